//! Adds a place: which kind is meant, and what is said of what cannot be one.

use sixty_core::account::Account;
use sixty_core::journeys::add_place::{self, Claimed};
use sixty_core::journeys::deliver;
use sixty_core::places::by_hand::{self as form, Unfit};
use sixty_core::places::{Handling, Place, Target, command, http};
use sixty_core::ports::Ports;
use sixty_core::problem::Problem;
use sixty_core::text::Value;

use super::outside::{self, Misuse};
use super::{in_file, presets, tell};
use crate::args::PlaceAdd;
use crate::exit::Exit;
use crate::session::{Ended, Session};

pub async fn add(session: &Session<'_>, command: PlaceAdd) -> Ended {
    if command.program.list_presets {
        return presets::list(session);
    }
    if let Some(name) = &command.by_hand {
        return by_hand(session, &command, name).await;
    }
    let handling = match handling(&command) {
        Ok(handling) => handling,
        Err(misuse) => return Ok(misuse.told(session)),
    };
    match outside::target(&command) {
        Some(Ok(target)) => outside::add(session, &command, target, handling).await,
        Some(Err(misuse)) => Ok(misuse.told(session)),
        None => in_file::add(session, &command, handling).await,
    }
}

/// The ports, and the account that the command line names.
pub(super) async fn whose(
    session: &Session<'_>,
    command: &PlaceAdd,
) -> Result<Result<(Ports, Account), Exit>, Problem> {
    let ports = session.ports().await?;
    let accounts = session.accounts(&ports).await?;
    let account = session.one(&accounts, command.account.as_deref().unwrap_or_default());
    Ok(account.map(|account| (ports, account)))
}

/// Makes the place of an account; another account's stays as it is.
pub(super) async fn claim(
    session: &Session<'_>,
    ports: &Ports,
    account: &Account,
    target: Target,
    handling: Handling,
) -> Result<Result<Place, Exit>, Problem> {
    match add_place::claim(ports, target, handling, account).await? {
        Claimed::Kept(place) => Ok(Ok(place)),
        Claimed::OfAnother(place) => of_another(session, ports, &place, account).map(Err),
    }
}

/// Tells of a place that is kept; it gets the token now where that is asked for.
pub(super) async fn kept(
    session: &Session<'_>,
    ports: &Ports,
    account: &Account,
    place: Place,
    send: bool,
) -> Ended {
    if send {
        let mut sent = deliver::send(ports, account, Some(&place.id)).await?;
        sent.retain(|sent| sent.id == place.id);
        return tell(session, ports, &sent);
    }
    tell(session, ports, std::slice::from_ref(&place))?;
    // A place that was there already may have its token.
    if place.last.is_none() && !session.voice.is_json() {
        session.voice.hint("cli-place-send-it", &[("place", Value::Text(&place.id))]);
    }
    Ok(Exit::Done)
}

async fn by_hand(session: &Session<'_>, command: &PlaceAdd, name: &str) -> Ended {
    let target = match form::target(name, command.link.as_deref()) {
        Ok(target) => target,
        Err(Unfit::Nameless) => return Ok(session.voice.misused("cli-place-nameless", &[])),
        Err(Unfit::Link) => return Ok(session.voice.misused("cli-place-link", &[])),
    };
    let (ports, account) = match whose(session, command).await? {
        Ok(found) => found,
        Err(exit) => return Ok(exit),
    };
    let place = sixty_core::journeys::by_hand::add(&ports, &account.id, target).await?;
    let told = tell(session, &ports, std::slice::from_ref(&place))?;
    Ok(if command.send { told } else { Exit::Done })
}

fn handling(command: &PlaceAdd) -> Result<Handling, Misuse> {
    let restart = command.restart.as_deref().map(command::split).transpose()?;
    let health = match command.health.as_deref() {
        Some(health) => Some(http::address(health).ok_or(Misuse::of("cli-place-health"))?.into()),
        None => None,
    };
    Ok(Handling { restart, health, ..Handling::default() })
}

/// Refuses a line that is a place of another account, and names both accounts.
fn of_another(
    session: &Session<'_>,
    ports: &Ports,
    place: &Place,
    wanted: &Account,
) -> Result<Exit, Problem> {
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
