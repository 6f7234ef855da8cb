//! Many accounts that go bad on one day are one reminder, however the program learns of each.

use chrono::TimeDelta;

use super::*;
use crate::problem::{Action, Code, Problem};

const ALL: &str = "12 accounts need you";

/// Checks are spread over the first minute, and the reminder that is looked for between two of them would name a few.
#[tokio::test(start_paused = true)]
async fn what_went_bad_while_the_computer_was_off_is_one_reminder_after_the_start() {
    let bench = twelve_on_a_monday_at_ten().await;
    turn_off(&bench).await;

    let running = begin(bench).await;

    assert_eq!(running.bench.notifier.titles(), [ALL]);
    assert_eq!(running.bench.notifier.on_screen().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_the_checks_of_one_minute_find_is_one_reminder() {
    let running = begin(twelve_on_a_monday_at_ten().await).await;
    assert!(running.bench.notifier.titles().is_empty(), "all is well");
    turn_off(&running.bench).await;

    running.pass(TimeDelta::days(1) - TimeDelta::minutes(3)).await;
    running.live_by_seconds(240).await;

    assert_eq!(running.bench.notifier.titles(), [ALL]);
}

#[tokio::test(start_paused = true)]
async fn what_went_bad_while_the_computer_slept_is_one_reminder_after_the_quiet_hours() {
    let running = begin(twelve_on_a_monday_at_ten().await).await;
    turn_off(&running.bench).await;

    // It wakes at two in the night of Thursday.
    running.pass(TimeDelta::hours(64)).await;
    running.live_by_seconds(120).await;
    assert!(running.bench.notifier.titles().is_empty());
    running.pass(TimeDelta::hours(7)).await;
    assert!(running.bench.notifier.titles().is_empty(), "nine in the morning");
    running.pass(TimeDelta::hours(1)).await;
    running.live(3).await;

    assert_eq!(running.bench.notifier.titles(), [ALL]);
}

#[tokio::test(start_paused = true)]
async fn what_another_program_finds_in_the_night_is_one_reminder_in_the_morning() {
    let running = begin(twelve_on_a_monday_at_ten().await).await;
    running.pass(TimeDelta::hours(16)).await;
    running.bench.ledger.elsewhere(|inner| {
        for account in &mut inner.accounts {
            account.problem = Some(Problem::new(Code::Password, Action::Reconnect));
        }
    });
    running.quiet().await;
    assert!(running.bench.notifier.titles().is_empty(), "two in the night");

    // What another program found is asked about no sooner than usual.
    running.pass(TimeDelta::hours(7) + TimeDelta::minutes(55)).await;
    assert!(running.bench.notifier.titles().is_empty(), "before ten");
    turn_off(&running.bench).await;
    running.live_by_seconds(420).await;

    assert_eq!(running.bench.notifier.titles(), [ALL]);
}

#[tokio::test(start_paused = true)]
async fn a_reminder_waits_for_checks_that_never_pause_no_longer_than_some_minutes() {
    let bench = switched_off(7).await;
    bench.clock.pass(TimeDelta::days(3));
    let ago = |seconds: i64| now() + TimeDelta::days(2) + TimeDelta::seconds(seconds);
    for number in 1..40 {
        let checked_at = Some(ago(i64::try_from(number).unwrap() * 20));
        bench.keep(Account { checked_at, ..account(number, 50) }).await;
    }

    let running = begin(bench).await;
    running.live_by_seconds(120).await;

    assert_eq!(running.bench.notifier.titles().len(), 1);
}

/// The real profile with twelve good accounts that extend by themselves.
async fn twelve_on_a_monday_at_ten() -> Bench {
    let bench = real(Bench::with_days_left(&[50; 12]).await);
    bench.clock.pass(TimeDelta::days(3));
    bench
}

/// Runs the resident, and lets the first minutes pass.
async fn begin(bench: Bench) -> Running {
    let (resident, handle, wishes) = bench.resident();
    tokio::spawn(resident.run());
    let running = Running { bench, handle, wishes };
    running.live_by_seconds(120).await;
    running
}

/// Meta turns all of them off, and tells nobody.
async fn turn_off(bench: &Bench) {
    for number in 0..12 {
        bench.meta.forget(&bench.token(number).await);
    }
}

impl Running {
    /// Lets this many seconds pass, so that each check is made by itself.
    async fn live_by_seconds(&self, seconds: usize) {
        for _ in 0..seconds {
            self.pass(TimeDelta::seconds(1)).await;
        }
    }
}
