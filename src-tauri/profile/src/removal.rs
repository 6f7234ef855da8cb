//! Removing everything of a profile from this computer, for a person who removes the program for good.
//!
//! First what begins at a log-in, then the programs that stay, because one that goes on would make the folder anew; then
//! what was given to browsers and keychain, and the folder last. Cut off after any step it can be run again: the keychain
//! is emptied by the name of the installation, which is in the folder.

use std::io;
use std::path::Path;

use sixty_adapters::data_dir::DataDir;
use sixty_adapters::ledger::SqliteLedger;
use sixty_adapters::residents::Kind;
use sixty_adapters::{login_entry, service};
use sixty_core::journeys::trust::{is_given, take_back};
use sixty_core::ports::{FileTrouble, Vault};
use sixty_core::problem::{Code, FactName, Problem};

use crate::deletion::{empty, has_accounts};
use crate::options::Options;
use crate::problems::broken;
use crate::profile::Profile;
use crate::staying::DESKTOP_ENDS_WITHIN;

impl Profile {
    /// Deletes accounts, tokens, app secrets, settings and log, and those of practice with them. Practice deletes itself
    /// alone.
    ///
    /// # Errors
    ///
    /// A program that does not end, a vault that is locked or missing, another program that uses practice, a file that
    /// cannot be deleted. What was not deleted yet is still there.
    pub async fn remove_everything(&self) -> Result<(), Problem> {
        if self.is_practice() {
            return remove_practice(self.options()).await;
        }
        let data = self.folder()?;
        begin_no_more(&data).await?;
        let request = self.end_those_that_stay(&Kind::ALL, DESKTOP_ENDS_WITHIN).await?;
        if data.path().join("practice").exists() {
            let options = Options { practice: true, practice_url: None, now: None, ..self.options() };
            remove_practice(options).await?;
        }
        let ledger = SqliteLedger::open(data.path())?;
        if is_given(&ledger)? {
            take_back(&self.trust_to_take_back(&data), &ledger).await?;
        }
        drop(ledger);
        if let Some(keychain) = self.keychain(&data) {
            match remove_entries(keychain.as_ref(), &data).await {
                // A computer without a vault, where nothing was ever kept.
                Err(problem) if problem.code == Code::VaultMissing && !has_accounts(&data)? => {}
                removed => removed?,
            }
        }
        // Its files are in the folder.
        drop(request);
        std::fs::remove_dir_all(data.path()).map_err(|error| {
            let file = data.path().display().to_string();
            broken(&error).with_text(FactName::File, file)
        })
    }
}

/// Takes out what the system begins at a log-in, where it works on this folder: a person may have another one, whose tokens
/// are to live on. The desktop program begins on the usual one alone.
async fn begin_no_more(data: &DataDir) -> Result<(), Problem> {
    let not_done = |error: io::Error| Problem::from(FileTrouble::Other(error.to_string()));
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = std::path::absolute(data.path()).map_err(not_done)?;
    let is_usual = DataDir::usual_place().is_some_and(|usual| whole(&usual) == whole(&folder));
    if service::works_on(&folder, is_usual).await {
        service::remove().await.map_err(not_done)?;
    }
    if is_usual {
        login_entry::remove().map_err(not_done)?;
    }
    Ok(())
}

/// By a profile of its own, which ends with the folder.
async fn remove_practice(options: Options) -> Result<(), Problem> {
    // Options of a profile that was made contradict each other nowhere.
    let Ok(practice) = Profile::new(options) else { return Ok(()) };
    practice.lock_others_out().await?;
    practice.leave().await
}

/// Deletes what the vault lists, or what the ledger knows of where it cannot list.
async fn remove_entries(vault: &dyn Vault, data: &DataDir) -> Result<(), Problem> {
    match vault.names().await? {
        Some(names) => {
            for name in names {
                vault.delete(&name).await?;
            }
            Ok(())
        }
        None => empty(vault, &SqliteLedger::open(data.path())?).await,
    }
}
