//! Places that a person fills: adding such a place, and noting that the person has pasted the token there.
//!
//! Whether the form has the newest token is only known from the person, so what they say is noted with the fingerprint
//! of the token of that moment: the next token makes the place wait again without a further write. Held by
//! `a_token_that_is_pasted_by_hand_waits_for_the_person_until_they_say_that_it_is_done` (`tests/promises/by_hand.rs`).
//!
//! Ends in: `x.ledger`, and whatever ledger and lock say of themselves.

use serde_json::json;

use super::{LOCK_WAIT, deliver, fresh_id, line, recover};
use crate::account::Account;
use crate::places::{Place, Receipt, Target, by_hand};
use crate::ports::Ports;
use crate::problem::Problem;

/// Adds the form as a place of the account, or gives its new link to the place that has its name already.
///
/// # Errors
///
/// The account is gone, its lock is held for too long, or the ledger cannot be read or written.
pub async fn add(ports: &Ports, account: &str, target: Target) -> Result<Place, Problem> {
    let _held = ports.locks.hold(account, LOCK_WAIT).await?;
    let account = known(ports, account)?;
    let named = target.place();
    let is_it =
        |place: &Place| place.target.line().is_none() && by_hand::is_same(&place.target.place(), &named);
    if let Some(place) = deliver::of_account(ports, &account)?.into_iter().find(is_it) {
        let place = Place { target: with_link(target, &place.target), ..place };
        ports.ledger.keep_place(&place)?;
        return Ok(place);
    }
    let at = ports.clock.now();
    let place = Place {
        id: fresh_id(),
        account: Some(account.id.clone()),
        waits_for: None,
        target,
        added_at: at,
        last: None,
    };
    ports.ledger.keep_place(&place)?;
    let facts = json!({ "place": place.id, "where": place.target.place() });
    ports.ledger.keep(&account, &[line(&account, at, "place_added", facts)], None)?;
    Ok(place)
}

/// Notes that the person has pasted the account's token into this form; returns the place as it is then. Another kind of
/// place is returned as it is.
///
/// # Errors
///
/// The account is gone, its lock is held for too long, or the ledger cannot be read or written.
pub async fn confirm(ports: &Ports, place: Place) -> Result<Place, Problem> {
    let Some(account) = place.account.clone().filter(|_| place.target.line().is_none()) else {
        return Ok(place);
    };
    let _held = ports.locks.hold(&account, LOCK_WAIT).await?;
    let account = known(ports, &account)?;
    let at = ports.clock.now();
    let fingerprint = Some(account.token.fingerprint.clone());
    let receipt = Receipt { place: place.id.clone(), at, fingerprint, reason: None };
    let facts = json!({ "place": place.id, "where": place.target.place() });
    ports.ledger.receive(&receipt, &line(&account, at, "pasted", facts))?;
    Ok(Place { last: Some(receipt), ..place })
}

fn known(ports: &Ports, id: &str) -> Result<Account, Problem> {
    ports.ledger.account(id)?.ok_or_else(|| recover::gone(id))
}

/// The form with its new link; without one it keeps the link that it has.
fn with_link(target: Target, known: &Target) -> Target {
    match (target, known) {
        (Target::ByHand { name, link: None }, Target::ByHand { link, .. }) => {
            Target::ByHand { name, link: link.clone() }
        }
        (target, _) => target,
    }
}
