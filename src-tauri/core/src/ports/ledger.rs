//! Facts about accounts, apps and places. No secret ever.

use crate::account::{Account, App, HistoryLine, Notice, Pending};
use crate::network::Network;
use crate::places::{Place, Receipt};
use crate::problem::{Action, Code, FactName, Problem};

/// Keeps facts, history and settings. Every call is one transaction: all of it or nothing.
///
/// # Errors
/// Every call fails with [`LedgerTrouble`] when the file cannot be read or written; nothing is changed then.
pub trait Ledger: Send + Sync {
    /// Every account, also those whose disconnect can be undone, in the order they were added.
    fn accounts(&self) -> Result<Vec<Account>, LedgerTrouble>;
    /// One account by id.
    fn account(&self, id: &str) -> Result<Option<Account>, LedgerTrouble>;
    /// Notes that a step begins; gives its number. Says who holds the account, for words only.
    fn begin(&self, attempt: &Pending) -> Result<i64, LedgerTrouble>;
    /// Steps that began and were never finished.
    fn unfinished(&self) -> Result<Vec<Pending>, LedgerTrouble>;
    /// Ends a step without a change of facts.
    fn abandon(&self, attempt: i64) -> Result<(), LedgerTrouble>;
    /// Inserts or replaces the account with its version raised, adds the lines, ends the step when one is named.
    /// Another account with the same network and user id is never made: its row is replaced.
    fn keep(
        &self,
        account: &Account,
        history: &[HistoryLine],
        attempt: Option<i64>,
    ) -> Result<(), LedgerTrouble>;
    /// Forgets an account, its places and receipts. Its history stays.
    fn forget(&self, id: &str) -> Result<(), LedgerTrouble>;
    /// History of an account, newest first, `limit` lines at most.
    fn history(&self, account: &str, limit: usize) -> Result<Vec<HistoryLine>, LedgerTrouble>;

    /// Every Meta app, in the order they were added.
    fn apps(&self) -> Result<Vec<App>, LedgerTrouble>;
    /// Inserts or replaces by network and id; a default one takes the default from its network's others.
    fn keep_app(&self, app: &App) -> Result<(), LedgerTrouble>;
    /// Removes it; when it was the default, the newest one left becomes it.
    fn remove_app(&self, network: Network, id: &str) -> Result<(), LedgerTrouble>;

    /// Every place with its last receipt, in the order they were added.
    fn places(&self) -> Result<Vec<Place>, LedgerTrouble>;
    /// Inserts or replaces by id.
    fn keep_place(&self, place: &Place) -> Result<(), LedgerTrouble>;
    /// Removes it and its receipts.
    fn remove_place(&self, id: &str) -> Result<(), LedgerTrouble>;
    /// Adds a receipt, with a line of history.
    fn receive(&self, receipt: &Receipt, history: &HistoryLine) -> Result<(), LedgerTrouble>;

    /// A number that is another one after another program has written; what this program writes leaves it.
    fn changes(&self) -> Result<i64, LedgerTrouble>;
    /// Every reminder that was given and not taken back, in the order they were given.
    fn notices(&self) -> Result<Vec<Notice>, LedgerTrouble>;
    /// Notes that these reminders were given.
    fn give(&self, notices: &[Notice]) -> Result<(), LedgerTrouble>;
    /// Forgets reminders that were given, so that they may be given again.
    fn take_back(&self, notices: &[Notice]) -> Result<(), LedgerTrouble>;

    /// A setting as it was set.
    fn setting(&self, key: &str) -> Result<Option<String>, LedgerTrouble>;
    /// Stores the value of a setting.
    fn set_setting(&self, key: &str, value: &str) -> Result<(), LedgerTrouble>;
}

/// Why a fact could not be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LedgerTrouble {
    /// The disk has no room left.
    #[error("the disk is full")]
    DiskFull,
    /// The data folder may not be written.
    #[error("the data folder may not be written")]
    ReadOnly,
    /// Written by a newer program than this one.
    #[error("the ledger was written by a newer version")]
    Newer,
    /// Another error, in the words of SQLite or the system.
    #[error("{0}")]
    Other(String),
}

impl LedgerTrouble {
    /// The word for the log: which kind of trouble it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::DiskFull => "disk_full",
            Self::ReadOnly => "read_only",
            Self::Newer => "newer",
            Self::Other(_) => "other",
        }
    }
}

impl From<LedgerTrouble> for Problem {
    fn from(trouble: LedgerTrouble) -> Self {
        match trouble {
            LedgerTrouble::DiskFull => Self::new(Code::DiskFull, Action::RetryLater),
            LedgerTrouble::ReadOnly => Self::new(Code::ReadOnly, Action::RetryLater),
            LedgerTrouble::Newer | LedgerTrouble::Other(_) => {
                Self::new(Code::Ledger, Action::Report).with_text(FactName::Detail, trouble.to_string())
            }
        }
    }
}
