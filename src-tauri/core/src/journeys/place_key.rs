//! The key that opens a place: of GitHub, of Vercel, of a person's own address. The vault has it, and the ledger when it ends.
//!
//! Ends in: `x.ledger`, and whatever vault, ledger and lock say of themselves.

use super::add_place;
use crate::places::{Credential, Handling, Place};
use crate::ports::{EntryName, Ports};
use crate::problem::Problem;
use crate::secret::Secret;

/// Keeps the key of a place, in the place of the one before; returns the place as it is then. A place that a cut leaves
/// without its key says so at the next delivery.
///
/// # Errors
///
/// The vault or the ledger fails, or the lock of its account is held for too long.
pub async fn keep(ports: &Ports, place: Place, key: &Secret) -> Result<Place, Problem> {
    let (_held, place) = add_place::undisturbed(ports, place).await?;
    ports.vault.write(&EntryName::place(&place.id), key).await?;
    let handling = Handling { credential: Some(Credential::default()), ..place.handling };
    let place = Place { handling, ..place };
    ports.ledger.keep_place(&place)?;
    Ok(place)
}

/// Deletes the key of a place, if it may have one.
///
/// # Errors
///
/// The vault fails.
pub async fn forget(ports: &Ports, place: &Place) -> Result<(), Problem> {
    if place.target.needs_key() {
        ports.vault.delete(&EntryName::place(&place.id)).await?;
    }
    Ok(())
}
