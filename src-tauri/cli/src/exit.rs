//! Exit codes, and which of several decides.

use sixty_core::journeys::extend::{Extended, Outcome};
use sixty_core::policy::{self, Standing};
use sixty_core::problem::{Action, Code, Problem};

/// How a command ends; later ones are more serious when several accounts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    Done,
    /// Network or Meta.
    Later,
    /// A person is needed.
    Person,
    /// The keychain is locked or absent.
    Vault,
    /// Disk, ledger, bug.
    Broken,
    /// Wrong usage.
    Usage,
    /// Ctrl-C.
    Stopped,
    /// SIGTERM.
    Terminated,
}

impl Exit {
    /// The number.
    pub fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Broken => 1,
            Self::Usage => 2,
            Self::Person => 3,
            Self::Vault => 4,
            Self::Later => 5,
            Self::Stopped => 130,
            Self::Terminated => 143,
        }
    }

    /// What a problem ends a command with.
    pub fn of(problem: &Problem) -> Self {
        match problem.code {
            Code::VaultLocked | Code::VaultMissing => Self::Vault,
            Code::Ledger | Code::DiskFull | Code::ReadOnly | Code::SaveFailed => Self::Broken,
            // What Meta calls a wrong call of ours has its words with it; without them it is a bug here.
            Code::OurFault if problem.meta.is_none() => Self::Broken,
            Code::Offline | Code::MetaDown | Code::SlowDown | Code::BlockedNet => Self::Later,
            _ if matches!(problem.action, Action::Wait | Action::RetryLater) => Self::Later,
            _ => Self::Person,
        }
    }

    /// What one account's extend ends with.
    pub fn of_extend(extended: &Extended) -> Self {
        let missed = extended.places.iter().any(|place| {
            matches!(policy::standing(place, &extended.account), Standing::Failed(_) | Standing::Stale)
        });
        match extended.outcome {
            Outcome::Extended | Outcome::Unchanged | Outcome::TooNew | Outcome::NotDue if missed => {
                Self::Person
            }
            Outcome::Extended | Outcome::Unchanged | Outcome::TooNew | Outcome::NotDue => Self::Done,
            Outcome::Reconnect => Self::Person,
            Outcome::RetryLater => Self::Later,
            Outcome::Failed => {
                extended.problem.as_ref().map_or(Self::Person, |problem| match Self::of(problem) {
                    Self::Later | Self::Done => Self::Person,
                    other => other,
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_serious_decides_in_the_promised_order() {
        let mut exits = [Exit::Done, Exit::Later, Exit::Person, Exit::Vault, Exit::Broken];
        exits.sort();
        assert_eq!(exits.map(Exit::number), [0, 5, 3, 4, 1]);
    }
}
