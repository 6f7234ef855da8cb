//! The keychain of Linux: the Secret Service of gnome-keyring, KDE Wallet or KeePassXC.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use keyring_core::CredentialStore;
use sixty_core::ports::{Sight, VaultTrouble};
use tokio::time::timeout;
use zbus::Connection;
use zbus::zvariant::{OwnedObjectPath, OwnedValue};
use zbus_secret_service_keyring_store::Store;

use super::cause::Cause;
use super::seen::Seen;

/// The Secret Service names no longest entry.
pub(super) const LONGEST: Option<usize> = None;

const SERVICE: &str = "org.freedesktop.secrets";
const PATH: &str = "/org/freedesktop/secrets";
const INTERFACE: &str = "org.freedesktop.Secret.Service";
const COLLECTION: &str = "org.freedesktop.Secret.Collection";

/// What a bus says whose rules keep the question from the service, e.g. those of a sandbox.
const DENIED: &str = "org.freedesktop.DBus.Error.AccessDenied";

/// A service that is not running is started by the question.
const LONGEST_LOOK: Duration = Duration::from_secs(3);

/// Connects to the session bus and agrees on a key that encrypts the secrets on it.
///
/// # Errors
/// There is no session bus, or no program on it keeps secrets.
pub(super) fn open() -> keyring::Result<Arc<CredentialStore>> {
    let store = Store::new()?;
    Ok(store)
}

/// Whether the Secret Service is there and has a default collection, in which new entries go, and whether that one is
/// locked. No question opens a prompt. A service that does not answer in time is taken for one.
///
/// # Errors
/// There is no session bus, no such service, no such collection, or the bus keeps this program out.
pub(super) async fn look() -> Result<Seen, VaultTrouble> {
    timeout(LONGEST_LOOK, default_collection()).await.unwrap_or(Ok(Seen::unsure(false)))
}

async fn default_collection() -> Result<Seen, VaultTrouble> {
    let bus = Connection::session().await.map_err(|_| VaultTrouble::Missing)?;
    let asked = bus.call_method(Some(SERVICE), PATH, Some(INTERFACE), "ReadAlias", &"default").await;
    let answer = asked.map_err(|error| match error {
        zbus::Error::MethodError(name, ..) if name.as_str() == DENIED => VaultTrouble::Denied,
        _ => VaultTrouble::Missing,
    })?;
    let by = answer.header().sender().map(ToString::to_string);
    let sight = match answer.body().deserialize::<OwnedObjectPath>() {
        // The root stands for no object, by the specification.
        Ok(collection) if collection.as_str() == "/" => return Err(VaultTrouble::NoKeyring),
        Ok(collection) => match is_locked(&bus, &collection).await {
            Some(true) => Sight::Locked,
            Some(false) => Sight::Open,
            None => Sight::Unsure,
        },
        Err(_) => Sight::Unsure,
    };
    Ok(Seen { sight, by, asks: true })
}

async fn is_locked(bus: &Connection, collection: &OwnedObjectPath) -> Option<bool> {
    let (properties, what) = ("org.freedesktop.DBus.Properties", (COLLECTION, "Locked"));
    let answer = bus.call_method(Some(SERVICE), collection, Some(properties), "Get", &what).await.ok()?;
    answer.body().deserialize::<OwnedValue>().ok()?.try_into().ok()
}

/// The attributes of a new entry: the label that a person sees in the keychain's own window.
pub(super) fn modifiers(label: &str) -> HashMap<&str, &str> {
    HashMap::from([("label", label)])
}

/// The attributes by which all entries of a service are found.
pub(super) fn search(service: &str) -> HashMap<&'static str, String> {
    HashMap::from([("service", service.to_owned())])
}

/// The cause of a failed call. The store reports its cause as text only: fixed words of the crate secret-service (its
/// error.rs), or the D-Bus error name of the Secret Service specification.
pub(super) fn cause(error: &(dyn Error + Send + Sync)) -> Cause {
    let text = error.to_string();
    let says_one_of = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says_one_of(&["prompt dismissed", "object locked", "org.freedesktop.Secret.Error.IsLocked"]) {
        Cause::Locked
    } else if says_one_of(&["result not returned from SS API"]) {
        // Without a default collection no entry can be stored.
        Cause::NoKeyring
    } else if says_one_of(&[DENIED]) {
        Cause::Denied
    } else {
        Cause::Lost
    }
}
