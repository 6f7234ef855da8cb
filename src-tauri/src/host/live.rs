//! Runs the resident of the real profile and, while a person practices, that of practice as well: then the faces see
//! practice alone, and real accounts are kept alive behind it.

mod ready;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use sixty_adapters::browser;
use sixty_adapters::clipboard::LocalClipboard;
use sixty_core::face::{Change, Intent, Snapshot};
use sixty_core::network::Network;
use sixty_core::ports::Clipboard;
use sixty_core::problem::Problem;
use sixty_core::resident::{Handle, Wish};
use sixty_core::tray::Page;
use sixty_profile::{Options, Profile};
use tokio::sync::{Mutex as AsyncMutex, broadcast, mpsc};

use super::{Desktop, Engine, Wishes};
use ready::Ready;

/// Changes that a slow listener may miss before it has to ask for everything.
const BACKLOG: usize = 256;

/// What the shell holds.
pub struct Live {
    options: Options,
    clipboard: Arc<dyn Clipboard>,
    changes: broadcast::Sender<Arc<Change>>,
    /// To the shell.
    wishes: mpsc::UnboundedSender<Wish>,
    state: Mutex<State>,
    /// The practice profile that runs. Held while practice is entered or left.
    practice: AsyncMutex<Option<Profile>>,
}

struct State {
    desktop: Desktop,
    /// What the faces see.
    shown: Handle,
    shows: Which,
    /// The real profile while practice is shown; None where the program was started for practice.
    behind: Option<Handle>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Real,
    Practice,
}

impl Live {
    /// Starts the profile that the options name.
    pub async fn start(options: Options) -> Result<(Arc<Self>, Wishes), Problem> {
        let setting = ready::setting(options.clone())?;
        let clipboard: Arc<dyn Clipboard> = Arc::new(LocalClipboard::default());
        // A program that is started for practice comes up whatever stands in the way of the samples, and says it.
        let samples = setting.make_samples(|ports| ports).await;
        let ready = Ready::of(&setting, &clipboard, Desktop::default()).await?;
        if let Err(problem) = samples {
            ready.handle.could_not(problem);
        }
        let shows = if setting.is_practice() { Which::Practice } else { Which::Real };
        let state = State { desktop: Desktop::default(), shown: ready.handle.clone(), shows, behind: None };
        let (wishes, wished) = mpsc::unbounded_channel();
        let live = Arc::new(Self {
            options,
            clipboard,
            changes: broadcast::Sender::new(BACKLOG),
            wishes,
            state: Mutex::new(state),
            practice: AsyncMutex::new(setting.is_practice().then_some(setting)),
        });
        live.run(shows, ready);
        Ok((live, wished))
    }

    fn run(self: &Arc<Self>, which: Which, Ready { resident, handle, mut wishes }: Ready) {
        tokio::spawn(Arc::clone(self).pass_on(which, handle.changes()));
        tokio::spawn(resident.run());
        let live = Arc::clone(self);
        tokio::spawn(async move {
            while let Some(wish) = wishes.recv().await {
                live.grant(which, wish).await;
            }
        });
    }

    async fn grant(self: &Arc<Self>, of: Which, wish: Wish) {
        let outcome = match wish {
            Wish::EnterPractice => self.enter_practice().await,
            Wish::LeavePractice => self.leave_practice().await,
            Wish::OpenMetaApps => return browser::open("https://developers.facebook.com/apps/"),
            Wish::OpenNetwork(network) => return browser::open(site(network)),
            Wish::OpenInvites(network) => return browser::open(invites(network)),
            Wish::OpenFolder(file) => return browser::open_folder_of(&file),
            // The page of an account that the window does not show now.
            Wish::Show(Page::Account(_)) if self.state().shows != of => {
                return drop(self.wishes.send(Wish::Show(Page::Any)));
            }
            // Nobody listens when the program is ending.
            wish => return drop(self.wishes.send(wish)),
        };
        if let Err(problem) = outcome {
            self.shown().could_not(problem);
        }
    }

    /// Where something stands in the way, nothing has changed but that some samples may be made.
    async fn enter_practice(self: &Arc<Self>) -> Result<(), Problem> {
        let mut practice = self.practice.lock().await;
        if practice.is_some() {
            return Ok(());
        }
        let setting = ready::setting(ready::other(&self.options, true))?;
        setting.make_samples(|ports| ports).await?;
        let ready = self.ready(&setting).await?;
        *practice = Some(setting);
        ready::as_before(&ready.handle, &self.shown());
        self.show(Which::Practice, ready.handle.clone());
        self.run(Which::Practice, ready);
        Ok(())
    }

