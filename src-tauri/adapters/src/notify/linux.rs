//! Notifications on Linux.
//!
//! A task listens to each notification from before it is shown until it closes, so no answer is missed. Some desktops
//! remove a notification with its connection, and the task keeps that as well. Held by
//! `a_notification_stays_until_it_is_closed` (`tests/promises/remind_notification.rs`).
//!
//! Only the program that shows the notification is believed ([`super::daemon`]). Held by
//! `a_signal_of_another_program_is_not_believed` in the same file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use sixty_core::ports::{Answer, NotShown, Notification, Notifier, Shown};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use zbus::zvariant::Value;

use super::daemon::{Daemon, Native, Said, Signals};
use super::icon;

/// How long a desktop may take to answer. A working one answers within milliseconds.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);

/// The key of a click on the notification itself (Desktop Notifications Specification, "Actions").
const DEFAULT: &str = "default";

/// The name of our desktop entry, where the program is installed or starts at log-in: the desktop groups notifications by
/// it, and keeps what a person sets for them.
const DESKTOP_ENTRY: &str = "org.sixty.Sixty";

/// The notifications of this session.
pub struct DesktopNotifier {
    program: &'static str,
    data: PathBuf,
}

impl DesktopNotifier {
    /// `program` is the name that the desktop shows beside the notifications; the icon is kept in the data folder.
    pub fn new(program: &'static str, data: &Path) -> Self {
        Self { program, data: data.to_owned() }
    }
}

#[async_trait]
impl Notifier for DesktopNotifier {
    async fn show(&self, notification: &Notification) -> Result<Box<dyn Shown>, NotShown> {
        in_time(async {
            let daemon = Daemon::find().await?;
            let icon = icon::in_folder(&self.data).and_then(|path| path.to_str().map(str::to_owned));
            let look = Look { program: self.program, icon };
            let (id, signals) = daemon.show(&look.native(notification, &daemon.abilities), 0).await?;
            let listening = Listening::to(signals);
            let shown = OnScreen { look, daemon, id, listening, notification: notification.clone() };
            Ok(Box::new(shown) as Box<dyn Shown>)
        })
        .await
    }
}

struct OnScreen {
    look: Look,
    daemon: Daemon,
    id: u32,
    listening: Listening,
    notification: Notification,
}

#[async_trait]
impl Shown for OnScreen {
    async fn answer(&mut self) -> Answer {
        // The task ends with the notification.
        self.listening.answers.recv().await.unwrap_or(Answer::Closed)
    }

    async fn change(&mut self, notification: &Notification) {
        self.notification = Notification { sound: false, ..notification.clone() };
        self.show_again().await;
    }

    async fn let_be(mut self: Box<Self>) {
        if !self.notification.buttons.is_empty() {
            self.notification.buttons.clear();
            self.show_again().await;
        }
    }

    async fn take_back(self: Box<Self>) {
        if !self.listening.task.is_finished() {
            let close = async {
                self.daemon.close(self.id).await;
                Ok(())
            };
            drop(in_time(close).await);
        }
        self.listening.task.abort();
    }
}

impl OnScreen {
    /// Shows the notification as it is now in its own place. The id of one that was closed may be another one's by now.
    async fn show_again(&self) {
        if !self.listening.task.is_finished() {
            let native = self.look.native(&self.notification, &self.daemon.abilities);
            drop(in_time(self.daemon.show(&native, self.id)).await);
        }
    }
}

/// The task that waits for a person's answers to a notification, until that is closed.
struct Listening {
    task: JoinHandle<()>,
    answers: mpsc::UnboundedReceiver<Answer>,
}

impl Listening {
    fn to(mut signals: Signals) -> Self {
        let (sender, answers) = mpsc::unbounded_channel();
        let task = tokio::spawn(async move {
            loop {
                let said = signals.next().await;
                // The receiver no longer exists if the notification was left on the screen.
                meant(&said).into_iter().for_each(|answer| sender.send(answer).unwrap_or_default());
                if said == Said::Closed {
                    return;
                }
            }
        });
        Self { task, answers }
    }
}

/// The answer that a person gave; None for a key that is not ours.
fn meant(said: &Said) -> Option<Answer> {
    match said {
        Said::Closed => Some(Answer::Closed),
        Said::Invoked(key) if key == DEFAULT => Some(Answer::Opened),
        Said::Invoked(key) => key.parse().ok().map(Answer::Pressed),
    }
}

