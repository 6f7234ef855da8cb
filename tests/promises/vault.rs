//! The states of a password vault that cannot be used: each has its sentence, none is a dead token, and all is as before
//! once the vault is back.

use std::fs;
use std::sync::Arc;

use serde_json::{Value, json};
use sixty_tests::keyring::PrivateBus;
use sixty_tests::sandbox::{Answer, PATIENT, Sandbox, T, built, run, text};

/// One state of a vault: how it comes about, its code and its title, and how it ends.
struct State {
    title: &'static str,
    code: &'static str,
    begin: fn(&Sandbox),
    end: fn(&Sandbox),
}

const OF_THE_KEYCHAIN: [State; 5] = [
    State {
        title: "Your password vault is locked",
        code: "x.vaultLocked",
        begin: |sandbox| sandbox.bus().lock().unwrap(),
        end: |sandbox| sandbox.bus().unlock().unwrap(),
    },
    State {
        title: "No password vault found",
        code: "x.vaultMissing",
        begin: |sandbox| sandbox.bus().stop_keyring(),
        end: |sandbox| sandbox.bus().restart_keyring().unwrap(),
    },
    State {
        title: "Your password vault keeps Sixty out",
        code: "x.vaultMissing",
        begin: |sandbox| sandbox.bus().forbid_keyring(true).unwrap(),
        end: |sandbox| sandbox.bus().forbid_keyring(false).unwrap(),
    },
    State {
        title: "Your password vault can't be used",
        code: "x.vaultMissing",
        begin: |sandbox| sandbox.bus().freeze_keyring(true).unwrap(),
        end: |sandbox| sandbox.bus().freeze_keyring(false).unwrap(),
    },
    State {
        title: "Your password vault has no keyring yet",
        code: "x.vaultMissing",
        begin: |sandbox| sandbox.bus().put_keyring_aside(false).unwrap(),
        end: |sandbox| sandbox.bus().bring_keyring_back().unwrap(),
    },
];

const OF_A_FILE: [State; 3] = [
    State {
        title: "The passphrase doesn't open your vault",
        code: "x.vaultLocked",
        begin: |sandbox| {
            fs::rename(sandbox.path("passphrase"), sandbox.path("right")).unwrap();
            sandbox.file("passphrase", "another one\n");
        },
        end: |sandbox| fs::rename(sandbox.path("right"), sandbox.path("passphrase")).unwrap(),
    },
    State {
        title: "The passphrase of your vault can't be read",
        code: "x.vaultMissing",
        begin: |sandbox| fs::rename(sandbox.path("passphrase"), sandbox.path("right")).unwrap(),
        end: |sandbox| fs::rename(sandbox.path("right"), sandbox.path("passphrase")).unwrap(),
    },
    State {
        title: "This password vault has none of your tokens",
        code: "x.vaultMissing",
        begin: |sandbox| fs::rename(vault(sandbox), sandbox.path("old-vault")).unwrap(),
        end: |sandbox| {
            fs::remove_dir_all(vault(sandbox)).unwrap_or_default();
            fs::rename(sandbox.path("old-vault"), vault(sandbox)).unwrap();
        },
    },
];

#[test]
fn each_state_of_a_keychain_has_its_sentence_and_blames_no_account() {
    holds_for(&Sandbox::with_own_keyring(), &OF_THE_KEYCHAIN);
}

#[test]
fn each_state_of_a_vault_in_a_file_has_its_sentence_and_blames_no_account() {
    holds_for(&Sandbox::with_vault_file(), &OF_A_FILE);
}

#[test]
fn a_prompt_that_is_left_open_is_told_as_such_and_not_as_a_locked_vault() {
    let mut bus = PrivateBus::start_with_prompter().unwrap();
    bus.start_keyring(true).unwrap();
    let sandbox = Sandbox::on(Arc::new(bus));
    sandbox.connected(T, "corner.bakery");
    sandbox.bus().lock().unwrap();

    let told = hasty(&sandbox, &["check"]);

    assert_eq!(told.code, 4, "{}", told.stderr);
    let problem = &told.json()["results"][0]["problem"];
    assert_eq!(text(problem, "title"), "Your computer asks for the password of your vault");
    assert_eq!(text(problem, "code"), "x.vaultLocked");
    assert_eq!(needs_you(&sandbox), json!(0));
}

