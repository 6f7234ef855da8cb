//! Where a request over HTTP comes from: a program or a browser of this computer, and there from which page.
//!
//! A page of a stranger must not pull a lever or send a form of the developer pages: it would say its origin, or come by
//! a name of its own that it has let point to this computer (DNS rebinding).

use std::net::{IpAddr, SocketAddr};

use axum::http::header;
use axum::http::request::Parts;
use axum::http::uri::Authority;

/// Whether the request comes from this computer, and knows that it speaks to it.
pub fn is_from_here(head: &Parts, caller: SocketAddr) -> bool {
    caller.ip().to_canonical().is_loopback() && !is_by_another_name(head)
}

/// Whether a page in a browser sends the request. A browser tells the page's origin with every order, and with every
/// other request whether a page or the person asked for it (Fetch Metadata, `none` for an address that was typed).
pub fn is_of_a_page(head: &Parts) -> bool {
    head.headers.contains_key(header::ORIGIN) || site(head).is_some_and(|site| site != b"none")
}

/// Whether another page than one of ours sends the request.
pub fn is_of_a_strangers_page(head: &Parts) -> bool {
    let host = head.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let ours = format!("http://{host}");
    let is_strange = |origin: &[u8]| origin != ours.as_bytes();
    head.headers.get_all(header::ORIGIN).iter().any(|origin| is_strange(origin.as_bytes()))
        || site(head).is_some_and(|site| site != b"same-origin" && site != b"none")
}

fn site(head: &Parts) -> Option<&[u8]> {
    head.headers.get("sec-fetch-site").map(|site| site.as_bytes())
}

/// Whether the caller believes to speak to another computer. A request without a name is no browser's.
fn is_by_another_name(head: &Parts) -> bool {
    let named = head.headers.get_all(header::HOST).iter().map(|host| host.to_str().unwrap_or_default());
    named.chain(head.uri.authority().map(Authority::as_str)).any(|host| !is_this_computer(host))
}

/// Whether `host`, with or without a port, is an address of this computer by itself, without a look-up.
fn is_this_computer(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host();
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost")
        || address.is_ok_and(|address| address.to_canonical().is_loopback())
}
