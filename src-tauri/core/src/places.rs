//! Where tokens are used, and how a file is edited: bytes in, bytes out.

pub mod env_file;
pub mod lines;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::moment::Moment;

/// Anything that needs the newest token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Ours: 8 hex digits.
    pub id: String,
    /// Whose token goes there. None for a place that waits for its account.
    pub account: Option<String>,
    /// For one that waits: whose token it needs.
    pub waits_for: Option<crate::network::Network>,
    /// What it is and where.
    pub target: Target,
    /// When it was added.
    pub added_at: Moment,
    /// How the last delivery went; None before the first.
    pub last: Option<Receipt>,
}

/// What a place is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Target {
    /// A line in a settings file.
    EnvFile {
        /// Absolute.
        path: PathBuf,
        /// The name before `=`.
        key: String,
        /// The line that takes the user ID, if any.
        user_id_key: Option<String>,
    },
}

impl Target {
    /// The kind in data.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::EnvFile { .. } => "env_file",
        }
    }

    /// Where, in one piece of text.
    pub fn place(&self) -> String {
        match self {
            Self::EnvFile { path, key, .. } => format!("{}#{key}", path.display()),
        }
    }
}

/// Proof of one delivery, or why it did not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The place.
    pub place: String,
    /// When.
    pub at: Moment,
    /// Fingerprint of the token that the place holds after it; None when nothing was written.
    pub fingerprint: Option<String>,
    /// Why it did not happen; None when it did.
    pub reason: Option<Reason>,
}

/// Why a place does not have the newest token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The file is not where it was.
    Moved,
    /// Somebody changed the line since we wrote it.
    Changed,
    /// The file or its folder may not be written.
    NotWritable,
    /// It cannot be replaced while something holds it.
    InUse,
    /// The line is not there.
    KeyMissing,
    /// The line is there twice.
    KeyTwice,
    /// The program that takes the token ended with an error.
    /// A word of the contract; not made yet.
    HookFailed,
    /// A person pastes it.
    ByHand,
    /// Nothing was sent yet.
    NotYet,
}

impl Reason {
    /// The name in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::NotWritable => "not_writable",
            Self::InUse => "in_use",
            Self::KeyMissing => "key_missing",
            Self::KeyTwice => "key_twice",
            Self::HookFailed => "hook_failed",
            Self::ByHand => "by_hand",
            Self::NotYet => "not_yet",
        }
    }
}
