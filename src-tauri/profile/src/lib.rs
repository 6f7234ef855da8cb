//! Which profile a program runs in, and everything it acts through put together.

mod built_in;
pub mod language;
mod leave;
mod options;
mod practice;
mod samples;
pub mod stop;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use sixty_adapters::clock::{ShiftedClock, SystemClock};
use sixty_adapters::data_dir::{DataDir, DataDirTrouble};
use sixty_adapters::desk::LocalDesk;
use sixty_adapters::doorway::LoopbackDoorway;
use sixty_adapters::files::LocalFiles;
use sixty_adapters::ledger::SqliteLedger;
use sixty_adapters::locks::FileLocks;
use sixty_adapters::log::{LocalLog, Noted};
use sixty_adapters::meta::{HttpMeta, PretendMeta};
use sixty_adapters::notify::DesktopNotifier;
use sixty_adapters::vault::{Keychain, VaultFile};
use sixty_core::journeys::env_run::Means;
use sixty_core::ports::{Clock, Desk, Ledger, Moment, Notifier, Ports, Practice, Vault};
use sixty_core::problem::{Action, Code, Problem};
use sixty_core::resident::MayTouch;
use sixty_core::steady::Steady;
use url::{Host, Url};

use practice::{Hold, Home};

pub use options::{Options, VaultKind};

/// How long an unlock prompt may take: a person at a terminal types, a job must not hang.
const WAIT_AT_A_TERMINAL: u64 = 60;
const WAIT_OTHERWISE: u64 = 5;

/// Which profile a command runs in.
pub enum Profile {
    /// The real Meta.
    Real,
    /// The built-in pretend Meta.
    BuiltIn,
    /// A pretend Meta elsewhere on this computer.
    Elsewhere(Url),
}

