//! The keychain of Linux: the Secret Service of gnome-keyring, KDE Wallet or KeePassXC.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use keyring_core::CredentialStore;
use zbus_secret_service_keyring_store::Store;

use super::cause::Cause;

/// Connects to the session bus and agrees on a key that encrypts the secrets on it.
///
/// # Errors
/// There is no session bus, or no program on it keeps secrets.
pub(super) fn open() -> keyring::Result<Arc<CredentialStore>> {
    let store = Store::new()?;
    Ok(store)
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
        Cause::Missing
    } else {
        Cause::Lost
    }
}