    /// Ends and deletes practice. Where another program uses it, nothing has changed.
    async fn leave_practice(self: &Arc<Self>) -> Result<(), Problem> {
        let mut practice = self.practice.lock().await;
        let Some(setting) = practice.take() else { return Ok(()) };
        let real = match self.way_out(&setting).await {
            Ok(real) => real,
            Err(problem) => {
                *practice = Some(setting);
                return Err(problem);
            }
        };
        self.shown().stop().await;
        if let Err(problem) = setting.leave().await {
            // Before it is shown: without a word the window says that all is gone.
            ready::told(&real, problem).await;
        }
        self.show(Which::Real, real);
        Ok(())
    }

    /// Practice is ours alone, and the real profile runs.
    async fn way_out(self: &Arc<Self>, setting: &Profile) -> Result<Handle, Problem> {
        setting.lock_others_out().await?;
        let behind = self.state().behind.clone();
        if let Some(real) = behind {
            return Ok(real);
        }
        let ready = async { self.ready(&ready::setting(ready::other(&self.options, false))?).await };
        match ready.await {
            Ok(ready) => {
                let real = ready.handle.clone();
                self.run(Which::Real, ready);
                Ok(real)
            }
            Err(problem) => {
                setting.let_others_in().await?;
                Err(problem)
            }
        }
    }

    async fn ready(&self, setting: &Profile) -> Result<Ready, Problem> {
        let desktop = self.state().desktop;
        Ready::of(setting, &self.clipboard, desktop).await
    }

    /// The faces see this one from here on.
    fn show(&self, which: Which, handle: Handle) {
        let mut state = self.state();
        let before = std::mem::replace(&mut state.shown, handle);
        state.shows = which;
        state.behind = (which == Which::Practice).then_some(before);
        state.tell_desktop();
        // Its version does not follow that of the other one, so every face is told everything.
        drop(self.changes.send(Arc::new(ready::everything(&state.shown))));
    }

    fn shown(&self) -> Handle {
        self.state().shown.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn pass_on(self: Arc<Self>, which: Which, mut changes: broadcast::Receiver<Arc<Change>>) {
        loop {
            match changes.recv().await {
                Ok(change) => {
                    let state = self.state();
                    if state.shows == which {
                        // Nobody may be listening.
                        drop(self.changes.send(change));
                    }
                }
                // The next one does not follow the last one seen.
                Err(broadcast::error::RecvError::Lagged(_)) => {}
                Err(broadcast::error::RecvError::Closed) => return,
            }
        }
    }
}

impl State {
    /// A window shows one of them alone.
    fn tell_desktop(&self) {
        self.shown.host(ready::facts(self.desktop));
        if let Some(behind) = &self.behind {
            let desktop = Desktop { window_open: false, in_front: false, file_over: false, ..self.desktop };
            behind.host(ready::facts(desktop));
        }
    }
}

#[async_trait]
impl Engine for Live {
    fn snapshot(&self) -> Snapshot {
        self.shown().snapshot()
    }

    fn ask(&self, intent: Intent) {
        self.shown().ask(intent);
    }

    fn file(&self, path: PathBuf, account: Option<String>) {
        self.shown().file(path, account);
    }

    fn changes(&self) -> broadcast::Receiver<Arc<Change>> {
        self.changes.subscribe()
    }

    fn stands(&self, desktop: Desktop) {
        let mut state = self.state();
        state.desktop = desktop;
        state.tell_desktop();
    }

    async fn still(&self) {
        let behind = self.state().behind.clone();
        self.shown().stop().await;
        if let Some(behind) = behind {
            behind.stop().await;
        }
    }
}

/// Where an invited Tester says yes.
fn invites(network: Network) -> &'static str {
    match network {
        Network::Threads => "https://www.threads.com/settings/website_permissions",
        Network::Instagram => "https://www.instagram.com/accounts/manage_access/",
        Network::Facebook => "https://developers.facebook.com/requests/",
    }
}

fn site(network: Network) -> &'static str {
    match network {
        Network::Threads => "https://www.threads.com/",
        Network::Instagram => "https://www.instagram.com/",
        Network::Facebook => "https://www.facebook.com/",
    }
}
