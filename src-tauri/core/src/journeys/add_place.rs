//! Keeps a place; the same line of the same file is never kept twice, because the list of places has a lock of its own.
//!
//! A new line is added empty and then filled as every other place is, so that there is one way to write a token. Held
//! by `a_line_that_is_named_anew_comes_to_the_end_of_the_file` (`resident/tests/places.rs`).
//!
//! Ends in: `imp.none`, `x.readOnly`, `x.diskFull`, `x.vaultLost`, `x.ledger`, and whatever vault, ledger and lock say of
//! themselves.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::{LOCK_WAIT, deliver, fresh_id, line, recover};
use crate::account::{Account, HistoryLine};
use crate::moment::Moment;
use crate::network::Network;
use crate::places::lines::{self, Line};
use crate::places::settings::{Settings, Unfit};
use crate::places::{Handling, Place, Reason, Receipt, Target};
use crate::ports::{Held, Ports};
use crate::problem::{Action, Case, Code, FactName, Problem};

/// The name of the lock for the list of places, so that two programs do not add the same place.
pub(super) const LIST: &str = "places";

/// How it ends where a line may be another account's already.
pub enum Claimed {
    /// The place is the account's.
    Kept(Place),
    /// The line is a place of another account, which stays as it is.
    OfAnother(Place),
}

/// Adds the place of an account, or assigns the existing one to it.
///
/// # Errors
///
/// The lock is held by another process for too long, or the ledger cannot be read or written.
pub async fn add(ports: &Ports, target: Target, account: &str) -> Result<Place, Problem> {
    let _held = ports.locks.hold(LIST, LOCK_WAIT).await?;
    let known = at(ports, &target)?;
    keep(ports, known, target, account)
}

/// Keeps a line with a dead token as a place that waits for an account of this network, with the fingerprint by which its
/// account is found again: both are there, or neither. A line that has an account stays with it.
///
/// # Errors
///
/// As [`add`].
pub async fn wait(ports: &Ports, target: Target, network: Network, mark: String) -> Result<(), Problem> {
    let _held = ports.locks.hold(LIST, LOCK_WAIT).await?;
    let known = at(ports, &target)?;
    if known.as_ref().is_some_and(|known| known.account.is_some()) {
        return Ok(());
    }
    let now = ports.clock.now();
    let place = known.unwrap_or_else(|| new(target, now));
    let receipt = Receipt::new(&place.id, now, Some(mark), Some(Reason::NotYet));
    let facts = json!({ "place": place.id, "where": place.target.place() });
    let line = HistoryLine { at: now, account: None, event: "place_waits".to_owned(), facts };
    let place = Place { waits_for: Some(network), last: Some(receipt), ..place };
    Ok(ports.ledger.keep_waiting(&place, &line)?)
}

/// Adds the place for an account, unless it is another account's: nothing shows that the person knows whose line it is,
/// and the other account's program would stop working.
///
/// # Errors
///
/// As [`add`].
pub async fn claim(
    ports: &Ports,
    target: Target,
    handling: Handling,
    account: &Account,
) -> Result<Claimed, Problem> {
    let held = ports.locks.hold(LIST, LOCK_WAIT).await?;
    let known = match target.address() {
        Some(_) => at(ports, &target)?,
        None => ports.ledger.places_of(&account.id)?.into_iter().find(|place| place.target == target),
    };
    if let Some(known) = &known
        && known.account.as_ref().is_some_and(|owner| *owner != account.id)
    {
        return Ok(Claimed::OfAnother(known.clone()));
    }
    let was_here = known.is_some();
    let mut place = keep(ports, known, target, &account.id)?;
    // What was not named this time stays.
    let Handling { restart, health, .. } = handling;
    let named = Handling {
        restart: restart.or_else(|| place.handling.restart.clone()),
        health: health.or_else(|| place.handling.health.clone()),
        ..place.handling.clone()
    };
    if named != place.handling {
        place.handling = named;
        ports.ledger.keep_place(&place)?;
    }
    // Others hold the account's lock when they take that of the list.
    drop(held);
    if !was_here {
        note_added(ports, &account.id, &place).await?;
    }
    Ok(Claimed::Kept(place))
}

/// Notes in the account's history that it has this place, under the account's lock: an extend that is under way has facts
/// of its own to keep.
async fn note_added(ports: &Ports, account: &str, place: &Place) -> Result<(), Problem> {
    let _held = ports.locks.hold(account, LOCK_WAIT).await?;
    let account = ports.ledger.account(account)?.ok_or_else(|| recover::gone(account))?;
    let facts = json!({ "place": place.id, "where": place.target.place() });
    let line = line(&account, ports.clock.now(), "place_added", facts);
    Ok(ports.ledger.keep(&account, None, &[line], None)?)
}

/// Keeps the place, while the lock of the list is held. A place that was there keeps its line for the user ID where no
/// other is named.
fn keep(ports: &Ports, known: Option<Place>, target: Target, account: &str) -> Result<Place, Problem> {
    let place = match known {
        Some(known) => {
            let target = with_user_id_key(target, &known.target);
            Place { target, ..known }
        }
        None => new(target, ports.clock.now()),
    };
    let place = Place { account: Some(account.to_owned()), waits_for: None, ..place };
    ports.ledger.keep_place(&place)?;
    Ok(place)
}

