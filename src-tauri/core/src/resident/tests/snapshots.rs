//! The snapshots and changes that faces are sent.

use chrono::TimeDelta;

use super::bench::*;
use crate::face::{ChosenAccounts, Intent, Setting, Work};
use crate::journeys::extend::Outcome;
use crate::ports::Clock;
use crate::problem::{Action, Code, Problem};
use crate::resident::errand::{Ended, Errand, Task};
use crate::resident::message::Message;
use crate::resident::{HostFacts, Wish};

#[tokio::test(start_paused = true)]
async fn what_the_host_could_not_do_is_said_until_the_next_intent() {
    let running = Bench::new().run().await;

    running.handle.could_not(Problem::new(Code::DiskFull, Action::RetryLater));
    let said = running.until(|snapshot| snapshot.head.problem.is_some()).await;
    assert_eq!(said.head.problem.as_ref().unwrap().code, "x.diskFull");

    running.ask(Intent::EnterPractice);
    running.until(|snapshot| snapshot.head.problem.is_none()).await;
}

#[tokio::test(start_paused = true)]
async fn only_changed_accounts_are_sent() {
    let running = Bench::with_days_left(&[50, 55, 58]).await.run().await;
    let mut changes = running.handle.changes();

    running.ask(Intent::Rename { account: id(1), label: Some("Shop".into()) });
    running.quiet().await;

    let sent = sent(&mut changes);
    let accounts: Vec<_> = sent.iter().flat_map(|change| &change.accounts).collect();
    assert!(accounts.iter().all(|account| account.id == id(1)), "{accounts:?}");
    assert_eq!(accounts.last().unwrap().label.as_deref(), Some("Shop"));
    assert!(sent.iter().all(|change| change.order.is_none()));
}

#[tokio::test(start_paused = true)]
async fn the_order_is_sent_when_it_changes() {
    let running = Bench::with_days_left(&[25, 55]).await.run().await;
    assert_eq!(order(&running), [id(1), id(0)], "the first was extended at once");
    let mut changes = running.handle.changes();

    running.ask(Intent::Disconnect { account: id(1) });
    running.quiet().await;

    let orders: Vec<_> = sent(&mut changes).iter().filter_map(|change| change.order.clone()).collect();
    assert_eq!(orders, [[id(0)]]);
}

#[tokio::test(start_paused = true)]
async fn every_change_follows_the_one_before() {
    let bench = Bench::with_days_left(&[20, 50]).await;
    let (resident, handle, _wishes) = bench.resident();
    let mut changes = handle.changes();
    let first = handle.snapshot().head.version;
    tokio::spawn(resident.run());
    let wishes = tokio::sync::mpsc::unbounded_channel().1;
    let running = Running { bench, handle, wishes };

    running.pass(TimeDelta::minutes(1)).await;

    let versions: Vec<u32> = sent(&mut changes).iter().map(|change| change.head.version).collect();
    let expected: Vec<u32> = (first + 1..).take(versions.len()).collect();
    assert!(!versions.is_empty());
    assert_eq!(versions, expected);
    assert_eq!(running.handle.snapshot().head.version, *versions.last().unwrap());
}

#[tokio::test(start_paused = true)]
async fn a_window_that_opens_hours_after_the_last_change_has_the_time_of_its_opening() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    let mut changes = running.handle.changes();

    running.pass(TimeDelta::hours(3)).await;

    assert!(sent(&mut changes).is_empty());
    assert_eq!(running.handle.snapshot().head.now, running.bench.clock.now().into());
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_while_nothing_happens() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    let mut changes = running.handle.changes();
    running.pass(TimeDelta::minutes(7)).await;
    assert!(sent(&mut changes).is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_open_window_is_told_of_time_that_jumped_and_not_of_time_that_passed() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.handle.host(HostFacts { window_open: true, ..facts() });
    live(&running, 10).await;
    let mut changes = running.handle.changes();

    live(&running, 600).await;
    assert!(sent(&mut changes).is_empty());

    running.bench.clock.pass(TimeDelta::hours(5));
    live(&running, 10).await;
    let [jumped] = &sent(&mut changes)[..] else { panic!("it is told once") };
    assert!(jumped.accounts.is_empty() && jumped.order.is_none());
    assert_eq!((running.bench.clock.now() - jumped.head.now.moment()).num_seconds() / 10, 0);
}

#[tokio::test(start_paused = true)]
async fn what_another_program_wrote_is_seen() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.bench.ledger.elsewhere(|inner| inner.accounts[0].label = Some("Theirs".into()));
    running.quiet().await;
    assert_eq!(running.face(0).label.as_deref(), Some("Theirs"));
}

