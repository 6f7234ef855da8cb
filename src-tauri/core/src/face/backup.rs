//! A backup that is made or brought back, as the window shows it. No token and no app secret of it is ever shown.

use serde::Serialize;

use super::snapshot::Problem;
use super::time::Time;
use crate::backup::Outcome;
use crate::network::Network;

/// A backup, while it is made or brought back.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Backup {
    /// A passphrase is asked for. This is what would be in the file.
    Asks { inside: Inside },
    /// It is sealed, opened or brought back, which takes a moment.
    Working,
    /// The file was written. The vault has no token of the accounts that are left out, and something in the apps that
    /// are left out cannot be right.
    Made { file: String, inside: Inside, accounts_left_out: Vec<SavedAccount>, apps_left_out: Vec<SavedApp> },
    /// A file was chosen and waits for its passphrase; the problem is that of the last one.
    Locked { file: String, problem: Option<Problem> },
    /// The file is open. Nothing was changed yet.
    Found { made_at: Time, inside: Inside, change: Restored },
    /// It was brought back.
    Restored { change: Restored },
    /// It failed. `is_open`: the file is open still, so that bringing it back can be tried again.
    Refused { problem: Problem, is_open: bool },
}

/// How much is in a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Inside {
    pub accounts: u32,
    pub apps: u32,
    pub places: u32,
}

/// What bringing a backup back changes, or has changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Restored {
    /// The accounts by what becomes of them; the first group is what comes back.
    pub accounts: Vec<SameOutcome>,
    /// The apps that come back.
    pub apps: Vec<SavedApp>,
    /// The places that come back, as people write them.
    pub places: Vec<String>,
    /// Whether settings come back.
    pub settings: bool,
    /// How many places are of a kind that this version does not know. They stay out.
    pub unknown_places: u32,
}

/// Accounts of which the same becomes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SameOutcome {
    pub outcome: Outcome,
    /// Whether they are disconnected here, and stay so.
    pub disconnected: bool,
    pub count: u32,
    /// The first of them: a list of thousands is read by nobody.
    pub first: Vec<SavedAccount>,
}

/// An account of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SavedAccount {
    pub network: Network,
    /// Meta's username without `@`; on Facebook, the name.
    pub name: String,
}

/// A Meta app of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SavedApp {
    pub network: Network,
    pub id: String,
    /// The address to which its log-ins go on, where that is not on this computer.
    pub leads_to: Option<String>,
}
