//! The three networks. What differs between them is data: [`Facts`].

mod address;
mod facts;
mod version;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use address::{Address, NotMetas, is_metas_host};
pub use facts::{Authorize, Facts, Granting, Inspecting, Inspector, Lives, Me, Names, Occasion};
pub use version::{GraphVersion, NoVersion};

/// Meta's page of apps, where a person makes an app for any of the networks.
pub fn app_dashboard() -> &'static Address {
    facts::app_dashboard()
}

/// Meta's page on which the system users of a business have their tokens made.
pub fn system_users() -> &'static Address {
    facts::system_users()
}

/// A network that issues tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Network {
    /// Threads, through the Threads API.
    Threads,
    /// The Instagram API with Instagram Login.
    Instagram,
    /// Facebook, through Facebook Login.
    Facebook,
}

impl Network {
    /// Every network, in the order they are shown.
    pub const ALL: [Self; 3] = [Self::Threads, Self::Instagram, Self::Facebook];

    /// The name in data and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Threads => "threads",
            Self::Instagram => "instagram",
            Self::Facebook => "facebook",
        }
    }

    /// The brand's own spelling.
    pub fn brand(self) -> &'static str {
        match self {
            Self::Threads => "Threads",
            Self::Instagram => "Instagram",
            Self::Facebook => "Facebook",
        }
    }

    /// The network's addresses, permissions and rules.
    pub fn facts(self) -> &'static Facts {
        facts::of(self)
    }

    /// Whether extending needs the app secret each time.
    pub fn extends_with_secret(self) -> bool {
        self.facts().extends_with_secret()
    }

    /// A name as people write it: with `@` before a username; a Facebook name stays as it is.
    pub fn handle(self, name: &str) -> String {
        if self == Self::Facebook { name.to_owned() } else { format!("@{name}") }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Network {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|network| network.key().eq_ignore_ascii_case(text)).ok_or(())
    }
}
