//! Brings a token to the places that use it, one receipt each.
//!
//! We write a place only if its value is ours, because a person may have changed the line on purpose: such a line is
//! left alone until the person names that place. Any token that the account ever had counts as ours, because a run
//! that was cut off between the file and its receipt leaves an older one. Held by
//! `a_line_that_somebody_changed_is_left_alone_until_it_is_sent_by_name` (`tests/promises/places.rs`) and by
//! `after_every_arrow_of_extend_a_working_token_is_kept_and_delivered` (`tests/promises/dying.rs`).
//!
//! Ends in: `x.place`, `x.vaultLost`, and whatever vault, ledger and lock say of themselves. Why one place was missed
//! is part of its receipt.

use std::path::Path;

use serde_json::json;

use super::about::about;
use super::{LOCK_WAIT, line, missing_entry, recover, remember};
use crate::account::Account;
use crate::moment::Moment;
use crate::places::env_file::EnvFile;
use crate::places::key_trouble::KeyTrouble;
use crate::places::{FileLine, Place, Reason, Receipt};
use crate::policy::{self, Standing};
use crate::ports::{FileTrouble, Files, Ledger, Ports};
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::secret::Secret;
use crate::tokens::Tokens;

/// The choice among an account's places.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PlacesMeant<'a> {
    /// Places that hold an older token of ours, or that missed the last delivery.
    Outdated,
    /// All places, even those that were never written. A line that another program changed is left alone.
    Every,
    /// All places; this one, in which the token was found, only where it holds another by now.
    EveryAfter(&'a str),
    /// This place, whatever it holds, because the person has seen it.
    This(&'a str),
}

/// Writes the account's current token to its places; returns all places of the account afterwards.
///
/// # Errors
///
/// The ledger cannot be read or written. A place that cannot be written is part of the result.
pub fn deliver(
    ports: &Ports,
    account: &Account,
    tokens: &Tokens,
    which: PlacesMeant<'_>,
) -> Result<Vec<Place>, Problem> {
    let mut places = of_account(ports, account)?;
    for place in &mut places {
        if !is_meant(place, account, which) {
            continue;
        }
        let receipt = write(ports, place, account, tokens, which);
        let event = match receipt.reason {
            None => "delivered",
            Some(Reason::ByHand) => "waits_for_you",
            Some(_) => "not_delivered",
        };
        let facts = json!({ "place": place.id, "where": place.target.place(), "reason": receipt.reason });
        ports.ledger.receive(&receipt, &line(account, receipt.at, event, facts))?;
        place.last = Some(receipt);
    }
    Ok(places)
}

/// Writes the account's places because a person asked for it: this one, whatever it holds, or all.
///
/// # Errors
///
/// `x.vaultLost` where the vault has no token; otherwise the problem of vault, ledger or lock.
pub async fn send(ports: &Ports, account: &Account, id: Option<&str>) -> Result<Vec<Place>, Problem> {
    let _held = ports.locks.hold(&account.id, LOCK_WAIT).await?;
    let account = ports.ledger.account(&account.id)?.unwrap_or_else(|| account.clone());
    let tokens = match read_own(ports, &account).await {
        Ok(tokens) => tokens,
        Err(problem) => {
            remember::remember(ports, &account.id, &problem)?;
            return Err(about(problem, &account, ports.clock.now()));
        }
    };
    ports.ledger.keep(&account, None, &[line(&account, ports.clock.now(), "send_asked", json!({}))], None)?;
    deliver(ports, &account, &tokens, id.map_or(PlacesMeant::Every, PlacesMeant::This))
}

/// The tokens of an account, to be given out: only if the ledger knows them, so that an entry that was exchanged or put
/// back is no token of this account.
///
/// # Errors
///
/// `x.vaultLost` where the vault has no such token; otherwise the problem of the vault or the ledger.
pub async fn read_own(ports: &Ports, account: &Account) -> Result<Tokens, Problem> {
    match Tokens::read(ports.vault.as_ref(), &account.entry()).await? {
        Some(tokens) if recover::is_explained(ports, account, &tokens)? => Ok(tokens),
        Some(_) => Err(recover::lost(account)),
        None => Err(missing_entry::problem(ports, account).await),
    }
}

/// The places of an account, with their last receipts.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn of_account(ports: &Ports, account: &Account) -> Result<Vec<Place>, Problem> {
    Ok(ports.ledger.places_of(&account.id)?)
}

/// The problem of the first place that missed the token.
pub fn missed(places: &[Place], account: &Account, now: Moment) -> Option<Problem> {
    let place = policy::first_missed(places, account)?;
    Some(about(policy::not_delivered(account, place), account, now))
}

