//! The login keychain.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use apple_native_keyring_store::keychain::Store;
use keyring_core::CredentialStore;

use super::session::Cause;

/// The keychain of this login.
pub(super) fn open() -> keyring::Result<Arc<CredentialStore>> {
    let store = Store::new()?;
    Ok(store)
}

/// What an entry is made with: nothing, its name is shown as the account.
pub(super) fn modifiers(_label: &str) -> HashMap<&str, &str> {
    HashMap::new()
}

/// What lies behind a failed call, by its OSStatus (SecBase.h). Only Debug tells that: Display is in the language
/// of the person.
pub(super) fn cause(error: &(dyn Error + Send + Sync)) -> Cause {
    let text = format!("{error:?}");
    let numbers = || text.split(|c: char| c != '-' && !c.is_ascii_digit());
    match numbers().find_map(|word| word.parse::<i32>().ok()) {
        // userCanceledErr, errSecAuthFailed, errSecInteractionRequired, errSecInteractionNotAllowed
        Some(-128 | -25293 | -25315 | -25308) => Cause::Locked,
        // errSecNotAvailable, errSecNoSuchKeychain, errSecInvalidKeychain, errSecNoDefaultKeychain
        Some(-25291 | -25294 | -25295 | -25307) => Cause::Missing,
        _ => Cause::Lost,
    }
}
