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

mod after;
mod awaited;
mod file;
mod outside;

use futures_util::FutureExt as _;
use futures_util::StreamExt as _;
use futures_util::stream;
use serde_json::json;

use super::about::about;
use super::{LOCK_WAIT, former, line, missing_entry, recover, remember};
use crate::account::Account;
use crate::hide;
use crate::moment::Moment;
use crate::places::uptake::Running;
use crate::places::{Credential, FileLine, Handling, Place, Progress, Reason, Receipt, Restart, Target};
use crate::policy::{self, Standing};
use crate::ports::{Files, Ledger, Ports};
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::tokens::Tokens;

pub use after::is_well;
pub use awaited::is_awaited;
use file::{had, why_file, why_key};

/// How many places are filled at a time: programs and other companies take their time, and none waits for another.
const AT_ONCE: usize = 4;

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
pub async fn deliver(
    ports: &Ports,
    account: &Account,
    tokens: &Tokens,
    which: PlacesMeant<'_>,
) -> Result<Vec<Place>, Problem> {
    let mut places = of_account(ports, account)?;
    let meant: Vec<Place> = places.iter().filter(|place| is_meant(place, account, which)).cloned().collect();
    let has_file = meant.iter().any(|place| place.target.line().is_some());
    let key = if has_file { former::sealing_key(ports).await } else { None };
    let seal = key.as_deref();
    // Looked at once: each look reads what the system tells of every program.
    let running = if has_file { ports.processes.of_user() } else { Vec::new() };
    let running = running.as_slice();
    let mut deliveries = Vec::new();
    for place in &meant {
        deliveries.push(Delivery { ports, account, tokens, which, place, seal, running }.made().boxed());
    }
    let mut made = stream::iter(deliveries).buffer_unordered(AT_ONCE);
    while let Some(place) = made.next().await {
        let place = place?;
        if let Some(known) = places.iter_mut().find(|known| known.id == place.id) {
            *known = place;
        }
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
    deliver(ports, &account, &tokens, id.map_or(PlacesMeant::Every, PlacesMeant::This)).await
}

/// Tries once more to fill the places that missed the account's token, where something may have changed since; returns those
/// that were tried, as they are now.
///
/// # Errors
///
/// As [`send`].
pub async fn retry(ports: &Ports, account: &Account) -> Result<Vec<Place>, Problem> {
    let is_worth_it = |place: &Place| {
        let reason = place.last.as_ref().and_then(|last| last.reason);
        let obstacle = || obstacle(ports.files.as_ref(), ports.ledger.as_ref(), place, Some(account));
        // A key that does not open is another one only after a person was there.
        is_meant(place, account, PlacesMeant::Outdated)
            && reason != Some(Reason::Credential)
            && (place.target.line().is_none() || obstacle() != reason)
    };
    if !of_account(ports, account)?.iter().any(is_worth_it) {
        return Ok(Vec::new());
    }
    let _held = ports.locks.hold(&account.id, LOCK_WAIT).await?;
    let Some(account) = ports.ledger.account(&account.id)? else { return Ok(Vec::new()) };
    let tokens = read_own(ports, &account).await?;
    let missed = |place: &Place| is_meant(place, &account, PlacesMeant::Outdated);
    let tried: Vec<Place> = of_account(ports, &account)?.into_iter().filter(missed).collect();
    let mut places = deliver(ports, &account, &tokens, PlacesMeant::Outdated).await?;
    places.retain(|place| tried.iter().any(|tried| tried.id == place.id));
    Ok(places)
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
    match policy::standing(place, account) {
        Standing::Failed(reason) => Some(left_alone(place, reason)),
        Standing::Current | Standing::Waiting(_) | Standing::Stale => None,
    }
}

/// The problem of a place that is left as it is for this reason.
pub fn left_alone(place: &Place, reason: Reason) -> Problem {
    let problem = Problem::new(Code::PlaceMissed, Action::None)
        .because(Case::NotSent)
        .with_text(FactName::Reason, reason.key());
    match place.target.line() {
        Some(FileLine { path, key, .. }) => {
            problem.with_text(FactName::Place, path.display().to_string()).with_text(FactName::Line, key)
        }
        None => problem.with_text(FactName::Place, place.target.place()),
    }
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
        if place.target.is_by_hand() || place.handling.is_off {
            continue;
        }
        let reason = obstacle(ports.files.as_ref(), ports.ledger.as_ref(), place, Some(account));
        if reason.is_none() && !policy::missed(place, account) {
            continue;
        }
        let held = place.last.as_ref().and_then(|last| last.fingerprint.clone());
        let fingerprint = if reason.is_none() { Some(account.token.fingerprint.clone()) } else { held };
        place.last = Some(Receipt::new(&place.id, ports.clock.now(), fingerprint, reason));
    }
    Ok(places)
}

