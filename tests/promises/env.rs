//! `sixty env`: one settings file, and nothing but that file.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::{Value, json};
use sixty_practice::{APP_SECRET, OldToken, SwitchOrder};
use sixty_tests::stage::{Answer, F, I, Stage, T, moment, text};

#[test]
fn a_due_token_is_extended_in_its_line_and_nothing_else_changes() {
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery")] {
        let stage = Stage::bare();
        let token = stage.token(network, person);
        let content = format!("\u{feff}# shop\r\nexport TOKEN=\"{token}\" # feed\r\nNAME='x'");
        stage.file(".env", &content);
        stage.pass_days(40);

        let answer = env(&stage, &[]).ended(0);

        assert_eq!((text(&answer, "outcome"), &answer["token_changed"]), ("extended", &json!(true)));
        assert_eq!(
            (text(&answer, "key"), text(&answer, "network")),
            ("TOKEN", sixty_tests::stage::key(network))
        );
        assert_eq!((moment(&answer, "expires_at") - stage.now()).num_days(), 59);
        let new = token_in(&stage, "TOKEN=\"");
        assert_eq!(stage.read(".env"), content.replace(&token, &new));
        assert_eq!(stage.calls("/me"), 2, "both tokens are asked whose they are");
        assert!(!stage.data_dir().exists(), "no data folder");
        assert_eq!(stage.rules_broken(), Vec::<String>::new());
    }
}

#[test]
fn a_metadata_file_saves_the_question_and_keeps_what_it_does_not_know() {
    let stage = Stage::bare();
    let token = stage.token(I, "corner.bakery");
    stage.file(".env", format!("TOKEN={token}\n"));
    stage.file("token.json", "{\n  \"mine\": [1]\n}\n");

    stage.pass_days(2);
    assert_eq!(text(&env(&stage, &["--metadata", "token.json"]).ended(0), "outcome"), "extended");
    let calls = stage.practice.log().requests.len();
    stage.pass_days(2);
    let answer = env(&stage, &["--metadata", "token.json"]);

    assert_eq!(text(&answer.ended(0), "outcome"), "not_due");
    assert_eq!(stage.practice.log().requests.len(), calls, "Meta was not asked");
    let metadata = stage.read("token.json");
    let kept: Value = serde_json::from_str(&metadata).unwrap();
    assert_eq!(kept["mine"], json!([1]));
    assert_eq!(text(&kept, "access_token"), format!("{}...", &token_in(&stage, "TOKEN=")[..20]));
    assert_eq!(kept["token_type"], "bearer");
    let end = kept["expires_at"].as_i64().unwrap();
    assert_eq!(end, moment(&answer.json(), "expires_at").timestamp());
    assert!(text(&kept, "refreshed_at").ends_with('Z') && text(&kept, "refreshed_at").contains('.'));
    assert!(metadata.starts_with("{\n  \""), "two spaces: {metadata}");
    assert!(!metadata.contains(&token_in(&stage, "TOKEN=")));
}

#[test]
fn threads_tells_its_date_so_that_a_daily_job_extends_once() {
    let stage = Stage::bare();
    stage.file(".env", format!("TOKEN={}\n", stage.token(T, "corner.bakery")));
    stage.pass_days(3);
    let answer = env(&stage, &[]);
    assert_eq!(text(&answer.ended(0), "outcome"), "not_due");
    assert!(answer.stderr.contains("--metadata"));
    assert_eq!(text(&env(&stage, &["--within", "58"]).ended(0), "outcome"), "extended");
}

#[test]
fn a_young_token_is_left_alone() {
    let stage = Stage::bare();
    for network in [T, I] {
        let token = stage.token(network, "corner.bakery");
        stage.file(".env", format!("TOKEN={token}\n"));
        assert_eq!(text(&env(&stage, &["--within", "90"]).ended(0), "outcome"), "too_new", "{network:?}");
        assert_eq!(token_in(&stage, "TOKEN="), token);
    }
}

