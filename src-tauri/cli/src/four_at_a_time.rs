//! An errand for each of several accounts: four at a time, told of as each ends.

use std::collections::BTreeMap;
use std::future::Future;
use std::panic::AssertUnwindSafe;

use futures_util::stream;
use futures_util::{FutureExt, StreamExt};
use sixty_core::account::Account;
use sixty_core::problem::{Action, Code, Problem};
use sixty_core::schedule::AT_A_TIME;

/// Starts `errand` for the accounts in their order, and hands each outcome to `tell` as it comes. The outcomes are in
/// the order in which they came.
///
/// The errands are part of the caller's own task: dropping this future stops all of them. A panic in an errand is the
/// outcome of its account alone, which `broken` makes: the other accounts are done all the same.
pub async fn run<T, F: Future<Output = T>>(
    accounts: Vec<Account>,
    errand: impl Fn(Account) -> F,
    broken: impl Fn(Account, Problem) -> T,
    mut tell: impl FnMut(&T),
) -> Vec<T> {
    // An errand holds a whole walk to Meta; on the heap the stream moves only its address.
    let guarded = |account: Account| {
        let running = AssertUnwindSafe(Box::pin(errand(account.clone()))).catch_unwind();
        running.map(|ended| ended.map_err(|_| Box::new(account)))
    };
    let mut errands = stream::iter(accounts).map(guarded).buffer_unordered(AT_A_TIME);
    let mut outcomes = Vec::new();
    while let Some(ended) = errands.next().await {
        let our_fault = || Problem::new(Code::OurFault, Action::Report);
        let outcome = ended.unwrap_or_else(|account| broken(*account, our_fault()));
        tell(&outcome);
        outcomes.push(outcome);
    }
    outcomes
}

/// The order of accounts that was asked for, into which their outcomes are put back.
pub struct Order(BTreeMap<String, usize>);

impl Order {
    /// The order of this list.
    pub fn of_all(accounts: &[Account]) -> Self {
        Self(accounts.iter().enumerate().map(|(number, account)| (account.id.clone(), number)).collect())
    }

    /// The account's number in the list; None where it was not in it.
    pub fn of(&self, account: &Account) -> Option<usize> {
        self.0.get(&account.id).copied()
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use sixty_core::account::{TokenFacts, TokenKind};
    use sixty_core::network::Network;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_the_outcome_of_its_account_and_the_others_are_done() {
        let accounts: Vec<Account> = (0..9).map(account).collect();
        let errand = |account: Account| async move {
            assert!(account.id != "5", "a mistake of ours");
            (account.id, None)
        };
        let broken = |account: Account, problem: Problem| (account.id, Some(problem.code));

        let mut ended = run(accounts, errand, broken, |_| {}).await;

        ended.sort_by(|one, other| one.0.cmp(&other.0));
        let faults: Vec<&str> =
            ended.iter().filter(|(_, code)| code.is_some()).map(|(id, _)| id.as_str()).collect();
        assert_eq!((ended.len(), faults), (9, vec!["5"]));
        assert_eq!(ended[5].1, Some(Code::OurFault));
    }

    fn account(number: u32) -> Account {
        let token = TokenFacts {
            kind: TokenKind::Long,
            obtained_at: None,
            expires_at: None,
            login_required_by: None,
            fingerprint: String::new(),
        };
        let id = number.to_string();
        Account::new(id.clone(), Network::Threads, id, "name".to_owned(), token, DateTime::UNIX_EPOCH)
    }
}
