//! A token that was broken into pieces, made whole again.

use super::{SHORTEST_TOKEN, Shape, USUAL_LENGTH, shape_of};
use crate::hide;

/// The token with which a text begins, over spaces and line breaks as far as the pieces look like parts of it; the words
/// behind it are left out. A text that begins with no token is tidied.
pub fn whole(text: &str) -> String {
    let text = text.trim_start_matches(AROUND);
    let mut lines = text.lines().flat_map(|line| {
        let line = line.trim().trim_end_matches('\\').trim_end();
        let gap = move |number| match number {
            0 if line.contains(char::is_whitespace) => Gap::LineOfWords,
            0 => Gap::Line,
            _ => Gap::Space,
        };
        line.split_whitespace().enumerate().map(move |(number, piece)| (gap(number), piece))
    });
    let Some((_, first)) = lines.next() else { return String::new() };
    let cleaned =
        |piece: &str| -> String { piece.chars().take_while(|letter| is_of_token(*letter)).collect() };
    let mut token = cleaned(first);
    if !matches!(shape_of(&token), Shape::Token(_) | Shape::LegacyInstagram | Shape::CutOff(_))
        || !first[token.len()..].chars().all(|letter| AROUND.contains(&letter) || letter == '.')
    {
        return tidy(text);
    }
    if token.len() < first.len() {
        return token;
    }
    let length = token.len();
    for (gap, piece) in lines {
        let part = cleaned(piece);
        let is_even = length < SHORTEST_TOKEN && part.len() == length;
        if !(is_even || is_part(&part, gap)) {
            break;
        }
        token.push_str(&part);
        if part.len() < piece.len() {
            break;
        }
    }
    token
}

/// A token among the lines of a text, with the lines below it as far as they are more of it. One of the usual length is
/// whole.
pub fn with_next_lines(token: &str, rest: &str) -> String {
    let mut whole = token.to_owned();
    let mut lines = rest.lines();
    let ends_line = lines.next().is_some_and(|line| line.trim().is_empty());
    if token.len() < USUAL_LENGTH && ends_line {
        let is_more = |line: &&str| line.chars().all(is_of_token) && hide::is_random(line);
        lines.map(str::trim).take_while(is_more).for_each(|line| whole.push_str(line));
    }
    whole
}

/// The text without white space, and without quotes and commas around it.
pub fn tidy(text: &str) -> String {
    let joined: String = text.split_whitespace().collect();
    joined.trim_matches(AROUND).to_owned()
}

/// What stands before a piece of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Space,
    /// A line break; the piece has the line for itself.
    Line,
    /// A line break; more words are on the line.
    LineOfWords,
}

/// Whether a piece behind a gap is more of a token. The last line of a token is as long as it happens to be; among other
/// words, words are likelier.
fn is_part(piece: &str, gap: Gap) -> bool {
    let is_word = piece.bytes().all(|byte| byte.is_ascii_lowercase()) && piece.len() > 3;
    hide::is_random(piece) && (gap != Gap::Space || piece.len() >= 6)
        || gap == Gap::Line && (1..=5).contains(&piece.len()) && !is_word
}

fn is_of_token(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-')
}

/// Signs that stand around a token in texts, programs and mails.
const AROUND: [char; 25] = [
    '"', '\'', '`', ',', ';', '“', '”', '„', '‘', '’', '‚', '«', '»', '‹', '›', '「', '」', '<', '>', '(',
    ')', '[', ']', '*', ' ',
];
