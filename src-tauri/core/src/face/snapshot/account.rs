//! An account as the window shows it.

use serde::Serialize;

use super::Problem;
use crate::account::{Kind, TokenKind};
use crate::face::places::Place;
use crate::face::time::Time;
use crate::network::Network;
use crate::policy::Status;

/// An account, with all that its row and its details show.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Account {
    pub id: String,
    pub network: Network,
    /// Without `@`.
    pub name: String,
    pub label: Option<String>,
    pub user_id: String,
    pub kind: Kind,
    pub app_id: Option<String>,
    pub auto_extend: bool,
    pub status: Status,
    pub token_kind: TokenKind,
    /// What the program does for it at this moment.
    pub work: Option<Work>,
    pub connected_at: Time,
    pub obtained_at: Option<Time>,
    pub expires_at: Option<Time>,
    pub login_required_by: Option<Time>,
    /// The earliest moment at which Meta extends it.
    pub extend_from: Option<Time>,
    /// When the program extends it next without being asked.
    pub next_attempt: Option<Time>,
    /// Since when tries have failed.
    pub failing_since: Option<Time>,
    pub snoozed_until: Option<Time>,
    pub permissions: Permissions,
    pub places: Vec<Place>,
    pub problem: Option<Problem>,
    /// How the last extend that a person asked for here ended; null before one.
    pub outcome: Option<Outcome>,
}

/// What is running for an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Work {
    Extending,
    Checking,
    Connecting,
    Sending,
}

/// How an extend ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Outcome {
    pub outcome: crate::journeys::extend::Outcome,
    pub at: Time,
    pub token_changed: Option<bool>,
    /// Places that have the new token.
    pub sent: u32,
    pub problem: Option<Problem>,
}

/// Permissions by Meta's names.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Permissions {
    /// Null when Meta never told.
    pub granted: Option<Vec<String>>,
    pub missing: Vec<String>,
}
