//! Texts that a computer read off a picture. It takes letters for others that look alike (`l`, `I`, `1` and `|`; `O` and
//! `0`; `rn` and `m`), tears words apart and runs them together. Meta's sentences and codes are written as Meta writes
//! them; everything else stays as it is.
//!
//! Sentences are compared by their outlines, in which letters that look alike are one letter. Only a long outline
//! counts, because a short one may be that of other words. Held by `every_sentence_is_known_in_every_misreading` and
//! `what_was_typed_stays_as_it_is` below.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use crate::diagnosis::phrases;
use crate::diagnosis::sought::All;

/// The text with Meta's sentences, names and codes as Meta writes them.
pub fn mended(text: &str) -> Cow<'_, str> {
    let mended = replaced(text, sentences(text));
    let numbers = codes(&mended);
    if numbers.is_empty() { mended } else { Cow::Owned(replaced(&mended, numbers).into_owned()) }
}

/// A part of a text, and what stands there rightly.
type Part = (Range<usize>, Cow<'static, str>);

/// The letters of the shortest outline that counts.
const SHORTEST: usize = 12;

/// Names that only Meta's answers have, and the names of its networks. They are short, so they count as whole words.
const NAMES: [&str; 7] = [
    "oauthexception",
    "igapiexception",
    "thapiexception",
    "graphmethodexception",
    "facebookapiexception",
    "facebook",
    "instagram",
];

/// What is known, each with its outline.
struct Known {
    sought: All,
    words: Vec<&'static str>,
}

static KNOWN: LazyLock<Option<Known>> = LazyLock::new(|| {
    let sentences = phrases::all_of_meta().filter(|phrase| outline(phrase).len() >= SHORTEST);
    let words: Vec<&'static str> = NAMES.into_iter().chain(sentences).collect();
    let outlines =
        words.iter().map(|words| outline(words).iter().map(|line| line.letter).collect::<String>());
    Some(Known { sought: All::of(outlines)?, words })
});

/// A letter of an outline, and where it stands in the text.
struct Line {
    letter: char,
    from: usize,
    to: usize,
}

/// The outline of a text: its letters without those between which a reader of pictures cannot tell. Spaces and hyphens
/// are none of it, because words are torn apart at the end of a line; a mark that ends a sentence is a letter of its own.
fn outline(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(text.len());
    for (from, written) in text.char_indices() {
        let to = from + written.len_utf8();
        let mut push = |letter: char| {
            let joined = lines.last().and_then(|last| joined(last.letter, letter));
            match (joined, lines.last_mut()) {
                (Some(joined), Some(last)) => *last = Line { letter: joined, to, ..*last },
                _ => lines.push(Line { letter, from, to }),
            }
        };
        match written {
            'ﬁ' | 'ﬂ' => ['f', 'l'].into_iter().for_each(push),
            '\'' | '’' | '‘' | '´' | '`' | '-' | '\u{ad}' => {}
            _ if written.is_whitespace() => {}
            _ => written.to_lowercase().for_each(|letter| push(alike(letter))),
        }
    }
    lines
}

/// The letter that stands for all that look like this one.
fn alike(letter: char) -> char {
    match letter {
        'i' | '1' | '|' | '!' | 'ı' | 'í' | 'ì' | 'î' | 'ï' | 'ł' | 'і' | 'ї' => 'l',
        '0' | 'о' | 'ö' | 'ó' | 'ò' | 'ô' => 'o',
        'e' | 'c' | 'с' | 'е' | 'ё' | 'é' | 'è' | 'ê' | 'ë' | 'ç' => 'c',
        '5' | '$' => 's',
        '8' => 'b',
        '2' => 'z',
        '9' | 'q' => 'g',
        'а' | 'à' | 'á' | 'â' | 'ä' | 'ã' => 'a',
        'р' => 'p',
        'х' => 'x',
        'у' => 'y',
        'к' => 'k',
        'м' => 'm',
        'т' => 't',
        '3' => 'з',
        'ü' | 'ú' | 'ù' | 'û' => 'u',
        _ if letter.is_alphanumeric() => letter,
        _ => '.',
    }
}

/// The one letter that two look like side by side.
fn joined(left: char, right: char) -> Option<char> {
    match (left, right) {
        ('r', 'n') => Some('m'),
        ('v', 'v') => Some('w'),
        ('c', 'l') => Some('d'),
        _ => None,
    }
}

/// Where a sentence or a name of Meta's is written otherwise, each with what it is.
fn sentences(text: &str) -> Vec<Part> {
    let Some(known) = KNOWN.as_ref() else { return Vec::new() };
    let lines = outline(text);
    let letters: String = lines.iter().map(|line| line.letter).collect();
    // The line that begins at each byte of the outline.
    let mut at = vec![0; letters.len() + 1];
    letters.char_indices().enumerate().for_each(|(line, (byte, _))| at[byte] = line);
    let mut found: Vec<(Range<usize>, &'static str)> = known
        .sought
        .found(&letters)
        .filter_map(|found| {
            let words = known.words[found.word];
            let last = letters[..found.range.end].chars().next_back()?.len_utf8();
            let range = lines[at[found.range.start]].from..lines[at[found.range.end - last]].to;
            let starts = !text[..range.start].ends_with(char::is_alphanumeric);
            let ends = !NAMES.contains(&words) || is_word(&text[range.clone()], &text[range.end..]);
            (starts && ends).then_some((range, words))
        })
        .collect();
    found.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
    let mut end = 0;
    found.retain(|(range, _)| {
        let is_free = range.start >= end;
        end = if is_free { range.end } else { end };
        is_free
    });
    let differs =
        |(range, words): &(Range<usize>, &'static str)| !phrases::plain(&text[range.clone()]).contains(words);
    found.into_iter().filter(differs).map(|(range, words)| (range, Cow::Borrowed(words))).collect()
}

/// Whether a part of a text is a word of its own.
fn is_word(part: &str, behind: &str) -> bool {
    !part.contains(char::is_whitespace) && !behind.starts_with(char::is_alphanumeric)
}

/// Numbers in which letters stand for digits, behind a word that calls them a code.
fn codes(text: &str) -> Vec<Part> {
    let mut from = 0;
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '|').map(|word| {
        let range = from..from + word.len();
        from = range.end + text[range.end..].chars().next().map_or(0, char::len_utf8);
        (range, word)
    });
    let is_code = |range: &Range<usize>| {
        const CODES: [&str; 8] = ["code", "subcode", "error", "код", "субкод", "ошибка", "#", "/"];
        const LONGEST: usize = 8;
        let before = text[..range.start].trim_end_matches([' ', '\t', ':', '=', '"', '\'', '(']);
        // Only the last letters, because a long text has many numbers.
        let start = before.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at);
        let near = before[start..].to_lowercase();
        CODES.iter().any(|code| near.ends_with(code))
    };
    words
        .filter_map(|(range, word)| Some((range, Cow::Owned(digits(word)?))))
        .filter(|(range, _)| is_code(range))
        .collect()
}

/// The digits of a word that has at least one, and letters that look like digits besides.
fn digits(word: &str) -> Option<String> {
    const LONGEST: usize = 7;
    let digits: Option<String> = word.chars().map(digit).collect();
    let is_mixed = word.contains(|letter: char| letter.is_ascii_digit())
        && word.contains(|letter: char| !letter.is_ascii_digit());
    digits.filter(|digits| is_mixed && (2..=LONGEST).contains(&digits.len()))
}

fn digit(letter: char) -> Option<char> {
    match letter {
        '0'..='9' => Some(letter),
        'o' | 'O' | 'о' | 'О' | 'Q' => Some('0'),
        'l' | 'I' | 'i' | '|' | '!' => Some('1'),
        'S' | 's' => Some('5'),
        'B' => Some('8'),
        'Z' | 'z' => Some('2'),
        _ => None,
    }
}

fn replaced<'t>(text: &'t str, parts: Vec<Part>) -> Cow<'t, str> {
    if parts.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut at = 0;
    for (range, words) in parts {
        whole.push_str(&text[at..range.start]);
        whole.push_str(&words);
        at = range.end;
    }
    whole.push_str(&text[at..]);
    Cow::Owned(whole)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnosis::text::tests::field;

    #[test]
    fn what_is_read_off_a_picture_is_written_as_meta_writes_it() {
        for (read, meant) in [
            ("lnvalid OAuth access token", "invalid oauth access token"),
            ("Invalid 0Auth acce55 token.", "invalid oauth access token."),
            ("Ses sion has ex-\npired on Monday", "session has expired on Monday"),
            ("the perrnission rnust be granted", "the permission must be granted"),
            ("Error va1idating access token: x", "error validating access token: x"),
            ("type: 0AuthException", "type: oauthexception"),
            ("lnstagrarn: code l9O, subcode 46O", "instagram: code 190, subcode 460"),
            ("(#l0) and error 4O4", "(#10) and error 404"),
        ] {
            assert_eq!(mended(read), meant);
        }
    }

    #[test]
    fn what_was_typed_stays_as_it_is() {
        for text in field::typed() {
            assert_eq!(mended(&text), text);
        }
        for text in
            ["Check your permissions. Error in the printer", "room 1O1, flight B52", "code review SOS"]
        {
            assert!(matches!(mended(text), Cow::Borrowed(_)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_sentence_is_known_in_every_misreading(
            at in 0..phrases::all_of_meta().count(),
            wrong in prop::collection::vec(0_usize..6, 60),
        ) {
            let sentence = phrases::all_of_meta().nth(at).unwrap();
            prop_assume!(outline(sentence).len() >= SHORTEST);
            let read: String = sentence.chars().zip(wrong.iter().cycle()).map(|(letter, wrong)| misread(letter, *wrong)).collect();
            prop_assert_eq!(phrases::of_meta(&mended(&read)), phrases::of_meta(sentence), "{}", read);
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,60}") {
            mended(&text);
        }
    }

    /// A letter as it may be read off a picture.
    fn misread(letter: char, wrong: usize) -> String {
        let like: &[&str] = match letter {
            'i' => &["l", "I", "1"],
            'l' => &["I", "1", "|"],
            'o' => &["0", "O", "о"],
            'm' => &["rn"],
            'w' => &["vv"],
            'd' => &["cl"],
            's' => &["5", "S"],
            'e' => &["c", "é"],
            ' ' => &["\n", "", "  "],
            _ => &[],
        };
        like.get(wrong).map_or_else(|| letter.to_string(), |read| (*read).to_owned())
    }
}
