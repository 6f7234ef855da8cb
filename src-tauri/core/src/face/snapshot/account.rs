//! An account as the window shows it.

use serde::Serialize;

use super::Problem;
use crate::account::{Kind, TokenKind, Way};
use crate::face::places::Place;
use crate::face::time::Time;
use crate::network::Network;
use crate::policy::Status;

/// An account, with everything that its row and its details show.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Account {
    pub id: String,
    pub network: Network,
    /// Meta's username without `@`; on Facebook, the name.
    pub name: String,
    pub label: Option<String>,
    /// The client that it belongs to.
    pub client: Option<String>,
    pub user_id: String,
    pub kind: Kind,
    pub app_id: Option<String>,
    /// How a person got the token; null for a token that came from elsewhere.
    pub way: Option<Way>,
    /// Whether a log-in gives a new token: a system user's is made in Meta's Business settings.
    pub logs_in: bool,
    pub auto_extend: bool,
    pub status: Status,
    pub token_kind: TokenKind,
    /// The work that runs for the account at this moment.
    pub work: Option<Work>,
    pub connected_at: Time,
    pub obtained_at: Option<Time>,
    pub expires_at: Option<Time>,
    pub login_required_by: Option<Time>,
    /// The earliest moment at which Meta extends the token.
    pub extend_from: Option<Time>,
    /// When the program extends it next without being asked.
    pub next_attempt: Option<Time>,
    /// Since when tries have failed, without a success in between.
    pub failing_since: Option<Time>,
    pub snoozed_until: Option<Time>,
    pub permissions: Permissions,
    pub places: Vec<Place>,
    pub problem: Option<Problem>,
    /// How the last extend that a person started in the window ended; null before the first.
    pub outcome: Option<Outcome>,
}

/// The work that runs for an account.
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
    /// How many places have the new token.
    pub sent: u32,
    pub problem: Option<Problem>,
}

/// Permissions by Meta's names.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Permissions {
    /// The granted permissions; null when Meta never named them.
    pub granted: Option<Vec<String>>,
    pub missing: Vec<String>,
}
