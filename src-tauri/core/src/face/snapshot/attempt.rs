//! A log-in as the window shows it.

use serde::Serialize;

use super::{Problem, Time};
use crate::network::Network;

/// A log-in under way, or how it ended. Gone when the person closes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Attempt {
    #[cfg_attr(test, ts(type = "'threads' | 'instagram' | 'facebook'"))]
    pub network: Network,
    /// Who must come back, without `@`.
    pub expected: Option<String>,
    /// The account that is reconnected.
    pub account: Option<String>,
    /// Pages are chosen once somebody is back.
    pub pages: bool,
    pub return_address: String,
    /// Until when we wait.
    pub until: Time,
    pub stage: AttemptStage,
    /// Said while it goes on: the port is busy, no browser opened, what was pasted is not it.
    pub notice: Option<Problem>,
}

/// Where a log-in stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AttemptStage {
    /// For the browser or a paste.
    Waiting,
    /// Somebody came back; Meta is asked.
    Finishing,
    /// A code without `state`: is this account the right one?
    IsThisRight { name: String },
    /// Which of these Pages?
    WhichPages { pages: Vec<OfferedPage> },
    /// It is kept; other Pages beside it, and those that could not be kept.
    Done { account: String, others: Vec<String>, left_out: Vec<LeftOut> },
    /// Over, nothing changed.
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
