//! Shows what a delivery would change, with every value masked.

use serde::Serialize;
use sixty_core::places::Place;
use sixty_core::ports::Ports;
use sixty_core::problem::Problem;
use sixty_core::text::Value;

use super::{known, tell_with, unknown};
use crate::exit::Exit;
use crate::living_token;
use crate::session::{Ended, Session};

/// What is at a place, and what would be.
#[derive(Serialize)]
pub(super) struct Preview {
    /// The line of the file, counted from 1; null where there is no file.
    line: Option<usize>,
    /// The masked value that is there; null where it cannot be read.
    before: Option<String>,
    /// The masked token that would be written.
    after: String,
}

pub async fn preview(session: &Session<'_>, id: &str) -> Ended {
    let ports = session.ports_to_read().await?;
    let Some(place) = known(&ports, id)? else { return Ok(unknown(session, id)) };
    let accounts = session.accounts_to_read(&ports).await?;
    let Some(account) = accounts.iter().find(|account| place.account.as_ref() == Some(&account.id)) else {
        return Ok(session.voice.misused("cli-place-waits", &[("place", Value::Text(&place.id))]));
    };
    let token = living_token::read(&ports, account).await?.current.token;
    let preview = preview_of(&ports, &place, token.masked())?;
    if !session.voice.is_json() {
        let line = preview.line.map(|line| line.to_string());
        let values = [
            ("line", Value::Text(line.as_deref().unwrap_or_default())),
            ("before", Value::Text(preview.before.as_deref().unwrap_or("–"))),
            ("after", Value::Text(&preview.after)),
        ];
        let key = if line.is_some() { "cli-place-preview-line" } else { "cli-place-preview-sent" };
        session.voice.say(key, &values);
    }
    // A place that missed its token ends other commands with an exit code of its own; here it was only looked at.
    tell_with(session, &ports, std::slice::from_ref(&place), Some(preview)).map(|_| Exit::Done)
}

fn preview_of(ports: &Ports, place: &Place, after: String) -> Result<Preview, Problem> {
    let Some(line) = place.target.line() else { return Ok(Preview { line: None, before: None, after }) };
    let content = ports.files.read(line.path).map_err(|trouble| trouble.of(line.path))?;
    let (number, before) = match line.found(&content) {
        Ok(found) => (Some(found.line), Some(found.value.masked())),
        Err(_) => (None, None),
    };
    Ok(Preview { line: number, before, after })
}
