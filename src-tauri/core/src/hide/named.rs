//! The values of parameters, keys and variables with a name like a secret's.

use std::ops::Range;

use super::SHORTEST_VALUE;

/// The ranges of such values.
pub fn secrets(text: &str) -> Vec<Range<usize>> {
    let mut found = passwords_of_addresses(text);
    // The last name, as long as only signs that may stand between a name and its value have followed.
    let mut name: Option<Range<usize>> = None;
    let mut is_in_name = false;
    for (at, letter) in text.char_indices() {
        if is_of_name(letter) {
            let start = name.filter(|_| is_in_name).map_or(at, |name| name.start);
            (name, is_in_name) = (Some(start..at + letter.len_utf8()), true);
            continue;
        }
        is_in_name = false;
        if matches!(letter, '=' | ':')
            && let Some(name) = &name
        {
            let asked = text[..name.start].ends_with(['?', '&']);
            found.extend(kind_of(&text[name.clone()], asked).and_then(|kind| value(text, at, kind)));
        }
        if !matches!(letter, '"' | '\'' | '\\' | ' ' | ']' | '=' | '>' | '`') {
            name = None;
        }
    }
    found
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '-'
}

enum Named {
    /// The name of a secret: its value is always one.
    Secret,
    /// A name that numbers and words may have as well.
    Code,
    /// The same as a parameter of an address, where fewer words stand.
    Parameter,
}

/// `asked` tells that the name is a parameter of an address.
fn kind_of(name: &str, asked: bool) -> Option<Named> {
    const ENDS: [&str; 9] = [
        "token",
        "secret",
        "password",
        "passwd",
        "passphrase",
        "appsecret_proof",
        "signed_request",
        "private_key",
        "cookie",
    ];
    let ends = |end: &str| {
        let start = name.len().checked_sub(end.len());
        start.and_then(|start| name.get(start..)).is_some_and(|own| own.eq_ignore_ascii_case(end))
    };
    if ENDS.into_iter().any(ends) || is_russian(name) {
        return Some(Named::Secret);
    }
    let is_code = ["code", "state", "api_key", "apikey", "api-key", "x-api-key", "pwd"]
        .into_iter()
        .any(|word| name.eq_ignore_ascii_case(word));
    is_code.then_some(if asked { Named::Parameter } else { Named::Code })
}

fn is_russian(name: &str) -> bool {
    !name.is_ascii() && ["токен", "секрет", "пароль"].iter().any(|word| name.to_lowercase().ends_with(word))
}

/// The value behind the sign at this place, where it is long enough and no placeholder.
fn value(text: &str, at: usize, kind: Named) -> Option<Range<usize>> {
    let rest = &text[at + 1..];
    let around: &[char] = &[' ', '\\', '"', '\'', '>', '`'];
    let start = at + 1 + rest.len() - rest.trim_start_matches(around).len();
    let is_quoted = text[at + 1..start].contains(['"', '\'', '`']);
    let is_value =
        |byte: u8| super::is_of_token(byte) || matches!(byte, b'|' | b'%' | b'.' | b'~' | b'+' | b'/');
    let length = text[start..].bytes().take_while(|byte| is_value(*byte)).count();
    let value = &text[start..start + length];
    let is_mixed = || {
        let has = |kind: fn(&u8) -> bool| value.as_bytes().iter().any(kind);
        has(u8::is_ascii_alphabetic) && has(u8::is_ascii_digit)
            || has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase)
    };
    let is_long = match kind {
        Named::Parameter if is_mixed() => length >= 6,
        Named::Code | Named::Parameter => length >= SHORTEST_VALUE,
        Named::Secret if text[at..].starts_with('=') || is_quoted => length >= 6,
        Named::Secret => length >= SHORTEST_VALUE,
    };
    (is_long && !is_placeholder(value)).then_some(start..start + length)
}

/// Whether the value is a placeholder, as tutorials and logs write in place of a secret.
fn is_placeholder(value: &str) -> bool {
    const SAID: [&str; 8] =
        ["redacted", "hidden", "undefined", "your_token", "access_token", "your-token", "string", "optional"];
    // The name of an error, as services write it in a field of its own: `access_token_invalid`.
    const NAMED: [&str; 6] = ["invalid", "expired", "missing", "required", "revoked", "not_found"];
    let is_name = value.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if is_name && NAMED.iter().any(|end| value.ends_with(end)) {
        return true;
    }
    let first = value.as_bytes().first();
    value.bytes().all(|byte| Some(&byte) == first) || SAID.iter().any(|said| value.eq_ignore_ascii_case(said))
}

/// The passwords in addresses: `https://name:password@host`.
fn passwords_of_addresses(text: &str) -> Vec<Range<usize>> {
    let password = |(at, sign): (usize, &str)| {
        let start = at + sign.len();
        let rest = &text[start..];
        let end = rest.find(|letter: char| letter.is_whitespace() || "/?#\"'<>:@".contains(letter))?;
        let word = rest[end..].strip_prefix(':')?;
        let length = word.find(|letter: char| letter.is_whitespace() || "/?#\"'<>@".contains(letter))?;
        let start = start + end + 1;
        (length > 0 && word[length..].starts_with('@')).then_some(start..start + length)
    };
    text.match_indices("://").filter_map(password).collect()
}
