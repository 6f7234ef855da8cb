use chrono::{TimeDelta, TimeZone, Utc};
use serde_json::json;

use super::*;
use crate::problem::Action;

#[test]
fn an_end_that_is_over_is_not_announced_as_one_to_come() {
    let offline = Problem::new(Code::Offline, Action::RetryLater);
    assert!(fact(about(offline.clone(), &ends_in(3), now()), "date").is_some());
    assert!(fact(about(offline, &ends_in(-3), now()), "date").is_none());
}

#[test]
fn a_token_that_metas_word_alone_ends_did_not_run_out_on_a_day_to_come() {
    let expired = Problem::new(Code::Expired, Action::Reconnect);
    assert!(fact(about(expired.clone(), &ends_in(3), now()), "date").is_none());
    assert!(fact(about(expired, &ends_in(-3), now()), "date").is_some());
}

#[test]
fn a_try_that_is_over_is_not_the_next_one() {
    let slow = Problem::new(Code::SlowDown, Action::Wait);
    let mut account = ends_in(3);
    account.retry_at = Some(now() - TimeDelta::hours(1));
    assert!(fact(about(slow.clone(), &account, now()), "time").is_none());
    account.retry_at = Some(now() + TimeDelta::hours(1));
    assert!(fact(about(slow, &account, now()), "time").is_some());
}

fn fact(problem: Problem, name: &str) -> Option<Fact> {
    problem.facts.get(name).cloned()
}

fn now() -> Moment {
    Utc.with_ymd_and_hms(2026, 11, 20, 10, 0, 0).unwrap()
}

fn ends_in(days: i64) -> Account {
    serde_json::from_value(json!({
        "id": "0a1b2c3d",
        "network": "threads",
        "user_id": "17841400000000001",
        "name": "jam.and.toast",
        "kind": "profile",
        "auto_extend": true,
        "token": { "kind": "long", "expires_at": now() + TimeDelta::days(days), "mark": "00" },
        "permissions": { "wanted": [] },
        "connected_at": now(),
        "failures": 0,
        "version": 1,
    }))
    .unwrap()
}
