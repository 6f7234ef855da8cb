//! Finds tokens, codes and app secrets in a text and hides them. Where it is not certain, a harmless word is hidden
//! rather than a token shown.

use std::ops::Range;

use crate::secret::Secret;

/// The text that is shown in place of a secret.
pub const MASK: &str = "••••";

/// The text without these secrets, both plain and percent-encoded as in an address.
pub fn without(text: &str, known: &[&Secret]) -> String {
    let known = known.iter().map(|secret| secret.expose()).filter(|secret| !secret.is_empty());
    known.fold(text.to_owned(), |text, secret| {
        let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        text.replace(secret, MASK).replace(&encoded, MASK)
    })
}

/// The text with every secret in it masked; None when it contains none.
pub fn hidden(text: &str) -> Option<String> {
    let secrets = secrets(text);
    if secrets.is_empty() {
        return None;
    }
    let (mut shown, mut end) = (String::with_capacity(text.len()), 0);
    for secret in secrets {
        shown.push_str(&text[end..secret.start]);
        shown.push_str(MASK);
        end = secret.end;
    }
    shown.push_str(&text[end..]);
    Some(shown)
}

/// The ranges of tokens, codes, app secrets and other values with a name like a secret's, in order and not overlapping.
pub fn secrets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut runs = runs(text).peekable();
    while let Some(run) = runs.next() {
        let next = runs.peek();
        if let Some(offset) = secret_in(&text[run.clone()]) {
            found.push(run.start + offset..run.end);
            rest_of_token(text, run.end, &mut found);
        } else if is_app_id(&text[run.clone()])
            && let Some(next) = next
            && matches!(&text[run.end..next.start], "|" | "%")
        {
            found.push(next.clone());
        } else if ["bearer", "oauth", "basic"].iter().any(|word| text[run.clone()].eq_ignore_ascii_case(word))
            && let Some(next) = next
            && next.len() >= SHORTEST_VALUE
            && text[run.end..next.start].trim().is_empty()
        {
            found.push(next.clone());
        }
    }
    found.extend(named(text));
    apart(found)
}

/// A value this long counts as a secret where the word before it says so; shorter values are numbers and words.
const SHORTEST_VALUE: usize = 16;

/// Whether a byte may be part of a token: Meta's are URL-safe base64.
fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(|byte| is_of_token(*byte))?;
        let length = bytes[start..].iter().position(|byte| !is_of_token(*byte));
        at = length.map_or(bytes.len(), |length| start + length);
        Some(start..at)
    })
}

/// Beginnings of tokens, codes and signed tokens.
const BEGINNINGS: [&str; 7] = ["EAA", "IGAA", "IGQ", "THAA", "THQV", "AQ", "eyJ"];

/// Whether the text begins as tokens do, however short it is. Codes are left out: Meta's trace ids may begin like one.
pub fn begins_like_a_token(text: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| *beginning != "AQ" && text.starts_with(beginning))
}

