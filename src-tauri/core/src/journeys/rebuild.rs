//! Makes a ledger anew that was lost while the vault still holds the tokens: an empty ledger must not read as "new
//! here", because then tokens would end that nobody extends.
//!
//! The adapter marks a ledger that it makes where there was one before ([`DUE`]). The vault then lists its entries, and
//! each says whose it is. What the vault does not know is lost: places, history, settings. Held by
//! `tests/promises/lost.rs`.
//!
//! Where the vault has no account the mark stays, because it may be the wrong vault: another one is asked when the next
//! program opens it. An account that a person connects or imports begins a new list and ends the mark. Held by
//! `a_lost_list_stays_lost_while_the_vault_that_is_open_has_no_account` (`tests/promises/lost_list.rs`).
//!
//! Where the installation's name was lost with the ledger, its entries stand under a name that nobody knows any more. They
//! are copied where one other installation alone has accounts in the vault; where several have, nothing tells whose they
//! are. A data folder that is gone as a whole reads as new: a vault is not opened only to look, and whoever removes the
//! folder may mean to begin anew, which a note outside of it could not tell from a loss. Held by
//! `a_ledger_and_a_name_that_are_lost_together_are_found_by_the_entries_of_the_one_earlier_installation` and
//! `the_entries_of_several_other_installations_are_left_alone` (`tests/promises/lost.rs`).
//!
//! Ends in: whatever vault and ledger say of themselves; the ledger stays marked then.

use serde_json::json;

use super::{fresh_id, line, replies};
use crate::account::{Account, App, Kind, Permissions, TokenFacts};
use crate::exchange;
use crate::moment;
use crate::network::Network;
use crate::ports::{EntryName, Keepsake, Ledger, LedgerTrouble, Ports, VaultTrouble};
use crate::problem::{Action, Case, Code, Problem};
use crate::tokens::Tokens;

/// The key of the setting that marks a lost ledger.
pub const DUE: &str = "rebuild";

/// The value of [`DUE`] while the vault was not asked yet.
pub const YES: &str = "due";

/// What was made anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rebuilt {
    /// This many accounts were found again in the vault.
    Accounts(usize),
    /// The vault that is open has no account.
    NoneFound,
    /// The vault of this system cannot list its entries, so that each account has to be connected again.
    CannotList,
}

impl Rebuilt {
    /// The news for a window.
    pub fn problem(&self) -> Problem {
        let case = match self {
            Self::Accounts(_) => Case::FoundAgain,
            Self::NoneFound => Case::NoneFound,
            Self::CannotList => Case::NotListed,
        };
        Problem::new(Code::Ledger, Action::None).because(case)
    }

    /// Whether the accounts are still missing.
    pub fn is_loss(&self) -> bool {
        !matches!(self, Self::Accounts(_))
    }
}

/// Whether the ledger was lost and is not made anew yet: the vault could not be asked, or it has no account.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn is_due(ports: &Ports) -> Result<bool, LedgerTrouble> {
    is_marked(ports.ledger.as_ref())
}

/// The same of a ledger alone.
///
/// # Errors
///
/// It cannot be read.
pub fn is_marked(ledger: &dyn Ledger) -> Result<bool, LedgerTrouble> {
    Ok(ledger.setting(DUE)?.as_deref() == Some(YES))
}

/// Makes the ledger anew if it is marked as lost. None where nothing was lost, or where a new list was begun.
///
/// # Errors
///
/// The vault is locked or missing, or the ledger cannot be written: the next run tries again.
pub async fn if_lost(ports: &Ports) -> Result<Option<Rebuilt>, Problem> {
    if !is_due(ports)? {
        return Ok(None);
    }
    let rebuilt = match own_names(ports).await? {
        Some(names) => from_vault(ports, &names).await?,
        None => Rebuilt::CannotList,
    };
    if ports.ledger.accounts()?.is_empty() {
        return Ok(Some(rebuilt));
    }
    ports.ledger.set_setting(DUE, "")?;
    Ok(Some(rebuilt).filter(|rebuilt| !rebuilt.is_loss()))
}

/// An account of which the vault has the tokens and the ledger no row, with the row made anew; None where the vault has
/// none of it. Nothing is kept.
///
/// # Errors
///
/// The vault does not answer.
pub async fn found_in_vault(
    ports: &Ports,
    network: Network,
    user_id: &str,
) -> Result<Option<(Account, Tokens)>, Problem> {
    match Tokens::read_whole(ports.vault.as_ref(), &EntryName::account(network, user_id)).await {
        Ok(Some((tokens, about))) => Ok(Some((account_of(ports, network, user_id, &tokens, about), tokens))),
        Ok(None) | Err(VaultTrouble::Damaged) => Ok(None),
        Err(trouble) => Err(trouble.into()),
    }
}

