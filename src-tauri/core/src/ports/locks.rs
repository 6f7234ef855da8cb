//! One holder an account at a time, over all processes that use one data folder.

use std::time::Duration;

use async_trait::async_trait;

use crate::problem::{Action, Code, Fact, FactName, Problem};

/// Locks an account against all processes that use the same data folder.
#[async_trait]
pub trait Locks: Send + Sync {
    /// Waits until the account is free, at most `wait`. The account is released when the result is dropped or the
    /// process ends.
    ///
    /// # Errors
    ///
    /// [`LockTrouble::Busy`] when another holder kept the account for all that time, [`LockTrouble::Unusable`] when the
    /// data folder does not support locks.
    async fn hold(&self, account: &str, wait: Duration) -> Result<Held, LockTrouble>;
}

/// Proof that we hold an account, for as long as the value lives.
pub struct Held(#[allow(dead_code)] Box<dyn Send + Sync>);

impl Held {
    /// Wraps the value that releases the account when it is dropped.
    pub fn new(guard: impl Send + Sync + 'static) -> Self {
        Self(Box::new(guard))
    }
}

/// Why an account could not be held.
#[derive(Debug, thiserror::Error)]
pub enum LockTrouble {
    /// Another process still works on it.
    #[error("another process holds this account")]
    Busy {
        /// How long we waited; the person is told.
        waited: Duration,
    },
    /// The lock file could not be made.
    #[error("the lock file cannot be used: {0}")]
    Unusable(String),
}

impl LockTrouble {
    /// The word for the log: which kind of trouble it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Busy { .. } => "busy",
            Self::Unusable(_) => "unusable",
        }
    }
}

impl From<LockTrouble> for Problem {
    fn from(trouble: LockTrouble) -> Self {
        match trouble {
            LockTrouble::Busy { waited } => {
                let waited = i64::try_from(waited.as_secs()).unwrap_or(i64::MAX);
                Self::new(Code::Unknown, Action::RetryLater).with(FactName::Waited, Fact::Number(waited))
            }
            LockTrouble::Unusable(_) => {
                Self::new(Code::ReadOnly, Action::RetryLater).with_text(FactName::Detail, trouble.to_string())
            }
        }
    }
}
