//! A clock that is wrong ends no token, extends none, and is told.

use chrono::TimeDelta;

use super::bench::*;
use crate::account::Account;
use crate::policy::Status;
use crate::ports::Ledger as _;
use crate::problem::{Action, Case, Code, Problem};

#[tokio::test(start_paused = true)]
async fn a_clock_that_is_years_ahead_expires_nothing_and_is_told() {
    let bench = real_with_days_left(&[20, 40]).await;
    // A Monday, on which reminders are shown.
    let ahead = TimeDelta::days(367);
    bench.clock.pass(ahead);
    bench.meta.tells_ahead(ahead);

    let running = bench.run().await;
    running.pass(TimeDelta::hours(1)).await;

    assert_eq!(running.face(0).status, Status::Good);
    assert_eq!(running.face(1).status, Status::Good);
    assert_eq!(running.bench.meta.extended(), Vec::<String>::new());
    assert_eq!(running.bench.notifier.titles(), Vec::<String>::new());
    assert_eq!(told(&running), Some(Case::AnotherDay));
}

#[tokio::test(start_paused = true)]
async fn what_needs_a_person_is_told_although_nothing_is_extended() {
    let bench = real_with_days_left(&[20, 40]).await;
    bench.meta.forget(&bench.token(1).await);
    let password = Problem::new(Code::Password, Action::Reconnect);
    bench.ledger.elsewhere(|inner| inner.accounts[1].problem = Some(password));
    let ahead = TimeDelta::days(367);
    bench.clock.pass(ahead);
    bench.meta.tells_ahead(ahead);

    let running = bench.run().await;
    running.pass(TimeDelta::hours(1)).await;

    assert_eq!(running.bench.meta.extended(), Vec::<String>::new());
    assert_eq!(running.bench.notifier.titles(), ["@name1 needs a new log-in"]);
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_is_set_right_is_told_of_no_more() {
    let bench = real_with_days_left(&[40]).await;
    let behind = TimeDelta::minutes(20);
    bench.clock.pass(TimeDelta::hours(31) - behind);
    bench.meta.tells_ahead(-behind);
    let running = bench.run().await;
    assert_eq!(told(&running), Some(Case::Behind));

    running.bench.meta.tells_ahead(TimeDelta::zero());
    running.pass(behind).await;

    assert_eq!(told(&running), None);
}

#[tokio::test(start_paused = true)]
async fn what_is_due_is_extended_although_the_clock_is_hours_off() {
    let bench = real_with_days_left(&[20]).await;
    bench.meta.tells_ahead(TimeDelta::hours(5));

    let running = bench.run().await;

    assert_eq!(running.bench.meta.extended(), ["name0"]);
    assert_eq!(told(&running), Some(Case::Ahead));
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_jumps_ahead_deletes_no_account_that_can_still_be_brought_back() {
    let running = with_a_disconnected_account().await;

    running.bench.meta.offline(true);
    running.pass(TimeDelta::days(40)).await;
    an_hour_goes_by(&running).await;
    running.bench.meta.offline(false);
    running.bench.meta.tells_ahead(TimeDelta::days(40));
    an_hour_goes_by(&running).await;
    an_hour_goes_by(&running).await;

    assert!(is_kept(&running));
}

#[tokio::test(start_paused = true)]
async fn after_thirty_days_that_meta_confirms_a_disconnected_account_is_deleted() {
    let running = with_a_disconnected_account().await;
    running.pass(TimeDelta::days(28)).await;
    an_hour_goes_by(&running).await;
    an_hour_goes_by(&running).await;
    assert!(is_kept(&running));

    running.pass(TimeDelta::days(2)).await;
    an_hour_goes_by(&running).await;
    an_hour_goes_by(&running).await;

    assert!(!is_kept(&running));
}

/// Meta has told that the clock is right, and the second account was disconnected just now.
async fn with_a_disconnected_account() -> Running {
    let bench = real_with_days_left(&[40]).await;
    bench.keep(Account { disconnected_at: Some(now()), ..account(1, 40) }).await;
    bench.clock.pass(TimeDelta::hours(31));
    bench.meta.tells_ahead(TimeDelta::zero());
    bench.run().await
}

fn is_kept(running: &Running) -> bool {
    running.bench.ledger.account(&id(1)).unwrap().is_some()
}

/// Lets both clocks of the computer go on, as they do while it is awake.
async fn an_hour_goes_by(running: &Running) {
    for _ in 0..61 {
        running.pass(TimeDelta::minutes(1)).await;
    }
}

async fn real_with_days_left(days: &[i64]) -> Bench {
    Bench { practice: false, ..Bench::with_days_left(days).await }
}

/// What is said of the clock.
fn told(running: &Running) -> Option<Case> {
    let problem = running.handle.snapshot().head.problem.clone()?;
    assert_eq!(problem.code, Code::Clock.key());
    problem.case
}
