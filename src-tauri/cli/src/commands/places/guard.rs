//! Says which places others may find, and what helps.

use std::path::Path;

use serde::Serialize;
use sixty_core::journeys::guard;
use sixty_core::places::guard::Exposure;
use sixty_core::ports::Ports;
use sixty_core::text::Value;

use super::{known, unknown};
use crate::exit::Exit;
use crate::session::{Ended, Session};
use crate::shell;

#[derive(Serialize)]
struct Warnings {
    warnings: Vec<Warning>,
}

#[derive(Serialize)]
struct Warning {
    place: String,
    kind: &'static str,
    line: String,
    remedy: String,
}

pub async fn guard(session: &Session<'_>, id: Option<&str>) -> Ended {
    let ports = session.ports_for_looking().await?;
    if let Some(id) = id
        && known(&ports, id)?.is_none()
    {
        return Ok(unknown(session, id));
    }
    let mut warnings = Vec::new();
    let mut places = ports.ledger.places()?;
    places.retain(|place| id.is_none_or(|id| place.id == id));
    for guard::Warning { place, path, exposure, .. } in guard::look(&ports, &places).await {
        // The contract has no word for it; that git may come to keep a file is said before the first write.
        if exposure == Exposure::NotIgnored {
            continue;
        }
        let (line, remedy) = sentences(session, &path, exposure);
        if !session.voice.is_json() {
            session.voice.line(&format!("{place}  {line} {remedy}"));
        }
        warnings.push(Warning { place, kind: exposure.key(), line, remedy });
    }
    if warnings.is_empty() && !session.voice.is_json() {
        session.voice.say("cli-guard-none", &[]);
    }
    session.voice.answer(&Warnings { warnings });
    Ok(Exit::Done)
}

/// Says on standard error how others may come by a file that is about to become a place.
pub(super) async fn warn(session: &Session<'_>, ports: &Ports, path: &Path) {
    for exposure in guard::look_at(ports, path).await {
        let (line, remedy) = sentences(session, path, exposure);
        session.voice.aside(&format!("{line} {remedy}"));
    }
}

/// What is said of a file, and what a person does about it.
fn sentences(session: &Session<'_>, path: &Path, exposure: Exposure) -> (String, String) {
    let file = path.display().to_string();
    let typed = shell::typed(&file);
    let entry = path.file_name().unwrap_or_default().to_string_lossy();
    let values =
        [("file", Value::Text(&file)), ("typed", Value::Text(&typed)), ("entry", Value::Text(&entry))];
    let say = |part: &str| session.voice.texts.say(&format!("guard-{}{part}", exposure.key()), &values);
    (say(""), say("-fix"))
}
