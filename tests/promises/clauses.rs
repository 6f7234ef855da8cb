//! Single clauses of the contract: what a line that is taken, a name of another network, an app that is set again and a
//! word for help come to, and which words promise what the command line does not do by itself.

use std::os::unix::fs::symlink;

use serde_json::{Value, json};
use sixty_tests::sandbox::{F, I, Sandbox, T, run, text};

#[test]
fn a_line_that_is_another_accounts_place_is_not_taken_over() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.connected(I, "jam.and.toast");
    let file = sandbox.file("shop.env", "TOKEN=\nID=\nOTHER=\n");
    symlink(&file, sandbox.path("link.env")).unwrap();
    let add = |account: &str, file: &str, more: &[&str]| {
        let words = ["places", "add", "--account", account, "--env-file", file, "--key", "TOKEN"];
        sandbox.sixty(&[&words[..], more].concat())
    };
    let first = add("corner.bakery", "shop.env", &["--user-id-key", "ID"]).ended(0)["places"][0].clone();

    for name in ["shop.env", "./shop.env", "link.env"] {
        let refused = add("jam.and.toast", name, &[]);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{name}");
        for said in ["@corner.bakery", "@jam.and.toast", text(&first, "id")] {
            assert!(refused.stderr.contains(said), "{said}: {}", refused.stderr);
        }
    }
    assert_eq!(add("corner.bakery", "shop.env", &["--user-id-key", "TOKEN"]).code, 2, "one line for both");

    // Again, by another spelling, without the line for the user ID: it is the same place, and keeps it.
    let again = add("corner.bakery", "link.env", &["--send"]).ended(0)["places"][0].clone();
    assert_eq!(again["id"], first["id"]);
    assert!(!sandbox.read("shop.env").contains("\nID=\n"), "{}", sandbox.read("shop.env"));
    let listed = sandbox.sixty(&["places", "list"]).ended(0)["places"].clone();
    assert_eq!((listed.as_array().unwrap().len(), &listed[0]["account"]), (1, &first["account"]));
}

#[test]
fn a_place_has_every_key_wherever_it_is_answered() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let file = sandbox.file(".env", "TOKEN=\n");
    let file = file.to_str().unwrap();
    let words = ["places", "add", "--account", "corner.bakery", "--env-file", file, "--key", "TOKEN"];
    let has = |place: &Value, receipt: &str, backups: u32| {
        let told = ["receipt", "credential", "restart", "backups"].map(|key| place.get(key).cloned());
        let wanted = [json!(receipt), Value::Null, json!("none"), json!(backups)].map(Some);
        assert_eq!(told, wanted, "{place}");
    };

    has(&sandbox.sixty(&words).ended(0)["places"][0], "planned", 0);
    has(&sandbox.account("corner.bakery")["places"][0], "planned", 0);
    sandbox.pass_days(31);
    has(&sandbox.sixty(&["extend"]).ended(0)["results"][0]["places"][0], "read_back", 1);
    has(&sandbox.account("corner.bakery")["places"][0], "read_back", 1);
    has(&sandbox.sixty(&["places", "list"]).ended(0)["places"][0], "read_back", 1);
    let undone = sandbox.sixty(&["disconnect", "corner.bakery"]).ended(0);
    has(&undone["account"]["places"][0], "read_back", 1);
}

#[test]
fn an_expected_account_is_one_of_the_network_that_is_connected() {
    let sandbox = Sandbox::with_vault_file();
    let id = text(&sandbox.connected(T, "corner.bakery"), "id").to_owned();
    let connect = |expect: &str| {
        sandbox.sixty(&[
            "connect",
            "--network",
            "instagram",
            "--no-browser",
            "--wait",
            "1",
            "--expect",
            expect,
        ])
    };
    for other in ["threads:corner.bakery", "Threads:@nobody", "facebook:Mara Lind", &id] {
        let refused = connect(other);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{other}: {}", refused.stderr);
    }
    for own in ["instagram:jam.and.toast", "@JAM.and.toast", "Instagram:@jam.and.toast"] {
        assert_eq!(connect(own).code, 3, "{own}: it waits, and nobody comes");
    }
    let other = sandbox.connect(I, "corner.bakery", &["--expect", "shop:corner.bakery"]).ended(3);
    assert_eq!(text(&other["problem"], "code"), "e.wrongAccount", "the whole text is the name");
}

