//! A page of the desktop program, clicked and asked through WebKitWebDriver in the program as it was built.
//!
//! The test starts the program itself and the driver joins it, so that the test sees with which code it ends.

use std::ops::Deref;
use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};
use url::Url;

use crate::keyring::PrivateBus;
use crate::running::{RunningGroup, until_ok, until_seen};
use crate::sandbox::free_port;
use crate::webdriver::Session;

/// The window of a running program, for as long as this is kept.
pub struct Page {
    // Dropped in this order: the session ends before its driver.
    session: Session,
    _driver: RunningGroup,
}

/// Lets the program that this command starts be joined by a driver at this port (Tauri's and WebKit's own switches).
pub fn let_driver_in(command: &mut Command, port: u16) -> &mut Command {
    command.env("TAURI_WEBVIEW_AUTOMATION", "true");
    command.env("WEBKIT_INSPECTOR_SERVER", format!("127.0.0.1:{port}"))
}

impl Page {
    /// Joins the program that lets a driver in at this port. Its window must be shown: a program without a window
    /// misses the driver's question and never answers it.
    ///
    /// # Errors
    /// When there is no session after a minute.
    pub fn of(bus: &PrivateBus, program: u16) -> Result<Self> {
        let (mut driver, mut address) = driver_for(bus, program)?;
        // Refused until the driver listens, and until the program does.
        let session = until_ok("a session with the window", || {
            if driver.0.ended().is_some() {
                // Its port was taken between the look and the start.
                (driver, address) = driver_for(bus, program)?;
            }
            Session::begin(&address, json!({}))
        })?;
        Ok(Self { session, _driver: driver })
    }

    /// Waits until keys that are pressed on this screen reach the page.
    ///
    /// # Errors
    /// When another window has the focus after a minute.
    pub fn wait_for_keys(&self) -> Result<()> {
        until_seen("the focus on the page", || self.value("document.hasFocus()"), |has| *has == json!(true))
            .map(drop)
    }

    /// Waits until they reach an element of this kind (`button`, `h1`) whose text begins so.
    ///
    /// # Errors
    /// When another element has the focus after a minute.
    pub fn wait_for_focus(&self, kind: &str, text: &str) -> Result<()> {
        const FOCUSED: &str = "[document.hasFocus(), document.activeElement.localName, document.activeElement.innerText.trim()]";
        let suits = |found: &Value| {
            found[0] == json!(true)
                && found[1] == json!(kind)
                && found[2].as_str().is_some_and(|found| found.starts_with(text))
        };
        until_seen(&format!("the focus on {text:?}"), || self.value(FOCUSED), suits).map(drop)
    }
}

impl Deref for Page {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

fn driver_for(bus: &PrivateBus, program: u16) -> Result<(RunningGroup, Url)> {
    let port = free_port();
    let mut command = bus.command("WebKitWebDriver");
    command.args([format!("--port={port}"), format!("--target=127.0.0.1:{program}")]);
    Ok((RunningGroup::spawn(&mut command)?, Url::parse(&format!("http://127.0.0.1:{port}/"))?))
}
