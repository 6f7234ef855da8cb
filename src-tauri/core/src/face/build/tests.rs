use chrono::TimeDelta;
use serde_json::json;

use super::*;
use crate::account::sample::{self, now};
use crate::policy::Status;
use crate::problem::{Action, Case, Code, Fact, FactName, Problem};

#[test]
fn the_most_urgent_comes_first() {
    let mut shown =
        [face(&ends_in(50)), face(&ends_in(40)), face(&login_in(30)), face(&ends_in(-1)), face(&ends_in(5))];
    shown.sort_by(by_urgency);
    let ends: Vec<i64> = shown.iter().map(days).collect();
    assert_eq!(ends, [-1, 5, 60, 40, 50], "a log-in that is wanted sooner counts");
}

#[test]
fn those_that_wait_for_a_person_are_counted_and_those_that_end_soon_are_not() {
    let shown = [face(&ends_in(-1)), face(&ends_in(5)), face(&ends_in(50))];
    assert_eq!(shown[1].status, Status::Soon);
    assert_eq!(needs_you(&shown), 1);
}

#[test]
fn an_account_does_not_extend_by_itself_while_nothing_does() {
    let account = ends_in(5);
    let shown = super::account(AccountState { auto_extend: false, ..known(&account) }, now());
    assert!(shown.auto_extend, "its own switch is still on");
    assert_eq!(shown.status, Status::Soon);
}

#[test]
fn the_next_by_itself_is_the_one_whose_turn_comes_first() {
    let at = |days: i64| Some(Time::from(now() + TimeDelta::days(days)));
    let mut shown = [face(&ends_in(50)), face(&ends_in(40)), face(&ends_in(45))];
    shown[0].next_attempt = at(20);
    shown[1].id = "second".to_owned();
    shown[1].next_attempt = at(10);
    shown[2].next_attempt = None;
    assert_eq!(next_by_itself(&shown), Some(("second".to_owned(), at(10).unwrap())));
}

#[test]
fn a_button_gets_its_network_and_account_and_need_not_read_the_sentence() {
    let wrong = Problem::new(Code::WrongAccount, Action::RetryLogin)
        .of_network(Network::Threads)
        .of_other_account(Network::Threads, "jam.and.toast");
    let shown = super::problem(&wrong);
    assert_eq!(shown.network, Some(Network::Threads));
    assert_eq!(shown.other.as_deref(), Some("jam.and.toast"));

    let network = Problem::new(Code::OtherNetwork, Action::CheckPaste).with_text(FactName::Other, "Facebook");
    assert_eq!(super::problem(&network).other, None, "that is no account");
}

#[test]
fn another_process_at_work_is_said_and_not_guessed_from_the_facts() {
    let problem = Problem::new(Code::Unknown, Action::RetryLater);
    assert!(!super::problem(&problem).busy);
    assert!(super::problem(&problem.with(FactName::Waited, Fact::Number(60))).busy);
}

#[test]
fn a_case_reaches_the_buttons_under_the_spelling_that_its_sentence_chooses_by() {
    let problem = Problem::new(Code::UseCase, Action::FixSetup).because(Case::NoProduct);
    let shown = super::problem(&problem);
    assert_eq!(shown.case, Some(Case::NoProduct));
    assert_eq!(serde_json::to_value(shown.case).unwrap(), json!("no_product"));
}

#[test]
fn a_time_has_whole_seconds_so_that_the_window_may_compare_it_as_text() {
    let time = Time::from(now() + TimeDelta::milliseconds(900));
    assert_eq!(serde_json::to_value(time).unwrap(), json!("2026-11-20T10:00:00Z"));
    assert_eq!(time, Time::from(now()));
}

fn face(account: &account::Account) -> snapshot::Account {
    super::account(known(account), now())
}

fn known(account: &account::Account) -> AccountState<'_> {
    AccountState {
        account,
        places: Vec::new(),
        auto_extend: true,
        next_attempt: None,
        work: None,
        outcome: None,
    }
}

fn days(account: &snapshot::Account) -> i64 {
    (account.expires_at.unwrap().moment() - now()).num_days()
}

fn login_in(days: i64) -> account::Account {
    let mut account = ends_in(60);
    account.token.login_required_by = Some(now() + TimeDelta::days(days));
    account
}

/// Its token was pasted, so nothing says when it was made.
fn ends_in(days: i64) -> account::Account {
    let mut account = sample::ends_in(TimeDelta::days(days));
    account.token.obtained_at = None;
    account
}
