//! The browsers' trust in our certificate: given, renewed and taken back.

use super::bench::{Bench, Running};
use crate::face::{Intent, Snapshot};
use crate::journeys::trust;
use crate::ports::TrustTrouble;

const CHROMIUM: &str = "/home/jam/.pki/nssdb";
const FIREFOX: &str = "/home/jam/.mozilla/firefox/jam.default";

#[tokio::test(start_paused = true)]
async fn switched_on_every_browser_accepts_the_certificate_and_the_person_is_not_asked_again() {
    let running = bench().run().await;

    running.ask(Intent::Trust { on: true });

    let seen = running.until(|seen| known(seen, true)).await;
    let trust = seen.head.trust.clone().unwrap();
    assert!(trust.on && trust.until.is_some() && seen.head.settings.trust_asked);
    assert_eq!(running.bench.trust.trusted_by(CHROMIUM), ["certificate-1"]);
    assert_eq!(running.bench.trust.trusted_by(FIREFOX), ["certificate-1"]);
}

#[tokio::test(start_paused = true)]
async fn switched_off_nothing_of_ours_is_left_and_what_is_not_ours_stays() {
    let running = bench().run().await;
    running.bench.trust.put(CHROMIUM, "of-a-company");
    switch(&running, true).await;

    switch(&running, false).await;

    assert_eq!(running.bench.trust.trusted_by(CHROMIUM), ["of-a-company"]);
    assert_eq!(running.bench.trust.trusted_by(FIREFOX), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn looking_changes_nothing() {
    let running = bench().run().await;

    running.ask(Intent::LookAtTrust);

    let seen = running.until(|seen| known(seen, false)).await;
    assert_eq!(seen.head.trust.as_ref().unwrap().stores.len(), 2);
    assert_eq!(running.bench.trust.trusted_by(CHROMIUM), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_renewed_certificate_takes_the_place_of_the_old_one() {
    let running = bench().run().await;
    switch(&running, true).await;

    running.bench.trust.grows_old();
    running.pass(chrono::TimeDelta::hours(2)).await;

    assert_eq!(running.bench.trust.trusted_by(CHROMIUM), ["certificate-2"]);
    assert_eq!(running.bench.trust.trusted_by(FIREFOX), ["certificate-2"]);
}

#[tokio::test(start_paused = true)]
async fn a_browser_that_came_later_accepts_it_within_two_hours() {
    let bench = bench();
    bench.trust.with_stores(&[CHROMIUM]);
    let running = bench.run().await;
    switch(&running, true).await;

    running.bench.trust.with_stores(&[CHROMIUM, FIREFOX]);
    running.pass(chrono::TimeDelta::hours(2)).await;

    assert_eq!(running.bench.trust.trusted_by(FIREFOX), ["certificate-1"]);
}

#[tokio::test(start_paused = true)]
async fn without_the_switch_no_browser_is_changed_by_itself() {
    let running = bench().run().await;

    running.pass(chrono::TimeDelta::hours(2)).await;

    assert_eq!(running.bench.trust.trusted_by(CHROMIUM), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn one_store_that_refuses_is_told_and_keeps_no_other_from_being_changed() {
    let running = bench().run().await;
    running.bench.trust.refuses(Some((CHROMIUM, TrustTrouble::NoProgram)));

    running.ask(Intent::Trust { on: true });

    let seen = running.until(|seen| seen.head.problem.is_some()).await;
    assert_eq!(seen.head.problem.as_ref().unwrap().code, "x.trust");
    assert!(!seen.head.trust.as_ref().unwrap().trusted);
    assert_eq!(running.bench.trust.trusted_by(FIREFOX), ["certificate-1"]);
}

#[tokio::test(start_paused = true)]
async fn where_there_is_no_browser_the_person_is_told_so() {
    let bench = bench();
    bench.trust.with_stores(&[]);
    let running = bench.run().await;

    running.ask(Intent::Trust { on: true });

    let seen = running.until(|seen| seen.head.problem.is_some()).await;
    assert_eq!(seen.head.problem.as_ref().unwrap().case, Some(crate::problem::Case::NoBrowser));
}

#[tokio::test]
async fn what_a_run_that_was_cut_off_gave_is_taken_back() {
    let bench = bench();
    let ports = bench.ports();
    trust::on(&ports).await.unwrap();
    bench.trust.refuses(Some((FIREFOX, TrustTrouble::InUse)));
    bench.trust.grows_old();
    trust::on(&ports).await.unwrap();
    assert_eq!(bench.trust.trusted_by(FIREFOX), ["certificate-1"], "the old one could not be taken out");

    bench.trust.refuses(None);
    trust::off(&ports).await.unwrap();

    assert_eq!(bench.trust.trusted_by(FIREFOX), [""; 0]);
    assert_eq!(bench.trust.trusted_by(CHROMIUM), [""; 0]);
}

#[tokio::test]
async fn a_ledger_that_was_made_anew_still_finds_the_certificate_of_now() {
    let bench = bench();
    let ports = bench.ports();
    trust::on(&ports).await.unwrap();
    ports.ledger.set_setting("trusted-certificates", "").unwrap();

    trust::off(&ports).await.unwrap();

    assert_eq!(bench.trust.trusted_by(CHROMIUM), [""; 0]);
}

#[tokio::test]
async fn without_its_program_nothing_is_missed_where_nothing_was_given() {
    let bench = bench();
    let ports = bench.ports();
    bench.trust.refuses(Some((CHROMIUM, TrustTrouble::NoProgram)));

    assert_eq!(trust::status(&ports).await.unwrap().hindrance(), None);
    assert_eq!(trust::off(&ports).await.unwrap().hindrance(), None);
}

fn bench() -> Bench {
    let bench = Bench::new();
    bench.trust.with_stores(&[CHROMIUM, FIREFOX]);
    bench
}

async fn switch(running: &Running, on: bool) {
    running.ask(Intent::Trust { on });
    running.until(|seen| known(seen, on)).await;
}

/// Whether the window knows the stores, all of them trusting or none.
fn known(seen: &Snapshot, trusted: bool) -> bool {
    seen.head
        .trust
        .as_ref()
        .is_some_and(|trust| !trust.busy && trust.stores.iter().all(|store| store.trusted == trusted))
}
