//! Notifications of the desktop. They may be lost, unseen or unanswered: nothing depends on one alone.

use async_trait::async_trait;

/// Shows notifications of the desktop.
#[async_trait]
pub trait Notifier: Send + Sync {
    /// Puts one on the screen. It may go when the answer is dropped.
    ///
    /// # Errors
    /// [`NotShown`] when there is no desktop or it refuses.
    async fn show(&self, notification: &Notification) -> Result<Box<dyn Shown>, NotShown>;
}

/// A notification that is on the screen.
#[async_trait]
pub trait Shown: Send {
    /// What the person does with it. Cancel-safe: a dropped wait loses nothing.
    async fn answer(&mut self) -> Answer;
    /// Shows another text in the place of the first.
    ///
    /// # Errors
    /// [`NotShown`]; what it showed may still be there.
    async fn change(&mut self, notification: &Notification) -> Result<(), NotShown>;
    /// Leaves it on the screen, where the desktop allows, when nobody listens any more: without its buttons.
    async fn let_be(self: Box<Self>);
    /// Takes it off the screen.
    async fn take_back(self: Box<Self>);
}

/// What a notification says: plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// The headline of the notification.
    pub title: String,
    /// One or two sentences below the headline.
    pub body: String,
    /// Labels of its buttons, two at most.
    pub buttons: Vec<String>,
    /// Whether it may be heard.
    pub sound: bool,
    /// Whether it stays until somebody closes it; else the desktop takes it away after a while.
    pub stays: bool,
}

/// What a person did with a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The person clicked the notification itself.
    Opened,
    /// Pressed the button of this number.
    Pressed(usize),
    /// Closed it, or the desktop did.
    Closed,
}

/// Why there is no notification.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotShown {
    /// No desktop session is here.
    #[error("there is no desktop session")]
    NoDesktop,
    /// The desktop did not show it, in its own words.
    #[error("{0}")]
    Refused(String),
}

impl NotShown {
    /// The word for the log: why there is no notification.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NoDesktop => "no_desktop",
            Self::Refused(_) => "refused",
        }
    }
}
