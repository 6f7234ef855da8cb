//! The doors through which everything of a backup comes in: what has not the shape that it must have is None.

mod place;

use std::collections::BTreeSet;
use std::convert::Infallible;

use super::written::{AnyPlace, Death, Written, WrittenAccount, WrittenApp, WrittenToken};
use super::{Backup, SavedAccount, SavedApp, SealedFor};
use crate::account::{
    Account, App, Kind, Linked, PageFacts, Permissions, SecretKeeping, TokenFacts, TokenKind, UNDO_FOR,
};
use crate::handover::{ReturnFault, return_fault};
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::places::Place;
use crate::plain;
use crate::policy::{self, LONGEST_LIFE};
use crate::problem::{FactName, Problem};
use crate::sealed;
use crate::secret::Secret;
use crate::settings::{self, Settings};
use crate::token_shape::{self, Shape};
use crate::tokens::{Stored, Tokens};

pub use place::place;

/// The most accounts, apps and places of a backup; each is far above what a person has.
const MOST_ACCOUNTS: usize = 20_000;
const MOST_APPS: usize = 1_000;
const MOST_PLACES: usize = 100_000;

/// The most bytes of a token: those seen so far have about 300.
const LONGEST_TOKEN: usize = 4_096;

/// The most bytes of an id of Meta's.
const LONGEST_ID: usize = 64;

/// The most permissions of an account or an app: Meta has about a hundred.
const MOST_PERMISSIONS: usize = 300;

pub fn all(written: Written, now: Moment) -> Option<Backup> {
    let is_bounded = written.accounts.len() <= MOST_ACCOUNTS
        && written.apps.len() <= MOST_APPS
        && written.places.len() <= MOST_PLACES;
    if !is_bounded {
        return None;
    }
    let accounts: Vec<SavedAccount> =
        written.accounts.into_iter().map(|written| account(written, now)).collect::<Option<_>>()?;
    let apps: Vec<SavedApp> =
        written.apps.into_iter().map(|written| app(written, now)).collect::<Option<_>>()?;
    let (mut places, mut unknown_places) = (Vec::new(), 0);
    for any in written.places {
        match any {
            AnyPlace::Known(known) => places.push(place(*known, now)?),
            AnyPlace::Unknown(_) => unknown_places += 1,
        }
    }
    let ids = |places: &[Place]| places.iter().map(|place| place.id.clone()).collect();
    are_different(accounts.iter().map(|saved| saved.account.id.clone()).collect())?;
    are_different(accounts.iter().map(|saved| saved.account.entry().as_str().to_owned()).collect())?;
    are_different(apps.iter().map(|saved| format!("{}/{}", saved.app.network, saved.app.id)).collect())?;
    are_different(ids(&places))?;
    let known: BTreeSet<&str> = accounts.iter().map(|saved| saved.account.id.as_str()).collect();
    if places.iter().any(|place| place.account.as_deref().is_some_and(|id| !known.contains(id))) {
        return None;
    }
    let is_over =
        |account: &Account| account.disconnected_at.is_some_and(|since| moment::span(since, now) > UNDO_FOR);
    let (over, accounts): (Vec<_>, Vec<_>) = accounts.into_iter().partition(|saved| is_over(&saved.account));
    let over: BTreeSet<String> = over.into_iter().map(|saved| saved.account.id).collect();
    places.retain(|place| place.account.as_ref().is_none_or(|id| !over.contains(id)));
    Some(Backup {
        made_at: moment::credible(written.made_at, now)?,
        practice: written.practice,
        accounts,
        apps,
        places,
        unknown_places,
        settings: settings(|key| written.settings.get(key).cloned()),
    })
}

/// None where two of them are the same.
fn are_different(names: Vec<String>) -> Option<()> {
    let count = names.len();
    (names.into_iter().collect::<BTreeSet<_>>().len() == count).then_some(())
}

/// The settings that move; a value that makes no sense counts as not set.
fn settings(text: impl Fn(&str) -> Option<String>) -> Settings {
    let known = settings::moved(&Settings::default());
    let moved = |key: &str| Ok::<_, Infallible>(text(key).filter(|_| known.contains_key(key)));
    let Ok(read) = Settings::read(moved);
    let clients = read.folded_clients.iter().take(MOST_ACCOUNTS).map(|client| plain::name(client));
    Settings { folded_clients: clients.collect(), ..read }
}