/// The problem of a place that a person sent the token to and that did not get it; None where it did.
pub fn not_sent(place: &Place, account: &Account) -> Option<Problem> {
    let Standing::Failed(reason) = policy::standing(place, account) else { return None };
    let FileLine { path, key, .. } = place.target.line()?;
    let problem = Problem::new(Code::PlaceMissed, Action::None)
        .because(Case::NotSent)
        .with_text(FactName::Reason, reason.key())
        .with_text(FactName::Place, path.display().to_string())
        .with_text(FactName::Line, key);
    Some(problem)
}

/// Looks whether the account's places could take a token and still hold what was written, and notes the place that
/// could not: a person who checks an account would otherwise learn it only at the next extend.
///
/// # Errors
///
/// The ledger cannot be read or written.
pub fn look(ports: &Ports, account: &Account) -> Result<(), Problem> {
    for place in of_account(ports, account)? {
        let Some(last) = &place.last else { continue };
        let found = obstacle(ports.files.as_ref(), ports.ledger.as_ref(), &place, Some(account));
        if found.is_some() && found != last.reason {
            let receipt = Receipt { at: ports.clock.now(), reason: found, ..last.clone() };
            let facts = json!({ "place": place.id, "where": place.target.place(), "reason": found });
            ports.ledger.receive(&receipt, &line(account, receipt.at, "not_delivered", facts))?;
        }
    }
    Ok(())
}

/// The places of an account, with the obstacles that a delivery would meet; nothing is written. `is_new`: there would be
/// another token, which every place gets.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn foresee(ports: &Ports, account: &Account, is_new: bool) -> Result<Vec<Place>, Problem> {
    let which = if is_new { PlacesMeant::Every } else { PlacesMeant::Outdated };
    let mut places = of_account(ports, account)?;
    for place in places.iter_mut().filter(|place| is_meant(place, account, which)) {
        if place.target.line().is_none() {
            continue;
        }
        let reason = obstacle(ports.files.as_ref(), ports.ledger.as_ref(), place, Some(account));
        if reason.is_none() && !policy::missed(place, account) {
            continue;
        }
        let held = place.last.as_ref().and_then(|last| last.fingerprint.clone());
        let fingerprint = if reason.is_none() { Some(account.token.fingerprint.clone()) } else { held };
        place.last = Some(Receipt { place: place.id.clone(), at: ports.clock.now(), fingerprint, reason });
    }
    Ok(places)
}

/// Why a place would not take a token now; None where it would, and for a form, which a person fills. `account` is its
/// own; None while it waits for one, whatever it holds.
pub fn obstacle(
    files: &dyn Files,
    ledger: &dyn Ledger,
    place: &Place,
    account: Option<&Account>,
) -> Option<Reason> {
    let FileLine { path, key, .. } = place.target.line()?;
    let looked = || -> Result<(), Reason> {
        let content = files.read(path).map_err(|trouble| why_file(&trouble))?;
        files.may_write(path).map_err(|trouble| why_file(&trouble))?;
        let file = EnvFile::read(&content).map_err(|trouble| why_key(&trouble))?;
        let mark = file.find(key).map_err(|trouble| why_key(&trouble))?.value.fingerprint();
        let Some(account) = account else { return Ok(()) };
        let last = place.last.as_ref().and_then(|last| last.fingerprint.as_deref());
        // Where nothing was written yet, the person named the line whatever it holds.
        let is_ours = last.is_none_or(|last| last == mark) || mark == account.token.fingerprint;
        if is_ours || had(ledger, account, &mark) { Ok(()) } else { Err(Reason::Changed) }
    };
    looked().err()
}

/// The bytes of a file with the token put in, and with the user id if it has a line. None when both are there already.
///
/// # Errors
///
/// The line is missing, is there twice, or cannot be read or written safely.
pub fn edited(
    content: &[u8],
    key: &str,
    token: &Secret,
    user_id: Option<(&str, &str)>,
) -> Result<Option<Vec<u8>>, KeyTrouble> {
    let mut edited = EnvFile::read(content)?.replace(key, token)?;
    if let Some((key, id)) = user_id {
        edited = EnvFile::read(&edited)?.replace(key, &Secret::new(id))?;
    }
    Ok((edited != content).then_some(edited))
}

fn is_meant(place: &Place, account: &Account, which: PlacesMeant<'_>) -> bool {
    let reason = place.last.as_ref().and_then(|last| last.reason);
    let is_noted = matches!(reason, Some(Reason::ByHand | Reason::Replaced));
    if place.target.line().is_none() && (is_noted || !policy::missed(place, account)) {
        // It has the token, or it is noted already that it waits for the person.
        return false;
    }
    match which {
        PlacesMeant::This(id) => place.id == id,
        PlacesMeant::EveryAfter(id) if place.id == id => is_meant(place, account, PlacesMeant::Outdated),
        PlacesMeant::EveryAfter(_) => is_meant(place, account, PlacesMeant::Every),
        PlacesMeant::Every => true,
        PlacesMeant::Outdated => policy::missed(place, account),
    }
}

