//! Texts that people of this job really have (tests/field/texts.json; everything around Meta's sentences is made up).

use std::sync::Arc;

use chrono::{FixedOffset, Offset, Utc};
use serde::Deserialize;

use super::super::read;
use crate::diagnosis::TokenState;
use crate::problem::Action;
use crate::text::{Language, Texts};

#[derive(Deserialize)]
struct Case {
    id: String,
    text: String,
    token_state: Vec<String>,
    action: Vec<Action>,
    says: Vec<String>,
    never: Vec<String>,
}

#[test]
fn every_text_from_the_field_is_told_rightly() {
    let mut wrong = Vec::new();
    for case in cases() {
        let reading = read(&case.text, &[]);
        let card = english().card(&reading.problem());
        let said = format!("{}. {}", card.title, card.body);
        let has = |words: &String| said.to_lowercase().contains(&words.to_lowercase());
        let state = word(reading.token_state());
        if !case.token_state.iter().any(|right| right == state) || !case.action.contains(&reading.action()) {
            wrong.push(format!("{}: {state} {:?}: {said}", case.id, reading.action()));
        }
        let missing: Vec<_> = case.says.iter().filter(|words| !has(words)).collect();
        let untrue: Vec<_> = case.never.iter().filter(|words| has(words)).collect();
        if !missing.is_empty() || !untrue.is_empty() {
            wrong.push(format!("{}: lacks {missing:?}, has {untrue:?}: {said}", case.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn further_texts_of_the_same_kinds_are_told_rightly() {
    assert_told(variants());
}

#[test]
fn texts_that_were_read_off_a_picture_are_told_rightly() {
    let misread = include_str!("../../../../../../tests/field/misread.json");
    assert_told(serde_json::from_str(misread).unwrap());
}

fn assert_told(variants: Vec<Variant>) {
    let mut wrong = Vec::new();
    for variant in variants {
        let reading = read(&variant.text, &[]);
        let state = word(reading.token_state());
        if !variant.token_state.iter().any(|right| right == state)
            || !variant.action.contains(&reading.action())
        {
            let found = reading.found.map(|found| (found.code, found.case));
            wrong.push(format!("{state} {:?} {found:?}: {}", reading.action(), variant.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_text_from_the_field_has_its_russian_card() {
    let russian = texts(Language::Russian);
    for case in cases() {
        let problem = read(&case.text, &[]).problem();
        let (title, english) = (russian.card(&problem).title, english().card(&problem).title);
        assert!(
            title != english && title.chars().any(|letter| ('а'..='я').contains(&letter)),
            "{}: {title}",
            case.id
        );
    }
}

/// The texts of the field, none of which was read off a picture.
pub fn typed() -> Vec<String> {
    let cases = cases().into_iter().map(|case| case.text);
    cases.chain(variants().into_iter().map(|variant| variant.text)).collect()
}

fn word(state: TokenState) -> &'static str {
    match state {
        TokenState::Alive => "alive",
        TokenState::Dead => "dead",
        TokenState::Unknown => "unknown",
    }
}

#[derive(Deserialize)]
struct Variant {
    text: String,
    token_state: Vec<String>,
    action: Vec<Action>,
}

fn variants() -> Vec<Variant> {
    serde_json::from_str(include_str!("../../../../../../tests/field/variants.json")).unwrap()
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("../../../../../../tests/field/texts.json")).unwrap()
}

fn english() -> Texts {
    texts(Language::English)
}

fn texts(language: Language) -> Texts {
    let utc: FixedOffset = Utc.fix();
    Texts::new(language, Arc::new(move |_| utc))
}
