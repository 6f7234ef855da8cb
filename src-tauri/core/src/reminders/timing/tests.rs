use chrono::{TimeDelta, TimeZone, Utc};
use proptest::prelude::*;

use super::*;
use crate::account::Account;
use crate::reminders::Due;

#[test]
fn the_first_tick_after_ten_on_a_working_day_speaks() {
    assert!(!speaks(friday(9)) && speaks(friday(10)) && speaks(friday(19)) && !speaks(friday(20)));
}

#[test]
fn weekends_are_silent_unless_they_are_switched_on() {
    let saturday = friday(10) + TimeDelta::days(1);
    assert!(!speaks(saturday));
    let manners = Manners { not_on_weekends: false, ..Manners::default() };
    assert!(timely(digest(), &tick(saturday), &manners, &[]).is_some());
}

#[test]
fn on_a_weekend_what_ends_that_day_is_told_where_a_person_wants_that() {
    let saturday = friday(10) + TimeDelta::days(1);
    let wants = Manners { last_day_always: true, ..Manners::default() };
    assert_eq!(timely(digest(), &tick(saturday), &wants, &[]), None);

    let Digest(mut dues) = digest();
    (dues[1].step, dues[1].days_left) = (Step::Days(0), Some(0));
    let named = |manners| {
        let told = timely(Digest(dues.clone()), &tick(saturday), manners, &[])?;
        Some(told.0.into_iter().map(|due| due.account.id).collect::<Vec<_>>())
    };
    assert_eq!(named(&wants), Some(vec!["2".to_owned()]));
    assert_eq!(named(&Manners::default()), None);
}

#[test]
fn hours_may_lie_within_a_day_or_over_midnight() {
    let quiet = |quiet, hour| Manners { quiet, ..Manners::default() }.is_quiet(hour);
    assert!(quiet(Some((20, 8)), 23) && quiet(Some((20, 8)), 7) && !quiet(Some((20, 8)), 8));
    assert!(quiet(Some((12, 14)), 13) && !quiet(Some((12, 14)), 14));
    assert!(!quiet(None, 3) && !quiet(Some((0, 0)), 0));
}

#[test]
fn a_window_before_the_persons_eyes_says_it_itself() {
    let tick = Tick { in_front: true, ..tick(friday(10)) };
    assert_eq!(timely(digest(), &tick, &Manners::default(), &[]), None);
}

#[test]
fn practice_waits_for_no_hour() {
    let night = Tick { practice: true, in_front: true, ..tick(friday(3)) };
    assert!(timely(digest(), &night, &Manners::default(), &[]).is_some());
}

#[test]
fn a_second_digest_of_a_day_speaks_only_of_a_new_account_that_is_over_and_a_third_of_nothing() {
    let given = |id: &str, hour| Notice { account: id.into(), step: Step::Days(7), given_at: friday(hour) };
    let at = |given: &[Notice]| {
        let digest = timely(digest(), &tick(friday(15)), &Manners::default(), given)?;
        Some(digest.0.into_iter().map(|due| due.account.id).collect::<Vec<_>>())
    };
    assert_eq!(at(&[given("9", 10)]), Some(vec!["1".to_owned()]));
    assert_eq!(at(&[given("1", 10)]), None);
    assert_eq!(at(&[given("9", 10), given("8", 12)]), None);
    let yesterday = Notice { given_at: friday(10) - TimeDelta::days(1), ..given("1", 10) };
    assert_eq!(at(&[yesterday]).map(|ids| ids.len()), Some(2));
}

#[test]
fn what_falls_on_a_silent_day_is_said_on_the_last_day_before() {
    let ahead =
        |day: i64| super::ahead((friday(10) + TimeDelta::days(day)).date_naive(), &Manners::default());
    assert_eq!([ahead(-1), ahead(0), ahead(1), ahead(2)], [0, 2, 1, 0]);
    let manners = Manners { not_on_weekends: false, ..Manners::default() };
    assert_eq!(super::ahead(friday(10).date_naive(), &manners), 0);
}

#[test]
fn hours_are_read_as_they_are_typed() {
    assert_eq!(hours_in("20-8"), Some((20, 8)));
    for wrong in ["", "20", "25-8", "x-8", "-", "0-24", "24-1", "20-20", "-1-8", "20-8-9", "256-8"] {
        assert_eq!(hours_in(wrong), None, "{wrong}");
    }
}

proptest! {
    #[test]
    fn never_at_night_never_on_a_weekend_never_before_ten(hours in 0_i64..24 * 400) {
        let now = friday(0) + TimeDelta::hours(hours);
        let silent = matches!(now.weekday(), Weekday::Sat | Weekday::Sun) || !(10..20).contains(&now.hour());
        prop_assert_eq!(speaks(now), !silent);
    }
}

fn speaks(now: Moment) -> bool {
    timely(digest(), &tick(now), &Manners::default(), &[]).is_some()
}

fn tick(now: Moment) -> Tick<'static> {
    Tick { now, local: &|moment| moment.naive_utc(), in_front: false, practice: false }
}

/// A digest of account "1", which has expired, and of account "2", which has a day left.
fn digest() -> Digest {
    let due = |id: &str, step| Due {
        account: Account { id: id.into(), ..crate::reminders::tests::switched_off(TimeDelta::days(1)) },
        step,
        needs_you: step == Step::Expired,
        days_left: None,
        place: None,
        reason: None,
    };
    Digest(vec![due("1", Step::Expired), due("2", Step::Days(1))])
}

fn friday(hour: u32) -> Moment {
    Utc.with_ymd_and_hms(2026, 11, 20, hour, 0, 0).unwrap()
}
