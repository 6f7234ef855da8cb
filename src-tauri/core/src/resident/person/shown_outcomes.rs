//! How the extends ended that a person asked for, shown with the account until the next request for it.

use std::collections::BTreeMap;

use crate::account::Account;
use crate::face::Outcome;
use crate::problem::Code;

/// Outcomes by account, each with the fingerprint of the token that it is about.
#[derive(Default)]
pub struct ShownOutcomes(BTreeMap<String, (String, Outcome)>);

impl ShownOutcomes {
    /// Shows an outcome with this account, for as long as the account has this token.
    pub fn show(&mut self, account: &Account, outcome: Outcome) {
        self.0.insert(account.id.clone(), (account.token.fingerprint.clone(), outcome));
    }

    /// Stops showing the outcome of this account.
    pub fn forget(&mut self, account: &str) {
        self.0.remove(account);
    }

    /// Drops outcomes of accounts that are gone or have another token.
    pub fn drop_stale(&mut self, accounts: &[Account]) {
        self.0.retain(|id, (fingerprint, _)| {
            accounts.iter().any(|account| account.id == *id && account.token.fingerprint == *fingerprint)
        });
    }

    /// The outcome that is shown with this account.
    pub fn of(&self, account: &str) -> Option<&Outcome> {
        self.0.get(account).map(|(_, outcome)| outcome)
    }

    /// Accounts whose extend ended because the vault was locked or missing.
    pub fn stopped_by_the_vault(&self) -> Vec<String> {
        let shut = [Code::VaultLocked, Code::VaultMissing].map(Code::key);
        let was_stopped = |outcome: &Outcome| {
            outcome.problem.as_ref().is_some_and(|problem| shut.iter().any(|code| *code == problem.code))
        };
        let stopped = self.0.iter().filter(|(_, (_, outcome))| was_stopped(outcome));
        stopped.map(|(account, _)| account.clone()).collect()
    }
}
