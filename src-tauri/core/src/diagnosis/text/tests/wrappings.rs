//! Every answer of Meta's that is known, in every wrapping that programs and people give it, means the same.

use serde_json::Value;

use super::super::read;
use super::answers::{ANSWERS, Answer};
use super::forms::{
    body, broken, csv, curl, inspected, inspection, logfmt, markdown, n8n, print_r, python, ruby, sub,
    symbols, upright, var_dump, var_export, words, xml, yaml,
};
use crate::diagnosis::TokenState;
use crate::problem::Action;

type Verdict = (TokenState, Action);

#[test]
fn every_known_answer_means_the_same_in_every_wrapping() {
    assert_all_are_right(ANSWERS.iter().map(|answer| (*answer, wrappings(answer))));
}

/// Meta writes a subcode of 0 where it has none: such an answer means what it means without.
#[test]
fn a_subcode_of_zero_is_none_in_every_wrapping() {
    const OF_PAIRS: [&str; 3] = ["a pair", "numbers in words", "in brackets"];
    assert_all_are_right(ANSWERS.iter().filter(|answer| answer.subcode.is_none()).map(|answer| {
        let zero = Answer { subcode: Some(0), ..*answer };
        let all = wrappings(&zero).into_iter().filter(|(name, _)| !OF_PAIRS.contains(name));
        (*answer, all.collect())
    }));
}

