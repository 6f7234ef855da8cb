//! The engine as every part of the shell sees it.

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use sixty_adapters::log::LocalLog;
use sixty_core::face::{Change, Intent, Snapshot};
use sixty_core::problem::Problem;
use sixty_core::resident::Wish;
use sixty_core::text::{Language, Texts};
use tokio::sync::{broadcast, mpsc};

/// The engine, shared by all parts of the shell and managed by tauri.
pub type Shared = Arc<dyn Engine>;

/// The engine's wishes to the shell, in the order in which they are made.
pub type Wishes = mpsc::UnboundedReceiver<Wish>;

/// The interface between the shell and the program behind it. No call waits for an effect, except [`Engine::still`].
#[async_trait]
pub trait Engine: Send + Sync {
    /// The state as it is now; cheap enough to be read at every change.
    fn snapshot(&self) -> Snapshot;
    /// Passes on what a person clicked or typed. The effects are seen in the changes.
    fn ask(&self, intent: Intent);
    /// Passes on the settings file that a person chose: as a place of this account or, without an account, for its
    /// tokens.
    fn file(&self, path: PathBuf, account: Option<String>);
    /// Passes on the backup that a person chose.
    fn backup(&self, path: PathBuf);
    /// Passes on where a person wants the file that was to be saved.
    fn save_to(&self, path: PathBuf);
    /// Reports the file into which the shell wrote a text.
    fn text_saved(&self, path: PathBuf);
    /// Reports what the shell could not do; the window shows the problem.
    fn could_not(&self, problem: Problem);
    /// Every change from here on, each with a version that follows the last one.
    fn changes(&self) -> broadcast::Receiver<Arc<Change>>;
    /// Passes on the state of the desktop, all of it.
    fn desktop_is(&self, desktop: Desktop);
    /// The local log of the real profile, for what the shell itself could not do; that of practice while only practice runs.
    fn log(&self) -> LocalLog;
    /// Returns when another program of ours wants this one to end.
    async fn asked_to_end(&self);
    /// Returns when everything that must not be cut is finished, and lets nothing begin after.
    async fn still(&self);
}

/// The state of the desktop, which only the shell can find out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Desktop {
    pub start_at_login: bool,
    pub has_tray: bool,
    pub window_open: bool,
    /// Whether the window has the focus.
    pub in_front: bool,
    /// Whether a file is held over the window.
    pub file_over: bool,
}

/// The texts in the language of the window.
pub fn texts(snapshot: &Snapshot) -> Texts {
    let language = Language::from_tag(&snapshot.head.language).unwrap_or(Language::English);
    Texts::to_be_laid_out(language, sixty_profile::language::zone())
}
