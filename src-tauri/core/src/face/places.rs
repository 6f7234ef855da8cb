//! The places that use a token, as the window shows them, and the file that may become one.

use serde::Serialize;

use super::snapshot::Problem;
use crate::network::Network;

/// A moment: RFC 3339, UTC, whole seconds, `Z`.
type Time = String;

/// A place that uses the token.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Place {
    pub id: String,
    pub kind: String,
    /// The file, as a path.
    pub file: String,
    /// The line's name.
    pub key: String,
    #[cfg_attr(test, ts(type = "'current' | 'waiting' | 'failed' | 'stale'"))]
    pub state: String,
    pub reason: Option<String>,
    pub last_sent: Option<Time>,
}

/// A line of a file whose token was dead when the file was taken over.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WaitingPlace {
    pub id: String,
    /// Whose token it needs.
    #[cfg_attr(test, ts(type = "'threads' | 'instagram' | 'facebook'"))]
    pub network: Network,
    pub file: String,
    pub key: String,
}

/// A settings file that may become a place of an account.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewPlace {
    pub account: String,
    pub file: String,
    /// Those that look like tokens, by value or by name.
    pub lines: Vec<PlaceLine>,
    /// Why it, or the line that was asked for, cannot be one.
    pub problem: Option<Problem>,
}

/// A line that may take the token.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PlaceLine {
    pub line: u32,
    pub key: String,
    /// What a person may see of its value; null when there is none.
    pub masked: Option<String>,
    /// Whose token the value looks like.
    #[cfg_attr(test, ts(type = "'threads' | 'instagram' | 'facebook' | null"))]
    pub network: Option<Network>,
    /// The account whose place this line is now.
    pub account: Option<String>,
    /// Why it cannot be written.
    #[cfg_attr(test, ts(type = "'twice' | 'unclear' | null"))]
    pub trouble: Option<String>,
}
