//! A page under WebDriver, used as a person uses it: an element that is not there yet is waited for.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use thirtyfour::{By, WebDriver, WebElement};
use url::Url;

use crate::running::until_ok;
use crate::sandbox::RUNTIME;

/// A session of a driver, ended with this.
pub struct Session(WebDriver);

impl Session {
    /// Asks the driver at this address for what the capabilities name.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn begin(driver: &Url, capabilities: Value) -> Result<Self> {
        // Once for a program; the first one counts.
        drop(rustls::crypto::ring::default_provider().install_default());
        let capabilities: serde_json::Map<String, Value> = serde_json::from_value(capabilities)?;
        let client = reqwest::Client::builder().no_proxy().build()?;
        let session = async { WebDriver::builder(driver.as_str(), capabilities).client(client).await };
        Ok(Self(RUNTIME.block_on(session)?))
    }

    /// Opens an address.
    ///
    /// # Errors
    /// When the driver has ended.
    pub fn open(&self, address: &Url) -> Result<()> {
        Ok(RUNTIME.block_on(self.0.goto(address.as_str()))?)
    }

    /// Presses the element that the XPath finds, once it can be pressed.
    ///
    /// # Errors
    /// When there is no such element after a minute, or it is switched off.
    pub fn press(&self, path: &str) -> Result<()> {
        self.with(path, async |element| {
            let is_off = element.attr("aria-disabled").await?.is_some_and(|value| value == "true");
            ensure!(!is_off, "it is switched off");
            Ok(element.click().await?)
        })
    }

    /// Types this into the field that the XPath finds, in place of what it holds.
    ///
    /// # Errors
    /// When there is no such field after a minute.
    pub fn write(&self, path: &str, text: &str) -> Result<()> {
        self.with(path, async |element| {
            element.clear().await?;
            Ok(element.send_keys(text).await?)
        })
    }

    /// The attribute of the element that the XPath finds, once it is there.
    ///
    /// # Errors
    /// When there is no such element or attribute after a minute.
    pub fn attribute(&self, path: &str, name: &str) -> Result<String> {
        self.with(path, async |element| element.attr(name).await?.context("no such attribute"))
    }

    /// The text of the element that the XPath finds, once it is there, as a person sees it.
    ///
    /// # Errors
    /// When there is no such element after a minute.
    pub fn text(&self, path: &str) -> Result<String> {
        self.with(path, async |element| Ok(element.text().await?.replace(NO_BREAK, " ")))
    }

    /// Waits until the XPath finds nothing.
    ///
    /// # Errors
    /// When it still finds something after a minute.
    pub fn wait_for_end_of(&self, path: &str) -> Result<()> {
        until_ok(&format!("the end of {path}"), || {
            let found = RUNTIME.block_on(self.0.find_all(By::XPath(as_seen(path))))?;
            ensure!(found.is_empty(), "{} are there", found.len());
            Ok(())
        })
    }

    /// The title of the shown page.
    ///
    /// # Errors
    /// Where there is no window.
    pub fn title(&self) -> Result<String> {
        Ok(RUNTIME.block_on(self.0.title())?)
    }

    /// What the address bar says.
    ///
    /// # Errors
    /// Where there is no window.
    pub fn address(&self) -> Result<Url> {
        Ok(RUNTIME.block_on(self.0.current_url())?)
    }

    /// What a JavaScript expression is on the page.
    ///
    /// # Errors
    /// Where there is no window, or the expression throws.
    pub fn value(&self, expression: &str) -> Result<Value> {
        let script = format!("return {expression}");
        Ok(RUNTIME.block_on(async { self.0.execute(script, vec![]).await?.convert() })?)
    }

    /// What is to be seen, as PNG.
    ///
    /// # Errors
    /// Where there is no window.
    pub fn picture(&self) -> Result<Vec<u8>> {
        Ok(RUNTIME.block_on(self.0.screenshot_as_png())?)
    }

    /// How many windows there are.
    ///
    /// # Errors
    /// When the driver has ended.
    pub fn windows(&self) -> Result<usize> {
        Ok(RUNTIME.block_on(self.0.windows())?.len())
    }

    /// Turns to the newest window.
    ///
    /// # Errors
    /// Where there is no window.
    pub fn follow(&self) -> Result<()> {
        let newest = RUNTIME.block_on(self.0.windows())?.pop().context("no window")?;
        Ok(RUNTIME.block_on(self.0.switch_to_window(newest))?)
    }

    /// A command of Chromium's own.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        Ok(RUNTIME.block_on(self.0.cdp().send_raw(command, parameters))?)
    }

    /// Waits for an element and does something with it. A page that is just being changed is asked again.
    fn with<T>(&self, path: &str, act: impl AsyncFn(WebElement) -> Result<T>) -> Result<T> {
        let look = || RUNTIME.block_on(async { act(self.0.find(By::XPath(as_seen(path))).await?).await });
        until_ok(path, look).with_context(|| format!("the page is {:?}", self.address()))
    }
}

/// Holds the parts of a date and a number and its unit together in the texts of the window.
const NO_BREAK: char = '\u{a0}';

/// The same XPath for a reader, to whom both spaces look alike.
fn as_seen(path: &str) -> String {
    let plain = format!("translate(., '{NO_BREAK}', ' ')");
    path.replace("normalize-space(.)", &format!("normalize-space({plain})"))
        .replace("contains(.,", &format!("contains({plain},"))
}

impl Drop for Session {
    fn drop(&mut self) {
        drop(RUNTIME.block_on(self.0.clone().quit()));
    }
}
