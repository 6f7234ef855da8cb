//! Notifications on macOS, by the UserNotifications framework.
//!
//! The framework serves a signed app bundle and ends any other program that asks it, so a program in a terminal shows
//! none. The person is asked for permission before the first notification; without it each one is refused, and the
//! window and the menu bar go on telling the same. The name and the icon beside a notification are those of the bundle.

use std::path::Path;
use std::time::Duration;

use async_trait::async_trait;
use mac_usernotifications::{
    Action, NotificationHandle, NotificationResponse, close_delivered, request_auth,
};
use sixty_core::ports::{Answer, NotShown, Notification, Notifier, Shown};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::app_bundle::{self, Bundle};

/// How long a person may take to permit notifications, before this one is given up.
const PERMITTED_WITHIN: Duration = Duration::from_secs(60);

/// How often a notification is looked for: the framework does not tell when "Clear All" removed it.
const LOOKED_FOR_EVERY: Duration = Duration::from_secs(20);

/// When a notification that need not stay is removed; macOS itself keeps all of them.
const A_WHILE: Duration = Duration::from_hours(24);

/// When one is removed that stays: an end is named too, because without one the framework's library asks twice a second
/// whether the notification is still there.
const LONG: Duration = Duration::from_hours(24 * 60);

/// The notifications of this session.
pub struct DesktopNotifier;

impl DesktopNotifier {
    /// The name and the icon are the bundle's, so neither the name nor the data folder is used.
    pub fn new(_program: &'static str, _data: &Path) -> Self {
        Self
    }
}

#[async_trait]
impl Notifier for DesktopNotifier {
    async fn show(&self, notification: &Notification) -> Result<Box<dyn Shown>, NotShown> {
        if app_bundle::of_this_program() == Bundle::None {
            return Err(NotShown::NoDesktop);
        }
        permitted().await?;
        Ok(Box::new(OnScreen::show(notification, None).await?))
    }
}

/// Asks the person once; later the system answers from what they said.
async fn permitted() -> Result<(), NotShown> {
    match timeout(PERMITTED_WITHIN, request_auth()).await {
        Ok(Ok(true)) => Ok(()),
        Ok(Ok(false)) => Err(refused("notifications are not allowed")),
        Ok(Err(error)) => Err(refused(error)),
        Err(_) => Err(refused("nobody has allowed notifications yet")),
    }
}

fn refused(reason: impl ToString) -> NotShown {
    NotShown::Refused(reason.to_string())
}

struct OnScreen {
    id: String,
    notification: Notification,
    listening: JoinHandle<()>,
    answers: mpsc::UnboundedReceiver<Answer>,
}

impl OnScreen {
    /// Shows it, in the place of the one with this id.
    async fn show(notification: &Notification, id: Option<&str>) -> Result<Self, NotShown> {
        let handle = native(notification, id).send().await.map_err(refused)?;
        let (sender, answers) = mpsc::unbounded_channel();
        let id = handle.notification_id().to_owned();
        let listening = tokio::spawn(async move {
            // Nobody listens any more where the notification was left on the screen.
            sender.send(answer_to(handle).await).unwrap_or_default();
        });
        Ok(Self { id, notification: notification.clone(), listening, answers })
    }

    /// Shows it as it is now in its own place. One that was closed stays closed.
    async fn show_again(&mut self) {
        if !self.listening.is_finished()
            && let Ok(again) = Self::show(&self.notification, Some(&self.id)).await
        {
            self.listening.abort();
            *self = again;
        }
    }
}

#[async_trait]
impl Shown for OnScreen {
    async fn answer(&mut self) -> Answer {
        self.answers.recv().await.unwrap_or(Answer::Closed)
    }

    async fn change(&mut self, notification: &Notification) {
        self.notification = Notification { sound: false, ..notification.clone() };
        self.show_again().await;
    }

    async fn let_be(mut self: Box<Self>) {
        if !self.notification.buttons.is_empty() {
            self.notification =
                Notification { buttons: Vec::new(), sound: false, ..self.notification.clone() };
            self.show_again().await;
            self.listening.abort();
        }
    }

    async fn take_back(self: Box<Self>) {
        self.listening.abort();
        close_delivered(&self.id).await;
    }
}

/// The notification as macOS shows it. A set of buttons is known to macOS by their names, so a name has the label in it:
/// the same buttons with other labels are another set.
fn native(notification: &Notification, id: Option<&str>) -> mac_usernotifications::Notification {
    let mut native = mac_usernotifications::Notification::new()
        .title(&notification.title)
        .message(&notification.body)
        .timeout(if notification.stays { LONG } else { A_WHILE });
    for (number, label) in notification.buttons.iter().enumerate() {
        native = native.action(Action::button(format!("{number} {label}"), label));
    }
    if notification.sound {
        native = native.default_sound();
    }
    match id {
        Some(id) => native.id(id),
        None => native,
    }
}

/// Waits for the person, or until the notification is there no more.
async fn answer_to(handle: NotificationHandle) -> Answer {
    let id = handle.notification_id().to_owned();
    tokio::select! {
        response = handle.response() => response.map_or(Answer::Closed, |response| meant(&response)),
        () = gone(&id) => Answer::Closed,
    }
}

async fn gone(id: &str) {
    loop {
        sleep(LOOKED_FOR_EVERY).await;
        let shown = mac_usernotifications::get_delivered_notification_ids().await;
        if !shown.iter().any(|shown| shown == id) {
            return;
        }
    }
}

fn meant(response: &NotificationResponse) -> Answer {
    let number = response.action_identifier.split(' ').next().and_then(|number| number.parse().ok());
    match number {
        Some(number) => Answer::Pressed(number),
        None if response.is_default_action() => Answer::Opened,
        None => Answer::Closed,
    }
}
