//! The keychain of macOS: the login keychain.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use apple_native_keyring_store::keychain::Store;
use keyring_core::CredentialStore;
use sixty_core::ports::VaultTrouble;

use super::cause::Cause;

/// The keychain names no longest entry.
pub(super) const LONGEST: Option<usize> = None;

/// Opens the keychain of this login.
///
/// # Errors
/// The login has no keychain.
pub(super) fn open() -> keyring::Result<Arc<CredentialStore>> {
    let store = Store::new()?;
    Ok(store)
}

/// Each login has a keychain.
///
/// # Errors
/// None.
pub(super) async fn look() -> Result<(), VaultTrouble> {
    Ok(())
}

/// The attributes of a new entry: none, because the keychain's window shows its name as the account.
pub(super) fn modifiers(_label: &str) -> HashMap<&str, &str> {
    HashMap::new()
}

/// The attributes by which all entries of a service are found.
pub(super) fn search(service: &str) -> HashMap<&'static str, String> {
    HashMap::from([("service", service.to_owned())])
}

/// The cause of a failed call by its OSStatus (SecBase.h). It is read from the Debug text, because the Display text is in
/// the person's language.
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
