//! A secret that is held for a short while, in memory alone.

use chrono::TimeDelta;

use crate::moment::Moment;
use crate::secret::Secret;

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

    /// Whether its time is over. If the clock was set back, the secret's age is unknown, and it counts as over.
    pub fn is_over(&self, now: Moment) -> bool {
        now >= self.until || self.until - now > self.span
    }
}
