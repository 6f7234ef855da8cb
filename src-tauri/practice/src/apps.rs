//! The Meta apps that a person has made on the pretend developer pages, with everything that a log-in is checked against.
//!
//! Their numbers and secrets are not random: the first app of every fresh pretend Meta has the same ones, so that a walk
//! that was written down can be walked again.

use std::collections::BTreeSet;

use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use crate::network::Network;
use crate::people::Person;

/// What the pretend developer pages remember.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Developer {
    /// The apps, the oldest first.
    pub apps: Vec<MetaApp>,
    /// The app that is being made and has not been created yet.
    pub draft: Option<Draft>,
    /// The token that the next page shows, once: the app's number, the network and the token's string.
    pub fresh_token: Option<(String, Network, String)>,
}

/// A Meta app with the use cases that were chosen for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MetaApp {
    /// The number at the top of every page: the Facebook app ID. Instagram and Threads do not know it.
    pub id: String,
    /// The Facebook app secret.
    pub secret: String,
    /// The name that people see when they log in.
    pub name: String,
    /// The address where Meta would write to.
    pub email: String,
    /// The use cases, in the order in which they were added.
    pub uses: Vec<Use>,
    /// Who was invited to test the app.
    pub invites: Vec<Invite>,
    /// Whether it is a "Native or desktop app", whose secret Meta does not trust.
    pub desktop: bool,
}

/// One use case of a Meta app, with the settings of its network.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Use {
    /// Which one.
    pub case: UseCase,
    /// The app ID that the network knows.
    pub id: String,
    /// The app secret that belongs to that app ID.
    pub secret: String,
    /// The return addresses, exactly as they are compared at a log-in.
    pub return_addresses: Vec<String>,
    /// Where Threads would tell that a person removed the app.
    pub uninstall: Option<String>,
    /// Where Threads would tell that a person wants their data deleted.
    pub delete: Option<String>,
    /// The permissions that were added.
    pub permissions: BTreeSet<String>,
    /// The accounts below "Generate access tokens", as `Person::id`.
    pub accounts: Vec<String>,
}

/// The use cases that "Create app" offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UseCase {
    /// "Manage messaging & content on Instagram".
    Instagram,
    /// "Access the Threads API".
    Threads,
    /// "Manage everything on your Page": Pages, but not the Instagram accounts behind them.
    Pages,
    /// "Create & manage ads with Marketing API": no log-in of ours works with it.
    Ads,
    /// "Authenticate and request data from users with Facebook Login": the profile and no Page.
    Login,
    /// "Other" with the type "Business": everything that Facebook Login can ask for.
    Business,
}

/// An invitation to test an app.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Invite {
    /// The network of the invited account.
    pub network: Network,
    /// The invited account, as `Person::id`.
    pub person: String,
    /// Whether the account has said yes, on its own network's page.
    pub accepted: bool,
}

/// An app that is being made, step by step.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The name of the app; empty until the first step is done.
    pub name: String,
    /// The contact address.
    pub email: String,
    /// The use cases that were ticked.
    pub cases: Vec<UseCase>,
    /// Whether "Other" was chosen, which asks for the app's type.
    pub other: bool,
    /// Whether the question about a business portfolio was answered.
    pub portfolio_answered: bool,
}

impl UseCase {
    /// Every use case that stands in Meta's list by itself.
    pub const LISTED: [Self; 5] = [Self::Instagram, Self::Threads, Self::Pages, Self::Ads, Self::Login];

