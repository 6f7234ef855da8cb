//! The three networks, as data (facts: Meta's developer pages of August 2026).

use std::fmt;
use std::str::FromStr;

use chrono::TimeDelta;
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

/// Threads and Instagram refuse to extend a token that is younger ("at least 24 hours old").
pub const MINIMUM_AGE: TimeDelta = TimeDelta::hours(24);

/// What differs between the networks. Addresses are whole and fixed; a test holds their hosts against the allowed list.
pub struct Facts {
    /// Where a person allows the app.
    pub authorize: &'static str,
    /// Code to first token (POST form).
    pub code: &'static str,
    /// First token to 60-day token (GET).
    pub exchange: &'static str,
    /// `grant_type` of that exchange.
    pub exchange_grant: &'static str,
    /// Extends a 60-day token (GET), with its `grant_type`; None where the exchange does it.
    pub refresh: Option<(&'static str, &'static str)>,
    /// Whose token it is, with the fields to ask for.
    pub me: (&'static str, &'static str),
    /// What Meta tells about a token; None where it tells nothing.
    pub inspect: Option<&'static str>,
    /// The return address that a new app is set up with.
    pub return_address: &'static str,
    /// What connecting asks for unless told otherwise.
    pub permissions: &'static [&'static str],
}

const THREADS: Facts = Facts {
    authorize: "https://threads.com/oauth/authorize",
    code: "https://graph.threads.net/oauth/access_token",
    exchange: "https://graph.threads.net/access_token",
    exchange_grant: "th_exchange_token",
    refresh: Some(("https://graph.threads.net/refresh_access_token", "th_refresh_token")),
    me: ("https://graph.threads.net/v1.0/me", "id,username,name"),
    inspect: Some("https://graph.threads.net/v1.0/debug_token"),
    return_address: "https://localhost:16060/",
    permissions: &["threads_basic", "threads_content_publish"],
};

const INSTAGRAM: Facts = Facts {
    authorize: "https://www.instagram.com/oauth/authorize",
    code: "https://api.instagram.com/oauth/access_token",
    exchange: "https://graph.instagram.com/access_token",
    exchange_grant: "ig_exchange_token",
    refresh: Some(("https://graph.instagram.com/refresh_access_token", "ig_refresh_token")),
    me: ("https://graph.instagram.com/v25.0/me", "user_id,username,name,account_type"),
    inspect: None,
    return_address: "https://localhost:16060/",
    permissions: &["instagram_business_basic", "instagram_business_content_publish"],
};

const FACEBOOK: Facts = Facts {
    authorize: "https://www.facebook.com/v25.0/dialog/oauth",
    code: "https://graph.facebook.com/v25.0/oauth/access_token",
    exchange: "https://graph.facebook.com/v25.0/oauth/access_token",
    exchange_grant: "fb_exchange_token",
    refresh: None,
    me: ("https://graph.facebook.com/v25.0/me", "id,name"),
    inspect: Some("https://graph.facebook.com/v25.0/debug_token"),
    return_address: "http://localhost:16060/",
    permissions: &[
        "pages_show_list",
        "pages_read_engagement",
        "pages_manage_posts",
        "instagram_basic",
        "instagram_content_publish",
        "business_management",
    ],
};

/// The domains a token may ever be sent to.
const HOSTS: [&str; 4] = ["threads.net", "threads.com", "instagram.com", "facebook.com"];

/// Whether a token may be sent to this host.
pub fn is_metas_host(host: &str) -> bool {
    HOSTS.iter().any(|domain| {
        host == *domain || host.strip_suffix(domain).is_some_and(|subdomain| subdomain.ends_with('.'))
    })
}

/// What a person granted (Facebook alone tells).
pub const PERMISSIONS_ADDRESS: &str = "https://graph.facebook.com/v25.0/me/permissions";

/// The Pages that a person runs, with the fields to ask for. A Page's token comes only where it is named.
pub const PAGES: (&str, &str) = (
    "https://graph.facebook.com/v25.0/me/accounts",
    "id,name,access_token,instagram_business_account{id,username}",
);

/// The field of a Page's `me` that names the Instagram account behind it.
pub const LINKED_INSTAGRAM: &str = "instagram_business_account{id,username}";

impl Network {
    /// Addresses, permissions and rules.
    pub fn facts(self) -> &'static Facts {
        match self {
            Self::Threads => &THREADS,
            Self::Instagram => &INSTAGRAM,
            Self::Facebook => &FACEBOOK,
        }
    }

    /// Whether extending needs the app secret each time.
    pub fn extends_with_secret(self) -> bool {
        self.facts().refresh.is_none()
    }

    /// A name as people write it: `@` before a username, a Facebook name as it is.
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

#[cfg(test)]
mod tests {
    use super::*;
    use url::Url;

    #[test]
    fn every_address_leads_to_meta_over_https() {
        for network in Network::ALL {
            let facts = network.facts();
            let all = [facts.authorize, facts.code, facts.exchange, facts.me.0, PERMISSIONS_ADDRESS, PAGES.0];
            let more = facts.refresh.map(|refresh| refresh.0).into_iter().chain(facts.inspect);
            for address in all.into_iter().chain(more) {
                let url = Url::parse(address).unwrap();
                assert_eq!(url.scheme(), "https", "{address}");
                assert!(is_metas_host(url.host_str().unwrap()), "{address}");
            }
        }
    }

    #[test]
    fn a_host_that_only_looks_like_metas_is_a_strangers() {
        for host in ["threads.net.example.com", "notthreads.net", "facebook.com.evil.org", "localhost", ""] {
            assert!(!is_metas_host(host), "{host}");
        }
    }
}
