//! A real Chromium, used as a person uses it, without a screen or on one. chromedriver drives it.

use std::ffi::OsString;
use std::ops::Deref;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

use crate::running::{RunningGroup, until_seen};
use crate::webdriver::Session;

/// Light and dark, as `prefers-color-scheme` says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

/// A browser with a home of its own, gone with this.
pub struct Browser {
    // Dropped in this order: a Chromium that ignores the end of its session is killed with its driver.
    session: Session,
    _driver: RunningGroup,
    home: TempDir,
}

impl Browser {
    /// Starts it as installed: it trusts no self-signed certificate.
    ///
    /// # Errors
    /// Where Chromium or chromedriver does not start.
    pub fn start() -> Result<Self> {
        Self::at(tempfile::tempdir()?, None)
    }

    /// Starts it as installed in this home, with whatever its person or their programs have put there.
    ///
    /// # Errors
    /// Where Chromium or chromedriver does not start.
    pub fn in_home(home: TempDir) -> Result<Self> {
        Self::at(home, None)
    }

    /// Ends it, and leaves its home.
    pub fn end(self) -> TempDir {
        self.home
    }

    /// Starts it with a certificate that its person chose to trust for pages (a leaf, `P` for certutil).
    ///
    /// # Errors
    /// Where the certificate cannot be trusted, or Chromium does not start.
    pub fn that_trusts(certificate: &Path) -> Result<Self> {
        Self::at(trusting(certificate)?, None)
    }

    /// Starts it like that, on the screen with this name.
    ///
    /// # Errors
    /// Where the certificate cannot be trusted, or Chromium does not start.
    pub fn on_screen_that_trusts(display: &OsString, certificate: &Path) -> Result<Self> {
        Self::at(trusting(certificate)?, Some(display))
    }

    /// Waits for a page with this title, and returns its address.
    ///
    /// # Errors
    /// When another page is shown after a minute.
    pub fn wait_for(&self, title: &str) -> Result<Url> {
        let look = || Ok((self.title()?, self.address()?));
        Ok(until_seen(&format!("the page {title:?}"), look, |(shown, _)| shown == title)?.1)
    }

    /// Every address behind the back button, the shown one last.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn history(&self) -> Result<Vec<String>> {
        let history = self.devtools("Page.getNavigationHistory", json!({}))?;
        let entries = history["entries"].as_array().context("entries")?;
        entries.iter().map(|entry| Ok(entry["url"].as_str().context("an address")?.to_owned())).collect()
    }

    /// Gives the page a size, and sets whether the person prefers dark colours.
    ///
    /// # Errors
    /// When the browser has ended.
    pub fn look(&self, width: u32, height: u32, scheme: Scheme) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size)?;
        let value = if scheme == Scheme::Dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", media).map(drop)
    }

    /// The folder with all of its files.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    fn at(home: TempDir, display: Option<&OsString>) -> Result<Self> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", home.path()).env("TMPDIR", home.path()).env("LANG", "C.UTF-8");
        command.envs(display.map(|display| ("DISPLAY", display)));
        let (driver, ready) = RunningGroup::ready(&mut command, "started successfully on port")?;
        let port = ready.trim_end_matches('.').rsplit(' ').next().context("a port")?;
        let service = Url::parse(&format!("http://127.0.0.1:{port}/"))?;
        let session = Session::begin(&service, wanted(home.path(), display.is_some()))?;
        Ok(Self { session, _driver: driver, home })
    }
}

impl Deref for Browser {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

fn trusting(certificate: &Path) -> Result<TempDir> {
    let home = tempfile::tempdir()?;
    let store = home.path().join(".pki/nssdb");
    std::fs::create_dir_all(&store)?;
    let store = format!("sql:{}", store.display());
    certutil(&["-N", "--empty-password", "-d", &store])?;
    let certificate = certificate.to_str().context("a path in UTF-8")?;
    certutil(&["-A", "-a", "-d", &store, "-n", "Sixty", "-t", "P,,", "-i", certificate])?;
    Ok(home)
}

/// Root has no sandbox, and containers have little shared memory; the pages are our own.
fn wanted(home: &Path, is_on_screen: bool) -> Value {
    let profile = format!("--user-data-dir={}", home.join("profile").display());
    let shown = if is_on_screen { "--window-size=760,740" } else { "--headless=new" };
    let arguments = json!([
        shown,
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--password-store=basic",
        profile,
    ]);
    let chromium = json!({ "args": arguments, "excludeSwitches": ["enable-automation"] });
    json!({ "goog:chromeOptions": chromium, "acceptInsecureCerts": false })
}

fn certutil(arguments: &[&str]) -> Result<()> {
    let output = Command::new("certutil").args(arguments).output().context("certutil")?;
    if !output.status.success() {
        bail!("certutil: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}
