//! What is different between two snapshots.

use std::collections::HashMap;

use super::snapshot::{Account, Change, Head, Snapshot};

impl Snapshot {
    /// Whether both look the same to a person; a later time alone makes no difference.
    pub fn looks_like(&self, other: &Self) -> bool {
        let same_time = Head { version: other.head.version, now: other.head.now, ..self.head.clone() };
        same_time == other.head && self.accounts == other.accounts
    }

    /// The change that leads from `old` to this snapshot.
    pub fn since(&self, old: &Self) -> Change {
        let before: HashMap<&str, &Account> =
            old.accounts.iter().map(|account| (account.id.as_str(), account)).collect();
        let is_new = |account: &&Account| before.get(account.id.as_str()) != Some(account);
        let ids = |accounts: &[Account]| -> Vec<String> {
            accounts.iter().map(|account| account.id.clone()).collect()
        };
        let order = ids(&self.accounts);
        Change {
            head: self.head.clone(),
            accounts: self.accounts.iter().filter(is_new).cloned().collect(),
            order: (order != ids(&old.accounts)).then_some(order),
        }
    }
}
