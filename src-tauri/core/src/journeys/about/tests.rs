use chrono::TimeDelta;

use super::*;
use crate::account::sample::{self, now};
use crate::problem::Action;

#[test]
fn an_end_that_is_over_is_not_announced_as_one_to_come() {
    let offline = Problem::new(Code::Offline, Action::RetryLater);
    assert!(fact(about(offline.clone(), &ends_in(3), now()), FactName::Date).is_some());
    assert!(fact(about(offline, &ends_in(-3), now()), FactName::Date).is_none());
}

#[test]
fn a_token_that_metas_word_alone_ends_did_not_run_out_on_a_day_to_come() {
    let expired = Problem::new(Code::Expired, Action::Reconnect);
    assert!(fact(about(expired.clone(), &ends_in(3), now()), FactName::Date).is_none());
    assert!(fact(about(expired, &ends_in(-3), now()), FactName::Date).is_some());
}

#[test]
fn a_try_that_is_over_is_not_the_next_one() {
    let slow = Problem::new(Code::SlowDown, Action::Wait);
    let mut account = ends_in(3);
    account.retry_at = Some(now() - TimeDelta::hours(1));
    assert!(fact(about(slow.clone(), &account, now()), FactName::Time).is_none());
    account.retry_at = Some(now() + TimeDelta::hours(1));
    assert!(fact(about(slow, &account, now()), FactName::Time).is_some());
}

fn fact(problem: Problem, name: FactName) -> Option<Fact> {
    problem.facts.get(name.as_str()).cloned()
}

fn ends_in(days: i64) -> Account {
    sample::ends_in(TimeDelta::days(days))
}
