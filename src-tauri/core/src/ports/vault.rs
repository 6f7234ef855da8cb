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
    /// What shows of the vault without a prompt and without a secret.
    ///
    /// # Errors
    ///
    /// [`VaultTrouble::Missing`], [`VaultTrouble::NoKeyring`] or [`VaultTrouble::Denied`].
    async fn look(&self) -> Result<Sight, VaultTrouble> {
        Ok(Sight::Unsure)
    }
    /// Lets the system ask the person again, because they want it: a No counts for the calls after it as well.
    fn ask_again(&self) {}
}

/// What a look at a vault shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// It is open.
    Open,
    /// It is locked, and asks nobody.
    Locked,
    /// The system asks the person for the password, or whether this program may have the entry.
    Asking,
    /// It is there, and nothing else shows.
    Unsure,
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

    /// The name of the entry with the key that opens a place, by our own id of the place.
    pub fn place(id: &str) -> Self {
        Self(format!("place/{id}"))
    }

    /// The name of the entry with the key that opens what files held before we wrote them.
    pub fn former_key() -> Self {
        Self("former-key".to_owned())
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
    /// The vault is locked, and the person did not want to unlock it, or cannot be asked.
    #[error("the password vault is locked")]
    Locked,
    /// The system asks the person, and nobody has answered in time. The question stays until somebody does.
    #[error("the system asks for the password of the vault")]
    Asking,
    /// This computer has no vault, or it is not running.
    #[error("no password vault was found")]
    Missing,
    /// The vault runs and has no keyring in which entries are kept.
    #[error("the password vault has no keyring")]
    NoKeyring,
    /// The vault runs, and a rule of the system or of the vault keeps this program out.
    #[error("this program may not use the password vault")]
    Denied,
    /// The vault works and has no entry of this installation, although it should have several: it is another one than
    /// they were kept in.
    #[error("the password vault has none of the entries that were kept")]
    NoneOfOurs,
    /// The file of the vault is sealed with another passphrase.
    #[error("the passphrase does not open the vault")]
    WrongPassphrase,
    /// The passphrase cannot be read, in words that contain no part of it.
    #[error("{0}")]
    NoPassphrase(String),
    /// One entry cannot be understood; the others may be well.
    #[error("the entry is damaged")]
    Damaged,
    /// One entry is there and only a person can say what it is, e.g. where two of one name differ. The others may be well.
    #[error("{0}")]
    Unclear(String),
    /// Another error of the vault, in its own words; they never contain a part of a secret.
    #[error("the password vault refused: {0}")]
    Refused(String),
}

impl VaultTrouble {
    /// The word for the log: which kind of trouble it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Asking => "asking",
            Self::Missing => "missing",
            Self::NoKeyring => "no_keyring",
            Self::Denied => "denied",
            Self::NoneOfOurs => "none_of_ours",
            Self::WrongPassphrase => "wrong_passphrase",
            Self::NoPassphrase(_) => "no_passphrase",
            Self::Damaged => "damaged",
            Self::Unclear(_) => "unclear",
            Self::Refused(_) => "refused",
        }
    }
}

impl From<VaultTrouble> for Problem {
    fn from(trouble: VaultTrouble) -> Self {
        let locked = || Self::new(Code::VaultLocked, Action::RetryLater);
        let missing = || Self::new(Code::VaultMissing, Action::RetryLater);
        match trouble {
            VaultTrouble::Locked => locked(),
            VaultTrouble::Asking => locked().because(Case::Asking),
            VaultTrouble::WrongPassphrase => locked().because(Case::WrongPassphrase),
            VaultTrouble::Missing => missing(),
            VaultTrouble::NoKeyring => missing().because(Case::NoKeyring),
            VaultTrouble::Denied => missing().because(Case::Denied),
            VaultTrouble::NoneOfOurs => missing().because(Case::NoneOfOurs),
            VaultTrouble::NoPassphrase(why) => {
                missing().because(Case::NoPassphrase).with_text(FactName::Detail, why)
            }
            VaultTrouble::Damaged => {
                Self::new(Code::VaultLost, Action::Reconnect).with_text(FactName::Detail, trouble.to_string())
            }
            VaultTrouble::Unclear(why) => missing().because(Case::OneEntry).with_text(FactName::Detail, why),
            VaultTrouble::Refused(why) => missing().because(Case::Refused).with_text(FactName::Detail, why),
        }
    }
}
