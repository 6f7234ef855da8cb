//! A Meta app that is handed over, and tokens that are sealed for somebody else, as the window shows them.

use serde::Serialize;

use super::snapshot::Problem;
use super::time::Time;
use crate::handover::Difference;
use crate::network::Network;

/// A file that hands a Meta app over, while it is made or taken.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Handover {
    /// It is sealed or opened, which takes a moment.
    Working,
    /// The file was written. `secret`: the app secret is in it. `reply`: the other side seals its token for us.
    /// `message` tells the other side what to do with the file.
    Made { file: String, network: Network, secret: bool, reply: bool, message: String },
    /// A file was chosen and waits for its passphrase; the problem is that of the last one.
    Locked { file: String, problem: Option<Problem> },
    /// The file is open, and nothing of it is kept yet.
    Found { content: HandedOver },
    /// The app is kept.
    Taken { content: HandedOver },
    /// It failed, and nothing changed.
    Refused { problem: Problem },
}

/// What is in a file that hands a Meta app over; the secret itself is never shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HandedOver {
    pub network: Network,
    pub app_id: String,
    pub return_address: String,
    pub permissions: Vec<String>,
    /// Whether the app secret is in it.
    pub secret: bool,
    /// Whether the token that is connected goes to the person who made the file.
    pub reply: bool,
    /// The maker's name.
    pub from: Option<String>,
    /// The values in which the app that is kept here differs.
    pub differs: Vec<Difference>,
}

/// A sealed token that waits to be sent to the person that it is for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ToSend {
    pub network: Network,
    pub user_id: String,
    /// Meta's username without `@`; on Facebook, the name.
    pub name: String,
    /// For whom it is, where they gave a name.
    pub from: Option<String>,
    pub sealed_at: Time,
}

/// A Meta app whose tokens are for somebody else.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ForOther {
    pub network: Network,
    pub app_id: String,
    /// For whom, where they gave a name.
    pub from: Option<String>,
}
