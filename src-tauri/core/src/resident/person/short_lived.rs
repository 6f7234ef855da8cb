//! A secret that is held for a short while, in memory alone.

use chrono::TimeDelta;

use crate::handover::SHORTEST_PASSPHRASE;
use crate::moment::Moment;
use crate::problem::{Action, Case, Code, Problem};
use crate::secret::Secret;

/// How long a passphrase waits for the person to choose where the file goes.
const PASSPHRASE_FOR: TimeDelta = TimeDelta::minutes(10);

/// A secret with the moment at which it is dropped.
pub struct ShortLived {
    pub secret: Secret,
    until: Moment,
    span: TimeDelta,
}

impl ShortLived {
    /// Holds the secret for this span from now on.
    pub fn new(secret: Secret, now: Moment, span: TimeDelta) -> Self {
        Self { secret, until: now + span, span }
    }

    /// Holds the passphrase of a file until the person has chosen where the file goes.
    ///
    /// # Errors
    ///
    /// `x.paste` for a passphrase that is too short.
    pub fn of_file(passphrase: Secret, now: Moment) -> Result<Self, Problem> {
        if passphrase.expose().trim().chars().count() < SHORTEST_PASSPHRASE {
            return Err(Problem::new(Code::Paste, Action::CheckPaste).because(Case::PassphraseShort));
        }
        Ok(Self::new(passphrase, now, PASSPHRASE_FOR))
    }

    /// Whether its time is over. If the clock was set back, the secret's age is unknown, and it counts as over.
    pub fn is_over(&self, now: Moment) -> bool {
        now >= self.until || self.until - now > self.span
    }
}
