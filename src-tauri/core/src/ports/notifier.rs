//! Notifications of the desktop. They may be lost, unseen or unanswered: nothing depends on one alone.

use async_trait::async_trait;

/// Shows notifications of the desktop.
#[async_trait]
pub trait Notifier: Send + Sync {
    /// Shows a notification. It may disappear when the returned value is dropped.
    ///
    /// # Errors
    ///
    /// [`NotShown`] when there is no desktop session, or when it refuses.
    async fn show(&self, notification: &Notification) -> Result<Box<dyn Shown>, NotShown>;
}

/// A notification that is on the screen.
#[async_trait]
pub trait Shown: Send {
    /// Waits for the person's reaction. Cancel-safe: a dropped wait loses nothing.
    async fn answer(&mut self) -> Answer;
    /// Says this in its place, without a sound, where the desktop allows; elsewhere it stays as it is.
    async fn change(&mut self, notification: &Notification);
    /// Leaves it on the screen without its buttons, where the desktop allows, because the program no longer listens.
    async fn let_be(self: Box<Self>);
    /// Takes it off the screen.
    async fn take_back(self: Box<Self>);
}

/// The text of a notification, plain, and how it behaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// The headline of the notification.
    pub title: String,
    /// One or two sentences below the headline.
    pub body: String,
    /// Labels of its buttons, two at most.
    pub buttons: Vec<String>,
    /// Whether the desktop may play a sound.
    pub sound: bool,
    /// Whether it stays until the person closes it; otherwise the desktop removes it after a while.
    pub stays: bool,
}

/// The person's reaction to a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The person clicked the notification itself.
    Opened,
    /// The person pressed the button with this number.
    Pressed(usize),
    /// The person or the desktop closed it.
    Closed,
}

/// The reasons why a notification is not shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotShown {
    /// This process has no desktop session.
    #[error("there is no desktop session")]
    NoDesktop,
    /// The desktop refused to show it, in its own words.
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
