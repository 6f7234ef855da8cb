//! The log-in as the window shows it, from the browser to the account.

use chrono::TimeDelta;

use super::bench::*;
use crate::face::{AttemptStage, Box as PasteBox, Intent, Typed, Work};
use crate::network::Network;
use crate::ports::{EntryName, Ledger, Vault};
use crate::problem::Case;

#[tokio::test(start_paused = true)]
async fn a_log_in_goes_from_waiting_to_done() {
    let running = Bench::new().with_app().await.run().await;
    let mut changes = running.handle.changes();
    running.bench.meta.log_in_as("17841400000000077", "corner.bakery");

    running.ask(connect(None));
    running.until(|snapshot| snapshot.head.attempt.is_some()).await;
    running.quiet().await;
    running.ask(pasted(running.comes_back_with("code")));
    running.quiet().await;
    running.ask(Intent::IsRight { yes: true });
    running.quiet().await;

    let mut stages: Vec<AttemptStage> = sent(&mut changes)
        .iter()
        .filter_map(|change| change.head.attempt.as_ref().map(|attempt| attempt.stage.clone()))
        .collect();
    stages.dedup();
    use AttemptStage::{Done, Finishing, IsThisRight, Waiting};
    let [Waiting, Finishing, IsThisRight { .. }, Finishing, Done { account, .. }] = stages.as_slice() else {
        panic!("{stages:?}");
    };
    let snapshot = running.handle.snapshot();
    assert_eq!((&snapshot.accounts[0].id, snapshot.accounts[0].name.as_str()), (account, "corner.bakery"));

    running.ask(Intent::CloseAttempt);
    running.until(|snapshot| snapshot.head.attempt.is_none()).await;
}

#[tokio::test(start_paused = true)]
async fn a_wrong_account_ends_it_with_nothing_stored() {
    let running = Bench::with_days_left(&[50]).await.with_app().await.run().await;
    let before = running.bench.token(0).await;
    running.bench.meta.log_in_as("17841400000000077", "somebody.else");

    running.ask(connect(Some(0)));
    running.until(|snapshot| snapshot.accounts[0].work == Some(Work::Connecting)).await;
    running.quiet().await;
    running.ask(pasted(running.comes_back_with("code")));
    running.quiet().await;

    assert_eq!(over(&running), "e.wrongAccount");
    assert_eq!(running.handle.snapshot().accounts.len(), 1);
    assert_eq!(running.face(0).work, None);
    assert!(running.bench.token(0).await.same_as(&before));
}

#[tokio::test(start_paused = true)]
async fn a_reconnect_puts_an_end_to_what_was_said_of_the_old_token() {
    let running = Bench::with_days_left(&[50]).await.with_app().await.run().await;
    running.extend(0);
    running.until(|snapshot| snapshot.accounts[0].outcome.is_some()).await;
    let before = running.bench.token(0).await;
    running.bench.meta.log_in_as(&account(0, 0).user_id, "name0");

    running.ask(connect(Some(0)));
    running.quiet().await;
    running.ask(pasted(running.comes_back_with("code")));
    running.quiet().await;

    assert_eq!(
        running.stage(),
        Some(AttemptStage::Done {
            account: id(0),
            others: Vec::new(),
            known: vec![id(0)],
            left_out: Vec::new()
        })
    );
    assert!(running.face(0).outcome.is_none());
    assert!(!running.bench.token(0).await.same_as(&before));
}

#[tokio::test(start_paused = true)]
async fn a_bare_code_is_asked_about_and_no_stores_nothing() {
    for yes in [true, false] {
        let running = Bench::with_days_left(&[50]).await.with_app().await.run().await;
        let before = running.bench.token(0).await;
        running.bench.meta.log_in_as(&account(0, 0).user_id, "name0");
        running.ask(connect(Some(0)));
        running.quiet().await;

        running.ask(pasted("c".repeat(60)));
        running
            .until(|snapshot| {
                snapshot.head.attempt.as_ref().is_some_and(|attempt| {
                    attempt.stage == AttemptStage::IsThisRight { name: "@name0".into() }
                })
            })
            .await;
        running.ask(Intent::IsRight { yes });
        running.quiet().await;

        assert_eq!(!running.bench.token(0).await.same_as(&before), yes);
        assert_eq!(matches!(running.stage(), Some(AttemptStage::Done { .. })), yes);
    }
}

