//! Which addresses a log-in may return to.

use url::{Host, Url};

use crate::network::Network;

/// What is wrong with a return address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnFault {
    /// It is no address that a browser can come back to.
    NoAddress,
    /// It begins with `http:` on a network that wants `https:`.
    Http,
    /// It leads to another computer.
    Elsewhere,
}

/// What is wrong with an address as the return address of a log-in on this computer; None where nothing is. An app that a
/// person sets up for themselves may return to a site of theirs; one that was handed over may not.
pub fn return_fault(network: Network, address: &str) -> Option<ReturnFault> {
    let Some(url) =
        Url::parse(address).ok().filter(|url| address.len() <= LONGEST && may_be_returned_to(url))
    else {
        return Some(ReturnFault::NoAddress);
    };
    match url.scheme() {
        "https" => {}
        "http" if network == Network::Facebook => {}
        "http" => return Some(ReturnFault::Http),
        _ => return Some(ReturnFault::NoAddress),
    }
    let is_here = match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    (!is_here).then_some(ReturnFault::Elsewhere)
}

/// The most bytes of a return address.
const LONGEST: usize = 500;

/// Whether a browser can come back to it with the answer of a log-in: a fragment is not allowed (RFC 6749, 3.1.2), and no
/// program listens on port 0.
fn may_be_returned_to(url: &Url) -> bool {
    let has_user = !url.username().is_empty() || url.password().is_some();
    url.has_host() && url.fragment().is_none() && !has_user && url.port() != Some(0)
}
