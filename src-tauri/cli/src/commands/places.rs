//! Lists, adds, fills and removes the places that use a token.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::journeys::add_place::{self, Claimed};
use sixty_core::journeys::{by_hand, deliver, remove_place};
use sixty_core::places::by_hand::{self as form, Unfit};
use sixty_core::places::settings::Settings;
use sixty_core::places::{Place, Reason, Target, date_line, lines};
use sixty_core::plain;
use sixty_core::policy::Standing;
use sixty_core::ports::Ports;
use sixty_core::problem::{Fact, FactName, Problem};
use sixty_core::text::Value;

use crate::args::PlaceAdd;
use crate::contract::{self, PlaceView};
use crate::exit::Exit;
use crate::session::{Ended, Session};
use crate::voice::without_secret;

#[derive(Serialize)]
struct Places {
    places: Vec<PlaceRow>,
    preview: Option<()>,
}

#[derive(Serialize)]
struct PlaceRow {
    account: Option<String>,
    last_sent: Option<String>,
    #[serde(flatten)]
    place: PlaceView,
}

pub async fn list(session: &Session<'_>) -> Ended {
    let ports = session.ports_for_looking().await?;
    let places = ports.ledger.places()?;
    if places.is_empty() && !session.voice.is_json() {
        session.voice.say("cli-place-none", &[]);
    }
    tell(session, &ports, &places)?;
    Ok(Exit::Done)
}

pub async fn add(session: &Session<'_>, command: PlaceAdd) -> Ended {
    // clap takes no command line without one of the two kinds, nor a file without its line.
    let (file, key) = match (&command.by_hand, &command.env_file, &command.key) {
        (Some(name), ..) => return add_by_hand(session, &command, name).await,
        (None, Some(file), Some(key)) => (file, key),
        _ => return Ok(Exit::Usage),
    };
    if command.user_id_key.as_ref() == Some(key) {
        return Ok(session.voice.misused("cli-place-one-line", &[("key", Value::Text(key))]));
    }
    session.profile.may_touch(file, command.really)?;
    let ports = session.ports().await?;
    let accounts = session.accounts(&ports).await?;
    let account = match session.one(&accounts, &command.account) {
        Ok(account) => account,
        Err(exit) => return Ok(exit),
    };
    let path = path_of(file, &ports.ledger.places()?);
    let content = ports.files.read(&path).map_err(|trouble| unreadable(trouble.into(), &path))?;
    let settings = Settings::of(&path, &content, Some(key))?;
    for key in [Some(key), command.user_id_key.as_ref()].into_iter().flatten() {
        if let Err(unfit) = settings.line(key) {
            return session.refuse_line(&path, key, unfit);
        }
    }
    let file = path.display().to_string();
    if lines::holds_something_else(&settings.file, key) {
        session.voice.hint("cli-place-replaces", &[("line", Value::Text(key)), ("file", Value::Text(&file))]);
    }
    if let Some(line) = date_line::date_line(&settings.file, key) {
        session.voice.hint("cli-env-dated", &[("line", Value::Text(&line)), ("file", Value::Text(&file))]);
    }
    let target = Target::EnvFile { path, key: key.clone(), user_id_key: command.user_id_key.clone() };
    let place = match add_place::claim(&ports, target, &account).await? {
        Claimed::Kept(place) => place,
        Claimed::OfAnother(place) => return of_another(session, &ports, &place, &account),
    };
    if command.send {
        let mut sent = deliver::send(&ports, &account, Some(&place.id)).await?;
        sent.retain(|sent| sent.id == place.id);
        return tell(session, &ports, &sent);
    }
    tell(session, &ports, std::slice::from_ref(&place))?;
    // A place that was there already may have its token.
    if place.last.is_none() && !session.voice.is_json() {
        session.voice.hint("cli-place-send-it", &[("place", Value::Text(&place.id))]);
    }
    Ok(Exit::Done)
}

