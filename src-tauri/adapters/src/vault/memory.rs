//! A keychain in memory for tests: keyring-core's mock, which by itself refuses the attributes of a new entry.

use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;

use keyring::Result;
use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, mock};

pub(super) struct Store(Arc<mock::Store>);

impl Store {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self(mock::Store::new().unwrap()))
    }
}

impl CredentialStoreApi for Store {
    fn vendor(&self) -> String {
        self.0.vendor()
    }

    fn id(&self) -> String {
        self.0.id()
    }

    fn build(&self, service: &str, user: &str, _: Option<&HashMap<&str, &str>>) -> Result<Entry> {
        self.0.build(service, user, None)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
