//! A screen reader's side of a desktop: where the focus is, and what the live regions hold, as AT-SPI tells it to Orca.
//!
//! WebKitGTK 2.50 sends no event when a live region changes, whatever comes into it and however, not even to a reader that
//! has read the region before. So the regions are asked, and what is not in them could not be said by any reader.

mod object;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result};
use zbus::blocking::{Connection, MessageIterator, Proxy, connection};
use zbus::zvariant::OwnedValue;
use zbus::{MatchRule, Message, message};

use crate::keyring::PrivateBus;
use crate::running::{RunningGroup, until_ok};
use crate::words::evened;

use object::Object;

/// Where Debian and Ubuntu have the program that starts the bus of the accessible programs, and their registry.
const LAUNCHER: &str = "/usr/libexec/at-spi-bus-launcher";

/// The event that the reader asks for: programs send no others.
const FOCUS: &str = "object:state-changed:focused";

/// More events than a walk has: a full queue would hold up the programs.
const QUEUE: usize = 100_000;

/// A screen reader, which listens until this is dropped.
pub struct ScreenReader {
    heard: Arc<Mutex<Vec<Heard>>>,
    asking: Connection,
    _launcher: RunningGroup,
}

/// What a person hears of the thing with the focus.
#[derive(Debug, Clone)]
pub struct Heard {
    pub at: Instant,
    /// What it is, by its name in AT-SPI.
    pub role: String,
    pub name: String,
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
        let () = registry.call("RegisterEvent", &FOCUS)?;
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
        let last = self.heard().pop().context("no focus")?;
        // Its name may have changed since.
        let (role, name) = (last.object.role(&self.asking)?, last.object.name(&self.asking)?);
        Ok(Heard { role, name, ..last })
    }

    /// When this text was heard: as that to which the focus went since then, or else now, in a live region.
    ///
    /// # Errors
    /// Where it is in neither, or the page changes meanwhile.
    pub fn said(&self, text: &str, since: Instant) -> Result<Instant> {
        let has = |heard: &str| evened(heard).contains(&evened(text));
        let focuses: Vec<Heard> = self.heard().into_iter().filter(|heard| heard.at >= since).collect();
        if let Some(focus) = focuses.iter().find(|heard| has(&heard.name)) {
            return Ok(focus.at);
        }
        let news = self.news()?;
        let said = news.iter().any(|news| has(news)).then(Instant::now);
        said.with_context(|| format!("{text:?} is neither in {focuses:#?} nor in {news:#?}"))
    }

    /// The texts in the live regions of the page with the focus.
    fn news(&self) -> Result<Vec<String>> {
        let mut page = self.focus()?.object;
        while let Some(parent) = page.parent(&self.asking)?.filter(|parent| parent.program == page.program) {
            page = parent;
        }
        page.live_texts(&self.asking)
    }

    fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// None for an event of another kind.
fn hear(event: &Message, connection: &Connection) -> Option<Heard> {
    type Body = (String, i32, i32, OwnedValue, HashMap<String, OwnedValue>);
    let at = Instant::now();
    let header = event.header();
    let (detail, is_there, ..): Body = event.body().deserialize().ok()?;
    if (header.member()?.as_str(), detail.as_str(), is_there) != ("StateChanged", "focused", 1) {
        return None;
    }
    let object = Object { program: header.sender()?.to_string(), path: header.path()?.to_string() };
    let (role, name) = (object.role(connection).ok()?, object.name(connection).ok()?);
    Some(Heard { at, role, name, object })
}
