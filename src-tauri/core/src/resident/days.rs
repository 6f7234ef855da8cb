//! Skipping ahead in practice: the days are lived through one by one, as if the computer had been on.

use super::Resident;
use super::message::Message;
use crate::problem::Problem;

const DAY: u32 = 24 * 60 * 60;

/// A year at most, so that a slip of the finger ends.
const MOST: u32 = 366;

impl Resident {
    /// Lives through so many days.
    pub(super) fn skip(&mut self, days: u32) {
        if self.practice.is_some() {
            self.skipping = Some(days.min(MOST));
        }
    }

    /// The next day begins once nothing of this one is left to do.
    pub(super) fn live_on(&mut self) {
        let busy = self.advancing || self.putting_in_order || !self.turns.is_idle();
        let (Some(left), Some(practice), false) = (self.skipping, self.practice.clone(), busy) else {
            return;
        };
        if left == 0 {
            self.skipping = None;
            return;
        }
        self.advancing = true;
        self.start(async move { Message::DayPassed(practice.advance(DAY).await) });
    }

    pub(super) fn day_passed(&mut self, outcome: Result<(), Problem>) {
        self.advancing = false;
        match outcome {
            Ok(()) => self.skipping = self.skipping.map(|left| left.saturating_sub(1)),
            Err(problem) => (self.skipping, self.problem) = (None, Some(problem)),
        }
    }
}