/// A place without an account.
fn new(target: Target, added_at: Moment) -> Place {
    Place {
        id: fresh_id(),
        account: None,
        waits_for: None,
        target,
        added_at,
        handling: Handling::default(),
        last: None,
        formers: 0,
    }
}

/// A place as it is now, while no delivery to it changes what is known of it.
///
/// # Errors
///
/// The lock of its account is held by another process for too long, or the ledger cannot be read.
pub(super) async fn undisturbed(ports: &Ports, place: Place) -> Result<(Option<Held>, Place), Problem> {
    let held = match &place.account {
        Some(account) => Some(ports.locks.hold(account, LOCK_WAIT).await?),
        None => None,
    };
    let is_it = |known: &Place| known.id == place.id;
    let now = ports.ledger.places()?.into_iter().find(is_it);
    Ok((held, now.unwrap_or(place)))
}

/// The place that has this address already.
pub(super) fn at(ports: &Ports, target: &Target) -> Result<Option<Place>, Problem> {
    Ok(target.address().map(|address| ports.ledger.place_at(&address)).transpose()?.flatten())
}

fn with_user_id_key(target: Target, known: &Target) -> Target {
    let known = known.line().and_then(|line| line.user_id_key);
    match target {
        Target::EnvFile { path, key, user_id_key } => {
            Target::EnvFile { path, key, user_id_key: user_id_key.or_else(|| known.map(str::to_owned)) }
        }
        other => other,
    }
}

/// A line in which a token was found, as the place that it becomes, while no other program adds a place.
pub struct Found {
    /// The place, with a receipt for the token that is there.
    pub place: Place,
    _held: Held,
}

/// The place that a line becomes in which a token of the account was found. Nothing is written: the caller keeps it
/// together with the account.
///
/// # Errors
///
/// The lock is held by another process for too long, or the ledger cannot be read.
pub async fn found(ports: &Ports, target: &Target, account: &str, mark: &str) -> Result<Found, Problem> {
    let held = ports.locks.hold(LIST, LOCK_WAIT).await?;
    let (known, now) = (at(ports, target)?, ports.clock.now());
    let place = known.unwrap_or_else(|| new(target.clone(), now));
    let fingerprint = Some(mark.to_owned());
    let last = Some(Receipt::new(&place.id, now, fingerprint, None));
    let place = Place { account: Some(account.to_owned()), waits_for: None, last, ..place };
    Ok(Found { place, _held: held })
}

/// The lines of a file that may become a place.
///
/// # Errors
///
/// `x.readOnly` or `x.diskFull` for a file that cannot be read, `imp.none` for one that is no settings file.
pub fn look(ports: &Ports, path: &Path) -> Result<Vec<Line>, Problem> {
    let content = ports.files.read(path).map_err(|trouble| trouble.of(path))?;
    Ok(lines::of(&Settings::of(path, &content, None)?.file))
}

/// Makes a line of a file the account's place and writes the token to it. A missing line is first added at the end of
/// the file. Returns all places of the account.
///
/// # Errors
///
/// `x.readOnly` where the line holds something else than a token, or the file cannot be read or written; `imp.none` where
/// it is no settings file; otherwise the problems of [`add`] and [`deliver::send`].
pub async fn fill(
    ports: &Ports,
    account: &Account,
    path: PathBuf,
    key: String,
) -> Result<Vec<Place>, Problem> {
    let mut refused = None;
    let edited = ports.files.edit(&path, &mut |now| match with_line(&path, now, &key) {
        Ok(longer) => Some(longer),
        Err(problem) => {
            refused = Some(problem);
            None
        }
    });
    edited.map_err(|trouble| trouble.of(&path))?;
    if let Some(problem) = refused {
        return Err(problem);
    }
    let target = Target::EnvFile { path, key, user_id_key: None };
    let place = add(ports, target, &account.id).await?;
    note_added(ports, &account.id, &place).await?;
    deliver::send(ports, account, Some(&place.id)).await
}

/// The file with this line in it: as it is, or with an empty line at its end.
fn with_line(path: &Path, content: &[u8], key: &str) -> Result<Vec<u8>, Problem> {
    let settings = Settings::of(path, content, Some(key))?;
    if lines::holds_something_else(&settings.file, key) {
        return Err(Problem::new(Code::ReadOnly, Action::CheckPaste)
            .because(Case::Taken)
            .with_text(FactName::File, path.display().to_string()));
    }
    match settings.line(key) {
        Ok(_) => return Ok(content.to_vec()),
        Err(Unfit::Missing(..)) => settings.takes_new_lines()?,
        Err(unfit) => return Err(settings.problem(key, unfit)),
    }
    settings.file.with_line(key).map_err(|_| {
        Problem::new(Code::ReadOnly, Action::CheckPaste)
            .because(Case::VariableName)
            .with_text(FactName::File, path.display().to_string())
    })
}
