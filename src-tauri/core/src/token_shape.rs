//! What a text looks like: a token and of which network, or one of the other things that people paste.

use url::Url;

use crate::network::Network;
use crate::secret::Secret;

/// Meta promises no length; all that were seen have far more than this, and all other ids and secrets fewer.
pub const SHORTEST_TOKEN: usize = 40;

/// Those that were seen have about 180 characters; Meta promises nothing, so this decides only between two sentences.
pub const USUAL_LENGTH: usize = 140;

/// What a text looks like. Prefixes are what is seen in the wild; Meta calls tokens opaque.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An account's token.
    Token(Network),
    /// Basic Display, ended on 4 December 2024.
    LegacyInstagram,
    /// The token of a Meta app: `TH|id|…`, `id|secret`.
    AppToken(Network),
    /// 32 hex digits.
    AppSecret,
    /// Digits: an app ID or a user ID.
    AppId,
    /// An OIDC ID token.
    Jwt,
    /// Begins like a token and is too short to be one.
    CutOff(Network),
    /// Something else.
    Unknown,
}

/// Says what a cleaned text looks like.
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
    if text.starts_with("eyJ") {
        return Shape::Jwt;
    }
    if !is(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(byte)) {
        return Shape::Unknown;
    }
    by_prefix(text)
}

/// The token in what was pasted: without quotes, white space, `NAME=`, `Bearer`, the address or the JSON around it.
pub fn clean_paste(pasted: &str) -> Secret {
    let mut text: String = pasted.chars().filter(|letter| !is_invisible(*letter)).collect();
    text = text.trim().to_owned();
    if let Some(token) = in_json(&text).or_else(|| in_address(&text)) {
        return Secret::new(token);
    }
    if let Some(at) = find_ignoring_case(&text, "bearer ") {
        text = text[at + "bearer ".len()..].to_owned();
    }
    if let Some((name, value)) = text.split_once('=')
        && is_name(name.trim().trim_start_matches("export "))
    {
        text = value.to_owned();
    }
    let joined: String = text.split_whitespace().collect();
    Secret::new(joined.trim_matches(['"', '\'', '`', ',', ';']))
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

fn in_json(text: &str) -> Option<String> {
    let body: serde_json::Value = serde_json::from_str(text).ok()?;
    let place = body.get("access_token").or_else(|| body.pointer("/data/0/access_token"));
    Some(place.unwrap_or(&body).as_str()?.trim().to_owned())
}

fn in_address(text: &str) -> Option<String> {
    let joined: String = text.trim_matches(['"', '\'']).split_whitespace().collect();
    let url = Url::parse(&joined).ok().filter(|url| url.has_host())?;
    let parts = [url.query().unwrap_or_default(), url.fragment().unwrap_or_default()];
    parts.iter().find_map(|part| {
        let mut pairs = url::form_urlencoded::parse(part.as_bytes());
        pairs.find(|(key, _)| key == "access_token").map(|(_, value)| value.into_owned())
    })
}

fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(word)
}

fn is_name(text: &str) -> bool {
    let mut letters = text.bytes();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && letters.all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

/// Zero-width marks and the BOM come along when text is copied from a page.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{00ad}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    #[test]
    fn what_stands_around_a_token_is_taken_off() {
        let token = format!("IGAA{}", "x".repeat(60));
        let (first, second) = token.split_at(30);
        let forms = [
            token.clone(),
            format!("  \"{token}\" \r\n"),
            format!("'{token}'"),
            format!("{first}\n  {second}"),
            format!("\u{feff}{token}\u{200b}"),
            format!("IG_ACCESS_TOKEN={token}"),
            format!("export IG_ACCESS_TOKEN = \"{token}\""),
            format!("Bearer {token}"),
            format!("Authorization: bearer {token}"),
            format!("https://graph.instagram.com/me?fields=id&access_token={token}"),
            format!("https://example.com/#access_token={token}&state=1"),
            format!(r#"{{"access_token":"{token}","token_type":"bearer"}}"#),
        ];
        for form in forms {
            assert_eq!(clean_paste(&form).expose(), token, "{form}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_pasted_makes_it_panic(pasted in "\\PC{0,120}") {
            shape_of(clean_paste(&pasted).expose());
        }
    }
}
