//! The way back from the browser (RFC 8252 section 7.3: loopback interface redirection).

use std::time::Duration;

use async_trait::async_trait;
use url::Url;

use crate::secret::Secret;

/// Opens a listener for one attempt.
#[async_trait]
pub trait Doorway: Send + Sync {
    /// Listens at the port of `return_address`, on 127.0.0.1 and ::1 or on neither (on a computer without IPv6:
    /// 127.0.0.1). Only a navigation to that path with this `state` is accepted. `waiting` is shown until
    /// [`Door::show`] sets the outcome; `stale` answers a return address of another log-in.
    ///
    /// # Errors
    ///
    /// [`DoorTrouble`]; then nothing listens, and the log-in is finished by pasting the address.
    async fn open(
        &self,
        return_address: &Url,
        state: &Secret,
        waiting: Page,
        stale: Page,
    ) -> Result<Box<dyn Door>, DoorTrouble>;
}

/// A listener that is open for one log-in.
#[async_trait]
pub trait Door: Send + Sync {
    /// Waits for the browser; returns the whole address, which carries the code. Returns once. Cancel-safe: a dropped
    /// wait loses nothing.
    async fn came_back(&mut self) -> Secret;
    /// Sets the page that the waiting browser shows from now on.
    fn show(&self, page: Page);
    /// Closes the listener once that page was loaded, after `linger` at the latest.
    async fn close(self: Box<Self>, linger: Duration);
}

/// A page for the browser: plain text, rendered by the doorway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The language tag of the page (BCP 47), e.g. `ru`.
    pub language: String,
    /// The mood, which chooses the picture and the colour.
    pub mood: Mood,
    /// The title of the tab, also the headline.
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
    /// Nothing changed; the person has to do something in the program.
    Stopped,
}

/// The reasons why no listener was opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DoorTrouble {
    /// Another program listens on one of the two addresses.
    #[error("port {0} is used by another program")]
    Busy(u16),
    /// The address does not lead to this computer; the log-in is finished by pasting.
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
