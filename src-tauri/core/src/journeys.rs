//! The roads of a token: each runs one way, without back and forth, and may be cut off after any line.

pub mod add_place;
pub mod apps;
pub mod arrive;
pub mod check;
pub mod connect;
pub mod decide;
pub mod deliver;
pub mod env_run;
pub mod extend;
pub mod import;
pub mod odd;
pub mod overdue;
pub mod prove;
pub mod remind;
pub mod remove_place;
pub mod settle;
pub mod waiting;

use std::time::Duration;

use url::Url;

use crate::account::{Account, HistoryLine};
use crate::ports::Moment;
use crate::problem::Problem;

/// How long a second process waits for the first.
pub const LOCK_WAIT: Duration = Duration::from_secs(60);

/// Word of what is going on, for whoever watches.
pub enum Progress {
    /// Open this address.
    Open(Url),
    /// The port is taken; pasting still finishes it.
    PortBusy(u16),
    /// No listener for another reason; pasting still finishes it.
    NoDoor(Problem),
    /// No browser could be opened.
    NoBrowser,
    /// What was pasted is not it; the attempt goes on.
    NotThis(Problem),
    /// Nobody came back in time; an address may still be pasted.
    TimedOut,
    /// Somebody came back; Meta is asked for the token.
    CameBack,
    /// A code came without `state`: is this account the right one? The next pasted line is the answer.
    IsThisRight(String),
    /// These Pages came back: which of them are wanted? The answer is [`connect::Word::Pages`].
    PagesToChoose(Vec<connect::PageOffer>),
}

/// Where word goes. Cheap to call.
pub type Tell<'a> = &'a (dyn Fn(Progress) + Send + Sync);

/// A line of history about an account.
pub fn line(account: &Account, at: Moment, event: &str, facts: serde_json::Value) -> HistoryLine {
    HistoryLine { at, account: Some(account.id.clone()), event: event.to_owned(), facts }
}

/// A new id of ours: 8 hex digits.
pub fn fresh_id() -> String {
    let random = oauth2::CsrfToken::new_random_len(4);
    crate::secret::Secret::new(random.secret().clone()).mark().chars().take(8).collect()
}
