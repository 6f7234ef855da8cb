//! `sixty env`: one settings file, and nothing but that file.

use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};
use sixty_practice::{APP_SECRET, OldToken, SwitchOrder};
use sixty_tests::sandbox::{Answer, F, I, Sandbox, T, moment, text};

#[test]
fn a_due_token_is_extended_in_its_line_and_nothing_else_changes() {
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery")] {
        let sandbox = Sandbox::bare();
        let token = sandbox.token(network, person);
        let content = format!("\u{feff}# shop\r\nexport TOKEN=\"{token}\" # feed\r\nNAME='x'");
        sandbox.file(".env", &content);
        sandbox.pass_days(40);

        let answer = env(&sandbox, &[]).ended(0);

        assert_eq!((text(&answer, "outcome"), &answer["token_changed"]), ("extended", &json!(true)));
        assert_eq!(
            (text(&answer, "key"), text(&answer, "network")),
            ("TOKEN", sixty_tests::sandbox::key(network))
        );
        assert_eq!((moment(&answer, "expires_at") - sandbox.now()).num_days(), 59);
        let new = token_in(&sandbox, "TOKEN=\"");
        assert_eq!(sandbox.read(".env"), content.replace(&token, &new));
        assert_eq!(sandbox.calls("/me"), 2, "both tokens are asked whose they are");
        assert!(!sandbox.data_dir().exists(), "no data folder");
        assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
    }
}

#[test]
fn a_metadata_file_saves_the_question_and_keeps_what_it_does_not_know() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(I, "corner.bakery");
    sandbox.file(".env", format!("TOKEN={token}\n"));
    sandbox.file("token.json", "{\n  \"mine\": [1]\n}\n");

    sandbox.pass_days(2);
    assert_eq!(text(&env(&sandbox, &["--metadata", "token.json"]).ended(0), "outcome"), "extended");
    let calls = sandbox.practice.log().requests.len();
    sandbox.pass_days(2);
    let answer = env(&sandbox, &["--metadata", "token.json"]);

    assert_eq!(text(&answer.ended(0), "outcome"), "not_due");
    assert_eq!(sandbox.practice.log().requests.len(), calls, "Meta was not asked");
    let metadata = sandbox.read("token.json");
    let kept: Value = serde_json::from_str(&metadata).unwrap();
    assert_eq!(kept["mine"], json!([1]));
    assert_eq!(text(&kept, "access_token"), format!("{}...", &token_in(&sandbox, "TOKEN=")[..20]));
    assert_eq!(kept["token_type"], "bearer");
    let end = kept["expires_at"].as_i64().unwrap();
    assert_eq!(end, moment(&answer.json(), "expires_at").timestamp());
    assert!(text(&kept, "refreshed_at").ends_with('Z') && text(&kept, "refreshed_at").contains('.'));
    assert!(metadata.starts_with("{\n  \""), "two spaces: {metadata}");
    assert!(!metadata.contains(&token_in(&sandbox, "TOKEN=")));
}

#[test]
fn threads_tells_its_date_so_that_a_daily_job_extends_once() {
    let sandbox = Sandbox::bare();
    sandbox.file(".env", format!("TOKEN={}\n", sandbox.token(T, "corner.bakery")));
    sandbox.pass_days(3);
    let answer = env(&sandbox, &[]);
    assert_eq!(text(&answer.ended(0), "outcome"), "not_due");
    assert!(answer.stderr.contains("--metadata"));
    assert_eq!(text(&env(&sandbox, &["--within", "58"]).ended(0), "outcome"), "extended");
}

#[test]
fn a_date_line_that_stays_old_is_told() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(I, "corner.bakery");
    sandbox.file(".env", format!("IG_TOKEN={token}\nIG_TOKEN_EXPIRES_AT=2026-12-24\nFB_EXPIRY=1\n"));
    sandbox.pass_days(40);
    let answer = env(&sandbox, &[]);
    assert_eq!(text(&answer.ended(0), "outcome"), "extended");
    assert!(
        answer.stderr.contains("IG_TOKEN_EXPIRES_AT in .env still has the old date"),
        "{}",
        answer.stderr
    );
    assert!(!answer.stderr.contains("FB_EXPIRY"));
    assert!(sandbox.read(".env").contains("\nIG_TOKEN_EXPIRES_AT=2026-12-24\n"));
}

#[test]
fn a_young_token_is_left_alone() {
    let sandbox = Sandbox::bare();
    for network in [T, I] {
        let token = sandbox.token(network, "corner.bakery");
        sandbox.file(".env", format!("TOKEN={token}\n"));
        assert_eq!(text(&env(&sandbox, &["--within", "90"]).ended(0), "outcome"), "too_new", "{network:?}");
        assert_eq!(token_in(&sandbox, "TOKEN="), token);
    }
}

