//! What ends while this computer stays off, and the files with the dates of all accounts, as the window shows them.

use serde::{Deserialize, Serialize};

use super::time::Time;
use crate::forecast::{Over, Why};

/// What is to come until a day on which nothing was extended meanwhile.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Forecast {
    /// How many days the person looks ahead.
    pub days: u32,
    /// The day that is meant.
    pub until: Time,
    /// The accounts that end by then, the first to end first.
    pub expiring: Vec<Expiring>,
    /// How many accounts are good beyond that day.
    pub safe: u32,
}

/// An account that ends.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Expiring {
    pub id: String,
    /// In the past where it has ended.
    pub at: Time,
    pub why: Why,
    /// Why it does not work any more; null while it works.
    pub over: Option<Over>,
    /// Whether extending it now moves that end.
    pub can_extend_now: bool,
}

/// A file with the dates of all accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Export {
    /// A calendar with the ends of tokens.
    Calendar,
    /// A table of all accounts, for a spreadsheet.
    Report,
}

/// A file that was saved with the dates of all accounts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Exported {
    pub what: Export,
    pub file: String,
}
