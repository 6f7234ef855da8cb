//! The ports of a check-up: what can be had of a profile without making anything of it.
//!
//! The other ways to ports make the data folder, the ledger and the name of the installation, and end where one of them
//! is in the way. Here each is looked at as it is, and what cannot be had is left out. Only the built-in pretend Meta
//! needs its folder: it is made, because otherwise there would be nobody to ask.

use std::path::PathBuf;
use std::sync::Arc;

use sixty_adapters::clock::SystemClock;
use sixty_adapters::data_dir::DataDir;
use sixty_adapters::files::LocalFiles;
use sixty_adapters::ledger::{INSTALL_COPY, SqliteLedger};
use sixty_adapters::log::LocalLog;
use sixty_adapters::meta::{HttpMeta, PretendAddress};
use sixty_adapters::surroundings::{KEYCHAIN, LocalSurroundings};
use sixty_core::doctor::MetaMeant;
use sixty_core::journeys::doctor::CheckUpPorts;
use sixty_core::ports::{Clock, Ledger, Meta};
use sixty_core::problem::Problem;
use sixty_core::resident::PortsOfCheckUp;

use super::Profile;
use super::vault::VaultWays;
use crate::options::VaultKind;
use crate::problems::folder_refused;
use crate::source::Source;

/// The name of an installation that has none yet: no entry of the vault is called by it.
const NO_NAME: &str = "none";

impl Profile {
    /// The ports of a check-up.
    ///
    /// # Errors
    ///
    /// There is no home folder, so that no data folder can be told.
    pub async fn check_up(&self) -> Result<CheckUpPorts, Problem> {
        Ok(self.checked().await?.ports())
    }

    /// The ports of a check-up as a function that may outlive this profile, for a program that stays.
    ///
    /// # Errors
    ///
    /// As [`Profile::check_up`].
    pub async fn ports_of_check_up(&self) -> Result<PortsOfCheckUp, Problem> {
        let checked = self.checked().await?;
        Ok(Arc::new(move || checked.ports()))
    }

    async fn checked(&self) -> Result<Checked, Problem> {
        let base = self.base()?;
        let own = if self.is_practice() { base.join("practice") } else { base.clone() };
        let (meta_meant, clock, pretend) = self.met().await;
        Ok(Checked { base, own, meta_meant, clock, pretend, vault: self.vault_ways() })
    }

    /// The Meta of this profile, its clock and its address. Where the pretend one does not start, the computer's own
    /// clock stands in.
    async fn met(&self) -> (MetaMeant, Arc<dyn Clock>, Option<PretendAddress>) {
        match self.outside().await {
            Ok((clock, pretend)) => {
                let meant = match self.source {
                    Source::Real => MetaMeant::Real,
                    Source::BuiltIn => MetaMeant::BuiltIn,
                    Source::Elsewhere(_) => MetaMeant::Elsewhere,
                };
                (meant, clock, pretend)
            }
            Err(problem) => (MetaMeant::NotStarted(problem), Arc::new(SystemClock), None),
        }
    }
}

/// What stays the same from one check-up of a profile to the next.
struct Checked {
    base: PathBuf,
    /// The folder of the profile; in practice another one than that of all profiles.
    own: PathBuf,
    meta_meant: MetaMeant,
    clock: Arc<dyn Clock>,
    pretend: Option<PretendAddress>,
    vault: VaultWays,
}

impl Checked {
    fn ports(&self) -> CheckUpPorts {
        let Self { base, own, meta_meant, clock, pretend, vault } = self;
        let seen = DataDir::look(base)
            .map_err(|trouble| folder_refused(&trouble, base))
            .and_then(|_| DataDir::look(own).map_err(|trouble| folder_refused(&trouble, own)));
        let refused = seen.as_ref().err().cloned();
        let (ledger_state, ledger) = SqliteLedger::look(own);
        let ledger = ledger.filter(|_| refused.is_none());
        let copy = || ledger.as_ref()?.setting(INSTALL_COPY).ok().flatten();
        let install = seen.ok().flatten().and_then(|seen| seen.install).or_else(copy);
        let ledger = ledger.map(|ledger| Arc::new(ledger.by_clock(clock)) as Arc<dyn Ledger>);
        let kind = match vault.kind {
            VaultKind::Keychain => KEYCHAIN,
            VaultKind::File => "file",
        };
        let meta = match meta_meant {
            MetaMeant::NotStarted(_) => None,
            _ => {
                let known = ledger.as_ref().map(Arc::clone);
                let asked = HttpMeta::new(pretend.clone(), Arc::clone(clock), known);
                Some(Arc::new(asked) as Arc<dyn Meta>)
            }
        };
        CheckUpPorts {
            vault: vault.of_folder(own, install.as_deref().unwrap_or(NO_NAME)),
            log: Arc::new(LocalLog::in_folder(own, Arc::clone(clock))),
            files: Arc::new(LocalFiles),
            surroundings: Arc::new(LocalSurroundings::new(own, refused, kind)),
            meta_meant: meta_meant.clone(),
            meta,
            ledger_state,
            ledger,
            clock: Arc::clone(clock),
        }
    }
}
