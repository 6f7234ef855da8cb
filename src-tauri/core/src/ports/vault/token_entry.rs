//! The vault entry of an account's tokens: how it is written, and split where a vault takes only short entries.

use serde::{Deserialize, Serialize};

use super::{EntryName, Vault, VaultTrouble};
use crate::moment::Moment;
use crate::secret::Secret;
use crate::tokens::{Stored, Tokens};

/// The length in bytes above which an entry is stored in parts: Windows Credential Manager takes 2 560.
const WHOLE_ENTRY_LIMIT: usize = 2_500;

/// The version of the entry's format.
const VERSION: u32 = 1;

impl Tokens {
    /// Reads an account's entry and puts its parts together.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`] when the vault does not answer, or when the entry cannot be understood.
    pub async fn read(vault: &dyn Vault, name: &EntryName) -> Result<Option<Self>, VaultTrouble> {
        let Some(content) = vault.read(name).await? else { return Ok(None) };
        let whole: Entry = parse(&content)?;
        let next = part(vault, name, "next", whole.next).await?;
        let previous = part(vault, name, "previous", whole.previous).await?;
        Ok(Some(Self { current: whole.current.into(), next, previous }))
    }

    /// Writes the entry: in one piece where it fits, otherwise with the token in use last, so that a program that ends
    /// in between leaves either the old state or the new one.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`]; the token in use is then still the old one.
    pub async fn write(&self, vault: &dyn Vault, name: &EntryName) -> Result<(), VaultTrouble> {
        let whole = self.entry();
        let content = text(&whole)?;
        if content.len() <= WHOLE_ENTRY_LIMIT {
            return vault.write(name, &Secret::new(content)).await;
        }
        for (kind, stored) in [("previous", &self.previous), ("next", &self.next)] {
            match stored {
                Some(stored) => {
                    vault.write(&name.part(kind), &Secret::new(text(&Line::from(stored))?)).await?
                }
                None => vault.delete(&name.part(kind)).await?,
            }
        }
        let elsewhere = |stored: &Option<Stored>| stored.as_ref().map(|_| Held::Elsewhere(true));
        let current = Entry { next: elsewhere(&self.next), previous: elsewhere(&self.previous), ..whole };
        vault.write(name, &Secret::new(text(&current)?)).await
    }

    /// Removes the entry with its parts.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`]; a part of the entry may then still be there.
    pub async fn delete(vault: &dyn Vault, name: &EntryName) -> Result<(), VaultTrouble> {
        vault.delete(name).await?;
        vault.delete(&name.part("next")).await?;
        vault.delete(&name.part("previous")).await
    }

    fn entry(&self) -> Entry {
        let here = |stored: &Option<Stored>| stored.as_ref().map(|stored| Held::Here(stored.into()));
        Entry {
            v: VERSION,
            current: (&self.current).into(),
            next: here(&self.next),
            previous: here(&self.previous),
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
}

impl From<&Stored> for Line {
    fn from(stored: &Stored) -> Self {
        Self {
            token: stored.token.expose().to_owned(),
            obtained_at: stored.obtained_at,
            expires_at: stored.expires_at,
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
        Some(Held::Elsewhere(_)) => match vault.read(&name.part(kind)).await? {
            Some(content) => Ok(Some(parse::<Line>(&content)?.into())),
            None => Ok(None),
        },
    }
}

/// Parses an entry. serde's errors quote the text that they read, so they are dropped.
fn parse<T: for<'a> Deserialize<'a>>(content: &Secret) -> Result<T, VaultTrouble> {
    serde_json::from_str(content.expose())
        .map_err(|_| VaultTrouble::Refused("the entry is damaged".to_owned()))
}

fn text(content: &impl Serialize) -> Result<String, VaultTrouble> {
    serde_json::to_string(content)
        .map_err(|_| VaultTrouble::Refused("the entry cannot be written".to_owned()))
}

#[cfg(test)]
mod tests;
