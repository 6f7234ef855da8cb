//! The Secret Service: gnome-keyring, KDE Wallet, KeePassXC.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use keyring_core::CredentialStore;
use zbus_secret_service_keyring_store::Store;

use super::session::Cause;

/// Connects to the session bus and agrees on a key for the way there.
pub(super) fn open() -> keyring::Result<Arc<CredentialStore>> {
    let store = Store::new()?;
    Ok(store)
}

/// What an entry is made with: the line that a person sees in the keychain's own window.
pub(super) fn modifiers(label: &str) -> HashMap<&str, &str> {
    HashMap::from([("label", label)])
}

/// What lies behind a failed call. The store hands its cause over as text only: fixed words of the crate
/// secret-service (its error.rs), or the D-Bus error name of the Secret Service specification.
pub(super) fn cause(error: &(dyn Error + Send + Sync)) -> Cause {
    let text = error.to_string();
    let says_one_of = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says_one_of(&["prompt dismissed", "object locked", "org.freedesktop.Secret.Error.IsLocked"]) {
        Cause::Locked
    } else if says_one_of(&["result not returned from SS API"]) {
        // There is no default collection, and with it no place for an entry.
        Cause::Missing
    } else {
        Cause::Lost
    }
}
