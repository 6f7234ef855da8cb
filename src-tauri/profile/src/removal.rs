//! Removing everything of a profile from this computer, for a person who removes the program for good.
//!
//! First what it gave to browsers and keychain, then the folder. Cut off after any step it can be run again: the keychain
//! is emptied by the name of the installation, which is in the folder.

use sixty_adapters::data_dir::DataDir;
use sixty_adapters::ledger::SqliteLedger;
use sixty_core::journeys::trust::{is_given, take_back};
use sixty_core::ports::Vault;
use sixty_core::problem::{Code, FactName, Problem};

use crate::deletion::{empty, has_accounts};
use crate::options::Options;
use crate::problems::broken;
use crate::profile::Profile;

impl Profile {
    /// Deletes accounts, tokens, app secrets, settings and log, and those of practice with them. Practice deletes itself
    /// alone.
    ///
    /// # Errors
    ///
    /// A vault that is locked or missing, another program that uses practice, a file that cannot be deleted. What was not
    /// deleted yet is still there.
    pub async fn remove_everything(&self) -> Result<(), Problem> {
        if self.is_practice() {
            return remove_practice(self.options()).await;
        }
        let data = self.folder()?;
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
        std::fs::remove_dir_all(data.path()).map_err(|error| {
            let file = data.path().display().to_string();
            broken(&error).with_text(FactName::File, file)
        })
    }
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
