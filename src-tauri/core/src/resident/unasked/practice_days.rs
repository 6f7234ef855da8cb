//! Skipping days in practice. The days are lived through one by one, as if the computer had been on all the time.

use crate::problem::Problem;
use crate::resident::base::Base;
use crate::resident::message::Message;

/// The seconds of a day, by which the clock of practice is moved.
const DAY: u32 = 24 * 60 * 60;

/// The longest skip in days: a year, so that even a mistyped number ends.
const LONGEST_SKIP: u32 = 366;

/// A skip of days in practice.
#[derive(Default)]
pub struct PracticeDays {
    /// How many days of it are left; None when no skip is under way.
    left: Option<u32>,
    /// Whether the person has skipped days since the program began.
    has_skipped: bool,
    /// Whether the clock of practice is being moved.
    advancing: bool,
}

impl PracticeDays {
    /// Begins a skip of this many days. In the real profile nothing happens, because its clock cannot be moved.
    pub fn skip(&mut self, base: &Base, days: u32) {
        if base.practice.is_some() {
            (self.left, self.has_skipped) = (Some(days.min(LONGEST_SKIP)), true);
        }
    }

    /// How many days of the skip are left.
    pub fn left(&self) -> Option<u32> {
        self.left
    }

    /// Whether the person has moved the time: what happens now may be their doing.
    pub fn has_skipped(&self) -> bool {
        self.has_skipped
    }

    /// Whether a skip is under way.
    pub fn is_skipping(&self) -> bool {
        self.left.is_some() || self.advancing
    }

    /// Moves the clock of practice by a day, or ends the skip.
    pub fn begin_next(&mut self, base: &mut Base) {
        let (Some(left), Some(practice), false) = (self.left, base.practice.clone(), self.advancing) else {
            return;
        };
        if left == 0 {
            self.left = None;
            return;
        }
        self.advancing = true;
        let passing = async move { Message::DayPassed(practice.advance(DAY).await) };
        base.start_or(passing, |problem| Message::DayPassed(Err(problem)));
    }

    /// Takes the result of moving the clock by a day.
    pub fn day_passed(&mut self, base: &mut Base, outcome: Result<(), Problem>) {
        self.advancing = false;
        match outcome {
            Ok(()) => self.left = self.left.map(|left| left.saturating_sub(1)),
            Err(problem) => (self.left, base.problem) = (None, Some(problem)),
        }
    }
}
