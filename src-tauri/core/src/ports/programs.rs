//! Programs of the person's that are run for a place.

use std::time::Duration;

use async_trait::async_trait;

use crate::secret::Secret;

/// How long a program may take (contract.md, Places).
pub const PROGRAM_LIMIT: Duration = Duration::from_secs(60);

/// Runs programs without a shell.
#[async_trait]
pub trait Programs: Send + Sync {
    /// Runs a program to its end, at most [`PROGRAM_LIMIT`]: the first word names it, `input` is all that it reads. What it
    /// prints is no answer; its last lines of errors are part of the trouble.
    ///
    /// # Errors
    ///
    /// [`ProgramTrouble`], also where it ended with another exit code than 0.
    async fn run(&self, words: &[String], input: Option<&Secret>) -> Result<(), ProgramTrouble>;
}

/// Why a program did not do its work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProgramTrouble {
    /// There is no program of this name.
    #[error("there is no such program")]
    Missing,
    /// It could not be started, in the system's words.
    #[error("it could not be started: {0}")]
    NotStarted(String),
    /// It ended with an error.
    #[error("it ended with {code}: {said}")]
    Failed {
        /// The exit code; -1 for a program that a signal ended.
        code: i32,
        /// Its last words on standard error, without the input in them.
        said: String,
    },
    /// It took too long, and was ended.
    #[error("it took longer than a minute")]
    TooLong,
}
