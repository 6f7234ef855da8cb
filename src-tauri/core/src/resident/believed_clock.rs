//! The time that schedule and faces go by: this computer's or, where Meta's answers show that its clock is off, Meta's.
//!
//! A clock that is wrong would say of every token that it has expired. Where it shows another day than Meta's, what Meta
//! tells about an end is not believed, so nothing is extended until it is set. Held by `year.rs` and `clock.rs`
//! (`resident/tests`).

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use chrono::{FixedOffset, TimeDelta};
use tokio::time::Instant;

use crate::moment::{self, CLOCK_IS_RIGHT_WITHIN, CLOCKS_AGREE_WITHIN, Moment};
use crate::ports::Clock;
use crate::problem::{Action, Case, Code, Fact, FactName, Problem};

/// This computer's clock, with what Meta's answers say about it.
pub struct BelievedClock {
    own: Arc<dyn Clock>,
    known: Mutex<Known>,
}

struct Known {
    /// By how much this computer's clock is ahead of Meta's; zero while nothing is known.
    ahead: TimeDelta,
    /// Whether this computer's clock may have been set since that was learned.
    is_old: bool,
    /// Whether Meta has told the time and this computer's clock was not set since, and did not stand still.
    is_certain: bool,
    /// What both clocks of this computer showed at the last look.
    seen: (Moment, Instant),
}

impl BelievedClock {
    /// Believes this clock until an answer of Meta's says otherwise.
    pub fn new(own: Arc<dyn Clock>) -> Self {
        let seen = (own.now(), Instant::now());
        Self {
            own,
            known: Mutex::new(Known { ahead: TimeDelta::zero(), is_old: false, is_certain: false, seen }),
        }
    }

    /// Takes by how much this computer's clock was ahead of Meta's at an answer.
    pub fn learn(&self, ahead: TimeDelta) {
        self.with(|known| {
            known.ahead = if ahead.abs() < CLOCK_IS_RIGHT_WITHIN { TimeDelta::zero() } else { ahead };
            known.is_old = false;
            known.is_certain = true;
        });
    }

    /// Notices that this computer's clock was set since the last look, or went on while the program slept. What was learned
    /// counts until Meta answers again: a clock that is wrong is mostly still wrong after a night.
    pub fn look(&self) {
        let seen = (self.own.now(), Instant::now());
        self.with(|known| {
            let passed = moment::of_wait(seen.1.duration_since(known.seen.1));
            let moved = moment::span(moment::after(known.seen.0, passed), seen.0);
            let was_set = moved.abs() >= CLOCK_IS_RIGHT_WITHIN;
            known.is_old |= was_set && !known.ahead.is_zero();
            known.is_certain &= !was_set;
            known.seen = seen;
        });
    }

    /// Whether Meta has to be asked for the time anew.
    pub fn is_old(&self) -> bool {
        self.with(|known| known.is_old)
    }

    /// The time, where Meta has confirmed it. What is deleted for its age goes by this: a clock that jumps ahead while nobody
    /// tells better would cost all of it.
    pub fn certain_now(&self) -> Option<Moment> {
        self.with(|known| known.is_certain).then(|| self.now())
    }

    /// Whether this computer's clock shows another day than Meta's.
    pub fn is_another_day(&self) -> bool {
        self.ahead().abs() > CLOCKS_AGREE_WITHIN
    }

    /// What a person is told of a clock that is off.
    pub fn problem(&self) -> Option<Problem> {
        let ahead = self.ahead();
        let case = match ahead {
            ahead if ahead.is_zero() => return None,
            ahead if ahead.abs() > CLOCKS_AGREE_WITHIN => Case::AnotherDay,
            ahead if ahead > TimeDelta::zero() => Case::Ahead,
            _ => Case::Behind,
        };
        let minutes = Fact::Number(ahead.num_minutes().abs());
        Some(Problem::new(Code::Clock, Action::None).because(case).with(FactName::Minutes, minutes))
    }

    fn ahead(&self) -> TimeDelta {
        self.with(|known| known.ahead)
    }

    fn with<T>(&self, look: impl FnOnce(&mut Known) -> T) -> T {
        look(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[async_trait]
impl Clock for BelievedClock {
    fn now(&self) -> Moment {
        moment::before(self.own.now(), self.ahead())
    }

    async fn until(&self, moment: Moment) {
        self.own.until(moment::after(moment, self.ahead())).await;
    }

    fn offset(&self, moment: Moment) -> FixedOffset {
        self.own.offset(moment)
    }
}
