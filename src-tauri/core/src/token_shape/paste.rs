//! The token in what was pasted, without all that came along.

use serde_json::Value;
use url::Url;

use super::whole::{tidy, whole, with_next_lines};
use super::{Shape, mail, shape_of};
use crate::base64_text;
use crate::hide;
use crate::plain;
use crate::secret::Secret;

/// The token in a pasted text: without quotes, white space and line breaks, `NAME=`, `export`, `Bearer`, and the
/// address, command, JSON or mail around it. A text without a token is returned tidied.
pub fn clean_paste(pasted: &str) -> Secret {
    let text = mail::unwrapped(&plain::visible(pasted));
    let text = text.trim();
    let token = found(text).or_else(|| encoded(text)).or_else(|| in_base64(text));
    Secret::new(token.map_or_else(|| tidy(text), once))
}

/// A token alone in base64, as the Secrets of Kubernetes have it.
fn in_base64(text: &str) -> Option<String> {
    alone(base64_text::decoded(&tidy(text))?.trim())
}

/// The token once, where the same one was pasted several times in a row.
fn once(token: String) -> String {
    const MOST: usize = 4;
    let first = |times: usize| token.get(..token.len() / times).filter(|first| first.repeat(times) == token);
    let is_token = |first: &&str| matches!(shape_of(first), Shape::Token(_));
    let repeated = (2..=MOST).rev().filter_map(first).find(is_token);
    repeated.map(str::to_owned).unwrap_or(token)
}

fn found(text: &str) -> Option<String> {
    in_json(text, DEEPEST)
        .or_else(|| in_address(text))
        .or_else(|| in_command(text))
        .or_else(|| alone(text))
        .or_else(|| among_words(text))
}

/// A token between quotes or other signs that are percent-encoded, as in a part of an address (RFC 3986 section 2.1).
fn encoded(text: &str) -> Option<String> {
    let mut text = text.to_owned();
    for _ in 0..DEEPEST {
        let decoded = percent_encoding::percent_decode_str(&text).decode_utf8().ok()?.into_owned();
        if decoded == text {
            return None;
        }
        text = decoded;
        if let Some(token) = found(text.trim()) {
            return Some(token);
        }
    }
    None
}

/// How deep JSON within JSON text is read; people do not copy it deeper.
const DEEPEST: usize = 4;

/// A token in JSON at any depth: first a value with the name of a token, then a value that looks like one.
fn in_json(text: &str, depth: usize) -> Option<String> {
    if depth == 0 || !text.starts_with(['{', '[', '"']) {
        return None;
    }
    let unescaped = || in_json(&text.replace("\\\"", "\"").replace("\\\\", "\\"), depth - 1);
    match serde_json::from_str::<Value>(text) {
        Ok(body) => named_in(&body, depth).or_else(|| shaped_in(&body)),
        Err(_) if text.contains("\\\"") => unescaped(),
        Err(_) => None,
    }
}

fn named_in(body: &Value, depth: usize) -> Option<String> {
    match body {
        Value::Object(fields) => {
            let own = fields.get("access_token").and_then(Value::as_str).map(tidy);
            own.or_else(|| fields.values().find_map(|value| named_in(value, depth)))
        }
        Value::Array(items) => items.iter().find_map(|item| named_in(item, depth)),
        Value::String(text) => in_json(text.trim(), depth - 1),
        _ => None,
    }
}

fn shaped_in(body: &Value) -> Option<String> {
    match body {
        Value::Object(fields) => fields.values().find_map(shaped_in),
        Value::Array(items) => items.iter().find_map(shaped_in),
        Value::String(text) => Some(tidy(text)).filter(|text| is_telling(text)),
        _ => None,
    }
}

/// The `access_token` of an address, which may be broken over lines.
fn in_address(text: &str) -> Option<String> {
    // Several words on a line: a command or a sentence that contains the address.
    if text.lines().any(|line| line.trim().contains(char::is_whitespace)) {
        return None;
    }
    let url = Url::parse(&tidy(text)).ok().filter(Url::has_host)?;
    let parts = [url.query().unwrap_or_default(), url.fragment().unwrap_or_default()];
    parts.iter().find_map(|part| {
        let named = |name: &str| {
            let mut pairs = url::form_urlencoded::parse(part.as_bytes());
            pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
        };
        ["access_token", "input_token", "fb_exchange_token"].into_iter().find_map(named)
    })
}

/// In a command or a header, the text after `Bearer` or `access_token`.
fn in_command(text: &str) -> Option<String> {
    const BEFORE: [&str; 5] = ["bearer ", "oauth ", "access_token=", "access_token:", "access_token\":"];
    let lower = text.to_ascii_lowercase();
    BEFORE.iter().find_map(|before| {
        let at = lower.find(before)?;
        let value = value(&text[..at], &text[at + before.len()..]);
        Some(value).filter(|value| is_telling(value))
    })
}

