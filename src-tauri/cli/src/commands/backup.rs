//! Saves everything that moves to another computer in one sealed file.

use serde::Serialize;
use sixty_core::backup::{Backup, Outcome};
use sixty_core::journeys::backup::{self, Made, Make};
use sixty_core::journeys::handover;
use sixty_core::text::Value;

use crate::args;
use crate::contract::time;
use crate::exit::Exit;
use crate::passphrase;
use crate::session::{Ended, Session};

/// The answer of `backup` and of `restore`: what is in the file, and what became of each account.
#[derive(Serialize)]
pub struct BackupView {
    file: String,
    accounts: usize,
    apps: usize,
    places: usize,
    made_at: String,
    /// Empty for `backup`.
    results: Vec<ResultView>,
}

/// What became of one account of a backup.
#[derive(Serialize)]
pub struct ResultView {
    pub id: String,
    pub name: String,
    pub outcome: Outcome,
}

impl BackupView {
    /// What is in a backup.
    pub fn of(backup: &Backup, file: String, results: Vec<ResultView>) -> Self {
        Self {
            file,
            accounts: backup.accounts.len(),
            apps: backup.apps.len(),
            places: backup.places.len(),
            made_at: time(backup.made_at),
            results,
        }
    }
}

pub async fn run(session: &Session<'_>, command: args::Backup) -> Ended {
    let ports = session.ports_to_read().await?;
    if let Some(exit) = session.lacks_list(&ports)? {
        return Ok(exit);
    }
    session.accounts_to_read(&ports).await?;
    if !command.force {
        handover::is_free(ports.files.as_ref(), &command.file)?;
    }
    let passphrase = match passphrase::new(session).await {
        Ok(passphrase) => passphrase,
        Err(misuse) => return Ok(misuse),
    };
    let make = Make { passphrase, replace: command.force, practice: session.profile.is_practice() };
    let made = backup::make(&ports, &command.file, make).await?;
    let file = command.file.display().to_string();
    if !session.voice.is_json() {
        session.voice.say("backup-made", &[("file", Value::Text(&file))]);
        tell_what_is_in(session, &made.backup);
    }
    tell_what_is_not_in(session, &made);
    session.voice.hint("backup-warning", &[]);
    session.voice.answer(&BackupView::of(&made.backup, file, Vec::new()));
    Ok(Exit::Done)
}

/// Says what is in a backup, a line each.
pub fn tell_what_is_in(session: &Session<'_>, backup: &Backup) {
    let counts = [
        ("backup-accounts", backup.accounts.len()),
        ("backup-apps", backup.apps.len()),
        ("backup-places", backup.places.len()),
    ];
    for (key, count) in counts {
        let count = Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
        session.voice.say(key, &[("count", count)]);
    }
    session.voice.say("backup-settings", &[]);
}

fn tell_what_is_not_in(session: &Session<'_>, made: &Made) {
    for account in &made.left_out {
        let name = account.network.handle(&account.name);
        session.voice.hint("backup-left-out", &[("name", Value::Text(&name))]);
    }
    for app in &made.apps_left_out {
        let values = [("network", Value::Text(app.network.brand())), ("app", Value::Text(&app.id))];
        session.voice.hint("backup-app-left-out", &values);
    }
}
