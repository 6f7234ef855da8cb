//! Keys to which others seal a token for us, and the apps whose tokens are sealed here for others, with those tokens.
//!
//! The ledger lists them, because not every vault can; the vault holds them. An entry is listed before it is
//! written, so that none is left in the vault that nobody would delete. A used key lives for another day, because one
//! person may have several accounts to send; then, or 30 days after it was made, it is forgotten. Held by
//! `tests/promises/handover.rs`.
//!
//! Ends in: `x.paste` for a text that no key of ours opens, and whatever vault, ledger and lock say of themselves.

mod outgoing;

use chrono::TimeDelta;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::LOCK_WAIT;
use crate::handover::{self, Reply};
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::ports::{EntryName, Ledger, LedgerTrouble, Ports, VaultTrouble};
use crate::problem::Problem;
use crate::sealed::{Key, NotOpened};
use crate::secret::Secret;

pub use outgoing::{
    Outgoing, ReplyTo, hold_back, meant_for, sealed_for, sent, set_reply_to, text_of, waiting,
};

/// How long a key is kept for a reply, and a sealed token for being sent.
pub const KEPT_FOR: TimeDelta = TimeDelta::days(30);

/// How long a key is kept after it opened a reply.
const KEPT_AFTER_USE: TimeDelta = TimeDelta::days(1);

/// The setting that lists the keys.
const KEYS: &str = "reply-keys";

/// The version of what the vault holds.
const VERSION: u32 = 1;

/// A key to which others seal a token, as the ledger lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ReplyKey {
    id: String,
    network: Network,
    app_id: String,
    made_at: Moment,
    /// When it first opened a reply.
    #[serde(default)]
    used_at: Option<Moment>,
}

impl ReplyKey {
    fn is_over(&self, now: Moment) -> bool {
        let is_old = moment::span(self.made_at, now) > KEPT_FOR;
        is_old || self.used_at.is_some_and(|used| moment::span(used, now) > KEPT_AFTER_USE)
    }
}

/// The vault's entry of a key. It says enough to list the key anew where the ledger was lost.
#[derive(Serialize, Deserialize)]
struct KeyEntry {
    v: u32,
    key: String,
    about: ReplyKey,
}

/// Makes a key to which a token of this app can be sealed. Returns its public half.
///
/// # Errors
///
/// The vault or the ledger cannot be written.
pub async fn new_key(ports: &Ports, network: Network, app_id: &str) -> Result<String, Problem> {
    let key = Key::fresh();
    let (id, made_at) = (Secret::new(key.public()).fingerprint(), ports.clock.now());
    let about = ReplyKey { id, network, app_id: app_id.to_owned(), made_at, used_at: None };
    change(ports, KEYS, |keys: &mut Vec<ReplyKey>| keys.push(about.clone())).await?;
    let name = EntryName::reply_key(&about.id);
    let entry = KeyEntry { v: VERSION, key: key.secret().expose().to_owned(), about };
    ports.vault.write(&name, &written(&entry)).await?;
    Ok(key.public())
}

/// A reply that one of our keys opened.
pub struct Opened {
    /// The token with what its sender says of it.
    pub reply: Reply,
    key: String,
}

/// Opens a sealed reply with the key that it is for.
///
/// # Errors
///
/// `x.paste` where no key that is kept opens it, or where it is damaged; otherwise the problem of the vault or the ledger.
pub async fn open(ports: &Ports, sealed: &str) -> Result<Opened, Problem> {
    let now = ports.clock.now();
    let keys: Vec<ReplyKey> = listed(ports.ledger.as_ref(), KEYS)?;
    for about in keys.into_iter().filter(|key| !key.is_over(now)) {
        let Some(content) = ports.vault.read(&EntryName::reply_key(&about.id)).await? else { continue };
        let entry: Option<KeyEntry> = read(&content);
        let Some(key) = entry.and_then(|entry| Key::of(&Secret::new(entry.key))) else { continue };
        match key.open(sealed) {
            Ok(content) => return Ok(Opened { reply: Reply::read(&content, now)?, key: about.id }),
            Err(NotOpened::OtherKey) => {}
            Err(why) => return Err(handover::not_opened(why)),
        }
    }
    Err(handover::not_opened(NotOpened::OtherKey))
}

