//! A profile: which Meta a program talks to, the folder where it keeps everything, and the ports put together for both.

mod check_up;
mod vault;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use sixty_adapters::browser::LocalBrowser;
use sixty_adapters::clock::{ShiftedClock, SystemClock};
use sixty_adapters::data_dir::DataDir;
use sixty_adapters::doorway::LoopbackDoorway;
use sixty_adapters::files::LocalFiles;
use sixty_adapters::folders::LocalFolders;
use sixty_adapters::ledger::{INSTALL_COPY, SqliteLedger, copy_of_install};
use sixty_adapters::locks::FileLocks;
use sixty_adapters::log::{LocalLog, Noted};
use sixty_adapters::meta::{HttpMeta, PretendAddress};
use sixty_adapters::notify::DesktopNotifier;
use sixty_adapters::onlookers::LocalOnlookers;
use sixty_adapters::processes::LocalProcesses;
use sixty_adapters::programs::LocalPrograms;
use sixty_adapters::trust::{BrowserTrust, Home};
use sixty_adapters::web::HttpWeb;
use sixty_core::journeys::env_run::EnvPorts;
use sixty_core::moment::Moment;
use sixty_core::ports::{Browser, Clock, Ledger, LedgerTrouble, Notifier, Ports, Practice, Trust};
use sixty_core::problem::{Action, Case, Code, FactName, Problem};
use sixty_core::resident::MayTouch;
use sixty_core::steady::Steady;
use tokio::sync::OnceCell;
use tokio::time::Instant;

use crate::boundary::check_inside;
use crate::built_in;
use crate::deletion::delete;
use crate::options::Options;
use crate::practice::{Election, FolderLease, TimeElsewhere};
use crate::problems::folder_refused;
use crate::source::{Misuse, Source, start};

/// How long a program waits for one that makes or deletes the practice folder, which takes a few seconds.
const FOLDER_READY_WITHIN: Duration = Duration::from_secs(30);
/// How often a lock that another program has is tried again.
pub(crate) const POLL: Duration = Duration::from_millis(50);

/// The way to open the ledger of a folder.
type OpenLedger = fn(&Path) -> Result<SqliteLedger, LedgerTrouble>;

/// What a program runs in; made from its [`Options`].
pub struct Profile {
    shared: Options,
    source: Source,
    start: Option<Moment>,
    election: OnceCell<Election>,
    lease: OnceCell<FolderLease>,
    /// Why the apps of practice could not be set.
    shut_vault: OnceLock<Problem>,
    steady: Steady,
}

impl Profile {
    /// Makes the profile that the options describe; no file is touched yet.
    ///
    /// # Errors
    ///
    /// [`Misuse`] when the options contradict each other or a value cannot be read.
    pub fn new(shared: Options) -> Result<Self, Misuse> {
        // Installed once per program; a second profile keeps the first provider.
        drop(rustls::crypto::ring::default_provider().install_default());
        let (source, start) = (Source::of(&shared)?, start(&shared)?);
        let (election, lease, shut_vault, steady) = Default::default();
        Ok(Self { shared, source, start, election, lease, shut_vault, steady })
    }

    /// The options that it was made from.
    pub fn options(&self) -> Options {
        self.shared.clone()
    }

    /// The work that must be finished before the program ends.
    pub fn steady(&self) -> Steady {
        self.steady.clone()
    }

    /// Checks that this profile may touch the file: the built-in practice keeps to its folder, unless `really` says that
    /// a file outside is meant.
    ///
    /// # Errors
    ///
    /// `x.readOnly` with the reason `practice` for a file outside of the practice folder.
    pub fn may_touch(&self, file: &Path, really: bool) -> Result<(), Problem> {
        if really { Ok(()) } else { check_inside(self.own_folder()?.as_deref(), file) }
    }

