//! Runs the resident of the real profile and, while a person practices, that of practice as well.
//!
//! The faces see one of the two; the real profile's resident works on behind practice, because real accounts must be
//! kept alive meanwhile.

mod ready;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use sixty_adapters::browser;
use sixty_adapters::clipboard::LocalClipboard;
use sixty_adapters::log::LocalLog;
use sixty_adapters::residents::{Kind, Residence};
use sixty_core::face::{Change, Intent, Snapshot};
use sixty_core::ports::Clipboard;
use sixty_core::problem::{Action, Case, Code, Problem};
use sixty_core::resident::{Handle, Wish, not_opened};
use sixty_core::tray::Page;
use sixty_profile::staying::asked_to_end;
use sixty_profile::{Options, Profile};
use tokio::sync::{Mutex as AsyncMutex, broadcast, mpsc};

use crate::engine::{Desktop, Engine, Wishes};
use crate::panics;
use ready::Ready;

/// How many changes are kept for a slow listener. A listener that falls further behind has to ask for the whole state.
const BACKLOG: usize = 256;

/// How long a resident that panicked again rests before the next try.
const REST: Duration = Duration::from_secs(60);

/// A resident that ran for so long before it panicked is tried again at once.
const CALM_AFTER: Duration = Duration::from_secs(3600);

/// The engine of the desktop program: one resident, or two while a person practices.
pub struct Live {
    options: Options,
    clipboard: Arc<dyn Clipboard>,
    changes: broadcast::Sender<Arc<Change>>,
    /// The wishes that only the shell can fulfil.
    wishes: mpsc::UnboundedSender<Wish>,
    state: Mutex<State>,
    /// By which other programs see that this one runs.
    residence: Option<Residence>,
    /// The practice profile, if it runs. Locked while practice is entered or left, so that only one of the two happens.
    practice: AsyncMutex<Option<Profile>>,
}

struct State {
    desktop: Desktop,
    /// The resident that the faces see.
    shown: Handle,
    shows: ProfileKind,
    /// The real profile while practice is shown; None if the program was started for practice.
    behind: Option<Handle>,
    /// The log of the real profile, or of practice until a real profile runs.
    log: LocalLog,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ProfileKind {
    Real,
    Practice,
}

impl Live {
    /// Starts the profile that the options name.
    pub async fn start(options: Options) -> Result<(Arc<Self>, Wishes), Problem> {
        let profile = ready::profile(options.clone())?;
        let residence = profile.stay(Kind::Desktop)?;
        let clipboard: Arc<dyn Clipboard> = Arc::new(LocalClipboard::default());
        // A program that is started for practice runs even without samples, and shows what prevented them.
        let samples = profile.make_samples(|ports| ports).await;
        let ready = Ready::of(&profile, &clipboard, Desktop::default()).await?;
        if let Err(problem) = samples {
            ready.handle.could_not(problem);
        }
        let shows = if profile.is_practice() { ProfileKind::Practice } else { ProfileKind::Real };
        let (desktop, shown, log) = (Desktop::default(), ready.handle.clone(), ready.log.clone());
        let state = State { desktop, shown, shows, behind: None, log };
        let (wishes, wished) = mpsc::unbounded_channel();
        let live = Arc::new(Self {
            options,
            clipboard,
            changes: broadcast::Sender::new(BACKLOG),
            wishes,
            state: Mutex::new(state),
            residence,
            practice: AsyncMutex::new(profile.is_practice().then_some(profile)),
        });
        live.run(shows, ready);
        Ok((live, wished))
    }

    fn run(self: &Arc<Self>, which: ProfileKind, ready: Ready) {
        self.run_again(which, ready, 0);
    }

