//! Brings back what is in a backup: what is missing here comes, and what is here stays, unless the backup has a token that
//! is known to be better.
//!
//! * each app that is missing: for whom its tokens are → secret in the vault → ledger
//! * each account, a person before their Pages: lock → judged → pending → vault → ledger → its missing places
//! * places that wait for an account → settings that are still as they were at the beginning
//!
//! Meta is not asked, and no place is written to: the next check looks at each account. Whatever of it was done before a
//! cut-off is here, so that the same command once more does the rest. Held by
//! `after_every_arrow_of_restore_no_token_is_lost_and_the_next_run_ends_the_work` (`tests/promises/backup_dying.rs`).
//!
//! Ends in: whatever vault, ledger and lock say of themselves.

mod places;

use serde_json::json;

use super::replies::{self, ReplyTo};
use super::{LOCK_WAIT, apps, arrive, fresh_id, line, rebuild, recover};
use crate::account::{Account, App, Kind, Pending, PendingKind};
use crate::backup::{Backup, Ours, Outcome, SavedAccount, SavedApp, judge};
use crate::places::Place;
use crate::ports::{EntryName, LedgerTrouble, Ports, VaultTrouble};
use crate::problem::Problem;
use crate::settings::{self, Settings};
use crate::tokens::Tokens;

use places::Places;

/// What a restore does, or has done.
pub struct Restored {
    /// Each account of the backup as it is here then, with what becomes of it.
    pub accounts: Vec<(Account, Outcome)>,
    /// The apps that come.
    pub apps: Vec<SavedApp>,
    /// The places that come.
    pub places: Vec<Place>,
    /// The keys of the settings that are taken.
    pub settings: Vec<&'static str>,
}

/// What a restore of this backup would do. Nothing is changed.
///
/// # Errors
///
/// The vault or the ledger cannot be read.
pub async fn foresee(ports: &Ports, backup: &Backup) -> Result<Restored, Problem> {
    let mut accounts = Vec::new();
    let mut coming = Vec::new();
    let (places, own) = (Places::here(ports)?, Place::by_account(&backup.places));
    for saved in in_order(backup) {
        let here = here(ports, saved).await?;
        let outcome = judge(saved, here.as_ref().map(Here::ours), ports.clock.now());
        let account = match outcome {
            Outcome::Restored => better(ports, saved, here.as_ref())?,
            _ => here.map_or_else(|| saved.account.clone(), |here| here.account),
        };
        for place in own.of(&saved.account.id) {
            if !places.has(ports, place, Some(&account))? {
                coming.push((*place).clone());
            }
        }
        accounts.push((account, outcome));
    }
    for place in backup.places.iter().filter(|place| place.account.is_none()) {
        if !places.has(ports, place, None)? {
            coming.push(place.clone());
        }
    }
    let mut apps = Vec::new();
    for saved in &backup.apps {
        if apps::find(ports, saved.app.network, &saved.app.id)?.is_none() {
            apps.push(saved.clone());
        }
    }
    let settings = settings_to_take(ports, backup)?.into_iter().map(|(key, _)| key).collect();
    Ok(Restored { accounts, apps, places: coming, settings })
}

/// Brings back what is in a backup.
///
/// # Errors
///
/// The vault, the ledger or a lock fails. What was done until then stays, and the next run does the rest.
pub async fn restore(ports: &Ports, backup: &Backup) -> Result<Restored, Problem> {
    let mut restored =
        Restored { accounts: Vec::new(), apps: Vec::new(), places: Vec::new(), settings: Vec::new() };
    for saved in &backup.apps {
        if app(ports, saved).await? {
            restored.apps.push(saved.clone());
        }
    }
    let (mut places, own) = (Places::here(ports)?, Place::by_account(&backup.places));
    for saved in in_order(backup) {
        let row = account(ports, saved, own.of(&saved.account.id), &mut places).await?;
        restored.accounts.push(row);
    }
    adopt_pages(ports).await?;
    for place in backup.places.iter().filter(|place| place.account.is_none()) {
        places.bring_back(ports, place, None).await?;
    }
    for (key, text) in settings_to_take(ports, backup)? {
        ports.ledger.set_setting(key, &text)?;
        restored.settings.push(key);
    }
    restored.places = places.brought_back();
    Ok(restored)
}

