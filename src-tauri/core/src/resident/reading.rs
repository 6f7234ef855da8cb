//! Reads an error text that somebody saw elsewhere. Nothing of it is kept.

use super::Resident;
use crate::account::Account;
use crate::diagnosis::text;
use crate::face::{self, build};
use crate::secret::Secret;

impl Resident {
    /// An empty text is no text.
    pub(super) fn read_error(&mut self, text: &Secret) {
        let text = text.expose();
        self.reading = (!text.trim().is_empty()).then(|| self.reading_of(text));
    }

    fn reading_of(&self, text: &str) -> face::Reading {
        let accounts: Vec<Account> = self.live().cloned().collect();
        let reading = text::read(text, &accounts);
        face::Reading {
            known: reading.found.is_some(),
            problem: build::problem(&reading.problem()),
            network: reading.network,
            account: reading.account,
            hid_secret: reading.hid_secret,
        }
    }
}
