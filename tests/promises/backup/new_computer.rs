//! A computer on which nothing is yet.

use super::*;

#[test]
fn a_new_computer_is_one_file() {
    let mut sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    sandbox.connected(I, "jam.and.toast");
    sandbox.connected(F, "Mara Lind");
    sandbox.connect(F, "Mara Lind", &["--page", "all"]).ended(0);
    let env = sandbox.file(".env", "TOKEN=\n");
    let place = ["places", "add", "--account", "corner.bakery", "--key", "TOKEN", "--env-file"];
    sandbox.sixty(&[&place[..], &[env.to_str().unwrap(), "--send"]].concat()).ended(0);
    sandbox.sixty(&["places", "add", "--account", "jam.and.toast", "--by-hand", "CMS"]).ended(0);
    sandbox.sixty(&["set", "jam.and.toast", "auto-extend", "off"]).ended(0);
    sandbox.sixty(&["set", "quiet", "22-6"]).ended(0);
    let before = sandbox.accounts();
    let tokens: Vec<String> = before.iter().map(|account| token(&sandbox, account)).collect();
    let apps = sandbox.sixty(&["app", "list"]).ended(0);

    let made = backup(&sandbox, &[]).ended(0);
    at_a_new_computer(&mut sandbox);
    let restored = restore(&sandbox, &[]).ended(0);

    assert_eq!((&made["accounts"], &made["apps"], &made["places"]), (&json!(5), &json!(3), &json!(2)));
    assert_eq!((&made["results"], &made["made_at"]), (&json!([]), &restored["made_at"]));
    assert_eq!(outcomes(&restored).len(), 5);
    assert!(outcomes(&restored).iter().all(|(_, outcome)| *outcome == "restored"), "{restored}");
    let after = sandbox.accounts();
    assert_eq!(facts(&after), facts(&before));
    for (account, token) in after.iter().zip(&tokens) {
        assert_eq!(self::token(&sandbox, account), *token);
    }
    assert_eq!(sandbox.sixty(&["app", "list"]).ended(0), apps);
    let checked = sandbox.sixty(&["check"]).ended(0)["results"].clone();
    assert!(checked.as_array().unwrap().iter().all(|result| result["works"] == true), "{checked}");
    let quiet = std::fs::read(sandbox.data_dir().join("practice/ledger.sqlite")).unwrap();
    assert!(!quiet.is_empty());
}

/// What of each account moves, by the id.
fn facts(accounts: &[Value]) -> Vec<Value> {
    const KEYS: [&str; 15] = [
        "id",
        "network",
        "name",
        "label",
        "user_id",
        "kind",
        "parent",
        "app_id",
        "auto_extend",
        "token_kind",
        "obtained_at",
        "expires_at",
        "login_required_by",
        "permissions",
        "places",
    ];
    let mut facts: Vec<Value> = accounts
        .iter()
        .map(|account| KEYS.iter().map(|key| ((*key).to_owned(), account[key].clone())).collect())
        .collect();
    facts.sort_by_key(|facts: &Value| facts["id"].to_string());
    // What a file held before is of the computer that wrote it.
    for place in facts.iter_mut().flat_map(|facts| facts["places"].as_array_mut().unwrap()) {
        place["backups"].take();
    }
    facts
}

#[test]
fn a_restored_token_is_extended_and_written_to_its_place() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let env = sandbox.file(".env", "TOKEN=\n");
    let place = ["places", "add", "--account", "corner.bakery", "--key", "TOKEN", "--env-file"];
    sandbox.sixty(&[&place[..], &[env.to_str().unwrap(), "--send"]].concat()).ended(0);
    let written = sandbox.read(".env");
    backup(&sandbox, &[]).ended(0);
    at_a_new_computer(&mut sandbox);
    restore(&sandbox, &[]).ended(0);
    assert_eq!(sandbox.read(".env"), written, "a restore writes to no place");

    sandbox.pass_days(31);
    let extended = sandbox.sixty(&["extend"]).ended(0)["results"][0].clone();

    assert_eq!(
        (&extended["outcome"], &extended["places"][0]["state"]),
        (&json!("extended"), &json!("current"))
    );
    assert!(sandbox.read(".env").contains(&token(&sandbox, &sandbox.account("corner.bakery"))));
}

#[test]
fn a_dry_run_tells_what_would_come_and_changes_nothing() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.sixty(&["places", "add", "--account", "corner.bakery", "--by-hand", "CMS"]).ended(0);
    backup(&sandbox, &[]).ended(0);
    at_a_new_computer(&mut sandbox);

    let file = file(&sandbox);
    let told = run(sandbox.command().args(["restore", &file, "--dry-run"]), PHRASE);
    let dry = restore(&sandbox, &["--dry-run"]).ended(0);

    assert_eq!(told.code, 0, "{}", told.stderr);
    for part in ["1 account", "3 Meta apps", "@corner.bakery: would come back", "CMS would be a place"] {
        assert!(told.stdout.contains(part), "{part}: {}", told.stdout);
    }
    assert!(told.stderr.contains("Nothing was changed"), "{}", told.stderr);
    assert_eq!(sandbox.accounts(), Vec::<Value>::new());
    assert_eq!(sandbox.sixty(&["app", "list"]).ended(0)["apps"], json!([]));
    assert_eq!(sandbox.sixty(&["places", "list"]).ended(0)["places"], json!([]));
    assert_eq!(restore(&sandbox, &[]).ended(0), dry, "what was told is what is done");
}

#[test]
fn a_place_whose_file_is_not_here_comes_back_and_says_so() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let env = sandbox.file(".env", "TOKEN=\n");
    let place = ["places", "add", "--account", "corner.bakery", "--key", "TOKEN", "--env-file"];
    let added = sandbox.sixty(&[&place[..], &[env.to_str().unwrap(), "--send"]].concat()).ended(0);
    backup(&sandbox, &[]).ended(0);
    std::fs::remove_file(&env).unwrap();
    at_a_new_computer(&mut sandbox);

    restore(&sandbox, &[]).ended(0);

    let place = sandbox.accounts()[0]["places"][0].clone();
    assert_eq!((text(&place, "state"), text(&place, "reason")), ("failed", "moved"));
    assert_eq!(place["id"], added["places"][0]["id"]);
    assert!(!env.exists());
}
