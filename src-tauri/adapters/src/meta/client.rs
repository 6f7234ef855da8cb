//! How calls leave this computer: over TLS to Meta, or in the open to a pretend Meta on this computer.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use reqwest::{Client, ClientBuilder};

/// The longest duration of a call with its whole answer, from the connection to the last byte: the contract's 30 seconds.
/// Reading what the bytes say takes no time of its own, because the size of an answer is limited too.
pub const CALL_LIMIT: Duration = Duration::from_secs(30);

/// The longest wait for a connection: a third of the call, so that after an address that drops our packets there is
/// time for a second one.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);

/// The addresses of `localhost`, so that no name is looked up; reqwest puts the URL's own port in place of 0.
const HERE: [SocketAddr; 2] = [
    SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
    SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), 0),
];

/// For what is not on this computer: TLS only, over the system's proxy, with the system's certificates.
///
/// # Errors
///
/// When the system's certificates cannot be used, or our own settings contradict each other.
pub fn over_tls(limit: Duration) -> Result<Client, reqwest::Error> {
    limited(limit).https_only(true).build()
}

/// For what is on this computer, as a pretend Meta: without a proxy, without looking up a name, and without a certificate.
///
/// # Errors
///
/// When our own settings contradict each other.
pub fn of_this_computer(limit: Duration) -> Result<Client, reqwest::Error> {
    limited(limit).no_proxy().resolve_to_addrs("localhost", &HERE).tls_certs_only([]).build()
}

/// The settings that all our calls share; `limit` is for a call with its whole answer. No redirect is followed, because it would send the token to another address.
pub fn limited(limit: Duration) -> ClientBuilder {
    Client::builder()
        .connect_timeout(CONNECT_LIMIT)
        .timeout(limit)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .user_agent(concat!("Sixty/", env!("CARGO_PKG_VERSION")))
}
