//! Settings, accounts by their names, and what a person answers.

use serde_json::Value;
use sixty_tests::sandbox::{F, I, Sandbox, SignIn, T, text};

#[test]
fn no_is_an_answer_and_its_outcome_says_so() {
    let sandbox = Sandbox::with_vault_file();
    for (answer, code, says) in [
        ("no", "e.wrongAccount", "You said that @corner.bakery isn't the right one"),
        ("", "e.wrongAccount", "You said"),
    ] {
        let mut sign_in = bare_code(&sandbox, &[]);
        sign_in.paste(answer);

        let problem = sign_in.end().ended(3)["problem"].clone();

        assert_eq!((text(&problem, "code"), text(&problem, "action")), (code, "retry_login"));
        assert!(text(&problem, "message").contains(says), "{problem}");
    }
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"], serde_json::json!([]));

    let mut sign_in = bare_code(&sandbox, &[]);
    sign_in.paste("yes");
    assert_eq!(text(&sign_in.end().ended(0)["account"], "name"), "corner.bakery");
}

#[test]
fn a_question_that_nobody_answers_ends_with_the_wait() {
    let sandbox = Sandbox::with_vault_file();

    let problem = bare_code(&sandbox, &["--wait", "3"]).end().ended(3)["problem"].clone();

    assert_eq!(text(&problem, "code"), "e.timeout");
    assert!(text(&problem, "message").contains("@corner.bakery"), "{problem}");
}

#[test]
fn a_line_that_is_no_text_does_not_end_the_pasting() {
    use std::io::Write;
    let sandbox = Sandbox::with_vault_file();
    let mut sign_in = SignIn::start(&sandbox, T, &["--no-listen"]);

    sign_in.stdin().write_all(b"\xff\xfe\x00\n").unwrap();
    let back = sign_in.allow("corner.bakery");
    sign_in.paste("NET::ERR_CERT_AUTHORITY_INVALID");
    sign_in.paste(&back);

    assert_eq!(text(&sign_in.end().ended(0)["account"], "name"), "corner.bakery");
}

#[test]
fn an_account_is_meant_by_its_name_its_label_its_network_or_its_id() {
    let sandbox = Sandbox::with_vault_file();
    let token = sandbox.token(I, "corner.bakery");
    let labelled = sandbox.sixty_with(&["import", "--name", "The Shop"], &token).ended(0)["account"].clone();
    let threads = sandbox.connected(T, "corner.bakery");
    sandbox.connected(F, "Mara Lind");
    let meant = |name: &str| {
        let answer = sandbox.sixty(&["check", name]);
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
        let answer = sandbox.sixty(&["check", name]);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{name}");
        let lines = answer.stderr.lines().filter(|line| line.starts_with("  "));
        assert_eq!(lines.count(), listed, "{}", answer.stderr);
    }
}

#[test]
fn a_setting_is_for_one_account_or_for_all_and_a_wrong_value_changes_nothing() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.connected(I, "corner.bakery");
    let extending = || {
        let status = sandbox.sixty(&["status"]).ended(0);
        let all = status["accounts"].as_array().unwrap().iter();
        all.map(|account| account["auto_extend"].as_bool().unwrap()).collect::<Vec<bool>>()
    };

    sandbox.sixty(&["set", "threads:corner.bakery", "auto-extend", "off"]).ended(0);
    assert_eq!(extending(), [false, true]);
    assert_eq!(sandbox.sixty(&["set", "auto-extend", "never"]).code, 2);
    assert_eq!(extending(), [false, true]);
    sandbox.sixty(&["set", "auto-extend", "on"]).ended(0);
    assert_eq!(extending(), [true, true]);

    for (key, right, wrong) in [
        ("remind-at", "14,7,3,1,0", "14,soon"),
        ("quiet", "20-8", "20"),
        ("snooze", "2099-01-01", "tomorrow"),
    ] {
        assert_eq!(sandbox.sixty(&["set", key, right]).code, 0, "{key}");
        assert_eq!(sandbox.sixty(&["set", key, wrong]).code, 2, "{key}");
    }
}

#[test]
fn a_disconnect_is_undone_within_30_days_and_not_after() {
    let sandbox = Sandbox::with_vault_file();
    let account = sandbox.connected(T, "corner.bakery");

    sandbox.sixty(&["disconnect", "corner.bakery"]).ended(0);
    assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 2);
    sandbox.pass_days(29);
    let back = sandbox.sixty(&["disconnect", "--undo", "corner.bakery"]).ended(0)["account"].clone();
    assert_eq!(back["id"], account["id"]);
    let again = sandbox.sixty(&["disconnect", "--undo", "corner.bakery"]);
    assert_eq!((again.code, again.stderr.contains("nothing to undo")), (2, true), "{}", again.stderr);
    assert!(sandbox.sixty(&["get", "corner.bakery"]).ended(0)["token"].is_string());

    sandbox.sixty(&["disconnect", "corner.bakery"]).ended(0);
    sandbox.pass_days(31);
    assert_eq!(sandbox.sixty(&["disconnect", "--undo", "corner.bakery"]).code, 2);
}

#[test]
fn what_is_typed_wrong_is_named() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    for (arguments, says) in [
        (&["set", "autoextend", "on"][..], "no setting autoextend"),
        (&["set", "quiet", "25-8"], "does not take 25-8"),
        (&["set", "quiet", "0-24"], "two different hours from 0 to 23"),
        (&["set", "quiet", "24-1"], "two different hours"),
        (&["set", "quiet", "20-20"], "two different hours"),
        (&["set", "corner.bakery", "snooze", "2020-01-01"], "is over"),
        (&["set", "snooze", "2020-01-01T10:00:00Z"], "is over"),
        (&["set", "remind-at", "61"], "from 0 to 60"),
        (&["set", "remind-at", "99999999999999999999"], "from 0 to 60"),
        (&["set", "auto-extend", "perhaps"], "on or off"),
        (&["set", "corner.bakery", "graph-version", "v25.0"], "same for all accounts"),
        (
            &["app", "set", "--network", "threads", "--id", "1000000001", "--permissions", ""],
            "at least one permission",
        ),
    ] {
        let answer = sandbox.sixty_with(arguments, sixty_practice::APP_SECRET);

        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(answer.stderr.contains(says), "{arguments:?}: {}", answer.stderr);
    }
}

/// A log-in into which only the code was pasted, without the address around it.
fn bare_code(sandbox: &Sandbox, more: &[&str]) -> SignIn {
    let arguments = [&["--no-listen", "--expect", "corner.bakery"], more].concat();
    let mut sign_in = SignIn::start(sandbox, T, &arguments);
    let back = url::Url::parse(&sign_in.allow("corner.bakery")).unwrap();
    let code = back.query_pairs().find(|(key, _)| key == "code").unwrap().1.into_owned();
    sign_in.paste(&code);
    sign_in
}
