//! A backup that is made in the window, and one that is brought back.

use std::path::PathBuf;

use super::bench::*;
use crate::backup::Outcome;
use crate::face::{Backup as Shown, Intent, Restored, Setting, Typed};
use crate::ports::{Files as _, VaultTrouble};
use crate::problem::Case;
use crate::resident::Wish;

const PHRASE: &str = "blue river seven";

fn phrase(text: &str) -> Typed {
    Typed(text.to_owned())
}

async fn until(running: &Running, wanted: impl Fn(&Shown) -> bool) -> Shown {
    let seen = running.until(|snapshot| snapshot.head.backup.as_ref().is_some_and(&wanted)).await;
    seen.head.backup.clone().unwrap()
}

/// The backup of two accounts and an app, made by a resident of its own.
async fn backup_of_two() -> Vec<u8> {
    let mut old = Bench::with_days_left(&[40, 45]).await.with_app().await.run().await;
    old.ask(Intent::Set { setting: Setting::HideNames(true) });
    old.ask(Intent::BeginBackup);
    let asks = until(&old, |shown| matches!(shown, Shown::Asks { .. })).await;
    let Shown::Asks { inside } = asks else { panic!("{asks:?}") };
    assert_eq!((inside.accounts, inside.apps, inside.places), (2, 1, 0));
    old.ask(Intent::MakeBackup { passphrase: phrase(PHRASE) });
    let day = now().format("%Y-%m-%d");
    assert_eq!(old.wishes.recv().await, Some(Wish::SaveFile { name: format!("sixty-{day}.sixty-backup") }));
    let file = own("all.sixty-backup");
    old.bench.files.create(&file, b"an older one").unwrap();
    old.handle.save_to(file.clone());
    let made = until(&old, |shown| matches!(shown, Shown::Made { .. })).await;
    let Shown::Made { inside, accounts_left_out, .. } = made else { panic!("{made:?}") };
    assert_eq!((inside.accounts, accounts_left_out.len()), (2, 0));
    let sealed = old.bench.files.read(&file).unwrap();
    assert!(!String::from_utf8(sealed.clone()).unwrap().contains(MARKER));
    sealed
}

/// A computer on which that file was chosen and opened.
async fn opened(bench: Bench) -> (Running, Restored) {
    let content = backup_of_two().await;
    let running = bench.run().await;
    running.bench.files.create(&own("mine.bak"), &content).unwrap();
    running.ask(Intent::NameBackup { path: own("mine.bak").display().to_string() });
    until(&running, |shown| matches!(shown, Shown::Locked { problem: None, .. })).await;
    running.ask(Intent::OpenBackup { passphrase: phrase(PHRASE) });
    let found = until(&running, |shown| matches!(shown, Shown::Found { .. })).await;
    let Shown::Found { change, .. } = found else { panic!("{found:?}") };
    (running, change)
}

fn outcomes(change: &Restored) -> Vec<(Outcome, u32)> {
    change.accounts.iter().map(|group| (group.outcome, group.count)).collect()
}

#[tokio::test(start_paused = true)]
async fn what_a_backup_changes_is_shown_before_anything_is_changed() {
    let (running, change) = opened(Bench::new()).await;
    let before = running.handle.snapshot();

    running.ask(Intent::Restore);
    let restored = until(&running, |shown| matches!(shown, Shown::Restored { .. })).await;
    let snapshot = running.until(|snapshot| snapshot.accounts.len() == 2).await;

    assert_eq!((before.accounts.len(), before.head.apps.len()), (0, 0));
    assert_eq!(outcomes(&change), [(Outcome::Restored, 2)]);
    assert_eq!((change.apps.len(), change.settings), (1, true));
    assert_eq!(restored, Shown::Restored { change });
    assert!(snapshot.head.settings.hide_names && snapshot.head.apps.len() == 1);
    assert!(running.bench.token(0).await.expose().contains("first"));
    assert!(!serde_json::to_string(&snapshot.head).unwrap().contains(MARKER));
}

#[tokio::test(start_paused = true)]
async fn a_token_that_ends_later_is_not_replaced() {
    // It is extended by the time the backup is opened.
    let (running, change) = opened(Bench::with_days_left(&[20]).await).await;

    running.ask(Intent::Restore);
    until(&running, |shown| matches!(shown, Shown::Restored { .. })).await;

    assert_eq!(outcomes(&change), [(Outcome::Restored, 1), (Outcome::Older, 1)]);
    assert!(!running.bench.token(0).await.expose().contains("first"));
}

