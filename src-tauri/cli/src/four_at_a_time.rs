//! An errand for each of several accounts: four at a time, told of as each ends.

use std::future::Future;

use futures_util::StreamExt;
use futures_util::stream;
use sixty_core::account::Account;
use sixty_core::schedule::AT_A_TIME;

/// Starts `errand` for the accounts in their order, and hands each outcome to `tell` as it comes. The outcomes are in
/// the order in which they came.
///
/// The errands are part of the caller's own task: dropping this future stops all of them, and a panic in one of
/// them ends the command.
pub async fn run<T, F: Future<Output = T>>(
    accounts: Vec<Account>,
    errand: impl Fn(Account) -> F,
    mut tell: impl FnMut(&T),
) -> Vec<T> {
    // An errand holds a whole walk to Meta; on the heap the stream moves only its address.
    let mut errands =
        stream::iter(accounts).map(|account| Box::pin(errand(account))).buffer_unordered(AT_A_TIME);
    let mut outcomes = Vec::new();
    while let Some(outcome) = errands.next().await {
        tell(&outcome);
        outcomes.push(outcome);
    }
    outcomes
}

/// The ids of the accounts, by which outcomes are put back into the order that was asked for.
pub fn order(accounts: &[Account]) -> Vec<String> {
    accounts.iter().map(|account| account.id.clone()).collect()
}