/// Notes that the tokens of these replies are kept, after which their keys have a day left.
///
/// # Errors
///
/// The ledger cannot be written.
pub async fn used(ports: &Ports, opened: &[Opened]) -> Result<(), Problem> {
    let now = ports.clock.now();
    change(ports, KEYS, |keys: &mut Vec<ReplyKey>| {
        for key in keys.iter_mut().filter(|key| opened.iter().any(|opened| opened.key == key.id)) {
            key.used_at.get_or_insert(now);
        }
    })
    .await
}

/// Deletes the keys and the sealed tokens whose time is over. The vault is opened only when there is one.
///
/// # Errors
///
/// The vault or the ledger fails; the next run deletes the rest.
pub async fn purge(ports: &Ports, now: Moment) -> Result<(), Problem> {
    let keys: Vec<ReplyKey> = listed(ports.ledger.as_ref(), KEYS)?;
    for over in keys.into_iter().filter(|key| key.is_over(now)) {
        ports.vault.delete(&EntryName::reply_key(&over.id)).await?;
        change(ports, KEYS, |keys: &mut Vec<ReplyKey>| keys.retain(|key| key.id != over.id)).await?;
    }
    outgoing::purge(ports, now).await
}

/// Lists anew what the vault holds, where the ledger was lost. An entry that cannot be read stays as it is.
///
/// # Errors
///
/// The vault or the ledger fails.
pub async fn list_anew(ports: &Ports, names: &[EntryName]) -> Result<(), Problem> {
    let is_ours =
        |name: &&EntryName| name.reply_key_of().is_some() || name.for_other_of().is_some() || name.is_reply();
    for name in names.iter().filter(is_ours) {
        let content = match ports.vault.read(name).await {
            Ok(Some(content)) => content,
            Ok(None) | Err(VaultTrouble::Damaged) => continue,
            Err(trouble) => return Err(trouble.into()),
        };
        match name.reply_key_of() {
            Some(id) => {
                let entry: Option<KeyEntry> = read(&content);
                if let Some(KeyEntry { about, .. }) = entry.filter(|entry| entry.about.id == id) {
                    change(ports, KEYS, |keys: &mut Vec<ReplyKey>| keys.push(about)).await?;
                }
            }
            None if name.is_reply() => outgoing::list_anew(ports, name, &content).await?,
            None => outgoing::mark_anew(ports, name, &content).await?,
        }
    }
    Ok(())
}

/// A list of the ledger; empty where there is none, or where a newer version wrote it.
fn listed<T: DeserializeOwned>(ledger: &dyn Ledger, setting: &str) -> Result<Vec<T>, LedgerTrouble> {
    let text = ledger.setting(setting)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Changes a list of the ledger. Another program that changes it waits.
async fn change<T: Serialize + DeserializeOwned>(
    ports: &Ports,
    setting: &str,
    change: impl FnOnce(&mut Vec<T>),
) -> Result<(), Problem> {
    let _held = ports.locks.hold(setting, LOCK_WAIT).await?;
    let mut list = listed(ports.ledger.as_ref(), setting)?;
    change(&mut list);
    let text = serde_json::to_string(&list).unwrap_or_default();
    Ok(ports.ledger.set_setting(setting, &text)?)
}

/// An entry as the vault holds it. It is made of names, dates and texts, so that writing it cannot fail.
fn written(entry: &impl Serialize) -> Secret {
    Secret::new(serde_json::to_string(entry).unwrap_or_default())
}

/// An entry of the vault; None where it cannot be understood. serde's errors quote the text, so they are dropped.
fn read<T: DeserializeOwned>(content: &Secret) -> Option<T> {
    serde_json::from_str(content.expose()).ok()
}
