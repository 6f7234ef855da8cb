//! A person who makes a Meta app at the pretend developer pages, in any browser that WebDriver drives.
//!
//! Every step presses what a person would press, by the words on the page, so that a step which says these words is
//! walked with it.

use anyhow::{Context, Result, ensure};
use sixty_practice::Network;
use url::Url;

use crate::webdriver::Session;

/// An app that is being set up.
pub struct DeveloperPages<'a> {
    browser: &'a Session,
    meta: Url,
    /// The number of the Meta app, which stands in the addresses of its pages.
    pub id: String,
}

/// What the last step copies.
#[derive(Debug, PartialEq, Eq)]
pub struct AppKeys {
    /// The app ID that the network knows.
    pub id: String,
    /// The app secret that belongs to it.
    pub secret: String,
}

impl<'a> DeveloperPages<'a> {
    /// Creates an app with the use case of this network, from the list of apps on. `meta` is the address of the pretend
    /// Meta.
    ///
    /// # Errors
    /// When a page does not show what the step needs.
    pub fn create(browser: &'a Session, meta: &Url, network: Network, name: &str) -> Result<Self> {
        browser.open(&meta.join("developers.facebook.com/apps/")?)?;
        browser.press(&link("Create app"))?;
        browser.write(&field("App name"), name)?;
        browser.write(&field("App contact email"), "mara@example.com")?;
        browser.press(&button("Next"))?;
        if network == Network::Instagram {
            browser.press(&link("Content management"))?;
        }
        browser.press(&choice(use_case(network)))?;
        browser.press(&button("Next"))?;
        if network == Network::Facebook {
            browser.press(&choice("Business"))?;
            browser.press(&button("Next"))?;
        }
        if network != Network::Facebook {
            browser.press(&choice("I don't want to connect a business portfolio yet"))?;
            browser.press(&button("Next"))?;
        }
        browser.press(&button("Create app"))?;
        browser.text("//h1[.='Dashboard']")?;
        let address = browser.address()?;
        let mut parts =
            address.path_segments().context("no path")?.skip_while(|part| *part != "apps").skip(1);
        let id = parts.next().context("no number in the address")?.to_owned();
        ensure!(id.parse::<u64>().is_ok(), "{id} is no number");
        Ok(Self { browser, meta: meta.clone(), id })
    }

    /// The address of the app's dashboard, as the address bar shows it.
    ///
    /// # Errors
    /// None that can happen: the number is one.
    pub fn dashboard(&self) -> Result<Url> {
        self.at("dashboard/")
    }

    /// Adds the return address, as each network wants it; Facebook's list stays empty for http://localhost.
    ///
    /// # Errors
    /// When a page does not show what the step needs, or says that nothing was saved.
    pub fn add_return_address(&self, network: Network, address: &str) -> Result<()> {
        let browser = self.browser;
        match network {
            Network::Threads => {
                self.customize(network, "Settings")?;
                for label in ["Redirect Callback URLs", "Uninstall Callback URL", "Delete Callback URL"] {
                    browser.write(&field(label), &format!("{address}\u{e007}"))?;
                    let below = format!("//div[label='{label}']//button[contains(@class, 'suggest')]");
                    browser.press(&below)?;
                }
                browser.press(&button("Save"))?;
            }
            Network::Instagram => {
                self.customize(network, "API setup with Instagram login")?;
                browser.press(&link("Set up"))?;
                browser.write(&field("OAuth redirect URIs"), address)?;
                browser.press(&button("Save"))?;
            }
            Network::Facebook => {
                self.menu("Facebook Login › Settings")?;
                browser.press(&button("Save changes"))?;
            }
        }
        self.says("Changes saved.")
    }

    /// Adds these permissions; Instagram's button adds all that are required, and Facebook's app has them already.
    ///
    /// # Errors
    /// When a page does not show what the step needs.
    pub fn add_permissions(&self, network: Network, wanted: &[&str]) -> Result<()> {
        match network {
            Network::Instagram => {
                self.customize(network, "API setup with Instagram login")?;
                self.browser.press(&button("Add all required permissions"))?;
            }
            Network::Threads => {
                self.customize(network, "Permissions")?;
                for name in wanted {
                    self.browser.press(&format!("//li[.//b='{name}']//button[.='Add']"))?;
                    self.browser.text(&format!("//li[.//b='{name}'][contains(., 'Ready for testing')]"))?;
                }
            }
            Network::Facebook => {
                self.menu("App Review › Permissions and features")?;
                for name in wanted {
                    self.browser.text(&format!("//li[.//b='{name}'][contains(., 'Standard access')]"))?;
                }
                return Ok(());
            }
        }
        self.says("Added. It is ready for testing.")
    }

