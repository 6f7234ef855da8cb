//! What is here already, and what of it the backup may replace.

use super::*;

#[test]
fn the_same_once_more_is_here_already_and_changes_nothing() {
    let mut sandbox = Sandbox::with_vault_file();
    let account = sandbox.connected(T, "corner.bakery");
    backup(&sandbox, &[]).ended(0);
    let here = restore(&sandbox, &[]).ended(0);
    at_a_new_computer(&mut sandbox);
    restore(&sandbox, &[]).ended(0);
    let before = sandbox.accounts();

    let again = restore(&sandbox, &[]).ended(0);

    assert_eq!(outcomes(&here), [("corner.bakery", "already")]);
    assert_eq!(outcomes(&again), [("corner.bakery", "already")]);
    assert_eq!(sandbox.accounts(), before);
    assert_eq!(before[0]["id"], account["id"]);
}

#[test]
fn no_token_is_replaced_by_one_that_ends_earlier_and_a_later_one_leaves_the_old_one_behind() {
    let mut sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let first = token(&sandbox, &account);
    backup(&sandbox, &[]).ended(0);
    let early = std::fs::read(sandbox.path("all.sixty")).unwrap();
    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    let second = token(&sandbox, &account);
    assert_ne!(first, second);

    let older = restore(&sandbox, &[]).ended(0);

    assert_eq!(outcomes(&older), [("corner.bakery", "older")]);
    assert_eq!(token(&sandbox, &account), second);
    backup(&sandbox, &["--force"]).ended(0);
    let late = std::fs::read(sandbox.path("all.sixty")).unwrap();
    at_a_new_computer(&mut sandbox);
    sandbox.file("all.sixty", early);
    restore(&sandbox, &[]).ended(0);
    assert_eq!(token(&sandbox, &account), first);
    sandbox.file("all.sixty", late);
    let later = restore(&sandbox, &[]).ended(0);
    assert_eq!(outcomes(&later), [("corner.bakery", "restored")]);
    assert_eq!(token(&sandbox, &account), second);
    assert_eq!(text(&sandbox.entry(&account)["previous"], "token"), first, "the old one stays as previous");
}

#[test]
fn an_account_that_was_connected_here_anew_is_the_same_account_and_gets_its_places() {
    let mut sandbox = Sandbox::with_vault_file();
    let old = sandbox.connected(T, "corner.bakery");
    let env = sandbox.file(".env", "TOKEN=\n");
    let place = ["places", "add", "--account", "corner.bakery", "--key", "TOKEN", "--env-file"];
    sandbox.sixty(&[&place[..], &[env.to_str().unwrap(), "--send"]].concat()).ended(0);
    backup(&sandbox, &[]).ended(0);
    sandbox.pass_days(2);
    let new = sandbox.token(T, "corner.bakery");
    at_a_new_computer(&mut sandbox);
    let imported = sandbox.sixty_with(&["import"], &new).ended(0)["account"].clone();
    assert_ne!(imported["id"], old["id"]);
    let before = token(&sandbox, &imported);

    let restored = restore(&sandbox, &[]).ended(0);

    let accounts = sandbox.accounts();
    assert_eq!((accounts.len(), &accounts[0]["id"]), (1, &imported["id"]));
    assert_eq!(restored["results"][0]["id"], imported["id"]);
    assert_eq!(token(&sandbox, &imported), before, "nothing shows that the backup's is better");
    assert_eq!(accounts[0]["places"].as_array().unwrap().len(), 1, "{accounts:?}");
    assert_eq!(text(&accounts[0]["places"][0], "state"), "stale");
}

#[test]
fn a_disconnected_account_comes_back_as_such_and_one_that_is_disconnected_here_stays_so() {
    let mut sandbox = Sandbox::with_vault_file();
    let account = sandbox.connected(T, "corner.bakery");
    let other = sandbox.connected(I, "jam.and.toast");
    let tokens = [token(&sandbox, &account), token(&sandbox, &other)];
    sandbox.sixty(&["disconnect", "corner.bakery"]).ended(0);
    backup(&sandbox, &[]).ended(0);
    sandbox.sixty(&["disconnect", "jam.and.toast"]).ended(0);

    let here = restore(&sandbox, &[]).ended(0);

    assert_eq!(outcomes(&here), [("corner.bakery", "already"), ("jam.and.toast", "already")]);
    assert!(sandbox.accounts().is_empty(), "whoever disconnects an account means it");
    at_a_new_computer(&mut sandbox);
    restore(&sandbox, &[]).ended(0);
    let names: Vec<Value> = sandbox.accounts().iter().map(|account| account["name"].clone()).collect();
    assert_eq!(names, ["jam.and.toast"]);
    sandbox.sixty(&["disconnect", "--undo", "corner.bakery"]).ended(0);
    assert_eq!([token(&sandbox, &account), token(&sandbox, &other)], tokens);
}

