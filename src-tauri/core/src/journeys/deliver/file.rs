//! A place in a file: the token is written into what the file holds at that moment, and read again.

use super::super::former;
use super::{Delivery, Filled, PlacesMeant};
use crate::account::Account;
use crate::places::key_trouble::KeyTrouble;
use crate::places::{FileLine, Progress, Reason};
use crate::ports::{FileTrouble, Ledger};
use crate::secret::Secret;

/// Writes the place of a delivery. Another program may have replaced the file since, with the line of another account or
/// with another value in this one, so each time the line is judged anew.
pub(super) fn write(delivery: &Delivery<'_>) -> Result<Filled, Reason> {
    let Some(line) = delivery.place.target.line() else { return Err(Reason::Moved) };
    let (mut missed, mut kept) = (None, None);
    let written = delivery.ports.files.edit(line.path, &mut |now| {
        let next = next(delivery, line, now);
        missed = next.as_ref().err().copied();
        let next = next.ok().flatten()?;
        // Others have changed the file since the last call: what it holds now is what it gets back.
        forget(delivery, kept.take());
        kept = keep(delivery, now, &next);
        Some(next)
    });
    if written.is_err() {
        forget(delivery, kept);
    }
    written.map_err(|trouble| why_file(&trouble))?;
    if let Some(missed) = missed {
        return Err(missed);
    }
    let progress = if is_there(delivery, line) { Progress::ReadBack } else { Progress::Written };
    Ok(Filled { progress, ..Filled::default() })
}

/// Whether a token of this fingerprint was ever the account's. Where the ledger cannot tell, it was not.
pub(super) fn had(ledger: &dyn Ledger, account: &Account, fingerprint: &str) -> bool {
    let history = ledger.history(&account.id, usize::MAX).unwrap_or_default();
    history.iter().any(|line| line.facts["mark"].as_str() == Some(fingerprint))
}

/// The reason for a trouble with the file itself.
pub(super) fn why_file(trouble: &FileTrouble) -> Reason {
    match trouble {
        FileTrouble::Gone | FileTrouble::Folder | FileTrouble::TooLarge | FileTrouble::NotAFile => {
            Reason::Moved
        }
        FileTrouble::InUse => Reason::InUse,
        FileTrouble::Changed => Reason::Changed,
        FileTrouble::NotReadable
        | FileTrouble::NotWritable
        | FileTrouble::NotOurs(_)
        | FileTrouble::Pipe
        | FileTrouble::DiskFull
        | FileTrouble::Other(_) => Reason::NotWritable,
    }
}

/// The reason for a trouble with the value in it.
pub(super) fn why_key(trouble: &KeyTrouble) -> Reason {
    match trouble {
        KeyTrouble::Twice(_) => Reason::KeyTwice,
        KeyTrouble::Missing => Reason::KeyMissing,
        // The line was readable when the place was added.
        KeyTrouble::Unclear(_) | KeyTrouble::NotText | KeyTrouble::NotPlain => Reason::Changed,
    }
}

/// Keeps what the file holds, for the way back; returns its number. Without it the token is delivered all the same.
fn keep(delivery: &Delivery<'_>, now: &[u8], next: &[u8]) -> Option<i64> {
    let former = former::sealed(&delivery.place.id, now, next, delivery.seal?)?;
    delivery.ports.ledger.keep_former(&former).ok()
}

fn forget(delivery: &Delivery<'_>, kept: Option<i64>) {
    if let Some(number) = kept {
        delivery.ports.ledger.drop_former(number).unwrap_or_default();
    }
}

/// The file with the token in its line; None where it is there already.
fn next(delivery: &Delivery<'_>, line: FileLine<'_>, now: &[u8]) -> Result<Option<Vec<u8>>, Reason> {
    let ours = delivery.place.last.as_ref().and_then(|last| last.fingerprint.as_deref());
    let looks = !matches!(delivery.which, PlacesMeant::This(_));
    if let Some(ours) = ours.filter(|_| looks)
        && !is_ours(delivery, &line.found(now).map_err(|trouble| why_key(&trouble))?.value, ours)
    {
        return Err(Reason::Changed);
    }
    let token = &delivery.tokens.current.token;
    line.filled(now, token, &delivery.account.user_id).map_err(|trouble| why_key(&trouble))
}

/// Whether it is the value that was last written, or any token that the account has or ever had: an interrupted run may
/// have written one of these without a receipt.
fn is_ours(delivery: &Delivery<'_>, value: &Secret, ours: &str) -> bool {
    let tokens = delivery.tokens;
    let known = tokens.previous.iter().chain([&tokens.current]).any(|stored| stored.token.same_as(value));
    let fingerprint = value.fingerprint();
    known || ours == fingerprint || had(delivery.ports.ledger.as_ref(), delivery.account, &fingerprint)
}

fn is_there(delivery: &Delivery<'_>, line: FileLine<'_>) -> bool {
    let content = delivery.ports.files.read(line.path).ok();
    let value = content.and_then(|content| line.found(&content).ok());
    value.is_some_and(|found| found.value.same_as(&delivery.tokens.current.token))
}