fn write(
    ports: &Ports,
    place: &Place,
    account: &Account,
    tokens: &Tokens,
    which: PlacesMeant<'_>,
) -> Receipt {
    let held = place.last.as_ref().and_then(|last| last.fingerprint.clone());
    let outcome = match place.target.line() {
        Some(FileLine { path, key, user_id_key }) => {
            let user_id = user_id_key.map(|key| (key, account.user_id.as_str()));
            let line = EnvLine {
                path,
                key,
                user_id,
                ours: held.as_deref(),
                look: !matches!(which, PlacesMeant::This(_)),
            };
            line.write(ports, account, tokens)
        }
        None => Err(Reason::ByHand),
    };
    let (fingerprint, reason) = match outcome {
        Ok(()) => (Some(account.token.fingerprint.clone()), None),
        Err(reason) => (held, Some(reason)),
    };
    Receipt { place: place.id.clone(), at: ports.clock.now(), fingerprint, reason }
}

struct EnvLine<'a> {
    path: &'a Path,
    key: &'a str,
    user_id: Option<(&'a str, &'a str)>,
    /// Fingerprint of the token that was last written there.
    ours: Option<&'a str>,
    /// Whether a value that is not ours prevents the write.
    look: bool,
}

impl EnvLine<'_> {
    /// Writes the line into what the file holds at that moment. Another program may have replaced the file since, with
    /// the line of another account or with another value in this one, so each time the line is judged anew.
    fn write(&self, ports: &Ports, account: &Account, tokens: &Tokens) -> Result<(), Reason> {
        let mut missed = None;
        let written = ports.files.edit(self.path, &mut |now| {
            let next = self.next(ports, account, tokens, now);
            missed = next.as_ref().err().copied();
            next.ok().flatten()
        });
        written.map_err(|trouble| why_file(&trouble))?;
        missed.map_or(Ok(()), Err)
    }

    /// The file with the token in its line; None where it is there already.
    fn next(
        &self,
        ports: &Ports,
        account: &Account,
        tokens: &Tokens,
        now: &[u8],
    ) -> Result<Option<Vec<u8>>, Reason> {
        let is_ours = || self.is_ours(ports, account, now, tokens).map_err(|trouble| why_key(&trouble));
        if self.look && self.ours.is_some() && !is_ours()? {
            return Err(Reason::Changed);
        }
        edited(now, self.key, &tokens.current.token, self.user_id).map_err(|trouble| why_key(&trouble))
    }

    /// Whether the line holds the value that was last written, or any token that the account has or ever had: an
    /// interrupted run may have written one of these without a receipt.
    fn is_ours(
        &self,
        ports: &Ports,
        account: &Account,
        content: &[u8],
        tokens: &Tokens,
    ) -> Result<bool, KeyTrouble> {
        let file = EnvFile::read(content)?;
        let value = &file.find(self.key)?.value;
        let known = tokens.previous.iter().chain([&tokens.current]).any(|stored| stored.token.same_as(value));
        let fingerprint = value.fingerprint();
        Ok(known
            || self.ours == Some(fingerprint.as_str())
            || had(ports.ledger.as_ref(), account, &fingerprint))
    }
}

/// Whether a token of this fingerprint was ever the account's. Where the ledger cannot tell, it was not.
fn had(ledger: &dyn Ledger, account: &Account, fingerprint: &str) -> bool {
    let history = ledger.history(&account.id, usize::MAX).unwrap_or_default();
    history.iter().any(|line| line.facts["mark"].as_str() == Some(fingerprint))
}

fn why_file(trouble: &FileTrouble) -> Reason {
    match trouble {
        FileTrouble::Gone | FileTrouble::Folder | FileTrouble::TooLarge | FileTrouble::NotAFile => {
            Reason::Moved
        }
        FileTrouble::InUse => Reason::InUse,
        FileTrouble::Changed => Reason::Changed,
        FileTrouble::NotReadable
        | FileTrouble::NotWritable
        | FileTrouble::NotOurs(_)
        | FileTrouble::DiskFull
        | FileTrouble::Other(_) => Reason::NotWritable,
    }
}

fn why_key(trouble: &KeyTrouble) -> Reason {
    match trouble {
        KeyTrouble::Twice(_) => Reason::KeyTwice,
        KeyTrouble::Missing => Reason::KeyMissing,
        // The line was readable when the place was added.
        KeyTrouble::Unclear(_) | KeyTrouble::NotText | KeyTrouble::NotPlain => Reason::Changed,
    }
}
