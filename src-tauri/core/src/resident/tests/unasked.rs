//! What the keeper does without a click.

use chrono::TimeDelta;

use super::bench::*;
use crate::account::{Account, Pending, PendingKind};
use crate::face::{ChosenAccounts, Intent, Setting, VaultState};
use crate::journeys::rebuild;
use crate::network::Network;
use crate::policy::Status;
use crate::ports::{EntryName, VaultTrouble};
use crate::problem::Case;
use crate::resident::{HostFacts, Wish};
use crate::terms;

#[tokio::test(start_paused = true)]
async fn what_ends_first_is_extended_first() {
    let running = Bench::with_days_left(&[20, 3, 15]).await.run().await;
    assert_eq!(running.bench.meta.extended(), ["name1", "name2", "name0"]);
}

#[tokio::test(start_paused = true)]
async fn once_a_newer_version_works_with_the_ledger_nothing_is_extended_and_that_is_said() {
    let mut running = Bench::with_days_left(&[31]).await.run().await;
    running.handle.host(HostFacts { window_open: true, ..facts() });
    running.quiet().await;
    running.bench.ledger.elsewhere(|inner| inner.is_newer = true);

    running.pass(TimeDelta::days(2)).await;

    assert_eq!(running.bench.meta.extended(), [""; 0]);
    assert!(running.wishes.try_recv().is_err(), "a window stays");
    let problem = running.handle.snapshot().head.problem.clone().unwrap();
    assert_eq!((problem.code.as_str(), problem.case), ("x.ledger", Some(Case::Updated)));

    running.handle.host(facts());
    running.pass(TimeDelta::minutes(5)).await;
    let wished = running.wishes.try_recv();
    assert_eq!(wished, Ok(Wish::BeginAgain { hidden: true }), "once nobody looks the newer one starts");
}

#[tokio::test(start_paused = true)]
async fn an_account_that_is_due_extends_by_itself_and_one_that_is_switched_off_does_not() {
    let bench = Bench::with_days_left(&[29, 31]).await;
    bench.keep(Account { auto_extend: false, ..account(2, 3) }).await;
    let running = bench.run().await;

    assert_eq!(running.bench.meta.extended(), ["name0"]);
    assert_eq!(
        running.bench.account(0).token.expires_at,
        Some(now() + TimeDelta::minutes(1) + TimeDelta::days(60))
    );

    running.pass(TimeDelta::days(1)).await;
    running.pass(TimeDelta::days(1)).await;
    assert_eq!(running.bench.meta.extended(), ["name0", "name1"]);
}

#[tokio::test(start_paused = true)]
async fn a_token_that_left_the_vault_needs_a_person_until_it_is_back() {
    let bench = Bench::with_days_left(&[20, 50]).await;
    let entry = bench.account(0).entry();
    let content = bench.vault.lose(&entry);
    let running = bench.run().await;

    let shown = running.face(0);
    assert_eq!(shown.status, Status::TurnedOff);
    assert_eq!(shown.problem.map(|problem| problem.code), Some("x.vaultLost".to_owned()));
    assert_eq!(running.handle.snapshot().head.needs_you, 1);

    running.bench.vault.put(&entry, content);
    running.pass(TimeDelta::days(1)).await;
    running.pass(TimeDelta::days(1)).await;
    assert_eq!((running.face(0).status, running.face(0).problem), (Status::Good, None));
    assert_eq!(running.bench.meta.extended(), ["name0"]);
}

#[tokio::test(start_paused = true)]
async fn a_ledger_that_was_lost_is_made_anew_from_the_vault_at_the_start_and_that_is_said() {
    let bench = Bench::with_days_left(&[50, 29]).await;
    bench.ledger.elsewhere(|inner| {
        inner.accounts.clear();
        inner.settings.insert(rebuild::DUE.to_owned(), rebuild::YES.to_owned());
    });
    let running = bench.run().await;

    let found = [running.face(0), running.face(1)].map(|shown| (shown.name, shown.status));
    assert_eq!(found, [("name0".to_owned(), Status::Good), ("name1".to_owned(), Status::Good)]);
    assert_eq!(running.bench.meta.extended(), ["name1"], "what is due is extended");
    let problem = running.handle.snapshot().head.problem.clone().unwrap();
    assert_eq!((problem.code.as_str(), problem.case), ("x.ledger", Some(Case::FoundAgain)));
}

