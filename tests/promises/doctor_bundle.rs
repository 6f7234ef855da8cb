//! `sixty doctor --bundle`: what whoever helps is given. No token stands in it, and no name.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use sixty_practice::APP_SECRET;
use sixty_tests::sandbox::{F, I, Sandbox, T, text};

use crate::doctor::{ALL, Checks, add_place, with_place};

#[test]
fn what_whoever_helps_is_given_is_a_new_file_of_ours_alone() {
    let sandbox = with_place();
    let file = sandbox.path("found.txt");
    let words = ["doctor", "--bundle", file.to_str().unwrap()];

    let answer = sandbox.sixty(&words);

    assert_eq!(Checks::of(answer.ended(0)).ids(), ALL);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let content = sandbox.read("found.txt");
    assert!(answer.stderr.contains(&format!("({} bytes)", content.len())), "{}", answer.stderr);
    for part in [
        "sixty: 0.1.0\n",
        "profile: practice-url\n",
        "clock: ok: The clock is right.\n",
        "account 1 (threads)\n    status: good\n",
        "    place 1 (env_file): current\n",
        "auto_extend: true\n",
        " connected\n",
        " delivered\n",
        "area=meta what=code kind=answered",
    ] {
        assert!(content.contains(part), "{part:?} is not in {content}");
    }
    for own in ["corner.bakery", "site.env", "TOKEN", sandbox.path("").to_str().unwrap()] {
        assert!(!content.contains(own), "{own} is in {content}");
    }

    let again = sandbox.sixty(&words).ended(1);
    assert_eq!(text(&again["problem"], "code"), "x.readOnly");
    assert_eq!(sandbox.read("found.txt"), content);
    let nowhere = sandbox.path("no/such/folder/found.txt");
    sandbox.sixty(&["doctor", "--bundle", nowhere.to_str().unwrap()]).ended(1);
}

#[test]
fn what_whoever_helps_is_given_goes_to_standard_output_too() {
    let sandbox = with_place();
    let told = sandbox.sixty_in_words(&["doctor", "--bundle", "-"]);
    assert_eq!((told.code, told.stderr.as_str()), (0, ""));
    assert!(told.stdout.starts_with("# Sixty: what was found on this computer\n"), "{}", told.stdout);
    let refused = sandbox.sixty(&["doctor", "--bundle", "-"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{}", refused.stderr);

    let practice = sandbox.data_dir().join("practice/ledger.sqlite");
    fs::write(practice, "what is this\n").unwrap();
    let told = sandbox.sixty_in_words(&["doctor", "--bundle", "-"]);
    assert_eq!(told.code, 1);
    assert!(told.stdout.contains("ledger: wrong: The list of accounts is damaged"), "{}", told.stdout);
}

#[test]
fn the_bundle_has_no_secret_wherever_one_stands() {
    let sandbox = Sandbox::with_vault_file();
    for (network, person) in [(T, "corner.bakery"), (I, "corner.bakery"), (F, "Mara Lind")] {
        sandbox.connected(network, person);
    }
    let file = sandbox.file("site.env", "TOKEN=\n");
    add_place(&sandbox, "threads:corner.bakery", &file);
    let tokens = sandbox.practice.handed_out();
    assert!(tokens.len() > 4, "{}", tokens.len());
    let practice = sandbox.data_dir().join("practice");
    let log = practice.join("log/sixty.log");
    let mut lines = fs::read_to_string(&log).unwrap();
    for secret in tokens.iter().map(String::as_str).chain([APP_SECRET]) {
        lines.push_str(&format!(
            "{{\"at\":\"2026-11-20T10:00:00.000Z\",\"level\":\"info\",\"area\":\"{secret}\",\"what\":\"{secret}\",\"text\":\"client_secret={secret}\"}}\n{secret}\n"
        ));
    }
    fs::write(&log, lines).unwrap();
    let token = &tokens[tokens.len() - 1];
    let place = serde_json::json!({"kind": "env_file", "path": format!("/srv/{token}"), "key": token, "user_id_key": null});
    sixty_tests::ledger::change(
        &practice.join("ledger.sqlite"),
        &format!(
            "UPDATE accounts SET name = '{token}', label = '{token}', client = '{token}', wanted = '[\"{token}\"]';
             UPDATE places SET target = '{place}', address = '{token}';
             UPDATE history SET event = '{token}', facts = '\"{token}\"';
             INSERT OR REPLACE INTO settings (key, value) VALUES ('folded-clients', '[\"{token}\"]'), ('theme', '{token}');"
        ),
    );

    let told = sandbox.sixty_in_words(&["doctor", "--bundle", "-"]);

    assert!(told.stdout.contains("account 3 (facebook)"), "{}", told.stdout);
    for secret in tokens.iter().map(String::as_str).chain([APP_SECRET]) {
        assert!(!told.stdout.contains(secret), "{secret} is in {}", told.stdout);
    }
    // The files of this test hold tokens by its own doing.
    fs::remove_dir_all(practice.join("log")).unwrap();
    fs::remove_file(practice.join("ledger.sqlite")).unwrap();
    for beside in ["ledger.sqlite-wal", "ledger.sqlite-shm"] {
        drop(fs::remove_file(practice.join(beside)));
    }
}
