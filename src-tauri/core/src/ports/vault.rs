//! The password vault of this computer.

mod token_entry;

use async_trait::async_trait;

use crate::account::Account;
use crate::network::Network;
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::secret::Secret;

pub use token_entry::Keepsake;

/// Keeps secrets. A locked or missing vault is an error, never "no entry".
#[async_trait]
pub trait Vault: Send + Sync {
    /// The entry; None when the vault works and has no entry of this name.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`] when the vault is locked, missing or refuses; never for a missing entry.
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble>;
    /// Stores the entry, replacing the old content in one step.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`]; the vault then still holds the old content.
    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble>;
    /// Removes the entry; removing a missing entry succeeds.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`]; the entry may then still be there.
    async fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble>;
    /// The names of all entries of this installation; None where the vault cannot list them. Reads no content.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`] when the vault is locked, missing or refuses.
    async fn names(&self) -> Result<Option<Vec<EntryName>>, VaultTrouble>;
    /// Copies the entries of the one other installation of this user that has accounts under the names of this one. Where
    /// there is none, or where several are, nothing is copied and the answer is false, because nothing tells whose they
    /// are. The other's entries stay, because it may be alive.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble`] when the vault is locked, missing or refuses; some entries may then be copied.
    async fn take_over(&self) -> Result<bool, VaultTrouble>;
    /// Whether something could be kept, as far as that shows without a prompt: a vault that is only locked counts as
    /// one. A vault about which nothing shows is taken for one too.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble::Missing`] or [`VaultTrouble::NoKeyring`].
    async fn look(&self) -> Result<(), VaultTrouble> {
        Ok(())
    }
}

/// The name of an entry within this installation, e.g. `threads/1784` or `app/threads/1029`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryName(String);

impl EntryName {
    /// The name of the entry with an account's tokens.
    pub fn account(network: Network, user_id: &str) -> Self {
        Self(format!("{network}/{user_id}"))
    }

    /// The name of the entry with a Meta app's secret.
    pub fn app(network: Network, id: &str) -> Self {
        Self(format!("app/{network}/{id}"))
    }

    /// The name of the entry with a key to which others seal a token, by our own id of the key.
    pub fn reply_key(id: &str) -> Self {
        Self(format!("reply-key/{id}"))
    }

    /// The name of the entry with a token that was connected and sealed for somebody else, and waits to be sent.
    pub fn reply(network: Network, user_id: &str) -> Self {
        Self(format!("reply/{network}/{user_id}"))
    }

    /// The name of the entry that says for whom the tokens of an app are, where they are for somebody else.
    pub fn for_other(network: Network, app_id: &str) -> Self {
        Self(format!("for-other/{network}/{app_id}"))
    }

    /// The name of an additional entry that belongs to this one, for content that is too long for one.
    pub fn part(&self, part: &str) -> Self {
        Self(format!("{}/{part}", self.0))
    }

    /// The name that a vault lists, as it was received.
    pub fn listed(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The account that the entry belongs to, by network and Meta's id; None for an app's secret and for a part.
    pub fn account_of(&self) -> Option<(Network, &str)> {
        let (network, user_id) = self.0.split_once('/')?;
        let network = network.parse().ok()?;
        (!user_id.is_empty() && !user_id.contains('/')).then_some((network, user_id))
    }

    /// The app that the secret belongs to, by network and app ID; None for any other entry.
    pub fn app_of(&self) -> Option<(Network, &str)> {
        let (network, id) = self.0.strip_prefix("app/")?.split_once('/')?;
        let network = network.parse().ok()?;
        (!id.is_empty() && !id.contains('/')).then_some((network, id))
    }

    /// The id of the key that the entry holds; None for any other entry.
    pub fn reply_key_of(&self) -> Option<&str> {
        self.0.strip_prefix("reply-key/").filter(|id| !id.is_empty() && !id.contains('/'))
    }

    /// Whether the entry holds a sealed token that waits to be sent.
    pub fn is_reply(&self) -> bool {
        self.0.starts_with("reply/")
    }

    /// The app whose tokens are for somebody else, by network and app ID; None for any other entry.
    pub fn for_other_of(&self) -> Option<(Network, &str)> {
        let (network, id) = self.0.strip_prefix("for-other/")?.split_once('/')?;
        Some((network.parse().ok()?, id))
    }

    /// The name as text, as the vault receives it.
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

/// The reasons why the vault did not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultTrouble {
    /// The vault is locked, and the person did not unlock it in time.
    #[error("the password vault is locked")]
    Locked,
    /// This computer has no vault, or it is not running.
    #[error("no password vault was found")]
    Missing,
    /// The vault runs and has no keyring in which entries are kept.
    #[error("the password vault has no keyring")]
    NoKeyring,
    /// One entry cannot be understood; the others may be well.
    #[error("the entry is damaged")]
    Damaged,
    /// Another error of the vault, in its own words; they never contain a part of a secret.
    #[error("the password vault refused: {0}")]
    Refused(String),
}

impl VaultTrouble {
    /// The word for the log: which kind of trouble it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Missing => "missing",
            Self::NoKeyring => "no_keyring",
            Self::Damaged => "damaged",
            Self::Refused(_) => "refused",
        }
    }
}

impl From<VaultTrouble> for Problem {
    fn from(trouble: VaultTrouble) -> Self {
        match trouble {
            VaultTrouble::Locked => Self::new(Code::VaultLocked, Action::RetryLater),
            VaultTrouble::Missing => Self::new(Code::VaultMissing, Action::RetryLater),
            VaultTrouble::NoKeyring => {
                Self::new(Code::VaultMissing, Action::RetryLater).because(Case::NoKeyring)
            }
            VaultTrouble::Damaged => {
                Self::new(Code::VaultLost, Action::Reconnect).with_text(FactName::Detail, trouble.to_string())
            }
            VaultTrouble::Refused(why) => {
                Self::new(Code::VaultMissing, Action::RetryLater).with_text(FactName::Detail, why)
            }
        }
    }
}