#[tokio::test(start_paused = true)]
async fn an_extend_that_was_asked_for_is_seen_at_work_and_tells_how_it_ended() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.bench.meta.hold();

    running.extend(0);
    running.until(|snapshot| snapshot.accounts[0].work == Some(Work::Extending)).await;
    running.bench.meta.answer(1);
    let snapshot = running.until(|snapshot| snapshot.accounts[0].outcome.is_some()).await;

    let outcome = snapshot.accounts[0].outcome.as_ref().unwrap();
    assert_eq!((outcome.outcome, outcome.token_changed), (Outcome::Extended, Some(true)));
    assert_eq!(snapshot.accounts[0].work, None);
}

#[tokio::test(start_paused = true)]
async fn how_an_extend_ended_is_gone_with_the_next_thing_that_is_wanted_of_the_account() {
    let running = Bench::with_days_left(&[50, 50]).await.run().await;
    running.ask(Intent::Extend { who: ChosenAccounts::All });
    running.until(|snapshot| snapshot.accounts.iter().all(|account| account.outcome.is_some())).await;

    running.ask(Intent::Rename { account: id(0), label: None });
    running.quiet().await;

    assert!(running.face(0).outcome.is_none() && running.face(1).outcome.is_some());
}

#[tokio::test(start_paused = true)]
async fn an_outcome_for_an_older_version_is_dropped() {
    for (behind, is_told) in [(0, true), (1, false)] {
        let bench = Bench::with_days_left(&[50]).await;
        let (mut resident, handle, _wishes) = bench.resident();
        let errand = Errand { account: id(0), task: Task::Extend, by_hand: true, after: None };
        let finished = errand.run(bench.ports()).await;
        assert!(matches!(finished.ended, Ended::Extended(_)));

        bench.ledger.elsewhere(|inner| inner.accounts[0].version += behind);
        resident.hear(Message::Finished(finished));
        resident.publish();

        assert_eq!(handle.snapshot().accounts[0].outcome.is_some(), is_told);
    }
}

#[tokio::test(start_paused = true)]
async fn a_decision_is_not_taken_back_by_the_extend_that_was_under_way() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.bench.meta.hold();
    running.extend(0);
    running.quiet().await;

    running.ask(Intent::AutoExtend { account: id(0), on: false });
    running.quiet().await;
    running.bench.meta.answer(1);
    running.quiet().await;

    assert_eq!(running.bench.meta.extended().len(), 1);
    assert!(!running.face(0).auto_extend && !running.bench.account(0).auto_extend);
}

#[tokio::test(start_paused = true)]
async fn a_disconnect_can_be_taken_back() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.ask(Intent::Disconnect { account: id(0) });
    running.until(|snapshot| snapshot.accounts.is_empty()).await;
    running.ask(Intent::UndoDisconnect { account: id(0) });
    running.until(|snapshot| snapshot.accounts.len() == 1).await;
}

#[tokio::test(start_paused = true)]
async fn a_setting_holds_at_once_and_one_that_makes_no_sense_is_said() {
    let mut running = Bench::new().run().await;
    running.ask(Intent::Set { setting: Setting::Language(Some("ru".into())) });
    running.until(|snapshot| snapshot.head.language == "ru").await;
    running.ask(Intent::Set { setting: Setting::Theme("pink".into()) });
    running.until(|snapshot| snapshot.head.problem.is_some()).await;
    running.ask(Intent::Set { setting: Setting::StartAtLogin(true) });
    running.until(|snapshot| snapshot.head.problem.is_none()).await;
    assert_eq!(running.wishes.recv().await, Some(Wish::StartAtLogin(true)));
}

#[tokio::test(start_paused = true)]
async fn history_is_shown_for_the_account_whose_details_are_open_and_has_no_marks() {
    let running = Bench::with_days_left(&[20]).await.run().await;
    running.ask(Intent::ShowHistory { account: Some(id(0)) });
    let snapshot = running.until(|snapshot| snapshot.head.history.is_some()).await;
    let (account, lines) = snapshot.head.history.clone().unwrap();
    assert_eq!((account, lines[0].event.as_str()), (id(0), "extended"));
    assert!(lines.iter().all(|line| line.facts.get("mark").is_none()));

    running.ask(Intent::ShowHistory { account: None });
    running.until(|snapshot| snapshot.head.history.is_none()).await;
}

fn order(running: &Running) -> Vec<String> {
    running.handle.snapshot().accounts.iter().map(|account| account.id.clone()).collect()
}

/// Lets both clocks go on together, as on a computer that is on.
async fn live(running: &Running, seconds: usize) {
    for _ in 0..seconds {
        running.bench.clock.pass(TimeDelta::seconds(1));
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
}
