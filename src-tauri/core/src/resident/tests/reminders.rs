//! What is said without a person asking, and what follows from an answer.

use chrono::TimeDelta;

use super::stage::*;
use crate::account::Account;
use crate::face::{Intent, Pause, Setting};
use crate::ports::{Answer, Clock};
use crate::problem::{Action, Code, Problem};
use crate::reminders::Step;
use crate::resident::{HostFacts, Wish};
use crate::tray::Page;

#[tokio::test(start_paused = true)]
async fn an_account_that_will_not_extend_by_itself_is_named_at_its_steps_and_each_is_said_once() {
    let running = switched_off(20).await.run().await;
    running.live(21).await;
    let steps = ["14 days", "7 days", "3 days", "1 day"].map(|left| format!("@name0 expires in {left}"));
    assert_eq!(running.stage.notifier.titles(), [&steps[..], &["@name0 has expired".to_owned()]].concat());
}

#[tokio::test(start_paused = true)]
async fn what_would_fall_on_a_weekend_is_said_on_the_friday_before_it() {
    // It ends on a Saturday.
    let running = switched_off(22).await.run().await;
    running.live(25).await;
    let steps = ["15 days", "8 days", "3 days", "1 day"].map(|left| format!("@name0 expires in {left}"));
    assert_eq!(running.stage.notifier.titles(), [&steps[..], &["@name0 has expired".to_owned()]].concat());
}

#[tokio::test(start_paused = true)]
async fn while_all_is_well_nothing_is_ever_said() {
    let running = real(Stage::with_days_left(&[35]).await).run().await;
    running.live(70).await;
    assert!(running.stage.meta.extended().len() > 1);
    assert!(running.stage.notifier.titles().is_empty(), "{:?}", running.stage.notifier.titles());
}

