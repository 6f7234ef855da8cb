//! Where the engine is plugged into the shell.

mod reader;

use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use sixty_core::face::{Change, Intent, Snapshot};
use tokio::sync::broadcast;

use crate::options::Options;

/// What the shell needs of the program that runs behind it. Nothing here waits for an effect but [`Engine::still`].
#[async_trait]
pub trait Engine: Send + Sync {
    /// Everything as it stands; cheap enough for every change.
    fn snapshot(&self) -> Snapshot;
    /// Hands an intent in. What comes of it is seen in the changes.
    fn ask(&self, intent: Intent);
    /// A person chose this settings file; its tokens are wanted.
    fn file(&self, path: PathBuf);
    /// Every change from here on, each with a version that follows the last one.
    fn changes(&self) -> broadcast::Receiver<Change>;
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
}

/// Starts the engine; called once, inside the runtime. It must not block: no window is there yet to say why.
pub fn start(options: &Options) -> Arc<dyn Engine> {
    reader::Reader::start(options)
}
