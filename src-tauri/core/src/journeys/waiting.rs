//! Places that wait for their account: a settings file whose token was dead when it was taken over.

use super::deliver;
use crate::account::Account;
use crate::network::Network;
use crate::places::Place;
use crate::ports::Ports;
use crate::problem::Problem;

/// Those that wait for an account of a network, in the order they were added.
pub fn of_network(ports: &Ports, network: Network) -> Result<Vec<Place>, Problem> {
    let mut places = ports.ledger.places()?;
    places.retain(|place| place.account.is_none() && place.waits_for == Some(network));
    Ok(places)
}

/// Makes a place the account's and writes the token to it; gives all of the account's places.
pub async fn adopt(ports: &Ports, account: &Account, place: Place) -> Result<Vec<Place>, Problem> {
    let place = Place { account: Some(account.id.clone()), waits_for: None, ..place };
    ports.ledger.keep_place(&place)?;
    deliver::send(ports, account, Some(&place.id)).await
}
