//! Codes as people, logs and programs of every kind write them: `code 190`, `'error_subcode': 463`, `(#200)`, `190/463`.

use super::super::codes::{SUBCODES, is_telling};
use super::super::{Step, codes, subcodes};
use super::fields::{floor, is_metas_kind};
use crate::ports::MetaError;

/// The code that a text names, with its subcode.
pub fn error(text: &str) -> Option<MetaError> {
    if let Some(number) = alone(text) {
        return Some(of(number, None, String::new()));
    }
    let numbers: Vec<Number> = numbers(text).take(MOST).collect();
    let subcode = numbers.iter().find(|number| number.is == Is::Subcode).map(|number| number.value);
    let is_metas = names_meta(text);
    let named = numbers.iter().find(|number| match number.is {
        Is::Code => is_code(number.value),
        Is::Error => is_error(number.value, is_metas),
        _ => false,
    });
    let own_meaning = || subcode.filter(|subcode| subcodes::cause(*subcode).is_some());
    let (code, subcode) = match named.map(|number| number.value).or_else(|| unnamed(text, &numbers)) {
        Some(code) => (code, subcode.or_else(|| follower(text, &numbers, code))),
        None => (own_meaning()?, None),
    };
    Some(of(code, subcode, text.to_owned()))
}

/// How many numbers of a text are looked at: a long log has more numbers than causes.
const MOST: usize = 512;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Code,
    Subcode,
    /// A number that the text calls an error: a code where it is one of Meta's own, or where the text speaks of Meta.
    Error,
    /// The second number of a pair: `190/463`, `190 (463)`.
    Second,
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
fn unnamed(text: &str, numbers: &[Number]) -> Option<i64> {
    let values = |is: &'static [Is]| {
        numbers.iter().filter(move |number| is.contains(&number.is)).map(|number| number.value)
    };
    let telling = values(&[Is::Unnamed, Is::Error, Is::Second]).find(|value| is_telling(*value));
    let has_follower = |code| follower(text, numbers, code).is_some();
    telling.or_else(|| {
        values(&[Is::Unnamed, Is::Error]).find(|value| matches!(value, 100 | 190) && has_follower(*value))
    })
}

/// The subcode of a code, where no name precedes it: it follows a slash, or is one that only 190 has. In a text that
/// does not speak of Meta no word but one for a code may come between: "190 files, 463 skipped" are counts of another
/// program.
fn follower(text: &str, numbers: &[Number], code: i64) -> Option<i64> {
    let at = numbers.iter().position(|number| number.value == code)?;
    let (first, later) = (&numbers[at], &numbers[at + 1..]);
    let after_slash = later.first().filter(|number| number.is == Is::Second).map(|number| number.value);
    let is_metas = names_meta(text);
    const CODE: [&str; 7] = ["cod", "kod", "код", "コード", "代码", "代碼", "코드"];
    let is_near = |number: &&Number| {
        let between = text[first.end..number.start].to_lowercase();
        is_metas || !between.contains(char::is_alphabetic) || CODE.iter().any(|word| between.contains(word))
    };
    let own =
        || later.iter().filter(is_near).map(|number| number.value).find(|value| SUBCODES.contains(value));
    after_slash.or_else(|| if code == 190 { own() } else { None })
}

/// Whether a number that a text calls an error is a code of Meta's. Small numbers are errors of many programs, and 400
/// to 599 are HTTP's.
fn is_error(value: i64, is_metas: bool) -> bool {
    matches!(value, 190 | 341 | 368 | 490 | 613 | 2022 | 2500 | 9004 | 9007)
        || value >= 30_000 && is_code(value)
        || is_metas && matches!(value, 4 | 10 | 17 | 32 | 100..=104 | 200 | 210 | 278 | 283 | 294 | 551)
}

/// Whether a text speaks of Meta at all.
fn names_meta(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["facebook", "instagram", "threads", "graph", "meta", "oauth", "fbtrace"]
        .iter()
        .any(|name| lower.contains(name))
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
        .strip_suffix(['/', '('])
        .is_some_and(|first| first.trim_end().ends_with(|digit: char| digit.is_ascii_digit()));
    let is = match name(lead, after(0)) {
        _ if is_second => Is::Second,
        Is::Unnamed if is_before_a_type(&text[end..]) => Is::Code,
        is => is,
    };
    Some(Number { value, is, start, end })
}

/// Whether the number is part of a date like `11/20/2026`: there is a second slash before or after it.
fn is_in_date(text: &str, start: usize) -> bool {
    let digits = |digit: char| digit.is_ascii_digit();
    let first = text[..start].trim_end_matches('/').trim_end_matches(digits);
    first.ends_with('/') || text[start..].trim_start_matches(digits).starts_with('/')
}

/// `190, OAuthException`: some tools write the type of Meta's error behind its code.
fn is_before_a_type(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', ',', ';', ':', '-', '(', '/']);
    let word = rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    is_metas_kind(word)
}

/// The meaning of a number, by the word before it. The word for "code" is known in several languages.
fn name(lead: &str, after: u8) -> Is {
    const CODE: [&str; 16] = [
        "code",
        "код",
        "кода",
        "коду",
        "ошибки",
        "código",
        "codigo",
        "codice",
        "kod",
        "kodu",
        "kode",
        "コード",
        "代码",
        "代碼",
        "코드",
        "кодом",
    ];
    const ERROR: [&str; 13] = [
        "exception",
        "error",
        "fehler",
        "ошибка",
        "ошибку",
        "erreur",
        "erro",
        "errore",
        "błąd",
        "hata",
        "fout",
        "помилка",
        "エラー",
    ];
    const SUBCODE: [&str; 14] = [
        "subcode",
        "sub-code",
        "субкод",
        "подкод",
        "subcódigo",
        "subcodigo",
        "untercode",
        "unterfehlercode",
        "sous-code",
        "sottocodice",
        "subkod",
        "podkod",
        "サブコード",
        "子代码",
    ];
    /// Two words for "error code".
    const CODES: [&str; 12] = [
        "code d'erreur",
        "code erreur",
        "código de error",
        "codigo de error",
        "codice di errore",
        "codice errore",
        "código de erro",
        "codigo de erro",
        "kod błędu",
        "код помилки",
        "código do erro",
        "code de l'erreur",
    ];
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
    let two = lead[floor(lead, lead.len().saturating_sub(40))..].to_lowercase();
    if CODES.iter().any(|code| two.ends_with(code)) || is_metas_kind(&word) {
        return Is::Code;
    }
    if SUBCODE.iter().any(|sub| word.ends_with(sub)) {
        return Is::Subcode;
    }
    if ERROR.iter().any(|error| word.ends_with(error)) {
        return Is::Error;
    }
    let Some(rest) = CODE.iter().find_map(|code| word.strip_suffix(code)) else { return Is::Unnamed };
    let rest = rest.trim_end_matches(['_', '-']);
    const OF_META: [&str; 16] = [
        "", "error", "err", "erreur", "fehler", "fout", "fel", "fejl", "feil", "hata", "fb", "graph", "meta",
        "oauth", "facebook", "api",
    ];
    let is_metas = OF_META.contains(&rest);
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
