//! Which reminders are shown, and when.

use chrono::TimeDelta;

use super::*;
use crate::account::Account;
use crate::problem::Action;
use crate::problem::Code;
use crate::problem::Problem;

#[tokio::test(start_paused = true)]
async fn an_account_that_will_not_extend_by_itself_is_named_at_its_steps_and_each_is_said_once() {
    let running = switched_off(20).await.run().await;
    running.live(21).await;
    let steps = ["14 days", "7 days", "3 days", "1 day"].map(|left| format!("@name0 expires in {left}"));
    assert_eq!(running.bench.notifier.titles(), [&steps[..], &["@name0 has expired".to_owned()]].concat());
}

#[tokio::test(start_paused = true)]
async fn what_would_fall_on_a_weekend_is_said_on_the_friday_before_it() {
    // It ends on a Saturday.
    let running = switched_off(22).await.run().await;
    running.live(25).await;
    let steps = ["15 days", "8 days", "3 days", "1 day"].map(|left| format!("@name0 expires in {left}"));
    assert_eq!(running.bench.notifier.titles(), [&steps[..], &["@name0 has expired".to_owned()]].concat());
}

#[tokio::test(start_paused = true)]
async fn while_all_is_well_nothing_is_ever_said() {
    let running = real(Bench::with_days_left(&[35]).await).run().await;
    running.live(70).await;
    assert!(running.bench.meta.extended().len() > 1);
    assert!(running.bench.notifier.titles().is_empty(), "{:?}", running.bench.notifier.titles());
}

#[tokio::test(start_paused = true)]
async fn after_ten_in_the_morning_is_the_first_moment() {
    let running = switched_off(17).await.run().await;
    running.pass(TimeDelta::hours(71)).await;
    assert!(running.bench.notifier.titles().is_empty(), "nine in the morning of a Monday");
    running.pass(TimeDelta::hours(1)).await;
    assert_eq!(running.bench.notifier.titles().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_computer_that_was_off_extends_first_and_then_says_what_is_left() {
    let bench = real(Bench::with_days_left(&[10]).await);
    bench.keep(Account { auto_extend: false, ..account(1, 10) }).await;
    let running = bench.run().await;
    assert_eq!(running.bench.meta.extended(), ["name0"]);
    assert_eq!(running.bench.notifier.titles(), ["@name1 expires in 10 days"]);
}

#[tokio::test(start_paused = true)]
async fn where_nothing_extends_by_itself_every_account_is_reminded_of() {
    let bench = real(Bench::with_days_left(&[5]).await);
    set(&bench, "auto-extend", "off");
    let running = bench.run().await;
    assert_eq!(running.bench.notifier.titles(), ["@name0 expires in 5 days"]);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_meta_turned_off_is_said_whatever_its_date() {
    let bench = real(Bench::new());
    let problem = Some(Problem::new(Code::Password, Action::Reconnect));
    bench.keep(Account { problem, ..account(0, 50) }).await;
    let running = bench.run().await;
    assert_eq!(running.bench.notifier.titles(), ["@name0 needs a new log-in"]);
    assert!(running.bench.notifier.last().sound);
}
