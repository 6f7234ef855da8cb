//! When the app and `keep` may speak. `sixty remind` speaks when it is asked. Pure.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

use super::{Digest, Notice, Step};
use crate::moment::Moment;

/// The day's digest is given at the first tick after this hour.
const DIGEST_HOUR: u32 = 10;

/// When a person wants to hear nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manners {
    /// From this hour until that one; None by day and night.
    pub quiet: Option<(u32, u32)>,
    /// Nothing on Saturday and Sunday.
    pub not_on_weekends: bool,
}

impl Default for Manners {
    fn default() -> Self {
        Self { quiet: Some((20, 8)), not_on_weekends: true }
    }
}

/// A tick of the program.
#[derive(Clone, Copy)]
pub struct Tick<'a> {
    pub now: Moment,
    /// Local time of this computer.
    pub local: &'a dyn Fn(Moment) -> NaiveDateTime,
    /// The window is before the person's eyes and says it itself.
    pub in_front: bool,
    /// Days are lived through at a click: only the order of things matters.
    pub practice: bool,
}

/// The part of a digest that may be shown at this tick: all of it once a day, and once more what is over with an account
/// that was not spoken of yet.
pub fn timely(digest: Digest, tick: &Tick<'_>, manners: &Manners, given: &[Notice]) -> Option<Digest> {
    if tick.practice {
        return Some(digest);
    }
    let now = (tick.local)(tick.now);
    let is_early = now.hour() < DIGEST_HOUR;
    if tick.in_front || is_early || manners.is_quiet(now.hour()) || manners.is_silent(now.date()) {
        return None;
    }
    let today: Vec<&Notice> =
        given.iter().filter(|notice| (tick.local)(notice.given_at).date() == now.date()).collect();
    match digests(&today) {
        0 => Some(digest),
        1 => {
            let is_new = |id: &str| today.iter().all(|notice| notice.account != id);
            let extra = digest
                .0
                .into_iter()
                .filter(|due| matches!(due.step, Step::TurnedOff | Step::Expired) && is_new(&due.account.id));
            Some(Digest(extra.collect())).filter(|digest| !digest.0.is_empty())
        }
        _ => None,
    }
}

/// How many silent days follow today: what falls on them is said today ([`super::Rules::ahead`]).
pub fn ahead(today: NaiveDate, manners: &Manners) -> i64 {
    let next = today.iter_days().skip(1).take(7);
    next.take_while(|day| manners.is_silent(*day)).fold(0, |days, _| days + 1)
}

/// Hours as they are typed: `20-8`.
pub fn hours_in(text: &str) -> Option<(u32, u32)> {
    let (from, to) = text.split_once('-')?;
    let hour = |text: &str| text.trim().parse::<u8>().ok().filter(|hour| *hour <= 24).map(u32::from);
    Some((hour(from)?, hour(to)?))
}

impl Manners {
    fn is_quiet(&self, hour: u32) -> bool {
        match self.quiet {
            None => false,
            Some((from, to)) if from <= to => (from..to).contains(&hour),
            Some((from, to)) => hour >= from || hour < to,
        }
    }

    fn is_silent(&self, day: NaiveDate) -> bool {
        self.not_on_weekends && matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    }
}

/// All of one digest are given at one moment.
fn digests(today: &[&Notice]) -> usize {
    let mut moments: Vec<Moment> = today.iter().map(|notice| notice.given_at).collect();
    moments.sort_unstable();
    moments.dedup();
    moments.len()
}

#[cfg(test)]
mod tests;