    /// The check of [`Profile::may_touch`] as a function that may outlive this profile.
    ///
    /// # Errors
    ///
    /// When the profile's folder cannot be used.
    pub fn touch_check(&self) -> Result<MayTouch, Problem> {
        let folder = self.own_folder()?;
        Ok(Arc::new(move |file| check_inside(folder.as_deref(), file)))
    }

    /// The folder that the built-in practice keeps to; None for a profile that may touch any file.
    fn own_folder(&self) -> Result<Option<PathBuf>, Problem> {
        match self.source {
            Source::BuiltIn => Ok(Some(self.folder()?.path().to_owned())),
            _ => Ok(None),
        }
    }

    /// The port that moves the time of practice; None for the real Meta. It fails for a pretend Meta elsewhere, whose time
    /// is not ours to move.
    ///
    /// # Errors
    ///
    /// As [`Profile::ports`].
    pub async fn practice(&self) -> Result<Option<Arc<dyn Practice>>, Problem> {
        match self.source {
            Source::Real => Ok(None),
            Source::Elsewhere(_) => Ok(Some(Arc::new(TimeElsewhere))),
            Source::BuiltIn => {
                self.outside().await?;
                Ok(self.election.get().map(Election::practice))
            }
        }
    }

    /// Stores the built-in pretend Meta's apps, so that practice needs no setup; a vault that is locked or missing is left
    /// for later.
    ///
    /// # Errors
    ///
    /// Every other trouble of vault or ledger.
    pub async fn set_built_in_apps(&self, ports: &Ports) -> Result<(), Problem> {
        match self.source {
            Source::BuiltIn => match built_in::set_apps(ports).await {
                Err(problem) if matches!(problem.code, Code::VaultLocked | Code::VaultMissing) => {
                    // The first one counts.
                    drop(self.shut_vault.set(problem));
                    Ok(())
                }
                outcome => outcome,
            },
            Source::Real | Source::Elsewhere(_) => Ok(()),
        }
    }

    /// The problem that is told in place of this one: where practice has no Meta app because of the vault, no person
    /// can mend that by setting an app.
    pub fn cause_of(&self, problem: Problem) -> Problem {
        match self.shut_vault.get() {
            Some(shut) if problem.code == Code::NoApp => shut.clone(),
            _ => problem,
        }
    }

    /// Whether this profile talks to a pretend Meta.
    pub fn is_practice(&self) -> bool {
        !matches!(self.source, Source::Real)
    }

    /// The folder where this profile keeps everything; it is made if it is missing.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made, or others could lead it elsewhere.
    pub fn folder(&self) -> Result<DataDir, Problem> {
        let base = self.base()?;
        let own = match self.source {
            Source::Real => base,
            _ => {
                // Checked as well, because a folder below a symbolic link may belong to another user.
                DataDir::check(&base).map_err(|trouble| folder_refused(&trouble, &base))?;
                base.join("practice")
            }
        };
        DataDir::open_with(&own, copy_of_install).map_err(|trouble| folder_refused(&trouble, &own))
    }

    /// The ports of a program with ledger and vault.
    ///
    /// # Errors
    ///
    /// When the folder or the ledger cannot be used, or another program makes or deletes the practice folder and does not
    /// finish.
    pub async fn ports(&self) -> Result<Ports, Problem> {
        self.ports_with(SqliteLedger::open).await
    }

    /// The ports of a command that reads: the ledger can be read also where the disk is full or may not be written.
    ///
    /// # Errors
    ///
    /// As [`Profile::ports`], but for a disk that takes no writes.
    pub async fn ports_to_read(&self) -> Result<Ports, Problem> {
        self.ports_with(SqliteLedger::open_to_read).await
    }

    async fn ports_with(&self, ledger: OpenLedger) -> Result<Ports, Problem> {
        if self.is_practice() {
            self.lease().await?;
        }
        let (clock, pretend) = self.outside().await?;
        let data = self.folder()?;
        Ok(self.ports_over(&data, ledger(data.path())?, clock, pretend))
    }

