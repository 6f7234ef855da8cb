//! Stops writing a place. The file keeps the token that it has; a key of the place goes.
//!
//! Ends in: whatever ledger and lock say of themselves.

use serde_json::json;

use super::{LOCK_WAIT, line, place_key};
use crate::places::Place;
use crate::ports::Ports;
use crate::problem::Problem;

/// Removes the place, under its account's lock: a delivery under way would otherwise write a receipt for a place that
/// no longer exists.
///
/// # Errors
///
/// The lock is held by another process for too long, or the ledger cannot be read or written.
pub async fn remove(ports: &Ports, place: &Place) -> Result<(), Problem> {
    place_key::forget(ports, place).await?;
    let Some(id) = &place.account else {
        ports.ledger.remove_place(&place.id)?;
        return Ok(());
    };
    let _held = ports.locks.hold(id, LOCK_WAIT).await?;
    ports.ledger.remove_place(&place.id)?;
    if let Some(account) = ports.ledger.account(id)? {
        let facts = json!({ "place": place.id, "where": place.target.place() });
        ports.ledger.keep(
            &account,
            None,
            &[line(&account, ports.clock.now(), "place_removed", facts)],
            None,
        )?;
    }
    Ok(())
}
