//! The places that use a token, as the window shows them, and the file that may become one.

use serde::Serialize;

use super::snapshot::Problem;
use super::time::Time;
use crate::network::Network;
use crate::places::guard::{Exposure, Remedy};

/// A place that uses the token.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Place {
    pub id: String,
    #[cfg_attr(
        test,
        ts(
            type = "'env_file' | 'json_file' | 'yaml_file' | 'toml_file' | 'ini_file' | 'php_file' | 'command' | 'http' | 'github' | 'vercel' | 'by_hand'"
        )
    )]
    pub kind: String,
    /// The path of the file; of a place that is none its address, by hand the name of the form.
    pub file: String,
    /// The name of the variable in the file; empty for a place that is no file.
    pub key: String,
    /// By hand: the page with the form, if it is known.
    pub link: Option<String>,
    #[cfg_attr(test, ts(type = "'current' | 'waiting' | 'failed' | 'stale'"))]
    pub state: String,
    pub reason: Option<String>,
    pub last_sent: Option<Time>,
    /// Whether it has the token and what uses it still runs with the one before.
    pub restart: bool,
    /// Whether what the file held before our last write can be put back.
    pub can_undo: bool,
    /// What is known of the key that opens it; null for a place without one.
    pub credential: Option<Credential>,
    /// How others can come by its file, the worst first.
    pub exposures: Vec<Exposed>,
}

/// What is known of the key that opens a place.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Credential {
    /// When it ends, where the other side has told.
    pub ends: Option<Time>,
    #[cfg_attr(test, ts(type = "'good' | 'soon' | 'expired' | 'unknown'"))]
    pub state: String,
}

/// A way by which others can come by the file of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Exposed {
    pub kind: Exposure,
    /// What one press puts right.
    pub remedy: Option<Remedy>,
}

/// A line of an imported file whose token was already dead.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct WaitingPlace {
    pub id: String,
    /// The network whose token it needs.
    pub network: Network,
    pub file: String,
    pub key: String,
    /// The accounts that the line fits, by id: it names them, or held their token. Empty where that is not known.
    pub fits: Vec<String>,
}

/// A settings file that may become a place of an account.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewPlace {
    pub account: String,
    pub file: String,
    /// The name of the line that has moved here; null for a new place.
    pub key: Option<String>,
    /// The lines that look like tokens, by value or by name.
    pub lines: Vec<PlaceLine>,
    /// Why the file, or the chosen line, cannot become a place.
    pub problem: Option<Problem>,
}

/// A line that may take the token.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PlaceLine {
    pub line: u32,
    pub key: String,
    /// The masked value, safe to show; null when the line is empty.
    pub masked: Option<String>,
    /// The network whose token the value looks like.
    pub network: Option<Network>,
    /// The account whose place this line is now.
    pub account: Option<String>,
    /// The name of a line beside it that would keep the date of the token before.
    pub dated: Option<String>,
    /// Why the line cannot be written: the file sets it twice, or programs read it differently.
    #[cfg_attr(test, ts(type = "'twice' | 'unclear' | null"))]
    pub trouble: Option<String>,
}
