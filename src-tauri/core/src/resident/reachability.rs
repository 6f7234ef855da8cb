//! Whether the vault is open and Meta can be reached, concluded from the outcomes of errands and from looks that ask
//! nobody. Pure.
//!
//! Until the vault was seen open, one errand at a time touches it, because each touch may make the system ask the
//! person for a password. A vault that shows itself to be locked is not touched again until it shows itself to be open, or
//! until the person wants it: the system asks once by itself. Where a look shows nothing, and for every other trouble, it
//! is touched again after a wait that grows. Held by
//! `a_locked_vault_is_tried_with_one_account_and_left_alone_until_a_person_unlocks_it` and its neighbours
//! (`resident/tests/vault.rs`) and by the tests beside this file.

use chrono::TimeDelta;

use crate::face::VaultState;
use crate::moment::Moment;
use crate::ports::{Sight, VaultTrouble};
use crate::problem::{Case, Code, Problem};

/// How long a vault is left alone that asks for a password when it is touched. The wait doubles up to the longest.
const AFTER_A_QUESTION: TimeDelta = TimeDelta::hours(6);
const LONGEST_AFTER_A_QUESTION: TimeDelta = TimeDelta::hours(24);

/// How long a vault is left alone that asks nobody. It is short, because after a log-in the keyring may start later than
/// this program. The wait doubles up to the longest.
const OTHERWISE: TimeDelta = TimeDelta::minutes(1);
const LONGEST_OTHERWISE: TimeDelta = TimeDelta::hours(1);

/// The state of the vault and of the connection to Meta when they were last used.
pub struct Reachability {
    pub vault: VaultState,
    /// Whether the vault was seen open. Before that only one errand at a time opens it, because each access may make
    /// the system ask the person for a password.
    pub vault_is_sure: bool,
    /// What the last look at a shut vault showed.
    seen: Option<Sight>,
    /// Whether the system has asked the person since the vault was last open.
    has_asked: bool,
    /// How often in a row the vault was found shut when it was touched.
    in_a_row: u32,
    /// The moment before which the schedule does not open the vault.
    vault_again: Option<Moment>,
    /// Since when Meta could not be reached; None while it can.
    pub offline_since: Option<Moment>,
}

