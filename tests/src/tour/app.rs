//! The desktop program under tauri-driver: its window is clicked through WebKitWebDriver, as it was built.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use url::Url;

use super::desktop::Desktop;
use crate::running::{RunningGroup, until};
use crate::stage::{built, free_port};
use crate::webdriver::Session;

/// `sixty-app` with its window.
pub struct App {
    pub window: Session,
    driver: RunningGroup,
}

impl App {
    /// Starts it, and waits for its window.
    pub fn start(desktop: &Desktop, arguments: &[&str]) -> Result<Self> {
        let (port, native) = (free_port(), free_port());
        let mut command = desktop.command(driver()?);
        command.args(["--port", &port.to_string(), "--native-port", &native.to_string()]);
        let driver = RunningGroup::spawn(&mut command)?;
        let address = Url::parse(&format!("http://127.0.0.1:{port}/"))?;
        until("tauri-driver", || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok())?;
        until("WebKitWebDriver", || std::net::TcpStream::connect(("127.0.0.1", native)).is_ok())?;
        let options = json!({ "application": built("sixty-app"), "args": arguments });
        let window = Session::begin(&address, json!({ "tauri:options": options }))?;
        Ok(Self { window, driver })
    }

    /// How many pages it shows; each one is a process of WebKit's.
    pub fn pages(&self) -> Result<usize> {
        let names = self.family()?;
        Ok(names.iter().filter(|name| name.starts_with("WebKitWebProces")).count())
    }

    /// Whether the program itself runs.
    pub fn runs(&self) -> Result<bool> {
        Ok(self.family()?.iter().any(|name| name == "sixty-app"))
    }

    /// The names of all processes that came from the driver.
    fn family(&self) -> Result<Vec<String>> {
        let listed = Command::new("ps").args(["-eo", "pid=,ppid=,stat=,comm="]).output()?;
        let listed = String::from_utf8(listed.stdout)?;
        let mut children: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        for line in listed.lines() {
            let mut words = line.split_whitespace();
            let (Some(id), Some(parent), Some(state), Some(name)) =
                (words.next(), words.next(), words.next(), words.next())
            else {
                continue;
            };
            // A dead one that nobody has asked about yet.
            if !state.starts_with('Z') {
                children.entry(parent).or_default().push((id, name));
            }
        }
        let root = self.driver.0.0.id().to_string();
        let mut names = Vec::new();
        let mut open = vec![root.as_str()];
        while let Some(parent) = open.pop() {
            for (id, name) in children.remove(parent).unwrap_or_default() {
                names.push(name.to_owned());
                open.push(id);
            }
        }
        Ok(names)
    }
}

fn driver() -> Result<PathBuf> {
    let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/bin/tauri-driver");
    ensure!(driver.exists(), "tauri-driver is missing from target/tools: run tests/setup.sh.");
    driver.canonicalize().context("tauri-driver")
}
