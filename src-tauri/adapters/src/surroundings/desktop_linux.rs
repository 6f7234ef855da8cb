//! What the desktop offers on Linux, asked over the session bus.

use std::future::Future;
use std::time::Duration;

use sixty_core::ports::OnDesktop;
use zbus::fdo::DBusProxy;
use zbus::names::BusName;
use zbus::{Connection, Proxy};

use crate::notify;

/// How long a desktop may take to answer. A working one answers within milliseconds.
const ANSWER_WITHIN: Duration = Duration::from_secs(3);

/// The program that panels show icons by (StatusNotifierItem, "Registering").
const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const WATCHER_PATH: &str = "/StatusNotifierWatcher";

/// The program that keeps secrets (Secret Service API).
const SECRETS: &str = "org.freedesktop.secrets";

/// Whether programs can open windows here.
pub fn is_here() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Whether a program of this session shows notifications; the bus starts it where that is possible.
pub async fn notifications() -> OnDesktop {
    judged(async { Some(notify::has_daemon().await) }).await
}

/// Whether a panel of this session shows icons of programs.
pub async fn tray() -> OnDesktop {
    judged(async {
        let bus = Connection::session().await.ok()?;
        if DBusProxy::new(&bus).await.ok()?.name_has_owner(BusName::try_from(WATCHER).ok()?).await.ok()? {
            let watcher = Proxy::new(&bus, WATCHER, WATCHER_PATH, WATCHER).await.ok()?;
            // A watcher that does not tell takes icons in all the same.
            return Some(
                watcher.get_property::<bool>("IsStatusNotifierHostRegistered").await.unwrap_or(true),
            );
        }
        Some(false)
    })
    .await
}

/// The program behind the keychain, where it runs.
pub async fn keychain_program() -> Option<String> {
    let asked = async {
        let bus = Connection::session().await.ok()?;
        let name = BusName::try_from(SECRETS).ok()?;
        let process = DBusProxy::new(&bus).await.ok()?.get_connection_unix_process_id(name).await.ok()?;
        let name = std::fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
        Some(name.trim().to_owned())
    };
    tokio::time::timeout(ANSWER_WITHIN, asked).await.ok().flatten()
}

/// Whether the desktop has it. Where nothing could be asked, or no window could be opened, nothing is missed.
async fn judged(has: impl Future<Output = Option<bool>>) -> OnDesktop {
    if Connection::session().await.is_err() {
        return OnDesktop::Unknown;
    }
    match tokio::time::timeout(ANSWER_WITHIN, has).await {
        Ok(Some(true)) => OnDesktop::There,
        Ok(Some(false)) if is_here() => OnDesktop::Missing,
        _ => OnDesktop::Unknown,
    }
}
