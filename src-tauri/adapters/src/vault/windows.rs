//! The Credential Manager.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use keyring_core::CredentialStore;
use windows_native_keyring_store::Store;

use super::session::Cause;

/// The credentials of this login.
pub(super) fn open() -> keyring::Result<Arc<CredentialStore>> {
    let store = Store::new()?;
    Ok(store)
}

/// What an entry is made with: it stays on this computer, where the crate's default would let it roam with a
/// domain profile. The Credential Manager shows the name; there is no label.
pub(super) fn modifiers(_label: &str) -> HashMap<&str, &str> {
    HashMap::from([("persistence", "Local")])
}

/// What lies behind a failed call. The store reports missing access for ERROR_NO_SUCH_LOGON_SESSION alone
/// (its utils.rs): a login without credentials, such as a network login.
pub(super) fn cause(error: &(dyn Error + Send + Sync)) -> Cause {
    if error.to_string().contains("ERROR_NO_SUCH_LOGON_SESSION") { Cause::Missing } else { Cause::Lost }
}
