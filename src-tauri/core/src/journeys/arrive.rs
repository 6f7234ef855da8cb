//! Keeps a token that has arrived, by log-in or by paste: pending, vault, ledger, places.
//!
//! One token of an account arrives at a time: the lock is on network and user id, because two programs that add the
//! same account have no account id in common yet. Held by `two_that_import_the_same_token_make_one_account`
//! (`tests/promises/together.rs`). A line in which the token was found is kept in the same transaction as the account.
//! Held by `after_every_arrow_of_importing_a_file_no_account_is_here_without_its_place` (`tests/promises/dying.rs`).
//!
//! Ends in: whatever vault, ledger and lock say of themselves.

use std::time::Duration;

use serde_json::json;

use super::deliver::{self, PlacesMeant};
use super::whose_page::Managers;
use super::{LOCK_WAIT, add_place, fresh_id, line, recover};
use crate::account::{
    Account, HistoryLine, Kind, PageFacts, Pending, PendingKind, TokenFacts, TokenKind, Way,
};
use crate::exchange::{self, Identity};
use crate::network::Network;
use crate::places::{Place, Target};
use crate::policy;
use crate::ports::{Ports, VaultTrouble};
use crate::problem::Problem;
use crate::tokens::{Stored, Tokens};

/// A token that has just come in, with everything that is known about it.
pub struct Arrival {
    /// The network that the token belongs to.
    pub network: Network,
    /// The token with its dates.
    pub token: Stored,
    /// Everything that Meta says about the token.
    pub identity: Identity,
    /// For a Facebook Page: the person whose log-in gave the Page's token, and the linked Instagram account.
    pub page: Option<PageFacts>,
    /// The ID of the Meta app that made the token, where it is known.
    pub app_id: Option<String>,
    /// The permissions that were asked for; empty for a pasted token.
    pub wanted: Vec<String>,
    /// The person's own name for the account.
    pub label: Option<String>,
    /// The client that the account belongs to, where the token came in a list of clients.
    pub client: Option<String>,
    /// The line in which the token was found, with the fingerprint of what stands there. It becomes the account's place.
    pub found_in: Option<(Target, String)>,
    /// Whether a log-in or a paste brought the token.
    pub origin: Origin,
    /// How a person got the token, where that is known.
    pub way: Option<Way>,
}

/// The two ways to get a token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A log-in: its token replaces the present token of the account.
    Connected,
    /// A paste: the token replaces a working one only when it ends later.
    Imported,
}

impl Origin {
    /// The event in the account's history.
    fn event(self) -> &'static str {
        match self {
            Self::Connected => "connected",
            Self::Imported => "imported",
        }
    }
}

/// An account with its places, after a token was stored or left out.
pub struct KeptAccount {
    /// The account as it is kept now.
    pub account: Account,
    /// The account's places after delivery.
    pub places: Vec<Place>,
    /// Whether the token was taken; a token that is already kept, or that ends earlier, is not.
    pub taken: bool,
    /// Whether the account was here before.
    pub was_here: bool,
}

impl KeptAccount {
    /// Whether an account that was here before has another token now.
    pub fn is_reconnected(&self) -> bool {
        self.was_here && self.taken
    }
}

