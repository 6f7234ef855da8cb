//! The password vault of this computer.

use async_trait::async_trait;

use crate::account::Account;
use crate::network::Network;
use crate::secret::Secret;

/// Keeps secrets. A locked or absent vault is a state, never "no entry".
#[async_trait]
pub trait Vault: Send + Sync {
    /// The entry, or None when the vault is in good health and has none of this name.
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble>;
    /// Stores the entry, replacing what was there in one step.
    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble>;
    /// Removes the entry; one that is not there is removed already.
    async fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble>;
}

/// The name of an entry within this installation, e.g. `threads/1784` or `app/threads/1029`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryName(String);

impl EntryName {
    /// Where the tokens of an account are.
    pub fn account(network: Network, user_id: &str) -> Self {
        Self(format!("{network}/{user_id}"))
    }

    /// Where the secret of a Meta app is.
    pub fn app(network: Network, id: &str) -> Self {
        Self(format!("app/{network}/{id}"))
    }

    /// An entry that belongs to this one, for parts that do not fit.
    pub fn part(&self, part: &str) -> Self {
        Self(format!("{}/{part}", self.0))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Account {
    /// The vault entry that holds the account's tokens.
    pub fn entry(&self) -> EntryName {
        EntryName::account(self.network, &self.user_id)
    }
}

/// Why the vault gave nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultTrouble {
    /// It is locked, and nobody unlocked it in time.
    #[error("the password vault is locked")]
    Locked,
    /// There is none on this computer.
    #[error("no password vault was found")]
    Missing,
    /// It answered with something else; never part of a secret.
    #[error("the password vault refused: {0}")]
    Refused(String),
}