    /// Runs a resident. One that ends in a panic is run again, at once for the first time: without it no token is
    /// extended, and the window hears nothing any more.
    fn run_again(self: &Arc<Self>, which: ProfileKind, ready: Ready, panics: u32) {
        let Ready { resident, handle, mut wishes, .. } = ready;
        tokio::spawn(Arc::clone(self).pass_on(which, handle.changes()));
        let live = Arc::clone(self);
        tokio::spawn(async move {
            let begun = Instant::now();
            if Box::pin(panics::has_panicked(resident.run())).await {
                let panics = if begun.elapsed() > CALM_AFTER { 0 } else { panics };
                live.begin_again(which, panics).await;
            }
        });
        let live = Arc::clone(self);
        tokio::spawn(async move {
            while let Some(wish) = wishes.recv().await {
                live.grant(which, wish).await;
            }
        });
    }

    /// Runs another resident in the place of one that ended in a panic. What the first one kept, the ledger has.
    async fn begin_again(self: &Arc<Self>, which: ProfileKind, mut panics: u32) {
        loop {
            if panics > 0 {
                tokio::time::sleep(REST).await;
            }
            panics = panics.saturating_add(1);
            let live = Arc::clone(self);
            // In a task of its own, because what made the first one panic may do so again.
            match tokio::spawn(async move { live.ready_again(which).await }).await {
                Ok(Ok(Some(ready))) => return self.take_over(which, ready, panics),
                Ok(Ok(None)) => return,
                Ok(Err(_)) | Err(_) => {}
            }
        }
    }

    /// A resident for the profile; None where practice was left in the meantime.
    async fn ready_again(&self, which: ProfileKind) -> Result<Option<Ready>, Problem> {
        match (which, self.practice.lock().await.as_ref()) {
            (ProfileKind::Practice, None) => Ok(None),
            (ProfileKind::Practice, Some(profile)) => self.ready(profile).await.map(Some),
            (ProfileKind::Real, _) => {
                let profile = ready::profile(ready::other(&self.options, false))?;
                self.ready(&profile).await.map(Some)
            }
        }
    }

    /// Puts a resident in the place of the one that ended, and says that something went wrong.
    fn take_over(self: &Arc<Self>, which: ProfileKind, ready: Ready, panics: u32) {
        ready.handle.could_not(Problem::new(Code::OurFault, Action::Report));
        {
            let mut state = self.state();
            if state.shows == which {
                state.shown = ready.handle.clone();
            } else {
                state.behind = Some(ready.handle.clone());
            }
            state.tell_desktop();
            drop(self.changes.send(Arc::new(ready::everything(&state.shown))));
        }
        self.run_again(which, ready, panics);
    }

    async fn grant(self: &Arc<Self>, of: ProfileKind, wish: Wish) {
        let outcome = match wish {
            Wish::EnterPractice => self.enter_practice().await,
            Wish::LeavePractice => self.leave_practice().await,
            Wish::OpenFolder(file) => return self.open_folder(file).await,
            // The account belongs to the profile that the window does not show now, so it opens without a page.
            Wish::Show(Page::Account(_)) if self.state().shows != of => {
                return drop(self.wishes.send(Wish::Show(Page::Any)));
            }
            // An error means that the program is ending.
            wish => return drop(self.wishes.send(wish)),
        };
        if let Err(problem) = outcome {
            self.shown().could_not(problem);
        }
    }

    /// Starts practice and shows it. If that fails nothing changes, except that some samples may have been made.
    async fn enter_practice(self: &Arc<Self>) -> Result<(), Problem> {
        let mut practice = self.practice.lock().await;
        if practice.is_some() {
            return Ok(());
        }
        let profile = ready::profile(ready::other(&self.options, true))?;
        profile.make_samples(|ports| ports).await?;
        let ready = self.ready(&profile).await?;
        *practice = Some(profile);
        ready::as_before(&ready.handle, &self.shown());
        self.show(ProfileKind::Practice, ready.handle.clone());
        self.run(ProfileKind::Practice, ready);
        Ok(())
    }

    /// Ends practice, shows the real profile and deletes the practice folder. If another program uses the folder,
    /// nothing changes.
    async fn leave_practice(self: &Arc<Self>) -> Result<(), Problem> {
        let mut practice = self.practice.lock().await;
        let Some(profile) = practice.take() else { return Ok(()) };
        let real = match self.way_out(&profile).await {
            Ok(real) => real,
            Err(problem) => {
                *practice = Some(profile);
                return Err(problem);
            }
        };
        self.shown().stop().await;
        if let Err(problem) = profile.leave().await {
            // The problem must be in the snapshot before it is shown, because without one the window says that all is
            // deleted.
            ready::told(&real, problem).await;
        }
        self.show(ProfileKind::Real, real);
        Ok(())
    }