/// Stores a new token. A known account keeps its id, places and history, and its present token is kept as the previous
/// one.
///
/// # Errors
///
/// The vault, the ledger or the lock fails. A step that had begun is completed or dropped by the next run.
pub async fn keep(ports: &Ports, arrival: Arrival) -> Result<KeptAccount, Problem> {
    let user_id = arrival.identity.profile.user_id.clone();
    // A new account has no id yet that two programs could both know.
    let arriving = format!("{}-{user_id}", arrival.network);
    let _arriving = ports.locks.hold(&arriving, LOCK_WAIT).await?;
    let known = known_account(ports, arrival.network, &user_id)?;
    let was_here = known.as_ref().is_some_and(Account::is_kept);
    let id = known.as_ref().map_or_else(fresh_id, |account| account.id.clone());
    let _held = ports.locks.hold(&id, LOCK_WAIT).await?;
    let known = match known {
        Some(_) => ports.ledger.account(&id)?,
        None => None,
    };
    // Held until the place is in the ledger, so that no other program adds the same line meanwhile.
    let found = match &arrival.found_in {
        Some((target, mark)) => Some(add_place::found(ports, target, &id, mark).await?),
        None => None,
    };
    let place = found.as_ref().map(|found| found.place.clone());
    if arrival.origin == Origin::Imported
        && let Some(known) = &known
        && has_better(ports, known, &arrival.token).await?
    {
        let known = of_client(ports, known.clone(), arrival.client)?;
        let places = keep_place(ports, &known, place.as_ref()).await?;
        return Ok(KeptAccount { account: known, places, taken: false, was_here });
    }
    let mut account = account_of(ports, known, id, &arrival);
    // Its token is a new one, whatever the account had before.
    account.parent = None;
    account.adopt_by(parent_of(ports, &account)?.as_ref());

    let (kind, started_at) = (PendingKind::Keep, ports.clock.now());
    let attempt = Pending { id: 0, kind, started_at, account: account.clone(), place: place.clone() };
    let attempt = ports.ledger.begin(&attempt)?;

    let (vault, entry) = (ports.vault.as_ref(), account.entry());
    let tokens = match Tokens::read(vault, &entry).await {
        Ok(Some(tokens)) => tokens.replaced_by(arrival.token),
        Ok(None) | Err(VaultTrouble::Damaged) => {
            Tokens::put_aside(vault, &entry).await?;
            Tokens::first(arrival.token)
        }
        Err(trouble) => return Err(trouble.into()),
    };
    tokens.write(vault, &account).await?;

    let mut facts = json!({ "expires_at": account.token.expires_at, "mark": account.token.fingerprint });
    if let Some(person) = account.page.as_ref().and_then(|page| page.person.as_ref()) {
        facts["person"] = json!(person);
    }
    let history = [line(&account, ports.clock.now(), arrival.origin.event(), facts)];
    finish(ports, &account, place.as_ref(), &history, Some(attempt))?;
    drop(found);
    adopt_pages(ports, &account).await?;
    let which = place.as_ref().map_or(PlacesMeant::Every, |place| PlacesMeant::EveryAfter(&place.id));
    let places = deliver::deliver(ports, &account, &tokens, which).await?;
    Ok(KeptAccount { account, places, taken: true, was_here })
}

/// The account of a token that goes to somebody else: as it would be kept, and nothing of it is.
pub fn not_kept(ports: &Ports, arrival: &Arrival) -> KeptAccount {
    let account = account_of(ports, None, fresh_id(), arrival);
    KeptAccount { account, places: Vec::new(), taken: false, was_here: false }
}

/// Writes the account, and the line in which its token was found, in one transaction.
///
/// # Errors
///
/// The ledger cannot be written; then neither is kept.
pub fn finish(
    ports: &Ports,
    account: &Account,
    place: Option<&Place>,
    history: &[HistoryLine],
    attempt: Option<i64>,
) -> Result<(), Problem> {
    let added = place.map(|place| {
        let facts = json!({ "place": place.id, "where": place.target.place() });
        line(account, ports.clock.now(), "place_added", facts)
    });
    let history: Vec<HistoryLine> = history.iter().cloned().chain(added).collect();
    Ok(ports.ledger.keep(account, place, &history, attempt)?)
}

/// The account with the client that a list names for it: the list is right about that also where its token is the older
/// one.
fn of_client(ports: &Ports, account: Account, client: Option<String>) -> Result<Account, Problem> {
    if client.is_none() || client == account.client {
        return Ok(account);
    }
    let facts = json!({ "key": "client", "value": client });
    let account = Account { client, ..account };
    ports.ledger.keep(&account, None, &[line(&account, ports.clock.now(), "set", facts)], None)?;
    Ok(account)
}

/// Makes a line the place of an account that has a better token, and brings the token there. Returns all places of the
/// account.
async fn keep_place(ports: &Ports, account: &Account, place: Option<&Place>) -> Result<Vec<Place>, Problem> {
    if place.is_some() {
        finish(ports, account, place, &[], None)?;
        if let Some(tokens) = Tokens::read(ports.vault.as_ref(), &account.entry()).await? {
            return deliver::deliver(ports, account, &tokens, PlacesMeant::Outdated).await;
        }
    }
    deliver::of_account(ports, account)
}

/// The account of the person whose log-in gave a Page's token, if that person is kept.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn parent_of(ports: &Ports, page: &Account) -> Result<Option<Account>, Problem> {
    let Some(person) = page.page.as_ref().and_then(|facts| facts.person.as_ref()) else { return Ok(None) };
    known_account(ports, page.network, person)
}

/// Gives a Page the parent that is kept by now. A Page that another process holds gets it with its next check.
///
/// # Errors
///
/// The ledger cannot be read or written.
pub async fn adopt(ports: &Ports, page: &str) -> Result<(), Problem> {
    let Ok(_held) = ports.locks.hold(page, Duration::ZERO).await else { return Ok(()) };
    let Some(mut page) = ports.ledger.account(page)? else { return Ok(()) };
    if let Some(parent) = parent_of(ports, &page)?
        && page.parent.as_ref() != Some(&parent.id)
    {
        page.adopt_by(Some(&parent));
        ports.ledger.keep(&page, None, &[], None)?;
    }
    Ok(())
}

