//! Facts about accounts, apps and places. No secret ever.

use super::FormerContents;
use crate::account::{Account, App, HistoryLine, Notice, Pending};
use crate::history::{Day, Event, Query};
use crate::moment::Moment;
use crate::network::Network;
use crate::places::{Place, Receipt};
use crate::problem::{Action, Case, Code, FactName, Problem};

/// Keeps facts, history and settings. Every call is one transaction: all of it or nothing.
///
/// # Errors
/// Every call fails with [`LedgerTrouble`] when the file cannot be read or written; nothing is changed then.
pub trait Ledger: FormerContents + Send + Sync {
    /// All accounts, also those whose disconnect can be undone, in the order they were added.
    fn accounts(&self) -> Result<Vec<Account>, LedgerTrouble>;
    /// The account with this id; None when there is none.
    fn account(&self, id: &str) -> Result<Option<Account>, LedgerTrouble>;
    /// The account of this network and user id, also one whose disconnect can be undone; None when there is none.
    fn account_of(&self, network: Network, user_id: &str) -> Result<Option<Account>, LedgerTrouble>;
    /// Records that a step begins; returns its number.
    fn begin(&self, attempt: &Pending) -> Result<i64, LedgerTrouble>;
    /// The steps that began and were never finished.
    fn unfinished(&self) -> Result<Vec<Pending>, LedgerTrouble>;
    /// Ends a step without changing the account.
    fn abandon(&self, attempt: i64) -> Result<(), LedgerTrouble>;
    /// Inserts or replaces the account by id, raises its version, adds the lines of history, and ends the step if one
    /// is given. A place that is given is inserted or replaced with its last receipt. A second account with the same
    /// network and user id is refused.
    fn keep(
        &self,
        account: &Account,
        place: Option<&Place>,
        history: &[HistoryLine],
        attempt: Option<i64>,
    ) -> Result<(), LedgerTrouble>;
    /// Deletes an account, its places and receipts, and adds the lines of history. Its history stays.
    fn forget(&self, id: &str, history: &[HistoryLine]) -> Result<(), LedgerTrouble>;
    /// The history of an account, newest first, `limit` lines at most.
    fn history(&self, account: &str, limit: usize) -> Result<Vec<HistoryLine>, LedgerTrouble>;
    /// The lines of history that are looked for, newest first.
    fn events(&self, query: &Query<'_>) -> Result<Vec<Event>, LedgerTrouble>;
    /// What is looked for, counted by day and kind, up to this moment; `limit` counts nothing here. A day begins so many
    /// seconds before that of UTC.
    fn days(&self, query: &Query<'_>, until: Moment, ahead_of_utc: i32) -> Result<Vec<Day>, LedgerTrouble>;
    /// Deletes the history before this moment, but for lines that tell which tokens an account had that is still here.
    fn forget_history(&self, before: Moment) -> Result<(), LedgerTrouble>;

    /// All Meta apps, in the order they were added.
    fn apps(&self) -> Result<Vec<App>, LedgerTrouble>;
    /// Inserts or replaces the app with this network and id. If it is the default, no other app of its network is.
    fn keep_app(&self, app: &App) -> Result<(), LedgerTrouble>;
    /// Removes the app. If it was the default, the newest remaining one becomes the default.
    fn remove_app(&self, network: Network, id: &str) -> Result<(), LedgerTrouble>;

    /// All places, each with its last receipt, in the order they were added.
    fn places(&self) -> Result<Vec<Place>, LedgerTrouble>;
    /// The places of this account, each with its last receipt, in the order they were added.
    fn places_of(&self, account: &str) -> Result<Vec<Place>, LedgerTrouble>;
    /// The place with this address ([`crate::places::Target::address`]), with its last receipt; None when there is none.
    fn place_at(&self, address: &str) -> Result<Option<Place>, LedgerTrouble>;
    /// Inserts or replaces the place with this id.
    fn keep_place(&self, place: &Place) -> Result<(), LedgerTrouble>;
    /// Inserts or replaces a place that waits for its account, adds its last receipt and a line of history: all of it, or
    /// nothing.
    fn keep_waiting(&self, place: &Place, history: &HistoryLine) -> Result<(), LedgerTrouble>;
    /// Removes the place with its receipts.
    fn remove_place(&self, id: &str) -> Result<(), LedgerTrouble>;
    /// Adds a receipt and a line of history.
    fn receive(&self, receipt: &Receipt, history: &HistoryLine) -> Result<(), LedgerTrouble>;

    /// A number that changes whenever another program has written to the ledger; writes of this program do not change
    /// it. [`LedgerTrouble::Outdated`] once a newer version of the program works with it.
    fn changes(&self) -> Result<i64, LedgerTrouble>;
    /// All reminders that were shown and not taken back, in the order they were shown.
    fn notices(&self) -> Result<Vec<Notice>, LedgerTrouble>;
    /// Records that these reminders count as shown, and adds the lines of history.
    fn give(&self, notices: &[Notice], history: &[HistoryLine]) -> Result<(), LedgerTrouble>;
    /// Deletes the records of these reminders, so that they may be shown again.
    fn take_back(&self, notices: &[Notice]) -> Result<(), LedgerTrouble>;

    /// The value of a setting; None when it is not set.
    fn setting(&self, key: &str) -> Result<Option<String>, LedgerTrouble>;
    /// Stores the value of a setting.
    fn set_setting(&self, key: &str, value: &str) -> Result<(), LedgerTrouble>;
}

/// The reasons why the ledger could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LedgerTrouble {
    /// The disk has no room left.
    #[error("the disk is full")]
    DiskFull,
    /// The data folder may not be written.
    #[error("the data folder may not be written")]
    ReadOnly,
    /// The ledger was written by a newer version of the program.
    #[error("the ledger was written by a newer version")]
    Newer,
    /// A newer version of the program has changed the ledger while this one works with it.
    #[error("a newer version works with the ledger")]
    Outdated,
    /// Another error, in the words of SQLite or the system.
    #[error("{0}")]
    Other(String),
}

impl LedgerTrouble {
    /// Whether the disk takes no writes. What is in the ledger may be read all the same.
    pub const fn is_about_writing(&self) -> bool {
        matches!(self, Self::DiskFull | Self::ReadOnly)
    }

    /// The word for the log: which kind of trouble it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::DiskFull => "disk_full",
            Self::ReadOnly => "read_only",
            Self::Newer => "newer",
            Self::Outdated => "outdated",
            Self::Other(_) => "other",
        }
    }
}

impl From<LedgerTrouble> for Problem {
    fn from(trouble: LedgerTrouble) -> Self {
        match trouble {
            LedgerTrouble::DiskFull => Self::new(Code::DiskFull, Action::RetryLater),
            LedgerTrouble::ReadOnly => Self::new(Code::ReadOnly, Action::RetryLater),
            LedgerTrouble::Newer => Self::new(Code::Ledger, Action::None).because(Case::Newer),
            LedgerTrouble::Outdated => Self::new(Code::Ledger, Action::None).because(Case::Updated),
            LedgerTrouble::Other(_) => {
                Self::new(Code::Ledger, Action::Report).with_text(FactName::Detail, trouble.to_string())
            }
        }
    }
}
