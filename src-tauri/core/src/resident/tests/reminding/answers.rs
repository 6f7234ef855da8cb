//! What follows from a button, and when a notification is taken back.

use chrono::TimeDelta;

use super::*;
use crate::account::Account;
use crate::face::Intent;
use crate::face::Setting;
use crate::ports::Answer;
use crate::ports::Clock;
use crate::resident::HostFacts;
use crate::resident::Wish;
use crate::tray::Page;

#[tokio::test(start_paused = true)]
async fn extend_token_extends_and_says_until_when() {
    let running = switched_off(7).await.run().await;

    running.bench.notifier.press("Extend Token");
    running.quiet().await;

    assert_eq!(running.bench.meta.extended(), ["name0"]);
    let said = running.bench.notifier.last();
    assert!(said.title.starts_with("@name0 is good until "), "{said:?}");
    assert!(said.buttons.is_empty() && !said.stays);
}

#[tokio::test(start_paused = true)]
async fn extend_token_that_does_not_work_says_why() {
    let running = switched_off(7).await.run().await;
    running.bench.meta.offline(true);

    running.bench.notifier.press("Extend Token");
    running.quiet().await;

    assert_eq!(running.bench.notifier.titles().len(), 2);
    let card = running.face(0).outcome.unwrap().problem.unwrap();
    assert_eq!(card.code, "x.net");
    assert!(!running.bench.notifier.last().title.contains("good until"));
}

#[tokio::test(start_paused = true)]
async fn a_reminder_is_closed_as_soon_as_its_own_button_is_pressed() {
    let running = switched_off(7).await.run().await;
    running.bench.notifier.keeps_what_was_pressed();
    running.bench.meta.hold();

    running.bench.notifier.press("Extend Token");
    running.pass(TimeDelta::minutes(1)).await;

    assert!(running.bench.notifier.on_screen().is_empty(), "Meta has not answered yet");
    running.bench.meta.answer(1);
    running.quiet().await;
    assert!(running.bench.notifier.last().title.starts_with("@name0 is good until "));
}

#[tokio::test(start_paused = true)]
async fn the_button_of_a_digest_extends_all_of_it() {
    let bench = switched_off(6).await;
    bench.keep(Account { auto_extend: false, ..account(1, 5) }).await;
    let running = bench.run().await;
    assert_eq!(running.bench.notifier.titles(), ["2 accounts expire this week"]);

    running.bench.notifier.press("Extend all");
    running.quiet().await;

    assert_eq!(running.bench.meta.extended().len(), 2);
    assert_eq!(running.bench.notifier.last().title, "2 accounts are good again");
}

