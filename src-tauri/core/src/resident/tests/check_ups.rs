//! The check-up in the window, and what whoever helps is given of it.

use std::path::PathBuf;

use super::bench::*;
use crate::face::{self, Copied, Intent};
use crate::ports::{Files as _, VaultTrouble};
use crate::resident::Wish;

fn check(snapshot: &face::Snapshot, id: &str) -> face::Check {
    let checks = &snapshot.head.check_up.as_ref().unwrap().checks;
    checks.iter().find(|check| check.id == id).cloned().unwrap()
}

fn is_done(snapshot: &face::Snapshot) -> bool {
    snapshot.head.check_up.as_ref().is_some_and(|check_up| !check_up.busy && !check_up.checks.is_empty())
}

#[tokio::test(start_paused = true)]
async fn each_thing_has_a_line_and_what_is_wrong_a_remedy() {
    let running = Bench::with_days_left(&[20]).await.run().await;

    running.ask(Intent::CheckUp);
    let snapshot = running.until(|snapshot| is_done(snapshot)).await;

    let checks = &snapshot.head.check_up.as_ref().unwrap().checks;
    assert_eq!(checks.len(), 11);
    for check in checks {
        assert_eq!(check.said.remedy.is_some(), check.ok == Some(false), "{check:?}");
    }
    assert_eq!(check(&snapshot, "vault").ok, Some(true));
    assert_eq!(
        check(&snapshot, "autostart").said.line,
        "Nothing starts Sixty when you log in, so tokens may end unseen."
    );
    let remedy = check(&snapshot, "autostart").said.remedy.unwrap();
    assert!(!remedy.contains("sixty keep"), "the window names no command: {remedy}");
}

#[tokio::test(start_paused = true)]
async fn what_is_mended_is_looked_at_again() {
    let running = Bench::with_days_left(&[20]).await.run().await;
    running.ask(Intent::CheckUp);
    running.until(|snapshot| is_done(snapshot)).await;

    running.bench.surroundings.begins_at_login();
    let mut host = facts();
    host.desktop.start_at_login = true;
    running.handle.host(host);
    running.until(|snapshot| is_done(snapshot) && check(snapshot, "autostart").ok == Some(true)).await;

    running.ask(Intent::CloseCheckUp);
    running.until(|snapshot| snapshot.head.check_up.is_none()).await;
    let looks = running.bench.surroundings.looks();
    running.ask(Intent::Unlock);
    running.quiet().await;
    assert_eq!(running.bench.surroundings.looks(), looks, "nobody looks at it any more");
}

#[tokio::test(start_paused = true)]
async fn a_slow_look_holds_up_nothing() {
    let running = Bench::with_days_left(&[20]).await.run().await;
    running.bench.surroundings.wait();

    running.ask(Intent::CheckUp);
    running.ask(Intent::CheckUp);
    let busy = running.until(|snapshot| snapshot.head.check_up.is_some()).await;
    running.extend(0);
    running.until(|snapshot| snapshot.accounts[0].outcome.is_some()).await;
    running.bench.surroundings.go_on();
    running.until(|snapshot| is_done(snapshot)).await;

    assert!(busy.head.check_up.as_ref().unwrap().busy);
    // What was asked for during the first look is a look of its own.
    assert_eq!(running.bench.surroundings.looks(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_locked_vault_is_told_and_opened_from_here() {
    let running = Bench::with_days_left(&[20]).await.run().await;
    running.bench.vault.shut(Some(VaultTrouble::Locked));
    running.ask(Intent::CheckUp);
    let locked = running.until(|snapshot| is_done(snapshot)).await;

    running.bench.vault.shut(None);
    running.ask(Intent::Unlock);
    running.until(|snapshot| is_done(snapshot) && check(snapshot, "vault").ok == Some(true)).await;

    assert_eq!(check(&locked, "vault").ok, Some(false));
}

#[tokio::test(start_paused = true)]
async fn the_text_for_whoever_helps_is_read_before_it_is_saved() {
    let mut running = Bench::with_days_left(&[20]).await.run().await;
    let file = PathBuf::from("/practice/sixty-report.txt");
    running.ask(Intent::SaveBundle);
    running.ask(Intent::CheckUp);
    running.until(|snapshot| is_done(snapshot)).await;
    assert!(running.wishes.try_recv().is_err(), "nothing is shown yet");

    running.ask(Intent::ShowBundle { on: true });
    let is_shown = |snapshot: &face::Snapshot| snapshot.head.check_up.as_ref().unwrap().bundle.is_some();
    let snapshot = running.until(|snapshot| is_shown(snapshot)).await;
    running.ask(Intent::Copy { what: Copied::Bundle });
    running.ask(Intent::SaveBundle);
    assert_eq!(running.wishes.recv().await, Some(Wish::SaveFile { name: "sixty-report.txt".into() }));
    running.handle.save_to(file.clone());
    running.until(|snapshot| snapshot.head.check_up.as_ref().unwrap().saved.is_some()).await;

    let text = snapshot.head.check_up.as_ref().unwrap().bundle.clone().unwrap();
    assert!(!text.contains(MARKER) && !text.contains("name0"), "{text}");
    assert_eq!(running.bench.files.read(&file).unwrap(), text.as_bytes());
    assert_eq!(running.bench.clipboard.text(), Some(text));
}
