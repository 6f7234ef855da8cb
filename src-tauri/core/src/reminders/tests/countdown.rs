//! The countdown to a token's end, and what follows it.

use chrono::{TimeZone, Utc};

use super::*;

#[test]
fn one_that_is_switched_off_is_spoken_of_at_14_7_3_1_and_0_days_and_once_each() {
    let mut computer = Computer::with([switched_off(days(20) + TimeDelta::hours(5))]);
    assert_eq!(computer.live(20), [(6, "14"), (13, "7"), (17, "3"), (19, "1"), (20, "0")]);
}

#[test]
fn after_the_end_it_is_said_at_once_then_weekly_three_times_then_never() {
    let mut computer = Computer::with([switched_off(-TimeDelta::hours(1))]);
    assert_eq!(computer.live(100), [(0, "expired"), (7, "expired"), (14, "expired"), (21, "expired")]);
}

#[test]
fn a_missed_step_is_not_replayed() {
    let mut computer = Computer::with([switched_off(days(20))]);
    computer.pass(days(18));
    assert_eq!(computer.tick(), ["3"]);
    assert_eq!(computer.tick(), Vec::<String>::new());
}

#[test]
fn days_are_those_of_the_calendar_of_this_computer() {
    // 23:30 of November 20 in Greenwich is 09:30 of the 21st in the far east.
    let mut account = switched_off(TimeDelta::zero());
    account.token.expires_at = Some(Utc.with_ymd_and_hms(2026, 12, 4, 23, 30, 0).unwrap());
    let computer = Computer::with([account]);
    let left = |hours: i64| {
        let local = move |moment: Moment| moment.naive_utc() + TimeDelta::hours(hours);
        let view = View { local: &local, ..computer.view() };
        due(&view).map(|digest| digest.0[0].days_left.unwrap())
    };
    assert_eq!(left(0), Some(14));
    assert_eq!(left(10), None, "it is the 5th of December there: 15 days");
}

#[test]
fn one_that_extends_by_itself_is_not_spoken_of() {
    let mut account = switched_off(days(30) + TimeDelta::hours(1));
    account.auto_extend = true;
    let computer = Computer::with([account]);
    assert_eq!(due(&computer.view()), None);
}

#[test]
fn a_longer_life_begins_the_count_anew() {
    let mut computer = Computer::with([switched_off(days(10))]);
    assert_eq!(computer.tick(), ["14"]);
    computer.extend();
    assert_eq!(computer.live(50), [(46, "14")]);
}

#[test]
fn a_date_that_differs_by_a_second_in_metas_next_answer_is_no_new_date() {
    let mut computer = Computer::with([switched_off(days(14))]);
    assert_eq!(computer.tick(), ["14"]);
    computer.accounts[0].token.expires_at = Some(sample::now() + days(15));
    computer.pass(days(1));
    assert_eq!(computer.tick(), Vec::<String>::new());
}

#[test]
fn one_account_may_have_days_of_its_own() {
    let mut computer = Computer::with([switched_off(days(20))]);
    computer.rules.own_remind_at.insert("00000001".into(), vec![10, 2]);
    assert_eq!(computer.live(19), [(10, "10"), (18, "2")]);
}

#[test]
fn days_are_read_as_they_are_typed() {
    assert_eq!(days_in("14, 7,3,1,0"), Some(vec![14, 7, 3, 1, 0]));
    for wrong in ["", "x", "61", "7,", "-1"] {
        assert_eq!(days_in(wrong), None, "{wrong}");
    }
}

#[test]
fn a_step_is_read_back_as_it_is_written() {
    for step in [Step::TurnedOff, Step::Expired, Step::Days(14), Step::Stuck, Step::Login, Step::Place] {
        assert_eq!(step.to_string().parse(), Ok(step));
    }
    assert_eq!("soon".parse::<Step>(), Err(()));
}
