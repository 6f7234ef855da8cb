//! The program of this session that shows notifications, spoken to over D-Bus (Desktop Notifications Specification 1.2).
//!
//! Any program of the session may send a signal that says "this button was pressed" or "this was closed". So we ask
//! the bus once which program owns the name, and from then on speak to that connection and believe it alone. The bus
//! writes the sender of a signal itself. When that connection ends, its notifications have ended too.

use std::collections::HashMap;

use futures_util::StreamExt as _;
use sixty_core::ports::NotShown;
use zbus::proxy::{CacheProperties, OwnerChangedStream, SignalStream};
use zbus::zvariant::Value;
use zbus::{Connection, Proxy};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// The program that shows notifications, by its own connection to the bus.
#[derive(Clone)]
pub struct Daemon {
    proxy: Proxy<'static>,
    /// What it can do, by the words of the specification: `actions`, `body-markup`, …
    pub abilities: Vec<String>,
}

/// A notification in the terms of the specification.
#[derive(Debug)]
pub struct Native {
    pub program: &'static str,
    /// The name of an icon or the path of a picture; empty for none.
    pub icon: String,
    pub title: String,
    pub body: String,
    /// Key and label of each button in turn.
    pub actions: Vec<String>,
    pub hints: HashMap<&'static str, Value<'static>>,
    /// Milliseconds; 0 for ever, -1 as the desktop likes.
    pub timeout: i32,
}

/// What a daemon says about a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A person pressed the button with this key.
    Invoked(String),
    /// The notification is no longer on the screen.
    Closed,
}

impl Daemon {
    /// The daemon of this session; the bus starts it where that is possible.
    ///
    /// # Errors
    /// There is no bus, or no program on it shows notifications.
    pub async fn find() -> Result<Self, NotShown> {
        let connection = Connection::session().await.map_err(|_| NotShown::NoDesktop)?;
        let found = async {
            let answer = connection.call_method(Some(NAME), PATH, Some(NAME), "GetCapabilities", &()).await?;
            let abilities = answer.body().deserialize()?;
            let owner = answer.header().sender().ok_or(zbus::Error::MissingField)?.to_owned();
            let builder = zbus::proxy::Builder::new(&connection).destination(owner)?.path(PATH)?;
            let proxy = builder.interface(NAME)?.cache_properties(CacheProperties::No).build().await?;
            Ok(Self { proxy, abilities })
        };
        found.await.map_err(|error: zbus::Error| refused(&error))
    }

    /// Shows a notification, in place of the one with this id where it is not 0. Returns its id and what will be said
    /// about it.
    ///
    /// # Errors
    /// The daemon has ended, or it refuses.
    pub async fn show(&self, native: &Native, replaced: u32) -> Result<(u32, Signals), NotShown> {
        let shown = async {
            // Heard from before it is shown, so that no quick answer is missed.
            let (signals, gone) =
                (self.proxy.receive_all_signals().await?, self.proxy.receive_owner_changed().await?);
            let Native { program, icon, title, body, actions, hints, timeout } = native;
            let call = (program, replaced, icon, title, body, actions, hints, timeout);
            let answer = self.proxy.call_method("Notify", &call).await?;
            let id = answer.body().deserialize()?;
            Ok((id, Signals { id, signals, gone }))
        };
        shown.await.map_err(|error: zbus::Error| refused(&error))
    }

    /// Removes a notification from the screen. It may be gone already.
    pub async fn close(&self, id: u32) {
        drop(self.proxy.call_method("CloseNotification", &(id,)).await);
    }
}

/// What the daemon says about one notification.
pub struct Signals {
    id: u32,
    signals: SignalStream<'static>,
    gone: OwnerChangedStream<'static>,
}

impl Signals {
    /// The next thing said. A daemon that ends takes its notifications along.
    pub async fn next(&mut self) -> Said {
        loop {
            let signal = tokio::select! {
                // What was said before the daemon ended counts.
                biased;
                signal = self.signals.next() => signal,
                _ = self.gone.next() => None,
            };
            let Some(signal) = signal else { return Said::Closed };
            if let Some(said) = said_of(self.id, &signal) {
                return said;
            }
        }
    }
}

/// What the signal says of the notification with this id.
fn said_of(id: u32, signal: &zbus::Message) -> Option<Said> {
    let (header, body) = (signal.header(), signal.body());
    let (of, said) = match header.member()?.as_str() {
        "ActionInvoked" => {
            let (of, key) = body.deserialize::<(u32, String)>().ok()?;
            (of, Said::Invoked(key))
        }
        "NotificationClosed" => (body.deserialize::<(u32, u32)>().ok()?.0, Said::Closed),
        _ => return None,
    };
    (of == id).then_some(said)
}

/// The errors of a bus on which no program shows notifications, or which cannot start the one that would.
fn refused(error: &zbus::Error) -> NotShown {
    const NOBODY: [&str; 3] = ["ServiceUnknown", "NameHasNoOwner", "Spawn."];
    let nobody = |name: &str| {
        let name = name.strip_prefix("org.freedesktop.DBus.Error.");
        name.is_some_and(|name| NOBODY.iter().any(|nobody| name.starts_with(nobody)))
    };
    match error {
        zbus::Error::InputOutput(_) => NotShown::NoDesktop,
        zbus::Error::MethodError(name, ..) if nobody(name.as_str()) => NotShown::NoDesktop,
        error => NotShown::Refused(error.to_string()),
    }
}
