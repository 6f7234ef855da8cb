mod answers;
mod any;
pub(super) mod field;
mod forms;
mod others;
mod strangers;
mod symptoms;
mod told;
mod wrappings;

use serde_json::Value;

use super::*;

#[test]
fn every_body_that_was_ever_seen_leads_to_its_action() {
    for body in bodies() {
        let found = read(&body.text, &[]);
        assert_eq!(found.action(), body.action, "{}: {}", body.id, body.text);
        assert!(found.found.is_some(), "{}", body.id);
        assert!(!found.hid_secret, "{}", body.id);
    }
}

#[test]
fn a_body_is_found_in_a_line_of_a_log_in_a_dump_and_under_every_layer_of_escapes() {
    for body in bodies().iter().filter(|body| body.text.starts_with('{')) {
        let escaped = serde_json::to_string(&body.text).unwrap();
        let twice = serde_json::to_string(&escaped).unwrap();
        for text in [
            format!("2026-11-20T10:00:00Z ERROR {{x}} feed: {} at feed.js:12", body.text),
            format!("{{\"status\":400,\"response\":{{\"data\":{}}}}}", body.text),
            format!("body: {escaped}"),
            format!("{{\"log\":{twice}}}"),
            body.text.replace('"', "&quot;"),
            serde_json::to_string_pretty(&serde_json::from_str::<Value>(&body.text).unwrap()).unwrap(),
        ] {
            assert_eq!(read(&text, &[]).action(), body.action, "{}: {text}", body.id);
        }
    }
}

#[test]
fn a_code_decides_in_any_language() {
    for body in bodies().iter().filter(|body| body.text.starts_with("{\"error\":{")) {
        let mut json: Value = serde_json::from_str(&body.text).unwrap();
        json["error"]["message"] = "Что-то пошло не так".into();
        let code = json["error"]["code"].as_i64().unwrap();
        // These have several causes under one code, or one that Meta tells in words alone.
        let is_told_in_words =
            matches!((code, &json["error"]["error_subcode"]), (1 | 10 | 100 | 104 | 190 | 200, Value::Null))
                || json["error"]["error_subcode"] == 33;
        if !is_told_in_words {
            assert_eq!(read(&json.to_string(), &[]).action(), body.action, "{}", body.id);
        }
    }
}

#[test]
fn numbers_are_understood_in_the_forms_people_and_programs_write_them() {
    for text in [
        "190/463",
        "190 / 463",
        "463",
        "code 190, subcode 463",
        "(#190) subcode: 463",
        "Fehler-Code: 190 error_subcode=463",
        "код ошибки 190, субкод 463",
        "{'error': {'message': 'x', 'type': 'OAuthException', 'code': 190, 'error_subcode': 463}}",
        "error: { message: 'x', code: 190, error_subcode: 463 }",
        "[\"code\"]=> int(190) [\"error_subcode\"]=> int(463)",
        "'code' => 190, 'error_subcode' => 463",
        "<code>190</code><error_subcode>463</error_subcode>",
        "HTTP status code 400, error code 190, subcode 463",
        r#"{"error":{"message":"cut here, code":190,"error_subcode":463"#,
    ] {
        assert_eq!(code(text), Some(Code::Expired), "{text}");
    }
    for (text, expected) in [
        ("(#200)", Code::Permission),
        ("(#200) no", Code::Unknown),
        ("Error code: 1349245", Code::Tester),
        ("Ошибка 190", Code::Password),
        ("100/36008", Code::ReturnAddress),
        ("something about 80002 here", Code::SlowDown),
    ] {
        assert_eq!(code(text), Some(expected), "{text}");
    }
}

#[test]
fn a_number_that_is_no_code_of_metas_says_nothing() {
    for text in [
        "on 11/20/2026 at 10:00 the feed was empty",
        "my zip code is large and the barcode 12 too",
        "npm failed with exit code 1",
        "Process exited with code 2",
        "Request failed with status code 400",
        "HTTP status code: 500",
        "\"statusCode\": 200",
        "it costs $190 or 190.50",
        "version 4.17.32",
        "at 190.163.1.4",
        "request 1902345678901234567",
        "404/1",
        r#"{"code":404,"message":"no such page"}"#,
    ] {
        assert_eq!(code(text), None, "{text}");
    }
}