    /// Invites an account to test the app.
    ///
    /// # Errors
    /// When a page does not show what the step needs.
    pub fn invite(&self, network: Network, name: &str) -> Result<()> {
        self.menu("App roles › Roles")?;
        self.browser.press(&link("Add people"))?;
        self.browser.press(&choice(match network {
            Network::Threads => "Threads Tester",
            Network::Instagram => "Instagram Tester",
            Network::Facebook => "Tester",
        }))?;
        self.browser.write(&field("Username"), name)?;
        self.browser.press(&button("Add"))?;
        self.browser.text("//li[contains(., 'Pending')]").map(drop)
    }

    /// Logs in to the network as the invited account, and accepts the invitation there.
    ///
    /// # Errors
    /// When a page does not show what the step needs.
    pub fn accept(&self, network: Network, name: &str) -> Result<()> {
        let page = match network {
            Network::Threads => "www.threads.com/settings/website_permissions",
            Network::Instagram => "www.instagram.com/accounts/manage_access/",
            Network::Facebook => "developers.facebook.com/requests/",
        };
        self.browser.open(&self.meta.join(page)?)?;
        self.browser.press(&format!("//select[@id='account']/option[.='{name}']"))?;
        self.browser.press(&button("Switch account"))?;
        match network {
            Network::Threads => self.browser.press(&link("Invites"))?,
            Network::Instagram => self.browser.press(&link("Tester invites"))?,
            Network::Facebook => {}
        }
        self.browser.press(&button("Accept"))?;
        self.says("You accepted the invitation.")
    }

    /// Presses "Show", and copies the app ID and secret of the network.
    ///
    /// # Errors
    /// When a page does not show what the step needs.
    pub fn copy_keys(&self, network: Network) -> Result<AppKeys> {
        self.browser.open(&self.at("dashboard/")?)?;
        self.menu("App settings › Basic")?;
        let name = match network {
            Network::Threads => "threads",
            Network::Instagram => "instagram",
            Network::Facebook => "app",
        };
        let secret = format!("//input[@id='{name}-secret']");
        self.browser.press(&format!("//form[input[@id='{name}-secret']]//button[.='Show']"))?;
        self.browser.wait_for_end_of(&format!("//form[input[@id='{name}-secret']]//button"))?;
        let id = self.browser.text(&format!("//code[@id='{name}-id']"))?;
        Ok(AppKeys { id, secret: self.browser.attribute(&secret, "value")? })
    }

    /// Lets the User Token Generator make a token for an account that has accepted, and copies it.
    ///
    /// # Errors
    /// When a page does not show what the step needs.
    pub fn generate_token(&self, network: Network, name: &str) -> Result<String> {
        let press = match network {
            Network::Threads => {
                self.customize(network, "Settings")?;
                "Generate Access Token"
            }
            _ => {
                self.customize(network, "API setup with Instagram login")?;
                self.browser.press(&format!("//select[@id='account']/option[.='@{name}']"))?;
                self.browser.press(&button("Add account"))?;
                "Generate token"
            }
        };
        self.browser.press(&format!("//li[contains(., '@{name}')]//button[.='{press}']"))?;
        self.browser.text("//*[@id='token']")
    }

    fn customize(&self, network: Network, tab: &str) -> Result<()> {
        self.browser.open(&self.at("dashboard/")?)?;
        self.menu("Use cases")?;
        let row = format!("//li[contains(., \"{}\")]//a[.='Customize']", use_case(network));
        self.browser.press(&row)?;
        self.browser.press(&format!("//nav[@aria-label='Use case']//a[.='{tab}']"))
    }

    fn menu(&self, entry: &str) -> Result<()> {
        if !self.browser.address()?.path().contains(&self.id) {
            self.browser.open(&self.at("dashboard/")?)?;
        }
        self.browser.press(&link(entry))
    }

    fn says(&self, text: &str) -> Result<()> {
        self.browser.text(&format!("//p[@role='status' and .='{text}']")).map(drop)
    }

    fn at(&self, rest: &str) -> Result<Url> {
        Ok(self.meta.join(&format!("developers.facebook.com/apps/{}/{rest}", self.id))?)
    }
}

/// Meta's name for the use case of a network.
fn use_case(network: Network) -> &'static str {
    match network {
        Network::Threads => "Access the Threads API",
        Network::Instagram => "Manage messaging & content on Instagram",
        Network::Facebook => "Other",
    }
}

fn link(text: &str) -> String {
    format!("//a[.=\"{text}\"]")
}

fn button(text: &str) -> String {
    format!("//button[.=\"{text}\"]")
}

/// A tick or a dot, by the words beside it.
fn choice(text: &str) -> String {
    format!("//label[span/text()=\"{text}\"]")
}

fn field(label: &str) -> String {
    format!("//input[@id=//label[.=\"{label}\"]/@for]")
}
