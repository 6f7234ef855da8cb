//! The Desktop Notifications Specification 1.2, on one connection for each notification. It is spoken directly, as
//! notify-rust 4.18 and 4.19 begin to listen after the notification was sent and drop what comes beside it, so that a
//! button is often not heard.

use std::collections::HashMap;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::StreamExt;
use sixty_core::ports::{Answer, NotShown, Notification, Notifier, Shown};
use zbus::proxy::SignalStream;
use zbus::zvariant::Value;
use zbus::{Connection, Message, Proxy};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// A bus on which no program shows notifications, nor can be started.
const NOBODY: [&str; 2] =
    ["org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner"];

/// A desktop answers at once, or never.
const PATIENCE: Duration = Duration::from_secs(5);

/// It stays until it is closed.
const NEVER_EXPIRES: i32 = 0;

/// The key of a click on the notification itself.
const DEFAULT: &str = "default";

/// The notifications of this session.
pub struct DesktopNotifier {
    program: &'static str,
}

impl DesktopNotifier {
    /// `program`: the name that they appear under.
    pub fn new(program: &'static str) -> Self {
        Self { program }
    }
}

#[async_trait]
impl Notifier for DesktopNotifier {
    async fn show(&self, notification: &Notification) -> Result<Box<dyn Shown>, NotShown> {
        in_time(Self::connected(self.program, notification)).await
    }
}

impl DesktopNotifier {
    async fn connected(
        program: &'static str,
        notification: &Notification,
    ) -> Result<Box<dyn Shown>, NotShown> {
        // Without an address or a socket nobody is logged in here: cron, a server.
        let connection = Connection::session().await.map_err(|_| NotShown::NoDesktop)?;
        let desktop = Proxy::new(&connection, NAME, PATH, NAME).await.map_err(refused)?;
        let abilities: Vec<String> = desktop.call("GetCapabilities", &()).await.map_err(refused)?;
        // From here on everything is heard, also what comes before the answer to Notify.
        let signals = desktop.receive_all_signals().await.map_err(refused)?;
        let mut shown = OnScreen { program, desktop, abilities, signals, id: 0, last: None };
        shown.notify(notification).await?;
        Ok(Box::new(shown))
    }
}

/// Some desktops take a notification away when its connection ends, so it is held here.
struct OnScreen {
    program: &'static str,
    desktop: Proxy<'static>,
    abilities: Vec<String>,
    signals: SignalStream<'static>,
    id: u32,
    /// What it says.
    last: Option<Notification>,
}

#[async_trait]
impl Shown for OnScreen {
    async fn answer(&mut self) -> Answer {
        while let Some(signal) = self.signals.next().await {
            if let Some(answer) = answer_in(&signal, self.id) {
                return answer;
            }
        }
        // The bus is gone, and the notification with it.
        Answer::Closed
    }

    async fn change(&mut self, notification: &Notification) -> Result<(), NotShown> {
        in_time(self.notify(notification)).await
    }

    async fn let_be(mut self: Box<Self>) {
        if let Some(mut last) = self.last.take().filter(|last| !last.buttons.is_empty()) {
            last.buttons.clear();
            drop(in_time(self.notify(&last)).await);
        }
    }

    async fn take_back(self: Box<Self>) {
        // One that was closed meanwhile is an error to some desktops.
        drop(
            in_time(async {
                self.desktop.call::<_, _, ()>("CloseNotification", &self.id).await.map_err(refused)
            })
            .await,
        );
    }
}

impl OnScreen {
    async fn notify(&mut self, notification: &Notification) -> Result<(), NotShown> {
        let can = |ability: &str| self.abilities.iter().any(|known| known == ability);
        let keys: Vec<String> = (0..notification.buttons.len()).map(|number| number.to_string()).collect();
        let mut actions = Vec::new();
        if can("actions") && !keys.is_empty() {
            actions.extend([DEFAULT, ""]);
            actions.extend(
                keys.iter().zip(&notification.buttons).flat_map(|(key, label)| [key, label.as_str()]),
            );
        }
        let body =
            if can("body-markup") { without_markup(&notification.body) } else { notification.body.clone() };
        let mut hints = HashMap::from([("urgency", Value::from(1_u8))]);
        if !notification.sound {
            hints.insert("suppress-sound", Value::from(true));
        }
        let what = (self.program, self.id, "", &notification.title, body, actions, hints, NEVER_EXPIRES);
        self.id = self.desktop.call("Notify", &what).await.map_err(refused)?;
        self.last = Some(notification.clone());
        Ok(())
    }
}

/// What a signal says of one notification; None of another one.
fn answer_in(signal: &Message, id: u32) -> Option<Answer> {
    let header = signal.header();
    match header.member()?.as_str() {
        "ActionInvoked" => {
            let (whose, key): (u32, String) = signal.body().deserialize().ok()?;
            (whose == id).then(|| key.parse().map_or(Answer::Opened, Answer::Pressed))
        }
        "NotificationClosed" => {
            let (whose, _reason): (u32, u32) = signal.body().deserialize().ok()?;
            (whose == id).then_some(Answer::Closed)
        }
        _ => None,
    }
}

/// Bodies may be a subset of HTML; ours are plain.
fn without_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

async fn in_time<T>(call: impl Future<Output = Result<T, NotShown>>) -> Result<T, NotShown> {
    let late = |_| NotShown::Refused("the desktop did not answer".to_owned());
    tokio::time::timeout(PATIENCE, call).await.map_err(late)?
}

fn refused(error: zbus::Error) -> NotShown {
    match error {
        zbus::Error::MethodError(name, ..) if NOBODY.contains(&name.as_str()) => NotShown::NoDesktop,
        other => NotShown::Refused(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_shown_as_it_was_written() {
        assert_eq!(without_markup("Jam & <b>Toast</b>"), "Jam &amp; &lt;b&gt;Toast&lt;/b&gt;");
    }

    #[test]
    fn only_a_signal_about_our_notification_is_an_answer() {
        let invoked = |id: u32, key: &str| answer_in(&signal("ActionInvoked", &(id, key)), 7);
        assert_eq!(invoked(7, "1"), Some(Answer::Pressed(1)));
        assert_eq!(invoked(7, DEFAULT), Some(Answer::Opened));
        assert_eq!(invoked(8, "1"), None);
        assert_eq!(answer_in(&signal("NotificationClosed", &(7_u32, 2_u32)), 7), Some(Answer::Closed));
        assert_eq!(answer_in(&signal("NotificationClosed", &(8_u32, 2_u32)), 7), None);
        assert_eq!(answer_in(&signal("ActivationToken", &(7_u32, "token")), 7), None);
        assert_eq!(answer_in(&signal("ActionInvoked", &"another shape"), 7), None);
    }

    fn signal(member: &str, body: &(impl serde::Serialize + zbus::zvariant::DynamicType)) -> Message {
        Message::signal(PATH, NAME, member).unwrap().build(body).unwrap()
    }
}
