//! Connecting: the browser, or a paste, and every other ending.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;

use sixty_tests::running::until_seen;
use sixty_tests::sandbox::{Answer, F, I, Sandbox, SignIn, T, moment, spawn, text};

#[test]
fn allowing_in_the_browser_keeps_the_account_with_a_60_day_token() {
    for (network, person, kind) in
        [(T, "corner.bakery", "profile"), (I, "corner.bakery", "profile"), (F, "Mara Lind", "person")]
    {
        let sandbox = Sandbox::set();

        let account = sandbox.connected(network, person);

        assert_eq!((text(&account, "name"), text(&account, "kind")), (person, kind));
        assert_eq!((text(&account, "status"), text(&account, "token_kind")), ("good", "long"));
        assert_eq!((moment(&account, "expires_at") - sandbox.now()).num_days(), 59);
        assert_eq!(account["permissions"]["missing"].as_array().unwrap().len(), 0);
        assert_eq!(sandbox.sixty(&["check"]).ended(0)["results"][0]["works"], true);
        assert!(sandbox.entry(&account)["current"]["token"].is_string());
        assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
    }
}

#[test]
fn a_pasted_address_finishes_it_without_a_port() {
    let sandbox = Sandbox::set();
    let mut sign_in = SignIn::start(&sandbox, T, &["--no-listen"]);
    assert!(TcpListener::bind(("127.0.0.1", sandbox.port)).is_ok());
    let address = sandbox.practice.allow(T, &sign_in.address, "corner.bakery").unwrap();

    sign_in.paste("https://www.threads.com/what-i-had-open");
    sign_in.paste("");
    sign_in.paste(&format!("{address}#_"));

    let answer = sign_in.end();
    assert_eq!(text(&answer.ended(0)["account"], "name"), "corner.bakery");
    assert!(answer.stderr.contains("address"), "{}", answer.stderr);
}

#[test]
fn a_log_in_to_which_nothing_more_can_come_ends_with_its_reason() {
    let sandbox = Sandbox::set();
    let earlier = format!("https://localhost:{}/?code=AQDabc&state=OtherStateOtherStateOth#_", sandbox.port);
    let cut = format!("https://localhost:{}/?code=AQDabc", sandbox.port);
    // The input is closed at once: without a listener that is the end, with one the wait goes on to its own.
    for (more, pasted, code) in [
        (&["--no-listen"][..], "", "e.timeout"),
        (&["--no-listen"], &earlier, "e.oldAttempt"),
        (&["--no-listen"], &cut, "e.notAddress"),
        (&["--wait", "1"], &earlier, "e.oldAttempt"),
        (&["--wait", "1"], &cut, "e.notAddress"),
        (&["--wait", "1"], "", "e.timeout"),
    ] {
        let mut sign_in = SignIn::start(&sandbox, T, more);
        sign_in.paste(pasted);
        sign_in.no_more_input();
        assert_eq!(sign_in.end().ended(3)["problem"]["code"], code, "{more:?} {pasted}");
    }
}

#[test]
fn a_way_out_of_the_log_in_has_its_own_words_and_stores_nothing() {
    let sandbox = Sandbox::set();
    let denied = {
        let mut sign_in = SignIn::start(&sandbox, T, &[]);
        let address = sandbox.practice.cancel(T, &sign_in.address).unwrap();
        sign_in.come_back(&address);
        sign_in.end()
    };
    let late = SignIn::start(&sandbox, T, &["--wait", "1"]).end();
    let not_a_tester = {
        let mut sign_in = SignIn::start(&sandbox, T, &["--no-listen"]);
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
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"], serde_json::json!([]));
}

#[test]
fn another_account_than_the_expected_one_overwrites_nothing() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let before = sandbox.entry(&account);

    for expected in ["@Corner.Bakery", "nobody.yet", text(&account, "id"), "threads:corner.bakery"] {
        let answer = sandbox.connect(T, "jam.and.toast", &["--expect", expected]);

        let problem = answer.ended(3)["problem"].clone();
        assert_eq!(text(&problem, "code"), "e.wrongAccount");
        assert!(text(&problem, "message").contains("@jam.and.toast"), "{problem}");
    }

    assert_eq!(sandbox.entry(&account), before);
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"].as_array().unwrap().len(), 1);
}

