//! Notifications on Linux, by notify-rust.
//!
//! It receives signals only while it waits, and a wait that ends and begins anew may miss a signal in between. So a
//! wait begins as soon as a notification is shown, a changed text is put in its place with the same handle, and tray
//! and window offer the same as the buttons. Some desktops remove a notification with its connection, so the handle
//! is kept until it closes. Held by `a_notification_stays_until_it_is_closed`
//! (`tests/promises/remind_notification.rs`).
//!
//! Any program of the session may send a signal, so a button has a key that no other program knows. Held by
//! `a_signal_of_another_program_presses_no_button` in the same file.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use notify_rust::{Hint, NotificationHandle, NotificationResponse, Timeout, Urgency};
use sixty_core::journeys::fresh_id;
use sixty_core::ports::{Answer, NotShown, Notification, Notifier, Shown};
use tokio::sync::{RwLock, mpsc, oneshot};
use tokio::task::JoinHandle;

/// The beginnings of the errors that mean "no desktop": there is no bus, or no program on it shows notifications.
const NO_DESKTOP: [&str; 6] = [
    "I/O error",
    "address error",
    "Failed to connect",
    "D-Bus handshake failed",
    "org.freedesktop.DBus.Error.ServiceUnknown",
    "org.freedesktop.DBus.Error.NameHasNoOwner",
];

/// How long a desktop may take to answer. A working one answers within milliseconds.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);

/// The key of a click on the notification itself (Desktop Notifications Specification, "Actions").
const DEFAULT: &str = "default";

/// The notifications of this session.
pub struct DesktopNotifier {
    program: &'static str,
    handles: Handles,
}

impl DesktopNotifier {
    /// `program` is the name that the desktop shows beside the notifications.
    pub fn new(program: &'static str) -> Self {
        Self { program, handles: Handles::default() }
    }
}

#[async_trait]
impl Notifier for DesktopNotifier {
    async fn show(&self, notification: &Notification) -> Result<Box<dyn Shown>, NotShown> {
        in_time(async {
            let desktop = Desktop { program: self.program, abilities: abilities().await? };
            let key = fresh_id();
            let native = desktop.native(notification, &key);
            let handle = native.show_async().await.map_err(|error| refused(&error))?;
            let id = handle.id();
            let handle = Arc::new(RwLock::new(handle));
            self.handles.all().insert(id, Arc::clone(&handle));
            let listening = Listening::to(&handle, id, key, &self.handles);
            let shown = OnScreen {
                desktop,
                id,
                handles: self.handles.clone(),
                listening,
                last: notification.clone(),
            };
            Ok(Box::new(shown) as Box<dyn Shown>)
        })
        .await
    }
}

/// The handles of all notifications on the screen, by the id that they were shown with.
#[derive(Clone, Default)]
struct Handles(Arc<Mutex<BTreeMap<u32, Handle>>>);

type Handle = Arc<RwLock<NotificationHandle>>;

impl Handles {
    fn all(&self) -> MutexGuard<'_, BTreeMap<u32, Handle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct OnScreen {
    desktop: Desktop,
    id: u32,
    handles: Handles,
    listening: Listening,
    /// The text and the buttons that the notification shows now.
    last: Notification,
}

#[async_trait]
impl Shown for OnScreen {
    async fn answer(&mut self) -> Answer {
        // A listener that has ended cannot report a click: the bus is closed, and the notification with it.
        self.listening.answers.recv().await.unwrap_or(Answer::Closed)
    }

    async fn change(&mut self, notification: &Notification) -> Result<(), NotShown> {
        in_time(self.update(notification)).await
    }

    async fn let_be(mut self: Box<Self>) {
        if !self.last.buttons.is_empty() {
            let last = Notification { buttons: Vec::new(), ..self.last.clone() };
            drop(in_time(self.update(&last)).await);
        }
    }

    async fn take_back(mut self: Box<Self>) {
        let Some(handle) = self.handles.all().remove(&self.id) else { return };
        let close = async {
            handle.read().await.close_async().await;
            Ok(())
        };
        drop(in_time(close).await);
        self.listening.stop().await;
    }
}

impl OnScreen {
    /// Changes the notification in its place, with the same handle: another handle would receive no signal of it.
    async fn update(&mut self, notification: &Notification) -> Result<(), NotShown> {
        let key = fresh_id();
        let native = self.desktop.native(notification, &key);
        self.listening.stop().await;
        let handle = Arc::clone(&self.listening.handle);
        let mut writing = Arc::clone(&handle).write_owned().await;
        beside(move || {
            **writing = native;
            writing.update().map_err(|error| refused(&error))
        })
        .await?;
        // A notification that was closed in the meantime has appeared again, so its handle is needed again.
        self.handles.all().insert(self.id, Arc::clone(&handle));
        self.listening = Listening::to(&handle, self.id, key, &self.handles);
        self.last = notification.clone();
        Ok(())
    }
}

/// The task that waits for a person's answer to a notification.
struct Listening {
    handle: Handle,
    task: JoinHandle<()>,
    answers: mpsc::Receiver<Answer>,
}

impl Listening {
    fn to(handle: &Handle, id: u32, key: String, handles: &Handles) -> Self {
        let (sender, answers) = mpsc::channel(1);
        let (listened, handles) = (Arc::clone(handle), handles.clone());
        let task = tokio::spawn(async move {
            let answer = loop {
                // The wait ended without a signal: the bus is closed.
                let mut answer = Some(Answer::Closed);
                listened.read().await.wait_for_action_async(|response| answer = meant(response, &key)).await;
                if let Some(answer) = answer {
                    break answer;
                }
            };
            // The desktop has closed a notification that was answered.
            handles.all().remove(&id);
            // The receiver no longer exists if the notification was left on the screen.
            sender.send(answer).await.unwrap_or_default();
        });
        Self { handle: Arc::clone(handle), task, answers }
    }