#[test]
fn an_address_tells_its_error_wherever_it_stands() {
    let query = "error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request";
    for text in [
        query.to_owned(),
        format!("https://localhost:16060/?{query}#_"),
        format!("it says <https://localhost:16060/?{query}&state=x> now"),
        "https://localhost:16060/?error=access_denied".to_owned(),
        "?error=access_denied&error_code=200&error_description=Permissions+error&error_reason=user_denied"
            .to_owned(),
        "error=access_denied&error_reason=user_denied&error_description=Permissions+error.".to_owned(),
    ] {
        assert_eq!(code(&text), Some(Code::Denied), "{text}");
    }
    assert_eq!(code("?error_code=1349168&error_message=%D0%BD%D0%B5%D1%82"), Some(Code::ReturnAddress));
}

#[test]
fn the_shape_tells_where_no_word_does() {
    for (text, expected) in [
        ("<!DOCTYPE html><html><body>Blocked</body></html>", Code::BlockedNet),
        ("0123456789abcdef0123456789abcdef", Code::AppSecret),
        ("1000000003|0123456789abcdef0123456789abcdef", Code::AppToken),
        ("THAAhalf", Code::Cut),
        ("25212345678901201", Code::Paste),
        ("https://www.instagram.com/oauth/authorize?client_id=&scope=x", Code::WrongAppId),
        (
            "https://threads.com/oauth/authorize?client_id=1&redirect_uri=http%3A%2F%2Flocalhost%3A16060%2F",
            Code::ReturnAddress,
        ),
        (r#"{"data":{"is_valid":false,"scopes":[]}}"#, Code::Password),
    ] {
        assert_eq!(code(text), Some(expected), "{text}");
    }
}

#[test]
fn an_address_that_came_back_belongs_where_the_log_in_began() {
    let reading =
        read("it stopped at https://localhost:16060/?code=AQBx12&state=abcdefghijklmnopqrst#_", &[]);
    assert_eq!((reading.code(), reading.hid_secret), (Code::BrowserStopped, true));
    assert!(!reading.text.contains("abcdefghijklmnopqrst"), "{}", reading.text);
}

#[test]
fn the_end_in_the_text_is_said() {
    let reading = read("Session has expired on Wednesday, 14-Feb-18 18:00:00 PST.", &[]);
    let Some(Fact::Date(ended)) = reading.problem().facts.get("date").cloned() else { panic!("a date") };
    assert_eq!(ended.to_rfc3339(), "2018-02-15T02:00:00+00:00");
}

#[test]
fn a_mistake_in_the_set_up_names_the_field_that_mends_it() {
    for (text, page, field) in [
        ("1349026", "Access the Threads API", "Threads app ID"),
        ("Invalid platform app", "API setup with Instagram login", "Instagram app ID"),
        ("1349168", "Access the Threads API", "Redirect Callback URLs"),
        ("1349245", "threads.com", "Invites"),
        ("Insufficient developer role", "instagram.com", "Tester invites"),
    ] {
        let facts = read(text, &[]).problem().facts;
        let is = |name: &str| match facts.get(name) {
            Some(Fact::Text(said)) => said.clone(),
            _ => String::new(),
        };
        assert!(is("page").contains(page) && is("field") == field, "{text}: {facts:?}");
    }
}

#[test]
fn the_token_lives_where_only_meta_or_the_app_has_trouble() {
    for (text, state) in [
        ("190/463", TokenState::Dead),
        ("190/490", TokenState::Unknown),
        ("190/493", TokenState::Dead),
        ("459", TokenState::Unknown),
        ("464", TokenState::Unknown),
        ("(#4) limit", TokenState::Alive),
        ("code 10", TokenState::Alive),
        ("code 3", TokenState::Alive),
        ("code 368", TokenState::Alive),
        ("API access blocked.", TokenState::Alive),
        ("code 2500", TokenState::Unknown),
        ("Cannot parse access token", TokenState::Unknown),
    ] {
        assert_eq!(read(text, &[]).token_state(), state, "{text}");
    }
}

struct Body {
    id: String,
    text: String,
    action: Action,
}

fn bodies() -> Vec<Body> {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../../../../practice/data/errors.json")).unwrap();
    all.into_iter()
        .map(|entry| Body {
            id: entry["id"].as_str().unwrap().to_owned(),
            text: entry["body"].as_str().map_or_else(|| entry["body"].to_string(), str::to_owned),
            action: serde_json::from_value(entry["action"].clone()).unwrap(),
        })
        .collect()
}

fn code(text: &str) -> Option<Code> {
    cause(text).map(|found| found.found.code)
}
