//! The check-up: looks at everything that the program depends on. It only looks: no account is made, no token extended,
//! no ledger begun, nothing noted.
//!
//! It has ports of its own and fewer of them, because it must also work where the others cannot be had: with a damaged
//! ledger, in a folder that cannot be written, before the first account. What is wrong is decided in [`crate::doctor`].

use std::collections::BTreeSet;
use std::sync::Arc;

use url::{Host, Url};

use super::{deliver, handover, missing_entry};
use crate::account::{Account, App, HistoryLine};
use crate::doctor::{self, Check, Facts, MetaMeant, PlaceFacts, Support};
use crate::moment::Moment;
use crate::network::Network;
use crate::places::{Place, Reason};
use crate::policy::{self, Standing};
use crate::ports::{
    Clock, EntryName, Files, Greeting, Ledger, LedgerState, Log, Meta, PortState, Surroundings, System,
    Trouble, Vault, VaultTrouble,
};
use crate::problem::Problem;
use crate::settings::Settings;
use crate::text::Texts;

/// How many lines of history of each account whoever helps is given, and how many lines of the log.
const HISTORY_LINES: usize = 20;
const LOG_LINES: usize = 300;

/// The ports of a check-up.
pub struct CheckUpPorts {
    pub clock: Arc<dyn Clock>,
    /// Which Meta the profile talks to.
    pub meta_meant: MetaMeant,
    /// Asks that Meta; None where the pretend one could not be started.
    pub meta: Option<Arc<dyn Meta>>,
    pub vault: Arc<dyn Vault>,
    /// The state of the ledger's file.
    pub ledger_state: LedgerState,
    /// A ledger to read; None where there is none that can be read.
    pub ledger: Option<Arc<dyn Ledger>>,
    pub files: Arc<dyn Files>,
    pub log: Arc<dyn Log>,
    pub surroundings: Arc<dyn Surroundings>,
}

/// What was found: the facts that are judged, and what whoever helps is told besides.
pub struct Found {
    pub facts: Facts,
    pub system: System,
    /// The accounts that are kept.
    pub accounts: Vec<Account>,
    pub places: Vec<Place>,
    /// The newest lines of each account's history, in the order of the accounts.
    pub history: Vec<Vec<HistoryLine>>,
    /// The newest lines of the log, oldest first.
    pub log: Vec<String>,
}

impl Found {
    /// What whoever helps is given, with these checks of it, as it is at this moment.
    pub fn bundle(&self, checks: &[Check], at: Moment, texts: &Texts) -> String {
        let support = Support {
            at,
            system: &self.system,
            profile: self.facts.meta.profile(),
            checks,
            accounts: &self.accounts,
            places: &self.places,
            settings: &self.facts.settings,
            history: &self.history,
            log: &self.log,
        };
        doctor::bundle(&support, texts)
    }
}

/// What the ledger tells; empty where it cannot be read.
#[derive(Default)]
struct Kept {
    accounts: Vec<Account>,
    apps: Vec<App>,
    places: Vec<Place>,
    settings: Settings,
    history: Vec<Vec<HistoryLine>>,
}

/// Puts the ports together, which opens files, and looks at everything.
///
/// # Errors
///
/// `x.ourFault` where putting the ports together panicked.
pub async fn look_with(ports: impl FnOnce() -> CheckUpPorts + Send + 'static) -> Result<Found, Problem> {
    let ports = handover::aside(ports).await?;
    Ok(look(&ports).await)
}

/// Looks at everything, at the slow things at the same time.
pub async fn look(ports: &CheckUpPorts) -> Found {
    // A row that fails makes the ledger's own check fail; here it only tells less.
    let kept = ports.ledger.as_deref().and_then(kept_in);
    let ledger = ports.ledger_state.clone();
    // Without a ledger there is nothing yet, which is known as well.
    let is_known = kept.is_some() || ledger == LedgerState::None;
    let kept = kept.unwrap_or_default();
    let around = ports.surroundings.as_ref();
    let (greetings, (vault, without_token), listened_at) = tokio::join!(
        greetings(ports, &kept),
        vault(ports, &kept.accounts),
        listened_at(ports, is_known.then_some(kept.apps.as_slice()))
    );
    let (notifications, tray, at_login, folder, system) = tokio::join!(
        around.notifications(),
        around.tray(),
        around.at_login(),
        around.data_folder(),
        around.system()
    );
    let facts = Facts {
        meta: ports.meta_meant.clone(),
        greetings,
        vault,
        without_token,
        ports: listened_at,
        places: is_known.then(|| places(ports, &kept)),
        accounts: is_known.then_some(kept.accounts.len()),
        settings: kept.settings,
        notifications,
        tray,
        at_login,
        folder,
        ledger,
    };
    let Kept { accounts, places, history, .. } = kept;
    Found { facts, system, accounts, places, history, log: ports.log.newest(LOG_LINES) }
}

