//! What follows a delivery: what uses the token reads it anew, and says that it is well.

use std::path::Path;
use std::time::Duration;

use url::Url;

use super::file::why_file;
use super::{Filled, Missed};
use crate::journeys::metadata::Metadata;
use crate::places::{Handling, Progress, Reason, Restart};
use crate::ports::{Ports, ProgramTrouble, WebRequest};
use crate::tokens::Stored;

/// How often a server is asked that was just restarted, and how long it is left alone in between. One that takes longer is
/// asked again with the hourly look.
const ASKED_AFTER_A_RESTART: u32 = 6;
const BETWEEN: Duration = Duration::from_secs(1);

/// Notes the dates where a script reads them, restarts what uses the token, and asks whether it is well. The token stays
/// delivered whatever becomes of that; what went wrong is the second of the answer.
pub(super) async fn follow(
    ports: &Ports,
    handling: &Handling,
    token: &Stored,
    filled: Filled,
) -> (Filled, Option<Missed>) {
    let mut filled = filled;
    let not_noted = handling.metadata.as_ref().and_then(|path| note_dates(ports, path, token).err());
    if let Some(words) = &handling.restart {
        if let Err(trouble) = ports.programs.run(words, None).await {
            filled.restart = Restart::Needed;
            return (filled, Some(of_program(&trouble)));
        }
        filled.restart = Restart::Done;
    }
    let in_force = match &handling.health {
        Some(health) => becomes_well(ports, health, handling.restart.is_some()).await,
        None => handling.restart.is_some(),
    };
    if in_force {
        filled.progress = Progress::InForce;
    }
    (filled, not_noted)
}

/// Writes the dates of the token into the file of a script.
fn note_dates(ports: &Ports, path: &Path, token: &Stored) -> Result<(), Missed> {
    let dates = (token.obtained_at.unwrap_or_else(|| ports.clock.now()), token.expires_at);
    let written = Metadata::write(ports.files.as_ref(), path, &token.token, dates);
    written.map_err(|trouble| Missed { reason: why_file(&trouble), said: Some(path.display().to_string()) })
}

/// What a program's trouble is for its place.
pub(super) fn of_program(trouble: &ProgramTrouble) -> Missed {
    Missed { reason: Reason::HookFailed, said: Some(trouble.to_string()) }
}

/// Asks whether it is well; after a restart several times, because a server takes a moment to begin.
async fn becomes_well(ports: &Ports, health: &str, was_restarted: bool) -> bool {
    let times = if was_restarted { ASKED_AFTER_A_RESTART } else { 1 };
    for time in 0..times {
        if time > 0 {
            tokio::time::sleep(BETWEEN).await;
        }
        if is_well(ports, health).await {
            return true;
        }
    }
    false
}

/// Whether what uses the token says by its address that it is well.
pub async fn is_well(ports: &Ports, health: &str) -> bool {
    let Ok(address) = Url::parse(health) else { return false };
    let answer = ports.web.send(&WebRequest::reading(&address)).await;
    answer.is_ok_and(|answer| answer.is_success())
}
