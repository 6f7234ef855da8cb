//! Codes as people, logs and programs of every kind write them: `code 190`, `'error_subcode': 463`, `(#200)`, `190/463`.

mod names;

use super::super::codes::{SUBCODES, is_telling};
use super::super::{Step, codes, permissions, subcodes};
use super::signs::Signs;
use crate::ports::MetaError;
use names::{is_before_a_type, name};

/// The code that a part of a text names, with its subcode. `at`: where the part begins in the text that has the signs.
pub fn error(text: &str, at: usize, signs: &Signs) -> Option<MetaError> {
    if let Some(number) = alone(text) {
        return Some(of(number, None, String::new()));
    }
    let mut numbers: Vec<Number> = numbers(text).take(MOST).collect();
    // A code that no other program has, with one of its subcodes, is Meta's behind any name.
    let is_pair = signs.name_meta() && numbers.iter().any(|number| SUBCODES.contains(&number.value));
    numbers.retain(|number| {
        let is_of_pair = number.is == Is::Subcode || is_pair && is_its_own_sign(number.value);
        is_of_pair || !signs.is_anothers_at(at + number.start)
    });
    // Meta writes 0 where it has none, and that it has a subcode is a sign of Meta all the same.
    let told = numbers.iter().find(|number| number.is == Is::Subcode).map(|number| number.value);
    let subcode = told.filter(|subcode| *subcode != 0);
    let named = numbers.iter().find(|number| {
        let is_metas = || {
            is_its_own_sign(number.value)
                || is_noted(text, number)
                || told.is_some()
                || signs.are_metas_at(at + number.start)
        };
        match number.is {
            Is::Code => is_code(number.value) && is_metas(),
            Is::Error => is_error(number.value) && is_metas(),
            Is::Numbered => is_code(number.value) && signs.are_metas_at(at + number.start),
            _ => false,
        }
    });
    let speaks_of_meta = signs.are_metas_at(at);
    let own_meaning = || {
        subcode.filter(|subcode| {
            subcodes::cause(*subcode).is_some() || speaks_of_meta && SUBCODES.contains(subcode)
        })
    };
    let (code, subcode) =
        match named.map(|number| number.value).or_else(|| unnamed(text, &numbers, speaks_of_meta)) {
            Some(code) => (code, subcode.or_else(|| follower(text, &numbers, code, speaks_of_meta))),
            None => (own_meaning()?, None),
        };
    Some(of(code, subcode, text.to_owned()))
}

/// Whether no other program counts its errors so.
pub fn is_its_own_sign(value: i64) -> bool {
    matches!(value, 190 | 341 | 368 | 490 | 613 | 2022 | 2500 | 9004 | 9007)
        || SUBCODES.contains(&value)
        || value >= 30_000 && is_code(value)
}

/// Whether the number stands in Meta's notation, `(#10)`.
fn is_noted(text: &str, number: &Number) -> bool {
    text[..number.start].ends_with("(#")
}

/// How many numbers of a text are looked at: a long log has more numbers than causes.
const MOST: usize = 512;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Code,
    Subcode,
    /// A number that the text calls an error.
    Error,
    /// `(#200)` behind a word, like the number of an invoice.
    Numbered,
    /// The second number of a pair: `190/463`, `190 (463)`.
    Second,
    /// The second number of a pair that could be a time or a price: `190:463`, `190.463`.
    Joined,
    Unnamed,
}

#[derive(Clone, Copy)]
struct Number {
    value: i64,
    is: Is,
    /// Where it begins and ends in the text.
    start: usize,
    end: usize,
}

fn of(code: i64, subcode: Option<i64>, message: String) -> MetaError {
    // A subcode that belongs to one code only is enough to know both.
    let (code, subcode) = if SUBCODES.contains(&code) { (190, Some(code)) } else { (code, subcode) };
    MetaError { code: Some(code), subcode, message, ..MetaError::default() }
}

/// The number, where the text consists of nothing else.
fn alone(text: &str) -> Option<i64> {
    let number =
        text.trim().trim_start_matches(['#', '(']).trim_start_matches('#').trim_end_matches([')', '.']);
    if number.is_empty() || number.len() > 9 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    number.parse().ok()
}

/// A code without a name: a number so high that only Meta has it, a 190 with one of its subcodes, or a pair.
fn unnamed(text: &str, numbers: &[Number], speaks_of_meta: bool) -> Option<i64> {
    let values = |is: &'static [Is]| {
        numbers.iter().filter(move |number| is.contains(&number.is)).map(|number| number.value)
    };
    let telling = values(&[Is::Unnamed, Is::Error, Is::Second]).find(|value| is_telling(*value));
    let has_follower = |code| follower(text, numbers, code, speaks_of_meta).is_some();
    telling.or_else(|| {
        values(&[Is::Unnamed, Is::Error]).find(|value| matches!(value, 100 | 190) && has_follower(*value))
    })
}