#[test]
fn facebook_needs_the_apps_id_and_secret() {
    let stage = Stage::bare();
    let token = stage.token(F, "Mara Lind");
    stage.file(".env", format!("TOKEN={token}\n"));
    stage.pass_days(40);
    let refused = env(&stage, &[]);
    assert!(refused.stderr.contains("FB_APP_SECRET") && !refused.stderr.contains("app set"));
    assert_eq!(text(&refused.ended(3)["problem"], "code"), "x.needsSecret");

    let mut command = stage.command();
    command.env("FB_APP_SECRET", APP_SECRET);
    command.args(["--json", "env", ".env", "--app-id", F.app_id()]);
    let answer = sixty_tests::stage::run(&mut command, "");
    assert_eq!(text(&answer.ended(0), "outcome"), "extended");

    stage.pass_days(40);
    stage.file(".env", format!("{}FB_APP_SECRET={APP_SECRET}\n", stage.read(".env")));
    let answer = env(&stage, &["--key", "TOKEN", "--app-id", F.app_id()]);
    assert_eq!(text(&answer.ended(0), "outcome"), "extended");
}

#[test]
fn one_line_is_meant_and_several_or_none_are_named() {
    let stage = Stage::bare();
    let (threads, instagram) = (stage.token(T, "corner.bakery"), stage.token(I, "corner.bakery"));
    stage.file(".env", format!("ONE={threads}\nTWO={instagram}\nTHREE=3\nTHREE=3\n"));
    stage.pass_days(40);

    let several = env(&stage, &[]);
    assert_eq!((several.code, several.stdout.as_str()), (2, ""));
    assert!(several.stderr.contains("ONE") && several.stderr.contains("TWO"), "{}", several.stderr);
    for arguments in [&["--key", "MISSING"][..], &["--key", "THREE"]] {
        assert_eq!(env(&stage, arguments).code, 2, "{arguments:?}");
    }
    assert_eq!(text(&env(&stage, &["--key", "TWO"]).ended(0), "outcome"), "extended");
    stage.file("none.env", "A=1\n");
    let none = stage.sixty(&["env", "none.env"]);
    assert_eq!((none.code, none.stdout.as_str()), (2, ""));
    assert!(stage.read(".env").contains(&threads));
}