#[tokio::test(start_paused = true)]
async fn the_same_token_is_here_already() {
    let (_, change) = opened(Bench::with_days_left(&[40]).await).await;

    assert_eq!(outcomes(&change), [(Outcome::Restored, 1), (Outcome::Already, 1)]);
}

#[tokio::test(start_paused = true)]
async fn after_a_wrong_passphrase_another_is_asked_for() {
    let content = backup_of_two().await;
    let running = Bench::new().run().await;
    running.bench.files.create(&own("mine.sixty-backup"), &content).unwrap();
    // A backup that is dropped on the window is told by its name.
    running.handle.file(own("mine.sixty-backup"), None);

    running.ask(Intent::OpenBackup { passphrase: phrase("blue river eight") });
    let refused = until(&running, |shown| matches!(shown, Shown::Locked { problem: Some(_), .. })).await;
    running.ask(Intent::OpenBackup { passphrase: phrase(PHRASE) });
    until(&running, |shown| matches!(shown, Shown::Found { .. })).await;

    let Shown::Locked { problem: Some(problem), .. } = refused else { panic!("{refused:?}") };
    assert_eq!(problem.case, Some(Case::BackupPassphrase));
}

#[tokio::test(start_paused = true)]
async fn cancel_brings_nothing_back() {
    let (running, _) = opened(Bench::new()).await;

    running.ask(Intent::CloseBackup);
    running.ask(Intent::Restore);
    running.quiet().await;

    let snapshot = running.handle.snapshot();
    assert!(snapshot.head.backup.is_none() && snapshot.accounts.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_vault_that_closes_meanwhile_is_said_and_the_next_try_does_the_rest() {
    let (running, _) = opened(Bench::new()).await;
    running.bench.vault.shut(Some(VaultTrouble::Locked));

    running.ask(Intent::Restore);
    let refused = until(&running, |shown| matches!(shown, Shown::Refused { .. })).await;
    running.bench.vault.shut(None);
    running.ask(Intent::Restore);
    until(&running, |shown| matches!(shown, Shown::Restored { .. })).await;

    assert!(matches!(refused, Shown::Refused { is_open: true, .. }));
    assert_eq!(running.handle.snapshot().accounts.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_passphrase_that_is_too_short_asks_for_no_file() {
    let mut running = Bench::with_days_left(&[20]).await.run().await;

    running.ask(Intent::MakeBackup { passphrase: phrase("short") });
    let snapshot = running.until(|snapshot| snapshot.head.problem.is_some()).await;

    assert_eq!(snapshot.head.problem.as_ref().unwrap().case, Some(Case::PassphraseShort));
    assert!(running.wishes.try_recv().is_err());
}

#[tokio::test(start_paused = true)]
async fn a_place_that_may_not_be_written_is_refused_and_the_old_file_stays() {
    let mut running = Bench::with_days_left(&[20]).await.run().await;
    running.ask(Intent::BeginBackup);
    running.ask(Intent::MakeBackup { passphrase: phrase(PHRASE) });
    running.wishes.recv().await;

    running.handle.save_to("/etc/all.sixty-backup".into());
    let refused = until(&running, |shown| matches!(shown, Shown::Refused { .. })).await;

    assert!(matches!(refused, Shown::Refused { is_open: false, .. }));
    assert!(running.bench.files.read(&PathBuf::from("/etc/all.sixty-backup")).is_err());
}

/// A file dialog that was closed says nothing, so the next one may be of something else.
#[tokio::test(start_paused = true)]
async fn a_file_is_what_was_asked_for_last() {
    let mut running = Bench::with_days_left(&[20]).await.run().await;
    running.ask(Intent::BeginBackup);
    running.ask(Intent::MakeBackup { passphrase: phrase(PHRASE) });
    running.wishes.recv().await;
    running.ask(Intent::Export { what: crate::face::Export::Calendar });
    running.wishes.recv().await;

    running.handle.save_to(own("dates.ics"));
    running.until(|snapshot| snapshot.head.exported.is_some()).await;

    assert!(running.bench.files.read(&own("dates.ics")).unwrap().starts_with(b"BEGIN:VCALENDAR"));
}
