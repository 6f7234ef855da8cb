//! Explains an error text that a person saw elsewhere. No word of the text is kept, because people paste tokens with it.

use crate::account::Account;
use crate::diagnosis::text;
use crate::face::{self, build};
use crate::resident::records::Records;
use crate::secret::Secret;

/// The meaning of the text and the account that it is about; None for an empty text.
pub fn read(records: &Records, text: &Secret) -> Option<face::Reading> {
    let text = text.expose();
    if text.trim().is_empty() {
        return None;
    }
    let accounts: Vec<Account> = records.live().cloned().collect();
    let reading = text::read(text, &accounts);
    Some(face::Reading {
        known: reading.found.is_some(),
        problem: build::problem(&reading.problem()),
        network: reading.network,
        account: reading.account,
        hid_secret: reading.hid_secret,
    })
}