/// Options that do not go together, as a key of the texts.
pub struct Misuse(pub &'static str);

impl Misuse {
    /// The same for a face that has no command line to speak of.
    pub fn problem(&self) -> Problem {
        Problem::new(Code::Unknown, Action::Report).with_text("detail", self.0)
    }
}

/// What the shared options come to.
pub struct Setting {
    shared: Options,
    profile: Profile,
    start: Option<Moment>,
    practice: tokio::sync::OnceCell<Home>,
    hold: tokio::sync::OnceCell<Hold>,
    steady: Steady,
}

impl Setting {
    /// Judges the shared options.
    pub fn new(shared: Options) -> Result<Self, Misuse> {
        // Once for a program; the first one counts.
        drop(rustls::crypto::ring::default_provider().install_default());
        let profile = match (&shared.practice_url, shared.practice) {
            (Some(url), _) => Profile::Elsewhere(loopback(url).ok_or(Misuse("cli-usage-practice-url"))?),
            (None, true) => Profile::BuiltIn,
            (None, false) => Profile::Real,
        };
        let start = match &shared.now {
            None => None,
            Some(_) if matches!(profile, Profile::Real) => return Err(Misuse("cli-usage-now-practice")),
            Some(now) => Some(moment(now).ok_or(Misuse("cli-usage-bad-time"))?),
        };
        let (practice, hold) = Default::default();
        Ok(Self { shared, profile, start, practice, hold, steady: Steady::default() })
    }

    /// What must be finished before the program ends.
    pub fn steady(&self) -> Steady {
        self.steady.clone()
    }

    /// The built-in practice keeps to its folder unless told that a file outside is really meant.
    pub fn may_touch(&self, file: &Path, really: bool) -> Result<(), Problem> {
        if really { Ok(()) } else { stays_in(self.own_folder()?.as_deref(), file) }
    }

    /// The same for a face that runs on; the profile may end before it.
    pub fn judge(&self) -> Result<MayTouch, Problem> {
        let folder = self.own_folder()?;
        Ok(Arc::new(move |file| stays_in(folder.as_deref(), file)))
    }

    /// Where the built-in practice keeps to; None for a profile that may go anywhere.
    fn own_folder(&self) -> Result<Option<PathBuf>, Problem> {
        match self.profile {
            Profile::BuiltIn => Ok(Some(self.folder()?.path().to_owned())),
            _ => Ok(None),
        }
    }

    /// The pretend world; None for the real one. The time of one that runs elsewhere is not ours to move.
    pub async fn practice(&self) -> Result<Option<Arc<dyn Practice>>, Problem> {
        match self.profile {
            Profile::Real => Ok(None),
            Profile::Elsewhere(_) => Ok(Some(Arc::new(practice::TimeOfItsOwn))),
            Profile::BuiltIn => {
                self.outside().await?;
                Ok(self.practice.get().map(Home::practice))
            }
        }
    }

    /// The built-in pretend Meta's apps are there from the start, as far as the vault is open.
    pub async fn set_built_in_apps(&self, ports: &Ports) -> Result<(), Problem> {
        match self.profile {
            Profile::BuiltIn => match built_in::set_apps(ports).await {
                Err(problem) if matches!(problem.code, Code::VaultLocked | Code::VaultMissing) => Ok(()),
                outcome => outcome,
            },
            Profile::Real | Profile::Elsewhere(_) => Ok(()),
        }
    }

    /// Whether this is not the real Meta.
    pub fn is_practice(&self) -> bool {
        !matches!(self.profile, Profile::Real)
    }

    /// Where everything of this profile lives; the folder is made.
    pub fn folder(&self) -> Result<DataDir, Problem> {
        let base = self.base()?;
        // Judged as well: what is below a link is not ours.
        let outer = DataDir::open(&base).map_err(|trouble| refused(&trouble, &base))?;
        match self.profile {
            Profile::Real => Ok(outer),
            _ => {
                let inner = base.join("practice");
                DataDir::open(&inner).map_err(|trouble| refused(&trouble, &inner))
            }
        }
    }

    /// Everything that a command with ledger and vault acts through.
    pub async fn ports(&self) -> Result<Ports, Problem> {
        if self.is_practice() {
            self.held().await?;
        }
        let (clock, stand) = self.outside().await?;
        self.ports_over(&self.folder()?, clock, stand)
    }

    fn ports_over(
        &self,
        data: &DataDir,
        clock: Arc<dyn Clock>,
        stand: Option<PretendMeta>,
    ) -> Result<Ports, Problem> {
        let log = LocalLog::in_folder(data.path(), Arc::clone(&clock));
        let ledger: Arc<dyn Ledger> = Arc::new(SqliteLedger::open(data.path())?.noting_in(&log));
        let meta = HttpMeta::new(stand.clone(), Arc::clone(&clock), Some(Arc::clone(&ledger)));
        let doorway = LoopbackDoorway::new(data.path().join("doorway"), Arc::clone(&clock));
        Ok(Ports {
            vault: Arc::new(Noted::new(self.vault(data), &log)),
            ledger,
            locks: Arc::new(FileLocks::new(&data.path().join("locks")).noting_in(&log)),
            meta: Arc::new(meta.noting_in(&log)),
            doorway: Arc::new(doorway.noting_in(&log)),
            files: Arc::new(LocalFiles),
            desk: Arc::new(Noted::<dyn Desk>::new(Arc::new(LocalDesk::new(stand)), &log)),
            notifier: Arc::new(Noted::<dyn Notifier>::new(Arc::new(DesktopNotifier::new("Sixty")), &log)),
            log: Arc::new(log),
            steady: self.steady(),
            clock,
        })
    }

    /// What `env` acts through: no ledger, no keychain, no data folder.
    pub async fn means(&self) -> Result<Means, Problem> {
        let (clock, stand) = self.outside().await?;
        let meta = Arc::new(HttpMeta::new(stand, Arc::clone(&clock), None));
        Ok(Means { clock, meta, files: Arc::new(LocalFiles), steady: self.steady() })
    }

    /// Where Meta is for this command.
    pub async fn stand(&self) -> Result<Option<PretendMeta>, Problem> {
        Ok(self.outside().await?.1)
    }

    async fn outside(&self) -> Result<(Arc<dyn Clock>, Option<PretendMeta>), Problem> {
        match &self.profile {
            Profile::Real => Ok((Arc::new(SystemClock), None)),
            Profile::Elsewhere(url) => {
                let clock: Arc<dyn Clock> = match self.start {
                    Some(start) => Arc::new(ShiftedClock::starting_at(start)),
                    None => Arc::new(SystemClock),
                };
                Ok((clock, Some(PretendMeta::new(url.clone()))))
            }
            Profile::BuiltIn => {
                let home = self.practice.get_or_try_init(|| async {
                    self.held().await?;
                    let data = self.folder()?;
                    Home::open(data.path(), self.start).await
                });
                let home = home.await?;
                Ok((home.clock(), Some(PretendMeta::new(home.address()))))
            }
        }
    }

    fn vault(&self, data: &DataDir) -> Arc<dyn Vault> {
        let service = if matches!(self.profile, Profile::Real) { "sixty" } else { "sixty-practice" };
        match self.shared.vault {
            VaultKind::Keychain => Arc::new(Keychain::new(service, data.install(), self.vault_wait())),
            VaultKind::File => {
                let passphrase = std::env::var_os("SIXTY_PASSPHRASE_FILE").map(PathBuf::from);
                Arc::new(VaultFile::new(&data.path().join("vault"), passphrase))
            }
        }
    }

    fn vault_wait(&self) -> Duration {
        use std::io::IsTerminal;
        let usual = if std::io::stdin().is_terminal() { WAIT_AT_A_TERMINAL } else { WAIT_OTHERWISE };
        Duration::from_secs(self.shared.vault_wait.unwrap_or(usual))
    }

    fn base(&self) -> Result<PathBuf, Problem> {
        let chosen = self.shared.data_dir.clone().or_else(DataDir::usual_place);
        chosen.ok_or_else(|| Problem::new(Code::Ledger, Action::Report).with_text("detail", "no home folder"))
    }
}

/// RFC 3339.
fn moment(text: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.with_timezone(&Utc))
}

