use chrono::TimeZone;

use super::*;
use crate::problem::{Action, Case, Code, FactName};

mod messages;
mod wording;

#[test]
fn every_problem_has_a_title_a_body_and_a_button_in_every_language_even_when_nothing_is_known() {
    for language in Language::ALL {
        let texts = texts(language);
        for code in Code::ALL {
            let card = texts.card(&Problem::new(*code, Action::None));
            assert_ne!(card.title, code.key().replace('.', "-"), "no card in {}", language.tag());
            assert!(!card.body.is_empty() && !card.main.is_empty(), "{} in {}", code.key(), language.tag());
        }
    }
}

#[test]
fn every_action_has_a_sentence_and_a_button_in_every_language() {
    for language in Language::ALL {
        let texts = texts(language);
        for action in ACTIONS {
            let name = serde_json::to_value(action).unwrap();
            let key = format!("action-{}", name.as_str().unwrap());
            for part in ["body", "main"] {
                let said = texts.attribute(&key, part, &[]);
                assert_ne!(said, format!("{key}.{part}"), "in {}", language.tag());
            }
        }
    }
}

#[test]
fn a_fact_that_is_known_is_said_and_one_that_is_not_leaves_no_hole() {
    let texts = texts(Language::English);
    let offline = Problem::new(Code::Offline, Action::RetryLater);
    assert!(texts.card(&offline).body.starts_with("Nothing was changed."));
    let named =
        offline.with_text(FactName::Name, "@jam.and.toast").with(FactName::Date, Fact::Date(moment()));
    assert!(texts.card(&named).body.starts_with("@jam.and.toast is fine until Nov 29, 2026."));
}

#[test]
fn an_account_that_another_process_holds_is_said_to_be_busy() {
    let busy = Problem::from(crate::ports::LockTrouble::Busy { waited: std::time::Duration::from_secs(60) })
        .with_text(FactName::Name, "@jam.and.toast");
    let card = texts(Language::English).card(&busy);
    assert_eq!(card.title, "Another Sixty is working on this");
    assert!(card.body.starts_with("It has @jam.and.toast right now. We waited 60 seconds."), "{}", card.body);
}

#[cfg(target_os = "linux")]
#[test]
fn a_missing_vault_is_told_with_the_vaults_of_this_system_alone() {
    for language in Language::ALL {
        let texts = texts(language);
        for part in ["body", "terminal", "how"] {
            let said = texts.attribute("x-vaultMissing", part, &[("has_detail", Value::Text("no"))]);
            assert!(said.contains("KeePassXC") || said.contains("GNOME"), "{said}");
            assert!(
                !said.contains("macOS") && !said.contains("Windows") && !said.contains("Keychain"),
                "{said}"
            );
        }
    }
}

#[test]
fn without_a_window_nobody_is_told_to_keep_one_open() {
    for language in Language::ALL {
        let texts = texts(language);
        let lost = Problem::new(Code::SaveFailed, Action::RetryLater);
        assert_ne!(texts.card(&lost).body, texts.attribute("x-saveFailed", "body", &[]));
    }
}

#[test]
fn details_are_sent_to_the_projects_page_of_issues() {
    for language in Language::ALL {
        let body = texts(language).card(&Problem::new(Code::Unknown, Action::Report)).body;
        assert!(body.contains(concat!(env!("CARGO_PKG_REPOSITORY"), "/issues")), "{body}");
    }
}

#[test]
fn metas_own_words_for_people_stand_behind_the_body_of_any_card() {
    for (language, said) in
        [(Language::English, "\"Page is locked\""), (Language::Russian, "«Page is locked»")]
    {
        let problem = Problem::new(Code::Limited, Action::None).because(Case::Media);
        let body = texts(language).card(&problem.with_text(FactName::Said, "Page is locked")).body;
        assert!(body.ends_with(said), "{body}");
    }
}

#[test]
fn places_are_promised_to_those_who_have_some() {
    for code in [Code::Expired, Code::Password] {
        let problem = Problem::new(code, Action::Reconnect);
        let body = |problem: &Problem| texts(Language::English).card(problem).body;
        assert!(!body(&problem).contains("places"));
        assert!(body(&problem.clone().with_places(2)).ends_with("Your places stay."));
    }
}

#[test]
fn the_wait_that_meta_tells_is_said() {
    let problem = Problem::new(Code::SlowDown, Action::Wait).with(FactName::Minutes, Fact::Number(19));
    assert!(texts(Language::English).card(&problem).body.starts_with("Wait 19 minutes, then"));
    assert!(texts(Language::Russian).card(&problem).body.starts_with("Подождите 19 минут и"));
}

#[test]
fn dates_and_times_are_written_as_people_write_them() {
    assert_eq!(texts(Language::English).time(moment()), "Nov 29, 2026 at 4:10 PM");
    assert_eq!(texts(Language::Russian).time(moment()), "29 ноября 2026 года в 16:10");
}

#[test]
fn russian_counts_in_three_forms() {
    let texts = texts(Language::Russian);
    let said = |hours: i64| {
        let problem = Problem::new(Code::Young, Action::Wait).with(FactName::Hours, Fact::Number(hours));
        texts.card(&problem).body
    };
    assert!(said(1).contains("1 час назад") && said(2).contains("2 часа") && said(5).contains("5 часов"));
    assert!(said(21).contains("21 час назад") && said(11).contains("11 часов"));
}

#[test]
fn nothing_is_said_to_be_zero_hours_old() {
    for (language, said) in [(Language::English, "less than an hour"), (Language::Russian, "меньше часа")]
    {
        let problem = Problem::new(Code::Young, Action::Wait).with(FactName::Hours, Fact::Number(0));
        assert!(texts(language).card(&problem).body.contains(said));
    }
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

const ACTIONS: [Action; 11] = [
    Action::Reconnect,
    Action::ReconnectWithPermission,
    Action::RetryLogin,
    Action::FixSetup,
    Action::CheckPaste,
    Action::Wait,
    Action::RetryLater,
    Action::OpenMeta,
    Action::Report,
    Action::Extend,
    Action::None,
];

fn moment() -> Moment {
    chrono::Utc.with_ymd_and_hms(2026, 11, 29, 14, 10, 0).unwrap()
}

fn texts(language: Language) -> Texts {
    Texts::new(language, Arc::new(|_| FixedOffset::east_opt(2 * 3600).unwrap()))
}
