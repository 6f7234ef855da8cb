//! How sentences name an account.

use std::collections::{BTreeMap, BTreeSet};

use super::Account;
use crate::network::Network;

/// The names that accounts of several networks have. Beside such a name a sentence says the network, because a person
/// cannot tell from the name alone which account is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// Of these accounts, each by its network and its name without `@`.
    pub fn among<'a>(accounts: impl Iterator<Item = (Network, &'a str)>) -> Self {
        let mut networks: BTreeMap<String, BTreeSet<Network>> = BTreeMap::new();
        for (network, name) in accounts {
            networks.entry(network.handle(name)).or_default().insert(network);
        }
        Self(networks.into_iter().filter(|(_, of)| of.len() > 1).map(|(handle, _)| handle).collect())
    }

    /// Of the accounts that are not disconnected.
    pub fn of(accounts: &[Account]) -> Self {
        let live = accounts.iter().filter(|account| account.disconnected_at.is_none());
        Self::among(live.map(|account| (account.network, account.name.as_str())))
    }

    /// The name as a sentence says it, e.g. `@corner.bakery`, or `@corner.bakery (Threads)`.
    pub fn said(&self, network: Network, name: &str) -> String {
        self.beside(&network.handle(name), network)
    }

    /// The same for a name that is written with its `@` already.
    pub fn beside(&self, handle: &str, network: Network) -> String {
        if self.0.contains(handle) { format!("{handle} ({})", network.brand()) } else { handle.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_its_network_where_an_account_of_another_network_has_it_too() {
        let accounts = [
            (Network::Instagram, "corner.bakery"),
            (Network::Threads, "corner.bakery"),
            (Network::Threads, "blue.door"),
            // A person of Facebook has no @, and so another name.
            (Network::Facebook, "blue.door"),
        ];
        let names = Names::among(accounts.into_iter());
        let said: Vec<String> = accounts.iter().map(|(network, name)| names.said(*network, name)).collect();
        assert_eq!(
            said,
            ["@corner.bakery (Instagram)", "@corner.bakery (Threads)", "@blue.door", "blue.door"]
        );
    }
}
