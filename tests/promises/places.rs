//! Bringing tokens to `.env` files.

use std::os::unix::fs::{PermissionsExt, symlink};

use sixty_tests::sandbox::{I, Sandbox, T, text};

#[test]
fn a_place_gets_the_token_when_it_is_sent_and_at_every_extend_after() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    sandbox.file("shop.env", "A=1\nTOKEN=\nID=\nB=2");

    let added = add(&sandbox, "corner.bakery", "shop.env", &["--user-id-key", "ID"]);
    assert_eq!((text(&added, "state"), text(&added, "reason")), ("waiting", "not_yet"));
    assert_eq!(sandbox.read("shop.env"), "A=1\nTOKEN=\nID=\nB=2");

    let sent = sandbox.sixty(&["places", "send", text(&added, "id")]).ended(0)["places"][0].clone();
    assert_eq!((text(&sent, "state"), sent["reason"].is_null()), ("current", true));
    assert!(sent["last_sent"].is_string());
    let content = |token: &str| format!("A=1\nTOKEN={token}\nID={}\nB=2", text(&account, "user_id"));
    let first = text(&sandbox.entry(&account)["current"], "token").to_owned();
    assert_eq!(sandbox.read("shop.env"), content(&first));

    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    let second = text(&sandbox.entry(&account)["current"], "token").to_owned();
    assert_eq!(sandbox.read("shop.env"), content(&second));
    assert_ne!(first, second);
}

#[test]
fn a_line_that_somebody_changed_is_left_alone_until_it_is_sent_by_name() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(I, "corner.bakery");
    sandbox.file(".env", "TOKEN=\n");
    let place = add(&sandbox, "corner.bakery", ".env", &[]);
    sandbox.sixty(&["places", "send"]).ended(0);
    sandbox.file(".env", "TOKEN=somebody-elses\n");
    sandbox.pass_days(31);

    let result = sandbox.sixty(&["extend"]).ended(3)["results"][0].clone();

    assert_eq!((text(&result, "outcome"), text(&result["problem"], "code")), ("extended", "x.place"));
    assert_eq!(
        (text(&result["places"][0], "state"), text(&result["places"][0], "reason")),
        ("failed", "changed")
    );
    assert_eq!(sandbox.read(".env"), "TOKEN=somebody-elses\n");
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"][0]["status"], "not_delivered");
    sandbox.sixty(&["places", "send"]).ended(3);

    sandbox.sixty(&["places", "send", text(&place, "id")]).ended(0);
    let token = text(&sandbox.entry(&account)["current"], "token").to_owned();
    assert_eq!(sandbox.read(".env"), format!("TOKEN={token}\n"));
    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"][0]["status"], "good");
}

#[test]
fn what_stands_in_the_way_of_a_delivery_is_named_and_the_token_is_safe() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    std::fs::create_dir(sandbox.path("site")).unwrap();
    sandbox.file("site/.env", "TOKEN=\n");
    add(&sandbox, "corner.bakery", "site/.env", &[]);
    sandbox.sixty(&["places", "send"]).ended(0);
    let content = sandbox.read("site/.env");
    let spoilt = [
        ("moved", None),
        ("key_missing", Some("OTHER=1\n".to_owned())),
        ("key_twice", Some(format!("{content}{content}"))),
    ];
    for (reason, spoilt) in spoilt {
        sandbox.pass_days(25);
        match spoilt {
            Some(content) => drop(sandbox.file("site/.env", content)),
            None => std::fs::remove_file(sandbox.path("site/.env")).unwrap(),
        }

        let result = sandbox.sixty(&["extend"]).ended(3)["results"][0].clone();

        assert_eq!(text(&result, "outcome"), "extended");
        assert_eq!(text(&result["places"][0], "reason"), reason);
        assert!(sandbox.entry(&account)["current"]["token"].is_string());
        sandbox.file("site/.env", &content);
        let place = text(&result["places"][0], "id").to_owned();
        sandbox.sixty(&["places", "send", &place]).ended(0);
    }
}

#[test]
fn a_missed_place_is_made_good_by_the_next_extend_although_the_token_is_young() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let file = sandbox.file(".env", "TOKEN=\n");
    add(&sandbox, "corner.bakery", ".env", &[]);
    sandbox.sixty(&["places", "send"]).ended(0);
    let before = std::fs::read(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(3);
    sandbox.file(".env", &before);

    let result = sandbox.sixty(&["extend"]).ended(0)["results"][0].clone();

    assert_eq!((text(&result, "outcome"), text(&result["places"][0], "state")), ("too_new", "current"));
    let token = text(&sandbox.entry(&account)["current"], "token").to_owned();
    assert_eq!(sandbox.read(".env"), format!("TOKEN={token}\n"));
}

#[test]
fn a_link_is_followed_and_kept_and_the_mode_stays() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    std::fs::create_dir(sandbox.path("shared")).unwrap();
    let real = sandbox.file("shared/real.env", "TOKEN=\n");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, sandbox.path(".env")).unwrap();
    add(&sandbox, "corner.bakery", ".env", &[]);

    sandbox.sixty(&["places", "send"]).ended(0);

    assert!(sandbox.path(".env").is_symlink());
    assert!(sandbox.read("shared/real.env").starts_with("TOKEN=TH"));
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(std::fs::read_dir(sandbox.path("shared")).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn a_place_that_cannot_be_is_refused_when_it_is_added() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    sandbox.file(".env", "A=1\nTOKEN=a\nTOKEN=b\n");
    let place = |account: &str, file: &str, key: &str| {
        let file = sandbox.path(file);
        let file = file.to_str().unwrap();
        sandbox.sixty(&["places", "add", "--account", account, "--env-file", file, "--key", key]).code
    };

    assert_eq!(place("nobody", ".env", "A"), 2);
    assert_eq!(place("corner.bakery", ".env", "MISSING"), 2);
    assert_eq!(place("corner.bakery", ".env", "TOKEN"), 2);
    assert_eq!(place("corner.bakery", "missing.env", "A"), 1);
    assert_eq!(sandbox.sixty(&["places", "send", "00000000"]).code, 2);
    assert_eq!(sandbox.sixty(&["places", "remove", "00000000"]).code, 2);
}