#[tokio::test(start_paused = true)]
async fn what_the_tray_extends_is_told_and_what_the_window_extends_is_seen_there() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.extend(0);
    running.quiet().await;
    assert!(running.bench.notifier.last().title.contains("@name0 is good until "));

    running.handle.host(HostFacts { in_front: true, window_open: true, ..facts() });
    running.pass(TimeDelta::days(2)).await;
    running.extend(0);
    running.quiet().await;
    assert_eq!(running.bench.meta.extended().len(), 2);
    assert_eq!(running.bench.notifier.titles().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn remind_me_tomorrow_is_silent_until_ten_the_next_day() {
    let bench = switched_off(7).await;
    // On a Monday, so that tomorrow is a day on which something is said.
    bench.clock.pass(TimeDelta::days(3));
    let running = bench.run().await;
    assert_eq!(running.bench.notifier.titles().len(), 1);

    running.bench.notifier.press("Remind me tomorrow");
    running.quiet().await;
    assert!(running.bench.notifier.on_screen().is_empty());
    running.pass(TimeDelta::hours(23)).await;
    assert_eq!(running.bench.notifier.titles().len(), 1);

    running.pass(TimeDelta::hours(1)).await;
    assert_eq!(running.bench.notifier.titles().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn put_off_to_tomorrow_in_the_evening_it_comes_at_ten_all_the_same() {
    let bench = switched_off(7).await;
    bench.clock.pass(TimeDelta::days(3));
    let running = bench.run().await;
    running.pass(TimeDelta::hours(8)).await;
    running
        .ask(Intent::RemindLater { account: id(0), until: running.bench.clock.now() + TimeDelta::days(1) });
    running.quiet().await;
    running.pass(TimeDelta::hours(15)).await;
    assert_eq!(running.bench.notifier.titles().len(), 1);

    running.pass(TimeDelta::hours(1)).await;
    assert_eq!(running.bench.notifier.titles().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn an_account_that_is_put_off_when_it_is_over_breaks_no_snooze_and_one_that_gets_worse_does() {
    let bench = switched_off(5).await;
    bench.keep(Account { auto_extend: false, ..account(1, -1) }).await;
    set(&bench, "notify", "off");
    let running = bench.run().await;
    let until = now() + TimeDelta::days(20);
    for number in [0, 1] {
        running.ask(Intent::RemindLater { account: id(number), until });
    }
    running.ask(Intent::Set { setting: Setting::Notify(true) });

    running.live(14).await;

    assert_eq!(running.bench.notifier.titles(), ["@name0 has expired"]);
}

#[tokio::test(start_paused = true)]
async fn a_click_opens_the_account_and_on_a_digest_the_list_of_those_alone() {
    let mut running = switched_off(7).await.run().await;
    running.bench.notifier.answer(Answer::Opened);
    running.quiet().await;
    assert_eq!(running.wishes.try_recv(), Ok(Wish::Show(Page::Account(id(0)))));

    let bench = switched_off(7).await;
    bench.keep(Account { auto_extend: false, ..account(1, 6) }).await;
    let mut running = bench.run().await;
    running.bench.notifier.answer(Answer::Opened);
    running.quiet().await;
    assert_eq!(running.wishes.try_recv(), Ok(Wish::Show(Page::Soon)));

    let bench = switched_off(7).await;
    bench.keep(account(1, -1)).await;
    let mut running = bench.run().await;
    running.bench.notifier.answer(Answer::Opened);
    running.quiet().await;
    assert_eq!(running.wishes.try_recv(), Ok(Wish::Show(Page::Accounts)));

    let mut running = Bench::with_days_left(&[-1, -2]).await.run().await;
    running.bench.notifier.answer(Answer::Opened);
    running.quiet().await;
    assert_eq!(running.wishes.try_recv(), Ok(Wish::Show(Page::NeedYou)));
}

#[tokio::test(start_paused = true)]
async fn it_is_taken_back_when_it_is_mended_also_by_another_program() {
    let running = switched_off(7).await.run().await;
    assert_eq!(running.bench.notifier.on_screen().len(), 1);

    running.bench.ledger.elsewhere(|inner| {
        inner.accounts[0].token.obtained_at = Some(now());
        inner.accounts[0].token.expires_at = Some(now() + TimeDelta::days(60));
    });
    running.quiet().await;

    assert!(running.bench.notifier.on_screen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn of_two_accounts_the_mended_one_is_no_longer_named() {
    let bench = switched_off(7).await;
    bench.keep(Account { auto_extend: false, ..account(1, 6) }).await;
    let running = bench.run().await;
    assert_eq!(running.bench.notifier.titles(), ["2 accounts expire this week"]);

    running.bench.ledger.elsewhere(|inner| {
        inner.accounts[0].token.obtained_at = Some(now());
        inner.accounts[0].token.expires_at = Some(now() + TimeDelta::days(60));
    });
    running.quiet().await;

    let left = running.bench.notifier.on_screen();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].title.replace('\u{a0}', " "), "@name1 expires in 6 days");
    running.bench.ledger.elsewhere(|inner| {
        inner.accounts[1].token.obtained_at = Some(now());
        inner.accounts[1].token.expires_at = Some(now() + TimeDelta::days(60));
    });
    running.quiet().await;
    assert!(running.bench.notifier.on_screen().is_empty());
    assert_eq!(running.bench.notifier.titles().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_later_step_stands_in_the_place_of_the_earlier_one() {
    let running = switched_off(7).await.run().await;
    running.pass(TimeDelta::days(4)).await;
    assert_eq!(running.bench.notifier.titles().len(), 2);
    assert_eq!(running.bench.notifier.on_screen().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn when_the_program_ends_a_reminder_stays_to_be_read_and_practice_leaves_nothing() {
    let running = switched_off(7).await.run().await;
    running.handle.stop().await;
    let left = running.bench.notifier.on_screen();
    assert!(left.len() == 1 && left[0].buttons.is_empty(), "{left:?}");

    let bench = switched_off(7).await;
    let running = Bench { practice: true, ..bench }.run().await;
    assert_eq!(running.bench.notifier.on_screen().len(), 1);
    running.handle.stop().await;
    assert!(running.bench.notifier.on_screen().is_empty());
}
