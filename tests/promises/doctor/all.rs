//! All checks together, and what the check-up leaves alone.

use super::*;

#[test]
fn all_is_well_where_nothing_is_wrong_and_what_a_server_lacks_is_no_failure() {
    let sandbox = with_place();

    let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(0));

    assert_eq!(checks.ids(), ALL);
    for id in ALL {
        let ok = if OF_DESKTOPS.contains(&id) { Value::Null } else { Value::Bool(true) };
        assert_eq!((&checks.one(id)["ok"], &checks.one(id)["remedy"]), (&ok, &Value::Null), "{id}");
    }
    let told = sandbox.sixty_in_words(&["doctor"]);
    assert_eq!((told.code, told.stdout.lines().count(), told.stderr.as_str()), (0, ALL.len(), ""));
    assert!(told.stdout.starts_with("✓ The clock is right.\n"), "{}", told.stdout);
    assert!(told.stdout.contains("\n✓ Your place can take a new token.\n"), "{}", told.stdout);
}

#[test]
fn before_the_first_account_it_makes_nothing() {
    let sandbox = Sandbox::bare();

    let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(0));

    assert_eq!(text(checks.one("ledger"), "line"), "There is nothing yet: no account was added.");
    assert!(!sandbox.data_dir().exists(), "the data folder was made");
}

#[test]
fn nothing_is_changed_by_it() {
    let sandbox = with_place();
    let before = content_of(&sandbox.path(""));

    sandbox.sixty(&["doctor"]).ended(0);

    assert_eq!(content_of(&sandbox.path("")), before);
    assert_eq!(sandbox.rules_broken(), Vec::<String>::new());
}

#[test]
fn built_in_practice_is_checked_as_well() {
    let sandbox = Sandbox::bare_with_vault_file();

    let answer = run(sandbox.command_in_practice().args(["--json", "doctor"]), "");

    let checks = Checks::of(answer.ended(0));
    assert_eq!(text(checks.one("meta"), "line"), "The pretend Meta answers.");
    assert_eq!(text(checks.one("internet"), "line"), "Practice needs no internet.");
    assert!(!sandbox.data_dir().join("practice/ledger.sqlite").exists(), "a ledger was made");
}

#[test]
fn with_several_the_most_serious_decides() {
    let sandbox = Sandbox::with_vault_file();
    let nowhere = || run(elsewhere(&sandbox, "http://127.0.0.1:9/").arg("doctor"), "");
    let _stranger = TcpListener::bind(("127.0.0.1", sandbox.port)).unwrap();
    assert_eq!(Checks::of(nowhere().ended(3)).wrong(), ["port", "meta"]);
    fs::remove_file(sandbox.path("passphrase")).unwrap();
    assert_eq!(Checks::of(nowhere().ended(4)).wrong(), ["vault", "port", "meta"]);
    fs::write(sandbox.data_dir().join("practice/ledger.sqlite"), "what is this\n").unwrap();
    assert_eq!(Checks::of(nowhere().ended(1)).wrong(), ["vault", "meta", "ledger"], "its apps are not known");
}

/// Every file below a folder with its content and its time; a folder has its time alone.
fn content_of(folder: &Path) -> BTreeMap<PathBuf, (std::time::SystemTime, Vec<u8>)> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let (path, facts) = (entry.path(), entry.metadata().unwrap());
        if facts.is_dir() {
            all.extend(content_of(&path));
        }
        let content = if facts.is_dir() { Vec::new() } else { fs::read(&path).unwrap() };
        all.insert(path, (facts.modified().unwrap(), content));
    }
    all
}