#[tokio::test(start_paused = true)]
async fn a_lost_ledger_of_which_the_vault_has_nothing_is_told_once_and_found_when_the_vault_has_it() {
    let bench = Bench::with_days_left(&[50]).await;
    let entry = bench.account(0).entry();
    let content = bench.vault.lose(&entry);
    bench.ledger.elsewhere(|inner| {
        inner.accounts.clear();
        inner.settings.insert(rebuild::DUE.to_owned(), rebuild::YES.to_owned());
    });
    let running = bench.run().await;
    let told = |running: &Running| running.handle.snapshot().head.problem.clone().and_then(|told| told.case);
    assert_eq!(told(&running), Some(Case::NoneFound));

    running.ask(Intent::CloseProblem);
    running.quiet().await;
    running.pass(TimeDelta::hours(2)).await;
    assert_eq!(told(&running), None, "it was told");

    running.bench.vault.put(&entry, content);
    running.pass(TimeDelta::hours(2)).await;
    assert_eq!(told(&running), Some(Case::FoundAgain));
    assert_eq!(running.face(0).name, "name0");
}

#[tokio::test(start_paused = true)]
async fn an_extend_of_its_own_accord_has_no_outcome_to_show() {
    let running = Bench::with_days_left(&[29]).await.run().await;
    assert_eq!(running.bench.meta.extended().len(), 1);
    assert!(running.face(0).outcome.is_none());
}