/// Asserts that each answer means in each of its wrappings what it means.
fn assert_all_are_right(wrapped: impl Iterator<Item = (Answer, Vec<(&'static str, String)>)>) {
    let mut wrong = Vec::new();
    for (answer, all) in wrapped {
        let right = (answer.token, answer.action);
        for (name, wrapped) in all {
            let got = verdict(&wrapped);
            if got != right {
                wrong.push(format!("{name}: {got:?}, not {right:?}: {wrapped}"));
            }
        }
    }
    let count = wrong.len();
    wrong.truncate(40);
    assert!(count == 0, "{count} wrong\n{}", wrong.join("\n"));
}

#[test]
fn sentences_around_an_answer_in_any_language_change_nothing() {
    for answer in ANSWERS {
        let body = body(answer);
        for around in [
            "Unser Bot sagt seit heute früh das hier, was tun? {} Danke!",
            "Desde ayer la web no publica nada: {} ¿Alguien sabe qué es?",
            "С утра сайт молчит, в журнале такое: {} Что делать?",
            "Depuis ce matin, plus rien : {} — une idée ?",
            "Da stamattina il sito è fermo: «{}»",
            "今朝からこのエラーです：{}",
            "Hi, the feed broke at 10:00 on 11/20/2026 (order 4711). {} Sent from my phone",
        ] {
            let text = around.replace("{}", &body);
            assert_eq!(verdict(&text), (answer.token, answer.action), "{text}");
        }
    }
}

#[test]
fn a_code_with_words_in_another_language_is_decided_by_its_numbers() {
    for answer in ANSWERS.iter().filter(|answer| answer.is_decided_by_number) {
        for words in ["Die Sitzung wurde beendet", "La sesión no sirve", "セッションが無効です"] {
            let foreign = Answer { message: words, ..*answer };
            for text in [body(&foreign), python(&foreign), print_r(&foreign), yaml(&foreign)] {
                assert_eq!(verdict(&text), (answer.token, answer.action), "{text}");
            }
        }
    }
}

#[test]
fn of_several_answers_the_last_about_the_token_counts() {
    let of = |code: i64, subcode: Option<i64>| {
        let found = ANSWERS.iter().find(|answer| answer.code == code && answer.subcode == subcode);
        found.unwrap_or_else(|| panic!("{code}/{subcode:?}"))
    };
    let (limit, ended, window, trouble) =
        (of(4, None), of(190, Some(460)), of(10, Some(2_534_022)), of(2, None));
    let works = r#"{"data":{"is_valid":true,"expires_at":0,"scopes":["threads_basic"]}}"#.to_owned();
    let dead = (TokenState::Dead, Action::Reconnect);
    let forms: [fn(&Answer) -> String; 5] = [body, python, print_r, yaml, words];
    for form in forms {
        for (texts, right) in [
            (vec![form(limit), form(ended)], dead),
            (vec![form(ended), form(limit), form(trouble)], dead),
            (vec![form(window), form(ended)], dead),
            (vec![form(ended), works.clone()], (TokenState::Alive, Action::None)),
            (vec![works.clone(), form(ended)], dead),
            (vec![works.clone(), form(limit)], (TokenState::Alive, Action::Wait)),
            (vec![form(limit), form(trouble)], (TokenState::Alive, Action::RetryLater)),
        ] {
            let text = texts
                .iter()
                .enumerate()
                .map(|(hour, text)| format!("1{hour}:00 step {text}\n"))
                .collect::<String>();
            assert_eq!(verdict(&text), right, "{text}");
        }
    }
}

#[test]
fn metas_word_that_it_passes_outweighs_code_and_words() {
    for answer in ANSWERS.iter().filter(|answer| answer.action != Action::Wait) {
        let mut body: Value = serde_json::from_str(&body(answer)).unwrap();
        body["error"]["is_transient"] = true.into();
        for text in [
            body.to_string(),
            body.to_string().replace(':', "=>"),
            body.to_string().replace("true", "True").replace('"', "'"),
        ] {
            let is_quoted_inside = answer.message.contains('\'') && text.contains("True");
            if !is_quoted_inside {
                assert_eq!(verdict(&text), (TokenState::Alive, Action::RetryLater), "{text}");
            }
        }
    }
}

fn verdict(text: &str) -> Verdict {
    let reading = read(text, &[]);
    (reading.token_state(), reading.action())
}

fn wrappings(answer: &Answer) -> Vec<(&'static str, String)> {
    let body = body(answer);
    let escaped = serde_json::to_string(&body).unwrap();
    let twice = serde_json::to_string(&escaped).unwrap();
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&body).unwrap()).unwrap();
    let encoded: String = url::form_urlencoded::byte_serialize(body.as_bytes()).collect();
    let mut all = vec![
        ("body", body.clone()),
        ("log line", format!("2026-11-20T10:00:00Z ERROR {{x}} feed: {body} at feed.js:12")),
        ("container", pretty.lines().map(|line| format!("news-1  | {line}\n")).collect()),
        ("pretty", pretty.clone()),
        ("quoted mail", pretty.lines().map(|line| format!("> {line}\n")).collect()),
        ("broken lines", broken(&body)),
        ("escaped", format!("response body: {escaped}")),
        ("escaped in a body", format!("{{\"status\":400,\"reply\":{escaped}}}")),
        ("escaped twice", format!("{{\"log\":{twice}}}")),
        ("escaped, cut off", format!("msg={}", &escaped[..escaped.len() - 4])),
        ("cut off", body[..body.len() - 2].to_owned()),
        ("inner object", serde_json::from_str::<Value>(&body).unwrap()["error"].to_string()),
        ("list", format!("[{body}]")),
        ("html", body.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#039;")),
        ("percent", encoded.replace('+', "%20")),
        ("form", format!("GET /log?message={encoded}&level=3")),
        ("capitals", body.to_uppercase()),
        ("ruby", ruby(answer)),
        ("ruby symbols", symbols(answer)),
        ("python", python(answer)),
        (
            "traceback",
            format!(
                "Traceback (most recent call last):\n  File \"/srv/feed.py\", line 40, in <module>\nrequests.exceptions.HTTPError: 400 Client Error: Bad Request\n{}",
                python(answer)
            ),
        ),
        ("print_r", print_r(answer)),
        ("var_dump", var_dump(answer)),
        ("var_export", var_export(answer)),
        ("inspect", inspected(answer)),
        ("yaml", yaml(answer)),
        ("xml", xml(answer)),
        ("logfmt", logfmt(answer)),
        ("n8n", n8n(answer)),
        ("curl", curl(answer)),
        ("inspection", inspection(answer)),
        ("csv", csv(answer, ",")),
        ("csv with semicolons", csv(answer, ";")),
        ("markdown", markdown(answer)),
        ("markdown, upright", upright(answer)),
        ("words", words(answer)),
        ("words behind", format!("{} (code {}{})", answer.message, answer.code, sub(answer, ", subcode "))),
        (
            "java",
            format!(
                "com.restfb.exception.FacebookOAuthException: Received Facebook error response of type OAuthException: {} (code {}, subcode {})",
                answer.message,
                answer.code,
                answer.subcode.map_or("null".to_owned(), |subcode| subcode.to_string())
            ),
        ),
    ];
    if answer.subcode.is_some() {
        all.push(("a pair", format!("{}/{}", answer.code, answer.subcode.unwrap_or_default())));
        all.push((
            "numbers in words",
            format!("code {} subcode {}", answer.code, answer.subcode.unwrap_or_default()),
        ));
        all.push(("in brackets", format!("Error {} ({})", answer.code, answer.subcode.unwrap_or_default())));
    } else {
        all.push(("make", format!("[400] {} ({}, OAuthException)", answer.message, answer.code)));
        all.push((
            "header",
            format!(
                "< WWW-Authenticate: OAuth \"Facebook Platform\" \"invalid_request\" \"(#{}) {}\"",
                answer.code, answer.message
            ),
        ));
        all.push(("zapier", format!("The app returned \"(#{}) {}\".", answer.code, answer.message)));
    }
    all
}
