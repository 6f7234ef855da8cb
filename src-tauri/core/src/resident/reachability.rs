//! Whether the vault is open and Meta can be reached, concluded from the outcomes of errands. Pure.
//!
//! Until the vault was seen open, one errand at a time touches it, because each touch may make the system ask the
//! person for a password. A locked vault is left alone until a person unlocks it, or for six hours. Held by
//! `a_locked_vault_is_tried_with_one_account_and_left_alone_until_a_person_unlocks_it` (`resident/tests/unasked.rs`)
//! and by the tests below.

use chrono::TimeDelta;

use crate::face::VaultState;
use crate::moment::Moment;
use crate::ports::VaultTrouble;
use crate::problem::{Case, Code, Problem};

/// How long a locked vault is left alone: each access may make the system ask the person for a password.
const LOCKED_FOR: TimeDelta = TimeDelta::hours(6);

/// How long a missing vault is left alone. It is short, because after a log-in the keyring may start later than this
/// program.
const MISSING_FOR: TimeDelta = TimeDelta::minutes(5);

/// The state of the vault and of the connection to Meta when they were last used.
pub struct Reachability {
    pub vault: VaultState,
    /// Whether the vault was seen open. Before that only one errand at a time opens it, because each access may make
    /// the system ask the person for a password.
    pub vault_is_sure: bool,
    /// The moment before which the schedule does not open the vault.
    pub vault_again: Option<Moment>,
    /// Since when Meta could not be reached; None while it can.
    pub offline_since: Option<Moment>,
}

impl Default for Reachability {
    fn default() -> Self {
        Self { vault: VaultState::Open, vault_is_sure: false, vault_again: None, offline_since: None }
    }
}

/// The end of a journey that reads the vault and then asks Meta.
pub struct Evidence<'a> {
    /// The obstacle; None when there was none.
    pub problem: Option<&'a Problem>,
    /// Whether Meta itself answered.
    pub meta_answered: bool,
}

impl Reachability {
    /// Updates the state after a journey.
    pub fn learn(&mut self, evidence: &Evidence<'_>, now: Moment) {
        match evidence.problem {
            Some(Problem { code: Code::VaultLocked, .. }) => self.shut(VaultState::Locked, now),
            Some(problem @ Problem { code: Code::VaultMissing, .. }) => self.shut(missing(problem), now),
            Some(problem) if stopped_before_the_vault(problem) => {}
            _ => self.open(),
        }
        let offline = evidence.problem.is_some_and(|problem| problem.code == Code::Offline);
        if evidence.meta_answered {
            self.offline_since = None;
        } else if offline {
            self.offline_since = self.offline_since.or(Some(now));
        }
    }

    /// Updates the state after a look at the vault that asks for no password. A vault that is there may still be locked.
    pub fn learn_of_look(&mut self, looked: &Result<(), VaultTrouble>, now: Moment) {
        match looked {
            Err(_) => self.learn_of_vault(looked, now),
            Ok(()) if matches!(self.vault, VaultState::Missing | VaultState::NoKeyring) => {
                (self.vault, self.vault_again) = (VaultState::Open, None);
            }
            Ok(()) => {}
        }
    }

    /// Updates the state after a test read of the vault.
    pub fn learn_of_vault(&mut self, asked: &Result<(), VaultTrouble>, now: Moment) {
        match asked {
            Ok(()) | Err(VaultTrouble::Damaged) => self.open(),
            Err(VaultTrouble::Locked) => self.shut(VaultState::Locked, now),
            Err(VaultTrouble::NoKeyring) => self.shut(VaultState::NoKeyring, now),
            Err(VaultTrouble::Missing | VaultTrouble::Refused(_)) => self.shut(VaultState::Missing, now),
        }
    }

    /// Whether an errand that opens the vault may start without a person.
    pub fn vault_may_be_touched(&self, now: Moment) -> bool {
        // A clock that was set back must not lengthen the wait.
        self.vault_again.is_none_or(|again| again <= now || again - now > LOCKED_FOR)
    }