    /// The log of this profile's folder, for what a program notes itself.
    ///
    /// # Errors
    ///
    /// As [`Profile::ports`].
    pub async fn log(&self) -> Result<LocalLog, Problem> {
        let (clock, _) = self.outside().await?;
        Ok(LocalLog::in_folder(self.folder()?.path(), clock))
    }

    /// The ports over a folder and its ledger, with this clock and this pretend Meta.
    pub(crate) fn ports_over(
        &self,
        data: &DataDir,
        ledger: SqliteLedger,
        clock: Arc<dyn Clock>,
        pretend: Option<PretendAddress>,
    ) -> Ports {
        let log = LocalLog::in_folder(data.path(), Arc::clone(&clock));
        let ledger: Arc<dyn Ledger> = Arc::new(ledger.noting_in(&log).by_clock(&clock));
        // A copy of the name, by which the data folder finds it again when its own file is lost. A ledger that cannot be
        // written keeps the copy that it has.
        if ledger.setting(INSTALL_COPY).is_ok_and(|kept| kept.as_deref() != Some(data.install())) {
            ledger.set_setting(INSTALL_COPY, data.install()).unwrap_or_default();
        }
        let meta = HttpMeta::new(pretend.clone(), Arc::clone(&clock), Some(Arc::clone(&ledger)));
        let notifier = Arc::new(DesktopNotifier::new("Sixty", data.path()));
        let doorway = LoopbackDoorway::new(doorway_of(data), self.clock_of_browsers(&clock));
        Ports {
            vault: Arc::new(Noted::new(self.vault(data), &log)),
            ledger,
            locks: Arc::new(FileLocks::new(&data.path().join("locks")).noting_in(&log)),
            meta: Arc::new(meta.noting_in(&log)),
            doorway: Arc::new(doorway.noting_in(&log)),
            files: Arc::new(LocalFiles),
            folders: Arc::new(LocalFolders),
            programs: Arc::new(LocalPrograms),
            processes: Arc::new(LocalProcesses),
            web: Arc::new(HttpWeb::new(pretend.clone())),
            onlookers: Arc::new(LocalOnlookers),
            trust: Arc::new(self.trust(data, &clock)),
            browser: Arc::new(Noted::<dyn Browser>::new(Arc::new(LocalBrowser::new(pretend)), &log)),
            notifier: Arc::new(Noted::<dyn Notifier>::new(notifier, &log)),
            log: Arc::new(log),
            steady: self.steady(),
            clock,
        }
    }

    /// What the browsers of this user make of the certificate in this folder.
    fn trust(&self, data: &DataDir, clock: &Arc<dyn Clock>) -> BrowserTrust {
        BrowserTrust::new(doorway_of(data), self.clock_of_browsers(clock), Home::of_this_user())
    }

    /// The same for the deletion of a practice folder, whose clock has ended.
    pub(crate) fn trust_to_take_back(&self, data: &DataDir) -> impl Trust {
        self.trust(data, &(Arc::new(SystemClock) as Arc<dyn Clock>))
    }

    /// The clock by which a certificate begins and ends. Browsers go by the computer's own, however far the built-in
    /// practice has moved its time.
    fn clock_of_browsers(&self, clock: &Arc<dyn Clock>) -> Arc<dyn Clock> {
        if self.is_built_in() { Arc::new(SystemClock) } else { Arc::clone(clock) }
    }

    /// The ports of `env`, which has no ledger, no keychain and no data folder.
    ///
    /// # Errors
    ///
    /// As [`Profile::ports`], in the built-in practice only.
    pub async fn env_ports(&self) -> Result<EnvPorts, Problem> {
        let (clock, pretend) = self.outside().await?;
        let meta = Arc::new(HttpMeta::new(pretend, Arc::clone(&clock), None));
        Ok(EnvPorts { clock, meta, files: Arc::new(LocalFiles), steady: self.steady() })
    }

