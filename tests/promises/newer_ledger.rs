//! An older program beside the ledger of a newer one, as where two versions are installed or one was taken back: it says
//! so, and touches nothing.

use std::fs;

use serde_json::Value;
use sixty_tests::sandbox::{I, Sandbox, T, run, text};

/// A command that cannot do its work without the ledger, and what it reads on stdin.
const COMMANDS: [(&[&str], &str); 14] = [
    (&["status"], ""),
    (&["extend"], ""),
    (&["extend", "--dry-run"], ""),
    (&["check"], ""),
    (&["get", "corner.bakery"], ""),
    (&["import"], "TOKEN"),
    (&["connect", "--network", "threads", "--no-browser"], ""),
    (&["places", "list"], ""),
    (&["app", "list"], ""),
    (&["set", "auto-extend", "off"], ""),
    (&["disconnect", "corner.bakery"], ""),
    (&["remind", "--dry-run"], ""),
    (&["forecast"], ""),
    (&["backup", "all.sixty"], "a long passphrase\n"),
];

#[test]
fn an_older_program_says_to_update_in_every_command_and_touches_nothing() {
    let (sandbox, account) = with_a_newer_ledger();
    let token = sandbox.token(I, "corner.bakery");
    let (before, calls, entry) = (ledger(&sandbox), sandbox.calls(""), sandbox.entry(&account));

    for (words, stdin) in COMMANDS {
        let stdin = if stdin == "TOKEN" { token.as_str() } else { stdin };
        let answer = sandbox.sixty_with(words, stdin);
        assert_eq!(answer.code, 1, "{words:?}: {}{}", answer.stdout, answer.stderr);
        assert_says_to_update(&answer.json()["problem"]);
    }
    let kept = run(sandbox.command().args(["--json", "keep"]), "");
    assert_eq!(kept.code, 1, "{}{}", kept.stdout, kept.stderr);
    let told: Value = serde_json::from_str(kept.stdout.lines().last().unwrap()).unwrap();
    assert_says_to_update(&told["problem"]);

    assert!(!sandbox.path("all.sixty").exists());
    assert_eq!(ledger(&sandbox), before, "the ledger is as it was");
    assert_eq!(sandbox.entry(&account), entry, "so is the vault");
    assert_eq!(sandbox.calls(""), calls, "Meta was not asked");
}

#[test]
fn what_needs_no_ledger_works_beside_a_newer_one() {
    let (sandbox, _) = with_a_newer_ledger();
    let before = ledger(&sandbox);
    let token = sandbox.token(T, "jam.and.toast");
    sandbox.file(".env", format!("THREADS_ACCESS_TOKEN={token}\n"));
    sandbox.pass_days(31);
    let extended = sandbox.sixty(&["env", sandbox.path(".env").to_str().unwrap()]).ended(0);
    assert_eq!(text(&extended, "outcome"), "extended");
    sandbox.sixty_with(&["diagnose"], "Error validating access token").ended(0);

    let checks = sandbox.sixty(&["doctor"]).ended(1);
    let check = checks["checks"].as_array().unwrap().iter().find(|check| check["id"] == "ledger").unwrap();
    assert!(text(check, "line").contains("Update"), "{check}");
    assert_eq!(ledger(&sandbox), before);
}

fn assert_says_to_update(problem: &Value) {
    assert_eq!(text(problem, "code"), "x.ledger", "{problem}");
    assert!(text(problem, "title").contains("Update"), "{problem}");
}

/// A sandbox with an account that is due, whose ledger a newer program has brought up to date.
fn with_a_newer_ledger() -> (Sandbox, Value) {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(31);
    for statement in ["PRAGMA user_version = 99", "PRAGMA wal_checkpoint(TRUNCATE)"] {
        sixty_tests::ledger::change(&file(&sandbox), statement);
    }
    (sandbox, account)
}

fn ledger(sandbox: &Sandbox) -> Vec<u8> {
    fs::read(file(sandbox)).unwrap()
}

fn file(sandbox: &Sandbox) -> std::path::PathBuf {
    sandbox.data_dir().join("practice/ledger.sqlite")
}
