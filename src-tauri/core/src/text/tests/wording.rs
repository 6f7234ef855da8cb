//! The voice: short, calm, and in words that a person who runs a bakery knows.

use std::collections::BTreeSet;

use super::messages::all_said;
use super::*;

#[test]
fn no_sentence_blames_or_begs() {
    let english = [
        "please",
        "sorry",
        "invalid",
        "failed",
        "unauthorized",
        "forbidden",
        "just",
        "simply",
        "easy",
        "oops",
    ];
    let russian = ["пожалуйста", "извините", "простите", "просто", "легко", "увы", "упс", "запрещено"];
    none_of(Language::English, &english, |_| true);
    none_of(Language::Russian, &russian, |_| true);
}

#[test]
fn cards_and_pages_use_no_word_of_the_trade() {
    let english = [
        "api",
        "endpoint",
        "webhook",
        "oauth",
        "authorize",
        "authorization",
        "consent",
        "refresh",
        "exchange",
        "scope",
        "redirect",
        "uri",
        "url",
        "revoked",
        "invalidated",
        "ttl",
        "throttled",
        "keychain",
        "credential",
        "credentials",
        "client",
        "environment",
        "production",
        "reauthorize",
    ];
    let russian = [
        "api",
        "url",
        "uri",
        "oauth",
        "эндпоинт",
        "вебхук",
        "авторизация",
        "авторизуйтесь",
        "авторизовать",
        "рефреш",
        "обновление",
        "скоуп",
        "редирект",
        "отозван",
        "кейчейн",
        "клиент",
        "переменная",
        "окружения",
    ];
    none_of(Language::English, &english, is_for_a_window);
    none_of(Language::Russian, &russian, is_for_a_window);
}

#[test]
fn sentences_are_short() {
    for language in Language::ALL {
        for (message, said) in all_said(language) {
            for sentence in sentences(&said) {
                let words = sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
                assert!(words.count() <= 25, "{message} in {}: {sentence}", language.tag());
            }
        }
    }
}

#[test]
fn a_sixth_grader_can_read_every_english_card() {
    for (message, said) in all_said(Language::English).into_iter().filter(|(key, _)| is_for_a_window(key)) {
        let grade = grade(&said);
        assert!(grade <= HARDEST, "{message} is for grade {grade:.1}: {said}");
    }
}

#[test]
fn russian_is_polite_and_quotes_as_russian_does() {
    for (message, said) in all_said(Language::Russian) {
        assert!(!said.contains(['"', '“', '”']), "{message}: {said}");
        for familiar in ["ты", "тебя", "тебе", "твой", "твои", "нажми", "вставь", "попробуй", "скопируй"]
        {
            assert!(!words(&said).contains(familiar), "{message}: {said}");
        }
    }
}

/// Seven years of school; counting vowels is half a year off at most.
const HARDEST: f64 = 7.5;

fn none_of(language: Language, banned: &[&str], is_meant: fn(&str) -> bool) {
    for (message, said) in all_said(language).into_iter().filter(|(message, _)| is_meant(message)) {
        let words = words(&said);
        assert!(banned.iter().all(|word| !words.contains(*word)), "{message}: {said}");
    }
}

/// The command line may speak of its own options.
fn is_for_a_window(message: &str) -> bool {
    // A client there is whom an agency works for.
    !message.starts_with("cli-") && message != "his-set-client"
}

/// The words of a sentence, without the names of programs.
fn words(said: &str) -> BTreeSet<String> {
    ["Credential Manager", "Keychain Access"]
        .iter()
        .fold(said.to_owned(), |said, name| said.replace(name, ""))
        .to_lowercase()
        .split(|letter: char| !letter.is_alphabetic())
        .map(str::to_owned)
        .collect()
}

fn sentences(said: &str) -> impl Iterator<Item = &str> {
    said.split_inclusive(['.', '?', '!', ':', ';'])
        .scan((0, 0), |(start, end), part| {
            *end += part.len();
            let closes = said[*end..].is_empty() || said[*end..].starts_with(' ');
            let sentence = &said[*start..*end];
            if closes {
                *start = *end;
            }
            Some(closes.then_some(sentence))
        })
        .flatten()
}

/// Flesch–Kincaid; below eight words it means nothing.
fn grade(said: &str) -> f64 {
    let words: Vec<&str> = said.split_whitespace().collect();
    if words.len() < 8 {
        return 0.0;
    }
    let count = |number: usize| f64::from(u32::try_from(number).unwrap());
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let per_sentence = count(words.len()) / count(sentences(said).count());
    0.39 * per_sentence + 11.8 * count(syllables) / count(words.len()) - 15.59
}

/// Names, paths and addresses are read at a glance.
fn syllables(word: &str) -> usize {
    let plain = word.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
    if plain.is_empty() || plain.contains(['/', '.', '_', '@']) {
        return 1;
    }
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let starts = plain.chars().zip(std::iter::once(' ').chain(plain.chars()));
    let groups = starts.filter(|(letter, before)| is_vowel(*letter) && !is_vowel(*before)).count();
    let silent_e = plain.ends_with('e') && !plain.ends_with("le");
    let silent_ed = plain.ends_with("ed") && !plain.ends_with("ted") && !plain.ends_with("ded");
    groups.saturating_sub(usize::from(silent_e || silent_ed)).max(1)
}
