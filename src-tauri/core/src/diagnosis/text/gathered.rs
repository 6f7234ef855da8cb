//! Every answer and every sentence of Meta's in a text, from the forms that are sure to the words that are likely. A part
//! that is read is blanked, so that its words are not read again.

use std::borrow::Cow;
use std::ops::Range;

use super::events::Event;
use super::fields::Answer;
use super::signs::Signs;
use super::{address, bodies, fields, me, numbers, prose, signs, tables};
use crate::diagnosis::{causes, permissions, phrases};
use crate::plain;

/// The answers and sentences of a text, known or not. `view`: the text without what programs put around it.
pub fn events(text: &str, view: &str) -> Vec<Event> {
    let signs = Signs::of(view);
    let mut rest = Cow::Borrowed(view);
    let mut found = Vec::new();
    for answer in bodies::answers(view) {
        blank(rest.to_mut(), &answer.range);
        found.push(Event::of(answer));
    }
    for (at, word, error) in address::errors(text) {
        if let Some(at) = rest.find(word) {
            blank(rest.to_mut(), &(at..at + word.len()));
        }
        found.push(Event::of_address((at, error)));
    }
    for answer in tables::answers(&rest).into_iter().filter(|answer| is_metas(answer, &signs, "")) {
        blank(rest.to_mut(), &answer.range);
        found.push(Event::of(answer));
    }
    let of_fields: Vec<Answer> =
        fields::answers(&rest).into_iter().filter(|answer| is_one(answer, &signs, &rest)).collect();
    for answer in of_fields {
        let event = in_its_line(answer.clone(), &rest);
        if event.found != causes::UNKNOWN || answer.has_own_fields() {
            blank(rest.to_mut(), &answer.range);
            found.push(event);
        }
    }
    let is_beside_answers = !found.is_empty();
    found.extend(prose::events(&rest, is_beside_answers, &signs));
    found.extend(me::answers(view).into_iter().map(|at| Event::in_words(at, causes::WORKS, "")));
    found
}

/// Whether fields that stand together are an answer of Meta's: a code with words or with one of Meta's own fields, a
/// sentence of Meta's, or the word of an inspection.
fn is_one(answer: &Answer, signs: &Signs, text: &str) -> bool {
    let error = &answer.error;
    let has_code = error.code.is_some() && (answer.has_own_fields() || !error.message.is_empty());
    let is_answer = has_code || answer.is_valid.is_some() || phrases::of_meta(&error.message).is_some();
    is_answer && is_metas(answer, signs, text.get(..answer.range.start).unwrap_or_default())
}

/// Whether an answer has a sign of Meta: a field or a number that Meta alone has, its notation, the form of Graph's
/// answers, or a text that speaks of Meta. Fields called `code` and `message` are in the answers of many programs.
/// `before`: the text before the answer.
fn is_metas(answer: &Answer, signs: &Signs, before: &str) -> bool {
    let error = &answer.error;
    let is_noted = || error.message.starts_with("(#") && signs::is_notation(&error.message, 0);
    let at = answer.range.start;
    answer.has_own_fields()
        || is_noted()
        || (error.code.is_some_and(numbers::is_its_own_sign) || is_inside_of_error(before))
            && !signs.is_anothers_at(at)
        || signs.are_metas_at(at)
}

/// Whether fields stand inside of a field called `error`, as in all answers of Graph, in a notation other than JSON,
/// whose bodies are read whole.
fn is_inside_of_error(before: &str) -> bool {
    const FARTHEST: usize = 60;
    let near = &before[fields::floor(before, before.len().saturating_sub(FARTHEST))..].to_lowercase();
    let Some((name, between)) = near.rsplit_once("error") else { return false };
    let words = between.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    let opens = between.contains(['{', '(', '[', '\n']);
    opens
        && !name.ends_with('"')
        && words.into_iter().all(|word| matches!(word, "array" | "object" | "stdclass"))
}

/// An answer without words of its own takes those of its line, because a code of several causes is decided by words. They
/// are not told as Meta's: they may be anyone's.
fn in_its_line(mut answer: Answer, text: &str) -> Event {
    let error = &answer.error;
    let has_words = !error.message.is_empty() || error.user_message.is_some() || error.user_title.is_some();
    if has_words || error.code.is_none() {
        return Event::of(answer);
    }
    let Some(words) = words_around(&answer.range, text) else { return Event::of(answer) };
    answer.error.message = words;
    let mut event = Event::of(answer);
    if !event.error.message.starts_with("(#") {
        event.error.message.clear();
    }
    event
}

/// The sentence beside a part of a line; None where the line has none, or where the part has several lines.
fn words_around(part: &Range<usize>, text: &str) -> Option<String> {
    if text[part.clone()].contains('\n') {
        return None;
    }
    let start = text[..part.start].rfind('\n').map_or(0, |line| line + 1);
    let end = text[part.end..].find('\n').map_or(text.len(), |line| part.end + line);
    let around = [&text[part.end..end], &text[start..part.start]];
    let separators: &[char] = &[' ', '\t', '\r', ',', ';', '-', '|', ':', '"', '(', ')', '[', ']', '{', '}'];
    around.into_iter().map(|words| words.trim_matches(separators)).find_map(|words| {
        let is_told = phrases::of_meta(words).is_some() || permissions::asked_for_in(words);
        (is_told || is_sentence(words)).then(|| plain::message(words))
    })
}

/// Whether words are a sentence and no list of marks and values.
fn is_sentence(words: &str) -> bool {
    const FEWEST: usize = 4;
    let is_word = |word: &&str| {
        let word = word.trim_matches(['.', ',', '!', '?', '"', '\'', ':']);
        word.chars().count() > 1 && word.chars().all(|letter| letter.is_alphabetic() || letter == '\'')
    };
    words.split_whitespace().filter(is_word).count() >= FEWEST
}

/// Writes spaces over a part that is read.
fn blank(text: &mut String, range: &Range<usize>) {
    if let Some(part) = text.get(range.clone()) {
        let spaces = " ".repeat(part.len());
        text.replace_range(range.clone(), &spaces);
    }
}
