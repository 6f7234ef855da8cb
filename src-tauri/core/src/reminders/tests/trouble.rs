//! Reminders that no date brings: turned off, failing, a log-in, a place.

use super::*;
use crate::problem::{Action, Problem};

#[test]
fn one_that_was_turned_off_is_spoken_of_whatever_the_date_and_again_when_it_comes_back() {
    let mut computer = Computer::with([switched_off(days(50))]);
    computer.accounts[0].problem = Some(Problem::new(Code::Password, Action::Reconnect));
    assert_eq!(computer.live(30), [(0, "turned_off")]);
    let problem = computer.accounts[0].problem.take();
    assert_eq!(computer.tick(), Vec::<String>::new());
    computer.accounts[0].problem = problem;
    assert_eq!(computer.tick(), ["turned_off"]);
}

#[test]
fn hiccups_are_no_news_until_they_last_three_days_and_20_days_are_left() {
    let mut account = switched_off(days(22));
    account.auto_extend = true;
    account.failing_since = Some(sample::now());
    account.failures = 3;
    let mut computer = Computer::with([account]);
    assert_eq!(computer.live(9), [(3, "stuck"), (8, "14")]);
}

#[test]
fn an_extend_that_waits_for_a_person_is_said_as_soon_as_it_is_due_with_or_without_a_date() {
    for end in [Some(days(25)), None] {
        let mut account = switched_off(days(25));
        account.auto_extend = true;
        account.token.expires_at = end.map(|left| sample::now() + left);
        let mut computer = Computer::with([account]);
        assert_eq!(computer.tick(), Vec::<String>::new(), "it is not known that anybody is needed");

        computer.accounts[0].problem = Some(Problem::new(Code::NeedsSecret, Action::FixSetup).of_extending());
        assert_eq!(computer.tick(), ["stuck"], "{end:?}");
        assert_eq!(computer.tick(), Vec::<String>::new(), "it is said once");
    }
}

#[test]
fn facebooks_90_days_are_said_once_and_only_of_facebook() {
    let mut account = switched_off(days(59));
    account.token.login_required_by = Some(sample::now() + days(20));
    let nothing: [(i64, &str); 0] = [];
    assert_eq!(Computer::with([account.clone()]).live(22), nothing);
    account.network = Network::Facebook;
    assert_eq!(Computer::with([account]).live(22), [(6, "login")]);
}

#[test]
fn a_place_that_missed_the_token_is_said_once_for_that_token() {
    let mut computer = Computer::with([switched_off(days(55))]);
    computer.places = vec![missed_place("00000001")];
    assert_eq!(computer.live(10), [(0, "place")]);
    let token = &mut computer.accounts[0].token;
    token.obtained_at = Some(computer.now);
    assert_eq!(computer.tick(), ["place"]);
}

#[test]
fn several_are_one_digest_the_worst_first() {
    let mut turned_off = other(3, days(40));
    turned_off.problem = Some(Problem::new(Code::Removed, Action::Reconnect));
    let computer = Computer::with([switched_off(days(7)), other(2, days(1)), turned_off, other(4, -days(1))]);
    assert_eq!(computer.said(), ["turned_off", "expired", "1", "7"]);
}
