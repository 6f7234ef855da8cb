//! Lists, adds, fills and removes the places that use a token.

mod add;
mod find;
mod guard;
mod in_file;
mod migrate;
mod outside;
mod presets;
mod preview;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::Serialize;
use sixty_core::account::{Account, HistoryLine};
use sixty_core::journeys::former::{self, Undone};
use sixty_core::journeys::{by_hand, deliver, in_force, place_key, remove_place};
use sixty_core::places::{Place, Progress, Reason, Target};
use sixty_core::plain;
use sixty_core::policy::Standing;
use sixty_core::ports::Ports;
use sixty_core::problem::Problem;
use sixty_core::text::Value;
use tokio::time::timeout;

use crate::contract::{self, PlaceView};
use crate::exit::Exit;
use crate::session::{Ended, Session};
use crate::voice::without_secret;

pub use add::add;
pub use find::find;
pub use guard::guard;
pub use in_file::path_of;
pub use migrate::migrate;
use preview::Preview;
pub use preview::preview;

#[derive(Serialize)]
struct Places {
    places: Vec<PlaceRow>,
    preview: Option<Preview>,
}

#[derive(Serialize)]
struct PlaceRow {
    account: Option<String>,
    last_sent: Option<String>,
    #[serde(flatten)]
    place: PlaceView,
}

/// How long a list may wait for what is not on this computer.
const A_LOOK_MAY_TAKE: Duration = Duration::from_secs(3);

pub async fn list(session: &Session<'_>) -> Ended {
    let ports = session.ports_for_looking().await?;
    // Where nothing can be noted, or a site takes its time, the list says what was noted last.
    drop(timeout(A_LOOK_MAY_TAKE, in_force::settle(&ports)).await);
    let places = ports.ledger.places()?;
    if places.is_empty() && !session.voice.is_json() {
        session.voice.say("cli-place-none", &[]);
    }
    tell(session, &ports, &places)?;
    Ok(Exit::Done)
}

/// Notes that the person has pasted the token into the form of this place, or has seen that it is in use where nobody else
/// can see it.
pub async fn confirm(session: &Session<'_>, id: &str) -> Ended {
    let ports = session.ports().await?;
    let Some(place) = known(&ports, id)? else { return Ok(unknown(session, id)) };
    let is_shown_to_nobody = place.last.as_ref().is_some_and(|last| last.progress == Progress::WriteOnly);
    let is_for_a_person = is_shown_to_nobody || place.waits_for_restart();
    let place = if place.target.is_by_hand() {
        by_hand::confirm(&ports, place).await?
    } else if is_for_a_person {
        in_force::confirm(&ports, place).await?
    } else {
        let place = place.target.place();
        return Ok(session.voice.misused("cli-place-written", &[("place", Value::Text(&place))]));
    };
    tell(session, &ports, std::slice::from_ref(&place))
}

/// Puts back what the file of a place held before our last write.
pub async fn undo(session: &Session<'_>, id: &str) -> Ended {
    let ports = session.ports().await?;
    let Some(place) = known(&ports, id)? else { return Ok(unknown(session, id)) };
    let accounts = session.accounts(&ports).await?;
    let account = accounts.iter().find(|account| place.account.as_ref() == Some(&account.id));
    let undone = match account {
        Some(account) => former::undo(&ports, &place, account).await?,
        None => Undone::Nothing,
    };
    let address = place.target.place();
    let values = [("place", Value::Text(&address))];
    match undone {
        Undone::Done(place) => {
            if !session.voice.is_json() {
                session.voice.hint("cli-place-undone", &[("id", Value::Text(&place.id))]);
            }
            tell(session, &ports, std::slice::from_ref(&place))
        }
        Undone::Nothing => Ok(session.voice.misused("cli-place-no-former", &values)),
        Undone::Changed => Err(deliver::left_alone(&place, Reason::Changed)),
    }
}

/// Replaces the key that opens a place.
pub async fn credential(session: &Session<'_>, id: &str) -> Ended {
    let ports = session.ports().await?;
    let Some(place) = known(&ports, id)? else { return Ok(unknown(session, id)) };
    if !place.target.needs_key() {
        let place = place.target.place();
        return Ok(session.voice.misused("cli-place-no-key", &[("place", Value::Text(&place))]));
    }
    let key = match outside::ask_key(session).await {
        Ok(key) => key,
        Err(exit) => return Ok(exit),
    };
    let place = place_key::keep(&ports, place, &key).await?;
    // What went wrong before is still told; it was not tried again.
    tell(session, &ports, std::slice::from_ref(&place)).map(|_| Exit::Done)
}

fn known(ports: &Ports, id: &str) -> Result<Option<Place>, Problem> {
    Ok(ports.ledger.places()?.into_iter().find(|place| place.id == id))
}

fn unknown(session: &Session<'_>, id: &str) -> Exit {
    session.voice.misused("cli-place-unknown", &[("place", Value::Text(&without_secret(id)))])
}