#[test]
fn an_app_and_a_setting_that_are_here_stay_as_they_are() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.sixty(&["set", "auto-extend", "off"]).ended(0);
    sandbox.sixty(&["set", "quiet", "22-6"]).ended(0);
    backup(&sandbox, &[]).ended(0);
    at_a_new_computer(&mut sandbox);
    let own = ["app", "set", "--network", "threads", "--id", "77", "--return-url", "https://localhost:7777/"];
    sandbox.sixty_with(&own, &"f".repeat(32)).ended(0);
    let same =
        ["app", "set", "--network", "facebook", "--id", F.app_id(), "--return-url", "http://localhost:1/"];
    sandbox.sixty_with(&same, &"e".repeat(32)).ended(0);
    sandbox.sixty(&["set", "quiet", "1-2"]).ended(0);

    restore(&sandbox, &[]).ended(0);

    let apps = sandbox.sixty(&["app", "list"]).ended(0)["apps"].clone();
    let app = |id: &str| apps.as_array().unwrap().iter().find(|app| app["id"] == id).unwrap().clone();
    assert_eq!((&app("77")["default"], &app(T.app_id())["default"]), (&json!(true), &json!(false)));
    assert_eq!(text(&app(F.app_id()), "return_url"), "http://localhost:1/");
    assert_eq!(text(&app(I.app_id()), "secret"), "kept");
    let setting = |key: &str| {
        let ledger = rusqlite::Connection::open(sandbox.data_dir().join("practice/ledger.sqlite")).unwrap();
        let value = ledger.query_row("SELECT value FROM settings WHERE key = ?1", [key], |row| row.get(0));
        value.unwrap_or_else(|_| String::new())
    };
    assert_eq!((setting("quiet"), setting("auto-extend")), ("1-2".to_owned(), "off".to_owned()));
}

#[test]
fn an_account_whose_token_is_gone_is_told_and_comes_back_from_an_earlier_backup() {
    let sandbox = Sandbox::with_vault_file();
    let account = sandbox.connected(T, "corner.bakery");
    sandbox.connected(I, "jam.and.toast");
    let before = token(&sandbox, &account);
    backup(&sandbox, &[]).ended(0);
    let vault = sandbox.data_dir().join("practice/vault");
    let newest = |network: Network| {
        let name = if network == T { "threads" } else { "instagram" };
        let entries = std::fs::read_dir(&vault).unwrap().flatten().map(|entry| entry.path());
        let user = text(&account, "user_id").to_owned();
        let own = |path: &PathBuf| {
            let named = path.file_name().unwrap().to_string_lossy().into_owned();
            named.contains(name) && named.contains(&user)
        };
        entries.filter(own).collect::<Vec<_>>()
    };
    let entries = newest(T);
    assert_eq!(entries.len(), 1, "{:?}", std::fs::read_dir(&vault).unwrap().collect::<Vec<_>>());
    std::fs::remove_file(&entries[0]).unwrap();

    let second = sandbox.path("second.sixty").display().to_string();
    let made = sandbox.sixty_with(&["backup", &second], PHRASE);
    let restored = restore(&sandbox, &[]).ended(0);

    assert!(made.code == 0 && made.stderr.contains("@corner.bakery is not in it"), "{}", made.stderr);
    assert_eq!(made.json()["accounts"], 1);
    assert_eq!(outcomes(&restored), [("corner.bakery", "restored"), ("jam.and.toast", "already")]);
    assert_eq!(token(&sandbox, &account), before);
    assert_eq!(sandbox.sixty(&["check"]).ended(0)["results"][0]["works"], true);
}
