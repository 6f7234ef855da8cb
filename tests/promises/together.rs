//! Two programs at once on the same accounts and files.

use serde_json::Value;
use sixty_practice::{OldToken, SwitchOrder};
use sixty_tests::sandbox::{I, Sandbox, T, run, spawn, text};

#[test]
fn two_that_extend_at_once_ask_meta_once() {
    let sandbox = Sandbox::set();
    sandbox
        .practice
        .switch(&SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() })
        .unwrap();
    for person in ["corner.bakery", "jam.and.toast", "harbor.spa"] {
        sandbox.connected(T, person);
    }
    sandbox.pass_days(31);

    let answers = at_once(&sandbox, &["--json", "extend"], 4);

    let mut outcomes = Vec::new();
    for answer in &answers {
        assert_eq!(answer["exit"], 0, "{answer}");
        outcomes.extend(
            answer["results"].as_array().unwrap().iter().map(|result| text(result, "outcome").to_owned()),
        );
    }
    let count = |outcome: &str| outcomes.iter().filter(|other| *other == outcome).count();
    assert_eq!((count("extended"), count("too_new")), (3, 9), "{outcomes:?}");
    assert_eq!(sandbox.calls("/refresh_access_token"), 3);
    sandbox.sixty(&["check"]).ended(0);
}

#[test]
fn two_that_import_the_same_token_make_one_account() {
    let sandbox = Sandbox::set();
    let token = sandbox.token(I, "corner.bakery");
    let file = sandbox.file(".env", format!("TOKEN={token}\n"));

    let answers = at_once(&sandbox, &["--json", "import", "--env-file", file.to_str().unwrap()], 4);

    for answer in &answers {
        assert_eq!(answer["exit"], 0, "{answer}");
        assert_eq!(answer["account"]["id"], answers[0]["account"]["id"]);
    }
    let accounts = sandbox.sixty(&["status"]).ended(0)["accounts"].clone();
    assert_eq!(accounts.as_array().unwrap().len(), 1);
    assert_eq!(sandbox.sixty(&["places", "list"]).ended(0)["places"].as_array().unwrap().len(), 1);
}

#[test]
fn two_that_run_env_on_one_file_ask_meta_once() {
    let sandbox = Sandbox::bare();
    sandbox
        .practice
        .switch(&SwitchOrder { old_token: Some(OldToken::Dies), ..SwitchOrder::default() })
        .unwrap();
    sandbox.file(".env", format!("TOKEN={}\n", sandbox.token(T, "corner.bakery")));
    sandbox.pass_days(40);

    let answers = at_once(&sandbox, &["--json", "env", ".env"], 4);

    assert!(answers.iter().all(|answer| answer["exit"] == 0), "{answers:?}");
    assert_eq!(answers.iter().filter(|answer| answer["outcome"] == "extended").count(), 1, "{answers:?}");
    assert_eq!(sandbox.calls("/refresh_access_token"), 1);
}

#[test]
fn a_first_start_of_several_at_once_makes_one_ledger() {
    let sandbox = Sandbox::bare();
    for answer in at_once(&sandbox, &["--json", "status"], 8) {
        assert_eq!(answer["exit"], 0, "{answer}");
    }
}

#[test]
fn places_of_two_accounts_in_one_file_are_both_written() {
    let sandbox = Sandbox::set();
    sandbox.file(".env", "ONE=\nTWO=\nTHREE=\n");
    for (person, key) in [("corner.bakery", "ONE"), ("jam.and.toast", "TWO"), ("harbor.spa", "THREE")] {
        sandbox.connected(T, person);
        let file = sandbox.path(".env");
        let place =
            ["places", "add", "--account", person, "--env-file", file.to_str().unwrap(), "--key", key];
        sandbox.sixty(&place).ended(0);
    }
    sandbox.sixty(&["places", "send"]).ended(0);
    for _ in 0..3 {
        sandbox.pass_days(25);

        at_once(&sandbox, &["--json", "extend"], 2);

        let accounts = sandbox.sixty(&["status"]).ended(0)["accounts"].clone();
        for account in accounts.as_array().unwrap() {
            assert_eq!(account["places"][0]["state"], "current", "{account}");
            let token = text(&sandbox.entry(account)["current"], "token").to_owned();
            assert!(sandbox.read(".env").contains(&token), "{account}");
        }
    }
}

/// Answers of the same command, started `count` times side by side; `exit` is put into each.
fn at_once(sandbox: &Sandbox, arguments: &[&str], count: usize) -> Vec<Value> {
    let programs: Vec<_> = (0..count).map(|_| spawn(sandbox.command().args(arguments))).collect();
    let ended = programs.into_iter().map(|program| program.wait_with_output().unwrap());
    ended
        .map(|output| {
            let mut answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
            answer["exit"] = output.status.code().into();
            answer["stderr"] = String::from_utf8_lossy(&output.stderr).into();
            answer
        })
        .collect()
}

#[test]
fn a_program_that_was_killed_blocks_nobody() {
    let sandbox = Sandbox::with_own_keyring();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(31);
    sandbox.practice.fault("*", "refresh", Some("hold"), Some(1)).unwrap();
    let mut first = spawn(sandbox.command().args(["--json", "extend"]));
    sandbox.wait_for_call("/refresh_access_token");
    first.kill().unwrap();
    first.wait().unwrap();

    let answer = run(sandbox.command().args(["--json", "extend"]), "");

    assert_eq!(answer.ended(0)["results"][0]["outcome"], "extended");
}
