//! Where tokens are used, and how a file is edited: bytes in, bytes out.

pub mod by_hand;
pub mod command;
pub mod copies;
pub mod date_line;
pub mod env_file;
pub(crate) mod form;
pub mod formats;
pub mod github;
pub mod guard;
pub mod http;
mod in_file;
pub mod key_trouble;
pub mod lines;
pub mod presets;
mod receipt;
#[cfg(test)]
pub(crate) mod sample;
pub mod settings;
mod target;
pub mod uptake;
pub mod vercel;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::account::ByAccount;
use crate::moment::Moment;

pub use receipt::{Progress, Reason, Receipt, Restart};
pub use target::{FileLine, Target};

/// Something that uses the newest token of an account: a value in a file, a program, an address, a secret that another
/// company keeps, or a form that a person fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Our own id: 8 hex digits.
    pub id: String,
    /// The account whose token it receives; None for a place that waits for its account.
    pub account: Option<String>,
    /// For a waiting place: the network whose next account it belongs to.
    pub waits_for: Option<crate::network::Network>,
    /// The kind of place, and where it is.
    pub target: Target,
    /// When it was added.
    pub added_at: Moment,
    /// What a delivery needs, and what follows it.
    pub handling: Handling,
    /// How the last delivery went; None before the first.
    pub last: Option<Receipt>,
    /// How many of the contents are kept that its file had before we wrote it.
    pub formers: u32,
}

/// What a delivery needs besides the token, and what is done after it. The ledger keeps it as one text, to which later
/// versions may add.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Handling {
    /// The words of a program that lets what uses the token read it anew.
    pub restart: Option<Vec<String>>,
    /// An address that answers with success once the new token is in use.
    pub health: Option<String>,
    /// What is known of the key that opens the place; the vault has the key itself. None for a place without one.
    pub credential: Option<Credential>,
    /// The JSON file in which a script has kept the dates of the token.
    pub metadata: Option<PathBuf>,
    /// Whether it gets nothing until a person sends to it: a program that came with a backup is not run unasked.
    pub is_off: bool,
}

/// What is known of the key that opens a place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Credential {
    /// When it ends, where the other side has told.
    pub expires_at: Option<Moment>,
}

impl Place {
    /// Places by the account whose token they take; those that wait for one are left out.
    pub fn by_account(places: &[Self]) -> ByAccount<'_, Self> {
        ByAccount::sorted(places, |place| place.account.as_deref())
    }

    /// Whether it has its token, and what uses it still runs with the one before.
    pub fn waits_for_restart(&self) -> bool {
        self.last.as_ref().is_some_and(|last| last.restart == Restart::Needed && last.reason.is_none())
    }

    /// Whether the token that a person pasted here was replaced while they were at it.
    pub fn was_outrun(&self) -> bool {
        self.last.as_ref().is_some_and(|last| last.reason == Some(Reason::Replaced))
    }
}