/// People before their Pages, so that a Page finds the account that it belongs to.
fn in_order(backup: &Backup) -> impl Iterator<Item = &SavedAccount> {
    let is_page = |saved: &&SavedAccount| saved.account.kind == Kind::Page;
    let others = backup.accounts.iter().filter(move |saved| !is_page(saved));
    others.chain(backup.accounts.iter().filter(is_page))
}

/// Keeps an app that is missing; true if it was. An app that is here stays as it is.
async fn app(ports: &Ports, saved: &SavedApp) -> Result<bool, Problem> {
    let (network, id) = (saved.app.network, &saved.app.id);
    if apps::find(ports, network, id)?.is_some() {
        return Ok(false);
    }
    // First of all, so that no token of somebody else's is ever taken for one's own.
    if let Some(to) = &saved.sealed_for {
        let (key, from) = (to.key.clone(), to.from.clone());
        let to = ReplyTo { network, app_id: id.clone(), key, from };
        replies::set_reply_to(ports, (network, id), Some(to)).await?;
    }
    if let Some(secret) = &saved.secret {
        ports.vault.write(&EntryName::app(network, id), secret).await?;
    }
    let has_default = ports.ledger.apps()?.iter().any(|app| app.network == network && app.default);
    let app = App { default: saved.app.default && !has_default, ..saved.app.clone() };
    ports.ledger.keep_app(&app)?;
    Ok(true)
}

/// An account of the backup that is here.
struct Here {
    account: Account,
    /// Whether the ledger has it. It has not where it was lost and the vault cannot list what it holds.
    is_listed: bool,
    /// Its tokens, where the vault has them and the ledger can explain them.
    tokens: Option<Tokens>,
    /// Whatever tokens stand under its name.
    stored: Option<Tokens>,
}

impl Here {
    fn ours(&self) -> Ours<'_> {
        Ours { account: &self.account, tokens: self.tokens.as_ref() }
    }
}

/// The account of the backup as it is here; None where it is not. It is the same by Meta's id, whatever our own id is.
async fn here(ports: &Ports, saved: &SavedAccount) -> Result<Option<Here>, Problem> {
    let (network, user_id) = (saved.account.network, saved.account.user_id.as_str());
    let Some(account) = ports.ledger.account_of(network, user_id)? else {
        let found = rebuild::found_in_vault(ports, network, user_id).await?;
        return Ok(found.map(|(account, tokens)| {
            let (tokens, stored) = (Some(tokens.clone()), Some(tokens));
            Here { account, is_listed: false, tokens, stored }
        }));
    };
    let stored = match Tokens::read(ports.vault.as_ref(), &account.entry()).await {
        Ok(stored) => stored,
        Err(VaultTrouble::Damaged) => None,
        Err(trouble) => return Err(trouble.into()),
    };
    let tokens = match &stored {
        Some(tokens) if recover::is_explained(ports, &account, tokens)? => Some(tokens.clone()),
        _ => None,
    };
    Ok(Some(Here { account, is_listed: true, tokens, stored }))
}

/// Brings one account back, with its places.
async fn account(
    ports: &Ports,
    saved: &SavedAccount,
    own: &[&Place],
    places: &mut Places,
) -> Result<(Account, Outcome), Problem> {
    // As every arrival: two programs that add the same account have no account id in common yet.
    let arriving = format!("{}-{}", saved.account.network, saved.account.user_id);
    let _arriving = ports.locks.hold(&arriving, LOCK_WAIT).await?;
    let id = match here(ports, saved).await? {
        Some(here) => here.account.id,
        None => free_id(ports, &saved.account.id)?,
    };
    let _held = ports.locks.hold(&id, LOCK_WAIT).await?;
    let here = here(ports, saved).await?;
    let outcome = judge(saved, here.as_ref().map(Here::ours), ports.clock.now());
    let account = match (outcome, here) {
        (Outcome::Restored, here) => {
            let account = Account { id, ..better(ports, saved, here.as_ref())? };
            keep(ports, saved, &account, here.and_then(|here| here.stored)).await?;
            account
        }
        (_, Some(here)) => {
            if !here.is_listed {
                note(ports, &here.account, None)?;
            }
            here.account
        }
        // Only an account that is here is left as it is.
        (_, None) => saved.account.clone(),
    };
    for place in own {
        places.bring_back(ports, place, Some(&account)).await?;
    }
    places.look(ports, &account)?;
    Ok((account, outcome))
}

