//! What it means that the vault has no token of an account: one entry is gone, which only a new log-in or a backup mends,
//! or the vault that is open is another one than the entries were kept in. The second is no state of any account: it is
//! told once, and every account is what it was once the right vault is open. Held by
//! `a_vault_that_has_nothing_of_ours_is_one_state_and_no_lost_token` (`tests/promises/vault.rs`).

use super::recover;
use crate::account::Account;
use crate::ports::{EntryName, Ports, VaultTrouble};
use crate::problem::Problem;

/// The problem of an account of which the vault has no token.
pub async fn problem(ports: &Ports, account: &Account) -> Problem {
    match none_of_ours(ports).await {
        Ok(true) => VaultTrouble::NoneOfOurs.into(),
        Ok(false) => recover::lost(account),
        Err(problem) => problem,
    }
}

/// Whether the vault lists no token of any account, although several are kept. Of a single account nothing tells the two
/// apart, and both are mended in the same way.
///
/// # Errors
///
/// The vault or the ledger cannot be read.
pub async fn none_of_ours(ports: &Ports) -> Result<bool, Problem> {
    let accounts = ports.ledger.accounts()?;
    if accounts.len() < 2 {
        return Ok(false);
    }
    let Some(names) = ports.vault.names().await? else { return Ok(false) };
    Ok(is_none_of(&accounts, &names))
}

/// Whether none of these names is that of an account of these.
pub fn is_none_of(accounts: &[Account], names: &[EntryName]) -> bool {
    accounts.len() > 1 && !accounts.iter().any(|account| names.contains(&account.entry()))
}
