//! A time in which the program did not run, because the computer was off or asleep, and what of it is told. Pure.
//!
//! The resident notes about once an hour that it runs, so that it knows on its return how long it was away. A person is
//! told of a week and more: shorter times are made up for before they cost anything.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::moment::{self, Moment};

/// The key of the moment at which the resident noted last that it runs.
pub const RAN_AT: &str = "ran-at";

/// The key of the last absence, until the person has closed what is said of it.
pub const ABSENCE: &str = "absence";

/// The shortest absence that is told.
const TOLD_FROM: TimeDelta = TimeDelta::days(7);

/// How long after the return an extend counts as made up for the absence.
const MADE_UP_WITHIN: TimeDelta = TimeDelta::days(1);

/// An absence that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// When the program is known to have run last.
    pub since: Moment,
    /// When it ran again.
    pub back: Moment,
    /// Whether a notification has told of it.
    #[serde(default)]
    pub notified: bool,
}

/// An absence, with what was made up for since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Return {
    pub absence: Absence,
    /// How many tokens were extended on the return.
    pub extended: u32,
}

impl Absence {
    /// The absence that ends now, where it is worth telling. A last run in the future was noted by a wrong clock.
    pub fn ending(ran_at: Option<Moment>, now: Moment) -> Option<Self> {
        let since = ran_at?;
        (moment::span(since, now) >= TOLD_FROM).then_some(Self { since, back: now, notified: false })
    }

    /// Reads it as it was kept. None where the return is in the future: a clock that was wrong had noted it.
    pub fn read(text: Option<&str>, now: Moment) -> Option<Self> {
        let absence: Self = serde_json::from_str(text?).ok()?;
        (absence.back <= now).then_some(absence)
    }

    /// How many whole days it was.
    pub fn days(&self) -> i64 {
        moment::span(self.since, self.back).num_days()
    }

    /// Whether the token of the account ended in that time.
    pub fn saw_the_end_of(&self, account: &Account) -> bool {
        account.token.expires_at.is_some_and(|end| self.since < end && end <= self.back)
    }

    /// Until when an extend counts as made up for it.
    pub fn made_up_until(&self) -> Moment {
        moment::after(self.back, MADE_UP_WITHIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::sample::{self, now};

    #[test]
    fn a_week_is_told_and_less_is_not() {
        let ran = |days| Some(now() - TimeDelta::days(days));
        assert_eq!(Absence::ending(ran(18), now()).unwrap().days(), 18);
        assert!(Absence::ending(ran(7), now()).is_some());
        assert!(Absence::ending(Some(now() - TimeDelta::hours(167)), now()).is_none());
        assert!(Absence::ending(None, now()).is_none(), "the first start");
        assert!(Absence::ending(ran(-3000), now()).is_none(), "a clock was wrong");
    }

    #[test]
    fn what_a_wrong_clock_kept_is_not_told_by_a_right_one() {
        let kept = Absence::ending(Some(now()), now() + TimeDelta::days(4000)).unwrap();
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(Absence::read(Some(&text), now()), None);
        assert_eq!(Absence::read(Some(&text), kept.back), Some(kept));
        assert_eq!(Absence::read(Some(""), now()), None, "it was closed");
    }

    #[test]
    fn a_token_ended_meanwhile_if_its_end_lies_between() {
        let absence = Absence::ending(Some(now() - TimeDelta::days(18)), now()).unwrap();
        for (days, meanwhile) in [(-19, false), (-18, false), (-2, true), (0, true), (1, false)] {
            let account = sample::ends_in(TimeDelta::days(days));
            assert_eq!(absence.saw_the_end_of(&account), meanwhile, "{days}");
        }
    }
}