#[test]
fn who_names_a_line_that_holds_something_else_is_told_before_it_is_replaced() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.file(".env", "PORT=80\nTOKEN=changeme\n");
    let words = ["places", "add", "--account", "corner.bakery", "--env-file", ".env", "--key"];

    for (key, is_told) in [("PORT", true), ("TOKEN", false)] {
        let path = sandbox.path(".env");
        let words = words.map(|word| if word == ".env" { path.to_str().unwrap() } else { word });
        let answer = sandbox.sixty(&[&words[..], &[key]].concat());
        answer.ended(0);
        assert_eq!(answer.stderr.contains("is no token"), is_told, "{}", answer.stderr);
    }
    assert_eq!(sandbox.read(".env"), "PORT=80\nTOKEN=changeme\n");
}

#[test]
fn a_place_is_sent_at_once_where_that_is_asked_for_and_otherwise_says_how() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    sandbox.file(".env", "TOKEN=\nOTHER=\n");
    let file = sandbox.path(".env");
    let add = ["places", "add", "--account", "corner.bakery", "--env-file", file.to_str().unwrap(), "--key"];

    let waits = sandbox.sixty_in_words(&[&add[..], &["TOKEN"]].concat());
    assert_eq!(waits.code, 0);
    let send = sandbox.typed("places send ");
    assert!(waits.stderr.contains("sixty --data-dir ") && waits.stderr.contains(&send), "{}", waits.stderr);
    assert_eq!(sandbox.read(".env"), "TOKEN=\nOTHER=\n", "nothing is written unasked");

    let sent = sandbox.sixty(&[&add[..], &["OTHER", "--send"]].concat()).ended(0)["places"][0].clone();
    assert_eq!(text(&sent, "state"), "current");
    assert!(sandbox.read(".env").starts_with("TOKEN=\nOTHER=THAA"));
}

#[test]
fn a_check_notices_a_file_that_was_moved_and_a_line_that_was_changed() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    let file = sandbox.file(".env", "TOKEN=\n");
    add(&sandbox, "corner.bakery", ".env", &[]);
    sandbox.sixty(&["places", "send"]).ended(0);
    let state = || {
        let checked = sandbox.sixty(&["check"]).ended(0)["results"][0].clone();
        let places = sandbox.sixty(&["places", "list"]).json()["places"].clone();
        (text(&checked, "status").to_owned(), places[0]["reason"].clone())
    };
    assert_eq!(state(), ("good".to_owned(), serde_json::Value::Null));

    std::fs::rename(&file, sandbox.path("moved.env")).unwrap();
    assert_eq!(state(), ("not_delivered".to_owned(), "moved".into()));
    sandbox.file(".env", "TOKEN=theirs\n");
    assert_eq!(state(), ("not_delivered".to_owned(), "changed".into()));
    assert_eq!(sandbox.read(".env"), "TOKEN=theirs\n");
}

#[test]
fn a_file_that_is_no_settings_file_becomes_no_place() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    for (name, content, says) in [
        ("wp-config.php", "<?php\ndefine('TOKEN', '');\n", "PHP"),
        ("config.json", "{\n  \"TOKEN\": \"\"\n}\n", "JSON"),
        ("index.html", "<html>TOKEN</html>\n", "HTML"),
        ("compose.yaml", "environment:\n  TOKEN: x\n", "YAML"),
        ("notes.txt", "the token of the shop\nTOKEN=\n", "NAME=value"),
    ] {
        let file = sandbox.file(name, content);
        let place = [
            "places",
            "add",
            "--account",
            "corner.bakery",
            "--env-file",
            file.to_str().unwrap(),
            "--key",
            "TOKEN",
        ];
        let answer = sandbox.sixty(&place);
        assert_eq!(text(&answer.ended(3)["problem"], "code"), "imp.none", "{name}");
        assert!(answer.stderr.contains(says), "{}", answer.stderr);
        assert_eq!(sandbox.read(name), content);
    }
    assert_eq!(sandbox.sixty(&["places", "list"]).ended(0)["places"], serde_json::json!([]));
}

#[test]
fn a_place_that_is_removed_leaves_its_file_alone() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    sandbox.file(".env", "TOKEN=\n");
    let place = add(&sandbox, "corner.bakery", ".env", &[]);
    sandbox.sixty(&["places", "send"]).ended(0);
    let before = sandbox.read(".env");

    let left = sandbox.sixty(&["places", "remove", text(&place, "id")]).ended(0)["places"].clone();

    assert_eq!(left, serde_json::json!([]));
    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    assert_eq!(sandbox.read(".env"), before);
}

fn add(sandbox: &Sandbox, account: &str, file: &str, more: &[&str]) -> serde_json::Value {
    let file = sandbox.path(file);
    let arguments =
        ["places", "add", "--account", account, "--env-file", file.to_str().unwrap(), "--key", "TOKEN"];
    sandbox.sixty(&[&arguments[..], more].concat()).ended(0)["places"][0].clone()
}
