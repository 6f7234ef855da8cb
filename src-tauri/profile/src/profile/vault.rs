//! The vault of a profile: the keychain, a file that a person chose, or the stand-in of a practice folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sixty_adapters::data_dir::DataDir;
use sixty_adapters::ledger::SqliteLedger;
use sixty_adapters::vault::{VaultFile, keychain, make_stand_in, stand_in};
use sixty_core::network::Network;
use sixty_core::ports::{EntryName, Ledger as _, Vault, VaultTrouble};
use sixty_core::problem::Problem;

use super::Profile;
use crate::options::{PASSPHRASE_FILE, VaultKind};
use crate::problems::broken;
use crate::source::Source;

/// Seconds that an unlock prompt may take at a terminal, where a person types a passphrase.
const WAIT_AT_A_TERMINAL: u64 = 60;
/// Seconds that an unlock prompt may take without a terminal: a job must not hang.
const WAIT_OTHERWISE: u64 = 5;

impl Profile {
    /// The vault, where it is the keychain; a vault in a file is a part of the folder.
    pub(crate) fn keychain(&self, data: &DataDir) -> Option<Arc<dyn Vault>> {
        let is_keychain = self.shared.vault == VaultKind::Keychain && self.stand_in(data).is_none();
        is_keychain.then(|| self.vault(data))
    }

    /// The vault of a practice folder that was made where there is no password vault.
    fn stand_in(&self, data: &DataDir) -> Option<VaultFile> {
        stand_in(data.path()).filter(|_| self.is_built_in())
    }

    /// Gives an empty practice folder a vault of its own where this computer has no password vault: there a person may
    /// look around, while real tokens are kept nowhere.
    ///
    /// # Errors
    /// The folder takes no file.
    pub(crate) async fn replace_a_missing_vault(&self) -> Result<(), Problem> {
        let data = self.folder()?;
        let Some(keychain) = self.keychain(&data) else { return Ok(()) };
        if !SqliteLedger::open(data.path())?.accounts()?.is_empty() {
            return Ok(());
        }
        let any = EntryName::app(Network::Threads, Network::Threads.key());
        match keychain.read(&any).await {
            Err(VaultTrouble::Missing | VaultTrouble::NoKeyring) => {
                make_stand_in(data.path()).map_err(|error| broken(&error))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn vault(&self, data: &DataDir) -> Arc<dyn Vault> {
        self.vault_ways().of_folder(data.path(), data.install())
    }

    /// How the vault of a folder is made.
    pub(super) fn vault_ways(&self) -> VaultWays {
        VaultWays {
            kind: self.shared.vault,
            service: if matches!(self.source, Source::Real) { "sixty" } else { "sixty-practice" },
            may_stand_in: self.is_built_in(),
            wait: self.vault_wait(),
        }
    }

    fn vault_wait(&self) -> Duration {
        use std::io::IsTerminal;
        let usual = if std::io::stdin().is_terminal() { WAIT_AT_A_TERMINAL } else { WAIT_OTHERWISE };
        Duration::from_secs(self.shared.vault_wait.unwrap_or(usual))
    }
}

/// What the vault of a profile depends on.
#[derive(Clone, Copy)]
pub(super) struct VaultWays {
    pub kind: VaultKind,
    /// The name of our entries in a keychain.
    service: &'static str,
    /// Whether the folder may have a vault of its own in place of the keychain.
    may_stand_in: bool,
    wait: Duration,
}

impl VaultWays {
    /// The vault of the folder at `data`, whose entries in a keychain are those of this installation.
    pub fn of_folder(self, data: &Path, install: &str) -> Arc<dyn Vault> {
        match self.kind {
            VaultKind::Keychain => match stand_in(data).filter(|_| self.may_stand_in) {
                Some(stand_in) => Arc::new(stand_in),
                None => keychain(self.service, install, self.wait),
            },
            VaultKind::File => {
                let passphrase = std::env::var_os(PASSPHRASE_FILE).map(PathBuf::from);
                Arc::new(VaultFile::new(&data.join("vault"), passphrase))
            }
        }
    }
}