#[test]
fn connecting_again_keeps_id_places_and_history_and_brings_the_new_token_to_its_places() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(I, "corner.bakery");
    let file = sandbox.file(".env", "INSTAGRAM_TOKEN=old\n");
    let add = ["places", "add", "--account", "corner.bakery", "--env-file"];
    let add = [&add[..], &[file.to_str().unwrap(), "--key", "INSTAGRAM_TOKEN"]].concat();
    sandbox.sixty(&add).ended(0);
    sandbox.sixty(&["places", "send"]).ended(0);
    let old = sandbox.read(".env");

    let again = sandbox.connect(I, "corner.bakery", &[]).ended(0)["account"].clone();

    assert_eq!(again["id"], account["id"]);
    assert_eq!(again["places"][0]["state"], "current");
    let entry = sandbox.entry(&again);
    assert_ne!(sandbox.read(".env"), old);
    assert_eq!(sandbox.read(".env"), format!("INSTAGRAM_TOKEN={}\n", text(&entry["current"], "token")));
    assert!(old.contains(text(&entry["previous"], "token")));
}

#[test]
fn a_busy_port_is_said_and_pasting_goes_on() {
    let sandbox = Sandbox::set();
    for address in ["127.0.0.1", "::1"] {
        let _stranger = TcpListener::bind((address, sandbox.port)).unwrap();
        let mut sign_in = SignIn::start(&sandbox, F, &[]);
        let back = sandbox.practice.allow(F, &sign_in.address, "Mara Lind").unwrap();

        sign_in.paste(&back);

        let answer = sign_in.end();
        answer.ended(0);
        assert!(answer.stderr.contains(&sandbox.port.to_string()), "{}", answer.stderr);
    }
}

#[test]
fn a_return_address_elsewhere_opens_no_port_and_is_finished_by_paste() {
    let sandbox = Sandbox::set();
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
    sandbox.sixty_with(&app, sixty_practice::APP_SECRET).ended(0);
    let mut sign_in = SignIn::start(&sandbox, T, &[]);

    // The pretend Meta only knows addresses on localhost, so there is no code; this shows that no port is opened.
    assert!(TcpListener::bind(("127.0.0.1", sandbox.port)).is_ok());
    assert!(sign_in.address.as_str().contains("example.invalid"));

    sign_in.interrupt();
    assert_eq!(sign_in.end().code, 130);
}

