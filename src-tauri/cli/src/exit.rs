//! The exit codes of the contract, and which of several accounts' codes a command ends with.

use sixty_core::doctor::{self, Check, Wrong};
use sixty_core::journeys::extend::{Extended, Outcome};
use sixty_core::policy;
use sixty_core::problem::{Action, Code, Problem};

/// How a command ends. Where several accounts end differently, the last of this list decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    Done,
    /// The network or Meta failed; the same command may succeed later.
    Later,
    /// A person has to do something first.
    Person,
    /// The password vault is locked or absent.
    Vault,
    /// A disk, the ledger or a bug of ours ended the command.
    Broken,
    /// The command line was wrong.
    Usage,
    /// `exec`: the program was found and could not be started.
    NotRun,
    /// `exec`: there is no such program.
    NoProgram,
    /// Ctrl-C ended the program.
    Stopped,
    /// SIGTERM ended the program.
    Terminated,
}

impl Exit {
    /// The number that the shell sees: 126 and 127 as shells give them (POSIX, Exit Status for Commands), from 128 on 128
    /// and the signal's number, as they do as well.
    pub fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Broken => 1,
            Self::Usage => 2,
            Self::Person => 3,
            Self::Vault => 4,
            Self::Later => 5,
            Self::NotRun => 126,
            Self::NoProgram => 127,
            Self::Stopped => 130,
            Self::Terminated => 143,
        }
    }

    /// The exit that a problem ends a command with.
    pub fn of(problem: &Problem) -> Self {
        match problem.code {
            Code::VaultLocked | Code::VaultMissing => Self::Vault,
            Code::Ledger | Code::DiskFull | Code::ReadOnly | Code::SaveFailed => Self::Broken,
            // Where Meta says that our call was wrong, its numbers are in the problem and a person can look them up.
            // Without them the fault is in this program.
            Code::OurFault if problem.meta.is_none() => Self::Broken,
            Code::Offline | Code::MetaDown | Code::SlowDown | Code::BlockedNet => Self::Later,
            _ if matches!(problem.action, Action::Wait | Action::RetryLater) => Self::Later,
            _ => Self::Person,
        }
    }

    /// The exit that a check-up ends with: by each cause the one that another command would end with.
    pub fn of_checks(checks: &[Check]) -> Self {
        match doctor::worst(checks) {
            None => Self::Done,
            Some(Wrong::Network) => Self::Later,
            Some(Wrong::Person) => Self::Person,
            Some(Wrong::Vault) => Self::Vault,
            Some(Wrong::Broken) => Self::Broken,
        }
    }

    /// The exit that one account's extend ends with. A place that missed the token needs a person.
    pub fn of_extend(extended: &Extended) -> Self {
        let missed = extended.places.iter().any(|place| policy::missed(place, &extended.account));
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
