use std::sync::Arc;

use chrono::{Offset, Utc};

use super::*;
use crate::problem::Fact;
use crate::text::{Language, Texts};

#[test]
fn a_file_of_another_language_is_named_with_the_line_that_was_looked_for() {
    let compose =
        "services:\n  planner:\n    environment:\n      - TZ=Europe/Vienna\n      - IG_TOKEN=IGAA\n";
    let problem = refusal("docker-compose.yml", compose, Some("IG_TOKEN"));
    assert_eq!((problem.code, problem.case()), (Code::ImportNone, Some(Case::Form)));
    assert_eq!((problem.text(FactName::Form), problem.text(FactName::Number)), (Some("compose"), Some("5")));

    let json = format!("{{\n  \"access_token\": \"{}\"\n}}\n", token());
    let problem = refusal("credentials.json", &json, None);
    assert_eq!((problem.text(FactName::Form), problem.text(FactName::Number)), (Some("json"), Some("2")));
}

#[test]
fn a_text_of_no_known_language_is_refused_for_the_line_that_is_no_setting() {
    let problem = refusal("notes.txt", "A=1\nthe token of the shop is below\nK=2\n", None);
    assert_eq!((problem.case(), problem.text(FactName::Number)), (Some(Case::Stray), Some("2")));
    // A job of a crontab would be switched off by a `#`, so none is proposed.
    for language in [Language::English, Language::Russian] {
        let card = Texts::new(language, Arc::new(|_| Utc.fix())).card(&problem);
        assert!(card.body.contains(".env") && !card.body.contains('#') && card.title != card.body);
    }
    assert!(Settings::of(Path::new(".env"), b"A=1\n---- shop ----\nK=2\n", None).is_ok());
    assert!(Settings::of(Path::new("site"), b"A=\"1\n2 3\"\nexport K=2\nPASSED_ON\n# x\n", None).is_ok());
    assert!(Settings::of(Path::new("start.sh"), b"set -x\nexport K=2\nnode bot.js\n", None).is_ok());
}

#[test]
fn a_value_that_is_no_token_is_told_by_its_own_fault() {
    let token = token();
    let (first, rest) = token.split_at(60);
    let table = [
        (format!("K={token}   (from the dashboard)"), Case::Words),
        (format!("K=https://graph.instagram.com/me?access_token={token}"), Case::InAddress),
        (format!("K=/me?fields=id&access_token={token}"), Case::InAddress),
        (format!("K={token}\u{200b}"), Case::Invisible),
        (format!("K=\u{feff}{token}"), Case::Invisible),
        (format!("K={first}\u{ad}{rest}"), Case::Invisible),
        (format!("K=Bearer {token}"), Case::HeaderWord),
        (format!("K=access_token={token}"), Case::HeaderWord),
        (format!("K=\"{token}\\n\""), Case::Around),
        (format!("K=\"Authorization: Bearer {token}\""), Case::HeaderWord),
        (format!("K={token};"), Case::Around),
        (format!("K={token},"), Case::Around),
        (format!("K={{\"access_token\":\"{token}\"}}"), Case::Around),
        (format!("K=\"'{token}'\""), Case::Around),
        ("K=op://shop/instagram/token".to_owned(), Case::Reference),
        ("K=vault:secret/data/ig#token".to_owned(), Case::Reference),
        ("K=${OTHER}".to_owned(), Case::Reference),
        ("K={{ doppler.IG_TOKEN }}".to_owned(), Case::Reference),
        ("K=$OTHER".to_owned(), Case::Reference),
        ("K=arn:aws:secretsmanager:eu-central-1:1:secret:ig".to_owned(), Case::Reference),
        ("K=".to_owned(), Case::EmptyLine),
        ("K=''".to_owned(), Case::EmptyLine),
    ];
    for (line, case) in table {
        assert_eq!(fault_of(&line).case(), Some(case), "{line}");
    }
    for (line, case) in [
        (format!("K={token}___{}", token.replace('x', "z")), Case::TwoTokens),
        (format!("K={token}, {}", token.replace('x', "z")), Case::TwoTokens),
        (format!("K=AQ{}", "b7Xq".repeat(30)), Case::LogInCode),
        (format!("K=AQ{}#_", "b7Xq".repeat(30)), Case::LogInCode),
        ("K=<THREADS_TOKEN>".to_owned(), Case::Placeholder),
        ("K=THAA****".to_owned(), Case::Masked),
        ("K=<token>".to_owned(), Case::Placeholder),
        ("K=xxx".to_owned(), Case::Placeholder),
        (format!("K=ghp_{}", "a1Bc".repeat(9)), Case::OtherService),
        ("K=https://developers.facebook.com/tools/explorer".to_owned(), Case::Address),
    ] {
        assert_eq!(fault_of(&line).case(), Some(case), "{line}");
    }
    assert_eq!(fault_of(&format!("K={first}\n{rest}\nL=1")).code, Code::Cut);
    assert_eq!(fault_of(&format!("K=\"{first}\n{rest}\"\nL=1")).code, Code::Cut);
}

