//! The keychain of Windows: the Credential Manager.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use keyring_core::CredentialStore;
use sixty_core::ports::VaultTrouble;
use windows_native_keyring_store::Store;

use super::cause::Cause;
use super::seen::Seen;

/// The longest entry in bytes: CRED_MAX_CREDENTIAL_BLOB_SIZE ("CREDENTIALW structure").
pub(super) const LONGEST: Option<usize> = Some(2_560);

/// Opens the credentials of this login.
///
/// # Errors
/// The system refuses; the crate names no case.
pub(super) fn open() -> keyring::Result<Arc<CredentialStore>> {
    let store = Store::new()?;
    Ok(store)
}

/// Each login has a keychain, and it asks nobody.
///
/// # Errors
/// None.
pub(super) async fn look() -> Result<Seen, VaultTrouble> {
    Ok(Seen::unsure(false))
}

/// The attributes of a new entry: it stays on this computer, where the crate's default would let it roam with a domain
/// profile. There is no label; the Credential Manager shows the name.
pub(super) fn modifiers(_label: &str) -> HashMap<&str, &str> {
    HashMap::from([("persistence", "Local")])
}

/// The pattern by which all entries of a service are found: their names end in it, after a dot (the crate's
/// delimiters). Names of other services that match are left out by the caller.
pub(super) fn search(service: &str) -> HashMap<&'static str, String> {
    HashMap::from([("pattern", format!("{service}$"))])
}

/// The cause of a failed call, by the words of the crate (its utils.rs). ERROR_NO_SUCH_LOGON_SESSION is that of a login
/// without credentials, such as a network login, and of a computer whose rules let it keep none.
pub(super) fn cause(error: &(dyn Error + Send + Sync)) -> Cause {
    match error.to_string().as_str() {
        "Windows ERROR_NO_SUCH_LOGON_SESSION" => Cause::Missing,
        // ERROR_ACCESS_DENIED
        "Windows error code 5" => Cause::Denied,
        _ => Cause::Lost,
    }
}