#[tokio::test(start_paused = true)]
async fn a_pasted_address_of_a_new_account_is_asked_about_and_no_stores_nothing() {
    for yes in [true, false] {
        let running = Bench::new().with_app().await.run().await;
        pastes_the_address_of(&running, "17841400000000077").await;
        let asked = AttemptStage::IsThisRight { name: "@somebody.else".into() };
        assert_eq!(running.stage(), Some(asked));

        running.ask(Intent::IsRight { yes });
        running.quiet().await;

        assert_eq!(matches!(running.stage(), Some(AttemptStage::Done { .. })), yes);
        assert_eq!(running.handle.snapshot().accounts.len(), usize::from(yes));
        assert_eq!(is_in_vault(&running, "17841400000000077").await, yes);
    }
}

#[tokio::test(start_paused = true)]
async fn whoever_is_cut_off_at_the_question_finds_nothing_kept() {
    let running = Bench::new().with_app().await.run().await;
    pastes_the_address_of(&running, "17841400000000077").await;
    assert!(matches!(running.stage(), Some(AttemptStage::IsThisRight { .. })));

    let unfinished = running.bench.ledger.unfinished().unwrap();
    assert!(unfinished.is_empty() && !is_in_vault(&running, "17841400000000077").await);
    running.ask(Intent::CloseAttempt);
    running.quiet().await;

    let snapshot = running.handle.snapshot();
    assert!(snapshot.head.attempt.is_none() && snapshot.accounts.is_empty());
    assert!(!is_in_vault(&running, "17841400000000077").await);
}

#[tokio::test(start_paused = true)]
async fn a_question_that_nobody_answers_keeps_nothing_and_says_so() {
    let running = Bench::new().with_app().await.run().await;
    running.ask(connect(None));
    running.quiet().await;
    running.pass(TimeDelta::minutes(19)).await;
    pastes_the_address_of(&running, "17841400000000077").await;
    running.pass(TimeDelta::minutes(19)).await;
    assert!(matches!(running.stage(), Some(AttemptStage::IsThisRight { .. })), "there is time to answer");

    running.pass(TimeDelta::minutes(2)).await;

    let Some(AttemptStage::Over { problem }) = running.stage() else { panic!("{:?}", running.stage()) };
    assert_eq!(problem.code, "e.timeout");
    assert_eq!(problem.case, Some(Case::NoAnswer));
    assert!(!is_in_vault(&running, "17841400000000077").await);
}

#[tokio::test(start_paused = true)]
async fn a_pasted_address_of_an_account_that_is_kept_or_named_is_not_asked_about() {
    let named = |name: &str| Intent::Connect {
        network: Network::Threads,
        expect: Some(name.to_owned()),
        account: None,
        pages: false,
    };
    for (intent, user_id, accounts) in [
        (connect(None), account(0, 0).user_id, 1),
        (connect(Some(0)), account(0, 0).user_id, 1),
        (named("somebody.else"), "17841400000000077".to_owned(), 2),
    ] {
        let running = Bench::with_days_left(&[50]).await.with_app().await.run().await;
        running.ask(intent);
        running.quiet().await;

        pastes_the_address_of(&running, &user_id).await;

        assert!(matches!(running.stage(), Some(AttemptStage::Done { .. })), "{:?}", running.stage());
        assert_eq!(running.handle.snapshot().accounts.len(), accounts);
    }
}

#[tokio::test(start_paused = true)]
async fn twenty_minutes_are_waited_and_twenty_more_when_asked() {
    let running = Bench::new().with_app().await.run().await;
    running.ask(connect(None));
    running.quiet().await;
    running.ask(Intent::KeepWaiting);
    running.quiet().await;
    running.pass(TimeDelta::minutes(39)).await;
    assert_eq!(running.stage(), Some(AttemptStage::Waiting));
    running.pass(TimeDelta::minutes(2)).await;
    assert_eq!(over(&running), "e.timeout");
}

