//! A log-in as the window shows it.

use serde::Serialize;

use super::Problem;
use crate::face::time::Time;
use crate::network::Network;

/// A log-in under way, or how it ended. Gone when the person closes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Attempt {
    pub network: Network,
    /// The account that must come back, without `@`.
    pub expected: Option<String>,
    /// The account that is reconnected.
    pub account: Option<String>,
    /// Pages are chosen after the log-in.
    pub pages: bool,
    pub return_address: String,
    /// The end of the wait for the browser.
    pub until: Time,
    pub stage: AttemptStage,
    /// A trouble that does not end it: the port is busy, no browser opened, the pasted text is no address of ours.
    pub notice: Option<Problem>,
}

/// How far a log-in has come.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AttemptStage {
    /// Waits for the browser, or for its address to be pasted.
    Waiting,
    /// The browser came back; Meta is asked.
    Finishing,
    /// A code without `state`: is this account the right one?
    IsThisRight { name: String },
    /// The person chooses among these Pages.
    WhichPages { pages: Vec<OfferedPage> },
    /// The account is kept; with it the ids of other Pages, and the Pages that could not be kept.
    Done { account: String, others: Vec<String>, left_out: Vec<LeftOut> },
    /// The log-in failed or was refused, and nothing changed.
    Over { problem: Problem },
}

/// A Page that may be chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OfferedPage {
    pub id: String,
    pub name: String,
    /// The username of the Instagram account behind it.
    pub instagram: Option<String>,
}

/// A chosen Page that could not be kept.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LeftOut {
    pub name: String,
    pub problem: Problem,
}
