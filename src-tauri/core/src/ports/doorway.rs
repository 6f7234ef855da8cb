//! The way back from the browser (RFC 8252 section 7.3: loopback interface redirection).

use std::time::Duration;

use async_trait::async_trait;
use url::Url;

use crate::secret::Secret;

/// Opens a listener for one attempt.
#[async_trait]
pub trait Doorway: Send + Sync {
    /// Listens at the port of `return_address`, on 127.0.0.1 and ::1 or on neither (a computer without IPv6:
    /// 127.0.0.1). Only a navigation to that path with this `state` counts as coming back.
    /// `waiting` is shown until [`Door::show`] brings the outcome; `stale` answers a callback of another attempt.
    ///
    /// # Errors
    /// [`DoorTrouble`]; then nothing listens, and pasting the address finishes the attempt.
    async fn open(
        &self,
        return_address: &Url,
        state: &Secret,
        waiting: Page,
        stale: Page,
    ) -> Result<Box<dyn Door>, DoorTrouble>;
}

/// A listener that is open for one attempt.
#[async_trait]
pub trait Door: Send + Sync {
    /// The whole address that the browser came back to; it carries the code. Answered once.
    /// Cancel-safe: a dropped wait loses nothing.
    async fn came_back(&mut self) -> Secret;
    /// What the waiting browser page says from here on.
    fn show(&self, page: Page);
    /// Closes once that page was fetched, after `linger` at the latest.
    async fn close(self: Box<Self>, linger: Duration);
}

/// A page for the browser: plain text, rendered by the doorway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// BCP 47, e.g. `ru`.
    pub language: String,
    /// How it ended, which picture stands on it.
    pub mood: Mood,
    /// Title of the tab and headline.
    pub title: String,
    /// One or two sentences.
    pub body: String,
}

/// Which picture and colour a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// The outcome is not known yet.
    Waiting,
    /// The log-in succeeded, and the page may be closed.
    Done,
    /// Nothing changed; there is something to do back in the program.
    Stopped,
}

/// Why no door was opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DoorTrouble {
    /// Another program listens on one of the two addresses.
    #[error("port {0} is used by another program")]
    Busy(u16),
    /// The address does not lead to this computer; pasting finishes the attempt.
    #[error("the return address does not lead to this computer")]
    Elsewhere,
    /// The certificate or the socket could not be made.
    #[error("the listener could not be opened: {0}")]
    Failed(String),
}

impl DoorTrouble {
    /// The word for the log: which kind of trouble it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Busy(_) => "busy",
            Self::Elsewhere => "elsewhere",
            Self::Failed(_) => "failed",
        }
    }
}
