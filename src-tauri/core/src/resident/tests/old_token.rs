//! Switching off, at Meta, the token that an account had before.

use super::bench::*;
use crate::account::Account;
use crate::face::Intent;
use crate::places::Place;
use crate::places::sample::last_given;
use crate::ports::Meta;
use crate::secret::Secret;
use crate::tokens::{Stored, Tokens};

#[tokio::test(start_paused = true)]
async fn it_is_offered_once_the_new_one_is_in_use_and_after_it_the_old_one_is_dead_and_forgotten() {
    let running = extended().await;
    let old = previous(&running.bench).await.unwrap();
    open(&running).await;
    assert_eq!(running.handle.snapshot().head.old_token, Some(id(0)));

    end(&running).await;

    assert!(previous(&running.bench).await.is_none());
    assert!(!works(&running.bench, &old.token).await);
    assert!(works(&running.bench, &running.bench.token(0).await).await);
    let head = &running.handle.snapshot().head;
    assert_eq!((&head.old_token, &head.problem), (&None, &None), "it is not offered again");
    let events: Vec<String> =
        head.history.iter().flat_map(|(_, lines)| lines).map(|line| line.event.clone()).collect();
    assert!(events.contains(&"old_ended".to_owned()), "{events:?}");
}

#[tokio::test(start_paused = true)]
async fn a_place_with_the_old_one_or_a_page_that_was_not_read_anew_keeps_it() {
    let running = extended().await;
    let place = Place { account: Some(id(0)), ..last_given("the old one", None) };
    running.bench.ledger.elsewhere(|inner| inner.places.push(place.clone()));
    open(&running).await;
    assert_eq!(running.handle.snapshot().head.old_token, None);

    end(&running).await;

    let problem = running.handle.snapshot().head.problem.clone().unwrap();
    assert_eq!(problem.code, "x.place");
    assert!(works(&running.bench, &previous(&running.bench).await.unwrap().token).await);

    let current = running.bench.account(0).token.fingerprint;
    let page = page_of(&Account { token: sample_token("the old one"), ..running.bench.account(0) }, 1);
    running.bench.ledger.elsewhere(|inner| {
        inner.places.clear();
        inner.places.push(Place { account: Some(id(0)), ..last_given(&current, None) });
    });
    running.bench.keep(page).await;
    end(&running).await;
    assert!(previous(&running.bench).await.is_some(), "the Page's token may end with it");
}

#[tokio::test(start_paused = true)]
async fn a_run_that_was_cut_off_after_metas_answer_is_completed_by_the_next() {
    let running = extended().await;
    let old = previous(&running.bench).await.unwrap();
    running.bench.meta.forget(&old.token);
    open(&running).await;

    end(&running).await;

    assert!(previous(&running.bench).await.is_none());
    assert_eq!(running.handle.snapshot().head.problem, None);
}

#[tokio::test(start_paused = true)]
async fn where_the_new_one_does_not_work_the_old_one_is_not_touched() {
    let running = extended().await;
    let old = previous(&running.bench).await.unwrap();
    running.bench.meta.forget(&running.bench.token(0).await);

    end(&running).await;

    assert!(works(&running.bench, &old.token).await);
    assert!(previous(&running.bench).await.is_some());
    assert!(running.handle.snapshot().head.problem.is_some());
}

/// A resident with a system user whose token was replaced by an extend.
async fn extended() -> Running {
    let bench = Bench::new().with_facebook_app().await;
    bench.keep(system_user(0, 20)).await;
    let running = bench.run().await;
    assert_eq!(running.bench.meta.extended(), ["name0"]);
    running
}

async fn open(running: &Running) {
    running.ask(Intent::ShowHistory { account: Some(id(0)) });
    running.quiet().await;
}

async fn end(running: &Running) {
    running.ask(Intent::EndOldToken { account: id(0) });
    running.quiet().await;
}

async fn previous(bench: &Bench) -> Option<Stored> {
    let name = bench.account(0).entry();
    Tokens::read(bench.vault.as_ref(), &name).await.unwrap().unwrap().previous
}

async fn works(bench: &Bench, token: &Secret) -> bool {
    bench.meta.me(crate::network::Network::Facebook, token, None).await.is_ok()
}

fn sample_token(mark: &str) -> crate::account::TokenFacts {
    let mut token = system_user(0, 20).token;
    token.fingerprint = mark.to_owned();
    token
}
