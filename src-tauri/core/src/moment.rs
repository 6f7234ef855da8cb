//! An absolute point in time: how it is written down, arithmetic that cannot overflow, and the door for dates that come
//! from outside.
//!
//! A date near the end of the calendar makes chrono's operators panic, so policy and schedule count with the functions
//! below; clippy holds that ([`arithmetic_side_effects`](https://rust-lang.github.io/rust-clippy/master/#arithmetic_side_effects)).

#![warn(clippy::arithmetic_side_effects)]

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// An absolute point in time. Durations are never stored, because a stopped clock would stretch them.
pub type Moment = DateTime<Utc>;

/// How far Meta's clock and ours may differ before neither is believed: no time zone, and no clock that is a little
/// fast or slow, makes more of a difference.
pub const CLOCKS_AGREE_WITHIN: TimeDelta = TimeDelta::days(1);

/// How far a computer's clock may be from Meta's before a person is told: no answer is under way for so long, and clocks that
/// a network sets differ by seconds. Ends are counted from Meta's time, so minutes harm no token.
pub const CLOCK_IS_RIGHT_WITHIN: TimeDelta = TimeDelta::minutes(5);

/// The moment as RFC 3339 in UTC: whole seconds, with `Z`. Its years are 0 to 9999, so a moment beyond them is told as the
/// first or the last second of these.
pub fn time(moment: Moment) -> String {
    /// 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z in Unix seconds.
    const SAYABLE: (i64, i64) = (-62_167_219_200, 253_402_300_799);
    let seconds = moment.timestamp().clamp(SAYABLE.0, SAYABLE.1);
    let moment = Moment::from_timestamp(seconds, 0).unwrap_or(moment);
    moment.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The moment this span later (earlier for a negative one); the calendar's first or last where it has no such moment.
pub fn after(moment: Moment, span: TimeDelta) -> Moment {
    let edge = if span < TimeDelta::zero() { Moment::MIN_UTC } else { Moment::MAX_UTC };
    moment.checked_add_signed(span).unwrap_or(edge)
}

/// The moment this span earlier; the calendar's first or last where it has no such moment.
pub fn before(moment: Moment, span: TimeDelta) -> Moment {
    let edge = if span < TimeDelta::zero() { Moment::MAX_UTC } else { Moment::MIN_UTC };
    moment.checked_sub_signed(span).unwrap_or(edge)
}

/// The span from one moment to another, negative if the other is earlier. The calendar is shorter than the longest span.
pub fn span(from: Moment, to: Moment) -> TimeDelta {
    to.signed_duration_since(from)
}

/// A number of days; the longest span where that many are none.
pub fn days(count: i64) -> TimeDelta {
    let edge = if count < 0 { TimeDelta::MIN } else { TimeDelta::MAX };
    TimeDelta::try_days(count).unwrap_or(edge)
}

/// A span that is never negative, as a difference of moments; the longest where it does not fit.
pub fn of_wait(wait: Duration) -> TimeDelta {
    TimeDelta::from_std(wait).unwrap_or(TimeDelta::MAX)
}

/// Whether two dates are about the same moment, as two answers of Meta about it may differ a little.
pub fn is_near(one: Moment, other: Moment, tolerance: TimeDelta) -> bool {
    span(one, other).abs() <= tolerance
}

/// The one door for dates from outside, of Meta, the ledger, the vault or a file: no earlier than 2010, when none of
/// these tokens existed, and at most five years ahead. None for any other date.
pub fn credible(told: Moment, now: Moment) -> Option<Moment> {
    /// 2010-01-01 in Unix seconds.
    const FIRST: i64 = 1_262_304_000;
    /// 2026-01-01 in Unix seconds: this program is younger, so a clock that shows less is wrong and counts as this.
    const WRITTEN: i64 = 1_767_225_600;
    /// Five years of 366 days, in seconds.
    const AHEAD: i64 = 158_112_000;
    let last = now.timestamp().max(WRITTEN).saturating_add(AHEAD);
    (FIRST..=last).contains(&told.timestamp()).then_some(told)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_date_is_let_in_from_2010_to_five_years_ahead() {
        let now: Moment = "2026-11-28T12:00:00Z".parse().unwrap();
        for (told, is_let_in) in [
            ("2009-12-31T23:59:59Z", false),
            ("2010-01-01T00:00:00Z", true),
            ("2026-11-28T12:00:00Z", true),
            ("2031-11-28T12:00:00Z", true),
            ("2032-01-01T00:00:00Z", false),
            ("2037-01-19T03:14:07Z", false),
            ("+10000-02-29T00:00:00Z", false),
            ("+262142-12-31T23:59:59Z", false),
        ] {
            let told: Moment = told.parse().unwrap();
            assert_eq!(credible(told, now).is_some(), is_let_in, "{told}");
        }
    }

    #[test]
    fn a_clock_that_lost_its_battery_makes_no_true_date_incredible() {
        let end: Moment = "2027-01-20T00:00:00Z".parse().unwrap();
        assert_eq!(credible(end, Moment::UNIX_EPOCH), Some(end));
        assert_eq!(
            credible(Moment::MAX_UTC, Moment::MAX_UTC),
            Some(Moment::MAX_UTC),
            "the clock itself is there"
        );
    }

    proptest! {
        #[test]
        fn every_moment_is_told_in_the_form_that_programs_read(seconds in any::<i64>()) {
            let told = time(Moment::from_timestamp(seconds, 0).unwrap_or(Moment::MIN_UTC));
            prop_assert!(told.len() == 20 && DateTime::parse_from_rfc3339(&told).is_ok(), "{}", told);
        }

        #[test]
        fn nothing_is_too_far_to_count_with(seconds in any::<i64>(), count in any::<i64>(), now in any::<i64>()) {
            let moment = |seconds: i64| Moment::from_timestamp(seconds, 0).unwrap_or(Moment::MAX_UTC);
            let (one, other) = (moment(seconds), moment(now));
            let _ = (after(one, days(count)), before(one, days(count)), credible(one, other));
            prop_assert_eq!(span(one, other).abs(), span(other, one).abs());
            prop_assert!(after(one, days(count.saturating_abs())) >= one);
            prop_assert!(before(one, days(count.saturating_abs())) <= one);
        }
    }
}