#[test]
fn facebook_needs_the_apps_id_and_secret() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(F, "Mara Lind");
    sandbox.file(".env", format!("TOKEN={token}\n"));
    sandbox.pass_days(40);
    let refused = env(&sandbox, &[]);
    assert!(refused.stderr.contains("FB_APP_SECRET") && !refused.stderr.contains("app set"));
    assert_eq!(text(&refused.ended(3)["problem"], "code"), "x.needsSecret");

    let mut command = sandbox.command();
    command.env("FB_APP_SECRET", APP_SECRET);
    command.args(["--json", "env", ".env", "--app-id", F.app_id()]);
    let answer = sixty_tests::sandbox::run(&mut command, "");
    assert_eq!(text(&answer.ended(0), "outcome"), "extended");

    sandbox.pass_days(40);
    sandbox.file(".env", format!("{}FB_APP_SECRET={APP_SECRET}\n", sandbox.read(".env")));
    let answer = env(&sandbox, &["--key", "TOKEN", "--app-id", F.app_id()]);
    assert_eq!(text(&answer.ended(0), "outcome"), "extended");
}

#[test]
fn one_line_is_meant_and_several_or_none_are_named() {
    let sandbox = Sandbox::bare();
    let (threads, instagram) = (sandbox.token(T, "corner.bakery"), sandbox.token(I, "corner.bakery"));
    sandbox.file(".env", format!("ONE={threads}\nTWO={instagram}\nTHREE=3\nTHREE=3\n"));
    sandbox.pass_days(40);

    let several = env(&sandbox, &[]);
    assert_eq!((several.code, several.stdout.as_str()), (2, ""));
    assert!(several.stderr.contains("ONE") && several.stderr.contains("TWO"), "{}", several.stderr);
    for arguments in [&["--key", "MISSING"][..], &["--key", "THREE"]] {
        assert_eq!(env(&sandbox, arguments).code, 2, "{arguments:?}");
    }
    assert_eq!(text(&env(&sandbox, &["--key", "TWO"]).ended(0), "outcome"), "extended");
    sandbox.file("none.env", "A=1\n");
    let none = sandbox.sixty(&["env", "none.env"]);
    assert_eq!((none.code, none.stdout.as_str()), (2, ""));
    assert!(sandbox.read(".env").contains(&threads));
}

#[test]
fn a_dry_run_changes_nothing() {
    let sandbox = Sandbox::bare();
    sandbox.file(".env", format!("TOKEN={}\n", sandbox.token(I, "corner.bakery")));
    sandbox.pass_days(40);
    let before = sandbox.read(".env");

    assert_eq!(text(&env(&sandbox, &["--dry-run", "--metadata", "m.json"]).ended(0), "outcome"), "extended");

    assert_eq!(sandbox.read(".env"), before);
    assert_eq!(sandbox.calls("/refresh_access_token"), 0);
    assert!(!sandbox.path("m.json").exists() && !sandbox.path(".env.sixty-new").exists());
}

#[test]
fn mode_and_owner_stay_and_nothing_is_left_beside_the_file() {
    let sandbox = Sandbox::bare();
    std::fs::create_dir(sandbox.path("site")).unwrap();
    let file = sandbox.file("site/.env", format!("TOKEN={}\n", sandbox.token(T, "corner.bakery")));
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    sandbox.pass_days(40);

    sandbox.sixty(&["env", "site/.env"]).ended(0);

    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o644);
    assert_eq!(std::fs::read_dir(sandbox.path("site")).unwrap().count(), 1);
}

#[test]
fn what_a_run_that_was_cut_off_left_is_proved_and_used_although_the_old_string_is_dead() {
    let (sandbox, old) = due_and_about_to_die();
    // `me` never answers: the program is ended between Meta's answer and its proof.
    sandbox.practice.fault("*", "me", Some("hold"), None).unwrap();
    let mut program = sixty_tests::sandbox::spawn(sandbox.command().args(["--json", "env", ".env"]));
    sandbox.wait_for_call("/me");
    assert!(!sandbox.read(".env.sixty-new").is_empty(), "the new file comes before the proof");
    program.kill().unwrap();
    program.wait().unwrap();
    sandbox.practice.fault("*", "*", None, None).unwrap();

    let answer = env(&sandbox, &[]).ended(0);

    assert_eq!(text(&answer, "outcome"), "extended");
    let new = token_in(&sandbox, "TOKEN=");
    assert_ne!(new, old);
    assert_eq!(sandbox.calls("/refresh_access_token"), 1);
    assert!(!sandbox.path(".env.sixty-new").exists());
}

