//! Meta's fields in any notation: Python's and Ruby's dumps, PHP's print_r, var_dump and var_export, YAML, XML, tables,
//! JSON that is cut off or escaped several times. Only the names of the fields are sure, so we look for a name, a sign
//! that gives it a value, and the value; fields that stand together are one answer.

mod names;

use std::ops::Range;

use crate::diagnosis::phrases;
use crate::plain;
use crate::ports::MetaError;
pub(super) use names::{Key, key_of};

/// An answer of Meta's as far as its fields are there.
#[derive(Debug, Default, Clone)]
pub struct Answer {
    /// The part of the text that the fields take.
    pub range: Range<usize>,
    /// The error, where the answer is one.
    pub error: MetaError,
    /// `is_valid` of an inspection.
    pub is_valid: Option<bool>,
    /// `expires_at` of an inspection, in Unix seconds; 0 is no end.
    pub expires_at: Option<i64>,
    /// `scopes` of an inspection.
    pub scopes: Vec<String>,
}

impl Answer {
    /// Whether fields of it are Meta's alone.
    pub fn has_own_fields(&self) -> bool {
        let error = &self.error;
        error.subcode.is_some()
            || error.trace.is_some()
            || error.user_title.is_some()
            || error.user_message.is_some()
            || error.transient
            || self.is_valid.is_some()
            || error.kind.as_deref().is_some_and(is_metas_kind)
    }
}

/// Whether a `type` is one of Meta's: it has several, and all end alike.
pub fn is_metas_kind(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    kind.ends_with("exception")
        && ["oauth", "igapi", "thapi", "graph", "facebook", "fb"].iter().any(|own| kind.starts_with(own))
}

/// The answers in a text, in its order.
pub fn answers(text: &str) -> Vec<Answer> {
    let mut found: Vec<(Answer, Vec<Key>)> = Vec::new();
    for field in fields(text) {
        let goes_on = found.last().is_some_and(|(answer, keys)| {
            !keys.contains(&field.key) && field.range.start - answer.range.end <= FARTHEST
        });
        if !goes_on {
            found.push((Answer { range: field.range.clone(), ..Answer::default() }, Vec::new()));
        }
        if let Some((answer, keys)) = found.last_mut() {
            answer.range.end = field.range.end;
            keys.push(field.key);
            put(answer, field);
        }
    }
    found.into_iter().map(|(answer, _)| answer).collect()
}

/// How many bytes may stand between two fields of one answer: other fields with long values, like a picture's address.
const FARTHEST: usize = 1500;

struct Field {
    key: Key,
    range: Range<usize>,
    value: String,
}

/// Puts the value of a field into an answer.
pub(super) fn set(answer: &mut Answer, key: Key, value: &str) {
    let number = || value.trim().parse::<i64>().ok();
    let words = || Some(plain::message(value)).filter(|words| !words.is_empty());
    let error = &mut answer.error;
    match key {
        Key::Code => error.code = number(),
        Key::Subcode => error.subcode = number().filter(|subcode| *subcode != 0),
        Key::Kind => error.kind = Some(plain::name(value)).filter(|kind| is_metas_kind(kind)),
        Key::Message if !error.message.is_empty() => {}
        Key::Message => error.message = words().unwrap_or_default(),
        Key::Err if phrases::of_meta(&error.message).is_some() => {}
        Key::Err => error.message = words().unwrap_or_default(),
        Key::Title => error.user_title = words(),
        Key::UserMessage => error.user_message = words(),
        Key::Transient => error.transient = truth(value).unwrap_or(false),
        Key::Trace => error.trace = Some(plain::name(value)).filter(|trace| !trace.is_empty()),
        Key::Valid => answer.is_valid = truth(value),
        Key::ExpiresAt => answer.expires_at = number(),
        Key::Scopes => answer.scopes = crate::diagnosis::permissions::named_in(value),
    }
}

fn put(answer: &mut Answer, field: Field) {
    set(answer, field.key, &field.value);
}

fn truth(value: &str) -> Option<bool> {
    match value.trim().to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" => Some(true),
        "false" | "0" | "no" => Some(false),
        _ => None,
    }
}

