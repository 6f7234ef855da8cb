//! Brings back what is in a backup, or tells what would come back.

use sixty_core::account::Account;
use sixty_core::backup::{Backup, Outcome, SavedApp};
use sixty_core::handover::{ReturnFault, return_fault};
use sixty_core::journeys::backup;
use sixty_core::journeys::restore::{self, Restored};
use sixty_core::text::Value;

use super::backup::{BackupView, ResultView, tell_what_is_in};
use crate::args;
use crate::exit::Exit;
use crate::input;
use crate::passphrase;
use crate::session::{Ended, Session};

/// Whether what is told has been done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Will,
    Done,
}

pub async fn run(session: &Session<'_>, command: args::Restore) -> Ended {
    passphrase::has_file(&command.file)?;
    let passphrase = match passphrase::of_file(session).await {
        Ok(passphrase) => passphrase,
        Err(misuse) => return Ok(misuse),
    };
    let ports = if command.dry_run { session.ports_to_read().await? } else { session.ports().await? };
    let practice = session.profile.is_practice();
    let backup = backup::open(&ports, &command.file, passphrase, practice).await?;
    if command.dry_run {
        session.accounts_to_read(&ports).await?;
    } else {
        session.accounts(&ports).await?;
    }
    let is_asked = !session.voice.is_json() && input::has_person();
    if command.dry_run || is_asked {
        let foreseen = restore::foresee(&ports, &backup).await?;
        tell(session, &backup, &foreseen, Tense::Will);
        if command.dry_run {
            session.voice.hint("restore-nothing-changed", &[]);
            answer(session, &command, &backup, foreseen);
            return Ok(Exit::Done);
        }
        if !input::agrees(session, "restore-ask").await {
            session.voice.hint("restore-nothing-changed", &[]);
            return Ok(Exit::Person);
        }
    }
    let restored = restore::restore(&ports, &backup).await?;
    tell(session, &backup, &restored, Tense::Done);
    if restored.accounts.iter().any(|(_, outcome)| *outcome == Outcome::Restored) {
        session.voice.hint("restore-check", &[]);
        session.voice.hint("restore-two-computers", &[]);
    }
    answer(session, &command, &backup, restored);
    Ok(Exit::Done)
}

fn answer(session: &Session<'_>, command: &args::Restore, backup: &Backup, restored: Restored) {
    let view =
        |(account, outcome): (Account, Outcome)| ResultView { id: account.id, name: account.name, outcome };
    let results = restored.accounts.into_iter().map(view).collect();
    session.voice.answer(&BackupView::of(backup, command.file.display().to_string(), results));
}

fn tell(session: &Session<'_>, backup: &Backup, restored: &Restored, tense: Tense) {
    let voice = session.voice;
    for app in &restored.apps {
        warn_of_return(session, app);
    }
    if backup.unknown_places > 0 {
        let count = Value::Number(i64::try_from(backup.unknown_places).unwrap_or(i64::MAX));
        voice.hint("restore-unknown-places", &[("count", count)]);
    }
    if voice.is_json() {
        return;
    }
    if tense == Tense::Will || !input::has_person() {
        voice.say("restore-inside", &[("date", Value::Time(backup.made_at))]);
        tell_what_is_in(session, backup);
    }
    for (account, outcome) in &restored.accounts {
        let name = account.network.handle(&account.name);
        let values = [("name", Value::Text(&name)), ("account", Value::Text(&account.id))];
        voice.say(sentence(account, *outcome, tense), &values);
    }
    let of = |will, done| if tense == Tense::Will { will } else { done };
    for SavedApp { app, .. } in &restored.apps {
        let values = [("network", Value::Text(app.network.brand())), ("app", Value::Text(&app.id))];
        voice.say(of("restore-will-app", "restore-app"), &values);
    }
    for place in &restored.places {
        let at = place.target.place();
        voice.say(of("restore-will-place", "restore-place"), &[("place", Value::Text(&at))]);
    }
    if !restored.settings.is_empty() {
        voice.say(of("restore-will-settings", "restore-settings"), &[]);
    }
}

fn sentence(account: &Account, outcome: Outcome, tense: Tense) -> &'static str {
    match (outcome, tense) {
        (Outcome::Restored, Tense::Will) => "restore-will-restored",
        (Outcome::Restored, Tense::Done) => "restore-restored",
        (Outcome::Already, _) => "restore-already",
        (Outcome::Kept | Outcome::Older, _) if !account.is_kept() => "restore-disconnected",
        (Outcome::Kept, _) => "restore-kept",
        (Outcome::Older, _) => "restore-older",
    }
}

/// A stranger's app could send every log-in to another computer.
fn warn_of_return(session: &Session<'_>, SavedApp { app, .. }: &SavedApp) {
    if return_fault(app.network, &app.return_address) == Some(ReturnFault::Elsewhere) {
        let values = [("app", Value::Text(&app.id)), ("return_address", Value::Text(&app.return_address))];
        session.voice.hint("restore-app-away", &values);
    }
}
