//! What a dry run foretells is what a run would do, as far as that is known without asking for a newer token; and a
//! token is judged alike wherever it is kept.

use serde_json::Value;
use sixty_practice::APP_SECRET;
use sixty_tests::sandbox::{Answer, F, I, Sandbox, T, text};

#[test]
fn env_foretells_that_a_token_has_expired_by_its_dates_or_by_debug_token() {
    for (network, metadata) in [(I, true), (T, true), (T, false)] {
        let sandbox = Sandbox::bare();
        sandbox.file(".env", format!("TOKEN={}\n", sandbox.token(network, "corner.bakery")));
        let with: &[&str] = if metadata { &["--metadata", "m.json"] } else { &[] };
        if metadata {
            // The first run of a job notes the dates.
            sandbox.pass_days(31);
            env(&sandbox, with).ended(0);
        }
        sandbox.pass_days(61);
        let calls = sandbox.calls("/refresh_access_token");

        let foretold = env(&sandbox, &[&["--dry-run"], with].concat()).ended(3);

        assert_eq!(sandbox.calls("/refresh_access_token"), calls);
        assert_eq!(end(&foretold), ("reconnect", "x.expired"), "{network:?}");
        assert_eq!(end(&env(&sandbox, with).ended(3)), end(&foretold), "{network:?}: the same as a run");
    }
}

#[test]
fn env_foretells_that_facebook_calls_a_token_dead() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(F, "Jonas Weber");
    sandbox.file(".env", format!("TOKEN={token}\nFB_APP_SECRET={APP_SECRET}\n"));
    sandbox.pass_days(61);
    let words = ["--key", "TOKEN", "--app-id", F.app_id()];

    for dry in [&["--dry-run"][..], &[]] {
        let answer = env(&sandbox, &[&words[..], dry].concat()).ended(3);
        assert_eq!(end(&answer), ("reconnect", "x.expired"), "{dry:?}");
    }
}

#[test]
fn a_token_that_only_debug_token_calls_dead_is_not_foretold_to_be_dead() {
    let sandbox = Sandbox::bare();
    sandbox.file(".env", format!("TOKEN={}\n", sandbox.token(T, "corner.bakery")));
    sandbox.pass_days(40);
    sandbox.practice.fault("*", "debug_token", Some("t-190-463-source-document"), None).unwrap();

    assert_eq!(text(&env(&sandbox, &["--dry-run"]).ended(0), "outcome"), "extended");
}

#[test]
fn extend_foretells_what_is_missing_here() {
    let sandbox = Sandbox::with_vault_file();
    let token = sandbox.token(F, "Jonas Weber");
    sandbox.sixty(&["app", "remove", F.app_id()]).ended(0);
    sandbox.sixty_with(&["import"], &token).ended(0);
    sandbox.pass_days(31);
    let both = |words: &[&str], code: i32| {
        let dry = [&["extend", "--dry-run"], words].concat();
        let foretold = sandbox.sixty(&dry).ended(code)["results"][0].clone();
        let ended = sandbox.sixty(&[&["extend"], words].concat()).ended(code)["results"][0].clone();
        assert_eq!(foretold["outcome"], ended["outcome"]);
        assert_eq!(foretold["problem"]["code"], ended["problem"]["code"]);
        ended
    };

    assert_eq!(end(&both(&[], 3)), ("failed", "x.needsSecret"));

    // A place that would not get the token.
    let sandbox_file = sandbox.file(".env", "TOKEN=\n");
    let account = text(&sandbox.connected(I, "corner.bakery"), "name").to_owned();
    let file = sandbox_file.to_str().unwrap();
    sandbox.sixty(&["places", "add", "--account", &account, "--env-file", file, "--key", "TOKEN"]).ended(0);
    sandbox.sixty(&["places", "send"]).ended(0);
    sandbox.pass_days(31);
    std::fs::remove_file(&sandbox_file).unwrap();
    let ended = both(&[&account], 3);
    assert_eq!(end(&ended), ("extended", "x.place"));
    assert_eq!(text(&ended["places"][0], "reason"), "moved");

    // A passphrase that does not open the vault.
    sandbox.file("passphrase", "another one\n");
    both(&[], 4);
}

#[test]
fn a_token_that_meta_cannot_read_is_judged_alike_in_a_file_and_as_an_account() {
    for error in ["i-190-cannot-parse", "f-190-invalid-oauth", "f-102-session", "t-102-blog"] {
        let sandbox = Sandbox::with_vault_file();
        sandbox.file(".env", format!("TOKEN={}\n", sandbox.token(I, "corner.bakery")));
        sandbox.connected(I, "jam.and.toast");
        sandbox.pass_days(31);
        sandbox.practice.fault("*", "refresh", Some(error), None).unwrap();
        sandbox.practice.fault("*", "me", Some(error), None).unwrap();

        let in_file = env(&sandbox, &[]).ended(3);
        let account = sandbox.sixty(&["extend"]).ended(3)["results"][0].clone();

        assert_eq!(end(&in_file), end(&account), "{error}");
        assert_eq!(text(&in_file, "outcome"), "reconnect", "{error}");
        for field in ["action", "message"] {
            assert_eq!(in_file["problem"][field], account["problem"][field], "{error}");
        }
    }
}

fn env(sandbox: &Sandbox, more: &[&str]) -> Answer {
    sandbox.sixty(&[&["env", ".env"], more].concat())
}

/// The outcome of a run and the code of its problem.
fn end(run: &Value) -> (&str, &str) {
    (text(run, "outcome"), text(&run["problem"], "code"))
}
