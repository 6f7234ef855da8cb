//! Calendar days of this computer: when they begin, and when a pause or a snooze ends.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use crate::moment::Moment;
use crate::ports::Clock;
use crate::reminders::Pause;

/// The start of tomorrow, in this computer's time zone.
pub fn tomorrow(clock: &dyn Clock) -> Moment {
    start_of(clock, day_after(today(clock), 1))
}

/// The start of a day, in this computer's time zone.
pub fn start_of(clock: &dyn Clock, day: NaiveDate) -> Moment {
    let midnight = day.and_time(NaiveTime::MIN);
    let with_offset_at = |moment| (midnight - clock.offset(moment)).and_utc();
    // Twice, because summer time may begin between midnight in Greenwich and midnight here.
    with_offset_at(with_offset_at(midnight.and_utc()))
}

/// When a snooze until this moment ends. People pick a day and not an hour, so it ends when that day begins; a moment
/// of today is kept as it is.
pub fn from_day_of(clock: &dyn Clock, until: Moment) -> Moment {
    let day = until.with_timezone(&clock.offset(until)).date_naive();
    if day > today(clock) { start_of(clock, day) } else { until }
}

/// The end of a pause that begins now.
pub fn end_of_pause(clock: &dyn Clock, span: Pause) -> Moment {
    let today = today(clock);
    let end = match span {
        Pause::Today => day_after(today, 1),
        Pause::ThreeDays => day_after(today, 3),
        Pause::UntilMonday => {
            let mut days = today.iter_days().skip(1);
            days.find(|day| day.weekday() == Weekday::Mon).unwrap_or(today)
        }
    };
    start_of(clock, end)
}

fn today(clock: &dyn Clock) -> NaiveDate {
    let now = clock.now();
    now.with_timezone(&clock.offset(now)).date_naive()
}

fn day_after(day: NaiveDate, days: usize) -> NaiveDate {
    // The last day that chrono can express has no day after it.
    day.iter_days().nth(days).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use chrono::{FixedOffset, TimeZone, Utc};

    use super::*;

    #[test]
    fn a_day_begins_at_its_midnight_also_when_summer_begins_or_ends() {
        let begins = |month, day| start_of(&Berlin, NaiveDate::from_ymd_opt(2026, month, day).unwrap());
        assert_eq!(begins(3, 29), utc(3, 28, 23));
        assert_eq!(begins(3, 30), utc(3, 29, 22));
        assert_eq!(begins(10, 25), utc(10, 24, 22));
        assert_eq!(begins(10, 26), utc(10, 25, 23));
    }

    #[test]
    fn tomorrow_is_the_next_day_of_this_computer_and_not_of_greenwich() {
        assert_eq!(tomorrow(&Berlin), utc(3, 29, 22));
    }

    #[test]
    fn what_is_put_off_to_a_day_waits_for_its_beginning_and_today_for_the_moment_itself() {
        let until = |day, hour| from_day_of(&Berlin, utc(3, day, hour));
        assert_eq!(until(30, 15), utc(3, 29, 22));
        assert_eq!(until(29, 15), utc(3, 29, 15));
    }

    #[test]
    fn a_pause_ends_when_its_day_begins_and_on_a_sunday_monday_is_tomorrow() {
        let end = |span| end_of_pause(&Berlin, span);
        assert_eq!(end(Pause::Today), utc(3, 29, 22));
        assert_eq!(end(Pause::ThreeDays), utc(3, 31, 22));
        assert_eq!(end(Pause::UntilMonday), utc(3, 29, 22));
    }

    /// Half past midnight of March 29 in Berlin, on the night in which summer begins at 01:00 in Greenwich.
    struct Berlin;

    #[async_trait::async_trait]
    impl Clock for Berlin {
        fn now(&self) -> Moment {
            utc(3, 28, 23) + chrono::TimeDelta::minutes(30)
        }

        async fn until(&self, _: Moment) {}

        fn offset(&self, moment: Moment) -> FixedOffset {
            let is_summer = (utc(3, 29, 1)..utc(10, 25, 1)).contains(&moment);
            FixedOffset::east_opt(if is_summer { 7200 } else { 3600 }).unwrap()
        }
    }

    fn utc(month: u32, day: u32, hour: u32) -> Moment {
        Utc.with_ymd_and_hms(2026, month, day, hour, 0, 0).unwrap()
    }
}