    /// The address of the pretend Meta; None for the real one.
    ///
    /// # Errors
    ///
    /// As [`Profile::ports`], in the built-in practice only.
    pub async fn pretend_meta(&self) -> Result<Option<PretendAddress>, Problem> {
        Ok(self.outside().await?.1)
    }

    /// The clock, and the address of the pretend Meta.
    async fn outside(&self) -> Result<(Arc<dyn Clock>, Option<PretendAddress>), Problem> {
        match &self.source {
            Source::Real => Ok((Arc::new(SystemClock), None)),
            Source::Elsewhere(url) => {
                let clock: Arc<dyn Clock> = match self.start {
                    Some(start) => Arc::new(ShiftedClock::starting_at(start)),
                    None => Arc::new(SystemClock),
                };
                Ok((clock, Some(PretendAddress::new(url.clone()))))
            }
            Source::BuiltIn => {
                let election = self.election.get_or_try_init(|| async {
                    self.lease().await?;
                    let data = self.folder()?;
                    Election::join(data.path(), self.start).await
                });
                let election = election.await?;
                Ok((election.clock(), Some(PretendAddress::new(election.address()))))
            }
        }
    }

    /// This program's lease on the practice folder, shared with other programs; a deletion that was interrupted is
    /// finished first.
    pub(crate) async fn lease(&self) -> Result<&FolderLease, Problem> {
        self.lease.get_or_try_init(|| self.new_lease()).await
    }

    async fn new_lease(&self) -> Result<FolderLease, Problem> {
        let since = Instant::now();
        loop {
            // Made anew each time, because another program may have deleted it.
            let data = self.folder()?;
            let failed = |error: io::Error| folder_refused(&error.into(), data.path());
            match FolderLease::shared(data.path()).map_err(failed)? {
                Some(lease) if !lease.is_deletion_marked().map_err(failed)? => return Ok(lease),
                Some(lease) if lease.try_exclusive().map_err(failed)? => {
                    delete(&data, lease, self.keychain(&data).as_deref(), &self.trust_to_take_back(&data))
                        .await?;
                }
                _ if since.elapsed() > FOLDER_READY_WITHIN => return Err(self.in_use()),
                _ => tokio::time::sleep(POLL).await,
            }
        }
    }

    /// Gives the lease up to the caller; None if none was taken.
    pub(crate) fn take_lease(&mut self) -> Option<FolderLease> {
        self.lease.take()
    }

    /// Whether this program serves the practice folder.
    pub(crate) fn serves_practice(&self) -> bool {
        self.election.get().is_some_and(Election::is_serving)
    }

    /// Stops serving or following the practice folder's pretend Meta.
    pub(crate) async fn end_serving(&mut self) {
        if let Some(election) = self.election.take() {
            election.end().await;
        }
    }

    /// The problem that another program uses the practice folder.
    pub(crate) fn in_use(&self) -> Problem {
        let file = self.folder().map(|data| data.path().display().to_string()).unwrap_or_default();
        Problem::new(Code::ReadOnly, Action::RetryLater)
            .because(Case::Practicing)
            .with_text(FactName::File, file)
    }

    /// Whether the built-in pretend Meta is this profile's.
    pub(crate) fn is_built_in(&self) -> bool {
        matches!(self.source, Source::BuiltIn)
    }

    /// The time that the clock starts with, where the options set one.
    pub(crate) fn start(&self) -> Option<Moment> {
        self.start
    }

    /// The folder of the real profile, which holds that of practice.
    pub(crate) fn base(&self) -> Result<PathBuf, Problem> {
        let chosen = self.shared.data_dir.clone().or_else(DataDir::usual_place);
        chosen.ok_or_else(|| {
            Problem::new(Code::Ledger, Action::Report).with_text(FactName::Detail, "no home folder")
        })
    }
}

/// The folder of the listener's certificate.
fn doorway_of(data: &DataDir) -> PathBuf {
    data.path().join("doorway")
}