/// Stores the backup's token, and the account with it.
async fn keep(
    ports: &Ports,
    saved: &SavedAccount,
    account: &Account,
    stored: Option<Tokens>,
) -> Result<(), Problem> {
    let pending = Pending {
        id: 0,
        kind: PendingKind::Keep,
        started_at: ports.clock.now(),
        account: account.clone(),
        place: None,
    };
    let attempt = ports.ledger.begin(&pending)?;
    let vault = ports.vault.as_ref();
    let tokens = match stored {
        Some(stored) => {
            let replaced = stored.replaced_by(saved.tokens.current.clone());
            Tokens { next: saved.tokens.next.clone(), ..replaced }
        }
        None => {
            Tokens::put_aside(vault, &account.entry()).await?;
            saved.tokens.clone()
        }
    };
    tokens.write(vault, account).await?;
    Ok(note(ports, account, Some(attempt))?)
}

/// Writes the account into the ledger, which ends the step.
fn note(ports: &Ports, account: &Account, attempt: Option<i64>) -> Result<(), LedgerTrouble> {
    let facts = json!({ "expires_at": account.token.expires_at, "mark": account.token.fingerprint });
    let history = [line(account, ports.clock.now(), "restored", facts)];
    ports.ledger.keep(account, None, &history, attempt)
}

/// Gives the Pages of a person that were here before them their parent.
async fn adopt_pages(ports: &Ports) -> Result<(), Problem> {
    for page in ports.ledger.accounts()?.into_iter().filter(|account| account.page.is_some()) {
        let parent = arrive::parent_of(ports, &page)?;
        if parent.is_some_and(|parent| page.parent.as_ref() != Some(&parent.id)) {
            arrive::adopt(ports, &page.id).await?;
        }
    }
    Ok(())
}

/// The account with the token of the backup. What a person set here stays.
fn better(ports: &Ports, saved: &SavedAccount, here: Option<&Here>) -> Result<Account, Problem> {
    let theirs = &saved.account;
    let mut account = match here {
        None => Account { id: free_id(ports, &theirs.id)?, ..theirs.clone() },
        Some(Here { account: ours, .. }) => {
            let mut ours = ours.clone();
            ours.end_troubles();
            Account {
                token: theirs.token.clone(),
                permissions: theirs.permissions.clone(),
                app_id: theirs.app_id.clone().or_else(|| ours.app_id.clone()),
                way: theirs.way.or(ours.way),
                page: ours.page.clone().or_else(|| theirs.page.clone()),
                ..ours
            }
        }
    };
    account.adopt_by(arrive::parent_of(ports, &account)?.as_ref());
    Ok(account)
}

/// The account's own id, or another where an account here has it.
fn free_id(ports: &Ports, id: &str) -> Result<String, LedgerTrouble> {
    Ok(if ports.ledger.account(id)?.is_none() { id.to_owned() } else { fresh_id() })
}

/// The settings of the backup that are still as they were at the beginning here, each with its value.
fn settings_to_take(ports: &Ports, backup: &Backup) -> Result<Vec<(&'static str, String)>, LedgerTrouble> {
    let ours = settings::moved(&Settings::read(|key| ports.ledger.setting(key))?);
    let usual = settings::moved(&Settings::default());
    let is_taken = |(key, theirs): &(&'static str, String)| {
        ours.get(key) == usual.get(key) && usual.get(key) != Some(theirs)
    };
    Ok(settings::moved(&backup.settings).into_iter().filter(is_taken).collect())
}