#[test]
fn a_dry_run_changes_nothing() {
    let stage = Stage::bare();
    stage.file(".env", format!("TOKEN={}\n", stage.token(I, "corner.bakery")));
    stage.pass_days(40);
    let before = stage.read(".env");

    assert_eq!(text(&env(&stage, &["--dry-run", "--metadata", "m.json"]).ended(0), "outcome"), "extended");

    assert_eq!(stage.read(".env"), before);
    assert_eq!(stage.calls("/refresh_access_token"), 0);
    assert!(!stage.path("m.json").exists() && !stage.path(".env.sixty-new").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_found_before_meta_is_asked() {
    let stage = Stage::bare();
    let token = stage.token(T, "corner.bakery");
    let folder = full_disk(&stage, &format!("TOKEN={token}\n"));
    stage.pass_days(40);
    let calls = stage.calls("/refresh_access_token");

    let answer = stage.sixty(&["env", folder.join(".env").to_str().unwrap()]);

    unmount(&folder);
    assert_eq!(text(&answer.ended(1)["problem"], "code"), "x.diskFull");
    assert_eq!(stage.calls("/refresh_access_token"), calls);
}

#[test]
fn a_read_only_folder_is_found_before_meta_is_asked() {
    let stage = Stage::bare();
    let token = stage.token(T, "corner.bakery");
    let folder = mounted(&stage, "size=64k");
    std::fs::write(folder.join(".env"), format!("TOKEN={token}\n")).unwrap();
    stage.pass_days(40);
    let status =
        std::process::Command::new("mount").args(["-o", "remount,ro"]).arg(&folder).status().unwrap();
    assert!(status.success());
    let calls = stage.practice.log().requests.len();

    let answer = stage.sixty(&["env", folder.join(".env").to_str().unwrap()]);

    unmount(&folder);
    assert_eq!(text(&answer.ended(1)["problem"], "code"), "x.readOnly");
    assert_eq!(stage.practice.log().requests.len(), calls);
}

#[test]
fn mode_and_owner_stay_and_nothing_is_left_beside_the_file() {
    let stage = Stage::bare();
    std::fs::create_dir(stage.path("site")).unwrap();
    let file = stage.file("site/.env", format!("TOKEN={}\n", stage.token(T, "corner.bakery")));
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    stage.pass_days(40);

    stage.sixty(&["env", "site/.env"]).ended(0);

    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o644);
    assert_eq!(std::fs::read_dir(stage.path("site")).unwrap().count(), 1);
}

#[test]
fn what_a_run_that_was_cut_off_left_is_proved_and_used_although_the_old_string_is_dead() {
    let (stage, old) = due_and_about_to_die();
    // `me` never answers: the program is ended between Meta's answer and its proof.
    stage.practice.fault("*", "me", Some("hold"), None).unwrap();
    let mut program = sixty_tests::stage::spawn(stage.command().args(["--json", "env", ".env"]));
    while !stage.path(".env.sixty-new").exists()
        || stage.calls("/refresh_access_token") == 0
        || stage.read(".env.sixty-new").is_empty()
    {
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert!(program.try_wait().unwrap().is_none());
    }
    program.kill().unwrap();
    program.wait().unwrap();
    stage.practice.fault("*", "*", None, None).unwrap();

    let answer = env(&stage, &[]).ended(0);

    assert_eq!(text(&answer, "outcome"), "extended");
    let new = token_in(&stage, "TOKEN=");
    assert_ne!(new, old);
    assert_eq!(stage.calls("/refresh_access_token"), 1);
    assert!(!stage.path(".env.sixty-new").exists());
}

#[test]
fn of_two_tokens_that_meta_calls_dead_none_is_thrown_away() {
    let (stage, old) = due_and_about_to_die();
    stage.practice.fault("*", "me", Some("t-190-463-source-document"), None).unwrap();

    for _ in 0..2 {
        assert_eq!(text(&env(&stage, &[]).ended(3), "outcome"), "reconnect");
    }

    stage.practice.fault("*", "*", None, None).unwrap();
    assert_eq!(text(&env(&stage, &[]).ended(0), "outcome"), "extended");
    assert_ne!(token_in(&stage, "TOKEN="), old);
    assert_eq!(stage.calls("/refresh_access_token"), 1);
}

#[test]
fn a_dead_token_and_a_lost_connection_are_told_apart_and_the_file_stays() {
    let stage = Stage::bare();
    stage.file(".env", format!("TOKEN={}\n", stage.token(I, "corner.bakery")));
    stage.pass_days(61);
    let before = stage.read(".env");

    let dead = env(&stage, &[]).ended(3);
    assert_eq!((text(&dead, "outcome"), text(&dead["problem"], "code")), ("reconnect", "x.expired"));
    stage.practice.fault("*", "*", Some("reset"), None).unwrap();
    let lost = env(&stage, &[]).ended(5);
    assert_eq!((text(&lost, "outcome"), text(&lost["problem"], "code")), ("retry_later", "x.net"));
    assert_eq!(stage.read(".env"), before);
}

#[test]
fn a_death_that_me_does_not_confirm_is_neither_a_death_nor_a_comfort_for_a_file_and_for_an_account_alike() {
    let stage = Stage::bare();
    let token = stage.token(I, "corner.bakery");
    stage.file(".env", format!("TOKEN={token}\n"));
    stage.sixty_with(&["import"], &token).ended(0);
    stage.pass_days(40);
    stage.practice.fault("*", "refresh", Some("i-190-463-2025"), None).unwrap();

    let of_file = env(&stage, &[]).ended(5);
    let of_account = stage.sixty(&["extend"]).ended(5)["results"][0].clone();

    for answer in [&of_file, &of_account] {
        assert_eq!((text(answer, "outcome"), text(&answer["problem"], "code")), ("retry_later", "x.down"));
    }
    assert_eq!(token_in(&stage, "TOKEN="), token);
    assert_eq!(stage.sixty(&["get", "corner.bakery"]).code, 0, "it works, so it is handed out");
    stage.practice.fault("*", "*", None, None).unwrap();
    assert_eq!(text(&env(&stage, &[]).ended(0), "outcome"), "extended");
}

#[test]
fn a_one_hour_token_is_said_to_be_one_because_tomorrow_is_too_late() {
    let stage = Stage::bare();
    let token = stage.short_token(T, "corner.bakery");
    stage.file(".env", format!("TOKEN={token}\n"));

    for more in [&["--dry-run"][..], &[]] {
        let answer = env(&stage, more).ended(3);
        assert_eq!((text(&answer, "outcome"), text(&answer["problem"], "code")), ("failed", "imp.hour"));
    }
    assert_eq!(stage.calls("/refresh_access_token"), 0);
    assert_eq!(token_in(&stage, "TOKEN="), token);
}

#[test]
fn a_named_line_with_something_else_than_a_token_is_said_to_be_that_before_meta_is_asked() {
    let stage = Stage::bare();
    for (value, code) in [
        ("0123456789abcdef0123456789abcdef", "imp.appsecret"),
        ("TH|1000000001|abc", "imp.apptoken"),
        ("THAAhalf", "imp.cut"),
    ] {
        stage.file(".env", format!("TOKEN={value}\n"));
        for network in [&[][..], &["--network", "threads"]] {
            let answer = env(&stage, &[&["--key", "TOKEN"], network].concat()).ended(3);
            assert_eq!(text(&answer["problem"], "code"), code, "{value}");
        }
    }
    assert_eq!(stage.practice.log().requests.len(), 0);
}

/// A file whose token is due, and dies as soon as Meta hands out a new one.
fn due_and_about_to_die() -> (Stage, String) {
    let stage = Stage::bare();
    stage
        .practice
        .switch(&SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() })
        .unwrap();
    let old = stage.token(T, "corner.bakery");
    stage.file(".env", format!("TOKEN={old}\n"));
    stage.pass_days(40);
    (stage, old)
}