/// Where in a run of characters a secret begins.
fn secret_in(run: &str) -> Option<usize> {
    const LONG: usize = 40;
    const HASH: usize = 32;
    if run.len() < 20 {
        return None;
    }
    let has = |kind: fn(&u8) -> bool| run.as_bytes().iter().any(kind);
    let (lower, upper, digit) =
        (has(u8::is_ascii_lowercase), has(u8::is_ascii_uppercase), has(u8::is_ascii_digit));
    // Codes are long, while Meta's trace ids are short and may begin like a code.
    let is_short_secret = lower && digit && !run.starts_with("AQ");
    if BEGINNINGS.iter().any(|beginning| run.starts_with(beginning)) && (run.len() >= LONG || is_short_secret)
    {
        return Some(0);
    }
    if run.len() >= HASH && run.bytes().all(|byte| byte.is_ascii_hexdigit()) && digit && (lower || upper) {
        return Some(0);
    }
    if run.len() >= LONG && lower && upper && digit {
        return Some(0);
    }
    // Other characters precede the token without a gap.
    let inside = BEGINNINGS.iter().filter_map(|beginning| run.find(beginning)).min()?;
    (run.len() - inside >= LONG
        && !run[inside..].bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'))
    .then_some(inside)
}

/// The further lines of a token that was copied over several lines.
fn rest_of_token(text: &str, mut end: usize, found: &mut Vec<Range<usize>>) {
    loop {
        let rest = &text[end..];
        let gap = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n', '\\']).len();
        if !rest[..gap].contains('\n') {
            return;
        }
        let length = rest[gap..].bytes().take_while(|byte| is_of_token(*byte)).count();
        let line = &rest[gap..gap + length];
        let is_mixed = line.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
            && line.bytes().any(|byte| byte.is_ascii_alphabetic());
        let ends_line = !rest[gap + length..].starts_with([' ', '=', ':', '.', ',']);
        if length < 8 || !(is_mixed || length >= SHORTEST_VALUE) || !ends_line {
            return;
        }
        found.push(end + gap..end + gap + length);
        end += gap + length;
    }
}

fn is_app_id(run: &str) -> bool {
    run.len() >= 5 && run.bytes().all(|byte| byte.is_ascii_digit())
}

/// The values of parameters, keys and variables with a name like a secret's.
fn named(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices(['=', ':']).filter_map(|(at, sign)| {
        let kind = kind_of(name_before(text, at))?;
        let rest = &text[at + 1..];
        let around: &[char] = &[' ', '\\', '"', '\'', '>', '`'];
        let start = at + 1 + rest.len() - rest.trim_start_matches(around).len();
        let is_quoted = text[at + 1..start].contains(['"', '\'', '`']);
        let is_value =
            |byte: u8| is_of_token(byte) || matches!(byte, b'|' | b'%' | b'.' | b'~' | b'+' | b'/');
        let length = text[start..].bytes().take_while(|byte| is_value(*byte)).count();
        let value = &text[start..start + length];
        let least = match kind {
            Named::Code => SHORTEST_VALUE,
            Named::Secret if sign == "=" || is_quoted => 6,
            Named::Secret => SHORTEST_VALUE,
        };
        (length >= least && !is_placeholder(value)).then_some(start..start + length)
    })
}

/// The word before a sign, without quotes.
fn name_before(text: &str, at: usize) -> &str {
    let before = text[..at].trim_end_matches(['"', '\'', '\\', ' ', ']', '=', '>', '`']);
    let start = before.bytes().rposition(|byte| !is_of_token(byte)).map_or(0, |last| last + 1);
    &before[start..]
}

enum Named {
    /// The name of a secret: its value is always one.
    Secret,
    /// A name that numbers and words may have as well.
    Code,
}

fn kind_of(name: &str) -> Option<Named> {
    let ends = |end: &str| {
        name.len() >= end.len()
            && name.is_char_boundary(name.len() - end.len())
            && name[name.len() - end.len()..].eq_ignore_ascii_case(end)
    };
    if ["token", "secret", "password", "passphrase", "appsecret_proof", "signed_request"]
        .into_iter()
        .any(ends)
    {
        return Some(Named::Secret);
    }
    ["code", "state", "api_key", "apikey"]
        .into_iter()
        .any(|word| name.eq_ignore_ascii_case(word))
        .then_some(Named::Code)
}

/// Whether the value is a placeholder, as tutorials and logs write in place of a secret.
fn is_placeholder(value: &str) -> bool {
    const SAID: [&str; 8] =
        ["redacted", "hidden", "undefined", "your_token", "access_token", "your-token", "string", "optional"];
    let first = value.as_bytes().first();
    value.bytes().all(|byte| Some(&byte) == first) || SAID.iter().any(|said| value.eq_ignore_ascii_case(said))
}

/// Sorts the ranges and joins those that touch or overlap.
fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_secret_is_hidden_and_what_is_around_it_stays() {
        let token = format!("IGAA{}", "xY7".repeat(30));
        let secret = "0123456789abcdef0123456789abcdef";
        let cases = [
            (format!("why does {token} not work"), "why does •••• not work".to_owned()),
            (format!("a={token}&b=1"), "a=••••&b=1".to_owned()),
            (format!("client_secret={secret} sent"), "client_secret=•••• sent".to_owned()),
            (format!("1000000003|{secret}"), "1000000003|••••".to_owned()),
            (format!("THREADS_TOKEN=\"{token}\"\nNAME=x"), "THREADS_TOKEN=\"••••\"\nNAME=x".to_owned()),
            (format!("{}\n  {}\n", &token[..50], &token[50..]), "••••\n  ••••\n".to_owned()),
            ("password: 'hunter2'".to_owned(), "password: '••••'".to_owned()),
            (r#"{\"access_token\":\"abcdef12\"}"#.to_owned(), r#"{\"access_token\":\"••••\"}"#.to_owned()),
        ];
        for (text, shown) in cases {
            assert_eq!(hidden(&text).as_deref(), Some(shown.as_str()), "{text}");
        }
    }

    #[test]
    fn a_text_without_a_secret_stays_as_it_is() {
        for text in [
            "Error validating access token: Session has expired on Wednesday, 14-Feb-18 18:00:00 PST.",
            "set THREADS_ACCESS_TOKEN in your settings",
            "THREADS_ACCESS_TOKEN_OF_THE_SITE_IN_PRODUCTION is missing",
            r#"{"error":{"message":"m","code":190,"fbtrace_id":"AYf5oWTRKxDeIIweXJrRRYJ"}}"#,
            r#"{"error":{"message":"m","code":190,"fbtrace_id":"AQf5oWTRKxDeIIweXJrRRYJ"}}"#,
            "(#10) instagram_business_content_publish is missing for 17841405793187218, see \
             https://developers.facebook.com/docs/graph-api/overview/rate-limiting",
            "access_token=<TOKEN>",
            "instagram_business_content_publish,instagram_business_manage_messages",
            "why does my token not work",
        ] {
            assert_eq!(hidden(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_token_in_any_text_is_hidden_whole(
            before in "\\PC{0,60}",
            token in "(EAA|IGAA|THAA|IGQV)[A-Za-z0-9]{60,180}",
            after in "\\PC{0,60}",
        ) {
            let shown = hidden(&format!("{before}{token}{after}")).unwrap();
            prop_assert!(!shown.contains(&token[4..24]), "{shown}");
        }

        #[test]
        fn a_secret_that_is_known_is_hidden_whatever_it_looks_like(
            before in "\\PC{0,30}",
            secret in "[A-Za-z0-9|%+ _-]{8,200}",
            after in "\\PC{0,30}",
        ) {
            let known = Secret::new(secret.as_str());
            let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
            for said in [&secret, &encoded] {
                let shown = without(&format!("{before} {said} {after}"), &[&known]);
                prop_assert!(!shown.contains(said.as_str()), "{shown}");
            }
        }

        #[test]
        fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            hidden(&String::from_utf8_lossy(&bytes));
        }
    }
}