#[test]
fn a_token_and_a_value_of_unknown_shape_have_no_fault() {
    for line in [
        format!("K={}", token()),
        format!("K={}\nPASSED_ON_BY_DOCKER\n", token()),
        format!("K=\"{}\" # why\n", token()),
        "K=hello".to_owned(),
    ] {
        let settings = settings(&line);
        assert!(settings.token_line("K").is_ok(), "{line}");
    }
}

#[test]
fn a_line_that_programs_read_in_different_ways_says_what_is_wrong_with_it() {
    let token = token();
    for (line, case) in [
        (format!("K=\"{token}\nL=1\n"), Case::OpenQuote),
        (format!("K='{token}'\\\n# next\n"), Case::Backslash),
        (format!("K=\"{token}\"behind\n"), Case::BehindQuote),
        (format!("K={token}#note\n"), Case::Touching),
    ] {
        assert_eq!(fault_of(&line).case(), Some(case), "{line}");
        let text = settings(&line);
        let near = if text.token_keys().is_empty() {
            text.nearest_miss()
        } else {
            text.token_line("K").err().map(|unfit| text.problem("K", unfit))
        };
        assert_eq!(near.and_then(|problem| problem.case()), Some(case), "without a name: {line}");
    }
}

#[test]
fn a_name_that_is_there_in_another_form_is_not_said_to_be_missing() {
    for (line, expected) in [
        ("# K=1", Elsewhere::BehindMark(1)),
        ("A=1\nk=1", Elsewhere::OtherCase(2, "k".into())),
        ("A=1\necho K", Elsewhere::InLine(2)),
        ("A=MASK\nKEY=1\n_K=1", Elsewhere::Nowhere),
    ] {
        let settings = settings(line);
        assert!(matches!(settings.line("K"), Err(Unfit::Missing(found, _)) if found == expected), "{line}");
    }
}

#[test]
fn the_import_tells_of_a_name_in_another_form_with_its_line() {
    for (line, case, number, other) in [
        ("A=1\n# K=1", Case::BehindMark, "2", None),
        ("A=1\nk=1", Case::OtherCase, "2", Some("k")),
        ("echo K", Case::InLine, "1", None),
    ] {
        let settings = settings(line);
        let Err(unfit) = settings.line("K") else { panic!("{line}") };
        let problem = settings.problem("K", unfit);
        let told = [FactName::Number, FactName::Other].map(|name| problem.text(name));
        assert_eq!((problem.case(), told), (Some(case), [Some(number), other]), "{line}");
    }
}

#[test]
fn a_line_is_added_to_a_settings_file_and_to_no_script() {
    assert!(settings("A=1\n").takes_new_lines().is_ok());
    let script =
        Settings::of(Path::new("start.sh"), b"export A=1\nnode bot.js\n", None).unwrap_or_else(|_| panic!());
    assert_eq!(script.takes_new_lines().unwrap_err().case(), Some(Case::Script));
    assert!(matches!(script.line("K"), Err(Unfit::Missing(Elsewhere::NotInScript, _))));
}

