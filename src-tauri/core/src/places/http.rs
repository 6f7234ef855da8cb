//! An address to which a token is sent: what it may be, and what is sent there.

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::Target;
use crate::hide;
use crate::secret::Secret;

/// The most bytes of an address that are kept.
const LONGEST_URL: usize = 2_000;

/// The name of the token in what is sent, where no other is given.
pub const USUAL_FIELD: &str = "token";

/// How an address is called; others of HTTP carry no content or delete something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// The usual one.
    #[default]
    Post,
    /// Replaces what is there.
    Put,
    /// Changes a part of what is there.
    Patch,
}

/// Why what was typed makes no such place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is no `https` address and none of this computer, or it has a password or a token in it.
    Url,
    /// It is none of POST, PUT and PATCH.
    Method,
    /// It is no name of a header, or one that we set ourselves.
    Header,
    /// The field has no name.
    Field,
}

/// The place with this address, method, header and field.
///
/// # Errors
///
/// [`Unfit`].
pub fn target(
    url: &str,
    method: Option<&str>,
    header: Option<&str>,
    field: Option<&str>,
) -> Result<Target, Unfit> {
    let url = address(url).ok_or(Unfit::Url)?.into();
    let method = method.map_or(Ok(Method::default()), |method| Method::read(method).ok_or(Unfit::Method))?;
    let header = header.map(|header| header_name(header).ok_or(Unfit::Header)).transpose()?;
    let field = field.unwrap_or(USUAL_FIELD);
    if field.is_empty() || field.len() > LONGEST_URL || hide::hidden(field).is_some() {
        return Err(Unfit::Field);
    }
    Ok(Target::Http { url, method, header, field: field.to_owned() })
}

/// An address that may be called: over TLS, or on this computer. A password or a token in it would be kept in the open.
pub fn address(text: &str) -> Option<Url> {
    let text = text.trim();
    if text.len() > LONGEST_URL || hide::hidden(text).is_some() {
        return None;
    }
    let url = Url::parse(text).ok()?;
    let is_allowed = match url.scheme() {
        "https" => url.has_host(),
        "http" => is_here(&url),
        _ => false,
    };
    (is_allowed && url.username().is_empty() && url.password().is_none()).then_some(url)
}

/// Whether an address is one of this computer; no name is looked up.
pub fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

/// The JSON object with the token as its one field.
pub fn body(field: &str, token: &Secret) -> Secret {
    Secret::new(serde_json::json!({ field: token.expose() }).to_string())
}

impl Method {
    /// The method of this name, in any case.
    pub fn read(text: &str) -> Option<Self> {
        match text.to_ascii_uppercase().as_str() {
            "POST" => Some(Self::Post),
            "PUT" => Some(Self::Put),
            "PATCH" => Some(Self::Patch),
            _ => None,
        }
    }
}

/// A header that may carry a key (RFC 9110, section 5.1), as it was typed. Those that say how the message is framed are
/// ours to set.
fn header_name(text: &str) -> Option<String> {
    const OURS: [&str; 7] =
        ["host", "content-length", "content-type", "transfer-encoding", "connection", "upgrade", "expect"];
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let is_name = (1..=100).contains(&text.len()) && text.bytes().all(is_token);
    let is_free = !OURS.contains(&text.to_ascii_lowercase().as_str()) && hide::hidden(text).is_none();
    (is_name && is_free).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: &str) -> Result<Target, Unfit> {
        target(url, None, None, None)
    }

    #[test]
    fn a_token_goes_over_tls_or_stays_on_this_computer() {
        for url in [
            "https://shop.example/hooks/token?site=1",
            "http://127.0.0.1:8080/x",
            "http://[::1]:9/",
            "http://localhost/x",
        ] {
            assert!(of(url).is_ok(), "{url}");
        }
        let with_token = format!("https://shop.example/?t=THAA{}", "x9".repeat(60));
        for url in [
            "http://shop.example/",
            "http://localhost.shop.example/",
            "ftp://shop.example/",
            "https://me:word@shop.example/",
            "https://me@shop.example/",
            "shop.example",
            "",
            &with_token,
        ] {
            assert_eq!(of(url), Err(Unfit::Url), "{url}");
        }
    }

    #[test]
    fn what_is_sent_is_one_json_object_whatever_the_field_is_called() {
        let token = Secret::new("THAAmade-up");
        assert_eq!(body("token", &token).expose(), r#"{"token":"THAAmade-up"}"#);
        assert_eq!(body("a\"b", &token).expose(), r#"{"a\"b":"THAAmade-up"}"#);
    }

    #[test]
    fn a_header_is_a_name_that_is_free() {
        let header = |name| target("https://shop.example/", None, Some(name), None).map(drop);
        assert_eq!(header("X-Cron-Key"), Ok(()));
        assert_eq!(header("Authorization"), Ok(()));
        for name in ["", "Host", "content-length", "two words", "a:b", "a\r\nb"] {
            assert_eq!(header(name), Err(Unfit::Header), "{name}");
        }
        let method = |name| target("https://shop.example/", Some(name), None, None).map(drop);
        assert_eq!((method("put"), method("PATCH"), method("GET")), (Ok(()), Ok(()), Err(Unfit::Method)));
        assert_eq!(target("https://shop.example/", None, None, Some("")).map(drop), Err(Unfit::Field));
    }
}