#[tokio::test(start_paused = true)]
async fn after_ten_in_the_morning_is_the_first_moment() {
    let running = switched_off(17).await.run().await;
    running.pass(TimeDelta::hours(71)).await;
    assert!(running.stage.notifier.titles().is_empty(), "nine in the morning of a Monday");
    running.pass(TimeDelta::hours(1)).await;
    assert_eq!(running.stage.notifier.titles().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_computer_that_was_off_extends_first_and_then_says_what_is_left() {
    let stage = real(Stage::with_days_left(&[10]).await);
    stage.keep(Account { auto_extend: false, ..account(1, 10) }).await;
    let running = stage.run().await;
    assert_eq!(running.stage.meta.extended(), ["name0"]);
    assert_eq!(running.stage.notifier.titles(), ["@name1 expires in 10 days"]);
}

#[tokio::test(start_paused = true)]
async fn where_nothing_extends_by_itself_every_account_is_reminded_of() {
    let stage = real(Stage::with_days_left(&[5]).await);
    set(&stage, "auto-extend", "off");
    let running = stage.run().await;
    assert_eq!(running.stage.notifier.titles(), ["@name0 expires in 5 days"]);
}

#[tokio::test(start_paused = true)]
async fn extend_token_extends_and_says_until_when() {
    let running = switched_off(7).await.run().await;

    running.stage.notifier.press("Extend Token");
    running.quiet().await;

    assert_eq!(running.stage.meta.extended(), ["name0"]);
    let said = running.stage.notifier.last();
    assert!(said.title.starts_with("@name0 is good until "), "{said:?}");
    assert!(said.buttons.is_empty() && !said.stays);
}

#[tokio::test(start_paused = true)]
async fn extend_token_that_does_not_work_says_why() {
    let running = switched_off(7).await.run().await;
    running.stage.meta.offline(true);

    running.stage.notifier.press("Extend Token");
    running.quiet().await;

    assert_eq!(running.stage.notifier.titles().len(), 2);
    let card = running.face(0).outcome.unwrap().problem.unwrap();
    assert_eq!(card.code, "x.net");
    assert!(!running.stage.notifier.last().title.contains("good until"));
}

#[tokio::test(start_paused = true)]
async fn the_button_of_a_digest_extends_all_of_it() {
    let stage = switched_off(6).await;
    stage.keep(Account { auto_extend: false, ..account(1, 5) }).await;
    let running = stage.run().await;
    assert_eq!(running.stage.notifier.titles(), ["2 accounts expire this week"]);

    running.stage.notifier.press("Extend all");
    running.quiet().await;

    assert_eq!(running.stage.meta.extended().len(), 2);
    assert_eq!(running.stage.notifier.last().title, "2 accounts are good again");
}

#[tokio::test(start_paused = true)]
async fn what_the_tray_extends_is_told_and_what_the_window_extends_is_seen_there() {
    let running = Stage::with_days_left(&[50]).await.run().await;
    running.extend(0);
    running.quiet().await;
    assert!(running.stage.notifier.last().title.contains("@name0 is good until "));

    running.handle.host(HostFacts { in_front: true, window_open: true, ..facts() });
    running.pass(TimeDelta::days(2)).await;
    running.extend(0);
    running.quiet().await;
    assert_eq!(running.stage.meta.extended().len(), 2);
    assert_eq!(running.stage.notifier.titles().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn remind_me_tomorrow_is_silent_until_ten_the_next_day() {
    let stage = switched_off(7).await;
    // On a Monday, so that tomorrow is a day on which something is said.
    stage.clock.pass(TimeDelta::days(3));
    let running = stage.run().await;
    assert_eq!(running.stage.notifier.titles().len(), 1);

    running.stage.notifier.press("Remind me tomorrow");
    running.quiet().await;
    assert!(running.stage.notifier.on_screen().is_empty());
    running.pass(TimeDelta::hours(23)).await;
    assert_eq!(running.stage.notifier.titles().len(), 1);

    running.pass(TimeDelta::hours(1)).await;
    assert_eq!(running.stage.notifier.titles().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn put_off_to_tomorrow_in_the_evening_it_comes_at_ten_all_the_same() {
    let stage = switched_off(7).await;
    stage.clock.pass(TimeDelta::days(3));
    let running = stage.run().await;
    running.pass(TimeDelta::hours(8)).await;
    running
        .ask(Intent::RemindLater { account: id(0), until: running.stage.clock.now() + TimeDelta::days(1) });
    running.quiet().await;
    running.pass(TimeDelta::hours(15)).await;
    assert_eq!(running.stage.notifier.titles().len(), 1);

    running.pass(TimeDelta::hours(1)).await;
    assert_eq!(running.stage.notifier.titles().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_account_that_is_put_off_when_it_is_over_breaks_no_snooze_and_one_that_gets_worse_does() {
    let stage = switched_off(5).await;
    stage.keep(Account { auto_extend: false, ..account(1, -1) }).await;
    set(&stage, "notify", "off");
    let running = stage.run().await;
    let until = now() + TimeDelta::days(20);
    for number in [0, 1] {
        running.ask(Intent::RemindLater { account: id(number), until });
    }
    running.ask(Intent::Set { setting: Setting::Notify(true) });

    running.live(14).await;

    assert_eq!(running.stage.notifier.titles(), ["@name0 has expired"]);
}

#[tokio::test(start_paused = true)]
async fn a_click_opens_the_account_and_on_a_digest_the_list() {
    let mut running = switched_off(7).await.run().await;
    running.stage.notifier.answer(Answer::Opened);
    running.quiet().await;
    assert_eq!(running.wishes.try_recv(), Ok(Wish::Show(Page::Account(id(0)))));

    let stage = switched_off(7).await;
    stage.keep(Account { auto_extend: false, ..account(1, 6) }).await;
    let mut running = stage.run().await;
    running.stage.notifier.answer(Answer::Opened);
    running.quiet().await;
    assert_eq!(running.wishes.try_recv(), Ok(Wish::Show(Page::Accounts)));
}

#[tokio::test(start_paused = true)]
async fn it_is_taken_back_when_it_is_mended_also_by_another_program() {
    let running = switched_off(7).await.run().await;
    assert_eq!(running.stage.notifier.on_screen().len(), 1);

    running.stage.ledger.elsewhere(|inner| {
        inner.accounts[0].token.obtained_at = Some(now());
        inner.accounts[0].token.expires_at = Some(now() + TimeDelta::days(60));
    });
    running.quiet().await;

    assert!(running.stage.notifier.on_screen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_later_step_stands_in_the_place_of_the_earlier_one() {
    let running = switched_off(7).await.run().await;
    running.pass(TimeDelta::days(4)).await;
    assert_eq!(running.stage.notifier.titles().len(), 2);
    assert_eq!(running.stage.notifier.on_screen().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_window_before_the_persons_eyes_says_it_itself() {
    let stage = switched_off(7).await;
    let (resident, handle, wishes) = stage.resident();
    handle.host(HostFacts { in_front: true, window_open: true, ..facts() });
    tokio::spawn(resident.run());
    let running = Running { stage, handle, wishes };
    running.pass(TimeDelta::minutes(2)).await;
    assert!(running.stage.notifier.titles().is_empty());

    running.handle.host(facts());
    running.quiet().await;
    assert_eq!(running.stage.notifier.titles().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_reminder_that_nobody_could_show_is_said_as_soon_as_somebody_can() {
    let stage = switched_off(7).await;
    stage.notifier.gone(true);
    let running = stage.run().await;
    assert!(running.stage.ledger.read(|inner| inner.notices.is_empty()));

    running.stage.notifier.gone(false);
    tokio::time::sleep(std::time::Duration::from_secs(660)).await;
    running.pass(TimeDelta::minutes(11)).await;

    assert_eq!(running.stage.notifier.titles().len(), 1);
    assert_eq!(running.stage.ledger.read(|inner| inner.notices[0].step), Step::Days(7));
}

#[tokio::test(start_paused = true)]
async fn with_names_hidden_no_notification_names_anybody() {
    let stage = switched_off(7).await;
    set(&stage, "hide-names", "on");
    let running = stage.run().await;
    running.stage.notifier.press("Extend Token");
    running.quiet().await;

    let titles = running.stage.notifier.titles();
    assert_eq!(titles[0], "1 account needs you");
    assert!(titles[1].starts_with("Your account is good until "), "{titles:?}");
}

#[tokio::test(start_paused = true)]
async fn switched_off_or_paused_there_are_no_notifications() {
    let stage = switched_off(7).await;
    set(&stage, "notify", "off");
    let running = stage.run().await;
    running.ask(Intent::PauseReminders { span: Pause::UntilMonday });
    running.ask(Intent::Set { setting: Setting::Notify(true) });
    running.quiet().await;
    assert_eq!(
        running.handle.snapshot().head.paused_until,
        Some("2026-11-23T00:00:00Z".parse::<crate::ports::Moment>().unwrap().into())
    );
    assert!(running.stage.notifier.titles().is_empty());

    running.ask(Intent::ResumeReminders);
    running.quiet().await;
    assert_eq!(running.stage.notifier.titles().len(), 1);
    assert_eq!(running.handle.snapshot().head.paused_until, None);
}

#[tokio::test(start_paused = true)]
async fn the_hours_that_were_set_to_be_quiet_are() {
    let stage = switched_off(7).await;
    set(&stage, "quiet", "9-16");
    let running = stage.run().await;
    assert!(running.stage.notifier.titles().is_empty());
    running.pass(TimeDelta::hours(6)).await;
    assert_eq!(running.stage.notifier.titles().len(), 1);

    let stage = switched_off(7).await;
    set(&stage, "quiet", "off");
    stage.clock.pass(TimeDelta::hours(12));
    assert_eq!(stage.run().await.stage.notifier.titles().len(), 1, "ten in the evening");
}

#[tokio::test(start_paused = true)]
async fn practice_waits_for_no_hour_and_says_one_thing_a_skip() {
    let stage = Stage::with_days_left(&[]).await;
    stage.keep(Account { auto_extend: false, ..account(0, 20) }).await;
    // A Sunday night.
    stage.clock.pass(TimeDelta::hours(61));
    let running = stage.run().await;
    assert!(running.stage.notifier.titles().is_empty());

    running.ask(Intent::SkipDays { days: 12 });
    running.quiet().await;

    assert_eq!(running.stage.notifier.titles(), ["Practice: @name0 expires in 6 days"]);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_meta_turned_off_is_said_whatever_its_date() {
    let stage = real(Stage::new());
    let problem = Some(Problem::new(Code::Password, Action::Reconnect));
    stage.keep(Account { problem, ..account(0, 50) }).await;
    let running = stage.run().await;
    assert_eq!(running.stage.notifier.titles(), ["@name0 was turned off"]);
    assert!(running.stage.notifier.last().sound);
}

#[tokio::test(start_paused = true)]
async fn when_the_program_ends_a_reminder_stays_to_be_read_and_practice_leaves_nothing() {
    let running = switched_off(7).await.run().await;
    running.handle.stop().await;
    let left = running.stage.notifier.on_screen();
    assert!(left.len() == 1 && left[0].buttons.is_empty(), "{left:?}");

    let stage = switched_off(7).await;
    let running = Stage { practice: true, ..stage }.run().await;
    assert_eq!(running.stage.notifier.on_screen().len(), 1);
    running.handle.stop().await;
    assert!(running.stage.notifier.on_screen().is_empty());
}

impl Running {
    /// The computer is on for so many days.
    async fn live(&self, days: usize) {
        for _ in 0..days * 4 {
            self.pass(TimeDelta::hours(6)).await;
        }
    }
}

/// The real profile with an account that does not extend by itself, on a Friday at ten.
async fn switched_off(days_left: i64) -> Stage {
    let stage = real(Stage::new());
    stage.keep(Account { auto_extend: false, ..account(0, days_left) }).await;
    stage
}

fn real(stage: Stage) -> Stage {
    Stage { practice: false, ..stage }
}

fn set(stage: &Stage, key: &str, value: &str) {
    stage.ledger.elsewhere(|inner| inner.settings.insert(key.into(), value.into()));
}
