use std::collections::BTreeSet;

use chrono::TimeZone;

use super::*;
use crate::problem::{Action, Code};

#[test]
fn every_problem_has_a_whole_card_in_every_language_even_when_nothing_is_known() {
    for language in Language::ALL {
        let texts = texts(language);
        for code in Code::ALL {
            let card = texts.card(&Problem::new(*code, Action::None));
            for part in [&card.title, &card.body, &card.main] {
                assert!(!part.is_empty(), "{} in {}", code.key(), language.tag());
                assert!(!part.contains(['{', '}', '$']), "{}: {part}", code.key());
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_parts_and_facts() {
    assert_eq!(shape(Language::English), shape(Language::Russian));
}

#[test]
fn every_file_is_read_without_an_error() {
    for language in Language::ALL {
        for file in language.files() {
            assert!(FluentResource::try_new(file.to_owned()).is_ok(), "{}: {}", language.tag(), &file[..40]);
        }
    }
}

#[test]
fn dates_and_times_are_written_as_people_write_them() {
    let moment = chrono::Utc.with_ymd_and_hms(2026, 11, 29, 14, 10, 0).unwrap();
    assert_eq!(texts(Language::English).time(moment), "Nov 29, 2026 at 4:10 PM");
    assert_eq!(texts(Language::Russian).time(moment), "29 ноября 2026 г., 16:10");
}

#[test]
fn russian_counts_in_three_forms() {
    let texts = texts(Language::Russian);
    let said = |hours: i64| {
        let problem = Problem::new(Code::Young, Action::Wait).with("hours", Fact::Number(hours));
        texts.card(&problem).body
    };
    assert!(said(1).contains("1 час назад") && said(2).contains("2 часа") && said(5).contains("5 часов"));
    assert!(said(21).contains("21 час назад") && said(11).contains("11 часов"));
}

#[test]
fn the_language_is_the_first_variable_that_says_something() {
    let table = [
        ((None, None, None), Language::English),
        ((None, None, Some("ru_RU.UTF-8")), Language::Russian),
        ((Some(""), None, Some("ru")), Language::Russian),
        ((Some("C"), None, Some("ru_RU.UTF-8")), Language::English),
        ((None, Some("ru_RU"), Some("en_US")), Language::Russian),
        ((None, None, Some("run")), Language::English),
    ];
    for ((all, messages, lang), expected) in table {
        assert_eq!(Language::from_env_values(all, messages, lang), expected, "{all:?} {messages:?} {lang:?}");
    }
}

#[test]
fn no_sentence_blames_or_begs() {
    const BANNED: [&str; 10] = [
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
    for file in Language::English.files() {
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let said = line.split_once('=').map_or(line, |(_, said)| said).to_lowercase();
            let words: BTreeSet<&str> = said.split(|letter: char| !letter.is_alphabetic()).collect();
            assert!(BANNED.iter().all(|word| !words.contains(word)), "{line}");
        }
    }
}

/// Keys with their parts, and the facts each file names.
fn shape(language: Language) -> BTreeSet<String> {
    let mut shape = BTreeSet::new();
    for file in language.files() {
        let mut key = "";
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let head = line.split('=').next().unwrap_or_default().trim();
            if line.starts_with(|letter: char| letter.is_ascii_lowercase()) {
                key = head;
                shape.insert(key.to_owned());
            } else if head.starts_with('.') {
                shape.insert(format!("{key}{head}"));
            }
        }
    }
    shape
}

fn texts(language: Language) -> Texts {
    Texts::new(language, Arc::new(|_| FixedOffset::east_opt(2 * 3600).unwrap()))
}
