//! Connecting: the browser, or a paste, and every other ending.

use std::net::TcpListener;

use sixty_tests::stage::{F, I, SignIn, Stage, T, moment, text};

#[test]
fn allowing_in_the_browser_keeps_the_account_with_a_60_day_token() {
    for (network, person, kind) in
        [(T, "corner.bakery", "profile"), (I, "corner.bakery", "profile"), (F, "Mara Lind", "person")]
    {
        let stage = Stage::set();

        let account = stage.connected(network, person);

        assert_eq!((text(&account, "name"), text(&account, "kind")), (person, kind));
        assert_eq!((text(&account, "status"), text(&account, "token_kind")), ("good", "long"));
        assert_eq!((moment(&account, "expires_at") - stage.now()).num_days(), 59);
        assert_eq!(account["permissions"]["missing"].as_array().unwrap().len(), 0);
        assert_eq!(stage.sixty(&["check"]).ended(0)["results"][0]["works"], true);
        assert!(stage.entry(&account)["current"]["token"].is_string());
        assert_eq!(stage.rules_broken(), Vec::<String>::new());
    }
}

#[test]
fn a_pasted_address_finishes_it_without_a_port() {
    let stage = Stage::set();
    let mut sign_in = SignIn::start(&stage, T, &["--no-listen"]);
    assert!(TcpListener::bind(("127.0.0.1", stage.port)).is_ok());
    let address = stage.practice.allow(T, &sign_in.address, "corner.bakery").unwrap();

    sign_in.paste("https://www.threads.com/what-i-had-open");
    sign_in.paste("");
    sign_in.paste(&format!("{address}#_"));

    let answer = sign_in.end();
    assert_eq!(text(&answer.ended(0)["account"], "name"), "corner.bakery");
    assert!(answer.stderr.contains("address"), "{}", answer.stderr);
}

#[test]
fn a_way_out_of_the_log_in_has_its_own_words_and_stores_nothing() {
    let stage = Stage::set();
    let denied = {
        let mut sign_in = SignIn::start(&stage, T, &[]);
        let address = stage.practice.cancel(T, &sign_in.address).unwrap();
        sign_in.come_back(&address);
        sign_in.end()
    };
    let late = SignIn::start(&stage, T, &["--wait", "1"]).end();
    let not_a_tester = {
        let mut sign_in = SignIn::start(&stage, T, &["--no-listen"]);
        sign_in.paste("Error code: 1349245");
        sign_in.end()
    };

    for (answer, code, action) in [
        (denied, "e.denied", "retry_login"),
        (late, "e.timeout", "retry_login"),
        (not_a_tester, "e.tester", "fix_setup"),
    ] {
        let problem = answer.ended(3)["problem"].clone();
        assert_eq!((text(&problem, "code"), text(&problem, "action")), (code, action));
    }
    assert_eq!(stage.sixty(&["status"]).ended(0)["accounts"], serde_json::json!([]));
}

#[test]
fn another_account_than_the_expected_one_overwrites_nothing() {
    let stage = Stage::set();
    let account = stage.connected(T, "corner.bakery");
    let before = stage.entry(&account);

    for expected in ["@Corner.Bakery", "nobody.yet", text(&account, "id"), "threads:corner.bakery"] {
        let answer = stage.connect(T, "jam.and.toast", &["--expect", expected]);

        let problem = answer.ended(3)["problem"].clone();
        assert_eq!(text(&problem, "code"), "e.wrongAccount");
        assert!(text(&problem, "message").contains("@jam.and.toast"), "{problem}");
    }

    assert_eq!(stage.entry(&account), before);
    assert_eq!(stage.sixty(&["status"]).ended(0)["accounts"].as_array().unwrap().len(), 1);
}

#[test]
fn connecting_again_keeps_id_places_and_history_and_brings_the_new_token_to_its_places() {
    let stage = Stage::set();
    let account = stage.connected(I, "corner.bakery");
    let file = stage.file(".env", "INSTAGRAM_TOKEN=old\n");
    let add = ["places", "add", "--account", "corner.bakery", "--env-file"];
    let add = [&add[..], &[file.to_str().unwrap(), "--key", "INSTAGRAM_TOKEN"]].concat();
    stage.sixty(&add).ended(0);
    stage.sixty(&["places", "send"]).ended(0);
    let old = stage.read(".env");

    let again = stage.connect(I, "corner.bakery", &[]).ended(0)["account"].clone();

    assert_eq!(again["id"], account["id"]);
    assert_eq!(again["places"][0]["state"], "current");
    let entry = stage.entry(&again);
    assert_ne!(stage.read(".env"), old);
    assert_eq!(stage.read(".env"), format!("INSTAGRAM_TOKEN={}\n", text(&entry["current"], "token")));
    assert!(old.contains(text(&entry["previous"], "token")));
}

