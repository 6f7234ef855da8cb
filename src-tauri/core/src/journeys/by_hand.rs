//! Places that a person fills: adding such a place, noting that the person has pasted the token there, and taking that back.
//!
//! Whether the form has the newest token is only known from the person, so what they say is noted with the fingerprint
//! of the token that they copied last: the next token makes the place wait again without a further write, also where it
//! came between copying and pasting. Held by
//! `a_token_that_is_pasted_by_hand_waits_for_the_person_until_they_say_that_it_is_done` and
//! `a_token_that_was_replaced_since_it_was_copied_is_not_done` (`tests/promises/by_hand.rs`).
//!
//! Ends in: `x.ledger`, and whatever ledger and lock say of themselves.

use serde_json::json;

use super::{LOCK_WAIT, deliver, fresh_id, line, recover};
use crate::account::Account;
use crate::places::{Handling, Place, Reason, Receipt, Target, by_hand};
use crate::policy::{self, Standing};
use crate::ports::Ports;
use crate::problem::Problem;
use crate::secret::Secret;

/// Adds the form as a place of the account, or gives its new link to the place that has its name already.
///
/// # Errors
///
/// The account is gone, its lock is held for too long, or the ledger cannot be read or written.
pub async fn add(ports: &Ports, account: &str, target: Target) -> Result<Place, Problem> {
    let _held = ports.locks.hold(account, LOCK_WAIT).await?;
    let account = known(ports, account)?;
    let named = target.place();
    let is_it = |place: &Place| place.target.is_by_hand() && by_hand::is_same(&place.target.place(), &named);
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
        handling: Handling::default(),
        last: None,
        formers: 0,
    };
    ports.ledger.keep_place(&place)?;
    let facts = json!({ "place": place.id, "where": place.target.place() });
    ports.ledger.keep(&account, None, &[line(&account, at, "place_added", facts)], None)?;
    Ok(place)
}

/// Notes which token the person was given last, to paste it somewhere. What cannot be noted now counts as the token of
/// the moment at which they say that they have pasted it.
pub fn note_copy(ports: &Ports, account: &str, token: &Secret) {
    let (key, fingerprint) = (copied_key(account), token.fingerprint());
    if ports.ledger.setting(&key).ok().flatten().as_deref() != Some(&fingerprint) {
        ports.ledger.set_setting(&key, &fingerprint).unwrap_or_default();
    }
}

/// Notes that the person has pasted the account's token into this form; returns the place as it is then. Another kind of
/// place is returned as it is. Where the token was replaced since they copied it, the place goes on waiting.
///
/// # Errors
///
/// The account is gone, its lock is held for too long, or the ledger cannot be read or written.
pub async fn confirm(ports: &Ports, place: Place) -> Result<Place, Problem> {
    let Some(account) = place.account.clone().filter(|_| place.target.is_by_hand()) else {
        return Ok(place);
    };
    let _held = ports.locks.hold(&account, LOCK_WAIT).await?;
    let account = known(ports, &account)?;
    let is_it = |known: &Place| known.id == place.id;
    let place = deliver::of_account(ports, &account)?.into_iter().find(is_it).unwrap_or(place);
    let at = ports.clock.now();
    let (fingerprint, reason) = match older_copy(ports, &place, &account)? {
        Some(older) => (older, Some(Reason::Replaced)),
        None => (account.token.fingerprint.clone(), None),
    };
    let receipt = Receipt::new(&place.id, at, Some(fingerprint), reason);
    let facts = json!({ "place": place.id, "where": place.target.place(), "reason": reason });
    let event = if reason.is_none() { "pasted" } else { "pasted_older" };
    ports.ledger.receive(&receipt, &line(&account, at, event, facts))?;
    Ok(Place { last: Some(receipt), ..place })
}

/// Takes back that the person has pasted the account's token into this form, so that it waits for them again. A place that
/// waits already stays as it is.
///
/// # Errors
///
/// The account is gone, its lock is held for too long, or the ledger cannot be read or written.
pub async fn take_back(ports: &Ports, place: &Place) -> Result<(), Problem> {
    let Some(account) = place.account.clone().filter(|_| place.target.is_by_hand()) else {
        return Ok(());
    };
    let _held = ports.locks.hold(&account, LOCK_WAIT).await?;
    let account = known(ports, &account)?;
    let places = deliver::of_account(ports, &account)?;
    let place = places.into_iter().find(|known| known.id == place.id);
    let is_done = |place: &Place| policy::standing(place, &account) == Standing::Current;
    let Some(place) = place.filter(is_done) else { return Ok(()) };
    let at = ports.clock.now();
    // The form may still have the token that was copied before this one.
    let copied = ports.ledger.setting(&copied_key(&account.id))?;
    let fingerprint = copied.filter(|copied| *copied != account.token.fingerprint);
    let receipt = Receipt::new(&place.id, at, fingerprint, Some(Reason::ByHand));
    let facts = json!({ "place": place.id, "where": place.target.place() });
    ports.ledger.receive(&receipt, &line(&account, at, "pasted_undone", facts))?;
    Ok(())
}

/// The token that the person copied last, where it is no longer the account's. The form may have it already, from
/// before; then the person took the newer one from elsewhere.
fn older_copy(ports: &Ports, place: &Place, account: &Account) -> Result<Option<String>, Problem> {
    let in_form = place.last.as_ref().and_then(|last| last.fingerprint.as_deref());
    let copied = ports.ledger.setting(&copied_key(&account.id))?;
    Ok(copied.filter(|copied| *copied != account.token.fingerprint && Some(copied.as_str()) != in_form))
}

/// The setting with the fingerprint of the token that a person copied last of this account.
fn copied_key(account: &str) -> String {
    format!("copied-{account}")
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
