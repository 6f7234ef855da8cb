//! The passphrase of a sealed file, from standard input or a person.

use std::io::{ErrorKind, IsTerminal};
use std::path::Path;

use sixty_core::handover::SHORTEST_PASSPHRASE;
use sixty_core::ports::FileTrouble;
use sixty_core::problem::{FactName, Problem};
use sixty_core::secret::Secret;
use sixty_core::text::Value;

use crate::exit::Exit;
use crate::input;
use crate::session::Session;

/// A passphrase for a new file, long enough; at a terminal it is typed twice.
///
/// # Errors
/// It is too short, or was typed differently; that has been said, and the command ends with this exit code.
pub async fn new(session: &Session<'_>) -> Result<Secret, Exit> {
    let voice = session.voice;
    let first = asked(session, "cli-ask-new-passphrase").await?;
    if first.expose().trim().chars().count() < SHORTEST_PASSPHRASE {
        let count = i64::try_from(SHORTEST_PASSPHRASE).unwrap_or(i64::MAX);
        return Err(voice.misused("cli-usage-passphrase-short", &[("count", Value::Number(count))]));
    }
    if std::io::stdin().is_terminal() {
        let again = asked(session, "cli-ask-passphrase-again").await?;
        if !again.same_as(&first) {
            return Err(voice.misused("cli-usage-passphrase-differs", &[]));
        }
    }
    Ok(first)
}

/// Looks for a file before its passphrase is asked for.
///
/// # Errors
/// `x.readOnly` where it is not there.
pub fn has_file(file: &Path) -> Result<(), Problem> {
    let is_absent = std::fs::metadata(file).is_err_and(|error| error.kind() == ErrorKind::NotFound);
    let absent = || Problem::from(FileTrouble::Gone).with_text(FactName::File, file.display().to_string());
    if is_absent { Err(absent()) } else { Ok(()) }
}

/// The passphrase of a file that is there.
///
/// # Errors
/// Nothing came in; that has been said, and the command ends with this exit code.
pub async fn of_file(session: &Session<'_>) -> Result<Secret, Exit> {
    asked(session, "cli-ask-passphrase").await
}

async fn asked(session: &Session<'_>, prompt: &str) -> Result<Secret, Exit> {
    let prompt = session.voice.texts.say(prompt, &[]);
    match session.voice.asks(input::secret(&prompt)).await {
        Ok(Some(passphrase)) => Ok(passphrase),
        _ => Err(session.voice.misused("cli-usage-empty-passphrase", &[])),
    }
}
