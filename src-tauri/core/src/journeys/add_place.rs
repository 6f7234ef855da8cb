//! Keeps a place; the same line of the same file is never kept twice.

use super::{LOCK_WAIT, fresh_id};
use crate::network::Network;
use crate::places::{Place, Target};
use crate::ports::Ports;
use crate::problem::Problem;

/// The lock of the list of places, so that two programs do not add the same one.
const LIST: &str = "places";

/// Whose token a place takes.
pub enum Taker {
    /// This account's.
    Account(String),
    /// Of whichever account of this network connects next.
    Next(Network),
}

/// Adds the place, or gives the one that is here to its new taker. A dead line does not take a place from its account.
pub async fn add(ports: &Ports, target: Target, taker: Taker) -> Result<Place, Problem> {
    let _held = ports.locks.hold(LIST, LOCK_WAIT).await?;
    let known = ports.ledger.places()?.into_iter().find(|place| place.target.place() == target.place());
    let (account, waits_for) = match taker {
        Taker::Account(id) => (Some(id), None),
        Taker::Next(network) => (None, Some(network)),
    };
    let place = match known {
        Some(known) => Place { account: account.or(known.account), waits_for, target, ..known },
        None => Place { id: fresh_id(), account, waits_for, target, added_at: ports.clock.now(), last: None },
    };
    ports.ledger.keep_place(&place)?;
    Ok(place)
}
