//! What follows a delivery: what uses the token reads it anew, and says that it is well.

use url::Url;

use super::{Filled, Missed};
use crate::places::{Handling, Progress, Reason, Restart};
use crate::ports::{Ports, ProgramTrouble, WebRequest};

/// Restarts what uses the token, and asks whether it is well. The token stays delivered whatever becomes of that; what went
/// wrong is the second of the answer.
pub(super) async fn follow(ports: &Ports, handling: &Handling, filled: Filled) -> (Filled, Option<Missed>) {
    let mut filled = filled;
    if let Some(words) = &handling.restart {
        if let Err(trouble) = ports.programs.run(words, None).await {
            filled.restart = Restart::Needed;
            return (filled, Some(of_program(&trouble)));
        }
        filled.restart = Restart::Done;
    }
    let in_force = match &handling.health {
        Some(health) => is_well(ports, health).await,
        None => handling.restart.is_some(),
    };
    if in_force {
        filled.progress = Progress::InForce;
    }
    (filled, None)
}

/// What a program's trouble is for its place.
pub(super) fn of_program(trouble: &ProgramTrouble) -> Missed {
    Missed { reason: Reason::HookFailed, said: Some(trouble.to_string()) }
}

async fn is_well(ports: &Ports, health: &str) -> bool {
    let Ok(address) = Url::parse(health) else { return false };
    let answer = ports.web.send(&WebRequest::reading(&address)).await;
    answer.is_ok_and(|answer| answer.is_success())
}
