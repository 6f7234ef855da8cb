//! Places that wait for their account: a settings file whose token was already dead when it was imported.
//!
//! Ends in: `x.vaultLost`, and whatever vault, ledger and lock say of themselves.

use super::deliver;
use crate::account::Account;
use crate::network::Network;
use crate::places::Place;
use crate::ports::Ports;
use crate::problem::Problem;

/// The places that wait for an account of a network, in the order they were added.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn of_network(ports: &Ports, network: Network) -> Result<Vec<Place>, Problem> {
    let mut places = ports.ledger.places()?;
    places.retain(|place| place.account.is_none() && place.waits_for == Some(network));
    Ok(places)
}

/// Assigns a place to the account and writes the token to it; returns all places of the account.
///
/// # Errors
///
/// The ledger cannot be written; otherwise the problems of [`deliver::send`].
pub async fn adopt(ports: &Ports, account: &Account, place: Place) -> Result<Vec<Place>, Problem> {
    let place = Place { account: Some(account.id.clone()), waits_for: None, ..place };
    ports.ledger.keep_place(&place)?;
    deliver::send(ports, account, Some(&place.id)).await
}
