//! A day or a moment, as a person types it.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use sixty_core::journeys::remind;
use sixty_core::moment::Moment;
use sixty_core::ports::Clock;

/// The years that a moment can be in: from Unix time's first to the last that RFC 3339 writes, with four digits.
const YEARS: RangeInclusive<i32> = 1970..=9999;

/// What was typed. A day begins at this computer's midnight.
#[derive(Clone, Copy, Debug)]
pub enum Day {
    Day(NaiveDate),
    Moment(Moment),
}

impl Day {
    /// None for a text that is neither a day (`2026-12-24`) nor a moment (RFC 3339).
    pub fn typed(text: &str) -> Option<Self> {
        let moment = text.parse::<Moment>().ok().filter(|moment| YEARS.contains(&moment.year()));
        let day = || text.parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year()));
        moment.map(Self::Moment).or_else(|| day().map(Self::Day))
    }

    /// The moment, or the one at which the day begins.
    pub fn moment(self, clock: &dyn Clock) -> Moment {
        match self {
            Self::Moment(moment) => moment,
            Self::Day(day) => remind::start_of(clock, day),
        }
    }
}
