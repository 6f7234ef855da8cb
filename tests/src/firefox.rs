//! A real Firefox without a screen, driven by its own protocol, Marionette: each message is its length, a colon, and a list
//! in JSON.

use std::cell::{Cell, RefCell};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

use crate::running::{RunningGroup, until_ok, until_seen};

/// A Firefox with a home and a profile of its own.
pub struct Firefox {
    wire: RefCell<TcpStream>,
    number: Cell<u32>,
    // Killed before its home is removed.
    program: RunningGroup,
    home: TempDir,
}

impl Firefox {
    /// A home in which Firefox has a profile, and that profile.
    ///
    /// # Errors
    /// Where Firefox makes none.
    pub fn home() -> Result<(TempDir, PathBuf)> {
        let home = tempfile::tempdir()?;
        let made = command(home.path()).args(["--headless", "-CreateProfile", "jam"]).output()?;
        let root = home.path().join(".config/mozilla/firefox");
        let list = fs::read_to_string(root.join("profiles.ini"))
            .with_context(|| String::from_utf8_lossy(&made.stderr).into_owned())?;
        let path = list.lines().find_map(|line| line.strip_prefix("Path=")).context("a profile")?;
        let profile = root.join(path);
        // Any free port, which it writes into the profile.
        fs::write(profile.join("user.js"), "user_pref(\"marionette.port\", 0);\n")?;
        Ok((home, profile))
    }

    /// Starts it with the one profile of this home.
    ///
    /// # Errors
    /// Where it does not start.
    pub fn start((home, profile): (TempDir, PathBuf)) -> Result<Self> {
        let port = profile.join("MarionetteActivePort");
        fs::remove_file(&port).ok();
        let mut command = command(home.path());
        let program =
            RunningGroup::spawn(command.args(["--headless", "--no-remote", "--marionette", "-P", "jam"]))?;
        let mut wire = until_ok("Firefox", || {
            let port: u16 = fs::read_to_string(&port)?.trim().parse()?;
            Ok(TcpStream::connect(("127.0.0.1", port))?)
        })?;
        // It greets first.
        read(&mut wire)?;
        let firefox = Self { wire: RefCell::new(wire), number: Cell::new(0), program, home };
        let wanted = json!({ "capabilities": { "alwaysMatch": { "acceptInsecureCerts": false } } });
        firefox.ask("WebDriver:NewSession", wanted)?;
        Ok(firefox)
    }

    /// Opens an address; a warning page is a page too.
    ///
    /// # Errors
    /// When Firefox has ended.
    pub fn open(&self, address: &Url) -> Result<()> {
        match self.ask("WebDriver:Navigate", json!({ "url": address.as_str() })) {
            Err(refused) if !refused.to_string().contains("insecure certificate") => Err(refused),
            _ => Ok(()),
        }
    }

    /// Runs a script in the page, which is loaded as soon as [`Firefox::open`] returns.
    ///
    /// # Errors
    /// When the script fails.
    pub fn run(&self, script: &str, argument: &str) -> Result<()> {
        self.ask("WebDriver:ExecuteScript", json!({ "script": script, "args": [argument] })).map(drop)
    }

    /// Waits for a page with this title, and returns its address.
    ///
    /// # Errors
    /// When another page is shown after a minute.
    pub fn wait_for(&self, title: &str) -> Result<Url> {
        let text = |answer: Value| answer["value"].as_str().map(str::to_owned).context("a text");
        let look = || {
            let shown = text(self.ask("WebDriver:GetTitle", json!({}))?)?;
            Ok((shown, text(self.ask("WebDriver:GetCurrentURL", json!({}))?)?))
        };
        let seen = until_seen(&format!("the page {title:?}"), look, |(shown, _)| shown == title)?;
        Ok(Url::parse(&seen.1)?)
    }

    /// Ends it, and leaves its home.
    pub fn end(self) -> TempDir {
        drop(self.program);
        self.home
    }

    fn ask(&self, command: &str, parameters: Value) -> Result<Value> {
        let number = self.number.get() + 1;
        self.number.set(number);
        let message = json!([0, number, command, parameters]).to_string();
        let mut wire = self.wire.borrow_mut();
        wire.write_all(format!("{}:{message}", message.len()).as_bytes())?;
        let mut answer = read(&mut wire)?;
        match answer[2].take() {
            Value::Null => Ok(answer[3].take()),
            error => bail!("{command}: {} {}", error["error"], error["message"]),
        }
    }
}

fn command(home: &Path) -> Command {
    let mut command = Command::new("firefox-esr");
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("HOME", home).env("TMPDIR", home).env("LANG", "C.UTF-8");
    command
}

fn read(wire: &mut TcpStream) -> Result<Value> {
    let mut length = 0;
    loop {
        let mut byte = [0];
        wire.read_exact(&mut byte)?;
        match byte[0] {
            b':' => break,
            digit => length = length * 10 + usize::from(digit - b'0'),
        }
    }
    let mut message = vec![0; length];
    wire.read_exact(&mut message)?;
    Ok(serde_json::from_slice(&message)?)
}