fn kept_in(ledger: &dyn Ledger) -> Option<Kept> {
    let all = ledger.accounts().ok()?;
    let accounts: Vec<Account> = all.into_iter().filter(Account::is_kept).collect();
    let settings = Settings::read(|key| ledger.setting(key)).ok()?;
    let history = |account: &Account| ledger.history(&account.id, HISTORY_LINES).unwrap_or_default();
    Some(Kept {
        history: accounts.iter().map(history).collect(),
        apps: ledger.apps().ok()?,
        places: ledger.places().ok()?,
        settings,
        accounts,
    })
}

/// Greets the networks that are used; before the first account and app, all of them.
async fn greetings(ports: &CheckUpPorts, kept: &Kept) -> Vec<(Network, Result<Greeting, Trouble>)> {
    let Some(meta) = &ports.meta else { return Vec::new() };
    let of_accounts = kept.accounts.iter().map(|account| account.network);
    let used: BTreeSet<Network> = of_accounts.chain(kept.apps.iter().map(|app| app.network)).collect();
    let is_meant = |network: Network| used.is_empty() || used.contains(&network);
    let greet = |network: Network| async move {
        if is_meant(network) { Some((network, meta.greet(network).await)) } else { None }
    };
    let (threads, instagram, facebook) =
        tokio::join!(greet(Network::Threads), greet(Network::Instagram), greet(Network::Facebook));
    [threads, instagram, facebook].into_iter().flatten().collect()
}

/// Whether the vault opens, and the accounts whose tokens it does not hold. What is there is read first: to believe that
/// something is absent costs a keychain more.
async fn vault(ports: &CheckUpPorts, accounts: &[Account]) -> (Result<(), VaultTrouble>, Vec<String>) {
    let looked = async {
        ports.vault.look().await?;
        let any = || EntryName::app(Network::Threads, Network::Threads.key());
        let first = accounts.first().map_or_else(any, Account::entry);
        let found = ports.vault.read(&first).await?;
        Ok((found.is_some(), ports.vault.names().await?))
    };
    let (has_first, names) = match looked.await {
        Ok(looked) => looked,
        Err(trouble) => return (Err(trouble), Vec::new()),
    };
    if names.as_ref().is_some_and(|names| missing_entry::is_none_of(accounts, names)) {
        return (Err(VaultTrouble::NoneOfOurs), Vec::new());
    }
    let is_missing = |(number, account): &(usize, &Account)| match &names {
        Some(names) => !names.contains(&account.entry()),
        None => *number == 0 && !has_first,
    };
    let missing = accounts.iter().enumerate().filter(is_missing);
    (Ok(()), missing.map(|(_, account)| account.network.handle(&account.name)).collect())
}

/// The ports of the return addresses that lead here; where no app is set up yet, of those that new apps get. Of apps that
/// cannot be read none is known.
async fn listened_at(ports: &CheckUpPorts, apps: Option<&[App]>) -> Vec<(u16, PortState)> {
    let usual = || Network::ALL.iter().map(|network| network.facts().return_address.as_str()).collect();
    let addresses: Vec<&str> = match apps {
        None => return Vec::new(),
        Some([]) => usual(),
        Some(apps) => apps.iter().map(|app| app.return_address.as_str()).collect(),
    };
    let numbers: BTreeSet<u16> = addresses.into_iter().filter_map(port_here).collect();
    let mut states = Vec::new();
    for number in numbers {
        states.push((number, ports.surroundings.port(number).await));
    }
    states
}

/// The port of an address of this computer. Another name may lead here as well; whether it does only a log-in finds out.
fn port_here(address: &str) -> Option<u16> {
    let address = Url::parse(address).ok()?;
    let is_here = match address.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    };
    address.port_or_known_default().filter(|_| is_here)
}

/// The lines of files, those that wait for their account included.
fn places(ports: &CheckUpPorts, kept: &Kept) -> Vec<PlaceFacts> {
    let Some(ledger) = ports.ledger.as_deref() else { return Vec::new() };
    let now = ports.clock.now();
    let facts = |place: &Place| {
        let account =
            kept.accounts.iter().find(|account| place.account.as_deref() == Some(account.id.as_str()));
        // Its account was disconnected, so nothing is written there.
        if account.is_none() && place.account.is_some() {
            return None;
        }
        let Some(line) = place.target.line() else {
            let obstacle = on_the_other_side(place, account, now);
            return Some(PlaceFacts { place: place.target.place(), line: None, obstacle });
        };
        let obstacle = deliver::obstacle(ports.files.as_ref(), ledger, place, account);
        Some(PlaceFacts { place: line.path.display().to_string(), line: Some(line.key.to_owned()), obstacle })
    };
    kept.places.iter().filter_map(facts).collect()
}

/// Why a place that is no file does not have its token. No other side is asked for a look, so it is what the last delivery
/// met, and a key whose end is known.
fn on_the_other_side(place: &Place, account: Option<&Account>, now: Moment) -> Option<Reason> {
    if policy::key_end_near(place, now).is_some_and(|end| end <= now) {
        return Some(Reason::Credential);
    }
    match policy::standing(place, account?) {
        Standing::Current => None,
        Standing::Waiting(reason) | Standing::Failed(reason) => Some(reason),
        Standing::Stale => Some(Reason::NotYet),
    }
}
