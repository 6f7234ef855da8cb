//! The deletion of a practice folder: its keychain entries first, then its files. It may be interrupted after any step;
//! the lease's mark says so, and the next program that opens the folder calls this again.

use std::collections::BTreeSet;

use sixty_adapters::data_dir::DataDir;
use sixty_adapters::ledger::SqliteLedger;
use sixty_core::ports::{EntryName, Ledger, Vault};
use sixty_core::problem::{Code, FactName, Problem};
use sixty_core::tokens::Tokens;

use crate::built_in;
use crate::practice::FolderLease;
use crate::problems::broken;

/// Deletes the folder that is leased exclusively. `keychain` is None where the vault is a file in that folder.
///
/// # Errors
///
/// A vault that is locked or missing, a ledger that cannot be read, a file that cannot be deleted.
pub async fn delete(data: &DataDir, lease: FolderLease, keychain: Option<&dyn Vault>) -> Result<(), Problem> {
    if let Some(keychain) = keychain {
        match empty(keychain, &SqliteLedger::open(data.path())?).await {
            // Without accounts only the built-in apps can have left an entry, and their secret is public.
            Err(problem) if problem.code == Code::VaultMissing && !has_accounts(data)? => {}
            emptied => emptied?,
        }
    }
    lease.delete_folder().map_err(|error| {
        let file = data.path().display().to_string();
        broken(&error).with_text(FactName::File, file)
    })
}

fn has_accounts(data: &DataDir) -> Result<bool, Problem> {
    let ledger = SqliteLedger::open(data.path())?;
    Ok(!ledger.accounts()?.is_empty() || !ledger.unfinished()?.is_empty())
}

/// Deletes every entry of this installation from the vault.
async fn empty(vault: &dyn Vault, ledger: &dyn Ledger) -> Result<(), Problem> {
    // A log-in that was interrupted may have stored a token before the ledger knew its account.
    let unfinished = ledger.unfinished()?.into_iter().map(|attempt| attempt.account);
    let accounts: BTreeSet<EntryName> =
        ledger.accounts()?.into_iter().chain(unfinished).map(|account| account.entry()).collect();
    let apps = ledger.apps()?.into_iter().map(|app| EntryName::app(app.network, &app.id));
    let apps: BTreeSet<EntryName> = apps.chain(built_in::entries()).collect();
    for name in accounts {
        Tokens::delete(vault, &name).await?;
    }
    for name in apps {
        vault.delete(&name).await?;
    }
    Ok(())
}
