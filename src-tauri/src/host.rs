//! Where the engine is plugged into the shell.

mod live;

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use sixty_core::face::{Change, Intent, Snapshot};
use sixty_core::problem::Problem;
use sixty_core::resident::Wish;
use tokio::sync::{broadcast, mpsc};

use crate::options::Options;

/// What the shell needs of the program that runs behind it. Nothing here waits for an effect but [`Engine::still`].
#[async_trait]
pub trait Engine: Send + Sync {
    /// Everything as it stands; cheap enough for every change.
    fn snapshot(&self) -> Snapshot;
    /// Hands an intent in. What comes of it is seen in the changes.
    fn ask(&self, intent: Intent);
    /// A person chose this settings file: as a place of this account, or its tokens are wanted.
    fn file(&self, path: PathBuf, account: Option<String>);
    /// Every change from here on, each with a version that follows the last one.
    fn changes(&self) -> broadcast::Receiver<Arc<Change>>;
    /// How the desktop stands, for the settings.
    fn stands(&self, desktop: Desktop);
    /// Returns when nothing is under way that must be finished, and lets nothing begin after.
    async fn still(&self);
}

/// What only the shell can know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Desktop {
    pub start_at_login: bool,
    pub has_tray: bool,
    pub window_open: bool,
    /// It is the one that the person works in.
    pub in_front: bool,
    /// A file is held over it.
    pub file_over: bool,
}

/// What only a desktop can do, as it is wanted.
pub type Wishes = mpsc::UnboundedReceiver<Wish>;

/// Starts the engine; called once, inside the runtime. Short: no window is there yet to say why it takes long.
pub async fn start(options: &Options) -> Result<(Arc<dyn Engine>, Wishes), Problem> {
    let (live, wishes) = live::Live::start(options.profile.clone()).await?;
    Ok((live, wishes))
}