#[test]
fn a_busy_port_is_said_and_pasting_goes_on() {
    let stage = Stage::set();
    for address in ["127.0.0.1", "::1"] {
        let _stranger = TcpListener::bind((address, stage.port)).unwrap();
        let mut sign_in = SignIn::start(&stage, F, &[]);
        let back = stage.practice.allow(F, &sign_in.address, "Mara Lind").unwrap();

        sign_in.paste(&back);

        let answer = sign_in.end();
        answer.ended(0);
        assert!(answer.stderr.contains(&stage.port.to_string()), "{}", answer.stderr);
    }
}

#[test]
fn a_return_address_elsewhere_opens_no_port_and_is_finished_by_paste() {
    let stage = Stage::set();
    let app = [
        "app",
        "set",
        "--network",
        "threads",
        "--id",
        T.app_id(),
        "--return-url",
        "https://example.invalid/back",
    ];
    stage.sixty_with(&app, sixty_practice::APP_SECRET).ended(0);
    let sign_in = SignIn::start(&stage, T, &[]);

    // The pretend Meta knows addresses on localhost alone, so no code comes; what is shown is that nothing listens.
    assert!(TcpListener::bind(("127.0.0.1", stage.port)).is_ok());
    assert!(sign_in.address.as_str().contains("example.invalid"));

    sign_in.interrupt();
    assert_eq!(sign_in.end().code, 130);
}

#[test]
fn a_bare_code_is_taken_only_for_a_named_account_and_a_clear_yes() {
    let stage = Stage::set();
    for (expect, reply, code) in
        [(&["--expect", "corner.bakery"][..], "y", 0), (&["--expect", "corner.bakery"], "no", 3)]
    {
        let more = [&["--no-listen"], expect].concat();
        let mut sign_in = SignIn::start(&stage, T, &more);
        let back = stage.practice.allow(T, &sign_in.address, "corner.bakery").unwrap();
        let back = url::Url::parse(&back).unwrap();
        let bare = back.query_pairs().find(|(key, _)| key == "code").unwrap().1.into_owned();

        sign_in.paste(&bare);
        sign_in.paste(reply);

        sign_in.end().ended(code);
    }
    let mut sign_in = SignIn::start(&stage, T, &["--no-listen", "--wait", "2"]);
    sign_in.paste(&"A".repeat(120));
    assert_eq!(sign_in.end().ended(3)["problem"]["code"], "e.timeout");
}

#[test]
fn a_secret_that_was_to_be_used_once_is_gone_after_the_first_60_day_token() {
    let stage = Stage::bare();
    let address = format!("https://localhost:{}/", stage.port);
    let set = [
        "app",
        "set",
        "--network",
        "threads",
        "--id",
        T.app_id(),
        "--return-url",
        &address,
        "--forget-secret",
    ];
    stage.sixty_with(&set, sixty_practice::APP_SECRET).ended(0);
    assert_eq!(stage.sixty(&["app", "list"]).ended(0)["apps"][0]["secret"], "once");

    stage.connected(T, "corner.bakery");

    assert_eq!(stage.sixty(&["app", "list"]).ended(0)["apps"][0]["secret"], "none");
    stage.pass_days(2);
    assert_eq!(stage.sixty(&["extend"]).ended(0)["results"][0]["outcome"], "extended");
    let answer = stage.sixty(&["connect", "--network", "threads", "--no-browser"]);
    assert_eq!(answer.ended(3)["problem"]["code"], "x.needsSecret");
}

#[test]
fn a_secret_that_was_to_be_used_once_and_never_was_goes_after_a_day() {
    let stage = Stage::bare();
    let set = ["app", "set", "--network", "threads", "--id", T.app_id(), "--forget-secret"];
    stage.sixty_with(&set, sixty_practice::APP_SECRET).ended(0);

    stage.pass_days(1);
    stage.pass(chrono::TimeDelta::minutes(1));
    stage.sixty(&["status"]).ended(0);

    assert_eq!(stage.sixty(&["app", "list"]).ended(0)["apps"][0]["secret"], "none");
}

#[test]
fn without_an_app_or_with_the_wrong_secret_it_says_what_to_set_up() {
    let stage = Stage::bare();
    let answer = stage.sixty(&["connect", "--network", "threads", "--no-browser"]);
    assert_eq!(answer.ended(3)["problem"]["code"], "e.noApp");

    let address = format!("https://localhost:{}/", stage.port);
    let set = ["app", "set", "--network", "threads", "--id", T.app_id(), "--return-url", &address];
    stage.sixty_with(&set, "ffffffffffffffffffffffffffffffff").ended(0);
    let problem = stage.connect(T, "corner.bakery", &[]).ended(3)["problem"].clone();
    assert_eq!(text(&problem, "action"), "fix_setup", "{problem}");
}

#[test]
fn with_a_locked_or_missing_keychain_nobody_is_sent_to_the_browser() {
    let stage = Stage::set();
    let mut command = stage.command();
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    let answer = sixty_tests::stage::run(
        command.args(["--json", "connect", "--network", "threads", "--no-browser"]),
        "",
    );
    let problem = answer.ended(4)["problem"].clone();
    assert_eq!(text(&problem, "code"), "x.vaultMissing");
    assert_eq!(answer.stdout.lines().count(), 1);
}
