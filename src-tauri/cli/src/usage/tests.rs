use std::sync::Arc;

use chrono::{FixedOffset, Offset, Utc};
use clap::builder::StyledStr;
use proptest::prelude::*;
use sixty_core::text::Language;

use super::*;

#[test]
fn every_command_and_every_option_has_a_text_in_every_language() {
    for language in Language::ALL {
        let mut command = command(&texts(language));
        command.build();
        assert_every_text(&command, language);
    }
}

#[test]
fn help_has_no_word_of_the_other_language_but_names() {
    let russian = |text: &str| text.contains(|letter| ('а'..='я').contains(&letter));
    for language in Language::ALL {
        let mut command = command(&texts(language));
        command.build();
        for help in every_help(&command) {
            match language {
                Language::English => assert!(!russian(&help), "{help}"),
                Language::Russian => {
                    for english in
                        ["Usage", "Options", "Commands", "Arguments", "default:", "possible", "Print"]
                    {
                        assert!(!help.contains(english), "{english}: {help}");
                    }
                    assert!(russian(&help), "{help}");
                }
            }
        }
    }
}

#[test]
fn each_mistake_has_its_own_sentence() {
    for (typed, sentence) in [
        (&["--json"][..], "Say what to do: app, import, connect, status, extend"),
        (&["nonsense"], "There is no such command."),
        (&["extnd"], "There is no such command. Did you mean extend?"),
        (&["status", "extra"], "There is a word too many here."),
        (&["status", "--nonsense"], "There is no such option here."),
        (&["status", "--vault-wate", "1"], "Did you mean --vault-wait?"),
        (&["extend", "--all", "mara"], "--all and [ACCOUNT]... do not go together."),
        (&["extend", "--within", "soon"], "--within takes a number of days, from 0 to 36500."),
        (&["extend", "--within"], "--within needs something behind it."),
        (&["extend", "--all", "--all"], "--all is here twice."),
        (&["connect", "--network", "myspace"], "--network takes threads, instagram or facebook."),
        (&["connect", "--network", "threads", "--wait", "0"], "from 1 to 1200"),
        (&["remind", "--wait", "long"], "--wait takes a number of seconds."),
        (&["--vault", "cloud", "status"], "--vault takes one of these: keychain, file."),
        (&["connect"], "This is missing: --network <NETWORK>"),
        (&["get"], "This is missing: <ACCOUNT>"),
    ] {
        let told = told(typed, Language::English).unwrap();
        assert!(told.contains(sentence), "{typed:?}: {told}");
        assert!(told.contains("\n\nUsage: sixty"), "{typed:?}: {told}");
    }
}

#[test]
fn where_to_read_more_is_the_command_that_was_typed() {
    let told = told(&["places", "send", "one", "two"], Language::Russian).unwrap();
    assert!(told.contains("Использование: sixty places send"), "{told}");
    assert!(told.ends_with("sixty places send --help"), "{told}");
}

proptest! {
    #[test]
    fn no_number_makes_it_panic_and_none_out_of_bounds_is_taken(
        option in prop::sample::select(vec!["extend --within", "env .env --within", "status --vault-wait", "connect --network threads --wait"]),
        number in "[+-]?[0-9]{1,40}",
    ) {
        let typed: Vec<String> = option.split(' ').map(str::to_owned).chain([number.clone()]).collect();
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        let is_taken = told(&typed, Language::English).is_none();
        let value = number.parse::<i64>().ok();
        prop_assert!(!is_taken || value.is_some_and(|value| (0..=86_400).contains(&value)), "{number}");
    }

    #[test]
    fn no_word_that_was_typed_comes_back(word in "[A-Za-z0-9_%|\"' -]{12,80}", at in 0_usize..8) {
        let places: [&[&str]; 8] = [
            &[], &["status"], &["connect", "--network"], &["extend", "--within"], &["--vault"],
            &["completions"], &["import", "--env-file", ".env", "--name"], &["places", "add", "--account", "x"],
        ];
        let typed: Vec<&str> = places[at].iter().copied().chain([word.as_str()]).collect();
        for language in Language::ALL {
            if let Some(told) = told(&typed, language) {
                prop_assert!(!told.contains(word.trim()), "{}", told);
            }
        }
    }
}

/// What is said of these words; None where they are a command line, or ask for help.
fn told(typed: &[&str], language: Language) -> Option<String> {
    let texts = texts(language);
    let words = ["sixty"].iter().chain(typed).copied();
    let words: Vec<OsString> = words.map(OsString::from).collect();
    let error = command(&texts).try_get_matches_from(&words).err().filter(clap::Error::use_stderr)?;
    let shows_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    (!shows_help).then(|| misuse(&error, &words, &texts))
}

fn assert_every_text(command: &Command, language: Language) {
    let is_text = |text: Option<&StyledStr>| {
        text.is_some_and(|text| !text.to_string().is_empty() && !text.to_string().contains("cli-"))
    };
    assert!(is_text(command.get_about()), "{} in {}", command.get_name(), language.tag());
    for arg in command.get_arguments() {
        let (name, id) = (command.get_name(), arg.get_id());
        assert!(is_text(arg.get_help()), "{name} {id} in {}", language.tag());
    }
    command.get_subcommands().for_each(|below| assert_every_text(below, language));
}

fn every_help(command: &Command) -> Vec<String> {
    let own = command.clone().render_long_help().to_string();
    let below = command.get_subcommands().flat_map(every_help);
    [own].into_iter().chain(below).collect()
}

pub fn texts(language: Language) -> Texts {
    Texts::new(language, Arc::new(|_| FixedOffset::east_opt(0).unwrap_or(Utc.fix())))
}
