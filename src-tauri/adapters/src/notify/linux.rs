//! Linux, by notify-rust. It hears only while it waits, so that a wait begins as soon as a notification is shown; and some
//! desktops take a notification away with its connection, so that its handle is kept until it is closed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use notify_rust::{Hint, NotificationHandle, NotificationResponse, Timeout, Urgency};
use sixty_core::journeys::fresh_id;
use sixty_core::ports::{Answer, NotShown, Notification, Notifier, Shown};
use tokio::sync::{RwLock, mpsc, oneshot};
use tokio::task::JoinHandle;

/// What an error begins with when there is no bus, and when no program on it shows notifications nor can be started.
const NOBODY: [&str; 6] = [
    "I/O error",
    "address error",
    "Failed to connect",
    "D-Bus handshake failed",
    "org.freedesktop.DBus.Error.ServiceUnknown",
    "org.freedesktop.DBus.Error.NameHasNoOwner",
];

/// A desktop answers at once, or never.
const PATIENCE: Duration = Duration::from_secs(5);

/// The key of a click on the notification itself.
const DEFAULT: &str = "default";

/// The notifications of this session.
pub struct DesktopNotifier {
    program: &'static str,
    kept: Kept,
}

impl DesktopNotifier {
    /// `program`: the name that they appear under.
    pub fn new(program: &'static str) -> Self {
        Self { program, kept: Kept::default() }
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
            self.kept.all().insert(id, Arc::clone(&handle));
            let listening = Listening::to(&handle, id, key, &self.kept);
            let shown =
                OnScreen { desktop, id, kept: self.kept.clone(), listening, last: notification.clone() };
            Ok(Box::new(shown) as Box<dyn Shown>)
        })
        .await
    }
}

/// The handles of all notifications that are on the screen, by the id that they were shown with.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<BTreeMap<u32, Handle>>>);

type Handle = Arc<RwLock<NotificationHandle>>;

impl Kept {
    fn all(&self) -> MutexGuard<'_, BTreeMap<u32, Handle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct OnScreen {
    desktop: Desktop,
    id: u32,
    kept: Kept,
    listening: Listening,
    /// What it says.
    last: Notification,
}

#[async_trait]
impl Shown for OnScreen {
    async fn answer(&mut self) -> Answer {
        // Who hears nothing more will never hear of a click: the bus is gone, and the notification with it.
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
        let Some(handle) = self.kept.all().remove(&self.id) else { return };
        let close = async {
            handle.read().await.close_async().await;
            Ok(())
        };
        drop(in_time(close).await);
        self.listening.stop().await;
    }
}

impl OnScreen {
    /// In the same place, with the same handle: another one would hear nothing of this notification.
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
        // One that was closed meanwhile has come up anew.
        self.kept.all().insert(self.id, Arc::clone(&handle));
        self.listening = Listening::to(&handle, self.id, key, &self.kept);
        self.last = notification.clone();
        Ok(())
    }
}

/// Waits for what a person does with a notification.
struct Listening {
    handle: Handle,
    task: JoinHandle<()>,
    answers: mpsc::Receiver<Answer>,
}

impl Listening {
    fn to(handle: &Handle, id: u32, key: String, kept: &Kept) -> Self {
        let (sender, answers) = mpsc::channel(1);
        let (listened, kept) = (Arc::clone(handle), kept.clone());
        let task = tokio::spawn(async move {
            let answer = loop {
                // Without a word: the bus is gone.
                let mut answer = Some(Answer::Closed);
                listened.read().await.wait_for_action_async(|response| answer = meant(response, &key)).await;
                if let Some(answer) = answer {
                    break answer;
                }
            };
            // A desktop closes what was answered.
            kept.all().remove(&id);
            // Nobody waits for it where the notification was let be.
            sender.send(answer).await.unwrap_or_default();
        });
        Self { handle: Arc::clone(handle), task, answers }
    }

    async fn stop(&mut self) {
        self.task.abort();
        drop((&mut self.task).await);
    }
}

/// None for a button that is not ours: any program of the session may say that one was pressed, and does not know its
/// key.
fn meant(response: &NotificationResponse, key: &str) -> Option<Answer> {
    match response {
        NotificationResponse::Default => Some(Answer::Opened),
        NotificationResponse::Action(pressed) => {
            pressed.strip_prefix(key)?.strip_prefix('-')?.parse().ok().map(Answer::Pressed)
        }
        NotificationResponse::Reply(_) | NotificationResponse::Closed(_) => Some(Answer::Closed),
    }
}

/// What the desktop can show, and under which name.
struct Desktop {
    program: &'static str,
    abilities: Vec<String>,
}

impl Desktop {
    /// `key`: what the keys of its buttons begin with.
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

/// Runs what waits for the desktop on a thread of its own: one that never answers keeps no program from its end.
async fn beside<T: Send + 'static>(
    call: impl FnOnce() -> Result<T, NotShown> + Send + 'static,
) -> Result<T, NotShown> {
    let (sender, answer) = oneshot::channel();
    std::thread::spawn(move || drop(sender.send(call())));
    answer.await.unwrap_or_else(|_| Err(NotShown::Refused("the desktop was not asked".to_owned())))
}

/// Bodies may be a subset of HTML; ours are plain.
fn without_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

async fn in_time<T>(call: impl Future<Output = Result<T, NotShown>>) -> Result<T, NotShown> {
    let late = |_| NotShown::Refused("the desktop did not answer".to_owned());
    tokio::time::timeout(PATIENCE, call).await.map_err(late)?
}

fn refused(error: &notify_rust::error::Error) -> NotShown {
    let error = error.to_string();
    let nobody = NOBODY.iter().any(|begin| error.starts_with(begin));
    if nobody { NotShown::NoDesktop } else { NotShown::Refused(error) }
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
