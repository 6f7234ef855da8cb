//! Text from outside as plain text: no longer than it has to be, and without the characters that steer a terminal or turn
//! a line around.
//!
//! A name of Meta's is printed on terminals and in notifications, and whoever owns the account chose it. The characters
//! are the control characters (Unicode category Cc), the marks of bidirectional text (UAX #9, section 2) and the two
//! separators U+2028 and U+2029.

use std::borrow::Cow;

/// The most letters of a name: Facebook allows 75 for a Page, the usernames of the others have 30.
pub const LONGEST_NAME: usize = 100;

/// The most bytes of a message of Meta's that are kept: its longest known ones have some hundreds.
pub const LONGEST_MESSAGE: usize = 2 * 1024;

/// The most bytes of a pasted text that are read: a screen of a log has 10 kB.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// Whether a letter is none of a name or a sentence: it steers a terminal, breaks the line or turns it around.
pub fn is_steering(letter: char) -> bool {
    letter.is_control() || turns_lines(letter) || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Whether a letter leaves no trace on a screen: it comes along when text is copied from a web page or a chat. Zero-width
/// marks, the soft hyphen, the byte order mark, variation selectors, tags, and the marks of direction. Names keep those
/// that join emoji; tokens, codes and addresses have none.
pub fn is_invisible(letter: char) -> bool {
    turns_lines(letter)
        || matches!(
            letter,
            '\u{ad}'
                | '\u{34f}'
                | '\u{180b}'..='\u{180e}'
                | '\u{200b}'..='\u{200d}'
                | '\u{2060}'..='\u{2065}'
                | '\u{206a}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// The text without its invisible letters.
pub fn visible(text: &str) -> String {
    text.chars().filter(|letter| !is_invisible(*letter)).collect()
}

/// Whether a letter is a mark of bidirectional text.
fn turns_lines(letter: char) -> bool {
    matches!(
        letter,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// A name from outside, on one line and at most [`LONGEST_NAME`] letters long.
pub fn name(text: &str) -> String {
    one_line(&letters(text).take(LONGEST_NAME).collect::<String>())
}

/// A sentence from outside, on one line and at most [`LONGEST_MESSAGE`] bytes long.
pub fn message(text: &str) -> String {
    one_line(&letters(start(text, LONGEST_MESSAGE)).collect::<String>())
}

/// The words with single spaces between them.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters of a text; a line break becomes a space, so that the words around it stay apart.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(|letter| match letter {
        '\n' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ if is_steering(letter) => None,
        _ => Some(letter),
    })
}

/// The text with its steering characters written out, as `\u{1b}`: for texts that came in before they were dropped
/// there, and for those that a person typed.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(is_steering) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if is_steering(letter) {
            shown.extend(letter.escape_unicode());
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

/// At most [`LONGEST_TEXT`] bytes of a text: its beginning and, because the last lines of a log tell how it ended, three
/// times as much of its end. No word is cut, because half a secret is harder to recognise.
pub fn capped(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_TEXT {
        return Cow::Borrowed(text);
    }
    let head = start(text, LONGEST_TEXT / 4);
    let head = head.rfind(char::is_whitespace).map_or("", |at| &head[..at]);
    let tail = end(text, LONGEST_TEXT / 4 * 3 - 1);
    let tail = tail.find(char::is_whitespace).map_or("", |at| &tail[at..]);
    if head.is_empty() && tail.is_empty() {
        return Cow::Borrowed(start(text, LONGEST_TEXT));
    }
    Cow::Owned(format!("{head}\n{tail}"))
}

/// The first bytes of a text, up to the end of a letter.
fn start(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The last bytes of a text, from the start of a letter.
fn end(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_neither_steers_a_terminal_nor_turns_a_line() {
        for (told, kept) in [
            ("corner\u{1b}[31m.bakery", "corner[31m.bakery"),
            ("\u{1b}]52;c;eA==\u{7}mara", "]52;c;eA==mara"),
            ("ma\rra", "mara"),
            ("\u{202e}arim", "arim"),
            ("Corner\nBakery\u{2028}Inc", "Corner Bakery Inc"),
            (" Mara Lind ", "Mara Lind"),
            ("Café 👩‍🍳", "Café 👩‍🍳"),
        ] {
            assert_eq!(name(told), kept);
        }
        assert_eq!(name(&"ю".repeat(500)).chars().count(), LONGEST_NAME);
    }

    #[test]
    fn what_came_in_before_is_shown_written_out() {
        assert_eq!(escaped("a\u{1b}[2Jb\u{202e}"), "a\\u{1b}[2Jb\\u{202e}");
        assert!(matches!(escaped("Corner Bakery"), Cow::Borrowed(_)));
    }

    #[test]
    fn of_a_long_text_the_beginning_and_the_end_are_read() {
        let long = format!("first {} last", "word ".repeat(100_000));
        let capped = capped(&long);
        assert!(capped.len() <= LONGEST_TEXT, "{}", capped.len());
        assert!(capped.starts_with("first ") && capped.ends_with(" last"));
    }

    proptest! {
        #[test]
        fn nothing_that_steers_comes_through(text in any::<String>()) {
            prop_assert!(!name(&text).contains(is_steering) && !message(&text).contains(is_steering));
            prop_assert!(!escaped(&text).contains(is_steering));
        }

        #[test]
        fn no_text_is_longer_than_its_cap(text in "(\\PC{0,9} ?){0,40}", times in 1_usize..400) {
            let text = text.repeat(times);
            prop_assert!(capped(&text).len() <= LONGEST_TEXT);
            prop_assert!(message(&text).len() <= LONGEST_MESSAGE);
        }
    }
}