/// The subcode of a code, where no name precedes it: it follows a slash, or is one that only 190 has. In a text that
/// does not speak of Meta no word but one for a code may come between: "190 files, 463 skipped" are counts of another
/// program.
fn follower(text: &str, numbers: &[Number], code: i64, speaks_of_meta: bool) -> Option<i64> {
    let at = numbers.iter().position(|number| number.value == code)?;
    let (first, later) = (&numbers[at], &numbers[at + 1..]);
    let is_second = |number: &&Number| number.is == Is::Second || number.is == Is::Joined && speaks_of_meta;
    let after_slash = later.first().filter(is_second).map(|number| number.value);
    const CODE: [&str; 7] = ["cod", "kod", "код", "コード", "代码", "代碼", "코드"];
    let is_near = |number: &&Number| {
        let between = text[first.end..number.start].to_lowercase();
        speaks_of_meta
            || !between.contains(char::is_alphabetic)
            || CODE.iter().any(|word| between.contains(word))
    };
    let own =
        || later.iter().filter(is_near).map(|number| number.value).find(|value| SUBCODES.contains(value));
    after_slash.or_else(|| if code == 190 { own() } else { None })
}

/// Whether a number that a text calls an error may be a code of Meta's: 400 to 599 are HTTP's.
fn is_error(value: i64) -> bool {
    is_its_own_sign(value)
        || matches!(value, 4 | 10 | 17 | 32 | 100..=104 | 200 | 210 | 278 | 283 | 294 | 551)
}

fn is_code(value: i64) -> bool {
    value == 100 || SUBCODES.contains(&value) || codes::cause(value, None, "", Step::Call).is_some()
}

/// The numbers that are whole words: not part of a date, a time, a price, an id or a word.
fn numbers(text: &str) -> impl Iterator<Item = Number> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes[at..].iter().position(u8::is_ascii_digit)?;
            let length = bytes[start..].iter().position(|byte| !byte.is_ascii_digit());
            at = length.map_or(bytes.len(), |length| start + length);
            if let Some(number) = number(text, start, at) {
                return Some(number);
            }
        }
    })
}

fn number(text: &str, start: usize, end: usize) -> Option<Number> {
    let value = Some(&text[start..end]).filter(|digits| digits.len() <= 9)?.parse().ok()?;
    let before = |back: usize| start.checked_sub(back).map_or(b' ', |at| text.as_bytes()[at]);
    let after = |on: usize| text.as_bytes().get(end + on).copied().unwrap_or(b' ');
    let is_joined = match before(1) {
        byte @ (b'.' | b',' | b':' | b'-') => before(2).is_ascii_digit() || byte == b'-' && before(2) != b' ',
        b'/' => !before(2).is_ascii_digit() || is_in_date(text, start),
        byte => byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$' | b'%'),
    };
    let goes_on = match after(0) {
        b'.' | b',' | b':' | b'-' => after(1).is_ascii_digit(),
        byte => byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'%'),
    };
    let is_joined_pair = first_of_pair(text, start, value).is_some();
    if is_joined && !is_joined_pair || goes_on && !is_first_of_pair(text, end, value) {
        return None;
    }
    let is_second = text[..start]
        .trim_end()
        .strip_suffix(['/', '('])
        .is_some_and(|first| first.trim_end().ends_with(|digit: char| digit.is_ascii_digit()));
    let is = match name(text, start) {
        _ if is_second => Is::Second,
        _ if is_joined_pair => Is::Joined,
        Is::Unnamed if is_before_a_type(&text[end..]) => Is::Code,
        is => is,
    };
    Some(Number { value, is, start, end })
}

/// The code of which this number is the subcode, where only a sign stands between the two.
fn first_of_pair(text: &str, start: usize, subcode: i64) -> Option<i64> {
    let sign = text[..start].chars().next_back().filter(|sign| PAIRING.contains(sign))?;
    let before = &text[..start - sign.len_utf8()];
    let digits = before.len() - before.trim_end_matches(|digit: char| digit.is_ascii_digit()).len();
    let first = before.len() - digits;
    let code = before[first..].parse().ok()?;
    let is_whole =
        !before[..first].ends_with(|letter: char| letter.is_alphanumeric() || PAIRING.contains(&letter));
    // A dot between two numbers is a price or a number of a version, unless a word calls the first an error.
    let is_meant =
        || sign != '.' || permissions::is_bare(text) || matches!(name(text, first), Is::Code | Is::Error);
    (is_whole && is_pair(code, subcode) && is_meant()).then_some(code)
}

/// Whether the number is the code before such a subcode.
fn is_first_of_pair(text: &str, end: usize, code: i64) -> bool {
    let rest = &text[end..];
    let Some(behind) = rest.strip_prefix(PAIRING) else { return false };
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let is_whole = !behind[digits..].starts_with(|letter: char| letter.is_alphanumeric());
    let start = end + 1;
    is_whole
        && behind[..digits]
            .parse()
            .is_ok_and(|subcode| is_pair(code, subcode) && first_of_pair(text, start, subcode).is_some())
}

const PAIRING: [char; 4] = [':', '.', '-', '_'];

fn is_pair(code: i64, subcode: i64) -> bool {
    let is_own = || subcode >= 1_000_000 && is_code(code) && subcodes::cause(subcode).is_some();
    code == 190 && SUBCODES.contains(&subcode) || is_own()
}

/// Whether the number is part of a date like `11/20/2026`: there is a second slash before or after it.
fn is_in_date(text: &str, start: usize) -> bool {
    let digits = |digit: char| digit.is_ascii_digit();
    let first = text[..start].trim_end_matches('/').trim_end_matches(digits);
    first.ends_with('/') || text[start..].trim_start_matches(digits).starts_with('/')
}