/// The fields of a text: each name that is known, with a sign behind it and a value.
fn fields(text: &str) -> impl Iterator<Item = Field> + '_ {
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes.get(at..)?.iter().position(is_of_name)?;
            let length =
                bytes[start..].iter().position(|byte| !is_of_name(byte)).unwrap_or(bytes.len() - start);
            at = start + length;
            let Some(key) = key_of(&text[start..at]) else { continue };
            // A field called `error` holds Meta's fields in every notation but that of a log's line.
            let is_of_log = || text[at..].starts_with("=\"") || text[at..].starts_with("='");
            if is_of_another_program(&text[..start]) || key == Key::Err && !is_of_log() {
                continue;
            }
            if let Some((value, end)) = value(text, at, key) {
                at = end;
                return Some(Field { key, range: start..end, value });
            }
        }
    })
}

/// `exit code: 1`, `status code = 400`: the word before the name shows that it is no field of Meta's.
fn is_of_another_program(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t']);
    ["exit", "status", "return", "response", "http", "country", "process", "zip", "exited with"].iter().any(
        |word| {
            before.len() >= word.len()
                && before.is_char_boundary(before.len() - word.len())
                && before[before.len() - word.len()..].eq_ignore_ascii_case(word)
        },
    )
}

const QUOTES: [char; 10] = ['"', '\'', '`', '“', '”', '„', '«', '»', '‘', '’'];

/// The value behind a name that ends at `end`, and where the value ends.
fn value(text: &str, end: usize, key: Key) -> Option<(String, usize)> {
    let (start, quote) = value_start(text, end)?;
    let rest = &text[start..];
    match key {
        Key::Code | Key::Subcode | Key::ExpiresAt => {
            let digits = rest.len()
                - rest.trim_start_matches('-').trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
            let goes_on =
                rest[digits..].starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
            (digits > 0 && digits <= 11 && !goes_on).then(|| (rest[..digits].to_owned(), start + digits))
        }
        Key::Transient | Key::Valid => {
            let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            truth(&rest[..length]).map(|_| (rest[..length].to_owned(), start + length))
        }
        Key::Kind | Key::Trace => {
            let is_of_word =
                |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/');
            let length = rest.bytes().take_while(|byte| is_of_word(byte)).count();
            (length > 0).then(|| (rest[..length].to_owned(), start + length))
        }
        Key::Scopes => {
            let length = rest.find(['\n', '}']).unwrap_or(rest.len()).min(plain::LONGEST_MESSAGE);
            let length = floor(rest, length);
            Some((rest[..length].to_owned(), start + length))
        }
        Key::Message | Key::Err | Key::Title | Key::UserMessage => {
            let length = match quote {
                Some(quote) => quoted(rest, quote, text[..start].ends_with(&format!("\\{quote}"))),
                None => unquoted(rest),
            };
            (length > 0).then(|| (unescaped(&rest[..length]), start + length))
        }
    }
}

/// Where the value begins behind a name, and the quote that it begins with. None where no sign gives the name a value.
fn value_start(text: &str, end: usize) -> Option<(usize, Option<char>)> {
    const FARTHEST: usize = 60;
    let (mut has_sign, mut quote, mut at) = (false, None, end);
    for (offset, letter) in text[end..].char_indices() {
        at = end + offset;
        match letter {
            _ if offset > FARTHEST => return None,
            ':' | '=' | '|' | '>' => (has_sign, quote) = (true, None),
            '\n' | '\r' if !has_sign => return None,
            _ if QUOTES.contains(&letter) => quote = Some(letter).filter(|_| has_sign),
            '\\' | ']' | '[' | '(' | ')' | '*' => {}
            '-' if text[..at].ends_with(['>', '|']) => {}
            _ if letter.is_whitespace() => {}
            _ => break,
        }
        at += letter.len_utf8();
    }
    if !has_sign || at >= text.len() {
        return None;
    }
    Some(of_php(text, at).unwrap_or((at, quote)))
}

