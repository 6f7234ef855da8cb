//! The three networks, as data (facts: Meta's developer pages of August 2026).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A network that hands out tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Network {
    /// The Threads API.
    Threads,
    /// The Instagram API with Instagram Login.
    Instagram,
    /// Facebook Login.
    Facebook,
}

impl Network {
    /// All of them, in the order they are shown.
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