impl Default for Reachability {
    fn default() -> Self {
        Self {
            vault: VaultState::Open,
            vault_is_sure: false,
            seen: None,
            has_asked: false,
            in_a_row: 0,
            vault_again: None,
            offline_since: None,
        }
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
            Some(problem) => match state_of(problem) {
                Some(state) => self.found_shut(state, now),
                None if stopped_before_the_vault(problem) => {}
                None => self.found_open(),
            },
            None => self.found_open(),
        }
        let offline = evidence.problem.is_some_and(|problem| problem.code == Code::Offline);
        if evidence.meta_answered {
            self.offline_since = None;
        } else if offline {
            self.offline_since = self.offline_since.or(Some(now));
        }
    }

    /// Updates the state after a look at the vault that asks for no password.
    pub fn learn_of_look(&mut self, looked: Result<Sight, VaultTrouble>) {
        let sight = match looked {
            Ok(sight) => sight,
            Err(trouble) => {
                if let Some(state) = state_of(&trouble.into()) {
                    self.show(state);
                }
                return;
            }
        };
        let before = self.seen.replace(sight);
        let opened = sight == Sight::Open && matches!(before, Some(Sight::Locked | Sight::Asking));
        match (self.vault, sight) {
            (VaultState::Open, _) => {}
            (VaultState::Asking, Sight::Open) => self.may_be_open(),
            (VaultState::Locked, Sight::Open) if opened => self.may_be_open(),
            (VaultState::Locked, Sight::Asking) => self.vault = VaultState::Asking,
            (VaultState::Asking, Sight::Locked | Sight::Unsure) => self.vault = VaultState::Locked,
            // It is back and locked: the person is asked for it, but only once.
            (VaultState::Missing | VaultState::NoKeyring, Sight::Locked | Sight::Asking)
                if self.has_asked =>
            {
                self.vault = VaultState::Locked;
            }
            (VaultState::Missing | VaultState::NoKeyring, _) => self.may_be_open(),
            // What keeps the program out does not show in a look.
            _ => {}
        }
    }

    /// Updates the state after a test read of the vault.
    pub fn learn_of_vault(&mut self, asked: &Result<(), Problem>, now: Moment) {
        match asked.as_ref().err().and_then(state_of) {
            Some(state) => self.found_shut(state, now),
            None => self.found_open(),
        }
    }

    /// Whether an errand that opens the vault may start without a person.
    pub fn vault_may_be_touched(&self, now: Moment) -> bool {
        let shows_that_it_asks = asks(self.vault) && matches!(self.seen, Some(Sight::Locked | Sight::Asking));
        // A clock that was set back must not lengthen the wait.
        let is_over = |again: Moment| again <= now || again - now > LONGEST_AFTER_A_QUESTION;
        !shows_that_it_asks && self.vault_again.is_none_or(is_over)
    }

    fn found_open(&mut self) {
        let offline_since = self.offline_since;
        *self = Self { vault_is_sure: true, offline_since, ..Self::default() };
    }

    /// The vault was touched and is shut.
    fn found_shut(&mut self, vault: VaultState, now: Moment) {
        if self.vault != vault {
            self.in_a_row = 0;
        }
        self.has_asked |= asks(vault);
        let (first, longest) = match asks(vault) {
            true => (AFTER_A_QUESTION, LONGEST_AFTER_A_QUESTION),
            false => (OTHERWISE, LONGEST_OTHERWISE),
        };
        let wait = (0..self.in_a_row).fold(first, |wait, _| (wait + wait).min(longest));
        self.in_a_row = (self.in_a_row + 1).min(16);
        (self.seen, self.vault_again) = (None, Some(now + wait));
        self.show(vault);
    }

    fn show(&mut self, vault: VaultState) {
        (self.vault, self.vault_is_sure) = (vault, false);
    }

    /// A look shows that a touch may go well now.
    fn may_be_open(&mut self) {
        (self.vault, self.vault_is_sure, self.vault_again) = (VaultState::Open, false, None);
    }
}

/// Whether the system asks for a password when a vault in this state is touched.
fn asks(vault: VaultState) -> bool {
    matches!(vault, VaultState::Locked | VaultState::Asking)
}

/// The state of the vault that a problem tells of; None for a problem of one entry, or of something else.
fn state_of(problem: &Problem) -> Option<VaultState> {
    match (problem.code, problem.case()) {
        (Code::VaultLocked, Some(Case::Asking)) => Some(VaultState::Asking),
        (Code::VaultLocked, Some(Case::WrongPassphrase)) => Some(VaultState::WrongPassphrase),
        (Code::VaultLocked, _) => Some(VaultState::Locked),
        (Code::VaultMissing, Some(Case::NoKeyring)) => Some(VaultState::NoKeyring),
        (Code::VaultMissing, Some(Case::Denied)) => Some(VaultState::Denied),
        (Code::VaultMissing, Some(Case::NoneOfOurs)) => Some(VaultState::NoneOfOurs),
        (Code::VaultMissing, Some(Case::NoPassphrase)) => Some(VaultState::NoPassphrase),
        (Code::VaultMissing, Some(Case::Refused)) => Some(VaultState::Refused),
        (Code::VaultMissing, Some(Case::OneEntry)) => None,
        (Code::VaultMissing, _) => Some(VaultState::Missing),
        _ => None,
    }
}

/// Whether the problem may have ended the journey before it read the vault, so that it says nothing about the vault.
fn stopped_before_the_vault(problem: &Problem) -> bool {
    let ours = matches!(problem.code, Code::Ledger | Code::DiskFull | Code::ReadOnly | Code::OurFault);
    ours || problem.is_busy()
}

#[cfg(test)]
mod tests;
