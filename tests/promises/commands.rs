//! Explaining errors, settings, accounts by their names, and what a person answers.

use serde_json::Value;
use sixty_tests::stage::{F, I, SignIn, Stage, T, text};

#[test]
fn a_pasted_error_is_explained_by_its_code_or_its_words() {
    let stage = Stage::bare_with_vault_file();
    for (pasted, code, action, token) in [
        ("Session has expired on Thursday, 20-Nov-26 10:00:00 PST", "x.expired", "reconnect", "dead"),
        (r#"{"error":{"message":"m","code":190,"error_subcode":463}}"#, "x.expired", "reconnect", "dead"),
        ("190/463", "x.expired", "reconnect", "dead"),
        ("the user changed their password: session has been invalidated", "x.password", "reconnect", "dead"),
        ("User 1 has not authorized application 2", "x.removed", "reconnect", "dead"),
        ("459", "e.checkpoint", "open_meta", "unknown"),
        ("190/464", "e.checkpoint", "open_meta", "unknown"),
        ("Unsupported request - method type: get", "x.oldKind", "reconnect", "dead"),
        ("code 2500", "x.ourFault", "report", "unknown"),
        ("Cannot parse access token", "x.paste", "check_paste", "unknown"),
        ("401 Unauthorized", "x.password", "reconnect", "dead"),
        ("User does not have permission", "x.perm", "reconnect_with_permission", "alive"),
        ("(#4) Application request limit reached", "x.slow", "wait", "alive"),
        ("An unknown error has occurred", "x.down", "retry_later", "alive"),
        ("code 368", "x.blocked", "open_meta", "unknown"),
        ("No application data was given", "e.wrongAppId", "fix_setup", "unknown"),
        ("The user has not accepted the invite", "e.tester", "fix_setup", "unknown"),
        ("URL Blocked", "e.returnAddr", "fix_setup", "unknown"),
        ("Can\u{2019}t Load URL", "e.returnAddr", "fix_setup", "unknown"),
        ("Invalid Scopes: pages_show_list", "e.useCase", "fix_setup", "unknown"),
        ("App not active", "e.appOff", "open_meta", "unknown"),
        ("Sorry, this page isn't available.", "e.pageGone", "fix_setup", "unknown"),
        ("This authorization code has been used", "e.codeUsed", "retry_login", "unknown"),
        ("Error validating client secret", "e.secretWrong", "fix_setup", "unknown"),
        ("NET::ERR_CERT_AUTHORITY_INVALID", "con.wait", "check_paste", "unknown"),
        ("listen EADDRINUSE: address already in use", "e.portBusy", "check_paste", "unknown"),
        ("org.freedesktop.secrets was not provided", "x.vaultMissing", "retry_later", "unknown"),
        ("getaddrinfo ENOTFOUND graph.threads.net", "x.net", "retry_later", "unknown"),
    ] {
        let told = diagnosed(&stage, pasted);

        let is = |field: &str| text(&told, field).to_owned();
        assert_eq!((is("code"), is("action"), is("token_state")), (code.into(), action.into(), token.into()));
        assert_eq!(told["known"], true, "{pasted}");
        assert!(!is("title").is_empty() && !is("body").is_empty(), "{told}");
    }
}

#[test]
fn what_nobody_knows_is_said_to_be_unknown_and_is_no_failure() {
    let stage = Stage::bare_with_vault_file();
    for pasted in ["the feed is empty", "\u{1f9ff}", "{}", "0", "99999999999999999999", "404/1"] {
        let told = diagnosed(&stage, pasted);

        assert_eq!((text(&told, "code"), text(&told, "action")), ("x.unknown", "report"), "{pasted}");
        assert_eq!((&told["known"], text(&told, "token_state")), (&Value::Bool(false), "unknown"));
    }
}

#[test]
fn an_explanation_names_the_network_that_the_text_is_about_and_hides_its_secrets() {
    let stage = Stage::bare_with_vault_file();
    let token = format!("IGAA{}", "x".repeat(60));
    for (pasted, network, hid) in [
        (format!("GET https://graph.instagram.com/me?access_token={token} 190/463"), "instagram", true),
        ("Error code: 1349245".to_owned(), "threads", false),
        ("fetch https://graph.facebook.com/v25.0/me: code 190".to_owned(), "facebook", false),
    ] {
        let told = diagnosed(&stage, &pasted);

        assert_eq!((text(&told, "network"), &told["hid_secret"]), (network, &Value::Bool(hid)));
        assert!(!told.to_string().contains(&token));
    }
    let both = diagnosed(&stage, "graph.threads.net and graph.facebook.com: 190/463");
    assert!(both["network"].is_null() && both["account"].is_null());
}

#[test]
fn no_is_an_answer_and_its_outcome_says_so() {
    let stage = Stage::with_vault_file();
    for (answer, code, says) in [
        ("no", "e.wrongAccount", "You said that @corner.bakery isn't the right one"),
        ("", "e.wrongAccount", "You said"),
    ] {
        let mut sign_in = bare_code(&stage, &[]);
        sign_in.paste(answer);

        let problem = sign_in.end().ended(3)["problem"].clone();

        assert_eq!((text(&problem, "code"), text(&problem, "action")), (code, "retry_login"));
        assert!(text(&problem, "message").contains(says), "{problem}");
    }
    assert_eq!(stage.sixty(&["status"]).ended(0)["accounts"], serde_json::json!([]));

    let mut sign_in = bare_code(&stage, &[]);
    sign_in.paste("yes");
    assert_eq!(text(&sign_in.end().ended(0)["account"], "name"), "corner.bakery");
}

#[test]
fn a_question_that_nobody_answers_ends_with_the_wait() {
    let stage = Stage::with_vault_file();

    let problem = bare_code(&stage, &["--wait", "3"]).end().ended(3)["problem"].clone();

    assert_eq!(text(&problem, "code"), "e.timeout");
    assert!(text(&problem, "message").contains("@corner.bakery"), "{problem}");
}

#[test]
fn a_line_that_is_no_text_does_not_end_the_pasting() {
    use std::io::Write;
    let stage = Stage::with_vault_file();
    let mut sign_in = SignIn::start(&stage, T, &["--no-listen"]);

    sign_in.stdin().write_all(b"\xff\xfe\x00\n").unwrap();
    let back = sign_in.allow("corner.bakery");
    sign_in.paste("NET::ERR_CERT_AUTHORITY_INVALID");
    sign_in.paste(&back);

    assert_eq!(text(&sign_in.end().ended(0)["account"], "name"), "corner.bakery");
}

#[test]
fn an_account_is_meant_by_its_name_its_label_its_network_or_its_id() {
    let stage = Stage::with_vault_file();
    let token = stage.token(I, "corner.bakery");
    let labelled = stage.sixty_with(&["import", "--name", "The Shop"], &token).ended(0)["account"].clone();
    let threads = stage.connected(T, "corner.bakery");
    stage.connected(F, "Mara Lind");
    let meant = |name: &str| {
        let answer = stage.sixty(&["check", name]);
        (answer.code == 0).then(|| text(&answer.json()["results"][0], "id").to_owned())
    };
    let id = |account: &Value| Some(text(account, "id").to_owned());

    for name in
        ["the shop", "THE SHOP", "instagram:corner.bakery", "Instagram:@Corner.Bakery", text(&labelled, "id")]
    {
        assert_eq!(meant(name), id(&labelled), "{name}");
    }
    for name in ["threads:corner.bakery", "threads:@CORNER.bakery", text(&threads, "id")] {
        assert_eq!(meant(name), id(&threads), "{name}");
    }
    assert!(meant("mara lind").is_some());

    for (name, listed) in [("@corner.bakery", 2), ("nobody", 3), ("facebook:corner.bakery", 3)] {
        let answer = stage.sixty(&["check", name]);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{name}");
        let lines = answer.stderr.lines().filter(|line| line.starts_with("  "));
        assert_eq!(lines.count(), listed, "{}", answer.stderr);
    }
}

#[test]
fn a_setting_is_for_one_account_or_for_all_and_a_wrong_value_changes_nothing() {
    let stage = Stage::with_vault_file();
    stage.connected(T, "corner.bakery");
    stage.connected(I, "corner.bakery");
    let extending = || {
        let status = stage.sixty(&["status"]).ended(0);
        let all = status["accounts"].as_array().unwrap().iter();
        all.map(|account| account["auto_extend"].as_bool().unwrap()).collect::<Vec<bool>>()
    };

    stage.sixty(&["set", "threads:corner.bakery", "auto-extend", "off"]).ended(0);
    assert_eq!(extending(), [false, true]);
    assert_eq!(stage.sixty(&["set", "auto-extend", "never"]).code, 2);
    assert_eq!(extending(), [false, true]);
    stage.sixty(&["set", "auto-extend", "on"]).ended(0);
    assert_eq!(extending(), [true, true]);

    for (key, right, wrong) in [
        ("remind-at", "14,7,3,1,0", "14,soon"),
        ("quiet", "20-8", "20"),
        ("snooze", "2027-01-01", "tomorrow"),
    ] {
        assert_eq!(stage.sixty(&["set", key, right]).code, 0, "{key}");
        assert_eq!(stage.sixty(&["set", key, wrong]).code, 2, "{key}");
    }
}

#[test]
fn a_disconnect_is_undone_within_30_days_and_not_after() {
    let stage = Stage::with_vault_file();
    let account = stage.connected(T, "corner.bakery");

    stage.sixty(&["disconnect", "corner.bakery"]).ended(0);
    assert_eq!(stage.sixty(&["get", "corner.bakery"]).code, 2);
    stage.pass_days(29);
    let back = stage.sixty(&["disconnect", "--undo", "corner.bakery"]).ended(0)["account"].clone();
    assert_eq!(back["id"], account["id"]);
    assert!(stage.sixty(&["get", "corner.bakery"]).ended(0)["token"].is_string());

    stage.sixty(&["disconnect", "corner.bakery"]).ended(0);
    stage.pass_days(31);
    assert_eq!(stage.sixty(&["disconnect", "--undo", "corner.bakery"]).code, 2);
}

fn diagnosed(stage: &Stage, pasted: &str) -> Value {
    stage.sixty_with(&["diagnose"], pasted).ended(0)
}

/// A log-in that came back as a code alone.
fn bare_code(stage: &Stage, more: &[&str]) -> SignIn {
    let arguments = [&["--no-listen", "--expect", "corner.bakery"], more].concat();
    let mut sign_in = SignIn::start(stage, T, &arguments);
    let back = url::Url::parse(&sign_in.allow("corner.bakery")).unwrap();
    let code = back.query_pairs().find(|(key, _)| key == "code").unwrap().1.into_owned();
    sign_in.paste(&code);
    sign_in
}
