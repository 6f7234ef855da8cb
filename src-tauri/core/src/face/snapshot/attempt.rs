//! A log-in as the window shows it.

use serde::Serialize;

use super::Problem;
use crate::face::time::Time;
use crate::network::Network;

/// A log-in under way, or how it ended, until the person closes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Attempt {
    pub network: Network,
    /// The account that must log in, without `@`.
    pub expected: Option<String>,
    /// The account that is reconnected.
    pub account: Option<String>,
    /// Whether the person chooses Pages after the log-in.
    pub pages: bool,
    pub return_address: String,
    /// When the wait for the browser ends.
    pub until: Time,
    pub stage: AttemptStage,
    /// A trouble that does not end the log-in: the port is busy, no browser opened, or the pasted text is no address of
    /// this log-in.
    pub notice: Option<Problem>,
    /// Whether the clipboard holds the address that this log-in waits for.
    pub on_clipboard: bool,
}

/// How far a log-in has come.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AttemptStage {
    /// Waits for the browser to return, or for its address to be pasted.
    Waiting,
    /// The browser returned, and Meta is asked for the token.
    Finishing,
    /// Asks whether this account is the right one, because a pasted address brought it. The name is as people write it.
    IsThisRight { name: String },
    /// The person chooses among these Pages.
    WhichPages { pages: Vec<OfferedPage> },
    /// The account is kept. `others` are the ids of further Pages, `known` lists those of all that were here before,
    /// `left_out` the Pages that could not be kept.
    Done { account: String, others: Vec<String>, known: Vec<String>, left_out: Vec<LeftOut> },
    /// The tokens are sealed for somebody else and wait to be sent; no account is kept here.
    Sealed { left_out: Vec<LeftOut> },
    /// The log-in failed or was refused, and nothing changed.
    Over { problem: Problem },
}

/// A Page that may be chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OfferedPage {
    pub id: String,
    pub name: String,
    /// The username of the Instagram account that is linked to the Page.
    pub instagram: Option<String>,
}

/// A Page that was chosen and could not be kept.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LeftOut {
    pub name: String,
    pub problem: Problem,
}
