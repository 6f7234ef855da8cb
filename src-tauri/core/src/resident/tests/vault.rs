//! A vault that is shut: which state it is in, when it is touched again, and that no account is the worse for it.

use chrono::TimeDelta;

use super::bench::*;
use crate::face::{ChosenAccounts, Intent, VaultState};
use crate::policy::Status;
use crate::ports::VaultTrouble;

/// Every trouble of the whole vault, with the state that it is shown as.
fn troubles() -> [(VaultTrouble, VaultState); 9] {
    [
        (VaultTrouble::Locked, VaultState::Locked),
        (VaultTrouble::Asking, VaultState::Asking),
        (VaultTrouble::Missing, VaultState::Missing),
        (VaultTrouble::NoKeyring, VaultState::NoKeyring),
        (VaultTrouble::Denied, VaultState::Denied),
        (VaultTrouble::NoneOfOurs, VaultState::NoneOfOurs),
        (VaultTrouble::WrongPassphrase, VaultState::WrongPassphrase),
        (VaultTrouble::NoPassphrase("no".into()), VaultState::NoPassphrase),
        (VaultTrouble::Refused("no".into()), VaultState::Refused),
    ]
}

#[tokio::test(start_paused = true)]
async fn each_trouble_of_the_vault_is_a_state_of_its_own_that_ends_and_that_no_account_is_blamed_for() {
    for (trouble, state) in troubles() {
        let bench = Bench::with_days_left(&[20, 20, 50]).await;
        bench.vault.shut(Some(trouble));
        let running = bench.run().await;
        running.pass(TimeDelta::minutes(1)).await;
        let head = running.handle.snapshot().head.clone();
        assert_eq!((head.vault, head.needs_you, head.problem), (state, 0, None));
        assert!((0..3).all(|number| running.face(number).status != Status::TurnedOff), "{state:?}");

        running.bench.vault.shut(None);
        running.pass(TimeDelta::hours(1)).await;
        running.pass(TimeDelta::minutes(5)).await;
        assert_eq!(running.handle.snapshot().head.vault, VaultState::Open, "{state:?}");
        assert_eq!(running.bench.meta.extended().len(), 2, "{state:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_locked_vault_is_touched_once_and_goes_on_at_once_when_it_is_unlocked_elsewhere() {
    for trouble in [VaultTrouble::Locked, VaultTrouble::Asking] {
        let bench = Bench::with_days_left(&[20, 20, 20, 20]).await;
        bench.vault.shut(Some(trouble.clone()));
        let before = bench.vault.asked();
        let running = bench.run().await;
        for _ in 0..10 {
            running.pass(TimeDelta::hours(12)).await;
        }
        assert_eq!(running.bench.vault.asked() - before, 1, "{trouble:?}: each touch is a question");

        running.bench.vault.shut(None);
        running.pass(TimeDelta::seconds(30)).await;
        running.pass(TimeDelta::seconds(30)).await;
        assert_eq!(running.handle.snapshot().head.vault, VaultState::Open);
        running.pass(TimeDelta::minutes(5)).await;
        assert_eq!(running.bench.meta.extended().len(), 4, "{trouble:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_extend_that_a_locked_vault_stopped_goes_on_when_it_is_unlocked_elsewhere() {
    let running = Bench::with_days_left(&[50]).await.run().await;
    running.bench.vault.shut(Some(VaultTrouble::Asking));
    running.ask(Intent::Extend { who: ChosenAccounts::All });
    running.until(|snapshot| snapshot.head.vault == VaultState::Asking).await;
    running.pass(TimeDelta::seconds(30)).await;
    assert!(running.bench.meta.extended().is_empty());

    running.bench.vault.shut(None);
    running.until(|snapshot| snapshot.head.vault == VaultState::Open).await;
    running.quiet().await;
    assert_eq!(running.bench.meta.extended().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_question_that_nobody_answers_leaves_reminders_and_clicks_to_go_on() {
    let bench = Bench { practice: false, ..Bench::with_days_left(&[3]).await };
    bench.vault.shut(Some(VaultTrouble::Asking));
    let running = bench.run().await;
    running.pass(TimeDelta::days(1)).await;
    running.pass(TimeDelta::hours(2)).await;
    assert!(
        !running.bench.notifier.titles().is_empty(),
        "the days that are left are known without the vault"
    );

    running.ask(Intent::Disconnect { account: id(0) });
    running.until(|snapshot| snapshot.accounts.is_empty()).await;
}

#[tokio::test(start_paused = true)]
async fn a_vault_that_has_nothing_of_ours_is_told_once_and_every_account_is_what_it_was_when_the_right_one_is_open()
 {
    let bench = Bench::with_days_left(&[20, 50, 50]).await;
    let entries: Vec<_> = (0..3).map(|number| bench.account(number).entry()).collect();
    let contents: Vec<_> = entries.iter().map(|entry| bench.vault.lose(entry)).collect();
    let running = bench.run().await;
    running.ask(Intent::Check { who: ChosenAccounts::All });
    running.quiet().await;
    running.pass(TimeDelta::minutes(1)).await;
    let head = running.handle.snapshot().head.clone();
    assert_eq!((head.vault, head.needs_you), (VaultState::NoneOfOurs, 0));

    running.ask(Intent::Unlock);
    running.quiet().await;
    assert_eq!(running.handle.snapshot().head.vault, VaultState::NoneOfOurs, "it is open, and the wrong one");

    entries.iter().zip(contents).for_each(|(entry, content)| running.bench.vault.put(entry, content));
    running.ask(Intent::Unlock);
    running.until(|snapshot| snapshot.head.vault == VaultState::Open).await;
    running.pass(TimeDelta::minutes(1)).await;
    assert_eq!(running.bench.meta.extended(), ["name0"]);
    assert!((0..3).all(|number| running.face(number).problem.is_none()));
}

#[tokio::test(start_paused = true)]
async fn one_entry_that_cannot_be_used_shuts_the_vault_for_no_other_account() {
    let bench = Bench::with_days_left(&[3, 20, 20]).await;
    bench.vault.spoil(&bench.account(0).entry());
    let running = bench.run().await;
    running.pass(TimeDelta::minutes(1)).await;

    assert_eq!(running.handle.snapshot().head.vault, VaultState::Open);
    assert_eq!(running.bench.meta.extended(), ["name1", "name2"]);
    assert_ne!(running.face(0).status, Status::TurnedOff, "its token may well live");
}
