//! What happened, as the page of it shows it, and what is told after an absence.

use serde::Serialize;

use super::time::Time;
use crate::history::{Kind, Mark, Wanted};
use crate::network::Network;

/// A page of what happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Activity {
    /// What the page was asked for.
    pub wanted: Wanted,
    /// Newest first.
    pub lines: Vec<ActivityLine>,
    /// Where the next page begins; null where nothing is older.
    pub older: Option<Mark>,
    /// The file into which the table was written last.
    pub saved: Option<String>,
}

/// A line of what happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ActivityLine {
    pub at: Time,
    pub kind: Kind,
    /// A key of the texts; `checked` or `unanswered` for what is counted by day.
    pub event: String,
    #[cfg_attr(test, ts(type = "Record<string, unknown>"))]
    pub facts: serde_json::Value,
    /// The account that it is about, by id. Null where it is about several or none.
    pub account: Option<String>,
    /// Its name without `@`, also where it is not here anymore.
    pub name: Option<String>,
    pub network: Option<Network>,
    /// How many accounts it is about, where it is counted by day; else null.
    pub count: Option<u32>,
}

/// What is told after the program did not run for days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CatchUp {
    pub days: u32,
    /// How many tokens were extended on the return.
    pub extended: u32,
    /// The accounts that expired meanwhile and still need a person, by id.
    pub expired: Vec<String>,
}