/// The value that begins here. It ends at the quote that was opened before it, otherwise at the end of the text, over
/// line breaks.
fn value(before: &str, rest: &str) -> String {
    let rest = rest.trim_start().trim_start_matches(['"', '\'', '\\']);
    let opened = before.chars().rev().take(HEADER).find(|letter| matches!(letter, '"' | '\''));
    let quoted = opened.and_then(|quote| rest.split_once(quote)).map(|(value, _)| value);
    let value = quoted.unwrap_or(rest);
    let mut joined = String::new();
    for (count, line) in value.lines().enumerate() {
        let line = line.trim().trim_end_matches('\\').trim_end();
        let end = line.find(|letter: char| !is_of_value(letter)).unwrap_or(line.len());
        if count > 0 && end < line.len() && line[end..].starts_with([' ', '=', ':']) {
            break;
        }
        joined.push_str(&line[..end]);
        if end < line.len() {
            break;
        }
    }
    joined.replace("%7C", "|").replace("%7c", "|")
}

/// How far before a value its opening quote may be: `-H "Authorization: `.
const HEADER: usize = 24;

fn is_of_value(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '|' | '%')
}

/// The token alone, perhaps with a name before it and broken over lines.
fn alone(text: &str) -> Option<String> {
    let value = match text.split_once('=') {
        Some((name, value)) if is_name(name.trim().trim_start_matches("export ").trim()) => value,
        _ => text,
    };
    let value = value.split_once(" #").map_or(value, |(value, _)| value);
    Some(whole(value)).filter(|value| is_telling(value))
}

/// A token in the middle of other text, e.g. of a whole settings file.
fn among_words(text: &str) -> Option<String> {
    let secrets = hide::secrets(text).into_iter();
    let mut values = secrets.map(|found| {
        let value = &text[found.clone()];
        // The full stop of the sentence is none of the token.
        match value.trim_end_matches(['.', '/', '~', '+', '|', '%']) {
            token if token.len() < value.len() => token.to_owned(),
            value => with_next_lines(value, &text[found.end..]),
        }
    });
    values.find(|value| matches!(shape_of(value), Shape::Token(_) | Shape::LegacyInstagram))
}

/// Whether the text has a known shape: it is a token, or has a sentence of its own.
fn is_telling(text: &str) -> bool {
    shape_of(text) != Shape::Unknown
}