async fn add_by_hand(session: &Session<'_>, command: &PlaceAdd, name: &str) -> Ended {
    let target = match form::target(name, command.link.as_deref()) {
        Ok(target) => target,
        Err(Unfit::Nameless) => return Ok(session.voice.misused("cli-place-nameless", &[])),
        Err(Unfit::Link) => return Ok(session.voice.misused("cli-place-link", &[])),
    };
    let ports = session.ports().await?;
    let accounts = session.accounts(&ports).await?;
    let account = match session.one(&accounts, &command.account) {
        Ok(account) => account,
        Err(exit) => return Ok(exit),
    };
    let place = by_hand::add(&ports, &account.id, target).await?;
    let told = tell(session, &ports, std::slice::from_ref(&place))?;
    Ok(if command.send { told } else { Exit::Done })
}

/// Notes that the person has pasted the token into the form of this place.
pub async fn confirm(session: &Session<'_>, id: &str) -> Ended {
    let ports = session.ports().await?;
    let Some(place) = ports.ledger.places()?.into_iter().find(|place| place.id == id) else {
        return Ok(unknown(session, id));
    };
    if place.target.line().is_some() {
        return Ok(session
            .voice
            .misused("cli-place-written", &[("place", Value::Text(&place.target.place()))]));
    }
    let place = by_hand::confirm(&ports, place).await?;
    tell(session, &ports, std::slice::from_ref(&place))
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
    let Some(place) = ports.ledger.places()?.into_iter().find(|place| place.id == id) else {
        return Ok(unknown(session, id));
    };
    remove_place::remove(&ports, &place).await?;
    if session.voice.is_json() {
        tell(session, &ports, &ports.ledger.places()?)?;
    } else {
        let key = if place.target.line().is_some() { "cli-place-removed" } else { "cli-place-not-asked" };
        session.voice.say(key, &[("place", Value::Text(&place.target.place()))]);
    }
    Ok(Exit::Done)
}

/// Refuses a line that is a place of another account, and names both accounts.
fn of_another(session: &Session<'_>, ports: &Ports, place: &Place, wanted: &Account) -> Ended {
    let accounts = ports.ledger.accounts()?;
    let owner = accounts.iter().find(|account| Some(&account.id) == place.account.as_ref());
    let handle = |account: &Account| account.network.handle(&account.name);
    let (owner, other) = (owner.map(handle).unwrap_or_default(), handle(wanted));
    let address = place.target.place();
    let values = [
        ("place", Value::Text(&address)),
        ("id", Value::Text(&place.id)),
        ("name", Value::Text(&owner)),
        ("other", Value::Text(&other)),
    ];
    Ok(session.voice.misused("cli-place-of-another", &values))
}

/// The absolute path of a file, in the spelling that a place of it has already: a link or `..` makes no second place of
/// one line.
pub fn path_of(file: &Path, places: &[Place]) -> PathBuf {
    let path = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let Ok(real) = path.canonicalize() else { return path };
    let mut known = places.iter().filter_map(|place| Some(place.target.line()?.path));
    if known.clone().any(|known| known == path) {
        return path;
    }
    known.find(|known| known.canonicalize().is_ok_and(|known| known == real)).map_or(path, Path::to_owned)
}

fn tell(session: &Session<'_>, ports: &Ports, places: &[Place]) -> Ended {
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
        }
        let sent = place.last.as_ref().filter(|last| last.reason.is_none());
        rows.push(PlaceRow {
            account: place.account.clone(),
            last_sent: sent.map(|last| contract::time(last.at)),
            place: contract::place(place, account),
        });
    }
    session.voice.answer(&Places { places: rows, preview: None });
    Ok(exit)
}

fn tell_people(session: &Session<'_>, place: &Place, account: Option<&Account>, standing: Standing) {
    let name = account.map(|account| account.network.handle(&account.name)).unwrap_or_default();
    let (name, place_name) = (plain::escaped(&name), place.target.place());
    let place_name = plain::escaped(&place_name);
    let word = session.voice.texts.say(&format!("cli-place-{}", standing.key()), &[]);
    session.voice.line(&format!("{}  {place_name}  {name}  {word}", place.id));
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

fn unreadable(problem: Problem, path: &Path) -> Problem {
    problem.or_with(FactName::File, Fact::Text(path.display().to_string()))
}
