//! What moves to another computer in one sealed file: accounts with their tokens, Meta apps with their secrets, places and
//! settings. Pure.
//!
//! Whoever makes such a file chooses what another person's program keeps. So nothing in it is believed before it has the
//! shape that it must have: a file with anything else in it was not made by this program and is refused whole, because
//! half of a backup that is taken for all of it would be a loss. What is written is made through the same doors, so that
//! a backup that was made can be read. Held by `a_hostile_file_is_refused_whole` (`tests.rs` beside this file).
//!
//! A place that runs a program or calls an address comes back switched off. One of a kind that this version does not know
//! is left out and told.
//!
//! History stays where it is, and so does what is of one computer: locks, the certificate, the state of practice. A secret
//! that goes within 24 hours is not taken along, and neither are the keys for replies, which are over in 30 days.

mod checked;
mod judge;
#[cfg(test)]
mod tests;
mod written;

use crate::account::{Account, App};
use crate::moment::Moment;
use crate::places::Place;
use crate::problem::{Case, Problem};
use crate::sealed::NotOpened;
use crate::sealed::inside::{self, Kind};
use crate::secret::Secret;
use crate::settings::Settings;
use crate::tokens::Tokens;

pub use judge::{Ours, Outcome, judge};

/// The most bytes of a sealed backup. 10 000 accounts, each with two tokens and two places, take about 20 MB.
pub const LONGEST: usize = 32 * 1024 * 1024;

/// Everything that is in a backup.
pub struct Backup {
    /// When it was made, by the clock of the computer that made it.
    pub made_at: Moment,
    /// Whether it is of practice, whose tokens the real Meta does not know.
    pub practice: bool,
    pub accounts: Vec<SavedAccount>,
    pub apps: Vec<SavedApp>,
    /// The places, each of an account of the backup or one that waits for its account.
    pub places: Vec<Place>,
    /// How many places are of a kind that this version does not know; they are not among the others.
    pub unknown_places: usize,
    /// The settings that a person takes along.
    pub settings: Settings,
}

/// An account as it is in a backup.
#[derive(Clone)]
pub struct SavedAccount {
    /// The account. It has no problem but that of a token that was known to be dead.
    pub account: Account,
    /// Its tokens. The account's token facts are those of the current one.
    pub tokens: Tokens,
}

/// A Meta app as it is in a backup.
#[derive(Clone)]
pub struct SavedApp {
    pub app: App,
    /// The secret, if it is kept.
    pub secret: Option<Secret>,
    /// For whom the tokens are that log-ins with the app bring, where they are for somebody else.
    pub sealed_for: Option<SealedFor>,
}

/// Somebody else for whom an app's tokens are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedFor {
    /// The public key to seal to.
    pub key: String,
    /// Their name, where they gave one.
    pub from: Option<String>,
}

impl Backup {
    /// The content of a sealed file at `now`. An account whose time to undo its disconnect is over is left out with its
    /// places: its token was to be deleted by now.
    ///
    /// # Errors
    ///
    /// `x.paste` with the reason why it is no backup, or why it is not taken.
    pub fn read(content: &Secret, now: Moment) -> Result<Self, Problem> {
        let written: written::Written = inside::read(content, Kind::Backup, Case::BackupDamaged)?;
        checked::all(written, now).ok_or_else(|| inside::not_taken(Case::BackupDamaged))
    }

    /// The text that is sealed.
    pub fn text(&self) -> Secret {
        inside::text(Kind::Backup, written::Written::of(self))
    }
}

/// Whether an account can be written into a backup so that it is read again.
pub fn fits(saved: &SavedAccount, now: Moment) -> bool {
    checked::account(written::account(saved), now).is_some()
}

/// The same of an app.
pub fn app_fits(saved: &SavedApp, now: Moment) -> bool {
    checked::app(written::app(saved), now).is_some()
}

/// The same of a place.
pub fn place_fits(place: &Place, now: Moment) -> bool {
    checked::place(written::place(place), now).is_some()
}

/// The problem of a backup that could not be opened.
pub fn not_opened(why: NotOpened) -> Problem {
    inside::not_taken(match why {
        NotOpened::Passphrase => Case::BackupPassphrase,
        NotOpened::Broken => Case::BackupCut,
        NotOpened::OtherKey | NotOpened::Strange => Case::BackupStrange,
    })
}
