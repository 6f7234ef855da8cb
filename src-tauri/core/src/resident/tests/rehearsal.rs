//! Practice as a rehearsal: what a person lets happen, and the exercises that are done.

use super::bench::*;
use crate::account::Account;
use crate::face::{
    Box as PasteBox, Copied, Exercise, Import, Intent, Opened, PracticeEvent, SetupChange, Snapshot, Typed,
};
use crate::network::Network;
use crate::ports::Happening;
use crate::resident::Wish;
use crate::secret::Secret;
use crate::setup::Stage;

#[tokio::test(start_paused = true)]
async fn a_changed_password_happens_to_the_open_account_and_meta_is_asked_about_it() {
    let running = Bench::with_days_left(&[50, 55]).await.run().await;
    running.ask(Intent::ShowHistory { account: Some(id(0)) });
    running.quiet().await;
    let asked = running.bench.meta.asked_about();

    running.ask(Intent::PracticeEvent { what: PracticeEvent::PasswordChanged });
    running.quiet().await;

    assert_eq!(running.bench.meta.asked_about(), asked + 1);
    let owner = running.bench.account(0).user_id;
    assert_eq!(running.bench.rehearsal.happened(), [Happening::PasswordChanged(owner)]);
}

#[tokio::test(start_paused = true)]
async fn without_an_open_account_it_happens_to_the_one_that_is_best_off() {
    let running = Bench::with_days_left(&[50, 55]).await.run().await;

    running.ask(Intent::PracticeEvent { what: PracticeEvent::PasswordChanged });
    running.quiet().await;

    let owner = running.bench.account(1).user_id;
    assert_eq!(running.bench.rehearsal.happened(), [Happening::PasswordChanged(owner)]);
}

#[tokio::test(start_paused = true)]
async fn a_password_is_changed_only_where_a_token_can_end_by_it() {
    let running = Bench::with_days_left(&[-1, 55]).await.run().await;
    running.ask(Intent::ShowHistory { account: Some(id(0)) });
    running.quiet().await;

    running.ask(Intent::PracticeEvent { what: PracticeEvent::PasswordChanged });
    running.quiet().await;

    let owner = running.bench.account(1).user_id;
    assert_eq!(running.bench.rehearsal.happened(), [Happening::PasswordChanged(owner)]);
}

#[tokio::test(start_paused = true)]
async fn what_goes_on_is_shown_until_the_same_click_ends_it() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    let click = || running.ask(Intent::PracticeEvent { what: PracticeEvent::NoInternet });
    let goes_on = |snapshot: &Snapshot| {
        snapshot.head.practice.as_ref().unwrap().going_on == [PracticeEvent::NoInternet]
    };

    click();
    running.until(|snapshot| goes_on(snapshot)).await;
    click();
    running.until(|snapshot| !goes_on(snapshot)).await;

    let happened = running.bench.rehearsal.happened();
    assert_eq!(happened, [Happening::NoInternet(true), Happening::NoInternet(false)]);
}

#[tokio::test(start_paused = true)]
async fn another_account_in_the_browser_asks_meta_nothing() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    let asked = running.bench.meta.asked_about();

    running.ask(Intent::PracticeEvent { what: PracticeEvent::WrongAccount });
    running.until(|snapshot| !snapshot.head.practice.as_ref().unwrap().going_on.is_empty()).await;
    running.quiet().await;

    assert_eq!(running.bench.meta.asked_about(), asked);
}

#[tokio::test(start_paused = true)]
async fn without_a_place_no_file_can_move() {
    let running = Bench::with_days_left(&[50]).await.run().await;

    running.ask(Intent::PracticeEvent { what: PracticeEvent::FileMoved });
    running.until(|snapshot| snapshot.head.problem.is_some()).await;

    assert!(running.bench.rehearsal.happened().is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_walk_to_a_meta_app_is_an_exercise_that_is_done_with_its_last_stage() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    let tick = |stage| Intent::SetUp { network: Network::Threads, change: SetupChange::Done(stage) };
    let stages = [Stage::Before, Stage::App, Stage::Invite];

    stages.into_iter().for_each(|stage| running.ask(tick(stage)));
    running.quiet().await;
    assert!(running.handle.snapshot().head.practice.unwrap().done.is_empty());

    running.ask(tick(Stage::Token));
    running.until(|snapshot| snapshot.head.practice.as_ref().unwrap().done == [Exercise::SetUp]).await;
}

#[tokio::test(start_paused = true)]
async fn nothing_happens_in_the_real_profile() {
    let bench = Bench { practice: false, ..Bench::with_days_left(&[50]).await };
    let running = bench.run().await;

    running.ask(Intent::PracticeEvent { what: PracticeEvent::NoInternet });
    running.ask(Intent::Copy { what: Copied::PracticeToken });
    running.extend(0);
    let snapshot = running.until(|snapshot| snapshot.accounts[0].outcome.is_some()).await;

    assert!(running.bench.rehearsal.happened().is_empty());
    assert_eq!(running.bench.clipboard.text(), None);
    assert!(snapshot.head.practice.is_none());
}

#[tokio::test(start_paused = true)]
async fn an_exercise_is_done_when_it_has_worked_and_stays_done() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    assert!(running.handle.snapshot().head.practice.unwrap().done.is_empty());

    running.extend(0);
    let snapshot = running.until(|snapshot| snapshot.accounts[0].outcome.is_some()).await;

    assert_eq!(snapshot.head.practice.as_ref().unwrap().done, [Exercise::Extend]);
    running.handle.stop().await;
    let again = running.bench.run().await;
    assert_eq!(again.handle.snapshot().head.practice.unwrap().done, [Exercise::Extend]);
}

#[tokio::test(start_paused = true)]
async fn an_account_that_gets_a_new_token_is_reconnected_also_by_a_paste() {
    let running = Bench::with_days_left(&[-1]).await.run().await;
    let token = format!("THAA{MARKER}{}", "z".repeat(160));
    let Account { user_id, name, .. } = running.bench.account(0);
    running.bench.meta.belongs(&Secret::new(&*token), &user_id, &name);

    let into = PasteBox::MadeToken(Network::Threads);
    running.ask(Intent::Typed { into, text: Typed(token) });
    let snapshot = running.until(|snapshot| matches!(snapshot.head.import, Some(Import::Done { .. }))).await;

    assert_eq!(snapshot.head.practice.as_ref().unwrap().done, [Exercise::Reconnect]);
}

#[tokio::test(start_paused = true)]
async fn what_the_schedule_does_is_no_exercise() {
    let running = Bench::with_days_left(&[20]).await.run().await;
    running.quiet().await;

    assert_eq!(running.bench.meta.extended().len(), 1);
    assert!(running.handle.snapshot().head.practice.unwrap().done.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_practice_token_is_copied_and_the_folder_of_the_samples_opened() {
    let mut running = Bench::with_days_left(&[50]).await.run().await;

    running.ask(Intent::Copy { what: Copied::PracticeToken });
    running.ask(Intent::Open { what: Opened::Samples });
    running.quiet().await;

    assert_eq!(running.bench.clipboard.text().as_deref(), Some("THAAspare"));
    assert_eq!(running.wishes.try_recv().unwrap(), Wish::OpenFolder("/practice/samples/shop.env".into()));
}