pub fn account(written: WrittenAccount, now: Moment) -> Option<SavedAccount> {
    let network = written.network;
    let is_whole = is_own_id(&written.id)
        && is_id(&written.user_id)
        && (network == Network::Facebook) != (written.kind == Kind::Profile)
        && written.app_id.as_deref().is_none_or(is_number)
        && written.page.as_ref().is_none_or(is_page)
        && are_permissions(&written.wanted)
        && written.granted.as_deref().is_none_or(are_permissions);
    if !is_whole {
        return None;
    }
    let current = token(written.current, now)?;
    let next = written.next.map(|written| token(written, now).ok_or(())).transpose().ok()?;
    let previous = written.previous.map(|written| token(written, now).ok_or(())).transpose().ok()?;
    let credible = |told: Option<Moment>| told.and_then(|told| moment::credible(told, now));
    let near = |told: Option<Moment>| credible(told).filter(|by| moment::span(now, *by) <= LONGEST_LIFE);
    let facts = TokenFacts {
        kind: match written.token_kind {
            // Threads and Instagram have none, and a token that is taken for one is never extended.
            TokenKind::Endless if network != Network::Facebook || current.expires_at.is_some() => {
                TokenKind::Unknown
            }
            kind => kind,
        },
        obtained_at: current.obtained_at,
        expires_at: current.expires_at,
        login_required_by: near(written.login_required_by),
        fingerprint: current.token.fingerprint(),
    };
    let name = Some(plain::name(&written.name)).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| written.user_id.clone());
    let account = Account {
        label: own_name(written.label),
        client: own_name(written.client),
        kind: written.kind,
        page: written.page.map(page),
        app_id: written.app_id,
        way: written.way,
        auto_extend: written.auto_extend,
        permissions: Permissions { granted: written.granted, wanted: written.wanted },
        connected_at: credible(Some(written.connected_at)).unwrap_or(now),
        disconnected_at: written.disconnected_at.map(|since| credible(Some(since)).unwrap_or(now).min(now)),
        snoozed_until: credible(written.snoozed_until),
        ..Account::new(written.id, network, written.user_id, name, facts, now)
    };
    let account = match written.dead {
        Some(death) => dead(account, death)?,
        None => account,
    };
    Some(SavedAccount { account, tokens: Tokens { current, next, previous } })
}

/// The account with the problem of a token that no longer works.
fn dead(account: Account, Death { code, action }: Death) -> Option<Account> {
    let handle = account.network.handle(&account.name);
    let problem = Problem::new(code, action).of_network(account.network).with_text(FactName::Name, handle);
    let account = Account { problem: Some(problem), ..account };
    policy::is_known_dead(&account).then_some(account)
}

fn token(written: WrittenToken, now: Moment) -> Option<Stored> {
    let is_token = !written.token.is_empty()
        && written.token.len() <= LONGEST_TOKEN
        && !written.token.contains(char::is_whitespace)
        && !written.token.contains(plain::is_steering);
    let credible = |told: Option<Moment>| told.and_then(|told| moment::credible(told, now));
    is_token.then(|| Stored {
        token: Secret::new(written.token),
        obtained_at: credible(written.obtained_at).filter(|made| moment::span(now, *made) <= moment::days(1)),
        expires_at: credible(written.expires_at).filter(|end| moment::span(now, *end) <= LONGEST_LIFE),
    })
}

pub fn app(written: WrittenApp, now: Moment) -> Option<SavedApp> {
    // One's own app may return to a site of one's own; the person is told where.
    let fault = return_fault(written.network, &written.return_address);
    let sealed_for = written.sealed_for.map(|to| SealedFor { key: to.key, from: own_name(to.from) });
    let secret = written.secret.map(Secret::new);
    let is_secret = |secret: &Secret| token_shape::shape_of(secret.expose()) == Shape::AppSecret;
    let is_whole = is_number(&written.id)
        && matches!(fault, None | Some(ReturnFault::Elsewhere))
        && (written.config_id.is_some() || !written.permissions.is_empty())
        && are_permissions(&written.permissions)
        && written.config_id.as_deref().is_none_or(is_number)
        && (written.config_id.is_none() || written.network == Network::Facebook)
        && secret.as_ref().is_none_or(is_secret)
        && sealed_for.as_ref().is_none_or(|to| sealed::is_public_key(&to.key));
    let app = App {
        network: written.network,
        id: written.id,
        return_address: written.return_address,
        permissions: written.permissions,
        config_id: written.config_id,
        secret: if secret.is_some() { SecretKeeping::Kept } else { SecretKeeping::None },
        default: written.default,
        set_at: now,
    };
    is_whole.then_some(SavedApp { app, secret, sealed_for })
}

/// A name that a person gave; None where nothing is left of it.
fn own_name(text: Option<String>) -> Option<String> {
    text.map(|text| plain::name(&text)).filter(|name| !name.is_empty())
}

/// Whether it is an id of ours: it names a lock's file.
fn is_own_id(text: &str) -> bool {
    text.len() == 8 && is_hex(text)
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Whether it may be an id of Meta's. It names an entry of the vault, whose parts have names behind a `/`.
fn is_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}

fn is_number(text: &str) -> bool {
    token_shape::shape_of(text) == Shape::AppId && text.len() <= LONGEST_ID
}

fn is_page(page: &PageFacts) -> bool {
    page.person.as_deref().is_none_or(is_id)
        && page.instagram.as_ref().is_none_or(|to| is_id(&to.user_id))
        && page.read_with.as_deref().is_none_or(is_mark)
}

/// The fingerprint of a token.
fn is_mark(mark: &str) -> bool {
    mark.len() == 16 && is_hex(mark)
}

fn page(page: PageFacts) -> PageFacts {
    let instagram = page.instagram.map(|to| Linked { name: plain::name(&to.name), ..to });
    PageFacts { instagram, ..page }
}

fn are_permissions(names: &[String]) -> bool {
    let is_name = |name: &String| {
        (1..=plain::LONGEST_NAME).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    names.len() <= MOST_PERMISSIONS && names.iter().all(is_name)
}
