//! Codes as people, logs and programs of every kind write them: `code 190`, `'error_subcode': 463`, `(#200)`, `190/463`.

use super::super::codes::{SUBCODES, is_telling};
use super::super::{Step, codes};
use crate::ports::MetaError;

/// The code that a text names, with its subcode.
pub fn error(text: &str) -> Option<MetaError> {
    if let Some(number) = alone(text) {
        return Some(of(number, None, String::new()));
    }
    let numbers: Vec<Number> = numbers(text).take(MOST).collect();
    let subcode = numbers.iter().find(|number| number.is == Is::Subcode).map(|number| number.value);
    let named = numbers.iter().find(|number| match number.is {
        Is::Code => is_code(number.value),
        Is::Error => number.value == 190,
        _ => false,
    });
    let (code, subcode) = match named.map(|number| number.value) {
        Some(code) => (code, subcode.or_else(|| follower(&numbers, code))),
        None => {
            let code = unnamed(&numbers)?;
            (code, subcode.or_else(|| follower(&numbers, code)))
        }
    };
    Some(of(code, subcode, text.to_owned()))
}

/// How many numbers of a text are looked at: a long log has more numbers than causes.
const MOST: usize = 512;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Code,
    Subcode,
    /// A number that the text calls an error; of these only 190 counts as a code.
    Error,
    /// The second number of a pair with a slash in between.
    Second,
    Unnamed,
}

#[derive(Clone, Copy)]
struct Number {
    value: i64,
    is: Is,
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
fn unnamed(numbers: &[Number]) -> Option<i64> {
    let values = || numbers.iter().filter(|number| number.is == Is::Unnamed).map(|number| number.value);
    if let Some(telling) = values().find(|value| is_telling(*value)) {
        return Some(telling);
    }
    let has_follower = |code| follower(numbers, code).is_some();
    values().find(|value| matches!(value, 100 | 190) && has_follower(*value))
}

/// The subcode of a code, where no name precedes it: it follows a slash, or is one that only 190 has.
fn follower(numbers: &[Number], code: i64) -> Option<i64> {
    let at = numbers.iter().position(|number| number.value == code)?;
    let later = &numbers[at + 1..];
    let after_slash = later.first().filter(|number| number.is == Is::Second).map(|number| number.value);
    let own = || later.iter().map(|number| number.value).find(|value| SUBCODES.contains(value));
    after_slash.or_else(|| if code == 190 { own() } else { None })
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
    if is_joined || goes_on {
        return None;
    }
    let lead = text[..start].trim_end();
    let is_second = lead
        .strip_suffix('/')
        .is_some_and(|first| first.trim_end().ends_with(|digit: char| digit.is_ascii_digit()));
    let is = if is_second { Is::Second } else { name(lead, after(0)) };
    Some(Number { value, is })
}

/// Whether the number is part of a date like `11/20/2026`: there is a second slash before or after it.
fn is_in_date(text: &str, start: usize) -> bool {
    let digits = |digit: char| digit.is_ascii_digit();
    let first = text[..start].trim_end_matches('/').trim_end_matches(digits);
    first.ends_with('/') || text[start..].trim_start_matches(digits).starts_with('/')
}

/// The meaning of a number, by the word before it. The word for "code" is known in several languages.
fn name(lead: &str, after: u8) -> Is {
    const CODE: [&str; 12] = [
        "code",
        "код",
        "кода",
        "ошибки",
        "código",
        "codigo",
        "codice",
        "kod",
        "コード",
        "代码",
        "代碼",
        "코드",
    ];
    const ERROR: [&str; 7] = ["exception", "error", "fehler", "ошибка", "ошибку", "erreur", "erro"];
    const SUBCODE: [&str; 6] = ["subcode", "sub-code", "субкод", "подкод", "subcódigo", "subcodigo"];
    if lead.ends_with("(#") && after == b')' {
        return Is::Code;
    }
    let separators: &[char] = &[' ', ':', '=', '"', '\'', '#', '(', '[', ']', '\t', '>', '\\', '-', '№'];
    let lead = lead.trim_end_matches(separators);
    let lead = lead
        .strip_suffix("(int")
        .or_else(|| lead.strip_suffix("int"))
        .unwrap_or(lead)
        .trim_end_matches(separators);
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
    let letters = lead.char_indices().rev().take(24).take_while(|(_, letter)| is_letter(*letter));
    let start = letters.last().map_or(lead.len(), |(at, _)| at);
    let word = lead[start..].to_lowercase();
    if SUBCODE.iter().any(|sub| word.ends_with(sub)) {
        return Is::Subcode;
    }
    if ERROR.iter().any(|error| word.ends_with(error)) {
        return Is::Error;
    }
    let Some(rest) = CODE.iter().find_map(|code| word.strip_suffix(code)) else { return Is::Unnamed };
    let rest = rest.trim_end_matches(['_', '-']);
    let is_metas = matches!(rest, "" | "error" | "err" | "fehler" | "fb" | "graph" | "meta" | "oauth");
    let is_others = || {
        let before = lead[..start].trim_end_matches(separators);
        rest.is_empty() && OTHERS.iter().any(|other| ends_with(before, other))
    };
    if is_metas && !is_others() { Is::Code } else { Is::Unnamed }
}

fn ends_with(text: &str, word: &str) -> bool {
    let end = text.len().checked_sub(word.len()).and_then(|start| text.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Words that show that a code belongs to another program than Meta.
const OTHERS: [&str; 14] = [
    "status",
    "http",
    "exit",
    "exited with",
    "return",
    "response",
    "country",
    "zip",
    "postal",
    "area",
    "dial",
    "bar",
    "verification",
    "process",
];
