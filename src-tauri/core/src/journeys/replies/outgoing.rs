//! Tokens that were connected here for somebody else. Each is sealed to their key at once, so that this computer cannot
//! use it, and kept until the person says that it was sent.
//!
//! Ends in: `x.ourFault` where the system gives no random numbers, and whatever vault, ledger and lock say of themselves.

use serde::{Deserialize, Serialize};

use super::{KEPT_FOR, VERSION, change, listed, read, written};
use crate::account::App;
use crate::handover::Reply;
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::ports::{EntryName, Ledger, LedgerTrouble, Ports, Profile};
use crate::problem::{Action, Code, FactName, Problem};
use crate::sealed;
use crate::secret::Secret;

/// The setting that lists the apps whose tokens are for somebody else.
const FOR_OTHERS: &str = "reply-to";

/// The setting that lists the sealed tokens that wait to be sent.
const WAITING: &str = "replies";

/// For whom the tokens are that log-ins with an app bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyTo {
    pub network: Network,
    pub app_id: String,
    /// The public key to seal to.
    pub key: String,
    /// Their name, where they gave one.
    #[serde(default)]
    pub from: Option<String>,
}

impl ReplyTo {
    fn is_of(&self, network: Network, app_id: &str) -> bool {
        self.network == network && self.app_id == app_id
    }
}

/// A sealed token that waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    pub network: Network,
    /// Meta's id of the account.
    pub user_id: String,
    /// Meta's name of it.
    pub name: String,
    /// The name of the person that it is for, where they gave one.
    #[serde(default)]
    pub from: Option<String>,
    pub sealed_at: Moment,
}

impl Outgoing {
    fn entry(&self) -> EntryName {
        EntryName::reply(self.network, &self.user_id)
    }

    fn is_same(&self, other: &Self) -> bool {
        self.network == other.network && self.user_id == other.user_id
    }
}

#[derive(Serialize, Deserialize)]
struct Entry {
    v: u32,
    text: String,
    about: Outgoing,
}

#[derive(Serialize, Deserialize)]
struct AppEntry {
    v: u32,
    about: ReplyTo,
}

/// For whom the tokens of an app are; None where they are this person's own.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn meant_for(ports: &Ports, app: &App) -> Result<Option<ReplyTo>, LedgerTrouble> {
    let list: Vec<ReplyTo> = listed(ports.ledger.as_ref(), FOR_OTHERS)?;
    Ok(list.into_iter().find(|to| to.is_of(app.network, &app.id)))
}

/// All apps whose tokens are for somebody else.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn sealed_for(ledger: &dyn Ledger) -> Result<Vec<ReplyTo>, LedgerTrouble> {
    listed(ledger, FOR_OTHERS)
}

/// Stores for whom the tokens of an app are; None: they are this person's own.
///
/// # Errors
///
/// The vault or the ledger cannot be written.
pub async fn set_reply_to(
    ports: &Ports,
    (network, app_id): (Network, &str),
    to: Option<ReplyTo>,
) -> Result<(), Problem> {
    let known: Vec<ReplyTo> = listed(ports.ledger.as_ref(), FOR_OTHERS)?;
    if to.is_none() && !known.iter().any(|known| known.is_of(network, app_id)) {
        return Ok(());
    }
    mark(ports, (network, app_id), to.clone()).await?;
    let name = EntryName::for_other(network, app_id);
    // The vault says it too: with the ledger it would be lost that the next token is not this person's own.
    match to {
        Some(about) => ports.vault.write(&name, &written(&AppEntry { v: VERSION, about })).await?,
        None => ports.vault.delete(&name).await?,
    }
    Ok(())
}

async fn mark(ports: &Ports, (network, app_id): (Network, &str), to: Option<ReplyTo>) -> Result<(), Problem> {
    change(ports, FOR_OTHERS, |list: &mut Vec<ReplyTo>| {
        list.retain(|known| !known.is_of(network, app_id));
        list.extend(to);
    })
    .await
}

/// Seals a token for the person that it is for, and keeps the sealed text until it was sent.
///
/// # Errors
///
/// The text cannot be sealed, or the vault or the ledger cannot be written.
pub async fn hold_back(
    ports: &Ports,
    to: &ReplyTo,
    reply: &Reply,
    whose: &Profile,
) -> Result<Outgoing, Problem> {
    let text = sealed::to_key(&reply.text(), &to.key).map_err(|error| {
        Problem::new(Code::OurFault, Action::Report).with_text(FactName::Detail, error.to_string())
    })?;
    let about = Outgoing {
        network: reply.network,
        user_id: whose.user_id.clone(),
        name: whose.name.clone(),
        from: to.from.clone(),
        sealed_at: ports.clock.now(),
    };
    list(ports, about.clone()).await?;
    let entry = Entry { v: VERSION, text, about: about.clone() };
    ports.vault.write(&about.entry(), &written(&entry)).await?;
    Ok(about)
}

/// The sealed tokens that wait to be sent, in the order in which they were sealed.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn waiting(ledger: &dyn Ledger) -> Result<Vec<Outgoing>, LedgerTrouble> {
    listed(ledger, WAITING)
}

/// The text to send; None where a program was cut off before the text was kept.
///
/// # Errors
///
/// The vault cannot be read.
pub async fn text_of(ports: &Ports, outgoing: &Outgoing) -> Result<Option<Secret>, Problem> {
    let content = ports.vault.read(&outgoing.entry()).await?;
    Ok(content.and_then(|content| read::<Entry>(&content)).map(|entry| Secret::new(entry.text)))
}

/// Forgets a sealed token, because it was sent.
///
/// # Errors
///
/// The vault or the ledger cannot be written.
pub async fn sent(ports: &Ports, outgoing: &Outgoing) -> Result<(), Problem> {
    ports.vault.delete(&outgoing.entry()).await?;
    change(ports, WAITING, |list: &mut Vec<Outgoing>| list.retain(|known| !known.is_same(outgoing))).await
}

pub(super) async fn purge(ports: &Ports, now: Moment) -> Result<(), Problem> {
    for old in
        waiting(ports.ledger.as_ref())?.iter().filter(|old| moment::span(old.sealed_at, now) > KEPT_FOR)
    {
        sent(ports, old).await?;
    }
    Ok(())
}

pub(super) async fn list_anew(ports: &Ports, name: &EntryName, content: &Secret) -> Result<(), Problem> {
    match read::<Entry>(content).map(|entry| entry.about).filter(|about| about.entry() == *name) {
        Some(about) => list(ports, about).await,
        None => Ok(()),
    }
}

/// Marks an app as somebody else's again, as its entry says.
pub(super) async fn mark_anew(ports: &Ports, name: &EntryName, content: &Secret) -> Result<(), Problem> {
    let Some(app) = name.for_other_of() else { return Ok(()) };
    match read::<AppEntry>(content).map(|entry| entry.about).filter(|about| about.is_of(app.0, app.1)) {
        Some(about) => mark(ports, app, Some(about)).await,
        None => Ok(()),
    }
}

async fn list(ports: &Ports, about: Outgoing) -> Result<(), Problem> {
    change(ports, WAITING, |list: &mut Vec<Outgoing>| {
        list.retain(|known| !known.is_same(&about));
        list.push(about);
    })
    .await
}
