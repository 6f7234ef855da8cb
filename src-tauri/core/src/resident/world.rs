//! What outcomes tell about the vault and the way to Meta. Pure.

use chrono::TimeDelta;

use crate::face::VaultState;
use crate::ports::{Moment, VaultTrouble};
use crate::problem::{Code, Problem};

/// A locked vault may ask the person for a password each time it is touched.
const LOCKED_FOR: TimeDelta = TimeDelta::hours(6);

/// One that is not there may only have started later than we did.
const MISSING_FOR: TimeDelta = TimeDelta::minutes(5);

/// How the outside world stands, as far as it was seen.
pub(super) struct World {
    pub vault: VaultState,
    /// Whether it was seen open. Before that one thing at a time touches it: each may ask the person for a password.
    pub vault_is_sure: bool,
    /// Nothing touches the vault by itself before this moment.
    pub vault_again: Option<Moment>,
    /// Since when Meta could not be reached.
    pub offline_since: Option<Moment>,
}

impl Default for World {
    fn default() -> Self {
        Self { vault: VaultState::Open, vault_is_sure: false, vault_again: None, offline_since: None }
    }
}

/// What came of something that reads the vault and then asks Meta.
pub(super) struct Seen<'a> {
    /// What stood in the way.
    pub problem: Option<&'a Problem>,
    /// Whether Meta answered for sure.
    pub met: bool,
}

impl World {
    /// Learns from an outcome.
    pub fn learn(&mut self, seen: &Seen<'_>, now: Moment) {
        match seen.problem {
            Some(Problem { code: Code::VaultLocked, .. }) => self.shut(VaultState::Locked, now),
            Some(Problem { code: Code::VaultMissing, .. }) => self.shut(VaultState::Missing, now),
            Some(problem) if stopped_before_the_vault(problem) => {}
            _ => self.open(),
        }
        let offline = seen.problem.is_some_and(|problem| problem.code == Code::Offline);
        if seen.met {
            self.offline_since = None;
        } else if offline {
            self.offline_since = self.offline_since.or(Some(now));
        }
    }

    /// Learns from asking the vault itself.
    pub fn learn_of_vault(&mut self, asked: &Result<(), VaultTrouble>, now: Moment) {
        match asked {
            Ok(()) => self.open(),
            Err(VaultTrouble::Locked) => self.shut(VaultState::Locked, now),
            Err(VaultTrouble::Missing | VaultTrouble::Refused(_)) => self.shut(VaultState::Missing, now),
        }
    }

    /// Whether what touches the vault may start by itself.
    pub fn vault_may_be_touched(&self, now: Moment) -> bool {
        // A clock that was set back must not lengthen the pause.
        self.vault_again.is_none_or(|again| again <= now || again - now > LOCKED_FOR)
    }

    fn open(&mut self) {
        (self.vault, self.vault_is_sure, self.vault_again) = (VaultState::Open, true, None);
    }

    fn shut(&mut self, vault: VaultState, now: Moment) {
        let pause = if vault == VaultState::Locked { LOCKED_FOR } else { MISSING_FOR };
        (self.vault, self.vault_is_sure, self.vault_again) = (vault, false, Some(now + pause));
    }
}

/// These tell nothing about the vault: it was perhaps not reached.
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
        let mut world = World::default();
        world.learn(&seen(Some(&problem(Code::VaultLocked))), now());
        assert_eq!(world.vault, VaultState::Locked);
        assert!(!world.vault_may_be_touched(now() + TimeDelta::hours(5)));
        assert!(world.vault_may_be_touched(now() + TimeDelta::hours(6)));

        world.learn_of_vault(&Ok(()), now());
        assert!(world.vault == VaultState::Open && world.vault_may_be_touched(now()));
    }

    #[test]
    fn offline_begins_with_the_first_miss_and_ends_when_meta_answers() {
        let mut world = World::default();
        world.learn(&seen(Some(&problem(Code::Offline))), now());
        world.learn(&seen(Some(&problem(Code::Offline))), now() + TimeDelta::hours(1));
        assert_eq!(world.offline_since, Some(now()));

        world.learn(&seen(Some(&problem(Code::VaultLocked))), now());
        assert_eq!(world.offline_since, Some(now()), "a locked vault says nothing about the internet");

        world.learn(&Seen { problem: None, met: true }, now());
        assert_eq!(world.offline_since, None);
    }

    #[test]
    fn what_did_not_come_as_far_as_the_vault_says_nothing_about_it() {
        let mut world = World::default();
        world.learn(&seen(Some(&problem(Code::VaultMissing))), now());
        let busy = problem(Code::Unknown).with(FactName::Waited, Fact::Number(60));
        world.learn(&seen(Some(&busy)), now());
        world.learn(&seen(Some(&problem(Code::DiskFull))), now());
        assert_eq!(world.vault, VaultState::Missing);
    }

    fn seen(problem: Option<&Problem>) -> Seen<'_> {
        Seen { problem, met: false }
    }

    fn problem(code: Code) -> Problem {
        Problem::new(code, Action::RetryLater)
    }

    fn now() -> Moment {
        Utc.with_ymd_and_hms(2026, 11, 20, 10, 0, 0).unwrap()
    }
}
