use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use sixty_core::network::Network;
use sixty_core::text::Language;

use super::*;

#[test]
fn every_sentence_that_a_command_asks_for_is_there_in_every_language() {
    let keys: Vec<String> =
        sources(Path::new(env!("CARGO_MANIFEST_DIR"))).iter().flat_map(|source| keys_in(source)).collect();
    assert!(keys.len() > 50, "{keys:?}");
    for language in Language::ALL {
        let folder = format!("{}/../../ui/locales/{}", env!("CARGO_MANIFEST_DIR"), language.tag());
        let texts: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        for key in &keys {
            let begin = format!("{key} =");
            let is_there = texts.iter().flat_map(|text| text.lines()).any(|line| line.starts_with(&begin));
            assert!(is_there, "{key} in {}", language.tag());
        }
    }
}

#[test]
fn a_dead_token_is_followed_by_the_command_that_helps() {
    let dead = Problem::new(Code::Expired, Action::Reconnect).of_network(Network::Threads);
    assert_eq!(next_command(&dead).as_deref(), Some("connect --network threads"));
    let no_app = Problem::new(Code::NoApp, Action::FixSetup).of_network(Network::Instagram);
    assert_eq!(next_command(&no_app).as_deref(), Some("app set --network instagram --id ID"));
    let offline = Problem::new(Code::Offline, Action::RetryLater).of_network(Network::Threads);
    assert_eq!(next_command(&offline), None);
}

fn sources(folder: &Path) -> Vec<String> {
    let paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let read = |path: PathBuf| match path.is_dir() {
        true => sources(&path),
        false if path.extension().is_some_and(|ending| ending == "rs") => {
            vec![fs::read_to_string(path).unwrap()]
        }
        false => Vec::new(),
    };
    paths.into_iter().flat_map(read).collect()
}

/// The string literals of a source that look like a whole key; a key that is put together from parts is left out.
fn keys_in(source: &str) -> Vec<String> {
    let is_key = |text: &&str| {
        (text.starts_with("cli-") || text.starts_with("web-"))
            && text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-' || letter == '_')
            && !text.ends_with('-')
    };
    source.split('"').filter(is_key).map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn nothing_that_a_person_or_a_program_is_given_steers_a_terminal(text in any::<String>()) {
        let json = serde_json::to_string(&[&text]).unwrap();
        let (for_people, for_programs) = (shown(&text), json_escaped(&json));
        prop_assert!(!for_people.replace('\n', "").contains(plain::is_steering));
        prop_assert!(!for_programs.contains(plain::is_steering));
        prop_assert_eq!(serde_json::from_str::<[String; 1]>(&for_programs).unwrap(), [text]);
    }
}
