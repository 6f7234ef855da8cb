//! Causes that stand in words: sentences of Meta's, and codes as people and programs name them.

use std::ops::Range;

use super::events::Event;
use super::signs::Signs;
use super::{numbers, signs, strangers};
use crate::diagnosis::{Finding, Step, causes, diagnose_error, phrases, said};
use crate::plain;
use crate::ports::MetaError;

/// The causes in the words of a text, line by line where lines differ, else of the whole text. Beside answers in a form
/// (`beside_answers`) only Meta's own marks count: its sentences, and codes in its own notation.
pub fn events(text: &str, beside_answers: bool, signs: &Signs) -> Vec<Event> {
    let lines: Vec<Event> =
        lines(text).filter_map(|range| event(text, range, beside_answers, signs)).collect();
    let differ = lines.windows(2).any(|pair| pair[0].found != pair[1].found);
    if differ || beside_answers {
        return without_echoes(lines);
    }
    match event(text, 0..text.len(), false, signs) {
        Some(whole) => vec![Event { at: lines.last().map_or(0, |last| last.at), ..whole }],
        None => lines,
    }
}

/// Whether a line speaks of another service alone, beside lines about Meta.
pub fn is_anothers(line: &str) -> bool {
    !strangers::places(line).is_empty()
        && !signs::names_meta(line)
        && !strangers::is_metas(&line.to_lowercase())
}

/// A code on a line of its own says nothing beside the sentence on the line above or below it.
fn without_echoes(lines: Vec<Event>) -> Vec<Event> {
    let is_sentence = |event: &Event| phrases::of_meta(&event.words).is_some();
    let keep: Vec<bool> = lines
        .iter()
        .enumerate()
        .map(|(at, event)| {
            let is_echo = |other: Option<&Event>| {
                other.is_some_and(|other| is_sentence(other) && of_same_code(other, event))
            };
            let before = at.checked_sub(1).and_then(|before| lines.get(before));
            is_sentence(event) || !(is_echo(before) || is_echo(lines.get(at + 1)))
        })
        .collect();
    lines.into_iter().zip(keep).filter_map(|(event, keep)| keep.then_some(event)).collect()
}

/// Whether the code of one line may be that of the sentence on the other: the sentence has no code, or the same.
fn of_same_code(sentence: &Event, code: &Event) -> bool {
    code.error.subcode.is_none() && (sentence.error.code.is_none() || sentence.error.code == code.error.code)
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..at
    })
}

fn event(text: &str, range: Range<usize>, beside_answers: bool, signs: &Signs) -> Option<Event> {
    let (at, words) = (range.start, &text[range]);
    if is_anothers(words) {
        return None;
    }
    let numbered = numbers::error(words, at, signs).filter(|_| !beside_answers || words.contains("(#"));
    let by_number = numbered.as_ref().and_then(known);
    let in_words = || phrases::of_meta(words).map(said_elsewhere(words));
    let found = by_number.or_else(|| in_words().and_then(|found| if_metas(found, words, signs)))?;
    let error = MetaError { message: meant(words, found), ..numbered.unwrap_or_default() };
    Some(Event { error, ..Event::in_words(at, found, words) })
}

/// Every site says that a session has expired. Without another sign of Meta that is no cause, and where somebody is told
/// to log in it is not about a token.
fn if_metas(found: Finding, words: &str, signs: &Signs) -> Option<Finding> {
    const ANYONES: [&str; 4] =
        ["session has expired", "access token has expired", "срок действия сеанса", "срок действия сессии"];
    const LOG_INS: [&str; 8] =
        ["your session", "log in", "login", "sign in", "log back in", "ваш сеанс", "ваша сессия", "войдите"];
    let plain = phrases::plain(words);
    let has = |sought: &[&str]| sought.iter().any(|sought| plain.contains(sought));
    // Meta alone calls a token so in Russian.
    if found != causes::EXPIRED || signs.show_meta() || !has(&ANYONES) || has(&["маркера доступа"])
    {
        return Some(found);
    }
    (!has(&LOG_INS)).then_some(causes::NO_CAUSE)
}

fn known(error: &MetaError) -> Option<Finding> {
    Some(diagnose_error(error, Step::Elsewhere)).filter(|found| *found != causes::UNKNOWN)
}

/// A phrase decides like a message of Meta's without a code.
fn said_elsewhere(words: &str) -> impl Fn(Finding) -> Finding + '_ {
    move |found| {
        let error = MetaError { message: words.to_owned(), ..MetaError::default() };
        known(&error).unwrap_or(found)
    }
}

/// Meta's sentence in a line: it begins with the code in Meta's own notation. Other words of a line may be anyone's.
fn meant(words: &str, found: Finding) -> String {
    match words.find("(#") {
        Some(start) if said::only_words_tell(found) => {
            let line = words[start..].lines().next().unwrap_or_default();
            plain::message(line.trim_end_matches(['"', '\'', '}', ']', ',']))
        }
        _ => String::new(),
    }
}
