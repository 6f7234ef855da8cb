//! The vault entry of an account's tokens: how it is written, and split where a vault takes only short entries.
//!
//! The entry says inside whose it is, so that an entry that was put under another account's name is not taken for its
//! token, and so much about the account that a lost ledger is made anew from the vault. Entries of older versions, which
//! say neither, are read as well. Held by `an_entry_under_another_name_is_no_token_of_that_account` (`tests.rs` beside
//! this file) and by `tests/promises/lost.rs`.

use serde::{Deserialize, Serialize};

use super::{EntryName, Vault, VaultTrouble};
use crate::account::{Account, Kind, PageFacts, Way};
use crate::moment::Moment;
use crate::secret::Secret;
use crate::tokens::{Stored, Tokens};

/// The length in bytes above which an entry is stored in parts: Windows Credential Manager takes 2 560.
const WHOLE_ENTRY_LIMIT: usize = 2_500;

/// The version of the entry's format.
const VERSION: u32 = 1;

/// What the entry says about its account, beside the tokens: enough to make the ledger's row anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keepsake {
    /// Our own id of the account.
    pub id: String,
    /// Meta's name of it.
    pub name: String,
    /// The person's own name for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    pub kind: Kind,
    /// Facts that only a Facebook Page has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<PageFacts>,
    /// The ID of the Meta app that made the token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_id: Option<String>,
    /// How a person got the token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<Way>,
    pub auto_extend: bool,
    /// The permissions that connecting asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wanted: Vec<String>,
    pub connected_at: Moment,
    /// Set while a disconnect could be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disconnected_at: Option<Moment>,
}

impl Keepsake {
    fn of(account: &Account) -> Self {
        Self {
            id: account.id.clone(),
            name: account.name.clone(),
            label: account.label.clone(),
            kind: account.kind,
            page: account.page.clone(),
            app_id: account.app_id.clone(),
            way: account.way,
            auto_extend: account.auto_extend,
            wanted: account.permissions.wanted.clone(),
            connected_at: account.connected_at,
            disconnected_at: account.disconnected_at,
        }
    }
}

impl Tokens {
    /// Reads an account's entry and puts its parts together. An entry that says inside that it is another account's is
    /// none of this name.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`] when the vault does not answer, or when the entry cannot be understood.
    pub async fn read(vault: &dyn Vault, name: &EntryName) -> Result<Option<Self>, VaultTrouble> {
        Ok(Self::read_whole(vault, name).await?.map(|(tokens, _)| tokens))
    }

    /// Reads an account's entry, with what it says about the account; older entries say nothing.
    ///
    /// # Errors
    ///
    /// As [`Tokens::read`].
    pub async fn read_whole(
        vault: &dyn Vault,
        name: &EntryName,
    ) -> Result<Option<(Self, Option<Keepsake>)>, VaultTrouble> {
        let Some(content) = vault.read(name).await? else { return Ok(None) };
        let whole: Entry = parse(&content)?;
        if !is_named(whole.name.as_deref(), name) {
            return Ok(None);
        }
        let next = part(vault, name, "next", whole.next).await?;
        let previous = part(vault, name, "previous", whole.previous).await?;
        Ok(Some((Self { current: whole.current.into(), next, previous }, whole.about)))
    }

    /// Writes the entry: in one piece where it fits, otherwise with the token in use last, so that a program that ends
    /// in between leaves either the old state or the new one.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`]; the token in use is then still the old one.
    pub async fn write(&self, vault: &dyn Vault, account: &Account) -> Result<(), VaultTrouble> {
        let name = account.entry();
        let whole = self.entry(&name, Some(Keepsake::of(account)));
        let content = text(&whole)?;
        if content.len() <= WHOLE_ENTRY_LIMIT {
            return vault.write(&name, &Secret::new(content)).await;
        }
        for (kind, stored) in [("previous", &self.previous), ("next", &self.next)] {
            let part = name.part(kind);
            match stored {
                Some(stored) => {
                    let line = Line { name: Some(part.as_str().to_owned()), ..stored.into() };
                    vault.write(&part, &Secret::new(text(&line)?)).await?
                }
                None => vault.delete(&part).await?,
            }
        }
        let elsewhere = |stored: &Option<Stored>| stored.as_ref().map(|_| Held::Elsewhere(true));
        let current = Entry { next: elsewhere(&self.next), previous: elsewhere(&self.previous), ..whole };
        vault.write(&name, &Secret::new(text(&current)?)).await
    }