/// The entries of this installation. Where it has no account the name of the installation may have been lost with the
/// ledger, and the entries of the earlier one are taken over.
async fn own_names(ports: &Ports) -> Result<Option<Vec<EntryName>>, Problem> {
    match ports.vault.names().await? {
        Some(names) if names.iter().all(|name| name.account_of().is_none()) => {
            ports.vault.take_over().await?;
            Ok(ports.vault.names().await?)
        }
        names => Ok(names),
    }
}

async fn from_vault(ports: &Ports, names: &[EntryName]) -> Result<Rebuilt, Problem> {
    let app = |name: &'_ EntryName| -> Option<(Network, String)> {
        let (network, id) = name.app_of().or_else(|| name.for_other_of())?;
        Some((network, id.to_owned()))
    };
    for (network, id) in names.iter().filter_map(app) {
        keep_app(ports, network, &id)?;
    }
    let mut found = 0;
    for name in names {
        let Some((network, user_id)) = name.account_of() else { continue };
        let (tokens, about) = match Tokens::read_whole(ports.vault.as_ref(), name).await {
            Ok(Some(whole)) => whole,
            // The entry stays in the vault; a new log-in of its account puts it aside.
            Ok(None) | Err(VaultTrouble::Damaged | VaultTrouble::Unclear(_)) => continue,
            Err(trouble) => return Err(trouble.into()),
        };
        if ports.ledger.account_of(network, user_id)?.is_some() {
            continue;
        }
        let account = account_of(ports, network, user_id, &tokens, about);
        let facts = json!({ "completed": true, "mark": account.token.fingerprint });
        let history = [line(&account, ports.clock.now(), "connected", facts)];
        ports.ledger.keep(&account, None, &history, None)?;
        found += 1;
    }
    give_pages_their_parents(ports)?;
    replies::list_anew(ports, names).await?;
    Ok(if found > 0 { Rebuilt::Accounts(found) } else { Rebuilt::NoneFound })
}

/// The account of an entry. An entry of an older version has no name of it: the next check asks Meta.
fn account_of(
    ports: &Ports,
    network: Network,
    user_id: &str,
    tokens: &Tokens,
    about: Option<Keepsake>,
) -> Account {
    let now = ports.clock.now();
    let credible = |told| moment::credible(told, now);
    let current = &tokens.current;
    let facts = TokenFacts {
        kind: exchange::kind_of(current, None),
        obtained_at: current.obtained_at.and_then(credible),
        expires_at: current.expires_at.and_then(credible),
        login_required_by: None,
        fingerprint: current.token.fingerprint(),
    };
    let new = |id: String, name: String| Account::new(id, network, user_id.to_owned(), name, facts, now);
    let Some(about) = about else { return new(fresh_id(), user_id.to_owned()) };
    let wanted = Permissions { granted: None, wanted: about.wanted };
    let account = Account {
        label: about.label,
        client: about.client,
        kind: about.kind,
        page: about.page,
        app_id: about.app_id,
        way: about.way,
        auto_extend: about.auto_extend,
        permissions: wanted,
        connected_at: credible(about.connected_at).unwrap_or(now),
        disconnected_at: about.disconnected_at.map(|since| credible(since).unwrap_or(now)),
        ..new(about.id, about.name)
    };
    // A Page's token never ends, where Meta named no end.
    let is_endless = account.kind == Kind::Page && account.token.expires_at.is_none();
    let kind = if is_endless { crate::account::TokenKind::Endless } else { account.token.kind };
    Account { token: TokenFacts { kind, ..account.token }, ..account }
}

/// Keeps an app whose secret is in the vault, with the usual return address and permissions.
fn keep_app(ports: &Ports, network: Network, id: &str) -> Result<(), Problem> {
    let known = ports.ledger.apps()?;
    if known.iter().any(|app| app.network == network && app.id == id) {
        return Ok(());
    }
    let default = known.iter().all(|app| app.network != network);
    Ok(ports.ledger.keep_app(&App::usual(network, id, default, ports.clock.now()))?)
}

fn give_pages_their_parents(ports: &Ports) -> Result<(), Problem> {
    let accounts = ports.ledger.accounts()?;
    for page in &accounts {
        let Some(person) = page.page.as_ref().and_then(|facts| facts.person.as_ref()) else { continue };
        let is_theirs = |other: &&Account| other.network == page.network && other.user_id == *person;
        if let Some(parent) = accounts.iter().find(is_theirs) {
            let parent = Some(parent.id.clone());
            ports.ledger.keep(&Account { parent, ..page.clone() }, None, &[], None)?;
        }
    }
    Ok(())
}