/// Sets the parent of Pages that were kept before the person.
async fn adopt_pages(ports: &Ports, parent: &Account) -> Result<(), Problem> {
    if parent.network != Network::Facebook || parent.kind == Kind::Page {
        return Ok(());
    }
    find_people(ports).await?;
    let is_theirs = |account: &Account| {
        let person = account.page.as_ref().and_then(|page| page.person.as_ref());
        account.network == parent.network
            && person == Some(&parent.user_id)
            && account.parent.as_ref() != Some(&parent.id)
    };
    for page in ports.ledger.accounts()?.iter().filter(|account| is_theirs(account)) {
        adopt(ports, &page.id).await?;
    }
    Ok(())
}

/// Finds the person behind each Page that Meta named alone, now that there is another person to ask.
async fn find_people(ports: &Ports) -> Result<(), Problem> {
    let is_alone = |account: &Account| {
        let person = account.page.as_ref().and_then(|page| page.person.as_ref());
        account.kind == Kind::Page && person.is_none()
    };
    let alone: Vec<Account> = ports.ledger.accounts()?.into_iter().filter(is_alone).collect();
    if alone.is_empty() {
        return Ok(());
    }
    let managers = Managers::ask(ports).await?;
    for page in alone {
        let Some(person) = managers.of(&page.user_id) else { continue };
        let Ok(_held) = ports.locks.hold(&page.id, Duration::ZERO).await else { continue };
        if let Some(mut page) = ports.ledger.account(&page.id)?.filter(is_alone) {
            page.page.get_or_insert_default().person = Some(person);
            ports.ledger.keep(&page, None, &[], None)?;
        }
    }
    Ok(())
}

/// The account of this network and user id, also if its disconnect can be undone.
fn known_account(ports: &Ports, network: Network, user_id: &str) -> Result<Option<Account>, Problem> {
    Ok(ports.ledger.account_of(network, user_id)?)
}

/// Whether a working account has this very token, or one that ends later.
async fn has_better(ports: &Ports, account: &Account, token: &Stored) -> Result<bool, Problem> {
    let tokens = match Tokens::read(ports.vault.as_ref(), &account.entry()).await {
        Ok(Some(tokens)) => tokens,
        Ok(None) | Err(VaultTrouble::Damaged) => return Ok(false),
        Err(trouble) => return Err(trouble.into()),
    };
    let ends_later = match (tokens.current.expires_at, token.expires_at) {
        (Some(ours), Some(theirs)) => ours >= theirs,
        (None, Some(_)) => account.token.kind == TokenKind::Endless,
        (_, None) => false,
    };
    let is_dead = policy::is_turned_off(account) || policy::is_expired(account, ports.clock.now());
    let is_explained = recover::is_explained(ports, account, &tokens)?;
    let is_good = !is_dead && is_explained && account.is_kept();
    Ok(is_good && (ends_later || tokens.current.token.same_as(&token.token)))
}

fn account_of(ports: &Ports, known: Option<Account>, id: String, arrival: &Arrival) -> Account {
    let now = ports.clock.now();
    let facts = TokenFacts {
        kind: match exchange::kind_of(&arrival.token, arrival.identity.inspection.as_ref()) {
            // The Page tokens of a log-in never end, also where Meta does not say so.
            TokenKind::Unknown if arrival.page.is_some() => TokenKind::Endless,
            kind => kind,
        },
        obtained_at: arrival.token.obtained_at,
        expires_at: arrival.token.expires_at,
        login_required_by: match arrival.origin {
            Origin::Connected => exchange::login_from(arrival.network, arrival.token.obtained_at),
            Origin::Imported => None,
        },
        fingerprint: arrival.token.token.fingerprint(),
    };
    let mut account = match known {
        Some(mut known) => {
            known.end_troubles();
            Account { token: facts, disconnected_at: None, ..known }
        }
        None => {
            let profile = &arrival.identity.profile;
            Account::new(id, arrival.network, profile.user_id.clone(), profile.name.clone(), facts, now)
        }
    };
    if !arrival.wanted.is_empty() {
        account.permissions.wanted.clone_from(&arrival.wanted);
    }
    account.permissions.granted = None;
    account.app_id = arrival.app_id.clone().or(account.app_id);
    account.way = arrival.way.or(account.way);
    account.label = arrival.label.clone().or(account.label);
    account.client = arrival.client.clone().or(account.client);
    if let Some(facts) = &arrival.page {
        let known = account.page.take().and_then(|known| known.person);
        account.kind = Kind::Page;
        account.page = Some(PageFacts { person: facts.person.clone().or(known), ..facts.clone() });
    }
    recover::learn(&mut account, &arrival.identity, now);
    account
}