#[tokio::test(start_paused = true)]
async fn nothing_extends_by_itself_while_the_setting_is_off() {
    let bench = Bench::with_days_left(&[10]).await;
    bench.ledger.elsewhere(|inner| inner.settings.insert("auto-extend".into(), "off".into()));
    let running = bench.run().await;
    assert!(running.bench.meta.extended().is_empty());
    assert_eq!(running.face(0).next_attempt, None);
    assert_eq!(running.face(0).status, crate::policy::Status::Soon);

    running.ask(Intent::Set { setting: Setting::AutoExtend(true) });
    running.quiet().await;
    assert_eq!(running.bench.meta.extended().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_setting_that_another_program_changed_is_the_windows_too_and_holds_at_once() {
    let running = Bench::with_days_left(&[31]).await.run().await;
    assert!(running.handle.snapshot().head.settings.auto_extend);

    running.bench.ledger.elsewhere(|inner| inner.settings.insert("auto-extend".into(), "off".into()));
    running.until(|snapshot| !snapshot.head.settings.auto_extend).await;
    running.pass(TimeDelta::days(5)).await;

    assert!(running.bench.meta.extended().is_empty());
    assert_eq!(running.face(0).next_attempt, None);
}

#[tokio::test(start_paused = true)]
async fn near_metas_limit_nothing_is_asked_unasked_until_the_hour_is_over() {
    let bench = Bench::with_days_left(&[10]).await;
    let until = now() + TimeDelta::minutes(60);
    terms::keep_quiet(bench.ledger.as_ref(), Network::Threads, until).unwrap();
    let running = bench.run().await;
    running.pass(TimeDelta::minutes(50)).await;
    assert!(running.bench.meta.extended().is_empty());

    running.pass(TimeDelta::minutes(15)).await;
    assert_eq!(running.bench.meta.extended(), ["name0"]);
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_was_set_back_extends_nothing() {
    let running = Bench::with_days_left(&[31]).await.run().await;
    running.pass(TimeDelta::days(-400)).await;
    running.pass(TimeDelta::minutes(5)).await;
    assert!(running.bench.meta.extended().is_empty());
}

#[tokio::test(start_paused = true)]
async fn four_are_asked_for_at_a_time() {
    let running = Bench::with_days_left(&[50; 9]).await.run().await;
    running.bench.meta.hold();
    running.ask(Intent::Extend { who: ChosenAccounts::All });
    running.quiet().await;
    assert_eq!(running.bench.meta.extended().len(), 4);
    running.bench.meta.answer(9);
    running.quiet().await;
    assert_eq!((running.bench.meta.extended().len(), running.bench.meta.most_at_a_time()), (9, 4));
}

#[tokio::test(start_paused = true)]
async fn asking_twice_extends_once() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.bench.meta.hold();
    running.extend(0);
    running.extend(0);
    running.quiet().await;
    running.bench.meta.answer(2);
    running.quiet().await;
    assert_eq!(running.bench.meta.extended().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn without_internet_it_is_tried_after_five_minutes_and_said_since_when() {
    let bench = Bench::with_days_left(&[20]).await;
    bench.meta.offline(true);
    let running = bench.run().await;
    assert_eq!(running.bench.meta.extended().len(), 1);
    assert!(running.handle.snapshot().head.offline_since.is_some());

    running.pass(TimeDelta::minutes(4)).await;
    assert_eq!(running.bench.meta.extended().len(), 1);
    running.bench.meta.offline(false);
    running.pass(TimeDelta::minutes(2)).await;

    assert_eq!(running.bench.meta.extended().len(), 2);
    assert!(running.handle.snapshot().head.offline_since.is_none());
}

#[tokio::test(start_paused = true)]
async fn every_account_is_asked_about_once_a_day() {
    let running = Bench::with_days_left(&[50, 55]).await.run().await;
    assert_eq!(running.bench.meta.asked_about(), 0, "both were asked about today");
    running.pass(TimeDelta::hours(24)).await;
    assert_eq!(running.bench.meta.asked_about(), 2);
    running.pass(TimeDelta::hours(23)).await;
    assert_eq!(running.bench.meta.asked_about(), 2);
    running.pass(TimeDelta::hours(1)).await;
    assert_eq!(running.bench.meta.asked_about(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_locked_vault_is_tried_with_one_account_and_left_alone_until_a_person_unlocks_it() {
    let bench = Bench::with_days_left(&[20, 20, 20, 20, 20, 20]).await;
    bench.vault.shut(Some(VaultTrouble::Locked));
    let before = bench.vault.asked();
    let running = bench.run().await;
    running.pass(TimeDelta::hours(5)).await;
    assert_eq!(running.handle.snapshot().head.vault, VaultState::Locked);
    assert_eq!(running.bench.vault.asked() - before, 1);

    running.bench.vault.shut(None);
    running.ask(Intent::Unlock);
    running.until(|snapshot| snapshot.head.vault == VaultState::Open).await;
    running.pass(TimeDelta::minutes(5)).await;
    assert_eq!(running.bench.meta.extended().len(), 6);
}

#[tokio::test(start_paused = true)]
async fn an_extend_that_met_a_locked_vault_goes_on_when_a_person_unlocks_it() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.bench.vault.shut(Some(VaultTrouble::Locked));
    running.ask(Intent::Extend { who: ChosenAccounts::All });
    running.until(|snapshot| snapshot.accounts[0].outcome.is_some()).await;
    assert_eq!(running.bench.meta.extended().len(), 0);

    running.bench.vault.shut(None);
    running.ask(Intent::Unlock);

    running
        .until(|snapshot| {
            let outcome = snapshot.accounts[0].outcome.as_ref();
            outcome.is_some_and(|outcome| outcome.problem.is_none())
        })
        .await;
    assert_eq!(running.bench.meta.extended().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_was_cut_off_is_completed_before_anything_is_extended() {
    let bench = Bench::with_days_left(&[20]).await;
    let cut_off = bench.account(0);
    bench.ledger.elsewhere(|inner| {
        inner.accounts.clear();
        inner.attempts.push(Pending {
            id: 7,
            kind: PendingKind::Keep,
            started_at: now(),
            account: cut_off,
            place: None,
        });
    });
    let running = bench.run().await;
    let events = running
        .bench
        .ledger
        .read(|inner| -> Vec<String> { inner.history.iter().map(|line| line.event.clone()).collect() });
    assert_eq!(events, ["connected", "extended"]);
}

#[tokio::test(start_paused = true)]
async fn a_disconnected_account_is_deleted_after_thirty_days_and_never_extended() {
    let bench = Bench::new();
    bench.keep(Account { disconnected_at: Some(now()), ..account(0, 20) }).await;
    let name = EntryName::account(account(0, 20).network, &account(0, 20).user_id);
    let running = bench.run().await;
    running.pass(TimeDelta::days(30)).await;
    assert!(!running.bench.vault.has(&name));
    assert!(running.bench.meta.extended().is_empty());
}

#[tokio::test(start_paused = true)]
async fn skipping_ahead_lives_through_every_day() {
    let running = Bench::with_days_left(&[40]).await.run().await;
    let mut changes = running.handle.changes();
    running.ask(Intent::SkipDays { days: 30 });
    running.until(|snapshot| snapshot.head.practice.as_ref().unwrap().skipping.is_some()).await;
    running.until(|snapshot| snapshot.head.practice.as_ref().unwrap().skipping.is_none()).await;

    let mut left: Vec<u32> = sent(&mut changes)
        .iter()
        .filter_map(|change| change.head.practice.as_ref().unwrap().skipping)
        .collect();
    left.dedup();
    assert_eq!(left, (0..=30).rev().collect::<Vec<_>>());
    assert_eq!(running.bench.meta.extended().len(), 1);
    let made = running.bench.account(0).token.obtained_at.unwrap();
    assert_eq!((made - now()).num_days(), 10, "on the day on which it was due");
}

#[tokio::test(start_paused = true)]
async fn a_program_that_ends_finishes_the_extend_that_meta_was_asked_for() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    let before = running.bench.token(0).await;
    running.bench.meta.hold();
    running.extend(0);
    running.quiet().await;

    let handle = running.handle.clone();
    let stopping = tokio::spawn(async move { handle.stop().await });
    running.quiet().await;
    assert!(!stopping.is_finished());
    running.bench.meta.answer(1);
    stopping.await.unwrap();

    let name = EntryName::account(account(0, 50).network, &account(0, 50).user_id);
    let tokens = crate::tokens::Tokens::read(running.bench.vault.as_ref(), &name).await.unwrap().unwrap();
    assert!(tokens.next.is_some() || !tokens.current.token.same_as(&before));
}
