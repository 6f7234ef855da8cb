//! The deletion of a practice folder: first what it gave to the browsers and the keychain, then its files. It may be interrupted after any step;
//! the lease's mark says so, and the next program that opens the folder calls this again.

use std::collections::BTreeSet;

use sixty_adapters::data_dir::DataDir;
use sixty_adapters::ledger::SqliteLedger;
use sixty_core::journeys::trust::{is_given, take_back};
use sixty_core::ports::{EntryName, Ledger, Trust, Vault};
use sixty_core::problem::{Code, FactName, Problem};
use sixty_core::tokens::Tokens;

use crate::built_in;
use crate::practice::FolderLease;
use crate::problems::broken;

/// Deletes the folder that is leased exclusively. `keychain` is None where the vault is a file in that folder. A browser
/// whose store cannot be changed keeps a certificate whose key is gone, which does no harm.
///
/// # Errors
///
/// A vault that is locked or missing, a ledger that cannot be read, a file that cannot be deleted.
pub async fn delete(
    data: &DataDir,
    lease: FolderLease,
    keychain: Option<&dyn Vault>,
    trust: &dyn Trust,
) -> Result<(), Problem> {
    let ledger = SqliteLedger::open(data.path())?;
    if is_given(&ledger)? {
        take_back(trust, &ledger).await?;
    }
    drop(ledger);
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

/// Whether the ledger of the folder knows an account, or one that was about to be kept.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn has_accounts(data: &DataDir) -> Result<bool, Problem> {
    let ledger = SqliteLedger::open(data.path())?;
    Ok(!ledger.accounts()?.is_empty() || !ledger.unfinished()?.is_empty())
}

/// Deletes every entry of this installation that the ledger knows of from the vault.
///
/// # Errors
///
/// The vault is locked or missing, or the ledger cannot be read.
pub async fn empty(vault: &dyn Vault, ledger: &dyn Ledger) -> Result<(), Problem> {
    // A log-in that was interrupted may have stored a token before the ledger knew its account.
    let unfinished = ledger.unfinished()?.into_iter().map(|attempt| attempt.account);
    let accounts: BTreeSet<EntryName> =
        ledger.accounts()?.into_iter().chain(unfinished).map(|account| account.entry()).collect();
    let apps = ledger.apps()?.into_iter().map(|app| EntryName::app(app.network, &app.id));
    let apps: BTreeSet<EntryName> = apps.chain(built_in::entries()).collect();
    let places = ledger.places()?.into_iter().filter(|place| place.target.needs_key());
    let keys = places.map(|place| EntryName::place(&place.id)).chain([EntryName::former_key()]);
    for name in accounts {
        Tokens::delete(vault, &name).await?;
    }
    for name in apps.into_iter().chain(keys) {
        vault.delete(&name).await?;
    }
    Ok(())
}
