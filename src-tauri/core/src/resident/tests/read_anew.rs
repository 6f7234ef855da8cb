//! Pages that get new tokens with the account that their tokens were read with.

use chrono::TimeDelta;

use super::bench::*;
use crate::account::TokenKind;
use crate::face::{ChosenAccounts, Intent};

#[tokio::test(start_paused = true)]
async fn the_keeper_extends_the_parent_and_then_reads_its_pages_anew() {
    let running = with_page(20).await.run().await;

    assert!(has_read(&running));
    assert_eq!(running.bench.meta.extended(), ["name0"], "the Page's own token is not exchanged");
    assert_eq!(running.bench.account(1).token.kind, TokenKind::Endless);
    let token = running.bench.meta.token_of_page(&running.bench.account(1).user_id);
    assert!(running.bench.token(1).await.same_as(&token));

    let asked = running.bench.meta.asked_about();
    running.pass(TimeDelta::minutes(5)).await;
    assert_eq!(running.bench.meta.asked_about(), asked, "it is done once");
}

#[tokio::test(start_paused = true)]
async fn a_page_that_was_left_by_a_run_that_was_cut_off_is_read_by_the_next() {
    let bench = with_page(50).await;
    bench.ledger.elsewhere(|inner| {
        inner.accounts[1].page.as_mut().unwrap().read_with = Some("an older one".to_owned());
    });

    let running = bench.run().await;

    assert!(has_read(&running));
    assert!(running.bench.meta.extended().is_empty());
}

#[tokio::test(start_paused = true)]
async fn when_all_are_extended_by_a_person_the_page_comes_after_its_parent() {
    let running = with_page(50).await.run().await;
    assert!(!has_read(&running));

    running.ask(Intent::Extend { who: ChosenAccounts::All });
    running.quiet().await;

    assert!(has_read(&running));
    assert_eq!(running.bench.meta.extended(), ["name0"]);
}

#[tokio::test(start_paused = true)]
async fn one_page_that_is_not_named_keeps_its_token_and_says_so_and_the_other_goes_on() {
    let bench = with_page(20).await;
    let other = page_of(&bench.account(0), 2);
    bench.keep(other).await;
    let before = bench.account(2).token.fingerprint;

    let running = bench.run().await;

    assert!(has_read(&running));
    let shown = running.face(2);
    assert_eq!(running.bench.account(2).token.fingerprint, before);
    let problem = shown.problem.unwrap();
    assert_eq!((problem.code.as_str(), problem.facts.contains_key("page")), ("e.useCase", true));
}

/// A system user whose token ends after these days, and a Page of it that Meta lists.
async fn with_page(days_left: i64) -> Bench {
    let bench = Bench::new().with_facebook_app().await;
    bench.keep(system_user(0, days_left)).await;
    let page = page_of(&bench.account(0), 1);
    bench.meta.lists(&[(&page.user_id, "name1")]);
    bench.keep(page).await;
    bench
}

fn has_read(running: &Running) -> bool {
    let page = running.bench.account(1);
    page.token.fingerprint == running.bench.meta.token_of_page(&page.user_id).fingerprint()
}
