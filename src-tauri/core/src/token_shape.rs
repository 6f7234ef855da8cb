//! What a text looks like: a token and of which network, or one of the other things that people paste.

mod foreign;
mod instead;
mod mail;
mod masked;
mod paste;
mod reference;
mod whole;

use crate::network::Network;
pub use instead::{Instead, instead, of_shape};
pub use paste::clean_paste;
pub use reference::is_reference;

/// Beginnings of the tokens that accounts have.
const BEGINNINGS: [&str; 5] = ["EAA", "IGAA", "IGQV", "THAA", "THQV"];

/// The length below which a text is no token. Meta promises no length, but all tokens seen so far are far longer, and
/// all other ids and secrets are shorter.
pub const SHORTEST_TOKEN: usize = 40;

/// Tokens seen so far have about 180 characters. Meta promises nothing, so this only decides between two sentences.
pub const USUAL_LENGTH: usize = 140;

/// The shape of a text. The prefixes are those of tokens seen so far; Meta calls tokens opaque.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An account's token, with the network that its prefix names.
    Token(Network),
    /// A token of Instagram's Basic Display API, which ended on 4 December 2024.
    LegacyInstagram,
    /// The token of a Meta app: `TH|id|…`, `id|secret`.
    AppToken(Network),
    /// An app secret: 32 hex digits.
    AppSecret,
    /// Digits: an app ID or a user ID.
    AppId,
    /// An OIDC ID token, which gives no access.
    Jwt,
    /// It begins like a token and is too short to be one.
    CutOff(Network),
    /// None of the known shapes.
    Unknown,
}

/// The shape of a cleaned text.
pub fn shape_of(text: &str) -> Shape {
    let is = |allowed: fn(&u8) -> bool| !text.is_empty() && text.as_bytes().iter().all(allowed);
    if let Some((head, _)) = text.split_once('|') {
        return match head {
            "TH" => Shape::AppToken(Network::Threads),
            _ if head.bytes().all(|byte| byte.is_ascii_digit()) && !head.is_empty() => {
                Shape::AppToken(Network::Facebook)
            }
            _ => Shape::Unknown,
        };
    }
    if is(u8::is_ascii_digit) {
        return Shape::AppId;
    }
    if text.len() == 32 && is(u8::is_ascii_hexdigit) {
        return Shape::AppSecret;
    }
    // `{"` in base64, the beginning of every JWT (RFC 7519).
    if text.starts_with("eyJ") {
        return Shape::Jwt;
    }
    if !is(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(byte)) || foreign::is_of_square(text) {
        return Shape::Unknown;
    }
    by_prefix(text)
}

fn by_prefix(text: &str) -> Shape {
    let network = match text {
        _ if text.starts_with("EAA") => Network::Facebook,
        _ if text.starts_with("IGAA") => Network::Instagram,
        _ if text.starts_with("IG") && text.len() >= SHORTEST_TOKEN => return Shape::LegacyInstagram,
        _ if text.starts_with("TH")
            && text.as_bytes().get(2..4).is_some_and(|rest| rest.iter().all(u8::is_ascii_uppercase)) =>
        {
            Network::Threads
        }
        _ => return Shape::Unknown,
    };
    if text.len() < SHORTEST_TOKEN { Shape::CutOff(network) } else { Shape::Token(network) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_that_people_paste_is_told_apart() {
        let long = |prefix: &str| format!("{prefix}{}", "x".repeat(100));
        let table = [
            (long("THAA"), Shape::Token(Network::Threads)),
            (long("THQV"), Shape::Token(Network::Threads)),
            (long("IGAA"), Shape::Token(Network::Instagram)),
            (long("EAA"), Shape::Token(Network::Facebook)),
            (long("IGQV"), Shape::LegacyInstagram),
            ("TH|1000000001|abc".into(), Shape::AppToken(Network::Threads)),
            ("1000000003|abc".into(), Shape::AppToken(Network::Facebook)),
            ("0123456789abcdef0123456789abcdef".into(), Shape::AppSecret),
            ("1000000001".into(), Shape::AppId),
            ("eyJhbGciOi".into(), Shape::Jwt),
            ("THAAhalf".into(), Shape::CutOff(Network::Threads)),
            ("hello".into(), Shape::Unknown),
            (String::new(), Shape::Unknown),
        ];
        for (text, shape) in table {
            assert_eq!(shape_of(&text), shape, "{text}");
        }
    }
}
