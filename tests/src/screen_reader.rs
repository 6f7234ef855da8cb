//! A screen reader's side of a desktop: where the focus is, and what is said besides, as AT-SPI tells it to Orca.
//!
//! WebKit tells of a change only to a reader that has read the page around it, and of a text that is changed in place to
//! nobody: a live region is heard where it gets a new node.

mod object;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result};
use zbus::blocking::{Connection, MessageIterator, Proxy, connection};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Structure};
use zbus::{MatchRule, Message, message};

use crate::keyring::PrivateBus;
use crate::running::{RunningGroup, until_ok};

use object::Object;

/// Where Debian and Ubuntu have the program that starts the bus of the accessible programs, and their registry.
const LAUNCHER: &str = "/usr/libexec/at-spi-bus-launcher";

/// The events that a screen reader asks for: programs send no others.
const EVENTS: [&str; 3] = ["object:state-changed", "object:text-changed", "object:children-changed"];

/// More events than a walk has: a full queue would hold up the programs.
const QUEUE: usize = 100_000;

/// A screen reader, which listens until this is dropped.
pub struct ScreenReader {
    heard: Arc<Mutex<Vec<Heard>>>,
    asking: Connection,
    _launcher: RunningGroup,
}

/// Something that a person hears.
#[derive(Debug, Clone)]
pub struct Heard {
    pub at: Instant,
    /// What it is, by its name in AT-SPI.
    pub role: String,
    pub name: String,
    /// Whether it is heard because the focus went there, and not because it is news.
    is_focus: bool,
    object: Object,
}

impl ScreenReader {
    /// Starts on a bus that has a screen. Programs that are started later speak to it.
    ///
    /// # Errors
    /// Where the bus of the accessible programs does not start.
    pub fn start(bus: &PrivateBus) -> Result<Self> {
        let mut command = bus.command(LAUNCHER);
        command.args(["--launch-immediately", "--a11y=1", "--screen-reader=1"]);
        let launcher = RunningGroup::spawn(&mut command)?;
        let session = connection::Builder::address(&*bus.address())?.build()?;
        let address: String = until_ok("the bus of the accessible programs", || {
            let launcher = Proxy::new(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus")?;
            Ok(launcher.call("GetAddress", &())?)
        })?;
        // Events have a connection of their own, so that no answer waits behind them.
        let listening = connection::Builder::address(&*address)?.build()?;
        let rule = MatchRule::builder()
            .msg_type(message::Type::Signal)
            .interface("org.a11y.atspi.Event.Object")?
            .build();
        let events = MessageIterator::for_match_rule(rule, &listening, Some(QUEUE))?;
        let path = "/org/a11y/atspi/registry";
        let registry = Proxy::new(&listening, "org.a11y.atspi.Registry", path, "org.a11y.atspi.Registry")?;
        for event in EVENTS {
            let () = registry.call("RegisterEvent", &event)?;
        }
        let asking = connection::Builder::address(&*address)?.build()?;
        let heard = Arc::new(Mutex::new(Vec::new()));
        let (kept, connection) = (Arc::clone(&heard), asking.clone());
        thread::spawn(move || {
            for event in events.map_while(Result::ok) {
                let heard = hear(&event, &connection);
                kept.lock().unwrap_or_else(PoisonError::into_inner).extend(heard);
            }
        });
        Ok(Self { heard, asking, _launcher: launcher })
    }

    /// What has the focus.
    ///
    /// # Errors
    /// When it never was anywhere, or its program has ended.
    pub fn focus(&self) -> Result<Heard> {
        let last = self.heard().into_iter().rfind(|heard| heard.is_focus).context("no focus")?;
        // Its name may have changed since.
        let (role, name) = (last.object.role(&self.asking)?, last.object.name(&self.asking)?);
        Ok(Heard { role, name, ..last })
    }

    /// What was heard since then that has this text in it: the first of it.
    ///
    /// # Errors
    /// Where nothing was.
    pub fn said(&self, text: &str, since: Instant) -> Result<Heard> {
        let heard: Vec<Heard> = self.heard().into_iter().filter(|heard| heard.at >= since).collect();
        let said = heard.iter().find(|heard| heard.name.contains(text)).cloned();
        said.with_context(|| format!("{text:?} is not in {heard:#?}"))
    }

    /// Reads the whole page with the focus, as a screen reader does when it is opened. Returns how many things are on it.
    ///
    /// # Errors
    /// When nothing has the focus, or its program has ended.
    pub fn read_page(&self) -> Result<usize> {
        let mut page = self.focus()?.object;
        while let Some(parent) = page.parent(&self.asking)?.filter(|parent| parent.program == page.program) {
            page = parent;
        }
        page.read(&self.asking)
    }

    fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// None for what nobody hears, such as something new outside of a live region.
fn hear(event: &Message, connection: &Connection) -> Option<Heard> {
    type Body = (String, i32, i32, OwnedValue, HashMap<String, OwnedValue>);
    let at = Instant::now();
    let header = event.header();
    let (detail, one, _, value, _): Body = event.body().deserialize().ok()?;
    let object = Object { program: header.sender()?.to_string(), path: header.path()?.to_string() };
    match (header.member()?.as_str(), detail.as_str(), one) {
        ("StateChanged", "focused", 1) => {
            let (role, name) = (object.role(connection).ok()?, object.name(connection).ok()?);
            Some(Heard { at, role, name, is_focus: true, object })
        }
        ("ChildrenChanged", "add", _) if object.is_live(connection).ok()? => {
            let (program, path): (String, OwnedObjectPath) =
                Structure::try_from(value).ok()?.try_into().ok()?;
            let new = Object { program, path: path.to_string() };
            let name = new.text(connection).or_else(|_| new.name(connection)).ok()?;
            Some(Heard { at, role: new.role(connection).ok()?, name, is_focus: false, object: new })
        }
        ("TextChanged", "insert", _) if object.is_live(connection).ok()? => {
            let (role, name) = (object.role(connection).ok()?, String::try_from(value).ok()?);
            Some(Heard { at, role, name, is_focus: false, object })
        }
        _ => None,
    }
}
