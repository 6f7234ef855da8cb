//! Several extends that were asked for with one click: their progress, their end and their sum.

use std::time::Duration;

use chrono::TimeDelta;

use super::bench::*;
use crate::face::{ChosenAccounts, Intent, Time, Together, Work};
use crate::ports::{EntryName, Ledger, Vault, VaultTrouble};

#[tokio::test(start_paused = true)]
async fn extends_that_were_asked_for_together_are_counted_and_summed_up_until_the_sum_is_closed() {
    let running = Bench::with_days_left(&[50; 6]).await.run().await;
    running.bench.meta.hold();
    running.ask(Intent::Extend { who: ChosenAccounts::All });
    let begun = together(&running, |sum| sum.total == 6).await;
    assert_eq!((begun.done(), begun.is_over), (0, false));

    running.bench.meta.answer(2);
    together(&running, |sum| sum.extended == 2).await;
    running.bench.meta.answer(4);
    let over = together(&running, |sum| sum.is_over).await;
    assert_eq!((over.extended, over.done(), over.is_stopped), (6, 6, false));

    running.ask(Intent::CloseTogether);
    running.until(|snapshot| snapshot.head.together.is_none()).await;
}

#[tokio::test(start_paused = true)]
async fn a_stop_finishes_the_accounts_at_hand_and_leaves_the_others_as_they_were() {
    let running = Bench::with_days_left(&[50; 9]).await.run().await;
    running.bench.meta.hold();
    running.ask(Intent::Extend { who: ChosenAccounts::All });
    running.quiet().await;

    running.ask(Intent::StopExtending);
    let stopped = together(&running, |sum| sum.is_stopped).await;
    assert_eq!((stopped.total, stopped.is_over), (4, false));
    running.bench.meta.answer(9);
    let over = together(&running, |sum| sum.is_over).await;

    assert_eq!(over.extended, 4);
    assert_eq!(running.bench.meta.extended().len(), 4);
    assert_eq!(running.handle.snapshot().accounts.iter().filter(|one| one.outcome.is_some()).count(), 4);
}

#[tokio::test(start_paused = true)]
async fn an_account_that_has_to_log_in_again_is_named_in_the_sum() {
    let bench = Bench::with_days_left(&[50, 50]).await;
    let gone = EntryName::account(account(1, 50).network, &account(1, 50).user_id);
    bench.vault.delete(&gone).await.unwrap();
    let running = bench.run().await;
    running.ask(Intent::Extend { who: ChosenAccounts::All });
    let over = together(&running, |sum| sum.is_over).await;
    assert_eq!((over.extended, over.needs_you), (1, vec![id(1)]));
}

#[tokio::test(start_paused = true)]
async fn the_sum_names_as_many_accounts_that_need_a_person_as_the_list() {
    let mut lacks = account(1, 50);
    lacks.permissions.granted = Some(Vec::new());
    lacks.permissions.wanted = vec!["threads_basic".to_owned()];
    let bench = Bench::with_days_left(&[50, 50]).await;
    bench.ledger.keep(&lacks, None, &[], None).unwrap();
    let running = bench.run().await;
    running.ask(Intent::Extend { who: ChosenAccounts::All });
    let over = together(&running, |sum| sum.is_over).await;
    let needs_you = running.handle.snapshot().head.needs_you;
    assert_eq!((over.extended + needs_you, over.needs_you.len() as u32), (2, needs_you));
}

#[tokio::test(start_paused = true)]
async fn of_many_accounts_those_at_hand_alone_are_seen_at_work() {
    let running = Bench::with_days_left(&[50; 9]).await.run().await;
    running.bench.meta.hold();
    running.ask(Intent::Extend { who: ChosenAccounts::All });
    running.quiet().await;
    let at_work = |account: &&crate::face::Account| account.work == Some(Work::Extending);
    assert_eq!(running.handle.snapshot().accounts.iter().filter(at_work).count(), 4);
}

#[tokio::test(start_paused = true)]
async fn one_extend_alone_has_no_sum() {
    let running = Bench::with_days_left(&[50, 50]).await.run().await;
    running.extend(0);
    running.until(|snapshot| snapshot.accounts.iter().any(|account| account.outcome.is_some())).await;
    assert_eq!(running.handle.snapshot().head.together, None);
}

#[tokio::test(start_paused = true)]
async fn a_shut_vault_is_asked_for_the_accounts_at_hand_and_the_others_go_on_when_it_is_open() {
    let running = Bench::with_days_left(&[50; 20]).await.run().await;
    running.bench.vault.shut(Some(VaultTrouble::Locked));
    let before = running.bench.vault.asked();
    running.ask(Intent::Extend { who: ChosenAccounts::All });
    together(&running, |sum| sum.is_over).await;
    running.quiet().await;
    assert!(running.bench.vault.asked() - before <= 8, "each question is a prompt for a password");

    running.bench.vault.shut(None);
    running.ask(Intent::Unlock);
    together(&running, |sum| sum.is_over && sum.extended == 20).await;
}

#[tokio::test(start_paused = true)]
async fn while_the_system_asks_for_the_password_of_the_vault_the_window_knows_it() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    assert!(!running.handle.snapshot().head.vault_asks);
    running.bench.vault.takes(Duration::from_secs(90));

    running.extend(0);
    let asking = running.until(|snapshot| snapshot.head.vault_asks).await;
    assert_eq!(asking.accounts[0].work, Some(Work::Extending));

    running.bench.vault.takes(Duration::ZERO);
    running.until(|snapshot| !snapshot.head.vault_asks && snapshot.accounts[0].outcome.is_some()).await;
}

#[tokio::test(start_paused = true)]
async fn a_disconnected_account_can_be_brought_back_until_the_day_that_is_said() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.ask(Intent::Disconnect { account: id(0) });
    let snapshot = running.until(|snapshot| snapshot.accounts.is_empty()).await;
    let [gone] = snapshot.head.disconnected.as_slice() else { panic!("it is not listed") };
    assert_eq!((gone.id.as_str(), gone.name.as_str()), (id(0).as_str(), "name0"));
    assert!(gone.until >= Time::from(now() + TimeDelta::days(30)));

    running.ask(Intent::UndoDisconnect { account: id(0) });
    let snapshot = running.until(|snapshot| snapshot.accounts.len() == 1).await;
    assert!(snapshot.head.disconnected.is_empty());
}

/// The sum, once it looks as wanted.
async fn together(running: &Running, seen: impl Fn(&Together) -> bool) -> Together {
    let snapshot = running.until(|snapshot| snapshot.head.together.as_ref().is_some_and(&seen)).await;
    snapshot.head.together.clone().unwrap()
}
