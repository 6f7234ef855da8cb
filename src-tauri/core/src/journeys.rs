//! The journeys of a token: connect, import, extend, check, deliver and the rest. Each is one async function over the
//! ports, and the program may be killed after any line of it.

pub mod about;
pub mod absence;
pub mod add_place;
pub mod apps;
pub mod arrive;
pub mod backup;
pub mod by_hand;
pub mod check;
pub mod connect;
pub mod decide;
pub mod deliver;
pub mod doctor;
pub mod end_old;
pub mod env_run;
pub mod extend;
pub mod former;
pub mod guard;
pub mod handover;
pub mod happened;
pub mod import;
pub mod in_force;
pub mod keys;
pub mod metadata;
pub mod migrate;
pub mod missing_entry;
pub mod place_key;
pub mod purge;
pub mod read_anew;
pub mod rebuild;
pub mod recover;
pub mod remember;
pub mod remind;
pub mod remove_place;
pub mod replies;
pub mod restore;
pub mod trust;
pub mod waiting;
pub mod whose_page;

use std::time::Duration;

use url::Url;

use crate::account::{Account, HistoryLine};
use crate::moment::Moment;
use crate::problem::Problem;

/// How long a process waits for another one to release an account: longer than one extend may take.
pub const LOCK_WAIT: Duration = Duration::from_secs(60);

/// A message of a log-in that is under way.
pub enum Progress {
    /// The address of Meta's log-in page, for the person's browser.
    Open {
        /// Meta's own address, for any browser.
        address: Url,
        /// The address with which we start a browser of this computer ourselves, where there is a listener.
        entrance: Option<Url>,
    },
    /// The port is taken; a pasted address still finishes the log-in.
    PortBusy(u16),
    /// The listener failed for another reason; a pasted address still finishes the log-in.
    NoDoor(Problem),
    /// No browser could be opened.
    NoBrowser,
    /// The pasted text is no address of this log-in; the log-in continues.
    NotThis(Problem),
    /// No browser returned in time; an address may still be pasted.
    TimedOut,
    /// A browser returned, and Meta is asked for the token.
    CameBack,
    /// A pasted address or code brought this account, and the person has to say whether it is the right one. The next
    /// pasted line is the answer.
    IsThisRight(String),
    /// The person has to choose among these Pages; the answer is [`connect::Word::Pages`].
    PagesToChoose(Vec<connect::PageOffer>),
}

/// Receives the progress of a log-in. Must return at once.
pub type Tell<'a> = &'a (dyn Fn(Progress) + Send + Sync);

/// A line of history about an account.
pub fn line(account: &Account, at: Moment, event: &str, facts: serde_json::Value) -> HistoryLine {
    HistoryLine { at, account: Some(account.id.clone()), event: event.to_owned(), facts }
}

/// Makes a new id of ours: 8 hex digits.
pub fn fresh_id() -> String {
    let random = oauth2::CsrfToken::new_random_len(4);
    crate::secret::Secret::new(random.secret().clone()).fingerprint().chars().take(8).collect()
}
