//! What a pasted text is where it is not one token: told by its own fault, because Meta would only say that it does not
//! know it.

use super::{SHORTEST_TOKEN, Shape, USUAL_LENGTH, is_invisible, shape_of};
use crate::hide;
use crate::secret::Secret;

/// What was pasted instead of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// Two tokens or more.
    TwoTokens,
    /// The code of a log-in, or the address with it.
    LogInCode,
    /// A token of Instagram's first interface: number, 7 hex digits, 32 hex digits.
    FirstKind,
    /// The name of a line or of a header, with nothing behind it.
    NoValue,
    /// The name under which another program keeps the token.
    Reference,
    /// A token with its middle hidden by dots or stars.
    Masked,
    /// An app secret among words.
    AppSecret,
    /// An address without a token.
    Address,
}

/// What the text is instead of the token that was found in it; None where it may be one.
pub fn instead(pasted: &str, found: &Secret) -> Option<Instead> {
    let text: String = pasted.chars().filter(|letter| !is_invisible(*letter)).collect();
    let text = text.trim();
    if has_two(text) {
        return Some(Instead::TwoTokens);
    }
    if is_masked(text) {
        return Some(Instead::Masked);
    }
    if shape_of(found.expose()) != Shape::Unknown {
        return None;
    }
    let value = value_of(text);
    if value.is_empty() {
        return Some(Instead::NoValue);
    }
    if words(text).any(is_first_kind) {
        return Some(Instead::FirstKind);
    }
    if is_reference(value) {
        return Some(Instead::Reference);
    }
    if is_log_in_code(value) || is_log_in_code(found.expose()) || has_log_in_code(text) {
        return Some(Instead::LogInCode);
    }
    if words(text).any(|word| shape_of(word) == Shape::AppSecret) {
        return Some(Instead::AppSecret);
    }
    let is_address =
        value.starts_with("http://") || value.starts_with("https://") || value.starts_with("www.");
    is_address.then_some(Instead::Address)
}

/// The runs of letters, digits and the signs that tokens of every age have.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.')))
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
}

/// Beginnings of the tokens that accounts have.
const BEGINNINGS: [&str; 5] = ["EAA", "IGAA", "IGQV", "THAA", "THQV"];

/// Whether there are two different tokens: apart from each other, or as one string, as some programs keep a person's
/// token and a Page's.
fn has_two(text: &str) -> bool {
    let mut tokens: Vec<&str> = Vec::new();
    for run in text.split(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-'))) {
        tokens.extend(glued(run.trim_matches(['_', '-'])).into_iter().filter(|part| is_token(part)));
    }
    tokens.iter().any(|token| *token != tokens[0])
}

fn is_token(text: &str) -> bool {
    text.len() >= SHORTEST_TOKEN && matches!(shape_of(text), Shape::Token(_) | Shape::LegacyInstagram)
}

/// A run of letters cut before each further beginning of a token. Letters drawn by lot make such a beginning, too, so
/// there has to be a sign before it, or a whole token on both sides.
fn glued(run: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let begins = |at: usize| BEGINNINGS.iter().any(|beginning| run[at..].starts_with(beginning));
    for at in 1..run.len() {
        let (before, rest) = (at - start, run.len() - at);
        let is_apart = matches!(run.as_bytes()[at - 1], b'_' | b'-')
            && before >= SHORTEST_TOKEN
            && rest >= SHORTEST_TOKEN;
        if (is_apart || before >= USUAL_LENGTH && rest >= USUAL_LENGTH) && begins(at) {
            parts.push(run[start..at].trim_end_matches(['_', '-']));
            start = at;
        }
    }
    parts.push(&run[start..]);
    parts
}

