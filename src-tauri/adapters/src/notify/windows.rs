//! Notifications on Windows, by notify-rust. Its waits block, so each has a thread of its own; there is at most one at a
//! time.

use std::path::Path;

use async_trait::async_trait;
use notify_rust::NotificationResponse;
use sixty_core::ports::{Answer, NotShown, Notification, Notifier, Shown};
use tokio::sync::oneshot;

/// The notifications of this session.
pub struct DesktopNotifier {
    program: &'static str,
}

impl DesktopNotifier {
    /// `program` is the name that the desktop shows beside the notifications. The icon is the program's own, so the data
    /// folder is not used.
    pub fn new(program: &'static str, _data: &Path) -> Self {
        Self { program }
    }
}

#[async_trait]
impl Notifier for DesktopNotifier {
    async fn show(&self, notification: &Notification) -> Result<Box<dyn Shown>, NotShown> {
        let answer = Some(show(self.program, notification)?);
        Ok(Box::new(OnScreen { answer }))
    }
}

struct OnScreen {
    answer: Option<oneshot::Receiver<Answer>>,
}

#[async_trait]
impl Shown for OnScreen {
    async fn answer(&mut self) -> Answer {
        let Some(answer) = &mut self.answer else { return Answer::Closed };
        let answered = answer.await.unwrap_or(Answer::Closed);
        self.answer = None;
        answered
    }

    /// Does nothing, because Windows cannot change a notification.
    async fn change(&mut self, _notification: &Notification) {}

    async fn let_be(self: Box<Self>) {}

    /// Does nothing, because Windows cannot remove a notification; it expires.
    async fn take_back(self: Box<Self>) {}
}

fn show(program: &str, notification: &Notification) -> Result<oneshot::Receiver<Answer>, NotShown> {
    let mut native = notify_rust::Notification::new();
    super::app_id::name(&mut native, program);
    native.appname(program).summary(&notification.title).body(&notification.body);
    for (number, label) in notification.buttons.iter().enumerate() {
        native.action(&number.to_string(), label);
    }
    let handle = native.show().map_err(|error| NotShown::Refused(error.to_string()))?;
    let (sender, receiver) = oneshot::channel();
    std::thread::spawn(move || {
        let answer = |response: &NotificationResponse| {
            let answer = match response {
                NotificationResponse::Default => Answer::Opened,
                NotificationResponse::Action(key) => key.parse().map_or(Answer::Opened, Answer::Pressed),
                _ => Answer::Closed,
            };
            // The program may have ended its wait.
            sender.send(answer).ok();
        };
        drop(handle.wait_for_response(answer));
    });
    Ok(receiver)
}
