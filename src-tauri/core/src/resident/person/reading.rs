//! Explains an error text that a person saw elsewhere.
//!
//! The text is read here and forgotten, because people paste tokens with it: the window gets its cause, its account,
//! Meta's numbers and whether something was hidden, and no word of the text. Held by
//! `a_pasted_error_says_what_it_means_and_whose_it_is_and_no_word_of_it_stays` (`resident/tests/pasting.rs`).

use crate::account::Account;
use crate::diagnosis::text;
use crate::face::{self, build};
use crate::moment::Moment;
use crate::resident::records::Records;
use crate::secret::Secret;

/// The meaning of the text and the account that it is about; None for an empty text.
pub fn read(records: &Records, text: &Secret, now: Moment) -> Option<face::Reading> {
    let text = text.expose();
    if text.trim().is_empty() {
        return None;
    }
    let accounts: Vec<Account> = records.live().cloned().collect();
    let reading = text::read(text, &accounts).at(now);
    let own =
        records.places.iter().filter(|place| place.account.is_some() && place.account == reading.account);
    let problem = reading.problem().with_places(own.count());
    Some(face::Reading {
        known: reading.found.is_some(),
        problem: build::problem(&problem),
        symptom: reading.symptom,
        network: reading.network,
        account: reading.account,
        hid_secret: reading.hid_secret,
    })
}
