//! What the practice profile can do that the real one cannot: move time, and let something happen.

use std::path::PathBuf;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;
use crate::secret::Secret;

/// Something that a person can let happen in practice, to see what the program says then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum PracticeEvent {
    /// The owner of an account changes their password, so that Meta ends its token.
    PasswordChanged,
    /// Meta cannot be reached until this is ended.
    NoInternet,
    /// Every answer of Meta's is late until this is ended.
    SlowMeta,
    /// The browser is logged in as somebody else until this is ended.
    WrongAccount,
    /// The file of a place is no longer where it was.
    FileMoved,
}

/// An event with what it happens to; the flags say whether it begins or ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// To the account with this id of Meta's.
    PasswordChanged(String),
    NoInternet(bool),
    SlowMeta(bool),
    WrongAccount(bool),
    /// To the file with this path.
    FileMoved(PathBuf),
}

/// Controls the practice profile.
#[async_trait]
pub trait Practice: Send + Sync {
    /// Moves the clock of practice, and with it the Clock port, ahead.
    ///
    /// # Errors
    ///
    /// The problem if the practice server cannot be reached or refuses.
    async fn advance(&self, seconds: u32) -> Result<(), Problem>;

    /// Lets something happen, or ends it.
    ///
    /// # Errors
    ///
    /// The problem if the practice server cannot be reached or refuses, or if the file cannot be moved.
    async fn happen(&self, what: Happening) -> Result<(), Problem>;

    /// What happens at present and can be ended.
    ///
    /// # Errors
    ///
    /// The problem if the practice server cannot be reached.
    async fn going_on(&self) -> Result<Vec<PracticeEvent>, Problem>;

    /// A new token of an account that has none yet, as a person gets one from Meta's page.
    ///
    /// # Errors
    ///
    /// The problem if the practice server cannot be reached or refuses.
    async fn spare_token(&self) -> Result<Secret, Problem>;

    /// Whether time and events are set from here: a pretend Meta elsewhere has its own levers.
    fn is_ours(&self) -> bool {
        true
    }

    /// One of the sample files; None where practice has none.
    fn sample_file(&self) -> Option<PathBuf>;
}
