//! A person says that a token is in use where nobody but they can see it.
//!
//! Ends in: `x.ledger`, and whatever ledger and lock say of themselves.

use serde_json::json;

use super::{LOCK_WAIT, deliver, line, recover};
use crate::places::{Place, Progress, Receipt};
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
    let receipt = Receipt { at, progress: Progress::InForce, ..last };
    let facts = json!({ "place": place.id, "where": place.target.place() });
    ports.ledger.receive(&receipt, &line(&account, at, "in_force", facts))?;
    Ok(Place { last: Some(receipt), ..place })
}