#[test]
fn an_app_that_is_set_again_keeps_what_is_not_named() {
    let sandbox = Sandbox::bare_with_vault_file();
    let set = |more: &[&str]| {
        let words = [&["app", "set", "--network", "facebook", "--id", F.app_id()], more].concat();
        sandbox.sixty_with(&words, sixty_practice::APP_SECRET).ended(0)["apps"][0].clone()
    };
    let first =
        set(&["--return-url", "https://example.com/back", "--permissions", "public_profile, email email"]);
    assert_eq!(first["permissions"], json!(["public_profile", "email"]));

    let again = set(&[]);

    assert_eq!(again, first, "only its secret is new");
    for wrong in ["https://localhost:1/#x", "https://me@localhost/", "https://localhost:0/", "https://", ""] {
        let words = ["app", "set", "--network", "threads", "--id", "1", "--return-url", wrong];
        assert_eq!(sandbox.sixty_with(&words, sixty_practice::APP_SECRET).code, 2, "{wrong}");
    }
}

#[test]
fn help_is_a_command_too() {
    let sandbox = Sandbox::bare();
    for (words, option) in [
        (&[][..], &["--help"][..]),
        (&["extend"], &["extend", "--help"]),
        (&["app", "set"], &["app", "set", "--help"]),
        (&["help"], &["help", "--help"]),
    ] {
        let asked = sandbox.sixty_in_words(&[&["help"], words].concat());
        assert_eq!((asked.code, asked.stderr.as_str()), (0, ""), "{words:?}");
        assert_eq!(asked.stdout, sandbox.sixty_in_words(option).stdout, "{words:?}");
    }
    let unknown = sandbox.sixty_in_words(&["help", "nonsense"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
    let mut russian = sandbox.command();
    let help = run(russian.env("LC_ALL", "ru_RU.UTF-8").args(["help", "status"]), "");
    assert!(help.code == 0 && help.stdout.contains("Использование: sixty status"), "{}", help.stdout);
}

#[test]
fn nothing_is_promised_that_the_command_line_does_not_do_by_itself() {
    const PROMISES: [&str; 12] = [
        "We'll",
        "by ourselves",
        "every hour",
        "Next try",
        "We ask",
        "every day",
        "Мы попробуем",
        "за вас",
        "каждый час",
        "Следующая попытка",
        "мы спросим",
        "Напомним",
    ];
    for language in ["en_US.UTF-8", "ru_RU.UTF-8"] {
        let sandbox = Sandbox::with_vault_file();
        sandbox.connected(T, "corner.bakery");
        sandbox.file(".env", format!("TOKEN={}\n", sandbox.token(T, "jam.and.toast")));
        let said = |words: &[&str]| {
            let mut command = sandbox.command();
            let answer = run(command.env("LC_ALL", language).args(words), "");
            let told = format!("{}{}", answer.stdout, answer.stderr);
            for promise in PROMISES {
                assert!(!told.contains(promise), "{words:?}: {told}");
            }
            told
        };
        for words in [&["extend"][..], &["--json", "extend"], &["env", ".env"], &["--json", "env", ".env"]] {
            said(words);
        }
        sandbox.pass_days(31);
        for error in ["reset", "html502", "f-4-app-limit-400"] {
            sandbox.practice.fault("*", "refresh", Some(error), None).unwrap();
            for words in [&["extend"][..], &["--json", "extend"], &["env", ".env"], &["check"]] {
                said(words);
            }
        }
    }
}
