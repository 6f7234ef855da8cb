//! When nothing is shown, and what is left out.

use chrono::TimeDelta;

use super::*;
use crate::account::Account;
use crate::account::Step;
use crate::face::Intent;
use crate::face::Setting;
use crate::reminders::Pause;
use crate::resident::HostFacts;

#[tokio::test(start_paused = true)]
async fn a_person_sees_what_a_reminder_looks_like_whenever_they_ask() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.bench.notifier.gone(true);
    running.ask(Intent::TestReminder);
    running.until(|snapshot| snapshot.head.reminder_unseen).await;

    running.bench.notifier.gone(false);
    running.ask(Intent::TestReminder);
    running.until(|snapshot| !snapshot.head.reminder_unseen).await;
    assert_eq!(running.bench.notifier.last().title, "Practice: This is what a reminder looks like");
}

#[tokio::test(start_paused = true)]
async fn a_window_before_the_persons_eyes_says_it_itself() {
    let bench = switched_off(7).await;
    let (resident, handle, wishes) = bench.resident();
    handle.host(HostFacts { in_front: true, window_open: true, ..facts() });
    tokio::spawn(resident.run());
    let running = Running { bench, handle, wishes };
    running.pass(TimeDelta::minutes(2)).await;
    assert!(running.bench.notifier.titles().is_empty());

    running.handle.host(facts());
    running.quiet().await;
    assert_eq!(running.bench.notifier.titles().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_reminder_that_nobody_could_show_is_said_as_soon_as_somebody_can() {
    let bench = switched_off(7).await;
    bench.notifier.gone(true);
    let running = bench.run().await;
    assert!(running.bench.ledger.read(|inner| inner.notices.is_empty()));
    assert!(running.handle.snapshot().head.reminder_unseen, "the window says that nothing was shown");

    running.bench.notifier.gone(false);
    tokio::time::sleep(std::time::Duration::from_secs(660)).await;
    running.pass(TimeDelta::minutes(11)).await;

    assert_eq!(running.bench.notifier.titles().len(), 1);
    assert_eq!(running.bench.ledger.read(|inner| inner.notices[0].step), Step::Days(7));
    assert!(!running.handle.snapshot().head.reminder_unseen);
}

#[tokio::test(start_paused = true)]
async fn with_names_hidden_no_notification_names_anybody() {
    let bench = switched_off(7).await;
    set(&bench, "hide-names", "on");
    let running = bench.run().await;
    running.bench.notifier.press("Extend Token");
    running.quiet().await;

    let titles = running.bench.notifier.titles();
    assert_eq!(titles[0], "1 account will need you soon");
    assert!(titles[1].starts_with("Your account is good until "), "{titles:?}");
}

#[tokio::test(start_paused = true)]
async fn switched_off_or_paused_there_are_no_notifications() {
    let bench = switched_off(7).await;
    set(&bench, "notify", "off");
    let running = bench.run().await;
    running.ask(Intent::PauseReminders { span: Pause::UntilMonday });
    running.ask(Intent::Set { setting: Setting::Notify(true) });
    running.quiet().await;
    let monday = "2026-11-23T00:00:00Z".parse::<crate::moment::Moment>().unwrap();
    assert_eq!(running.handle.snapshot().head.paused_until, Some(monday.into()));
    assert!(running.bench.notifier.titles().is_empty());

    running.ask(Intent::ResumeReminders);
    running.quiet().await;
    assert_eq!(running.bench.notifier.titles().len(), 1);
    assert_eq!(running.handle.snapshot().head.paused_until, None);
}

#[tokio::test(start_paused = true)]
async fn the_hours_that_were_set_to_be_quiet_are() {
    let bench = switched_off(7).await;
    set(&bench, "quiet", "9-16");
    let running = bench.run().await;
    assert!(running.bench.notifier.titles().is_empty());
    running.pass(TimeDelta::hours(6)).await;
    assert_eq!(running.bench.notifier.titles().len(), 1);

    let bench = switched_off(7).await;
    set(&bench, "quiet", "off");
    bench.clock.pass(TimeDelta::hours(12));
    assert_eq!(bench.run().await.bench.notifier.titles().len(), 1, "ten in the evening");
}

#[tokio::test(start_paused = true)]
async fn practice_waits_for_no_hour_and_says_one_thing_a_skip() {
    let bench = Bench::with_days_left(&[]).await;
    bench.keep(Account { auto_extend: false, ..account(0, 20) }).await;
    // A Sunday night.
    bench.clock.pass(TimeDelta::hours(61));
    let running = bench.run().await;
    assert!(running.bench.notifier.titles().is_empty());

    running.ask(Intent::SkipDays { days: 12 });
    running.quiet().await;

    assert_eq!(running.bench.notifier.titles(), ["Practice: @name0 expires in 6 days"]);
}
