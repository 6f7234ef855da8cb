//! The keychain of macOS: the login keychain, which is a file. The data protection keychain serves only programs with an
//! entitlement of Apple's (technical note TN3137), and a program in a terminal has none; what a person's file is worth
//! while it is locked (`kSecAttrAccessible`) is a matter of that other one. Nothing of ours goes to iCloud.
//!
//! An entry opens without a question for the program that made it. Another one, as `sixty` in a terminal beside the app, is
//! asked for: macOS shows a window with "Always Allow", and the call waits for it as for a locked keychain. Programs are
//! told apart by their signatures, so that one without a signature of a developer is asked for again after each update.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use apple_native_keyring_store::keychain::Store;
use keyring_core::CredentialStore;
use sixty_core::ports::VaultTrouble;

use super::cause::Cause;
use super::seen::Seen;

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

/// Each login has a keychain. Whether it is open shows only to a call, which may ask the person.
///
/// # Errors
/// None.
pub(super) async fn look() -> Result<Seen, VaultTrouble> {
    Ok(Seen::unsure(true))
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
        // userCanceledErr, errSecAuthFailed, errSecInteractionRequired, errSecInteractionNotAllowed, errSecInDarkWake (the
        // computer works for a moment while its lid is closed, and may ask nobody)
        Some(-128 | -25293 | -25315 | -25308 | -25320) => Cause::Locked,
        // errSecNotAvailable, errSecNoSuchKeychain, errSecInvalidKeychain, errSecNoDefaultKeychain
        Some(-25291 | -25294 | -25295 | -25307) => Cause::Missing,
        // wrPermErr, errSecNoAccessForItem, errSecInvalidOwnerEdit, errSecReadOnly, errSecMissingEntitlement
        Some(-61 | -25243 | -25244 | -25292 | -34018) => Cause::Denied,
        _ => Cause::Lost,
    }
}
