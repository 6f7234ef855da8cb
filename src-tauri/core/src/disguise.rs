//! A text as it was before it was written for an address, for HTML, for JSON or in wide letters, and without invisible
//! marks; with the way back to the text as it is. Only ASCII is undone, because tokens, codes and addresses are made of
//! it.

use std::ops::Range;

use crate::plain::is_invisible;

/// How often a text is written for something else: an address in JSON in an address. People do not copy it deeper.
const DEEPEST: usize = 3;

/// A text with its disguises undone.
pub struct Undone {
    text: String,
    /// Where each byte of the text came from.
    from: Vec<Range<usize>>,
}

impl Undone {
    /// None where the text has no disguise.
    pub fn of(text: &str) -> Option<Self> {
        let mut undone = Self::layer(text)?;
        for _ in 1..DEEPEST {
            let Some(deeper) = Self::layer(&undone.text) else { break };
            let from = deeper.from.into_iter().map(|range| undone.source(range)).collect();
            undone = Self { text: deeper.text, from };
        }
        Some(undone)
    }

    /// The text with one layer of its disguises undone; None where it has none.
    pub fn once(text: &str) -> Option<String> {
        Self::layer(text).map(|undone| undone.text)
    }

    /// The text with its disguises undone.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The range of the disguised text from which this range came.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let ends = |at: usize| self.from.get(at);
        match (ends(range.start), range.end.checked_sub(1).and_then(ends)) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    fn layer(text: &str) -> Option<Self> {
        let mut undone =
            Self { text: String::with_capacity(text.len()), from: Vec::with_capacity(text.len()) };
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let at = text.len() - rest.len();
            let (shown, length) = disguised(rest, letter).unwrap_or((Some(letter), letter.len_utf8()));
            if let Some(shown) = shown {
                undone.text.push(shown);
                undone.from.extend(std::iter::repeat_n(at..at + length, shown.len_utf8()));
            }
            rest = &rest[length..];
        }
        (undone.text != text).then_some(undone)
    }
}

/// The letter that the beginning of a text stands for, none for an invisible mark, and how many bytes it takes.
fn disguised(rest: &str, letter: char) -> Option<(Option<char>, usize)> {
    match letter {
        '%' => coded(rest, 1, 2).map(|(letter, length)| (Some(letter), length)),
        '\\' => escaped(rest),
        '&' => entity(rest),
        // Full-width forms of ASCII (Unicode, Halfwidth and Fullwidth Forms).
        '\u{ff01}'..='\u{ff5e}' => {
            Some((char::from_u32(u32::from(letter) - 0xff01 + 0x21), letter.len_utf8()))
        }
        _ if is_invisible(letter) => Some((None, letter.len_utf8())),
        _ => None,
    }
}

/// The letter of so many hex digits behind a sign; only ASCII, of which secrets are made.
fn coded(rest: &str, sign: usize, digits: usize) -> Option<(char, usize)> {
    let digits = rest.get(sign..sign + digits)?;
    // `from_str_radix` takes a sign, too.
    let value = digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16));
    let letter = value?.ok().filter(u8::is_ascii)?;
    Some((char::from(letter), sign + digits.len()))
}

/// A letter as programs write it between quotes.
fn escaped(rest: &str) -> Option<(Option<char>, usize)> {
    let found = match rest.as_bytes().get(1)? {
        b'u' => {
            let code = rest.get(2..6).filter(|code| code.starts_with("00"))?;
            (char::from(u8::from_str_radix(code, 16).ok().filter(u8::is_ascii)?), 6)
        }
        b'x' => coded(rest, 2, 2)?,
        b'n' | b'r' | b't' => ('\n', 2),
        b'/' => ('/', 2),
        b'"' => ('"', 2),
        _ => return None,
    };
    Some((Some(found.0), found.1))
}

/// A letter as HTML writes it, by its number or by the names that addresses need.
fn entity(rest: &str) -> Option<(Option<char>, usize)> {
    const LONGEST: usize = 9;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let letter = match name {
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "equals" => '=',
        "shy" | "zwnj" | "zwj" => return Some((None, end + 1)),
        _ => {
            let number = name.strip_prefix('#')?;
            let hex = number.strip_prefix(['x', 'X']);
            let value = match hex {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(value.ok()?)?
        }
    };
    let is_seen = letter.is_ascii() || !is_invisible(letter);
    Some((is_seen.then_some(letter), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_disguise_is_undone_and_leads_back_to_where_it_stood() {
        for (text, plain) in [
            ("a%3Db", "a=b"),
            ("a%253Db", "a=b"),
            ("a&amp;b", "a&b"),
            ("a&#x3d;b", "a=b"),
            (r"a\u003db", "a=b"),
            (r"https:\/\/b", "https://b"),
            ("a\u{200b}b", "ab"),
            ("\u{ff41}b", "ab"),
        ] {
            let undone = Undone::of(text).unwrap();
            assert_eq!(undone.text(), plain);
            assert_eq!(undone.source(0..plain.len()), 0..text.len());
            assert_eq!(&text[undone.source(plain.len() - 1..plain.len())], "b");
        }
        for plain in ["100% of it", "a & b; c", "%D0%B9", "привет"] {
            assert!(Undone::of(plain).is_none(), "{plain}");
        }
    }
}