/// Why a place would not take a token now; None where it would, and for a place that is no file, because no other side is
/// asked for a look. `account` is its own; None while it waits for one, whatever it holds.
pub fn obstacle(
    files: &dyn Files,
    ledger: &dyn Ledger,
    place: &Place,
    account: Option<&Account>,
) -> Option<Reason> {
    let line = place.target.line()?;
    let looked = || -> Result<(), Reason> {
        let content = files.read(line.path).map_err(|trouble| why_file(&trouble))?;
        files.may_write(line.path).map_err(|trouble| why_file(&trouble))?;
        let mark = line.found(&content).map_err(|trouble| why_key(&trouble))?.value.fingerprint();
        let Some(account) = account else { return Ok(()) };
        let last = place.last.as_ref().and_then(|last| last.fingerprint.as_deref());
        // Where nothing was written yet, the person named the line whatever it holds.
        let is_ours = last.is_none_or(|last| last == mark) || mark == account.token.fingerprint;
        if is_ours || had(ledger, account, &mark) { Ok(()) } else { Err(Reason::Changed) }
    };
    looked().err()
}

fn is_meant(place: &Place, account: &Account, which: PlacesMeant<'_>) -> bool {
    let reason = place.last.as_ref().and_then(|last| last.reason);
    let is_noted = matches!(reason, Some(Reason::ByHand | Reason::Replaced));
    if place.target.is_by_hand() && (is_noted || !policy::missed(place, account)) {
        // It has the token, or it is noted already that it waits for the person.
        return false;
    }
    match which {
        PlacesMeant::This(id) => place.id == id,
        // What came with a backup is used once the person has named it.
        _ if place.handling.is_off => false,
        PlacesMeant::EveryAfter(id) if place.id == id => is_meant(place, account, PlacesMeant::Outdated),
        PlacesMeant::EveryAfter(_) => is_meant(place, account, PlacesMeant::Every),
        PlacesMeant::Every => true,
        PlacesMeant::Outdated => policy::missed(place, account),
    }
}

/// One delivery to one place.
struct Delivery<'a> {
    ports: &'a Ports,
    account: &'a Account,
    tokens: &'a Tokens,
    which: PlacesMeant<'a>,
    place: &'a Place,
    /// The key to which what the file held is sealed.
    seal: Option<&'a str>,
    /// The programs that ran before it.
    running: &'a [Running],
}

/// A place took the token.
#[derive(Default)]
struct Filled {
    progress: Progress,
    restart: Restart,
    /// What the other side told of the key that opens the place.
    credential: Option<Credential>,
}

/// A place did not take the token.
struct Missed {
    reason: Reason,
    /// What a program or the other side said, without the token in it.
    said: Option<String>,
}

impl From<Reason> for Missed {
    fn from(reason: Reason) -> Self {
        Self { reason, said: None }
    }
}

impl Delivery<'_> {
    /// Delivers, and keeps the receipt; returns the place as it is then.
    async fn made(self) -> Result<Place, Problem> {
        let held = self.place.last.as_ref().and_then(|last| last.fingerprint.clone());
        let given = Some(self.account.token.fingerprint.clone());
        let (filled, fingerprint, missed) = match self.filled().await {
            Ok(filled) => {
                let filled = awaited::noted(&self, filled);
                let (filled, missed) =
                    after::follow(self.ports, &self.place.handling, &self.tokens.current, filled).await;
                (filled, given, missed)
            }
            Err(missed) => (Filled::default(), held, Some(missed)),
        };
        let (reason, said) = missed.map_or((None, None), |missed| (Some(missed.reason), missed.said));
        let receipt = Receipt::new(&self.place.id, self.ports.clock.now(), fingerprint, reason);
        let receipt = Receipt { progress: filled.progress, restart: filled.restart, ..receipt };
        self.keep(receipt, said, filled.credential)
    }

    async fn filled(&self) -> Result<Filled, Missed> {
        match &self.place.target {
            Target::EnvFile { .. } | Target::File { .. } => Ok(file::write(self)?),
            Target::ByHand { .. } => Err(Reason::ByHand.into()),
            _ => outside::fill(self).await,
        }
    }

    /// Keeps the receipt, what was learned of the place's key, and that a place is in use again.
    fn keep(
        &self,
        receipt: Receipt,
        said: Option<String>,
        credential: Option<Credential>,
    ) -> Result<Place, Problem> {
        let event = match receipt.reason {
            None => "delivered",
            Some(Reason::ByHand) => "waits_for_you",
            Some(_) => "not_delivered",
        };
        let mut facts =
            json!({ "place": self.place.id, "where": self.place.target.place(), "reason": receipt.reason });
        if let Some(said) = said {
            facts["said"] = json!(hide::hidden(&said).unwrap_or(said));
        }
        let ledger = &self.ports.ledger;
        ledger.receive(&receipt, &line(self.account, receipt.at, event, facts))?;
        let mut handling = Handling { is_off: false, ..self.place.handling.clone() };
        handling.credential = credential.or(handling.credential);
        let mut place = Place { handling, last: Some(receipt), ..self.place.clone() };
        if place.target.line().is_some() {
            place.formers = u32::try_from(ledger.formers(&place.id)?.len()).unwrap_or(u32::MAX);
        }
        if place.handling != self.place.handling {
            ledger.keep_place(&place)?;
        }
        Ok(place)
    }
}