    /// The name in Meta's list.
    pub fn label(self) -> &'static str {
        match self {
            Self::Instagram => "Manage messaging & content on Instagram",
            Self::Threads => "Access the Threads API",
            Self::Pages => "Manage everything on your Page",
            Self::Ads => "Create & manage ads with Marketing API",
            Self::Login => "Authenticate and request data from users with Facebook Login",
            Self::Business => "Facebook Login",
        }
    }

    /// The name in addresses, as `use_case_enum`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Instagram => "INSTAGRAM_BUSINESS",
            Self::Threads => "THREADS_API",
            Self::Pages => "PAGES_API",
            Self::Ads => "MARKETING_API",
            Self::Login => "FB_LOGIN",
            Self::Business => "BUSINESS_LOGIN",
        }
    }

    /// The use case with this name in an address.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::LISTED.into_iter().chain([Self::Business]).find(|case| case.key() == key)
    }

    /// The network whose log-in it sets up; None for one without a log-in.
    pub fn network(self) -> Option<Network> {
        match self {
            Self::Instagram => Some(Network::Instagram),
            Self::Threads => Some(Network::Threads),
            Self::Pages | Self::Login | Self::Business => Some(Network::Facebook),
            Self::Ads => None,
        }
    }

    /// The permissions that can be added to it.
    pub fn permissions(self) -> Vec<&'static str> {
        let facebook = Network::Facebook.permissions().iter().copied();
        match self {
            Self::Instagram | Self::Threads => self.network().map_or(&[][..], Network::permissions).to_vec(),
            Self::Business => facebook.collect(),
            Self::Pages => facebook.filter(|name| !name.starts_with("instagram_")).collect(),
            Self::Login => GIVEN.to_vec(),
            Self::Ads => Vec::new(),
        }
    }

    /// The permissions that it has from the start. An app of the type "Business" has standard access to all of them:
    /// <https://developers.facebook.com/docs/graph-api/overview/access-levels>.
    fn given(self) -> &'static [&'static str] {
        match self {
            Self::Threads => &["threads_basic"],
            Self::Instagram | Self::Ads => &[],
            Self::Pages | Self::Login => &GIVEN,
            Self::Business => Network::Facebook.permissions(),
        }
    }
}

/// What every Facebook app may ask for.
const GIVEN: [&str; 2] = ["public_profile", "email"];

impl Developer {
    /// The app with this number.
    pub fn app(&self, id: &str) -> Option<&MetaApp> {
        self.apps.iter().find(|app| app.id == id)
    }

    /// The app with this number, to be changed.
    pub fn app_mut(&mut self, id: &str) -> Option<&mut MetaApp> {
        self.apps.iter_mut().find(|app| app.id == id)
    }

    /// Creates the app of the draft, which is then gone, and returns its number.
    pub fn create(&mut self) -> Option<String> {
        let Draft { name, email, cases, .. } = self.draft.take()?;
        let seed = format!("app {}", self.apps.len() + 1);
        let (id, secret) = (number(&seed), secret(&seed));
        let (uses, invites) = (Vec::new(), Vec::new());
        let mut app = MetaApp { id: id.clone(), secret, name, email, uses, invites, desktop: false };
        cases.into_iter().for_each(|case| app.add(case));
        self.apps.push(app);
        Some(id)
    }
}

impl MetaApp {
    /// Adds a use case, unless the app has it.
    pub fn add(&mut self, case: UseCase) {
        if self.uses.iter().any(|one| one.case == case) {
            return;
        }
        let (id, secret) = match case.network() {
            Some(network @ (Network::Threads | Network::Instagram)) => {
                let seed = format!("{} of {}", network.key(), self.id);
                (number(&seed), secret(&seed))
            }
            _ => (self.id.clone(), self.secret.clone()),
        };
        self.uses.push(Use {
            case,
            id,
            secret,
            return_addresses: Vec::new(),
            uninstall: None,
            delete: None,
            accounts: Vec::new(),
            permissions: case.given().iter().map(|name| (*name).to_owned()).collect(),
        });
    }

    /// The use case with the log-in of this network.
    pub fn use_of(&self, network: Network) -> Option<&Use> {
        self.uses.iter().find(|one| one.case.network() == Some(network))
    }

    /// This use case, to be changed.
    pub fn use_mut(&mut self, case: UseCase) -> Option<&mut Use> {
        self.uses.iter_mut().find(|one| one.case == case)
    }

    /// The invitation of this account.
    pub fn invite_mut(&mut self, network: Network, person: &str) -> Option<&mut Invite> {
        self.invites.iter_mut().find(|invite| invite.network == network && invite.person == person)
    }

    /// Whether the person may log in: who made the app, and who accepted an invitation.
    pub fn lets_in(&self, person: &Person) -> bool {
        person.developer
            || self.invites.iter().any(|invite| {
                invite.accepted && invite.network == person.network && invite.person == person.id
            })
    }
}

/// 16 digits, as Meta's app IDs have them.
fn number(seed: &str) -> String {
    let value = bytes(seed, "number").iter().take(8).fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    (1_000_000_000_000_000 + value % 9_000_000_000_000_000).to_string()
}

/// 32 hexadecimal digits, as Meta's app secrets have them.
fn secret(seed: &str) -> String {
    bytes(seed, "secret").iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(seed: &str, kind: &str) -> Vec<u8> {
    digest(&SHA256, format!("sixty practice: {kind} of {seed}").as_bytes()).as_ref().to_vec()
}
