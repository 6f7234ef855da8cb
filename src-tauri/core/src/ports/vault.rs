//! The password vault of this computer.

mod token_entry;

use async_trait::async_trait;

use crate::account::Account;
use crate::network::Network;
use crate::problem::{Action, Code, FactName, Problem};
use crate::secret::Secret;

/// Keeps secrets. A locked or absent vault is a state, never "no entry".
#[async_trait]
pub trait Vault: Send + Sync {
    /// The entry, or None when the vault is in good health and has none of this name.
    ///
    /// # Errors
    /// [`VaultTrouble`] when the vault is locked, absent or refuses; never for an entry that is absent.
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble>;
    /// Stores the entry, replacing what was there in one step.
    ///
    /// # Errors
    /// [`VaultTrouble`]; the vault then holds what it held.
    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble>;
    /// Removes the entry; removing an absent entry succeeds.
    ///
    /// # Errors
    /// [`VaultTrouble`]; the entry may then still be there.
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

    /// The name as the vault is given it.
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
    /// The vault is locked, and the person did not unlock it in time.
    #[error("the password vault is locked")]
    Locked,
    /// This computer has no vault, or none that is running.
    #[error("no password vault was found")]
    Missing,
    /// The vault answered with another error, in its own words; they never hold part of a secret.
    #[error("the password vault refused: {0}")]
    Refused(String),
}

impl VaultTrouble {
    /// The word for the log: which kind of trouble it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Missing => "missing",
            Self::Refused(_) => "refused",
        }
    }
}

impl From<VaultTrouble> for Problem {
    fn from(trouble: VaultTrouble) -> Self {
        match trouble {
            VaultTrouble::Locked => Self::new(Code::VaultLocked, Action::RetryLater),
            VaultTrouble::Missing => Self::new(Code::VaultMissing, Action::RetryLater),
            VaultTrouble::Refused(why) => {
                Self::new(Code::VaultMissing, Action::RetryLater).with_text(FactName::Detail, why)
            }
        }
    }
}
