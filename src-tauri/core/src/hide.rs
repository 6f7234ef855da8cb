//! Finds tokens, codes and app secrets in a text and hides them. Where it is not certain, a harmless word is hidden
//! rather than a token shown.
//!
//! A text of n bytes costs steps in proportion to n, because whoever writes the text chooses n: every loop goes on from
//! where it was and never looks back. Measured by `twice_as_long` (`tests/bench/texts.rs`).

mod named;
mod pieces;

use std::ops::Range;

use crate::disguise::Undone;
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
/// They are also found where the text is percent-encoded, written for HTML or JSON, or full of invisible marks.
pub fn secrets(text: &str) -> Vec<Range<usize>> {
    let mut found = as_written(text);
    if let Some(undone) = Undone::of(text) {
        found.extend(as_written(undone.text()).into_iter().map(|range| undone.source(range)));
    }
    apart(found)
}

fn as_written(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut runs = runs(text).peekable();
    let mut covered = 0;
    while let Some(run) = runs.next() {
        let next = runs.peek();
        if run.start < covered {
            continue;
        }
        if let Some(offset) = secret_in(&text[run.clone()]) {
            found.push(run.start + offset..run.end);
            covered = rest_of_token(text, run.end, &mut found);
        } else if let Some(next) = next
            && says_secret(&text[run.clone()], &text[run.end..next.start], &text[next.clone()])
        {
            found.push(next.clone());
        }
    }
    found.extend(pieces::secrets(text));
    found.extend(named::secrets(text));
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

/// Whether the word before a value says that it is a secret: `Bearer …`, or an app's ID in front of its secret.
fn says_secret(word: &str, gap: &str, value: &str) -> bool {
    if is_app_id(word) && matches!(gap, "|" | "%") {
        return true;
    }
    let is = |words: &[&str]| words.iter().any(|other| word.eq_ignore_ascii_case(other));
    value.len() >= SHORTEST_VALUE
        && gap.trim().is_empty()
        && (is(&["bearer", "oauth", "basic"])
            || is(&["token", "secret", "password", "passphrase"]) && is_random(value))
}

/// Whether a word looks as if it was drawn by lot: digits among small letters, or letters of both sizes mixed otherwise
/// than names of programs mix them.
pub(crate) fn is_random(word: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| word.as_bytes().iter().any(kind);
    let (lower, upper, digit) =
        (has(u8::is_ascii_lowercase), has(u8::is_ascii_uppercase), has(u8::is_ascii_digit));
    let turns = word.as_bytes().windows(2).filter(|pair| {
        pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()
            || pair[0].is_ascii_digit() != pair[1].is_ascii_digit()
    });
    let turns = turns.count();
    (lower || upper) && digit && turns >= 2 || lower && upper && turns >= 3
}

/// Beginnings of tokens, codes and signed tokens.
const BEGINNINGS: [&str; 7] = ["EAA", "IGAA", "IGQ", "THAA", "THQV", "AQ", "eyJ"];

/// Whether the text begins as tokens do, however short it is. Codes are left out: Meta's trace ids may begin like one.
pub fn begins_like_a_token(text: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| *beginning != "AQ" && text.starts_with(beginning))
}

/// A run this long is a token that was cut, where it begins like one: no word of a language begins so.
const SHORTEST_PART: usize = 8;

/// The length of an app secret, and the least of other secrets in hex digits.
const HASH: usize = 32;

/// Where in a run of characters a secret begins.
fn secret_in(run: &str) -> Option<usize> {
    const LONG: usize = 40;
    if is_part_of_token(run) {
        return Some(0);
    }
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
    if let Some(at) = hash_in(run) {
        return Some(at);
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

/// Whether a run is a token, or its beginning: what follows the prefix is no word in capitals, as names of settings are.
fn is_part_of_token(run: &str) -> bool {
    const OF_ACCOUNTS: [&str; 5] = ["EAA", "IGAA", "IGQV", "THAA", "THQV"];
    if run.len() < SHORTEST_PART {
        return false;
    }
    let rest = OF_ACCOUNTS.iter().find_map(|beginning| run.strip_prefix(beginning));
    rest.is_some_and(|rest| {
        rest.bytes().any(|byte| byte.is_ascii_lowercase())
            || rest.bytes().any(|byte| byte.is_ascii_digit()) && !rest.contains('_')
    })
}

/// Where in a run 32 or more hex digits begin, digits and letters both.
fn hash_in(run: &str) -> Option<usize> {
    let bytes = run.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        let hex = &bytes[at..at + length];
        if length >= HASH && hex.iter().any(u8::is_ascii_digit) && hex.iter().any(u8::is_ascii_alphabetic) {
            return Some(at);
        }
        at += length + 1;
    }
    None
}

/// The further lines of a token that was copied over several lines. Answers with where the last one ends.
fn rest_of_token(text: &str, mut end: usize, found: &mut Vec<Range<usize>>) -> usize {
    loop {
        let rest = &text[end..];
        let gap = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n', '\\']).len();
        if !rest[..gap].contains('\n') {
            return end;
        }
        let length = rest[gap..].bytes().take_while(|byte| is_of_token(*byte)).count();
        let line = &rest[gap..gap + length];
        let is_mixed = line.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
            && line.bytes().any(|byte| byte.is_ascii_alphabetic());
        let ends_line = !rest[gap + length..].starts_with([' ', '=', ':', '.', ',']);
        if length < 8 || !(is_mixed || length >= SHORTEST_VALUE) || !ends_line {
            return end;
        }
        found.push(end + gap..end + gap + length);
        end += gap + length;
    }
}

fn is_app_id(run: &str) -> bool {
    run.len() >= 5 && run.bytes().all(|byte| byte.is_ascii_digit())
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
mod tests;