/// Whether a token goes on in dots or stars, or all of the text is dots and stars.
fn is_masked(text: &str) -> bool {
    const MASKS: [char; 8] = ['•', '*', '…', '●', '∙', '·', '⋯', '█'];
    let is_mask = |text: &str| text.starts_with(MASKS) || text.starts_with("...") || text.starts_with("[…]");
    let is_of_token = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    let value = value_of(text);
    if !value.is_empty() && value.chars().all(|letter| MASKS.contains(&letter) || letter == '.') {
        return true;
    }
    let mut rest = text;
    while let Some(start) = rest.find(is_of_token) {
        let run = &rest[start..];
        let length = run.find(|letter: char| !is_of_token(letter)).unwrap_or(run.len());
        // A whole token at the end of a sentence, or between the stars that make it bold.
        let is_whole = length >= USUAL_LENGTH || rest[..start].ends_with('*');
        if !is_whole
            && is_mask(&run[length..])
            && BEGINNINGS.iter().any(|beginning| run[..length].starts_with(beginning))
        {
            return true;
        }
        rest = &run[length..];
    }
    false
}

/// What stands behind `NAME=`, `"name":`, `Bearer`, without quotes; the text itself where it has no name.
fn value_of(text: &str) -> &str {
    let quotes: &[char] = &['"', '\'', '`', ',', ';', ' ', '{', '}', '“', '”', '«', '»'];
    let mut value = text.trim_matches(quotes).trim();
    for word in ["export ", "set ", "$env:", "authorization:"] {
        if value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            value = value[word.len()..].trim_start();
        }
    }
    if let Some(at) = value.find(['=', ':'])
        && is_name(value[..at].trim_matches(quotes))
        && !value[at..].starts_with("://")
        && !is_reference(value)
    {
        value = value[at + 1..].trim_matches(quotes).trim();
    }
    match value.get(..6) {
        Some(word) if word.eq_ignore_ascii_case("bearer") => value[6..].trim_matches(quotes).trim(),
        _ if matches!(value, "null" | "undefined" | "None" | "nil") => "",
        _ => value,
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

/// A name under which a program or a vault keeps a secret, in the ways in which settings point to it.
fn is_reference(value: &str) -> bool {
    const STARTS: [&str; 26] = [
        "${",
        "$(",
        "{{",
        "<%",
        "%(",
        "op://",
        "vault:",
        "arn:aws:",
        "ssm:",
        "sm://",
        "secretref",
        "akv",
        "env:",
        "env(",
        "enc[",
        "file:",
        "/run/secrets/",
        "!secret",
        "!ref",
        "@microsoft.keyvault",
        "process.env",
        "os.environ",
        "os.getenv",
        "getenv(",
        "secrets.",
        "doppler:",
    ];
    let lower = value.to_ascii_lowercase();
    let is_variable = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    STARTS.iter().any(|start| lower.starts_with(start))
        || value.strip_prefix('$').is_some_and(is_variable)
        || value.strip_prefix('%').and_then(|name| name.strip_suffix('%')).is_some_and(is_variable)
        || lower.starts_with("projects/") && lower.contains("/secrets/")
        || value.starts_with('<') && value.ends_with('>') && !value.contains(char::is_whitespace)
}

/// Number, 7 hex digits, 32 hex digits, with full stops between them.
fn is_first_kind(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let is_hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    matches!(parts.as_slice(), [id, middle, end]
        if id.len() >= 5 && id.bytes().all(|byte| byte.is_ascii_digit())
            && (5..=10).contains(&middle.len()) && is_hex(middle)
            && end.len() == 32 && is_hex(end))
}

/// Meta's codes of a log-in begin with `AQ`, and are as long as tokens.
fn is_log_in_code(value: &str) -> bool {
    let code = value.split('#').next().unwrap_or_default();
    let joined: String = code.split_whitespace().collect();
    joined.starts_with("AQ")
        && joined.len() >= SHORTEST_TOKEN
        && joined.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        && hide::is_random(&joined)
}

/// Whether the text is the address that a log-in leads back to, or its query.
fn has_log_in_code(text: &str) -> bool {
    ["?code=", "&code=", "%3Fcode%3D"].iter().any(|sign| text.contains(sign)) || text.starts_with("code=")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::token_shape::clean_paste;

    #[test]
    fn each_text_that_is_no_token_is_called_by_its_name() {
        let (one, two) = (token("EAA", 1), token("EAA", 2));
        let code = format!("AQ{}", "b7Xq".repeat(30));
        for (text, told) in [
            (format!("{one}___{two}"), Instead::TwoTokens),
            (format!("{one}{two}"), Instead::TwoTokens),
            (format!("{one}\n{two}\n"), Instead::TwoTokens),
            (format!("{one}|{two}"), Instead::TwoTokens),
            (format!("{one}, {}", token("THAA", 1)), Instead::TwoTokens),
            (format!(r#"{{"user":"{one}","page":"{two}"}}"#), Instead::TwoTokens),
            ("3141590021.9f8e7d6.0a1b2c3d4e5f60718293a4b5c6d7e8f9".into(), Instead::FirstKind),
            ("TOKEN=3141590021.9f8e7d6.0a1b2c3d4e5f60718293a4b5c6d7e8f9".into(), Instead::FirstKind),
            (code.clone(), Instead::LogInCode),
            (format!("{code}#_"), Instead::LogInCode),
            (format!("https://localhost:16060/?code={code}&state=abc#_"), Instead::LogInCode),
            ("THREADS_ACCESS_TOKEN=".into(), Instead::NoValue),
            ("export THREADS_ACCESS_TOKEN=\"\"".into(), Instead::NoValue),
            ("\"access_token\": null,".into(), Instead::NoValue),
            ("Authorization: Bearer".into(), Instead::NoValue),
            ("Bearer ".into(), Instead::NoValue),
            ("TOKEN=${{ secrets.THREADS_TOKEN }}".into(), Instead::Reference),
            ("op://Private/Threads/token".into(), Instead::Reference),
            ("$THREADS_TOKEN".into(), Instead::Reference),
            ("%THREADS_TOKEN%".into(), Instead::Reference),
            ("token: !secret threads_token".into(), Instead::Reference),
            ("process.env.THREADS_TOKEN".into(), Instead::Reference),
            ("TOKEN=<YOUR_TOKEN>".into(), Instead::Reference),
            ("arn:aws:secretsmanager:eu-west-1:1:secret:threads".into(), Instead::Reference),
            ("THAA…***".into(), Instead::Masked),
            (format!("{}••••7Qx2", &one[..9]), Instead::Masked),
            (format!("{}...", &one[..60]), Instead::Masked),
            ("TOKEN=••••••••••••".into(), Instead::Masked),
            ("App secret: 0123456789abcdef0123456789abcdef (Basic)".into(), Instead::AppSecret),
            ("https://developers.facebook.com/tools/explorer".into(), Instead::Address),
        ] {
            assert_eq!(instead(&text, &clean_paste(&text)), Some(told), "{text}");
        }
    }

    #[test]
    fn a_token_alone_or_twice_is_a_token() {
        let one = token("THAA", 1);
        for text in [one.clone(), format!("{one}\n{one}"), format!("T={one}"), format!("Bearer {one}.")] {
            assert_eq!(instead(&text, &clean_paste(&text)), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_token_is_taken_for_something_else(token in "(EAA|IGAA|THAA)[A-Za-z0-9]{60,250}") {
            prop_assert_eq!(instead(&token, &clean_paste(&token)), None);
        }

        #[test]
        fn two_tokens_are_two_with_any_sign_between_them(
            one in "(EAA|IGAA|THAA)[A-Za-z0-9]{60,180}",
            two in "(EAA|IGAA|THAA)[A-Za-z0-9]{60,180}",
            sign in "[ _,;:|/\n\t-]{1,3}",
        ) {
            let pasted = format!("{one}{sign}{two}");
            prop_assert_eq!(instead(&pasted, &clean_paste(&pasted)), Some(Instead::TwoTokens));
        }

        #[test]
        fn nothing_that_is_pasted_makes_it_panic(pasted in "\\PC{0,120}") {
            instead(&pasted, &clean_paste(&pasted));
        }
    }

    fn token(beginning: &str, number: usize) -> String {
        format!("{beginning}{}", format!("xY{number}kQ").repeat(30))
    }
}
