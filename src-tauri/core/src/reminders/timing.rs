//! At which hours the desktop program may remind. `sixty remind` does so whenever it is run. Pure.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

use super::{Digest, Due};
use crate::account::{Notice, Step};
use crate::moment::Moment;

/// The hour from which the day's digest is shown, when people who work by day can act on it.
const DIGEST_HOUR: u32 = 10;

/// The times at which a person wants no reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manners {
    /// The hours at which quiet begins and ends; None for no quiet hours.
    pub quiet: Option<(u32, u32)>,
    /// Whether Saturday and Sunday are quiet.
    pub not_on_weekends: bool,
    /// Whether the day on which a token ends is told on such a day too.
    pub last_day_always: bool,
}

impl Default for Manners {
    fn default() -> Self {
        Self { quiet: Some((20, 8)), not_on_weekends: true, last_day_always: false }
    }
}

/// The moment at which the program might remind.
#[derive(Clone, Copy)]
pub struct Tick<'a> {
    pub now: Moment,
    /// The local time of this computer at a moment.
    pub local: &'a dyn Fn(Moment) -> NaiveDateTime,
    /// Whether the window has the focus, and itself shows what a reminder would say.
    pub in_front: bool,
    /// Whether this is practice, where days are skipped and no hour is unsuitable.
    pub practice: bool,
}

/// The part of a digest that may be shown at this moment. The whole digest is shown once a day. A second time on that
/// day, it may name accounts that it did not name and whose token has expired or was turned off since.
pub fn timely(digest: Digest, tick: &Tick<'_>, manners: &Manners, given: &[Notice]) -> Option<Digest> {
    if tick.practice {
        return Some(digest);
    }
    let now = (tick.local)(tick.now);
    let is_early = now.hour() < DIGEST_HOUR;
    if tick.in_front || is_early || manners.is_quiet(now.hour()) {
        return None;
    }
    let digest = if manners.is_silent(now.date()) { manners.last_day_of(digest)? } else { digest };
    let today: Vec<&Notice> =
        given.iter().filter(|notice| (tick.local)(notice.given_at).date() == now.date()).collect();
    match digests(&today) {
        0 => Some(digest),
        1 => {
            let named: BTreeSet<&str> = today.iter().map(|notice| notice.account.as_str()).collect();
            let is_new = |id: &str| !named.contains(id);
            let extra = digest
                .0
                .into_iter()
                .filter(|due| matches!(due.step, Step::TurnedOff | Step::Expired) && is_new(&due.account.id));
            Some(Digest(extra.collect())).filter(|digest| !digest.0.is_empty())
        }
        _ => None,
    }
}

/// How many quiet days follow today; their reminders are shown today ([`super::Rules::ahead`]).
pub fn ahead(today: NaiveDate, manners: &Manners) -> i64 {
    let next = today.iter_days().skip(1).take(7);
    next.take_while(|day| manners.is_silent(*day)).fold(0, |days, _| days + 1)
}

/// Reads quiet hours as a person types them, `20-8`: two different hours of a day. None for any other text.
pub fn hours_in(text: &str) -> Option<(u32, u32)> {
    let (from, to) = text.split_once('-')?;
    let hour = |text: &str| text.trim().parse::<u8>().ok().filter(|hour| *hour < 24).map(u32::from);
    let (from, to) = (hour(from)?, hour(to)?);
    (from != to).then_some((from, to))
}

impl Manners {
    fn is_quiet(&self, hour: u32) -> bool {
        match self.quiet {
            None => false,
            Some((from, to)) if from <= to => (from..to).contains(&hour),
            Some((from, to)) => hour >= from || hour < to,
        }
    }

    /// Of a digest, the accounts that are told on a silent day too: those whose token ends on it.
    fn last_day_of(&self, digest: Digest) -> Option<Digest> {
        let ends = |due: &Due| due.step == Step::Days(0) && due.days_left == Some(0);
        let last: Vec<Due> = digest.0.into_iter().filter(|due| self.last_day_always && ends(due)).collect();
        (!last.is_empty()).then_some(Digest(last))
    }

    fn is_silent(&self, day: NaiveDate) -> bool {
        self.not_on_weekends && matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    }
}

/// How many digests these notices belong to: the notices of one digest have the same moment.
fn digests(today: &[&Notice]) -> usize {
    let mut moments: Vec<Moment> = today.iter().map(|notice| notice.given_at).collect();
    moments.sort_unstable();
    moments.dedup();
    moments.len()
}

#[cfg(test)]
mod tests;