    /// Puts aside what stands under this name and is no entry of it: damaged, or another account's. So a new token may
    /// be written there and nothing is lost.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`] when the vault does not answer.
    pub async fn put_aside(vault: &dyn Vault, name: &EntryName) -> Result<(), VaultTrouble> {
        match vault.read(name).await? {
            Some(content) => vault.write(&name.part("aside"), &content).await,
            None => Ok(()),
        }
    }

    /// Removes the entry with its parts.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`]; a part of the entry may then still be there.
    pub async fn delete(vault: &dyn Vault, name: &EntryName) -> Result<(), VaultTrouble> {
        vault.delete(name).await?;
        vault.delete(&name.part("next")).await?;
        vault.delete(&name.part("previous")).await?;
        vault.delete(&name.part("aside")).await
    }

    fn entry(&self, name: &EntryName, about: Option<Keepsake>) -> Entry {
        let here = |stored: &Option<Stored>| stored.as_ref().map(|stored| Held::Here(stored.into()));
        Entry {
            v: VERSION,
            current: (&self.current).into(),
            next: here(&self.next),
            previous: here(&self.previous),
            name: Some(name.as_str().to_owned()),
            about,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Entry {
    v: u32,
    current: Line,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<Held>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<Held>,
    /// The name that the entry was written under; None in an entry of an older version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    about: Option<Keepsake>,
}

/// A token inside the entry, or a mark that it is stored in an entry of its own.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Held {
    Here(Line),
    Elsewhere(bool),
}

#[derive(Serialize, Deserialize)]
struct Line {
    token: String,
    obtained_at: Option<Moment>,
    expires_at: Option<Moment>,
    /// For a line that is an entry of its own: the name that it was written under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

impl From<&Stored> for Line {
    fn from(stored: &Stored) -> Self {
        Self {
            token: stored.token.expose().to_owned(),
            obtained_at: stored.obtained_at,
            expires_at: stored.expires_at,
            name: None,
        }
    }
}

impl From<Line> for Stored {
    fn from(line: Line) -> Self {
        Self { token: Secret::new(line.token), obtained_at: line.obtained_at, expires_at: line.expires_at }
    }
}

async fn part(
    vault: &dyn Vault,
    name: &EntryName,
    kind: &str,
    held: Option<Held>,
) -> Result<Option<Stored>, VaultTrouble> {
    match held {
        None => Ok(None),
        Some(Held::Here(line)) => Ok(Some(line.into())),
        Some(Held::Elsewhere(_)) => {
            let name = name.part(kind);
            let Some(content) = vault.read(&name).await? else { return Ok(None) };
            let line: Line = parse(&content)?;
            Ok(is_named(line.name.as_deref(), &name).then(|| line.into()))
        }
    }
}

/// Whether an entry is of this name: it says so inside, or it is of an older version and says nothing.
fn is_named(inside: Option<&str>, name: &EntryName) -> bool {
    inside.is_none_or(|inside| inside == name.as_str())
}

/// Parses an entry. serde's errors quote the text that they read, so they are dropped.
fn parse<T: for<'a> Deserialize<'a>>(content: &Secret) -> Result<T, VaultTrouble> {
    serde_json::from_str(content.expose()).map_err(|_| VaultTrouble::Damaged)
}

fn text(content: &impl Serialize) -> Result<String, VaultTrouble> {
    serde_json::to_string(content)
        .map_err(|_| VaultTrouble::Refused("the entry cannot be written".to_owned()))
}

#[cfg(test)]
mod tests;