/// `localhost`, `127.x.x.x` or `[::1]`, written that way: neither a name that has to be looked up nor a number that
/// only some programs take for an address of this computer.
fn loopback(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    let is_here = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    let (_, written) = text.split_once("://")?;
    let rest = written.get(..host.len()).filter(|start| start.eq_ignore_ascii_case(host));
    let is_written_so =
        rest.is_some() && matches!(written.as_bytes().get(host.len()), None | Some(b':' | b'/'));
    (is_here && is_written_so && url.query().is_none() && url.fragment().is_none()).then_some(url)
}

fn stays_in(folder: Option<&Path>, file: &Path) -> Result<(), Problem> {
    let Some(folder) = folder else { return Ok(()) };
    let inside = real_place(file).zip(folder.canonicalize().ok());
    let is_inside = inside.is_some_and(|(file, folder)| file.starts_with(folder));
    if is_inside { Ok(()) } else { Err(outside(file.display().to_string())) }
}

/// Where a file is, or will be once it is made, links followed.
fn real_place(file: &Path) -> Option<PathBuf> {
    if file.is_symlink() || file.exists() {
        return file.canonicalize().ok();
    }
    let file = std::path::absolute(file).ok()?;
    Some(file.parent()?.canonicalize().ok()?.join(file.file_name()?))
}

fn outside(file: String) -> Problem {
    Problem::new(Code::ReadOnly, Action::None).with_text("why", "practice").with_text("file", file)
}

fn refused(trouble: &DataDirTrouble, folder: &Path) -> Problem {
    let code = match trouble {
        DataDirTrouble::DiskFull => Code::DiskFull,
        DataDirTrouble::Other(_) => Code::Ledger,
        DataDirTrouble::ReadOnly | DataDirTrouble::NotOurs | DataDirTrouble::IsLink => Code::ReadOnly,
    };
    Problem::new(code, Action::Report)
        .with_text("file", folder.display().to_string())
        .with_text("detail", trouble.to_string())
}
