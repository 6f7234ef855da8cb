//! Runs the resident of one profile at a time, and does what it wants of a desktop.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use sixty_adapters::clipboard::LocalClipboard;
use sixty_adapters::desk;
use sixty_core::face::{Change, Intent, Snapshot};
use sixty_core::network::Network;
use sixty_core::ports::Clipboard;
use sixty_core::problem::Problem;
use sixty_core::resident::{Handle, HostFacts, Outside, Resident, Wish};
use sixty_profile::{Options, Setting, language};
use tokio::sync::{broadcast, mpsc};

use super::{Desktop, Engine};
use crate::complain;

/// Changes that a slow listener may miss before it has to ask for everything.
const BACKLOG: usize = 256;

/// What the shell holds.
pub struct Live {
    options: Options,
    clipboard: Arc<dyn Clipboard>,
    changes: broadcast::Sender<Change>,
    state: Mutex<State>,
}

struct State {
    desktop: Desktop,
    /// The resident that runs; it is another one in the other profile.
    handle: Handle,
}

/// A profile that is ready to run.
struct Ready {
    resident: Resident,
    handle: Handle,
    wishes: mpsc::UnboundedReceiver<Wish>,
}

impl Live {
    /// Starts the profile that the options name. Opens the ledger, and leaves the vault alone.
    pub async fn start(options: Options) -> Result<Arc<Self>, Problem> {
        let clipboard: Arc<dyn Clipboard> = Arc::new(LocalClipboard::default());
        let ready = ready(&options, &clipboard, Desktop::default()).await?;
        let state = State { desktop: Desktop::default(), handle: ready.handle.clone() };
        let changes = broadcast::Sender::new(BACKLOG);
        let live = Arc::new(Self { options, clipboard, changes, state: Mutex::new(state) });
        live.run(ready);
        Ok(live)
    }

    fn run(self: &Arc<Self>, Ready { resident, handle, mut wishes }: Ready) {
        let changes = handle.changes();
        tokio::spawn(resident.run());
        tokio::spawn(pass_on(changes, self.changes.clone()));
        let live = Arc::clone(self);
        tokio::spawn(async move {
            while let Some(wish) = wishes.recv().await {
                live.grant(wish).await;
            }
        });
    }

    async fn grant(self: &Arc<Self>, wish: Wish) {
        match wish {
            Wish::EnterPractice => self.change_profile(true).await,
            Wish::LeavePractice => self.change_profile(false).await,
            Wish::OpenMetaApps => desk::open("https://developers.facebook.com/apps/"),
            Wish::OpenNetwork(network) => desk::open(site(network)),
            Wish::OpenFolder(file) => desk::open_folder_of(&file),
            // The shell sees these before they come here.
            Wish::ChooseFile { .. } | Wish::StartAtLogin(_) | Wish::Quit => {}
        }
    }

    /// Ends one profile and begins the other. When that is not possible the first goes on.
    async fn change_profile(self: &Arc<Self>, practice: bool) {
        let options = Options { practice, ..self.options.clone() };
        let desktop = self.state().desktop;
        let ready = match ready(&options, &self.clipboard, desktop).await {
            Ok(ready) => ready,
            Err(problem) => return complain("The other profile could not be opened", &problem.code.key()),
        };
        let before = std::mem::replace(&mut self.state().handle, ready.handle.clone());
        before.stop().await;
        let snapshot = ready.handle.snapshot();
        self.run(ready);
        // Its version does not follow, so every face asks for everything.
        let order = snapshot.accounts.iter().map(|account| account.id.clone()).collect();
        let all =
            Change { head: snapshot.head.clone(), accounts: snapshot.accounts.clone(), order: Some(order) };
        drop(self.changes.send(all));
    }

    fn handle(&self) -> Handle {
        self.state().handle.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Engine for Live {
    fn snapshot(&self) -> Snapshot {
        Snapshot::clone(&self.handle().snapshot())
    }

    fn ask(&self, intent: Intent) {
        self.handle().ask(intent);
    }

    fn file(&self, path: PathBuf, account: Option<String>) {
        self.handle().file(path, account);
    }

    fn changes(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    fn stands(&self, desktop: Desktop) {
        self.state().desktop = desktop;
        self.handle().host(facts(desktop));
    }

    async fn still(&self) {
        self.handle().stop().await;
    }
}

async fn ready(
    options: &Options,
    clipboard: &Arc<dyn Clipboard>,
    desktop: Desktop,
) -> Result<Ready, Problem> {
    let setting = Setting::new(options.clone()).map_err(|misuse| misuse.problem())?;
    let ports = setting.ports().await?;
    let setting = Arc::new(setting);
    let built_in = (Arc::clone(&setting), ports.clone());
    let practice = setting.practice().await?;
    let outside = Outside {
        ports,
        clipboard: Arc::clone(clipboard),
        practice,
        may_touch: Arc::new(move |file| setting.may_touch(file, false)),
        facts: facts(desktop),
    };
    tokio::spawn(async move {
        // The vault may ask the person first; until it is open there are no apps to log in with.
        drop(built_in.0.set_built_in_apps(&built_in.1).await);
    });
    let (resident, handle, wishes) = Resident::new(outside);
    Ok(Ready { resident, handle, wishes })
}

fn site(network: Network) -> &'static str {
    match network {
        Network::Threads => "https://www.threads.com/",
        Network::Instagram => "https://www.instagram.com/",
        Network::Facebook => "https://www.facebook.com/",
    }
}

fn facts(desktop: Desktop) -> HostFacts {
    HostFacts {
        language: language::language(),
        zone: language::zone(),
        window_open: desktop.window_open,
        file_over: desktop.file_over,
        start_at_login: desktop.start_at_login,
        has_tray: desktop.has_tray,
        program_version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

async fn pass_on(mut changes: broadcast::Receiver<Arc<Change>>, to: broadcast::Sender<Change>) {
    loop {
        match changes.recv().await {
            // Nobody may be listening.
            Ok(change) => drop(to.send(Change::clone(&change))),
            // The next one does not follow the last one seen.
            Err(broadcast::error::RecvError::Lagged(_)) => {}
            Err(broadcast::error::RecvError::Closed) => return,
        }
    }
}
