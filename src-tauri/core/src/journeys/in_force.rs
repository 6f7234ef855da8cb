//! Whether a delivered token is in use: a person says so where nobody but they can see it, and programs that run show it.
//!
//! Ends in: `x.ledger`, and whatever ledger and lock say of themselves.

use serde_json::json;

use super::{LOCK_WAIT, deliver, line, recover};
use crate::places::{Place, Progress, Receipt, Restart};
use crate::ports::Ports;
use crate::problem::Problem;

/// Notes that the place works with the token that it was sent last; returns the place as it is then. A place that has
/// missed its token stays as it is.
///
/// # Errors
///
/// The account is gone, its lock is held for too long, or the ledger cannot be read or written.
pub async fn confirm(ports: &Ports, place: Place) -> Result<Place, Problem> {
    let Some(id) = place.account.clone() else { return Ok(place) };
    let _held = ports.locks.hold(&id, LOCK_WAIT).await?;
    let account = ports.ledger.account(&id)?.ok_or_else(|| recover::gone(&id))?;
    let is_it = |known: &Place| known.id == place.id;
    let place = deliver::of_account(ports, &account)?.into_iter().find(is_it).unwrap_or(place);
    let Some(last) = place.last.clone().filter(|last| last.reason.is_none()) else { return Ok(place) };
    let at = ports.clock.now();
    let restart = if last.restart == Restart::Needed { Restart::Done } else { last.restart };
    let receipt = Receipt { at, progress: Progress::InForce, restart, ..last };
    let facts = json!({ "place": place.id, "where": place.target.place() });
    ports.ledger.receive(&receipt, &line(&account, at, "in_force", facts))?;
    Ok(Place { last: Some(receipt), ..place })
}

/// Notes the files whose programs have been started anew since the token was written, and the places whose address says by
/// now that all is well. Those that still wait stay as they are.
///
/// # Errors
///
/// The ledger cannot be read or written, or the lock of an account is held for too long.
pub async fn settle(ports: &Ports) -> Result<(), Problem> {
    let waiting: Vec<Place> = ports.ledger.places()?.into_iter().filter(is_looked_at).collect();
    let running =
        if waiting.iter().any(Place::waits_for_restart) { ports.processes.of_user() } else { Vec::new() };
    for place in waiting {
        let Some(id) = &place.account else { continue };
        let _held = ports.locks.hold(id, LOCK_WAIT).await?;
        let Some(account) = ports.ledger.account(id)? else { continue };
        // Read anew, because a delivery may have ended meanwhile.
        let place = deliver::of_account(ports, &account)?
            .into_iter()
            .find(|known| known.id == place.id && is_looked_at(known));
        let Some((place, last)) = place.and_then(|place| Some((place.clone(), place.last?))) else {
            continue;
        };
        let is_taken_up = match &place.handling.health {
            Some(health) if !place.waits_for_restart() => deliver::is_well(ports, health).await,
            _ => !deliver::is_awaited(ports, &running, &place, &account, last.at),
        };
        if !is_taken_up {
            continue;
        }
        let restart = if last.restart == Restart::Needed { Restart::Done } else { last.restart };
        let receipt = Receipt { at: ports.clock.now(), progress: Progress::InForce, restart, ..last };
        let facts = json!({ "place": place.id, "where": place.target.place() });
        ports.ledger.receive(&receipt, &line(&account, receipt.at, "taken_up", facts))?;
    }
    Ok(())
}

/// Whether a look can show that the token is in use by now: programs of this computer do, and an address that tells it.
fn is_looked_at(place: &Place) -> bool {
    let Some(last) = place.last.as_ref().filter(|last| last.reason.is_none()) else { return false };
    let waits_for_programs = place.target.line().is_some() && place.waits_for_restart();
    let waits_for_an_address = place.handling.health.is_some()
        && last.restart != Restart::Needed
        && last.fingerprint.is_some()
        && last.progress != Progress::InForce;
    waits_for_programs || waits_for_an_address
}
