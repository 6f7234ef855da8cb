//! What a pasted text is where it is not one token: told by its own fault, because Meta would only say that it does not
//! know it.

use super::foreign::{Foreign, foreign};
use super::masked::{is_masked, is_placeholder};
use super::reference::{is_kept_line, is_reference};
use super::{BEGINNINGS, SHORTEST_TOKEN, Shape, USUAL_LENGTH, shape_of};
use crate::hide;
use crate::network::Network;
use crate::plain;
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::secret::Secret;

/// What was pasted, or stands in a line, instead of a token.
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
    /// It begins like a token and is too short to be one.
    CutOff,
    /// A token of Instagram's Basic Display API.
    OldKind,
    /// Digits: an app ID or a user ID.
    Number,
    /// A word of a template in place of the token.
    Placeholder,
    /// A token of another service; its name, where one service alone has such tokens.
    OtherService(Option<&'static str>),
    /// A signed token, which is none of Meta's.
    Jwt,
    /// The token of a Meta app.
    AppToken,
    /// An app secret.
    AppSecret,
    /// An address without a token.
    Address,
}

impl Instead {
    /// The problem of such a text. Meta is not asked.
    pub fn problem(self) -> Problem {
        let paste = |case| Problem::new(Code::Paste, Action::CheckPaste).because(case);
        match self {
            Self::TwoTokens => paste(Case::TwoTokens),
            Self::LogInCode => paste(Case::LogInCode),
            Self::NoValue => paste(Case::NoValue),
            Self::Reference => paste(Case::KeptElsewhere),
            Self::Masked => paste(Case::Masked),
            Self::Placeholder => paste(Case::Placeholder),
            Self::Jwt => paste(Case::IdToken),
            Self::Address => paste(Case::Address),
            Self::Number => paste(Case::Number),
            Self::CutOff => Problem::new(Code::Cut, Action::CheckPaste),
            Self::OldKind => Problem::new(Code::OldKind, Action::Reconnect).of_network(Network::Instagram),
            Self::OtherService(service) => {
                let problem = paste(Case::OtherService);
                service.map_or(problem.clone(), |service| problem.with_text(FactName::Program, service))
            }
            Self::AppToken => Problem::new(Code::AppToken, Action::CheckPaste),
            Self::AppSecret => Problem::new(Code::AppSecret, Action::CheckPaste),
            Self::FirstKind => Problem::new(Code::OldKind, Action::Reconnect)
                .of_network(Network::Instagram)
                .because(Case::FirstKind),
        }
    }
}

/// What a value of this shape is instead of a token; None for a token, and for a shape that is not known.
pub fn of_shape(shape: Shape) -> Option<Instead> {
    match shape {
        Shape::Token(_) | Shape::Unknown => None,
        Shape::LegacyInstagram => Some(Instead::OldKind),
        Shape::AppToken(_) => Some(Instead::AppToken),
        Shape::AppSecret => Some(Instead::AppSecret),
        Shape::AppId => Some(Instead::Number),
        Shape::Jwt => Some(Instead::Jwt),
        Shape::CutOff(_) => Some(Instead::CutOff),
    }
}

/// What the text is instead of the token that was found in it; None where it may be one.
pub fn instead(pasted: &str, found: &Secret) -> Option<Instead> {
    let text = plain::visible(pasted);
    let text = text.trim();
    let value = value_of(text);
    if has_two(text) {
        return Some(Instead::TwoTokens);
    }
    if is_masked(text, value) {
        return Some(Instead::Masked);
    }
    match shape_of(found.expose()) {
        // Braces are taken off a value, and a template may have them.
        Shape::CutOff(_) if [found.expose(), value, text].into_iter().any(is_placeholder) => {
            Some(Instead::Placeholder)
        }
        Shape::Unknown => among_words(text, value, found.expose()),
        _ => None,
    }
}

/// What a text without a token has in it.
fn among_words(text: &str, value: &str, found: &str) -> Option<Instead> {
    if value.is_empty() {
        return Some(Instead::NoValue);
    }
    if words(text).any(is_first_kind) {
        return Some(Instead::FirstKind);
    }
    if is_log_in_code(value) || is_log_in_code(found) || has_log_in_code(text) {
        return Some(Instead::LogInCode);
    }
    let has_shape = |wanted: fn(Shape) -> bool| parts(text).any(|part| wanted(shape_of(part)));
    if has_shape(|shape| matches!(shape, Shape::AppToken(_))) {
        return Some(Instead::AppToken);
    }
    if words(text).any(|word| shape_of(word) == Shape::AppSecret) {
        return Some(Instead::AppSecret);
    }
    if is_reference(text) || is_reference(value) || text.lines().any(is_kept_line) {
        return Some(Instead::Reference);
    }
    if let Some(Foreign { service }) = parts(text).chain([value]).find_map(foreign) {
        return Some(Instead::OtherService(service));
    }
    if has_shape(|shape| shape == Shape::Jwt) {
        return Some(Instead::Jwt);
    }
    // Braces are taken off a value, and a template may have them.
    if is_placeholder(text) || is_placeholder(value) {
        return Some(Instead::Placeholder);
    }
    let is_address =
        value.starts_with("http://") || value.starts_with("https://") || value.starts_with("www.");
    is_address.then_some(Instead::Address)
}

/// The pieces of a text between white space, quotes, and the `=` of a setting.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || "\"'`=,;<>(){}".contains(letter))
        .filter(|part| !part.is_empty())
}

/// The runs of letters, digits and the signs that tokens of every age have.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.')))
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
}

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
mod tests;
