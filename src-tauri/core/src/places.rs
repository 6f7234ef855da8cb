//! Where tokens are used, and how a file is edited: bytes in, bytes out.

pub mod by_hand;
pub mod command;
pub mod date_line;
pub mod env_file;
pub(crate) mod form;
pub mod formats;
pub mod key_trouble;
pub mod lines;
pub mod presets;
#[cfg(test)]
pub(crate) mod sample;
pub mod settings;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::account::ByAccount;
use crate::moment::Moment;

/// Something that uses the newest token of an account: a line of a settings file, or a form that a person fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Our own id: 8 hex digits.
    pub id: String,
    /// The account whose token it receives; None for a place that waits for its account.
    pub account: Option<String>,
    /// For a waiting place: the network whose next account it belongs to.
    pub waits_for: Option<crate::network::Network>,
    /// The kind of place, and where it is.
    pub target: Target,
    /// When it was added.
    pub added_at: Moment,
    /// How the last delivery went; None before the first.
    pub last: Option<Receipt>,
}

impl Place {
    /// Places by the account whose token they take; those that wait for one are left out.
    pub fn by_account(places: &[Self]) -> ByAccount<'_, Self> {
        ByAccount::sorted(places, |place| place.account.as_deref())
    }

    /// Whether the token that a person pasted here was replaced while they were at it.
    pub fn was_outrun(&self) -> bool {
        self.last.as_ref().is_some_and(|last| last.reason == Some(Reason::Replaced))
    }
}

/// The kind of place, with its address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Target {
    /// A line in a settings file.
    EnvFile {
        /// The absolute path of the file.
        path: PathBuf,
        /// The name before `=`.
        key: String,
        /// The name of the line that receives the user ID, if there is one.
        user_id_key: Option<String>,
    },
    /// A form elsewhere, into which a person pastes the token.
    ByHand {
        /// What the person calls it.
        name: String,
        /// The page with the form, an `https` address.
        link: Option<String>,
    },
}

/// A line of a settings file, as a place names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileLine<'a> {
    /// The absolute path of the file.
    pub path: &'a Path,
    /// The name before `=`.
    pub key: &'a str,
    /// The name of the line that receives the user ID, if there is one.
    pub user_id_key: Option<&'a str>,
}

impl Target {
    /// The kind in data.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::EnvFile { .. } => "env_file",
            Self::ByHand { .. } => "by_hand",
        }
    }

    /// The address of the place as a person reads it: path and name of a line, or the name of a form.
    pub fn place(&self) -> String {
        match self {
            Self::EnvFile { path, key, .. } => format!("{}#{key}", path.display()),
            Self::ByHand { name, .. } => name.clone(),
        }
    }

    /// The address that only one place has; None for a form, because two accounts may be pasted into forms of one name.
    pub fn address(&self) -> Option<String> {
        self.line().map(|_| self.place())
    }

    /// The line of a settings file; None for a form.
    pub fn line(&self) -> Option<FileLine<'_>> {
        match self {
            Self::EnvFile { path, key, user_id_key } => {
                Some(FileLine { path, key, user_id_key: user_id_key.as_deref() })
            }
            Self::ByHand { .. } => None,
        }
    }

    /// Whether it is this line of this file.
    pub fn is_line(&self, path: &Path, key: &str) -> bool {
        self.line().is_some_and(|line| line.path == path && line.key == key)
    }
}

/// The record of one delivery, or of the reason why it did not happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The id of the place.
    pub place: String,
    /// When the delivery was tried.
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
    /// The program that takes the token ended with an error.
    /// A word of the contract; not made yet.
    HookFailed,
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
            Self::ByHand => "by_hand",
            Self::Replaced => "replaced",
            Self::NotYet => "not_yet",
        }
    }
}
