//! A panel's side of a tray: takes icons in or asks another panel for them, reads their menus, clicks in them.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result};
use zbus::blocking::{Connection, Proxy, connection};
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Structure, Value};

/// How long a program may take to do something: it looks once a minute whether its icon is there.
const PATIENCE: Duration = Duration::from_secs(120);

/// The StatusNotifierWatcher of a bus.
pub struct Panel {
    connection: Connection,
    arrivals: Receiver<String>,
    icons: Arc<Mutex<Vec<String>>>,
}

/// An icon that a program has put into a panel.
#[derive(Debug)]
pub struct TrayIcon {
    connection: Connection,
    /// The name that it was registered with.
    pub name: String,
}

/// A line as it travels: its id, properties and children.
type Node = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// A line of a menu; separators are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: i32,
    pub label: String,
    pub enabled: bool,
    pub more: Vec<Self>,
}

impl Panel {
    /// Begins to serve on the bus at this address.
    ///
    /// # Errors
    /// Where there is no bus, or another panel has the name.
    pub fn start(bus: &str) -> Result<Self> {
        let (sender, arrivals) = channel();
        let icons = Arc::<Mutex<_>>::default();
        let connection = connection::Builder::address(bus)?
            .serve_at("/StatusNotifierWatcher", Watcher { sender, icons: Arc::clone(&icons) })?
            .name("org.kde.StatusNotifierWatcher")?
            .build()?;
        Ok(Self { connection, arrivals, icons })
    }

    /// Waits for the next icon that a program registers.
    ///
    /// # Errors
    /// When there is none after two minutes.
    pub fn next(&self) -> Result<TrayIcon> {
        let name = self.arrivals.recv_timeout(PATIENCE).context("no icon came")?;
        Ok(TrayIcon { connection: self.connection.clone(), name })
    }

    /// Loses all icons, as a panel that was started again unseen.
    pub fn lose_icons(&self) {
        self.icons.lock().expect("icons").clear();
    }
}

impl TrayIcon {
    /// All icons that the panel of another program shows, on the bus at this address.
    ///
    /// # Errors
    /// Where there is no panel.
    pub fn all(bus: &str) -> Result<Vec<Self>> {
        let connection = connection::Builder::address(bus)?.build()?;
        let watcher = Proxy::new(
            &connection,
            "org.kde.StatusNotifierWatcher",
            "/StatusNotifierWatcher",
            "org.kde.StatusNotifierWatcher",
        )?;
        let items: Vec<String> = watcher.get_property("RegisteredStatusNotifierItems")?;
        // A name with a path behind it.
        let names = items.iter().filter_map(|item| item.split('/').next().map(str::to_owned));
        Ok(names.map(|name| Self { connection: connection.clone(), name }).collect())
    }

    /// The text that is shown when the pointer rests on it.
    ///
    /// # Errors
    /// When its program has ended.
    pub fn tooltip(&self) -> Result<String> {
        let tooltip: OwnedValue = self.item()?.get_property("ToolTip")?;
        let tooltip = Structure::try_from(tooltip)?;
        Ok(String::try_from(tooltip.fields().last().context("an empty tooltip")?.try_clone()?)?)
    }

    /// The sides of its pictures.
    ///
    /// # Errors
    /// When its program has ended.
    pub fn pictures(&self) -> Result<Vec<(i32, i32)>> {
        let pictures: Vec<(i32, i32, Vec<u8>)> = self.item()?.get_property("IconPixmap")?;
        Ok(pictures.into_iter().map(|(width, height, _)| (width, height)).collect())
    }

    /// Clicks the icon with the left button.
    ///
    /// # Errors
    /// When its program has ended.
    pub fn click(&self) -> Result<()> {
        Ok(self.item()?.call_method("Activate", &(0, 0)).map(drop)?)
    }

    /// The lines of the menu as they are now.
    ///
    /// # Errors
    /// When its program has ended.
    pub fn menu(&self) -> Result<Vec<Line>> {
        let none: Vec<String> = Vec::new();
        let (_, root): (u32, Node) = self.menu_proxy()?.call("GetLayout", &(0, -1, none))?;
        lines(root.2)
    }

    /// Clicks the first line that reads so, wherever it is.
    ///
    /// # Errors
    /// Where no line reads so, or its program has ended.
    pub fn choose(&self, label: &str) -> Result<()> {
        let menu = self.menu()?;
        let line = find(&menu, label).with_context(|| format!("no {label:?} in {menu:#?}"))?;
        let data = Value::from(0);
        // A program that ends at this click has no time to answer.
        Ok(self.menu_proxy()?.call_noreply("Event", &(line.id, "clicked", data, 0u32))?)
    }

    fn item(&self) -> Result<Proxy<'_>> {
        Ok(Proxy::new(
            &self.connection,
            self.name.as_str(),
            "/StatusNotifierItem",
            "org.kde.StatusNotifierItem",
        )?)
    }

    fn menu_proxy(&self) -> Result<Proxy<'_>> {
        let path: OwnedObjectPath = self.item()?.get_property("Menu")?;
        Ok(Proxy::new(&self.connection, self.name.clone(), path, "com.canonical.dbusmenu")?)
    }
}

fn find<'a>(lines: &'a [Line], label: &str) -> Option<&'a Line> {
    lines.iter().find_map(|line| if line.label == label { Some(line) } else { find(&line.more, label) })
}

fn lines(children: Vec<OwnedValue>) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for child in children {
        let (id, properties, more): Node = Structure::try_from(child)?.try_into()?;
        let Some(label) = properties.get("label") else { continue };
        // The properties that have their usual value are not sent.
        let enabled =
            properties.get("enabled").map_or(Ok(true), |enabled| enabled.try_clone()?.try_into())?;
        lines.push(Line { id, label: label.try_clone()?.try_into()?, enabled, more: self::lines(more)? });
    }
    Ok(lines)
}

struct Watcher {
    sender: Sender<String>,
    icons: Arc<Mutex<Vec<String>>>,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: &str, #[zbus(header)] header: Header<'_>) {
        // A path alone means: at the sender.
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let name = if service.starts_with('/') { format!("{sender}{service}") } else { service.to_owned() };
        self.icons.lock().expect("icons").push(name.clone());
        self.sender.send(name).ok();
    }

    fn register_status_notifier_host(&self, _service: &str) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        self.icons.lock().expect("icons").clone()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}