    /// Checks that no other program uses practice and that the real profile runs; returns the real profile's handle.
    async fn way_out(self: &Arc<Self>, profile: &Profile) -> Result<Handle, Problem> {
        profile.lock_others_out().await?;
        let behind = self.state().behind.clone();
        if let Some(real) = behind {
            return Ok(real);
        }
        let ready = async { self.ready(&ready::profile(ready::other(&self.options, false))?).await };
        match ready.await {
            Ok(ready) => {
                let real = ready.handle.clone();
                self.state().log = ready.log.clone();
                self.run(ProfileKind::Real, ready);
                Ok(real)
            }
            Err(problem) => {
                profile.let_others_in().await?;
                Err(problem)
            }
        }
    }

    async fn ready(&self, profile: &Profile) -> Result<Ready, Problem> {
        let desktop = self.state().desktop;
        Ready::of(profile, &self.clipboard, desktop).await
    }

    /// Makes the faces show this resident from now on.
    fn show(&self, which: ProfileKind, handle: Handle) {
        let mut state = self.state();
        let before = std::mem::replace(&mut state.shown, handle);
        state.shows = which;
        state.behind = (which == ProfileKind::Practice).then_some(before);
        state.tell_desktop();
        // The versions of two residents are not consecutive, so every face receives the whole state.
        drop(self.changes.send(Arc::new(ready::everything(&state.shown))));
    }

    /// Opens one of Meta's pages in the browser, in practice the pretend Meta's. These pages are for people, so the set
    /// Graph version does not matter.
    /// Shows a file in its folder. Where no program could be started for that, the window says so.
    async fn open_folder(&self, file: PathBuf) {
        if let Err(error) = browser::open_folder_of(&file).await {
            let number = error.raw_os_error();
            self.log()
                .note(|| tracing::warn!(target: "desktop", what = "folder", kind = "not_opened", number));
            let folder = file.parent().unwrap_or(&file).display().to_string();
            self.shown().could_not(not_opened(Case::Folder, folder));
        }
    }

    fn shown(&self) -> Handle {
        self.state().shown.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn pass_on(self: Arc<Self>, which: ProfileKind, mut changes: broadcast::Receiver<Arc<Change>>) {
        loop {
            match changes.recv().await {
                Ok(change) => {
                    let state = self.state();
                    if state.shows == which {
                        // An error only means that nothing listens.
                        drop(self.changes.send(change));
                    }
                }
                // The version of the next change is not consecutive, so faces ask for the whole state.
                Err(broadcast::error::RecvError::Lagged(_)) => {}
                Err(broadcast::error::RecvError::Closed) => return,
            }
        }
    }
}

impl State {
    /// Passes the state of the desktop to both residents. The window belongs to the one that is shown.
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

    fn backup(&self, path: PathBuf) {
        self.shown().backup(path);
    }

    fn save_to(&self, path: PathBuf) {
        self.shown().save_to(path);
    }

    fn text_saved(&self, path: PathBuf) {
        self.shown().text_saved(path);
    }

    fn could_not(&self, problem: Problem) {
        self.shown().could_not(problem);
    }

    fn changes(&self) -> broadcast::Receiver<Arc<Change>> {
        self.changes.subscribe()
    }

    fn desktop_is(&self, desktop: Desktop) {
        let mut state = self.state();
        state.desktop = desktop;
        state.tell_desktop();
    }

    fn log(&self) -> LocalLog {
        self.state().log.clone()
    }

    async fn asked_to_end(&self) {
        asked_to_end(self.residence.as_ref()).await;
    }

    async fn still(&self) {
        let behind = self.state().behind.clone();
        self.shown().stop().await;
        if let Some(behind) = behind {
            behind.stop().await;
        }
    }
}