    async fn stop(&mut self) {
        self.task.abort();
        drop((&mut self.task).await);
    }
}

/// The answer that a signal means; None for a button without our key. Any program of the session may send the signal of
/// a pressed button, but only this one knows the key.
fn meant(response: &NotificationResponse, key: &str) -> Option<Answer> {
    match response {
        NotificationResponse::Default => Some(Answer::Opened),
        NotificationResponse::Action(pressed) => {
            pressed.strip_prefix(key)?.strip_prefix('-')?.parse().ok().map(Answer::Pressed)
        }
        NotificationResponse::Reply(_) | NotificationResponse::Closed(_) => Some(Answer::Closed),
    }
}

/// The desktop's abilities, and the name of this program on it.
struct Desktop {
    program: &'static str,
    abilities: Vec<String>,
}

impl Desktop {
    /// The notification as notify-rust shows it. The keys of its buttons begin with `key`.
    fn native(&self, notification: &Notification, key: &str) -> notify_rust::Notification {
        let Notification { title, body, buttons, sound, stays } = notification;
        let mut native = notify_rust::Notification::new();
        native.appname(self.program).summary(title).urgency(Urgency::Normal);
        native.body(&if self.can("body-markup") { without_markup(body) } else { body.clone() });
        native.timeout(if *stays { Timeout::Never } else { Timeout::Default });
        if !sound {
            native.hint(Hint::SuppressSound(true));
        }
        if self.can("actions") {
            native.action(DEFAULT, "");
            for (number, label) in buttons.iter().enumerate() {
                native.action(&format!("{key}-{number}"), label);
            }
        }
        native
    }

    fn can(&self, ability: &str) -> bool {
        self.abilities.iter().any(|known| known == ability)
    }
}

async fn abilities() -> Result<Vec<String>, NotShown> {
    beside(|| notify_rust::get_capabilities().map_err(|error| refused(&error))).await
}

/// Runs a call to the desktop on a thread of its own, so that a desktop that never answers does not prevent the program
/// from ending.
///
/// # Errors
///
/// Those of the call, or the thread could not answer.
async fn beside<T: Send + 'static>(
    call: impl FnOnce() -> Result<T, NotShown> + Send + 'static,
) -> Result<T, NotShown> {
    let (sender, answer) = oneshot::channel();
    std::thread::spawn(move || drop(sender.send(call())));
    answer.await.unwrap_or_else(|_| Err(NotShown::Refused("the desktop was not asked".to_owned())))
}

/// The text with HTML's special characters escaped: this desktop reads bodies as a subset of HTML, and ours are plain
/// text.
fn without_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

async fn in_time<T>(call: impl Future<Output = Result<T, NotShown>>) -> Result<T, NotShown> {
    let late = |_| NotShown::Refused("the desktop did not answer".to_owned());
    tokio::time::timeout(ANSWER_WITHIN, call).await.map_err(late)?
}

fn refused(error: &notify_rust::error::Error) -> NotShown {
    let error = error.to_string();
    let has_no_desktop = NO_DESKTOP.iter().any(|begin| error.starts_with(begin));
    if has_no_desktop { NotShown::NoDesktop } else { NotShown::Refused(error) }
}

#[cfg(test)]
mod tests {
    use notify_rust::CloseReason;

    use super::*;

    #[test]
    fn a_body_is_shown_as_it_was_written() {
        let shown = |abilities: &[&str]| {
            let abilities = abilities.iter().map(|&ability| ability.to_owned()).collect();
            Desktop { program: "Sixty", abilities }.native(&notification(), "key").body
        };
        assert_eq!(shown(&["body-markup"]), "Jam &amp; &lt;b&gt;Toast&lt;/b&gt;");
        assert_eq!(shown(&[]), "Jam & <b>Toast</b>");
    }

    #[test]
    fn a_desktop_without_buttons_is_given_none() {
        let actions = |abilities: &[&str]| {
            let abilities = abilities.iter().map(|&ability| ability.to_owned()).collect();
            Desktop { program: "Sixty", abilities }.native(&notification(), "key").actions
        };
        assert!(actions(&["body"]).is_empty());
        assert_eq!(
            actions(&["actions"]),
            [DEFAULT, "", "key-0", "Extend Token", "key-1", "Remind me tomorrow"]
        );
    }

    #[test]
    fn an_answer_is_a_click_a_button_of_ours_or_the_end() {
        let pressed = |action: &str| meant(&NotificationResponse::Action(action.into()), "key");
        assert_eq!(pressed("key-1"), Some(Answer::Pressed(1)));
        assert_eq!([pressed("1"), pressed("other-1"), pressed("key-"), pressed("key-x")], [None; 4]);
        assert_eq!(meant(&NotificationResponse::Default, "key"), Some(Answer::Opened));
        let closed = NotificationResponse::Closed(CloseReason::Expired);
        assert_eq!(meant(&closed, "key"), Some(Answer::Closed));
    }

    fn notification() -> Notification {
        Notification {
            title: "@corner.bakery expires in 7 days".into(),
            body: "Jam & <b>Toast</b>".into(),
            buttons: vec!["Extend Token".into(), "Remind me tomorrow".into()],
            sound: false,
            stays: true,
        }
    }
}