pub async fn send(session: &Session<'_>, id: Option<&str>) -> Ended {
    let ports = session.ports().await?;
    let accounts = session.accounts(&ports).await?;
    let places = ports.ledger.places()?;
    if let Some(id) = id
        && places.iter().all(|place| place.id != id)
    {
        return Ok(unknown(session, id));
    }
    let is_meant = |place: &&Place| id.is_none_or(|id| place.id == id);
    let meant: BTreeSet<&str> =
        places.iter().filter(is_meant).filter_map(|place| place.account.as_deref()).collect();
    let mut sent: Vec<Place> = Vec::new();
    for account in accounts {
        if meant.contains(account.id.as_str()) {
            sent.extend(deliver::send(&ports, &account, id).await?);
        }
    }
    sent.retain(|place| id.is_none_or(|id| place.id == id));
    tell(session, &ports, &sent)
}

pub async fn remove(session: &Session<'_>, id: &str) -> Ended {
    let ports = session.ports().await?;
    let Some(place) = known(&ports, id)? else { return Ok(unknown(session, id)) };
    remove_place::remove(&ports, &place).await?;
    if session.voice.is_json() {
        tell(session, &ports, &ports.ledger.places()?)?;
    } else {
        let key = if place.target.is_by_hand() { "cli-place-not-asked" } else { "cli-place-removed" };
        session.voice.say(key, &[("place", Value::Text(&place.target.place()))]);
    }
    Ok(Exit::Done)
}

fn tell(session: &Session<'_>, ports: &Ports, places: &[Place]) -> Ended {
    tell_with(session, ports, places, None)
}

fn tell_with(session: &Session<'_>, ports: &Ports, places: &[Place], preview: Option<Preview>) -> Ended {
    let (rows, exit) = rows(session, ports, places)?;
    session.voice.answer(&Places { places: rows, preview });
    Ok(exit)
}

/// The rows of places for programs, and the exit code that they make; people are told.
fn rows(session: &Session<'_>, ports: &Ports, places: &[Place]) -> Result<(Vec<PlaceRow>, Exit), Problem> {
    let now = ports.clock.now();
    let accounts = ports.ledger.accounts()?;
    let by_id: BTreeMap<&str, &Account> =
        accounts.iter().map(|account| (account.id.as_str(), account)).collect();
    let mut exit = Exit::Done;
    let mut rows = Vec::new();
    for place in places {
        let account = place.account.as_deref().and_then(|id| by_id.get(id).copied());
        let standing = contract::standing(place, account);
        if standing.is_missed() {
            exit = Exit::Person;
        }
        if !session.voice.is_json() {
            tell_people(session, place, account, standing);
            tell_said(session, ports, place)?;
        }
        let sent = place.last.as_ref().filter(|last| last.reason.is_none());
        rows.push(PlaceRow {
            account: place.account.clone(),
            last_sent: sent.map(|last| contract::time(last.at)),
            place: contract::place(place, account, now),
        });
    }
    Ok((rows, exit))
}

fn tell_people(session: &Session<'_>, place: &Place, account: Option<&Account>, standing: Standing) {
    let name = account.map(|account| account.network.handle(&account.name)).unwrap_or_default();
    let (name, place_name) = (plain::escaped(&name), place.target.place());
    let place_name = plain::escaped(&place_name);
    let word = session.voice.texts.say(&format!("cli-place-{}", standing.key()), &[]);
    session.voice.line(&format!("{}  {place_name}  {name}  {word}", place.id));
    if place.waits_for_restart() {
        match place.target.line() {
            Some(_) => session.voice.say("cli-place-restart-needed", &[]),
            None => session.voice.hint("cli-place-build-needed", &[("id", Value::Text(&place.id))]),
        }
    }
    let reason = if place.was_outrun() { Some(Reason::Replaced) } else { standing.reason() };
    if let Some(reason) = reason {
        let id = account.map(|account| account.id.as_str()).unwrap_or_default();
        let values = [("place", Value::Text(&place.id)), ("account", Value::Text(id))];
        session.voice.say(&format!("cli-reason-{}", reason.key()), &values);
        if let Target::ByHand { link: Some(link), .. } = &place.target {
            session.voice.line(&plain::escaped(link));
        }
    }
}

/// What a program or the other side said when it did not take the token.
fn tell_said(session: &Session<'_>, ports: &Ports, place: &Place) -> Result<(), Problem> {
    let has_failed = place.last.as_ref().is_some_and(|last| last.reason.is_some());
    let Some(account) = place.account.as_deref().filter(|_| has_failed && place.target.line().is_none())
    else {
        return Ok(());
    };
    let history = ports.ledger.history(account, LOOKED_AT)?;
    let of_place = |line: &&HistoryLine| line.facts["place"].as_str() == Some(&place.id);
    if let Some(said) = history.iter().find(of_place).and_then(|line| line.facts["said"].as_str()) {
        session.voice.hint("cli-place-said", &[("said", Value::Text(said))]);
    }
    Ok(())
}

/// How much of an account's history is looked through for what a place said last.
const LOOKED_AT: usize = 50;
