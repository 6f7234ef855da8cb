//! A real Chromium without a screen, used as a person uses it. chromedriver speaks WebDriver (W3C) over HTTP.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use reqwest::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use url::Url;

use crate::running::{Running, until};
use crate::stage::RUNTIME;

/// Where WebDriver keeps the id of an element (W3C WebDriver, section 12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Light and dark, as `prefers-color-scheme` says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

/// A browser with a home of its own, gone with this.
pub struct Browser {
    session: Url,
    client: reqwest::Client,
    driver: Running,
    _home: TempDir,
}

impl Browser {
    /// As installed: it trusts nobody's own certificate.
    pub fn start() -> Result<Self> {
        Self::at(tempfile::tempdir()?)
    }

    /// Its person has told it to trust this certificate, a leaf (`P`), for pages.
    pub fn that_trusts(certificate: &Path) -> Result<Self> {
        let home = tempfile::tempdir()?;
        let store = home.path().join(".pki/nssdb");
        std::fs::create_dir_all(&store)?;
        let store = format!("sql:{}", store.display());
        certutil(&["-N", "--empty-password", "-d", &store])?;
        let certificate = certificate.to_str().context("a path in UTF-8")?;
        certutil(&["-A", "-a", "-d", &store, "-n", "Sixty", "-t", "P,,", "-i", certificate])?;
        Self::at(home)
    }

    pub fn open(&self, address: &Url) -> Result<()> {
        self.ask(Method::POST, "url", &json!({ "url": address })).map(drop)
    }

    /// Presses what the XPath finds.
    pub fn press(&self, path: &str) -> Result<()> {
        let found = self.ask(Method::POST, "element", &json!({ "using": "xpath", "value": path }))?;
        let element = found[ELEMENT].as_str().with_context(|| format!("nothing at {path}"))?;
        self.ask(Method::POST, &format!("element/{element}/click"), &json!({})).map(drop)
    }

    /// Waits for a page of this title.
    pub fn wait_for(&self, title: &str) -> Result<()> {
        let arrived = until(title, || self.title().is_ok_and(|shown| shown == title));
        arrived.with_context(|| format!("there is {:?} at {:?}", self.title(), self.address()))
    }

    pub fn title(&self) -> Result<String> {
        text(&self.ask(Method::GET, "title", &Value::Null)?)
    }

    /// What the address bar says.
    pub fn address(&self) -> Result<Url> {
        Ok(Url::parse(&text(&self.ask(Method::GET, "url", &Value::Null)?)?)?)
    }

    /// Every address behind the back button, the shown one last.
    pub fn history(&self) -> Result<Vec<String>> {
        let history = self.devtools("Page.getNavigationHistory", &json!({}))?;
        let entries = history["entries"].as_array().context("entries")?;
        entries.iter().map(|entry| text(&entry["url"])).collect()
    }

    /// What a JavaScript expression is on the page.
    pub fn value(&self, expression: &str) -> Result<Value> {
        let script = json!({ "script": format!("return {expression}"), "args": [] });
        self.ask(Method::POST, "execute/sync", &script)
    }

    /// The size of the page and the person's choice of colours.
    pub fn look(&self, width: u32, height: u32, scheme: Scheme) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &size)?;
        let value = if scheme == Scheme::Dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", &media).map(drop)
    }

    /// What is to be seen, as PNG.
    pub fn picture(&self) -> Result<Vec<u8>> {
        use base64::Engine as _;
        let picture = text(&self.ask(Method::GET, "screenshot", &Value::Null)?)?;
        Ok(base64::engine::general_purpose::STANDARD.decode(picture)?)
    }

    fn at(home: TempDir) -> Result<Self> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", home.path()).env("TMPDIR", home.path()).env("LANG", "C.UTF-8");
        // With the browser in a group that can be ended as one.
        let mut driver = Running::spawn(command.process_group(0))?;
        let ready = driver.line_with("started successfully on port").context("chromedriver")?;
        let port = ready.trim_end_matches('.').rsplit(' ').next().context("a port")?;
        let client = reqwest::Client::builder().no_proxy().build()?;
        let service = Url::parse(&format!("http://127.0.0.1:{port}/session"))?;
        let begun = ask(&client, Method::POST, service.clone(), &wanted(home.path()))?;
        let session = Url::parse(&format!("{service}/{}/", text(&begun["sessionId"])?))?;
        Ok(Self { session, client, driver, _home: home })
    }

    fn devtools(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.ask(Method::POST, "goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    fn ask(&self, method: Method, path: &str, body: &Value) -> Result<Value> {
        ask(&self.client, method, self.session.join(path)?, body)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.ask(Method::DELETE, "", &Value::Null).ok();
        // A browser that did not listen goes with its driver.
        let group = format!("-{}", self.driver.0.id());
        Command::new("kill").args(["-KILL", "--", &group]).status().ok();
    }
}

/// Root has no sandbox, and containers have little shared memory; the pages are our own.
fn wanted(home: &Path) -> Value {
    let profile = format!("--user-data-dir={}", home.join("profile").display());
    let arguments = json!([
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--password-store=basic",
        profile,
    ]);
    let chromium = json!({ "args": arguments });
    json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": chromium, "acceptInsecureCerts": false } } })
}

fn certutil(arguments: &[&str]) -> Result<()> {
    let output = Command::new("certutil").args(arguments).output().context("certutil")?;
    if !output.status.success() {
        bail!("certutil: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

fn ask(client: &reqwest::Client, method: Method, address: Url, body: &Value) -> Result<Value> {
    RUNTIME.block_on(async {
        let mut request = client.request(method, address);
        if !body.is_null() {
            request = request.json(body);
        }
        let mut answer: Value = request.send().await?.json().await?;
        let value = answer["value"].take();
        match value.get("error") {
            Some(error) => Err(anyhow!("{error}: {}", value["message"])),
            None => Ok(value),
        }
    })
}

fn text(value: &Value) -> Result<String> {
    value.as_str().map(str::to_owned).with_context(|| format!("no text: {value}"))
}
