//! An errand for each of several accounts: four at a time, told of as each ends.

use std::collections::BTreeMap;
use std::future::Future;
use std::panic::{AssertUnwindSafe, resume_unwind};

use futures_util::stream;
use futures_util::{FutureExt, StreamExt};
use sixty_core::account::Account;
use sixty_core::schedule::AT_A_TIME;

/// Starts `errand` for the accounts in their order, and hands each outcome to `tell` as it comes. The outcomes are in
/// the order in which they came.
///
/// The errands are part of the caller's own task: dropping this future stops all of them. A panic in an errand ends the
/// command only after the other errands have ended, because they may have asked Meta and not yet stored the answer.
pub async fn run<T, F: Future<Output = T>>(
    accounts: Vec<Account>,
    errand: impl Fn(Account) -> F,
    mut tell: impl FnMut(&T),
) -> Vec<T> {
    // An errand holds a whole walk to Meta; on the heap the stream moves only its address.
    let mut errands = stream::iter(accounts)
        .map(|account| AssertUnwindSafe(Box::pin(errand(account))).catch_unwind())
        .buffer_unordered(AT_A_TIME);
    let (mut outcomes, mut panic) = (Vec::new(), None);
    while let Some(ended) = errands.next().await {
        match ended {
            Ok(outcome) => {
                tell(&outcome);
                outcomes.push(outcome);
            }
            Err(payload) => panic = panic.or(Some(payload)),
        }
    }
    match panic {
        Some(payload) => resume_unwind(payload),
        None => outcomes,
    }
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
