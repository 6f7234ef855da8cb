use super::*;
use crate::account::sample::{self, now};
use crate::problem::{Action, Code, Problem};

#[test]
fn an_errand_that_is_due_at_the_start_waits_less_than_a_minute() {
    let plan = Plan::new(now());
    for id in ["00000000", "0000003b", "ffffffff"] {
        let account = Account { id: id.to_owned(), ..days_left(20) };
        let at = plan.extend_at(&account, true, now()).unwrap();
        assert!(at >= now() && at < now() + TimeDelta::minutes(1), "{at}");
    }
}

#[test]
fn an_extend_that_came_to_nothing_is_not_tried_again_at_once() {
    let mut plan = Plan::new(now());
    let account = days_left(20);
    plan.extended(&account, true, later(1));
    assert_eq!(plan.extend_at(&account, true, later(2)), Some(later(6)));
    plan.extended(&account, false, later(6));
    assert_eq!(plan.extend_at(&account, true, later(7)), Some(later(6 + 24 * 60)));
}

#[test]
fn an_extend_that_worked_delays_nothing() {
    let mut plan = Plan::new(now());
    plan.extended(&days_left(20), false, later(1));
    plan.extended(&days_left(60), false, later(2));
    assert_eq!(plan.due(&days_left(20), true, later(3)), Some(Task::Extend));
}

#[test]
fn a_delay_that_was_set_by_a_clock_ahead_of_time_does_not_count() {
    let mut plan = Plan::new(later(-60));
    let account = days_left(20);
    let a_year_on = now() + TimeDelta::days(19);
    plan.extended(&account, false, a_year_on);
    assert_eq!(plan.due(&account, true, now()), Some(Task::Extend));
}

#[test]
fn a_clock_that_the_network_sets_back_a_little_makes_nothing_due() {
    let mut plan = Plan::new(later(-60));
    let moment_ago = now() + TimeDelta::seconds(2);
    let account = Account { checked_at: Some(moment_ago), ..days_left(20) };
    plan.extended(&account, false, moment_ago);
    assert_eq!(plan.due(&account, true, now()), None);
}

#[test]
fn a_start_by_a_clock_ahead_of_time_holds_up_no_look() {
    let plan = Plan::new(later(400 * 24 * 60));
    let never = Account { checked_at: None, ..days_left(40) };
    assert_eq!(plan.due(&never, true, now()), Some(Task::Check));
}

#[test]
fn an_extend_proves_as_much_as_a_check() {
    let plan = Plan::new(later(-60));
    let yesterday = Some(now() - TimeDelta::hours(25));
    let due = |account: Account| plan.due(&Account { checked_at: yesterday, ..account }, true, now());
    assert_eq!(due(days_left(20)), Some(Task::Extend));
    assert_eq!(due(days_left(40)), Some(Task::Check));
    assert_eq!(plan.due(&days_left(40), true, now()), None);
}

#[test]
fn meta_is_not_asked_about_a_disconnected_account() {
    let plan = Plan::new(later(-60));
    let disconnected = Account { disconnected_at: Some(now()), checked_at: None, ..days_left(40) };
    assert_eq!(plan.due(&disconnected, true, now()), None);
}

#[test]
fn a_token_of_which_meta_said_that_it_has_expired_is_looked_at_once_a_week() {
    let plan = Plan::new(later(-60));
    let said = Some(Problem::new(Code::Expired, Action::Reconnect));
    for (days, due) in [(1, None), (6, None), (7, Some(Task::Check))] {
        let checked_at = Some(now() - TimeDelta::days(days));
        let expired = Account { problem: said.clone(), checked_at, ..days_left(-10) };
        assert_eq!(plan.due(&expired, true, now()), due, "after {days} days");
    }
}

#[test]
fn meta_is_asked_about_a_token_whose_date_alone_has_passed() {
    let plan = Plan::new(later(-60));
    let passed = Account { checked_at: None, ..days_left(-1) };
    assert_eq!(plan.due(&passed, true, now()), Some(Task::Check));
}

#[test]
fn a_token_that_left_the_vault_is_looked_for_once_a_day_and_not_extended() {
    let mut plan = Plan::new(later(-60));
    let lost = Problem::new(Code::VaultLost, Action::Reconnect);
    let lost = Account { problem: Some(lost), checked_at: None, ..days_left(20) };
    assert_eq!(plan.due(&lost, true, now()), Some(Task::Check));

    plan.checked(&lost, true, now());
    assert_eq!(plan.due(&lost, true, later(60)), None);
    assert_eq!(plan.due(&lost, true, later(25 * 60)), Some(Task::Check));
}

fn later(minutes: i64) -> Moment {
    now() + TimeDelta::minutes(minutes)
}

fn days_left(days: i64) -> Account {
    let account = sample::ends_in(TimeDelta::days(days));
    Account { id: "00000000".to_owned(), checked_at: Some(now()), ..account }
}