    fn open(&mut self) {
        (self.vault, self.vault_is_sure, self.vault_again) = (VaultState::Open, true, None);
    }

    fn shut(&mut self, vault: VaultState, now: Moment) {
        let wait = if vault == VaultState::Locked { LOCKED_FOR } else { MISSING_FOR };
        (self.vault, self.vault_is_sure, self.vault_again) = (vault, false, Some(now + wait));
    }
}

fn missing(problem: &Problem) -> VaultState {
    if problem.case() == Some(Case::NoKeyring) { VaultState::NoKeyring } else { VaultState::Missing }
}

/// Whether the problem may have ended the journey before it read the vault, so that it says nothing about the vault.
fn stopped_before_the_vault(problem: &Problem) -> bool {
    let ours = matches!(problem.code, Code::Ledger | Code::DiskFull | Code::ReadOnly | Code::OurFault);
    ours || problem.is_busy()
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};

    use super::*;
    use crate::problem::{Action, Fact, FactName};

    #[test]
    fn a_locked_vault_is_left_alone_until_a_person_opens_it_or_hours_have_passed() {
        let mut reachability = Reachability::default();
        reachability.learn(&evidence(Some(&problem(Code::VaultLocked))), now());
        assert_eq!(reachability.vault, VaultState::Locked);
        assert!(!reachability.vault_may_be_touched(now() + TimeDelta::hours(5)));
        assert!(reachability.vault_may_be_touched(now() + TimeDelta::hours(6)));

        reachability.learn_of_vault(&Ok(()), now());
        assert!(reachability.vault == VaultState::Open && reachability.vault_may_be_touched(now()));
    }

    #[test]
    fn a_look_finds_a_vault_without_a_keyring_and_calls_a_vault_that_is_there_not_unlocked() {
        let mut reachability = Reachability::default();
        reachability.learn_of_look(&Err(VaultTrouble::NoKeyring), now());
        assert_eq!(reachability.vault, VaultState::NoKeyring);
        reachability.learn_of_look(&Ok(()), now());
        assert!(reachability.vault == VaultState::Open && !reachability.vault_is_sure);

        reachability.learn_of_vault(&Err(VaultTrouble::Locked), now());
        reachability.learn_of_look(&Ok(()), now());
        assert_eq!(reachability.vault, VaultState::Locked);
    }

    #[test]
    fn offline_begins_with_the_first_miss_and_ends_when_meta_answers() {
        let mut reachability = Reachability::default();
        reachability.learn(&evidence(Some(&problem(Code::Offline))), now());
        reachability.learn(&evidence(Some(&problem(Code::Offline))), now() + TimeDelta::hours(1));
        assert_eq!(reachability.offline_since, Some(now()));

        reachability.learn(&evidence(Some(&problem(Code::VaultLocked))), now());
        assert_eq!(reachability.offline_since, Some(now()), "a locked vault says nothing about the internet");

        reachability.learn(&Evidence { problem: None, meta_answered: true }, now());
        assert_eq!(reachability.offline_since, None);
    }

    #[test]
    fn a_journey_that_did_not_come_as_far_as_the_vault_says_nothing_about_it() {
        let mut reachability = Reachability::default();
        reachability.learn(&evidence(Some(&problem(Code::VaultMissing))), now());
        let busy = problem(Code::Unknown).with(FactName::Waited, Fact::Number(60));
        reachability.learn(&evidence(Some(&busy)), now());
        reachability.learn(&evidence(Some(&problem(Code::DiskFull))), now());
        assert_eq!(reachability.vault, VaultState::Missing);
    }

    fn evidence(problem: Option<&Problem>) -> Evidence<'_> {
        Evidence { problem, meta_answered: false }
    }

    fn problem(code: Code) -> Problem {
        Problem::new(code, Action::RetryLater)
    }

    fn now() -> Moment {
        Utc.with_ymd_and_hms(2026, 11, 20, 10, 0, 0).unwrap()
    }
}