fn env(stage: &Stage, more: &[&str]) -> Answer {
    stage.sixty(&[&["env", ".env"], more].concat())
}

/// What stands after `start`, as far as a token goes.
fn token_in(stage: &Stage, start: &str) -> String {
    let content = stage.read(".env");
    let rest = &content[content.find(start).unwrap() + start.len()..];
    rest.chars().take_while(char::is_ascii_alphanumeric).collect()
}

/// A small disk with the file on it and no room left.
fn full_disk(stage: &Stage, content: &str) -> std::path::PathBuf {
    let folder = mounted(stage, "size=64k");
    std::fs::write(folder.join(".env"), content).unwrap();
    let fill = std::fs::write(folder.join("fill"), vec![0; 128 * 1024]);
    assert!(fill.is_err(), "the disk is full");
    folder
}

fn mounted(stage: &Stage, options: &str) -> std::path::PathBuf {
    let folder = stage.path("small");
    std::fs::create_dir(&folder).unwrap();
    let mut mount = std::process::Command::new("mount");
    let status = mount.args(["-t", "tmpfs", "-o", options, "none"]).arg(&folder).status().unwrap();
    assert!(status.success(), "a small disk needs root");
    folder
}

fn unmount(folder: &Path) {
    drop(std::process::Command::new("umount").arg(folder).status());
}
