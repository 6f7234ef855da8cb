//! Takes off what programs put around a text without changing it: the entities of web pages, percent-encoding, base64,
//! breaks of lines.

use std::borrow::Cow;

use crate::base64_text;

/// The text as it was before it was written into a web page or an address.
pub fn decoded(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..DEEPEST {
        let next = match &*text {
            page if is_of_page(page) => from_page(page),
            address if is_of_address(address) => percent_decoded(&spaced(address)),
            encoded if OBJECTS.iter().any(|object| encoded.contains(object)) => from_base64(encoded),
            _ => break,
        };
        if next == *text {
            break;
        }
        text = Cow::Owned(next);
    }
    text
}

/// How often a text may be wrapped: an address inside of an address inside of a log.
const DEEPEST: usize = 4;

/// How a body begins in base64: with a brace, and a quote or a line break behind it.
const OBJECTS: [&str; 4] = ["eyJ", "ewog", "ewoJ", "ew0K"];

/// The text with its bodies in base64 as they were.
fn from_base64(text: &str) -> String {
    let is_apart = |letter: char| !base64_text::is_letter(letter);
    let body = |word: &str| {
        let is_one = OBJECTS.iter().any(|object| word.starts_with(object));
        base64_text::decoded(word).filter(|body| is_one && !body.contains(is_unwritten))
    };
    text.split_inclusive(is_apart)
        .map(|piece| {
            let word = piece.trim_end_matches(is_apart);
            body(word).map_or_else(|| piece.to_owned(), |body| body + &piece[word.len()..])
        })
        .collect()
}

/// Whether no body has this letter.
fn is_unwritten(letter: char) -> bool {
    letter.is_control() && !letter.is_whitespace()
}

/// The lines joined: the marks of a quoted mail or of a container's log before a line are no part of it.
pub fn joined(lines: &[&str], gap: &str) -> String {
    let lines: Vec<&str> =
        lines.iter().map(|line| line.trim_end().trim_start_matches(['>', '|', ' ', '\t'])).collect();
    lines.join(gap)
}

fn is_of_page(text: &str) -> bool {
    ["&quot;", "&#34;", "&#x22;", "&amp;", "&#39;", "&#039;", "&#x27;", "&apos;", "&lt;", "&nbsp;"]
        .iter()
        .any(|entity| text.contains(entity))
}

fn from_page(text: &str) -> String {
    const ENTITIES: [(&str, &str); 13] = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#034;", "\""),
        ("&#x22;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&rsquo;", "'"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    ENTITIES.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

/// A body or a query that was percent-encoded has its quotes, braces or signs encoded. A plain address has none of them.
fn is_of_address(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["%22", "%7b", "%257b", "%3d", "%20error", "error%20", "%28%23"].iter().any(|sign| text.contains(sign))
}

/// In a form a plus is a space; outside of one it may be a plus, so only words without spaces are changed.
fn spaced(text: &str) -> String {
    let is_encoded = |word: &str| word.contains('%') && word.contains('+');
    text.split(' ')
        .map(|word| if is_encoded(word) { word.replace('+', " ") } else { word.to_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

/// RFC 3986 section 2.1; what is no encoded byte stays as it is.
fn percent_decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_around_a_text_is_taken_off_and_a_plain_text_stays() {
        for (wrapped, text) in [
            ("{&quot;code&quot;:190}", r#"{"code":190}"#),
            ("%7B%22code%22%3A190%7D", r#"{"code":190}"#),
            ("%257B%2522code%2522%253A190%257D", r#"{"code":190}"#),
            ("body: eyJjb2RlIjoxOTB9, cut", r#"body: {"code":190}, cut"#),
            ("msg=Session+has+expired%3A%20x%22", "msg=Session has expired: x\""),
            ("100 % sure, 5%2 and a+b", "100 % sure, 5%2 and a+b"),
            ("https://localhost:16060/?a=%2F", "https://localhost:16060/?a=%2F"),
        ] {
            assert_eq!(decoded(wrapped), text);
        }
        assert_eq!(joined(&["> Session has", "> expired"], " "), "Session has expired");
    }
}
