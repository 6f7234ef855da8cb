//! The end of practice: its keychain entries, then its folder. It may be cut off after any step; whoever opens the folder
//! next finishes it.

use std::collections::BTreeSet;
use std::io;
use std::time::Duration;

use sixty_adapters::data_dir::DataDir;
use sixty_adapters::ledger::SqliteLedger;
use sixty_core::ports::{EntryName, Ledger, Vault};
use sixty_core::problem::{Action, Code, Problem};
use sixty_core::tokens::Tokens;
use sixty_practice::Turn;
use tokio::time::Instant;

use crate::practice::{Hold, broken};
use crate::{Setting, VaultKind, built_in, refused};

/// A command that uses the folder as well mostly ends within this.
const TO_END: Duration = Duration::from_secs(5);
/// A program that makes or deletes the folder needs no longer.
const TO_BE_READY: Duration = Duration::from_secs(30);
const LOOK: Duration = Duration::from_millis(50);

impl Setting {
    /// Keeps every other program out of the practice folder, so that it can be deleted.
    pub async fn hold_alone(&self) -> Result<(), Problem> {
        let hold = self.held().await?;
        let since = Instant::now();
        while !hold.alone().map_err(|error| broken(&error))? {
            if since.elapsed() > TO_END {
                return Err(self.in_use());
            }
            tokio::time::sleep(LOOK).await;
        }
        // A pretend Meta that runs by itself knows nothing of holds.
        let is_ours = self.practice.get().is_some_and(|home| home.serves());
        let turn = Turn::take(self.folder()?.path()).map_err(|error| broken(&error))?;
        if is_ours || turn.is_some() {
            return Ok(());
        }
        hold.beside_again().map_err(|error| broken(&error))?;
        Err(self.in_use())
    }

    /// Lets other programs in again.
    pub async fn hold_beside(&self) -> Result<(), Problem> {
        self.held().await?.beside_again().map_err(|error| broken(&error))
    }

    /// Deletes the practice profile; everything that acted through its ports has ended, and [`Setting::hold_alone`] went
    /// well.
    pub async fn leave(mut self) -> Result<(), Problem> {
        let data = self.folder()?;
        if let Some(home) = self.practice.take() {
            home.end().await;
        }
        let Some(hold) = self.hold.take() else { return Ok(()) };
        hold.say_going().map_err(|error| broken(&error))?;
        self.delete(&data, hold).await
    }

    /// Holds the practice folder beside other programs; one whose deletion was cut off is deleted first.
    pub(crate) async fn held(&self) -> Result<&Hold, Problem> {
        self.hold.get_or_try_init(|| self.take_hold()).await
    }

    async fn take_hold(&self) -> Result<Hold, Problem> {
        let since = Instant::now();
        loop {
            let data = self.folder()?;
            let failed = |error: io::Error| refused(&error.into(), data.path());
            match Hold::beside(data.path()).map_err(failed)? {
                Some(hold) if !hold.is_going().map_err(failed)? => return Ok(hold),
                Some(hold) if hold.alone().map_err(failed)? => self.delete(&data, hold).await?,
                _ if since.elapsed() > TO_BE_READY => return Err(self.in_use()),
                _ => tokio::time::sleep(LOOK).await,
            }
        }
    }

    async fn delete(&self, data: &DataDir, hold: Hold) -> Result<(), Problem> {
        // A vault of files goes with the folder.
        if self.shared.vault == VaultKind::Keychain {
            empty(self.vault(data).as_ref(), &SqliteLedger::open(data.path())?).await?;
        }
        hold.delete().map_err(|error| {
            let file = data.path().display().to_string();
            broken(&error).with_text("file", file)
        })
    }

    pub(crate) fn in_use(&self) -> Problem {
        let file = self.folder().map(|data| data.path().display().to_string()).unwrap_or_default();
        Problem::new(Code::ReadOnly, Action::RetryLater)
            .with_text("why", "practicing")
            .with_text("file", file)
    }
}

/// Deletes every entry of this installation.
async fn empty(vault: &dyn Vault, ledger: &dyn Ledger) -> Result<(), Problem> {
    // What was cut off before the ledger knew of it counts as well.
    let unfinished = ledger.unfinished()?.into_iter().map(|attempt| attempt.account);
    let accounts: BTreeSet<EntryName> = ledger
        .accounts()?
        .into_iter()
        .chain(unfinished)
        .map(|account| EntryName::account(account.network, &account.user_id))
        .collect();
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
