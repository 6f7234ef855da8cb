//! Asks the panel whether it still has our icon.
//!
//! The tray (ksni) listens for a panel that is started again, but a panel that ends while it begins to listen is missed, and
//! the icon would stay away until the program is started again.

use std::time::Duration;

use zbus::names::BusName;
use zbus::proxy::CacheProperties;
use zbus::{Connection, Proxy, connection, fdo};

/// Where icons are registered: the panel, or a program beside it.
pub struct Panel {
    /// One for all questions.
    connection: Option<Connection>,
}

const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// How long a panel may take to answer; a busy one is asked again.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);

impl Panel {
    /// It is looked for with the first question.
    pub fn new() -> Self {
        Self { connection: None }
    }

    /// Whether the panel has lost our icon, or has ended. A panel that does not tell its icons counts as one that has it.
    pub async fn has_lost_icon(&mut self) -> bool {
        let Some(connection) = self.connection().await else { return false };
        match icons(&connection).await {
            Ok(icons) => !has_ours(&connection, &icons).await,
            Err(zbus::Error::FDO(error)) => {
                matches!(*error, fdo::Error::ServiceUnknown(_) | fdo::Error::NameHasNoOwner(_))
            }
            Err(_) => false,
        }
    }

    async fn connection(&mut self) -> Option<Connection> {
        if self.connection.is_none() {
            let builder = connection::Builder::session().ok()?.method_timeout(ANSWERS_WITHIN);
            self.connection = builder.build().await.ok();
        }
        self.connection.clone()
    }
}

/// The icons of all programs: the name on the bus that each was registered with or its program's own, with a path behind it
/// (`StatusNotifierWatcher` of the freedesktop specification).
async fn icons(connection: &Connection) -> zbus::Result<Vec<String>> {
    let watcher: Proxy<'_> = zbus::proxy::Builder::new(connection)
        .destination(WATCHER)?
        .path("/StatusNotifierWatcher")?
        .interface(WATCHER)?
        .cache_properties(CacheProperties::No)
        .build()
        .await?;
    watcher.get_property("RegisteredStatusNotifierItems").await
}

async fn has_ours(connection: &Connection, icons: &[String]) -> bool {
    let Ok(bus) = fdo::DBusProxy::new(connection).await else { return false };
    let ours = std::process::id();
    for icon in icons {
        let name = icon.split('/').next().unwrap_or_default();
        if process_of(&bus, name).await.is_ok_and(|process| process == ours) {
            return true;
        }
    }
    false
}

async fn process_of(bus: &fdo::DBusProxy<'_>, name: &str) -> zbus::Result<u32> {
    Ok(bus.get_connection_unix_process_id(BusName::try_from(name)?).await?)
}
