//! How a delivery went, for good: each try leaves one receipt.

use serde::{Deserialize, Serialize};

use crate::moment::Moment;

/// The record of one delivery, or of the reason why it did not happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The id of the place.
    pub place: String,
    /// When the delivery was tried.
    pub at: Moment,
    /// Fingerprint of the token that the place holds after it; None when nothing was written.
    pub fingerprint: Option<String>,
    /// Why it did not happen, or what went wrong after it; None when all went well.
    pub reason: Option<Reason>,
    /// How far the token has come, where it was delivered.
    pub progress: Progress,
    /// Whether what uses the token has been told to read it anew.
    pub restart: Restart,
}

/// How far a delivered token has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// The other side took it.
    #[default]
    Written,
    /// It was read again where it was written.
    ReadBack,
    /// The other side took it, and shows it to nobody.
    WriteOnly,
    /// What uses it was restarted or says that it is well, or a person has said so.
    InForce,
}

/// Whether what uses a token has been told to read it anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Restart {
    /// There is nothing to restart.
    #[default]
    None,
    /// It still works with the token before.
    Needed,
    /// It was restarted after the delivery.
    Done,
}

impl Receipt {
    /// A delivery of this place that ended at this moment, with nothing said of what follows it.
    pub fn new(place: &str, at: Moment, fingerprint: Option<String>, reason: Option<Reason>) -> Self {
        let (progress, restart) = Default::default();
        Self { place: place.to_owned(), at, fingerprint, reason, progress, restart }
    }
}

impl Progress {
    /// The spelling in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::ReadBack => "read_back",
            Self::WriteOnly => "write_only",
            Self::InForce => "in_force",
        }
    }
}

impl Restart {
    /// The spelling in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Needed => "needed",
            Self::Done => "done",
        }
    }
}

/// Why a place does not have the newest token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The file is not where it was.
    Moved,
    /// Another program or a person changed the line since we wrote it.
    Changed,
    /// The file or its folder is not writable.
    NotWritable,
    /// The file cannot be replaced while a program holds it.
    InUse,
    /// The line is not there.
    KeyMissing,
    /// The line is there twice.
    KeyTwice,
    /// The program that takes the token, or that runs after it, ended with an error.
    HookFailed,
    /// The other side did not take it.
    Refused,
    /// The other side could not be asked.
    Unreachable,
    /// The key that opens the place is missing, has ended or may not do this.
    Credential,
    /// Only a person can put the token there.
    ByHand,
    /// The token was replaced after the person had copied it, so they pasted an older one. Data calls the state
    /// `by_hand`, because it is the person again that the place waits for.
    Replaced,
    /// No token was delivered yet.
    NotYet,
}

impl Reason {
    /// The spelling in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::NotWritable => "not_writable",
            Self::InUse => "in_use",
            Self::KeyMissing => "key_missing",
            Self::KeyTwice => "key_twice",
            Self::HookFailed => "hook_failed",
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
            Self::Credential => "credential",
            Self::ByHand => "by_hand",
            Self::Replaced => "replaced",
            Self::NotYet => "not_yet",
        }
    }
}
