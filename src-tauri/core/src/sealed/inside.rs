//! What is written inside of a sealed text: what it is about, in which version, and the rest of it.

use serde::{Deserialize, Serialize};

use crate::problem::{Action, Case, Code, Problem};
use crate::secret::Secret;

/// What a sealed text is about, written beside its version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A Meta app that is handed over.
    App,
    /// A token that was connected for somebody else.
    Reply,
    /// Everything that moves to another computer.
    Backup,
}

impl Kind {
    /// The version that this program writes, and the newest that it reads.
    const fn version(self) -> u32 {
        match self {
            Self::App | Self::Reply | Self::Backup => 1,
        }
    }
}

/// Read before the rest, because a newer version may write the rest in another way.
#[derive(Serialize, Deserialize)]
struct Head {
    sixty: Kind,
    v: u32,
}

#[derive(Serialize)]
struct Whole<T> {
    #[serde(flatten)]
    head: Head,
    #[serde(flatten)]
    rest: T,
}

/// Parses a content of this kind. serde's errors quote the text that they read, so they are dropped.
///
/// # Errors
///
/// `x.paste`: it is nothing of ours, another kind, or of a newer version; `damaged` where a value is not what it must be.
pub fn read<T: for<'a> Deserialize<'a>>(content: &Secret, kind: Kind, damaged: Case) -> Result<T, Problem> {
    let head: Head = serde_json::from_str(content.expose()).map_err(|_| not_taken(Case::SealedStrange))?;
    match head {
        Head { sixty, .. } if sixty != kind => Err(not_taken(match (sixty, kind) {
            (Kind::App, Kind::Backup) => Case::IsHandover,
            (Kind::Backup, Kind::App) => Case::IsBackup,
            _ => Case::SealedStrange,
        })),
        Head { sixty, v } if v > sixty.version() => Err(not_taken(Case::SealedNewer)),
        Head { .. } => serde_json::from_str(content.expose()).map_err(|_| not_taken(damaged)),
    }
}

/// The text of a content, to be sealed.
pub fn text(kind: Kind, rest: impl Serialize) -> Secret {
    let whole = Whole { head: Head { sixty: kind, v: kind.version() }, rest };
    // Names, texts and dates alone, so that it cannot fail.
    Secret::new(serde_json::to_string(&whole).unwrap_or_default())
}

/// The problem of a sealed text that is not taken.
pub fn not_taken(why: Case) -> Problem {
    Problem::new(Code::Paste, Action::CheckPaste).because(why)
}