/// How our notifications look: the name and the icon of this program.
struct Look {
    program: &'static str,
    /// The path of our icon; None where it could not be written.
    icon: Option<String>,
}

impl Look {
    /// The notification as a desktop with these abilities can show it. The key of a button is its number.
    fn native(&self, notification: &Notification, abilities: &[String]) -> Native {
        let Notification { title, body, buttons, sound, stays } = notification;
        let can = |ability: &str| abilities.iter().any(|known| known == ability);
        let mut hints =
            HashMap::from([("urgency", Value::U8(URGENCY_NORMAL)), ("desktop-entry", DESKTOP_ENTRY.into())]);
        hints.extend(self.icon.clone().map(|icon| ("image-path", icon.into())));
        if !sound {
            hints.insert("suppress-sound", true.into());
        }
        let mut actions = Vec::new();
        if can("actions") {
            actions.extend([DEFAULT.to_owned(), String::new()]);
            let button = |(number, label): (usize, &String)| [number.to_string(), label.clone()];
            actions.extend(buttons.iter().enumerate().flat_map(button));
        }
        Native {
            program: self.program,
            icon: self.icon.clone().unwrap_or_default(),
            title: title.clone(),
            body: if can("body-markup") { without_markup(body) } else { body.clone() },
            actions,
            hints,
            timeout: if *stays { FOR_EVER } else { AS_THE_DESKTOP_LIKES },
        }
    }
}

/// Values of the specification.
const URGENCY_NORMAL: u8 = 1;
const FOR_EVER: i32 = 0;
const AS_THE_DESKTOP_LIKES: i32 = -1;

/// The text with HTML's special characters escaped: this desktop reads bodies as a subset of HTML, and ours are plain
/// text.
fn without_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

async fn in_time<T>(call: impl Future<Output = Result<T, NotShown>>) -> Result<T, NotShown> {
    let late = |_| NotShown::Refused("the desktop did not answer".to_owned());
    tokio::time::timeout(ANSWER_WITHIN, call).await.map_err(late)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_shown_as_it_was_written() {
        assert_eq!(native(&["body-markup"]).body, "Jam &amp; &lt;b&gt;Toast&lt;/b&gt;");
        assert_eq!(native(&[]).body, "Jam & <b>Toast</b>");
    }

    #[test]
    fn a_desktop_without_buttons_is_given_none() {
        assert!(native(&["body"]).actions.is_empty());
        assert_eq!(
            native(&["actions"]).actions,
            [DEFAULT, "", "0", "Extend Token", "1", "Remind me tomorrow"]
        );
    }

    #[test]
    fn it_has_our_name_our_icon_and_our_desktop_entry() {
        let shown = native(&[]);
        assert_eq!((shown.program, shown.icon.as_str()), ("Sixty", "/data/icon.png"));
        assert_eq!(shown.hints["image-path"], Value::from("/data/icon.png"));
        assert_eq!(shown.hints["desktop-entry"], Value::from("org.sixty.Sixty"));
    }

    #[test]
    fn an_answer_is_a_click_a_button_of_ours_or_the_end() {
        let pressed = |key: &str| meant(&Said::Invoked(key.to_owned()));
        assert_eq!(pressed("1"), Some(Answer::Pressed(1)));
        assert_eq!([pressed(""), pressed("-1"), pressed("x")], [None; 3]);
        assert_eq!(pressed(DEFAULT), Some(Answer::Opened));
        assert_eq!(meant(&Said::Closed), Some(Answer::Closed));
    }

    /// A notification for a desktop with these abilities.
    fn native(abilities: &[&str]) -> Native {
        let abilities: Vec<String> = abilities.iter().map(|&ability| ability.to_owned()).collect();
        let notification = Notification {
            title: "@corner.bakery expires in 7 days".into(),
            body: "Jam & <b>Toast</b>".into(),
            buttons: vec!["Extend Token".into(), "Remind me tomorrow".into()],
            sound: false,
            stays: true,
        };
        let look = Look { program: "Sixty", icon: Some("/data/icon.png".into()) };
        look.native(&notification, &abilities)
    }
}