#[tokio::test(start_paused = true)]
async fn an_address_that_is_pasted_after_the_wait_connects_all_the_same() {
    let running = Bench::new().with_app().await.run().await;
    running.bench.meta.log_in_as("17841400000000001", "corner.bakery");
    running.ask(connect(None));
    running.quiet().await;
    running.pass(TimeDelta::minutes(21)).await;
    assert_eq!(over(&running), "e.timeout");

    running.ask(pasted("https://example.com/".into()));
    running.quiet().await;
    assert_eq!(over(&running), "e.notAddress");
    running.ask(pasted(running.comes_back_with("code")));
    running.quiet().await;
    running.ask(Intent::IsRight { yes: true });
    running.quiet().await;

    assert!(matches!(running.stage(), Some(AttemptStage::Done { .. })), "{:?}", running.stage());
}

#[tokio::test(start_paused = true)]
async fn an_hour_after_the_wait_no_address_is_taken_any_more() {
    let running = Bench::new().with_app().await.run().await;
    running.ask(connect(None));
    running.quiet().await;
    let address = running.comes_back_with("code");
    running.pass(TimeDelta::minutes(21)).await;
    running.pass(TimeDelta::minutes(61)).await;

    running.ask(pasted(address));
    running.quiet().await;

    assert_eq!(over(&running), "e.timeout");
    assert!(running.handle.snapshot().accounts.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_second_log_in_takes_the_place_of_the_first_and_each_opens_one_page() {
    let running = Bench::new().with_app().await.run().await;
    running.ask(connect(None));
    running.quiet().await;
    running.ask(Intent::CloseAttempt);
    running.ask(connect(None));
    running.quiet().await;
    let opened = running.bench.browser.opened();
    assert_eq!(opened.len(), 2);
    assert_ne!(opened[0], opened[1]);
    assert_eq!(running.stage(), Some(AttemptStage::Waiting));
}

#[tokio::test(start_paused = true)]
async fn what_is_not_the_address_is_said_and_waiting_goes_on() {
    let running = Bench::new().with_app().await.run().await;
    running.ask(connect(None));
    running.quiet().await;
    running.ask(pasted("https://example.com/".into()));
    running.quiet().await;
    let attempt = running.handle.snapshot().head.attempt.clone().unwrap();
    assert_eq!(attempt.stage, AttemptStage::Waiting);
    assert_eq!(attempt.notice.unwrap().code, "e.notAddress");
}

#[tokio::test(start_paused = true)]
async fn without_a_meta_app_no_log_in_begins() {
    let running = Bench::new().run().await;
    running.ask(connect(None));
    let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;
    assert_eq!(snapshot.head.problem.as_ref().unwrap().code, "e.noApp");
    assert!(snapshot.head.attempt.is_none());
}

fn connect(number: Option<usize>) -> Intent {
    Intent::Connect { network: Network::Threads, expect: None, account: number.map(id), pages: false }
}

/// Pastes the address with which the log-in of this account comes back; begins a log-in if there is none.
async fn pastes_the_address_of(running: &Running, user_id: &str) {
    if running.stage().is_none() {
        running.ask(connect(None));
        running.quiet().await;
    }
    running.bench.meta.log_in_as(user_id, "somebody.else");
    running.ask(pasted(running.comes_back_with("code")));
    running.quiet().await;
}

async fn is_in_vault(running: &Running, user_id: &str) -> bool {
    let name = EntryName::account(Network::Threads, user_id);
    running.bench.vault.read(&name).await.unwrap().is_some()
}

/// The code of the problem that ended the log-in.
fn over(running: &Running) -> String {
    match running.stage() {
        Some(AttemptStage::Over { problem }) => problem.code,
        other => panic!("{other:?}"),
    }
}

fn pasted(text: String) -> Intent {
    Intent::Typed { into: PasteBox::Address, text: Typed(text) }
}
