//! Why a call had no answer. reqwest's errors carry the address with the token in it, so only their kind is kept. It is
//! found by the types of the errors below it; where a library keeps its type to itself, by the words it begins with.

use std::error::Error;
use std::io::{self, ErrorKind};

use sixty_core::ports::{Cause, Mistake, Trouble};

/// The beginning of hyper-util's text for errors of its proxy tunnel, whose type it does not publish (`TunnelError`).
const TUNNEL: &str = "tunnel error";

/// The beginning of rustls-platform-verifier's text where the computer has no certificates to trust.
const NO_ROOTS: &str = "No CA certificates were loaded";

/// The trouble that an error of reqwest means.
pub fn trouble(error: &reqwest::Error) -> Trouble {
    if error.is_timeout() {
        return Trouble::TimedOut;
    }
    let found = cause(error);
    if error.is_builder() && found == Cause::Other {
        return Trouble::Ours(Mistake::Client);
    }
    Trouble::NoConnection(found)
}

/// The cause of a failed connection. If a proxy fails, it is the proxy's trouble, whatever failed on the way to it.
fn cause(error: &reqwest::Error) -> Cause {
    let below: Vec<&(dyn Error + 'static)> =
        std::iter::successors(error.source(), |&error| error.source()).collect();
    if below.iter().any(|error| error.to_string().starts_with(TUNNEL)) {
        return Cause::Proxy;
    }
    if error.is_dns() {
        return Cause::Dns;
    }
    below.into_iter().find_map(cause_of_one).unwrap_or(Cause::Other)
}

fn cause_of_one(error: &(dyn Error + 'static)) -> Option<Cause> {
    if let Some(error) = error.downcast_ref::<rustls::Error>() {
        let has_no_roots = matches!(error, rustls::Error::General(said) if said.starts_with(NO_ROOTS));
        return Some(if has_no_roots { Cause::NoRoots } else { Cause::Tls });
    }
    if let Some(error) = error.downcast_ref::<hyper::Error>()
        && (error.is_incomplete_message() || error.is_closed() || error.is_canceled())
    {
        return Some(Cause::Reset);
    }
    error.downcast_ref::<io::Error>().and_then(cause_of_io)
}

/// The cause inside of an I/O error: TLS errors are wrapped in one, and `source` skips them.
fn cause_of_io(error: &io::Error) -> Option<Cause> {
    if let Some(inner) = error.get_ref()
        && let Some(found) = cause_of_one(inner)
    {
        return Some(found);
    }
    match error.kind() {
        ErrorKind::ConnectionRefused => Some(Cause::Refused),
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::NotConnected
        | ErrorKind::UnexpectedEof => Some(Cause::Reset),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