#[test]
fn a_vault_that_has_nothing_of_ours_is_one_state_and_no_lost_token() {
    let sandbox = Sandbox::with_own_keyring();
    let accounts = ["corner.bakery", "jam.and.toast"].map(|name| sandbox.connected(T, name));
    sandbox.pass_days(31);
    sandbox.bus().put_keyring_aside(true).unwrap();

    for words in [&["check"][..], &["extend"]] {
        let answer = sandbox.sixty(words).ended(4);
        for result in answer["results"].as_array().unwrap() {
            assert_eq!(text(&result["problem"], "title"), "This password vault has none of your tokens");
        }
    }
    assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).ended(4)["problem"]["code"], "x.vaultMissing");
    sandbox.sixty_with(&["backup", sandbox.path("all").to_str().unwrap()], "a long passphrase\n").ended(4);
    let checks = sandbox.sixty(&["doctor"]).ended(4);
    assert!(checks.to_string().contains("This password vault has none of your tokens"), "{checks}");
    assert_eq!(needs_you(&sandbox), json!(0));

    sandbox.bus().bring_keyring_back().unwrap();
    sandbox.sixty(&["extend"]).ended(0);
    for account in &accounts {
        assert!(sandbox.entry(account)["current"]["token"].is_string());
    }
}

#[test]
fn in_a_new_vault_each_account_can_be_connected_again_and_the_others_are_then_told_one_by_one() {
    let sandbox = Sandbox::with_own_keyring();
    sandbox.connected(T, "corner.bakery");
    sandbox.connected(T, "jam.and.toast");
    sandbox.bus().put_keyring_aside(true).unwrap();
    sandbox.sixty(&["check"]).ended(4);

    // The secret of the app was in the old one too.
    let words = ["app", "set", "--network", "threads", "--id", T.app_id()];
    sandbox.sixty_with(&words, sixty_practice::APP_SECRET).ended(0);
    sandbox.connected(T, "corner.bakery");

    let checked = sandbox.sixty(&["check"]).ended(3);
    let codes: Vec<&Value> =
        checked["results"].as_array().unwrap().iter().map(|result| &result["problem"]["code"]).collect();
    assert_eq!(codes.iter().filter(|code| ***code == json!("x.vaultLost")).count(), 1, "{checked}");
    assert_eq!(needs_you(&sandbox), json!(1));
}

fn holds_for(sandbox: &Sandbox, states: &[State]) {
    sandbox.connected(T, "corner.bakery");
    sandbox.connected(T, "jam.and.toast");
    for State { title, code, begin, end } in states {
        sandbox.pass_days(31);
        begin(sandbox);
        for words in [&["check"][..], &["extend"], &["get", "corner.bakery"]] {
            let answer = hasty(sandbox, words);
            assert_eq!(answer.code, 4, "{title} {words:?}: {}{}", answer.stdout, answer.stderr);
            let told = answer.json();
            let problem = told.get("problem").unwrap_or(&told["results"][0]["problem"]);
            assert_eq!((text(problem, "title"), text(problem, "code")), (*title, *code), "{words:?}");
            assert_eq!(text(problem, "action"), "retry_later", "{title}");
        }
        assert_eq!(needs_you(sandbox), json!(0), "{title}");
        end(sandbox);

        let extended = sandbox.sixty(&["extend"]).ended(0);
        assert_eq!(extended["results"].as_array().unwrap().len(), 2);
        assert!(
            extended["results"].as_array().unwrap().iter().all(|one| one["outcome"] == "extended"),
            "{title}: {extended}"
        );
    }
}

/// An answer of a program that waits for no prompt longer than it has to: on a busy computer some seconds pass before the
/// keyring has asked.
fn hasty(sandbox: &Sandbox, words: &[&str]) -> Answer {
    let patient = sandbox.command();
    let mut command = sandbox.on_bus(built("sixty"));
    command.args(patient.get_args().filter(|word| !PATIENT.iter().any(|patient| word == patient)));
    command.envs(patient.get_envs().filter_map(|(name, value)| Some((name, value?))));
    run(command.args(["--json", "--vault-wait", "10"]).args(words), "")
}

fn needs_you(sandbox: &Sandbox) -> Value {
    sandbox.sixty(&["status"]).ended(0)["needs_you"].clone()
}

fn vault(sandbox: &Sandbox) -> std::path::PathBuf {
    sandbox.data_dir().join("practice/vault")
}
