//! Bringing tokens to `.env` files.

use std::os::unix::fs::{PermissionsExt, symlink};

use sixty_tests::stage::{I, Stage, T, text};

#[test]
fn a_place_gets_the_token_when_it_is_sent_and_at_every_extend_after() {
    let stage = Stage::set();
    let account = stage.connected(T, "corner.bakery");
    stage.file("shop.env", "A=1\nTOKEN=\nID=\nB=2");

    let added = add(&stage, "corner.bakery", "shop.env", &["--user-id-key", "ID"]);
    assert_eq!((text(&added, "state"), text(&added, "reason")), ("waiting", "not_yet"));
    assert_eq!(stage.read("shop.env"), "A=1\nTOKEN=\nID=\nB=2");

    let sent = stage.sixty(&["places", "send", text(&added, "id")]).ended(0)["places"][0].clone();
    assert_eq!((text(&sent, "state"), sent["reason"].is_null()), ("current", true));
    assert!(sent["last_sent"].is_string());
    let content = |token: &str| format!("A=1\nTOKEN={token}\nID={}\nB=2", text(&account, "user_id"));
    let first = text(&stage.entry(&account)["current"], "token").to_owned();
    assert_eq!(stage.read("shop.env"), content(&first));

    stage.pass_days(31);
    stage.sixty(&["extend"]).ended(0);
    let second = text(&stage.entry(&account)["current"], "token").to_owned();
    assert_eq!(stage.read("shop.env"), content(&second));
    assert_ne!(first, second);
}

#[test]
fn a_line_that_somebody_changed_is_left_alone_until_it_is_sent_by_name() {
    let stage = Stage::set();
    let account = stage.connected(I, "corner.bakery");
    stage.file(".env", "TOKEN=\n");
    let place = add(&stage, "corner.bakery", ".env", &[]);
    stage.sixty(&["places", "send"]).ended(0);
    stage.file(".env", "TOKEN=somebody-elses\n");
    stage.pass_days(31);

    let result = stage.sixty(&["extend"]).ended(3)["results"][0].clone();

    assert_eq!((text(&result, "outcome"), text(&result["problem"], "code")), ("extended", "x.place"));
    assert_eq!(
        (text(&result["places"][0], "state"), text(&result["places"][0], "reason")),
        ("failed", "changed")
    );
    assert_eq!(stage.read(".env"), "TOKEN=somebody-elses\n");
    assert_eq!(stage.sixty(&["status"]).ended(0)["accounts"][0]["status"], "not_delivered");
    stage.sixty(&["places", "send"]).ended(3);

    stage.sixty(&["places", "send", text(&place, "id")]).ended(0);
    let token = text(&stage.entry(&account)["current"], "token").to_owned();
    assert_eq!(stage.read(".env"), format!("TOKEN={token}\n"));
    assert_eq!(stage.sixty(&["status"]).ended(0)["accounts"][0]["status"], "good");
}

#[test]
fn what_stands_in_the_way_of_a_delivery_is_named_and_the_token_is_safe() {
    let stage = Stage::set();
    let account = stage.connected(T, "corner.bakery");
    std::fs::create_dir(stage.path("site")).unwrap();
    stage.file("site/.env", "TOKEN=\n");
    add(&stage, "corner.bakery", "site/.env", &[]);
    stage.sixty(&["places", "send"]).ended(0);
    let content = stage.read("site/.env");
    let spoilt = [
        ("moved", None),
        ("key_missing", Some("OTHER=1\n".to_owned())),
        ("key_twice", Some(format!("{content}{content}"))),
    ];
    for (reason, spoilt) in spoilt {
        stage.pass_days(25);
        match spoilt {
            Some(content) => drop(stage.file("site/.env", content)),
            None => std::fs::remove_file(stage.path("site/.env")).unwrap(),
        }

        let result = stage.sixty(&["extend"]).ended(3)["results"][0].clone();

        assert_eq!(text(&result, "outcome"), "extended");
        assert_eq!(text(&result["places"][0], "reason"), reason);
        assert!(stage.entry(&account)["current"]["token"].is_string());
        stage.file("site/.env", &content);
        let place = text(&result["places"][0], "id").to_owned();
        stage.sixty(&["places", "send", &place]).ended(0);
    }
}