#[test]
fn a_value_of_another_known_shape_is_told_by_it_also_where_no_line_was_named() {
    for (value, code) in [
        ("0123456789abcdef0123456789abcdef", Code::AppSecret),
        ("1000000003|0123456789abcdef0123456789abcdef", Code::AppToken),
        ("THAAhalf", Code::Cut),
        ("1234567890123", Code::Paste),
        ("eyJhbGciOiJI.eyJzdWIi.abc", Code::Paste),
    ] {
        let content = format!("THREADS_TOKEN={value}\n");
        let settings = settings(&content);
        let Err(Unfit::Other(named)) = settings.token_line("THREADS_TOKEN") else { panic!("{value}") };
        assert_eq!(named.code, code, "{value}");
        assert_eq!(settings.nearest_miss(), Some(*named), "{value}");
    }
    let other = format!("GITHUB_TOKEN=ghp_{}\nCSRF_TOKEN=12345\n", "a1Bc".repeat(9));
    assert_eq!(settings(&other).nearest_miss(), None);
}

#[test]
fn a_line_of_another_form_is_told_by_its_form_and_no_line_is_added_beside_it() {
    let token = token();
    for (content, case, line) in [
        (format!("ID: 1\nK: {token}\n"), Case::Colon, "2"),
        (format!("- ID=1\n- K={token}\n"), Case::Dash, "2"),
        (format!("A=1\nK: {token}\n"), Case::Colon, "2"),
        (format!("A=1\n- K={token}\n"), Case::Dash, "2"),
    ] {
        let settings = settings(&content);
        let Err(Unfit::Other(named)) = settings.line("K") else { panic!("{content}") };
        for problem in [Some(*named), settings.nearest_miss()] {
            let problem = problem.unwrap_or_else(|| panic!("{content}"));
            assert_eq!(
                (problem.case(), problem.text(FactName::Number)),
                (Some(case), Some(line)),
                "{content}"
            );
        }
    }
    assert_eq!(settings("K: 1\n").takes_new_lines().unwrap_err().case(), Some(Case::Colon));
    assert_eq!(
        settings(&format!("A=1\n{token}\n")).nearest_miss().and_then(|it| it.case()),
        Some(Case::Nameless)
    );
}

#[test]
fn a_name_that_no_line_has_comes_with_the_lines_that_hold_a_token() {
    let settings = settings(&format!("A=1\nTHREADS_TOKEN={}\n", token()));
    let Err(unfit) = settings.line("THREAD_TOKEN") else { panic!("there is no such line") };
    assert!(matches!(&unfit, Unfit::Missing(Elsewhere::Nowhere, tokens) if tokens[0].number == 2));
    let problem = settings.problem("THREAD_TOKEN", unfit);
    assert_eq!(
        (problem.case(), problem.text(FactName::Other)),
        (Some(Case::NoLine), Some("THREADS_TOKEN (2)"))
    );
}

#[test]
fn a_file_called_env_that_is_written_in_another_language_is_no_mere_file_of_that_language() {
    assert_eq!(refusal(".env", "{\"K\": 1}", None).case(), Some(Case::EnvForm));
    assert_eq!(refusal(".env.json", "{\"K\": 1}", None).case(), Some(Case::Form));
    let secret = format!("apiVersion: v1\nkind: Secret\ndata:\n  K: SUdBQ{}\n", "x".repeat(80));
    let problem = refusal("secret.yaml", &secret, None);
    assert_eq!(
        (problem.text(FactName::Form), problem.text(FactName::Number)),
        (Some("kubernetes_secret"), Some("4"))
    );
}

fn fault_of(content: &str) -> Problem {
    let settings = settings(content);
    match settings.token_line("K") {
        Err(Unfit::Other(problem)) => {
            assert!(matches!(problem.facts.get("number"), Some(Fact::Text(_))), "{content}");
            *problem
        }
        other => panic!("{content}: {}", other.is_ok()),
    }
}

fn settings(content: &str) -> Settings<'static> {
    Settings::of(Path::new(".env"), content.as_bytes(), None).unwrap_or_else(|problem| panic!("{problem:?}"))
}

fn refusal(name: &str, content: &str, key: Option<&str>) -> Problem {
    match Settings::of(Path::new(name), content.as_bytes(), key) {
        Err(problem) => problem,
        Ok(_) => panic!("{name} is taken"),
    }
}

/// A made-up token, as long as real ones.
fn token() -> String {
    format!("IGAA{}", "xY7b".repeat(44))
}
