//! What a file held before we wrote it, and the way back to it.
//!
//! A content is sealed to a key of which the ledger has the public half alone, so that a delivery needs no vault for it; the
//! other half is in the vault. It is kept before the file is written: a power cut may leave one too many, which no file
//! fits, and never one too few.
//!
//! Ends in: `x.readOnly`, `x.vaultLost`, and whatever vault, ledger and lock say of themselves.

use serde_json::json;

use super::{LOCK_WAIT, deliver, line, recover};
use crate::account::Account;
use crate::places::{Handling, Place, Reason, Receipt};
use crate::ports::{EntryName, FileTrouble, Former, Ports};
use crate::problem::Problem;
use crate::sealed::{self, Key};
use crate::secret::Secret;

/// The setting with the public half of the key.
const KEY: &str = "former-key";

/// The most bytes of a sealed content: that of the largest file we write, a megabyte, as armored text.
const LONGEST: usize = 2 << 20;

/// How taking back ended.
pub enum Undone {
    /// The file holds what it held before; the place gets nothing until a person sends to it.
    Done(Box<Place>),
    /// Nothing is kept that this file could get back.
    Nothing,
    /// The file was changed since we wrote it, and stays as it is.
    Changed,
}

/// The public half of the key; it is made where there is none. None where the vault cannot keep its other half: then
/// contents are not kept, and tokens are delivered all the same.
pub async fn sealing_key(ports: &Ports) -> Option<String> {
    let known = ports.ledger.setting(KEY).ok().flatten();
    if let Some(known) = known.filter(|known| sealed::is_public_key(known)) {
        return Some(known);
    }
    let key = Key::fresh();
    ports.vault.write(&EntryName::former_key(), &key.secret()).await.ok()?;
    ports.ledger.set_setting(KEY, &key.public()).ok()?;
    Some(key.public())
}

/// A content of a place, sealed, with the mark of the one that comes in its stead.
pub fn sealed(place: &str, before: &[u8], after: &[u8], key: &str) -> Option<Former> {
    let before = Secret::new(str::from_utf8(before).ok()?);
    let sealed = sealed::to_key(&before, key).ok()?;
    Some(Former { place: place.to_owned(), sealed, after: mark(after) })
}

/// Puts back what the file of a place held before our last write, unless somebody has changed it since.
///
/// # Errors
///
/// `x.vaultLost` where the key is gone; otherwise the problem of file, vault, ledger or lock.
pub async fn undo(ports: &Ports, place: &Place, account: &Account) -> Result<Undone, Problem> {
    let _held = ports.locks.hold(&account.id, LOCK_WAIT).await?;
    let account = ports.ledger.account(&account.id)?.ok_or_else(|| recover::gone(&account.id))?;
    let Some(path) = place.target.line().map(|line| line.path) else { return Ok(Undone::Nothing) };
    let unreadable = |trouble: FileTrouble| trouble.of(path);
    let now = mark(&ports.files.read(path).map_err(unreadable)?);
    let formers = ports.ledger.formers(&place.id)?;
    let Some((number, former)) = formers.iter().find(|(_, former)| former.after == now) else {
        return Ok(if formers.is_empty() { Undone::Nothing } else { Undone::Changed });
    };
    let key = ports.vault.read(&EntryName::former_key()).await?;
    let key = key.as_ref().and_then(Key::of).ok_or_else(|| recover::lost(&account))?;
    let Ok(before) = key.open_long(&former.sealed, LONGEST) else { return Ok(Undone::Nothing) };
    let mut is_back = false;
    let edited = ports.files.edit(path, &mut |content| {
        is_back = mark(content) == former.after;
        is_back.then(|| before.expose().as_bytes().to_vec())
    });
    edited.map_err(unreadable)?;
    if !is_back {
        return Ok(Undone::Changed);
    }
    let place = switched_off(ports, place, &account)?;
    ports.ledger.drop_former(*number)?;
    Ok(Undone::Done(Box::new(place)))
}

/// Otherwise the next delivery would write the new token once more.
fn switched_off(ports: &Ports, place: &Place, account: &Account) -> Result<Place, Problem> {
    let at = ports.clock.now();
    let receipt = Receipt::new(&place.id, at, None, Some(Reason::NotYet));
    let handling = Handling { is_off: true, ..place.handling.clone() };
    let place = Place { handling, last: Some(receipt.clone()), ..place.clone() };
    ports.ledger.keep_place(&place)?;
    let facts = json!({ "place": place.id, "where": place.target.place() });
    ports.ledger.receive(&receipt, &line(account, at, "undone", facts))?;
    let places = deliver::of_account(ports, account)?;
    Ok(places.into_iter().find(|known| known.id == place.id).unwrap_or(place))
}

/// The fingerprint of a content.
fn mark(content: &[u8]) -> String {
    Secret::new(String::from_utf8_lossy(content)).fingerprint()
}
