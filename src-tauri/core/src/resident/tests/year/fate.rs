//! What happens to a computer, its owner's accounts and Meta in a year, drawn from a seed.

use chrono::{Datelike, TimeDelta, Timelike, Weekday};
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::moment::Moment;

/// A source of chance that gives the same for the same seed.
pub struct Fate {
    chance: TestRng,
    habit: Habit,
    is_healthy: bool,
    /// The hour of the year until which each of these lasts.
    away_until: u64,
    offline_until: u64,
    refused_until: u64,
    locked_until: u64,
    wrong_clock: Option<(u64, TimeDelta)>,
    /// The hour of this week in which a computer is on that is on for an hour a week.
    weekly: u64,
}

/// When the computer is on.
#[derive(Debug, Clone, Copy)]
enum Habit {
    Always,
    OfficeHours,
    AnHourAWeek,
    NowAndThen,
}

/// What an hour is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hour {
    pub is_on: bool,
    pub is_online: bool,
    /// Meta refuses everything with this code.
    pub refused: Option<i64>,
    pub is_locked: bool,
    /// By how much this computer's clock is ahead.
    pub clock_ahead: TimeDelta,
}

impl Hour {
    /// Whether nothing stands in the way of extending and of learning the truth.
    pub fn is_calm(self) -> bool {
        self.is_on
            && self.is_online
            && self.refused.is_none()
            && !self.is_locked
            && self.clock_ahead.is_zero()
    }
}

impl Fate {
    /// The fate of this number. In a healthy year nothing happens but nights, holidays and trouble that passes.
    pub fn new(seed: u64, is_healthy: bool) -> Self {
        let mut bytes = [7; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        let habits = [Habit::Always, Habit::OfficeHours, Habit::AnHourAWeek, Habit::NowAndThen];
        Self {
            chance: TestRng::from_seed(RngAlgorithm::ChaCha, &bytes),
            habit: habits[usize::try_from(seed % 4).unwrap()],
            is_healthy,
            away_until: 0,
            offline_until: 0,
            refused_until: 0,
            locked_until: 0,
            wrong_clock: None,
            weekly: 0,
        }
    }

    /// Whether no password changes and no clock is moved.
    pub fn is_healthy(&self) -> bool {
        self.is_healthy
    }

    /// A number below this one.
    pub fn below(&mut self, end: u64) -> u64 {
        self.chance.next_u64() % end
    }

    /// True once in so many times.
    pub fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// What the hour of this number is like, which begins at this moment.
    pub fn hour(&mut self, number: u64, at: Moment) -> Hour {
        let day = 24;
        let until = |longest: u64, fate: &mut Self| number + 1 + fate.below(longest);
        if self.one_in(60 * day) {
            // Longer than a healthy year has holidays, tokens end while the computer is off.
            self.away_until = until(if self.is_healthy { 10 } else { 40 } * day, self);
        }
        if self.one_in(20 * day) {
            self.offline_until = until(72, self);
        }
        if self.one_in(30 * day) {
            self.refused_until = until(20, self);
        }
        if self.one_in(30 * day) {
            self.locked_until = until(48, self);
        }
        if !self.is_healthy && self.one_in(50 * day) {
            self.wrong_clock = Some((until(72, self), self.jump()));
        }
        self.wrong_clock = self.wrong_clock.filter(|(until, _)| number < *until);
        Hour {
            is_on: self.is_on(number, at),
            is_online: number >= self.offline_until,
            refused: (number < self.refused_until).then_some([1, 2, 4][usize::try_from(number % 3).unwrap()]),
            is_locked: number < self.locked_until,
            clock_ahead: self.wrong_clock.map(|(_, ahead)| ahead).unwrap_or_default(),
        }
    }

    fn is_on(&mut self, number: u64, at: Moment) -> bool {
        const HOURS_A_WEEK: u64 = 7 * 24;
        if number.is_multiple_of(HOURS_A_WEEK) {
            // A weekday between ten and eighteen, counted from the Friday morning on which the year begins.
            self.weekly =
                number + [0, 3, 4, 5, 6][usize::try_from(self.below(5)).unwrap()] * 24 + self.below(8);
        }
        if number < self.away_until {
            return false;
        }
        let is_weekday = !matches!(at.weekday(), Weekday::Sat | Weekday::Sun);
        match self.habit {
            Habit::Always => true,
            Habit::OfficeHours => is_weekday && (9..17).contains(&at.hour()),
            Habit::AnHourAWeek => number == self.weekly,
            Habit::NowAndThen => self.one_in(4),
        }
    }

    /// How far a clock is moved: minutes, hours, days, or more than a year, to either side.
    fn jump(&mut self) -> TimeDelta {
        let minutes =
            [10, 600, 60 * 24 * 3, 60 * 24 * 45, 60 * 24 * 400][usize::try_from(self.below(5)).unwrap()];
        TimeDelta::minutes(if self.one_in(2) { minutes } else { -minutes })
    }
}
