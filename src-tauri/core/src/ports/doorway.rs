//! The way back from the browser (RFC 8252 section 7.3: loopback interface redirection).

use std::time::Duration;

use async_trait::async_trait;
use url::Url;

use crate::secret::Secret;

/// Opens a listener for one attempt.
#[async_trait]
pub trait Doorway: Send + Sync {
    /// Listens at the port of the return address, on 127.0.0.1 and ::1 or on neither (on a computer without IPv6:
    /// 127.0.0.1). Only a navigation to that path with this `state`, by a program of our own user, is accepted.
    ///
    /// # Errors
    ///
    /// [`DoorTrouble`]; then nothing listens, and the log-in is finished by pasting the address.
    async fn open(&self, awaited: Awaited<'_>, pages: DoorPages) -> Result<Box<dyn Door>, DoorTrouble>;
}

/// What a listener waits for.
#[derive(Clone, Copy)]
pub struct Awaited<'a> {
    /// The address that Meta leads the browser back to.
    pub return_address: &'a Url,
    /// The random text that must return with the code.
    pub state: &'a Secret,
    /// Meta's log-in page, to which [`Door::entrance`] leads on.
    pub log_in: &'a Url,
}

/// The pages of a listener.
pub struct DoorPages {
    /// Shown until [`Door::show`] sets the outcome.
    pub waiting: Page,
    /// Shown for a return address of another log-in.
    pub stale: Page,
    /// Shown to a browser that returned and did not come in by the entrance.
    pub strange: Page,
}

/// A listener that is open for one log-in.
#[async_trait]
pub trait Door: Send + Sync {
    /// The address with which a browser of this computer is started: it leads on to Meta's log-in page, and its first
    /// visitor is given a cookie. From then on only a return with this cookie is accepted. The arguments of a browser
    /// can be read by every user of the computer, so Meta's own address, with its `state`, is kept out of them.
    fn entrance(&self) -> Url;
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
