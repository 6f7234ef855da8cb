//! An address of Meta's: https, at one of the hosts that a token may ever be sent to.
//!
//! The hosts are in code, because a data file must never lead a token to another host. Held by
//! `whatever_stands_in_the_data_leads_to_meta_or_is_refused` below and by
//! `a_data_file_with_a_strangers_host_is_refused` (`network/facts.rs`).

use serde::Deserialize;
use url::Url;

use super::GraphVersion;

/// The only domains that a token may be sent to. They are part of the code, so that no data file can add one.
const HOSTS: [&str; 4] = ["threads.net", "threads.com", "instagram.com", "facebook.com"];

/// The placeholder for the Graph version in an address.
const VERSION: &str = "{graph}";

/// The placeholder for the number of a Meta app.
const APP: &str = "{app}";

/// Whether a token may be sent to this host.
pub fn is_metas_host(host: &str) -> bool {
    HOSTS.iter().any(|domain| {
        host == *domain || host.strip_suffix(domain).is_some_and(|subdomain| subdomain.ends_with('.'))
    })
}

/// A whole address of Meta's; every other address is refused when the data is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Address(String);

impl Address {
    /// The address with this Graph version; an address without a placeholder stays as it is.
    pub fn at(&self, version: GraphVersion) -> String {
        self.0.replace(VERSION, &version.to_string())
    }

    /// The address of the page that the app with this number has.
    pub fn of_app(&self, number: &str, version: GraphVersion) -> String {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        self.at(version).replace(APP, &digits)
    }

    /// Whether each app has a page of its own there.
    pub fn is_of_an_app(&self) -> bool {
        self.0.contains(APP)
    }
}

/// Says why a text is no address of Meta's.
#[derive(Debug, thiserror::Error)]
#[error("not an https address of Meta's: {0}")]
pub struct NotMetas(String);

impl TryFrom<String> for Address {
    type Error = NotMetas;

    fn try_from(text: String) -> Result<Self, NotMetas> {
        let url = Url::parse(&text.replace(VERSION, "v1.0").replace(APP, "1")).ok();
        let is_metas = url.is_some_and(|url| {
            let is_plain = url.username().is_empty() && url.password().is_none() && url.port().is_none();
            url.scheme() == "https" && is_plain && url.host_str().is_some_and(is_metas_host)
        });
        if is_metas { Ok(Self(text)) } else { Err(NotMetas(text)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_host_that_only_looks_like_metas_is_a_strangers() {
        for host in ["threads.net.example.com", "notthreads.net", "facebook.com.evil.org", "localhost", ""] {
            assert!(!is_metas_host(host), "{host}");
        }
    }

    #[test]
    fn an_address_that_leads_elsewhere_is_none() {
        let elsewhere = [
            "http://graph.threads.net/me",
            "https://graph.threads.net.example.com/me",
            "https://graph.threads.net@example.com/me",
            "https://me:secret@graph.threads.net/me",
            "https://graph.threads.net:8443/me",
            "https://{graph}/me",
            "https://example.com/{graph}/me",
            "https://{app}/me",
            "https://example.com/{app}/",
            "",
        ];
        for text in elsewhere {
            assert!(Address::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn the_version_stands_where_the_data_says() {
        let address = Address::try_from("https://graph.facebook.com/{graph}/me".to_owned()).unwrap();
        assert_eq!(address.at("v26.0".parse().unwrap()), "https://graph.facebook.com/v26.0/me");
    }

    proptest! {
        #[test]
        fn whatever_stands_in_the_data_leads_to_meta_or_is_refused(text in "(https://)?[a-z@:./{}-]{0,60}") {
            if let Ok(address) = Address::try_from(text) {
                let url = Url::parse(&address.at(GraphVersion::default())).unwrap();
                prop_assert!(is_metas_host(url.host_str().unwrap()));
            }
        }
    }
}
