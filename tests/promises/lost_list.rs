//! A list of accounts that was lost while the vault does not open: no command takes it for "no accounts".

use std::fs;

use sixty_tests::sandbox::{Answer, I, Sandbox, T, run, text};

/// Every command that would say "none", or do nothing, because there are no accounts.
const COMMANDS: [&[&str]; 15] = [
    &["status"],
    &["remind"],
    &["remind", "--dry-run"],
    &["places", "list"],
    &["places", "send"],
    &["places", "remove", "00000000"],
    &["app", "list"],
    &["app", "remove", "1000000001"],
    &["set", "quiet", "20-8"],
    &["set", "auto-extend", "off"],
    &["extend"],
    &["extend", "--dry-run"],
    &["check"],
    &["get", "corner.bakery"],
    &["disconnect", "--undo", "corner.bakery"],
];

#[test]
fn a_lost_list_is_told_by_every_command_while_the_keychain_is_locked_or_absent() {
    let sandbox = Sandbox::with_own_keyring();
    sandbox.connected(T, "corner.bakery");
    sandbox.bus().lock().unwrap();

    for lose in [fs::remove_file as fn(_) -> _, |file| fs::write(file, "")] {
        lose(sandbox.data_dir().join("practice/ledger.sqlite")).unwrap();
        for words in COMMANDS {
            assert_told(words, &sandbox.sixty(words), "x.vaultLocked");
        }
        for words in [&["status"][..], &["places", "list"]] {
            let mut command = sandbox.command();
            command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent").arg("--json").args(words);
            assert_told(words, &run(&mut command, ""), "x.vaultMissing");
        }
    }
    let mut russian = sandbox.command();
    let answer = run(russian.env("LC_ALL", "ru_RU.UTF-8").arg("status"), "");
    assert_eq!((answer.code, answer.stdout.as_str()), (4, ""));
    assert!(answer.stderr.contains("Список аккаунтов пропал"), "{}", answer.stderr);
    let explained = run(sandbox.command().args(["--json", "diagnose"]), "190/463").ended(0);
    assert_eq!(text(&explained, "code"), "x.expired", "a text is explained all the same");
}

#[test]
fn a_vault_file_with_another_passphrase_does_not_make_the_list_empty_either() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    fs::remove_file(sandbox.data_dir().join("practice/ledger.sqlite")).unwrap();
    let right = sandbox.read("passphrase");
    sandbox.file("passphrase", "another one\n");

    for words in COMMANDS {
        let answer = sandbox.sixty(words);
        assert_eq!(answer.code, 4, "{words:?}: {}{}", answer.stdout, answer.stderr);
    }

    sandbox.file("passphrase", right);
    assert_eq!(text(&sandbox.sixty(&["status"]).ended(0)["accounts"][0], "name"), "corner.bakery");
}

#[test]
fn a_lost_list_stays_lost_while_the_vault_that_is_open_has_no_account() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let [vault, elsewhere] = ["practice/vault", "elsewhere"].map(|name| sandbox.data_dir().join(name));
    fs::rename(&vault, &elsewhere).unwrap();
    fs::remove_file(sandbox.data_dir().join("practice/ledger.sqlite")).unwrap();

    for _ in 0..2 {
        for words in [&["status"][..], &["places", "list"], &["app", "list"]] {
            let answer = sandbox.sixty(words);
            answer.ended(0);
            assert!(answer.stderr.contains("has none of your tokens"), "{words:?}: {}", answer.stderr);
        }
        for words in
            [&["extend"][..], &["extend", "--dry-run"], &["check"], &["remind"], &["remind", "--dry-run"]]
        {
            let answer = sandbox.sixty(words);
            assert_eq!(text(&answer.ended(1)["problem"], "code"), "x.ledger", "{words:?}");
            assert!(answer.stderr.contains("has none of your tokens"), "{words:?}: {}", answer.stderr);
        }
    }
    let mut russian = sandbox.command();
    let answer = run(russian.env("LC_ALL", "ru_RU.UTF-8").arg("status"), "");
    assert!(answer.stderr.contains("Список аккаунтов пропал"), "{}", answer.stderr);

    if vault.exists() {
        fs::remove_dir_all(&vault).unwrap();
    }
    fs::rename(&elsewhere, &vault).unwrap();
    let answer = sandbox.sixty(&["status"]);
    assert_eq!(text(&answer.ended(0)["accounts"][0], "name"), "corner.bakery");
    assert!(answer.stderr.contains("1 account again"), "{}", answer.stderr);
    assert_eq!(sandbox.sixty(&["extend"]).ended(0)["results"].as_array().unwrap().len(), 1);
}

#[test]
fn an_account_that_a_person_adds_begins_a_new_list() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    fs::remove_dir_all(sandbox.data_dir().join("practice/vault")).unwrap();
    fs::remove_file(sandbox.data_dir().join("practice/ledger.sqlite")).unwrap();
    assert_eq!(sandbox.sixty(&["extend"]).code, 1);

    let token = sandbox.token(I, "jam.and.toast");
    sandbox.sixty_with(&["import"], &token).ended(0);

    let answer = sandbox.sixty(&["extend"]);
    assert_eq!(answer.ended(0)["results"].as_array().unwrap().len(), 1);
    assert_eq!(answer.stderr, "");
}

fn assert_told(words: &[&str], answer: &Answer, code: &str) {
    assert_eq!(text(&answer.ended(4)["problem"], "code"), code, "{words:?}");
    assert_eq!(answer.stdout.lines().count(), 1, "{words:?}: {}", answer.stdout);
    assert!(answer.stderr.contains("The list of accounts is gone"), "{words:?}: {}", answer.stderr);
}