#[test]
fn the_browser_is_started_without_the_state_and_it_alone_may_return() {
    let sandbox = Sandbox::with_vault_file();
    let (folder, opened) = (sandbox.path("bin"), sandbox.path("opened"));
    std::fs::create_dir(&folder).unwrap();
    let script = folder.join("xdg-open");
    std::fs::write(&script, format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\n", opened.display())).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o700)).unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let mut command = sandbox.command();
    let program = spawn(command.env("PATH", path).args(["--json", "connect", "--network", "facebook"]));

    let started = || Ok(std::fs::read_to_string(&opened).unwrap_or_default());
    let entrance = until_seen("a browser", started, |address| !address.is_empty()).unwrap();
    let entrance = url::Url::parse(&entrance).unwrap();
    assert_eq!((entrance.host_str(), entrance.query()), (Some("localhost"), None));
    let led = request(sandbox.port, entrance.path(), "");
    let part = |before: &str| led.split_once(before).unwrap().1.lines().next().unwrap().to_owned();
    let (address, cookie) = (part("Location: "), part("Set-Cookie: "));
    let address = url::Url::parse(&address).unwrap();
    let hers = sandbox.practice.allow(F, &address, "Jonas Weber").unwrap();
    let own = sandbox.practice.allow(F, &address, "Mara Lind").unwrap();
    let target = |back: &str| {
        let target = back.split_once(&format!(":{}", sandbox.port)).unwrap().1;
        // No browser sends the fragment.
        target.split('#').next().unwrap().to_owned()
    };

    let strange = request(sandbox.port, &target(&hers), "");
    let back =
        request(sandbox.port, &target(&own), &format!("Cookie: {}\r\n", cookie.split(';').next().unwrap()));

    assert!(strange.contains("another browser"), "{strange}");
    assert!(back.starts_with("HTTP/1.1 303"), "{back}");
    let answer = Answer::from(program.wait_with_output().unwrap());
    assert_eq!(text(&answer.ended(0)["account"], "name"), "Mara Lind");
}

/// What the doorway answers to a GET, with these headers besides.
fn request(port: u16, target: &str, headers: &str) -> String {
    let mut stream = std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\n{headers}\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_bare_code_is_taken_only_for_a_named_account_and_a_clear_yes() {
    let sandbox = Sandbox::set();
    for (expect, reply, code) in
        [(&["--expect", "corner.bakery"][..], "y", 0), (&["--expect", "corner.bakery"], "no", 3)]
    {
        let more = [&["--no-listen"], expect].concat();
        let mut sign_in = SignIn::start(&sandbox, T, &more);
        let back = sandbox.practice.allow(T, &sign_in.address, "corner.bakery").unwrap();
        let back = url::Url::parse(&back).unwrap();
        let bare = back.query_pairs().find(|(key, _)| key == "code").unwrap().1.into_owned();

        sign_in.paste(&bare);
        sign_in.paste(reply);

        sign_in.end().ended(code);
    }
    let mut sign_in = SignIn::start(&sandbox, T, &["--no-listen", "--wait", "2"]);
    sign_in.paste(&"A".repeat(120));
    assert_eq!(sign_in.end().ended(3)["problem"]["code"], "e.timeout");
}

#[test]
fn a_secret_that_was_to_be_used_once_is_gone_after_the_first_60_day_token() {
    let sandbox = Sandbox::bare();
    let address = format!("https://localhost:{}/", sandbox.port);
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
    sandbox.sixty_with(&set, sixty_practice::APP_SECRET).ended(0);
    assert_eq!(sandbox.sixty(&["app", "list"]).ended(0)["apps"][0]["secret"], "once");

    sandbox.connected(T, "corner.bakery");

    assert_eq!(sandbox.sixty(&["app", "list"]).ended(0)["apps"][0]["secret"], "none");
    sandbox.pass_days(2);
    assert_eq!(sandbox.sixty(&["extend"]).ended(0)["results"][0]["outcome"], "extended");
    let answer = sandbox.sixty(&["connect", "--network", "threads", "--no-browser"]);
    assert_eq!(answer.ended(3)["problem"]["code"], "x.needsSecret");
}

#[test]
fn a_secret_that_was_to_be_used_once_and_never_was_goes_after_a_day() {
    let sandbox = Sandbox::bare();
    let set = ["app", "set", "--network", "threads", "--id", T.app_id(), "--forget-secret"];
    sandbox.sixty_with(&set, sixty_practice::APP_SECRET).ended(0);

    sandbox.pass_days(1);
    sandbox.pass(chrono::TimeDelta::minutes(1));
    sandbox.sixty(&["status"]).ended(0);

    assert_eq!(sandbox.sixty(&["app", "list"]).ended(0)["apps"][0]["secret"], "none");
}

#[test]
fn without_an_app_or_with_the_wrong_secret_it_says_what_to_set_up() {
    let sandbox = Sandbox::bare();
    let answer = sandbox.sixty(&["connect", "--network", "threads", "--no-browser"]);
    assert_eq!(answer.ended(3)["problem"]["code"], "e.noApp");

    let address = format!("https://localhost:{}/", sandbox.port);
    let set = ["app", "set", "--network", "threads", "--id", T.app_id(), "--return-url", &address];
    sandbox.sixty_with(&set, "ffffffffffffffffffffffffffffffff").ended(0);
    let problem = sandbox.connect(T, "corner.bakery", &[]).ended(3)["problem"].clone();
    assert_eq!(text(&problem, "action"), "fix_setup", "{problem}");
}

#[test]
fn with_a_locked_or_missing_keychain_nobody_is_sent_to_the_browser() {
    let sandbox = Sandbox::set();
    let mut command = sandbox.command();
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    let answer = sixty_tests::sandbox::run(
        command.args(["--json", "connect", "--network", "threads", "--no-browser"]),
        "",
    );
    let problem = answer.ended(4)["problem"].clone();
    assert_eq!(text(&problem, "code"), "x.vaultMissing");
    assert_eq!(answer.stdout.lines().count(), 1);
}