#[test]
fn of_two_tokens_that_meta_calls_dead_none_is_thrown_away() {
    let (sandbox, old) = due_and_about_to_die();
    sandbox.practice.fault("*", "me", Some("t-190-463-source-document"), None).unwrap();

    for _ in 0..2 {
        assert_eq!(text(&env(&sandbox, &[]).ended(3), "outcome"), "reconnect");
    }

    sandbox.practice.fault("*", "*", None, None).unwrap();
    assert_eq!(text(&env(&sandbox, &[]).ended(0), "outcome"), "extended");
    assert_ne!(token_in(&sandbox, "TOKEN="), old);
    assert_eq!(sandbox.calls("/refresh_access_token"), 1);
}

#[test]
fn a_dead_token_and_a_lost_connection_are_told_apart_and_the_file_stays() {
    let sandbox = Sandbox::bare();
    sandbox.file(".env", format!("TOKEN={}\n", sandbox.token(I, "corner.bakery")));
    sandbox.pass_days(61);
    let before = sandbox.read(".env");

    let dead = env(&sandbox, &[]).ended(3);
    assert_eq!((text(&dead, "outcome"), text(&dead["problem"], "code")), ("reconnect", "x.expired"));
    sandbox.practice.fault("*", "*", Some("reset"), None).unwrap();
    let lost = env(&sandbox, &[]).ended(5);
    assert_eq!((text(&lost, "outcome"), text(&lost["problem"], "code")), ("retry_later", "x.net"));
    assert_eq!(sandbox.read(".env"), before);
}

#[test]
fn a_death_that_me_does_not_confirm_is_neither_a_death_nor_a_comfort_for_a_file_and_for_an_account_alike() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(I, "corner.bakery");
    sandbox.file(".env", format!("TOKEN={token}\n"));
    sandbox.sixty_with(&["import"], &token).ended(0);
    sandbox.pass_days(40);
    sandbox.practice.fault("*", "refresh", Some("i-190-463-2025"), None).unwrap();

    let of_file = env(&sandbox, &[]).ended(5);
    let of_account = sandbox.sixty(&["extend"]).ended(5)["results"][0].clone();

    for answer in [&of_file, &of_account] {
        assert_eq!((text(answer, "outcome"), text(&answer["problem"], "code")), ("retry_later", "x.down"));
    }
    assert_eq!(token_in(&sandbox, "TOKEN="), token);
    assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 0, "it works, so it is handed out");
    sandbox.practice.fault("*", "*", None, None).unwrap();
    assert_eq!(text(&env(&sandbox, &[]).ended(0), "outcome"), "extended");
}

#[test]
fn a_one_hour_token_is_said_to_be_one_because_tomorrow_is_too_late() {
    let sandbox = Sandbox::bare();
    let token = sandbox.short_token(T, "corner.bakery");
    sandbox.file(".env", format!("TOKEN={token}\n"));

    for more in [&["--dry-run"][..], &[]] {
        let answer = env(&sandbox, more).ended(3);
        assert_eq!((text(&answer, "outcome"), text(&answer["problem"], "code")), ("failed", "imp.hour"));
    }
    assert_eq!(sandbox.calls("/refresh_access_token"), 0);
    assert_eq!(token_in(&sandbox, "TOKEN="), token);
}

#[test]
fn a_named_line_with_something_else_than_a_token_is_said_to_be_that_before_meta_is_asked() {
    let sandbox = Sandbox::bare();
    for (value, code) in [
        ("0123456789abcdef0123456789abcdef", "imp.appsecret"),
        ("TH|1000000001|abc", "imp.apptoken"),
        ("THAAhalf", "imp.cut"),
    ] {
        sandbox.file(".env", format!("TOKEN={value}\n"));
        for network in [&[][..], &["--network", "threads"]] {
            let answer = env(&sandbox, &[&["--key", "TOKEN"], network].concat()).ended(3);
            assert_eq!(text(&answer["problem"], "code"), code, "{value}");
        }
    }
    assert_eq!(sandbox.practice.log().requests.len(), 0);
}

/// A file whose token is due, and dies as soon as Meta hands out a new one.
fn due_and_about_to_die() -> (Sandbox, String) {
    let sandbox = Sandbox::bare();
    sandbox
        .practice
        .switch(&SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() })
        .unwrap();
    let old = sandbox.token(T, "corner.bakery");
    sandbox.file(".env", format!("TOKEN={old}\n"));
    sandbox.pass_days(40);
    (sandbox, old)
}

fn env(sandbox: &Sandbox, more: &[&str]) -> Answer {
    sandbox.sixty(&[&["env", ".env"], more].concat())
}

/// The token that follows `start` in the file.
fn token_in(sandbox: &Sandbox, start: &str) -> String {
    let content = sandbox.read(".env");
    let rest = &content[content.find(start).unwrap() + start.len()..];
    rest.chars().take_while(char::is_ascii_alphanumeric).collect()
}