/// `int(190)`, `string(5) "words"`, `bool(true)`: where the value begins behind the name of its type.
fn of_php(text: &str, at: usize) -> Option<(usize, Option<char>)> {
    let rest = &text[at..];
    let kind = ["integer", "int", "string", "boolean", "bool"]
        .into_iter()
        .find(|kind| rest.get(..kind.len()).is_some_and(|start| start.eq_ignore_ascii_case(kind)))?;
    let behind = &rest[kind.len()..];
    let inside = behind.strip_prefix('(').or_else(|| behind.strip_prefix(')'))?;
    let inside = if kind == "string" {
        inside.trim_start_matches(|digit: char| digit.is_ascii_digit()).trim_start_matches(')').trim_start()
    } else {
        inside.trim_start()
    };
    let quote = inside.chars().next().filter(|letter| QUOTES.contains(letter));
    let inside = quote.map_or(inside, |quote| &inside[quote.len_utf8()..]);
    Some((text.len() - inside.len(), quote))
}

/// The length of a text in quotes: the quote that ends it has a sign of the notation behind it, and an escape before it
/// where the first quote has one (`is_escaped`).
fn quoted(rest: &str, quote: char, is_escaped: bool) -> usize {
    let closing = match quote {
        '“' | '„' => '”',
        '«' => '»',
        '‘' => '’',
        quote => quote,
    };
    let ends = rest.match_indices(closing).map(|(at, _)| at).find(|at| {
        let behind = rest[at + closing.len_utf8()..].trim_start_matches([' ', '\t', '\\', '"', '\'']);
        let is_alike = is_escaped || !rest[..*at].ends_with('\\');
        let is_sign = behind.starts_with([',', '}', ']', ')', '|', '>', '<', ';', '\n', '\r', '&']);
        is_alike && (behind.is_empty() || is_sign || is_pair(behind))
    });
    let length = ends.unwrap_or_else(|| unquoted(rest));
    rest[..length].trim_end_matches('\\').len()
}

/// The length of a text without quotes: to the end of its line and over further lines that are no fields.
fn unquoted(rest: &str) -> usize {
    let mut length = 0;
    for (number, line) in rest.split_inclusive('\n').enumerate() {
        if number > 0 && (!line.starts_with("   ") || is_field(line)) {
            break;
        }
        match end_in_line(line) {
            Some(end) => {
                length += end;
                break;
            }
            None => length += line.len(),
        }
    }
    let length = floor(rest, length.min(plain::LONGEST_MESSAGE));
    rest[..length].trim_end().len()
}

/// Where a value ends before its line does: at a sign of a table or of markup, or at the next field.
fn end_in_line(line: &str) -> Option<usize> {
    let sign = line.find(['|', '<', '}']);
    let next = line.match_indices([',', ';']).map(|(at, _)| at).find(|at| is_field(&line[at + 1..]));
    let pair = line.match_indices(' ').map(|(at, _)| at).find(|at| {
        let rest = &line[at + 1..];
        is_pair(rest) && is_field(rest)
    });
    [sign, next, pair].into_iter().flatten().min()
}

/// Whether a text begins with `name=`, the next field in the line of a log.
fn is_pair(text: &str) -> bool {
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let behind = text.trim_start_matches(is_of_name);
    behind.len() < text.len() && behind.starts_with('=')
}

fn is_field(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '"', '\'', '[', ':', '{', '\\']);
    let length =
        line.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count();
    let behind = line[length..].trim_start_matches(['"', '\'', ']', '\\', ' ']);
    length > 0
        && behind.starts_with([':', '='])
        && (key_of(&line[..length]).is_some() || line[..length].contains('_'))
}

/// Removes the escapes of JSON and of programs' strings, however deep.
fn unescaped(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let (mut plain, mut letters) = (String::with_capacity(text.len()), text.chars().peekable());
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            plain.push(letter);
            continue;
        }
        while letters.peek() == Some(&'\\') {
            letters.next();
        }
        match letters.next() {
            Some('n' | 'r' | 't') => plain.push(' '),
            Some('u') => {
                let digits: String = letters.by_ref().take(4).collect();
                plain.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some(letter) => plain.push(letter),
            None => {}
        }
    }
    plain
}

/// The nearest start of a letter at or before `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
