//! Entries that are longer than the keychain takes, kept in pieces beside a short entry that lists them.
//!
//! The pieces are written first and the short entry last, in one step: a program that ends in between leaves the old
//! content, or the new one. Each write gives its pieces names of their own, so that two programs that write one entry at
//! the same time never mix them. Held by `a_write_that_is_cut_off_leaves_the_old_content_or_the_new_one`.

use async_trait::async_trait;
use ring::rand::{SecureRandom, SystemRandom};
use sixty_core::ports::{EntryName, Sight, Vault, VaultTrouble};
use sixty_core::secret::Secret;

/// What a short entry begins with; nothing that is kept does.
const MARK: &str = "sixty-pieces ";

/// The beginning of the last part of a piece's name.
const PIECE: &str = "piece-";

/// How often an entry is read anew that another program replaces meanwhile.
const READINGS: usize = 5;

/// A vault whose entries have a longest length.
pub(super) struct InPieces<V> {
    vault: V,
    longest: usize,
}

impl<V: Vault> InPieces<V> {
    /// `longest` is the length in bytes of the longest entry that `vault` takes, some dozens at least.
    pub(super) fn new(vault: V, longest: usize) -> Self {
        Self { vault, longest }
    }

    /// The list that the short entry of this name holds; None where the entry is whole or absent.
    async fn list(&self, name: &EntryName) -> Result<Option<List>, VaultTrouble> {
        Ok(self.vault.read(name).await?.as_ref().and_then(List::read))
    }

    async fn joined(&self, name: &EntryName, list: &List) -> Result<Option<Secret>, VaultTrouble> {
        let mut whole = Secret::new(String::new());
        for piece in list.names(name) {
            let Some(piece) = self.vault.read(&piece).await? else { return Ok(None) };
            whole = Secret::new([whole.expose(), piece.expose()].concat());
        }
        Ok(Some(whole))
    }

    async fn remove(&self, name: &EntryName, list: &List) -> Result<(), VaultTrouble> {
        for piece in list.names(name) {
            self.vault.delete(&piece).await?;
        }
        Ok(())
    }
}

#[async_trait]
impl<V: Vault> Vault for InPieces<V> {
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble> {
        for _ in 0..READINGS {
            let Some(content) = self.vault.read(name).await? else { return Ok(None) };
            let Some(list) = List::read(&content) else { return Ok(Some(content)) };
            if let Some(whole) = self.joined(name, &list).await? {
                return Ok(Some(whole));
            }
        }
        Err(VaultTrouble::Damaged)
    }

    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble> {
        let before = self.list(name).await?;
        if content.expose().len() <= self.longest {
            self.vault.write(name, content).await?;
        } else {
            let pieces = cut(content.expose(), self.longest);
            let list = List { write: own_name()?, count: pieces.len() };
            for (piece, name) in pieces.into_iter().zip(list.names(name)) {
                self.vault.write(&name, &Secret::new(piece)).await?;
            }
            self.vault.write(name, &list.text()).await?;
        }
        // The new content counts from here on. A piece of the old one that stays is removed with the entry.
        if let Some(before) = before {
            self.remove(name, &before).await.ok();
        }
        Ok(())
    }

    async fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble> {
        let listed = self.list(name).await?;
        self.vault.delete(name).await?;
        if let Some(list) = listed {
            self.remove(name, &list).await?;
        }
        // What writes that were cut off have left.
        for piece in self.vault.names().await?.unwrap_or_default() {
            if whose(&piece) == Some(name.as_str()) {
                self.vault.delete(&piece).await?;
            }
        }
        Ok(())
    }

    async fn names(&self) -> Result<Option<Vec<EntryName>>, VaultTrouble> {
        let names = self.vault.names().await?;
        Ok(names.map(|names| names.into_iter().filter(|name| whose(name).is_none()).collect()))
    }

    async fn take_over(&self) -> Result<bool, VaultTrouble> {
        self.vault.take_over().await
    }

    async fn look(&self) -> Result<Sight, VaultTrouble> {
        self.vault.look().await
    }

    fn ask_again(&self) {
        self.vault.ask_again();
    }
}

/// Which pieces make up an entry.
struct List {
    /// Names the write that made them.
    write: String,
    count: usize,
}

impl List {
    fn read(content: &Secret) -> Option<Self> {
        let (write, count) = content.expose().strip_prefix(MARK)?.split_once(' ')?;
        Some(Self { write: write.to_owned(), count: count.parse().ok()? })
    }

    fn text(&self) -> Secret {
        Secret::new(format!("{MARK}{} {}", self.write, self.count))
    }

    fn names(&self, name: &EntryName) -> impl Iterator<Item = EntryName> {
        (0..self.count).map(|at| name.part(&format!("{PIECE}{}-{at}", self.write)))
    }
}

/// The name of the entry that a piece belongs to; None for any other entry.
fn whose(name: &EntryName) -> Option<&str> {
    let (whole, part) = name.as_str().rsplit_once('/')?;
    part.starts_with(PIECE).then_some(whole)
}

/// Cuts a text into pieces of at most `longest` bytes, between two characters.
fn cut(text: &str, longest: usize) -> Vec<String> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(longest.max(4)));
        pieces.push(piece.to_owned());
        rest = after;
    }
    pieces
}

fn own_name() -> Result<String, VaultTrouble> {
    let mut bytes = [0; 8];
    let made = SystemRandom::new().fill(&mut bytes);
    made.map_err(|_| VaultTrouble::Refused("the system has no random numbers".to_owned()))?;
    Ok(format!("{:016x}", u64::from_be_bytes(bytes)))
}

#[cfg(test)]
mod tests;
