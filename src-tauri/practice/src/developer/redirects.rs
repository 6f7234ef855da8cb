//! Return addresses, as the settings pages take them.

use url::{Host, Url};

use crate::network::Network;

/// The address as it is saved; like Meta's pages this adds the slash that an address without a path lacks.
///
/// # Errors
///
/// What the page of this network says about an address that it does not take.
pub fn as_saved(network: Network, typed: &str) -> Result<String, &'static str> {
    let url = Url::parse(typed).ok().filter(|url| url.fragment().is_none() && url.username().is_empty());
    match (network, &url) {
        (_, Some(url)) if url.scheme() == "https" => Ok(url.to_string()),
        (Network::Facebook, Some(url)) if is_plain_localhost(url) => Err(
            "http://localhost redirects are automatically allowed while in development mode only and do not need to be \
             added here.",
        ),
        (Network::Instagram, _) => Err("Error saving OAuth redirect URIs."),
        (_, _) => Err("Enter a valid URL that begins with https://."),
    }
}

fn is_plain_localhost(url: &Url) -> bool {
    url.scheme() == "http" && url.host() == Some(Host::Domain("localhost"))
}