fn is_name(text: &str) -> bool {
    let mut letters = text.bytes();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_' || first == b'$')
        && letters.all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine as _};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_stands_around_a_token_is_taken_off() {
        let token = format!("IGAA{}", "xY7".repeat(20));
        let (first, second) = token.split_at(30);
        let escaped = format!(r#"{{\"access_token\":\"{token}\"}}"#);
        let forms = [
            token.clone(),
            format!("  \"{token}\" \r\n"),
            format!("'{token}',"),
            format!("«{token}»"),
            format!("{first}\n  {second}"),
            format!("\u{feff}{token}\u{200b}"),
            format!("{first}\u{200b}{second}"),
            format!("IG_ACCESS_TOKEN={token}"),
            format!("export IG_ACCESS_TOKEN = \"{token}\""),
            format!("IG_ACCESS_TOKEN={first}\n{second}"),
            format!("TOKEN={token} # the feed"),
            format!("$env:IG = '{token}'"),
            format!("access_token: {token}"),
            format!("Bearer {token}"),
            format!("Authorization: bearer {token}"),
            format!("Authorization: Bearer {first}\n  {second}"),
            format!("Authorization: OAuth {token}"),
            format!("https://graph.instagram.com/me?fields=id&access_token={token}"),
            format!("https://graph.instagram.com/me?access_token={first}\n{second}&fields=id"),
            format!("https://example.com/#access_token={token}&state=1"),
            format!("GET /me?access_token={token}&fields=id HTTP/1.1"),
            format!("curl -H \"Authorization: Bearer {token}\" https://graph.instagram.com/me"),
            format!(
                "curl -s \\\n  -H 'Authorization: Bearer {token}' \\\n  'https://graph.instagram.com/me'"
            ),
            format!("curl -d access_token={token} -d fields=id https://graph.instagram.com/me"),
            format!(
                "curl -G --data-urlencode \"access_token={token}\" -d a=b https://graph.instagram.com/me"
            ),
            format!("curl -F 'access_token={token}' https://graph.instagram.com/me"),
            format!("curl \"https://graph.instagram.com/me?fields=id&access_token={token}\" -o me.json"),
            format!("curl https://graph.instagram.com/me?access_token={token} -o me.json"),
            format!(r#"{{"access_token":"{token}","token_type":"bearer"}}"#),
            format!(r#"{{"data":[{{"access_token":"{token}","user_id":"1"}}]}}"#),
            format!(r#"{{"accounts":{{"main":{{"auth":{{"token":"{token}"}}}}}}}}"#),
            format!(r#"[{{"name":"a"}},{{"access_token":"{token}"}}]"#),
            format!("\"{token}\""),
            escaped.clone(),
            format!("\"{escaped}\""),
            serde_json::json!({ "body": format!(r#"{{"access_token":"{token}"}}"#) }).to_string(),
            format!("NAME=Corner\nIG_TOKEN={token}\nOTHER=1\n"),
            format!("here it is: {token}. Does it work?"),
            format!("{token} (the shop)"),
            format!("{token}\n{token}\n"),
            format!("{token} {token} {token}"),
            BASE64_STANDARD.encode(&token),
            format!("\"{}\"", BASE64_STANDARD.encode(format!("{token}\n"))),
            format!("{token} for the shop, until 2026"),
            format!("{token}\nthe shop"),
            format!("TOKEN={token} main"),
            format!("({token})"),
            format!("token: {token}."),
            format!("Вот токен: {token}."),
            format!("Here is the token: {token}. Good luck"),
            format!("Mara: the password is not the token: {token}...\nSent from my phone"),
            format!("%22{token}%22"),
            format!("%2522{token}%2522"),
            format!("token%3D%22{token}%22"),
            format!("„{token}“"),
            format!("Bearer {token} Bearer"),
            format!("Authorization: Bearer {token}\r\nAccept: */*\r\n"),
            format!("{first} {second} old"),
            format!("> {first}\n> {second}\n"),
            format!("Mara wrote:\n\n>> TOKEN={token}\n>> until May"),
            format!("{first}=\n{second}"),
            format!("Mara wrote:\n> here is the token:\n> {first}\n> {second}\n> until May\n"),
            format!("> {first}=\r\n> {second}\r\n"),
            format!("https://graph.instagram.com/me?access_token=3D{first}=\n{second}"),
            token
                .as_bytes()
                .chunks(4)
                .map(|part| std::str::from_utf8(part).unwrap())
                .collect::<Vec<_>>()
                .join(" "),
        ];
        for form in forms {
            assert_eq!(clean_paste(&form).expose(), token, "{form}");
        }
    }

    #[test]
    fn what_is_no_token_keeps_what_it_is_recognised_by() {
        let secret = "0123456789abcdef0123456789abcdef";
        for (pasted, shape) in [
            (format!("FB_APP_SECRET={secret}"), Shape::AppSecret),
            (
                format!("access_token=1000000003%7C{secret}"),
                Shape::AppToken(crate::network::Network::Facebook),
            ),
            ("APP_ID=1000000001".to_owned(), Shape::AppId),
            ("Bearer eyJhbGciOiJI.eyJzdWIi.abc".to_owned(), Shape::Jwt),
            ("\"THAAhalf\"".to_owned(), Shape::CutOff(crate::network::Network::Threads)),
            ("hello there".to_owned(), Shape::Unknown),
            ("{}".to_owned(), Shape::Unknown),
        ] {
            assert_eq!(shape_of(clean_paste(&pasted).expose()), shape, "{pasted}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_pasted_makes_it_panic(pasted in "\\PC{0,120}") {
            shape_of(clean_paste(&pasted).expose());
        }

        #[test]
        fn pieces_of_commands_make_no_panic(pieces in proptest::collection::vec(piece(), 0..10)) {
            shape_of(clean_paste(&pieces.concat()).expose());
        }

        #[test]
        fn a_token_is_found_in_whatever_quotes_and_breaks_it_comes(
            token in "(EAA|IGAA|THAA)[A-Za-z0-9]{76,180}",
            quote in "[\"'`]?",
            cut in 40_usize..60,
            gap in "(\n|\r\n|\n  | )?",
        ) {
            let (first, second) = token.split_at(cut);
            prop_assume!(hide::is_random(second));
            let pasted = format!("{quote}{first}{gap}{second}{quote}");
            let cleaned = clean_paste(&pasted);
            prop_assert_eq!(cleaned.expose(), token);
        }
    }

    fn piece() -> impl Strategy<Value = String> {
        let known = [
            "Bearer ",
            "access_token=",
            "access_token\":",
            "\"",
            "'",
            "\\\"",
            "{",
            "}",
            "\n",
            "\\",
            "=",
            "é",
            "THAAx",
        ];
        prop_oneof![proptest::sample::select(known.to_vec()).prop_map(str::to_owned), "\\PC{0,6}"]
    }
}