#[test]
fn a_missed_place_is_made_good_by_the_next_extend_although_the_token_is_young() {
    let stage = Stage::set();
    let account = stage.connected(T, "corner.bakery");
    let file = stage.file(".env", "TOKEN=\n");
    add(&stage, "corner.bakery", ".env", &[]);
    stage.sixty(&["places", "send"]).ended(0);
    let before = std::fs::read(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    stage.pass_days(31);
    stage.sixty(&["extend"]).ended(3);
    stage.file(".env", &before);

    let result = stage.sixty(&["extend"]).ended(0)["results"][0].clone();

    assert_eq!((text(&result, "outcome"), text(&result["places"][0], "state")), ("too_new", "current"));
    let token = text(&stage.entry(&account)["current"], "token").to_owned();
    assert_eq!(stage.read(".env"), format!("TOKEN={token}\n"));
}

#[test]
fn a_link_is_followed_and_kept_and_the_mode_stays() {
    let stage = Stage::set();
    stage.connected(T, "corner.bakery");
    std::fs::create_dir(stage.path("shared")).unwrap();
    let real = stage.file("shared/real.env", "TOKEN=\n");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, stage.path(".env")).unwrap();
    add(&stage, "corner.bakery", ".env", &[]);

    stage.sixty(&["places", "send"]).ended(0);

    assert!(stage.path(".env").is_symlink());
    assert!(stage.read("shared/real.env").starts_with("TOKEN=TH"));
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(std::fs::read_dir(stage.path("shared")).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn a_place_that_cannot_be_is_refused_when_it_is_added() {
    let stage = Stage::set();
    stage.connected(T, "corner.bakery");
    stage.file(".env", "A=1\nTOKEN=a\nTOKEN=b\n");
    let place = |account: &str, file: &str, key: &str| {
        let file = stage.path(file);
        let file = file.to_str().unwrap();
        stage.sixty(&["places", "add", "--account", account, "--env-file", file, "--key", key]).code
    };

    assert_eq!(place("nobody", ".env", "A"), 2);
    assert_eq!(place("corner.bakery", ".env", "MISSING"), 2);
    assert_eq!(place("corner.bakery", ".env", "TOKEN"), 2);
    assert_eq!(place("corner.bakery", "missing.env", "A"), 1);
    assert_eq!(stage.sixty(&["places", "send", "00000000"]).code, 2);
    assert_eq!(stage.sixty(&["places", "remove", "00000000"]).code, 2);
}

#[test]
fn a_place_that_is_removed_leaves_its_file_alone() {
    let stage = Stage::set();
    stage.connected(T, "corner.bakery");
    stage.file(".env", "TOKEN=\n");
    let place = add(&stage, "corner.bakery", ".env", &[]);
    stage.sixty(&["places", "send"]).ended(0);
    let before = stage.read(".env");

    let left = stage.sixty(&["places", "remove", text(&place, "id")]).ended(0)["places"].clone();

    assert_eq!(left, serde_json::json!([]));
    stage.pass_days(31);
    stage.sixty(&["extend"]).ended(0);
    assert_eq!(stage.read(".env"), before);
}

fn add(stage: &Stage, account: &str, file: &str, more: &[&str]) -> serde_json::Value {
    let file = stage.path(file);
    let arguments =
        ["places", "add", "--account", account, "--env-file", file.to_str().unwrap(), "--key", "TOKEN"];
    stage.sixty(&[&arguments[..], more].concat()).ended(0)["places"][0].clone()
}
