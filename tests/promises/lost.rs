//! What is lost or damaged on this computer: tokens that left the vault, entries under a wrong name, a ledger that is
//! gone, empty or newer, and the installation's name.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sixty_tests::sandbox::{Answer, F, I, Sandbox, T, moment, text};

#[test]
fn a_token_that_left_the_vault_is_the_accounts_state_for_every_face_until_it_is_mended() {
    for learn in [&["extend"][..], &["check"], &["get", "corner.bakery"]] {
        let sandbox = Sandbox::set();
        let account = sandbox.connected(T, "corner.bakery");
        sandbox.pass_days(31);
        let kept = entry(&sandbox, &account);
        forget(&sandbox, &account);

        let learned = sandbox.sixty(learn);
        assert_eq!(learned.code, 3, "{learn:?}: {}{}", learned.stdout, learned.stderr);

        let status = sandbox.sixty(&["status"]).ended(0);
        assert_eq!(status["needs_you"], 1, "{learn:?}");
        let shown = &status["accounts"][0];
        assert_eq!((text(shown, "status"), text(&shown["problem"], "code")), ("turned_off", "x.vaultLost"));
        let reminded = sandbox.sixty(&["remind", "--dry-run"]).ended(3);
        assert_eq!(text(&reminded["reminders"][0], "step"), "turned_off");
        assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 3);

        put(&sandbox, &account, &kept);
        sandbox.sixty(&["check"]).ended(0);
        let shown = sandbox.account("corner.bakery");
        assert_eq!((text(&shown, "status"), &shown["problem"]), ("good", &Value::Null), "{learn:?}");
        assert_eq!(sandbox.sixty(&["remind", "--dry-run"]).ended(0)["reminders"], json!([]));
    }
}

#[test]
fn an_extend_that_waits_for_the_app_secret_is_told_until_the_secret_is_here() {
    let sandbox = Sandbox::bare();
    let token = sandbox.token(F, "Jonas Weber");
    sandbox.sixty_with(&["import"], &token).ended(0);
    sandbox.pass_days(31);
    let result = sandbox.sixty(&["extend"]).ended(3)["results"][0].clone();
    assert_eq!(text(&result["problem"], "code"), "x.needsSecret");

    sandbox.sixty(&["check"]).ended(0);
    let shown = sandbox.account("Jonas Weber");
    assert_eq!(text(&shown["problem"], "code"), "x.needsSecret", "a token that works does not end it");
    let reminded = sandbox.sixty(&["remind", "--dry-run"]).ended(3);
    assert_eq!(text(&reminded["reminders"][0], "step"), "stuck");
    assert_eq!(sandbox.sixty(&["get", "Jonas Weber"]).code, 0, "the token works");

    let words = ["app", "set", "--network", "facebook", "--id", F.app_id()];
    sandbox.sixty_with(&words, sixty_practice::APP_SECRET).ended(0);
    assert_eq!(sandbox.account("Jonas Weber")["problem"], Value::Null);
    sandbox.sixty(&["extend"]).ended(0);
}

#[test]
fn an_extend_that_was_refused_is_told_until_one_works() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(31);
    sandbox.practice.fault("*", "refresh", Some("f-3-capability"), None).unwrap();
    let refused = sandbox.sixty(&["extend"]).ended(3)["results"][0]["problem"]["code"].clone();

    sandbox.sixty(&["check"]).ended(0);

    let shown = sandbox.account("corner.bakery");
    assert_eq!((&shown["problem"]["code"], text(&shown, "status")), (&refused, "good"));
    assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 0);
    sandbox.practice.fault("*", "*", None, None).unwrap();
    sandbox.sixty(&["extend"]).ended(0);
    assert_eq!(sandbox.account("corner.bakery")["problem"], Value::Null);
}

#[test]
fn what_has_expired_or_was_not_delivered_says_why() {
    let sandbox = Sandbox::set();
    sandbox.connected(I, "corner.bakery");
    let file = sandbox.file(".env", "TOKEN=\n");
    let words =
        ["places", "add", "--account", "corner.bakery", "--env-file", file.to_str().unwrap(), "--key"];
    sandbox.sixty(&[&words[..], &["TOKEN"]].concat()).ended(0);
    sandbox.sixty(&["places", "send"]).ended(0);
    fs::remove_file(&file).unwrap();
    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(3);
    let shown = sandbox.account("corner.bakery");
    assert_eq!((text(&shown, "status"), text(&shown["problem"], "code")), ("not_delivered", "x.place"));

    sandbox.pass_days(70);
    let shown = sandbox.account("corner.bakery");
    assert_eq!((text(&shown, "status"), text(&shown["problem"], "code")), ("expired", "x.expired"));
}

#[test]
fn an_entry_that_was_exchanged_or_put_back_is_never_given_out_unseen() {
    let sandbox = Sandbox::set();
    let one = sandbox.connected(T, "corner.bakery");
    let other = sandbox.connected(T, "jam.and.toast");
    let file = sandbox.file(".env", "TOKEN=\n");
    let words =
        ["places", "add", "--account", "corner.bakery", "--env-file", file.to_str().unwrap(), "--key"];
    sandbox.sixty(&[&words[..], &["TOKEN"]].concat()).ended(0);
    let (of_one, of_other) = (entry(&sandbox, &one), entry(&sandbox, &other));
    let content: Value = serde_json::from_str(&of_other).unwrap();
    let token_of_other = text(&content["current"], "token").to_owned();

    // With the name inside, and as older versions wrote them.
    for is_old in [false, true] {
        let written = |content: &str| if is_old { without_name(content) } else { content.to_owned() };
        put(&sandbox, &one, &written(&of_other));
        put(&sandbox, &other, &written(&of_one));
        for (account, name) in [(&one, "corner.bakery"), (&other, "jam.and.toast")] {
            let got = sandbox.sixty(&["get", name]);
            assert_eq!(got.code, 3, "{name}: {}", got.stdout);
            assert!(!got.stdout.contains("THAA"), "{account}");
        }
        sandbox.sixty(&["places", "send"]);
        assert!(!sandbox.read(".env").contains(&token_of_other));
        sandbox.sixty(&["extend"]).ended(3);
        assert_eq!(sandbox.sixty(&["status"]).ended(0)["needs_you"], 2);

        put(&sandbox, &one, &of_one);
        put(&sandbox, &other, &of_other);
        sandbox.sixty(&["check"]).ended(0);
        assert_eq!(sandbox.sixty(&["status"]).ended(0)["needs_you"], 0, "put right, all is well again");
    }
}

#[test]
fn an_older_entry_that_was_put_back_is_used_only_where_meta_takes_it() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let older = entry(&sandbox, &account);
    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]).ended(0);
    sandbox.pass_days(2);
    sandbox.sixty(&["extend"]).ended(0);
    put(&sandbox, &account, &older);

    assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 3, "nobody asked Meta about it");
    sandbox.sixty(&["check"]).ended(0);

    assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 0);
    let left = moment(&sandbox.account("corner.bakery"), "expires_at") - sandbox.now();
    assert_eq!(left.num_days(), 26, "its own date counts");
}

#[test]
fn a_ledger_that_is_gone_or_empty_is_made_anew_from_the_vault_and_that_is_said() {
    for vault in [Sandbox::set, Sandbox::with_vault_file] {
        for lose in [remove as fn(&Path), empty] {
            let sandbox = vault();
            let threads = sandbox.connected(T, "corner.bakery");
            let person = sandbox.connected(F, "Mara Lind");
            let ends = |name: &str| sandbox.account(name)["expires_at"].clone();
            let before = (ends("corner.bakery"), ends("Mara Lind"));
            lose(&folder(&sandbox).join("ledger.sqlite"));

            let answer = sandbox.sixty(&["status"]);

            let status = answer.ended(0);
            assert!(answer.stderr.contains("password vault"), "{}", answer.stderr);
            let ids: Vec<&Value> =
                status["accounts"].as_array().unwrap().iter().map(|account| &account["id"]).collect();
            assert_eq!(ids.len(), 2, "{status}");
            assert!(ids.contains(&&threads["id"]) && ids.contains(&&person["id"]), "they keep their ids");
            assert_eq!((ends("corner.bakery"), ends("Mara Lind")), before);
            let again = sandbox.sixty(&["status"]);
            assert!(!again.stderr.contains("password vault"), "it is said once: {}", again.stderr);
            sandbox.pass_days(31);
            sandbox.sixty(&["extend"]).ended(0);
            sandbox.sixty(&["check"]).ended(0);
        }
    }
}

#[test]
fn entries_of_older_versions_are_found_again_and_get_their_names_from_meta() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    let old = without_name(&entry(&sandbox, &account));
    put(&sandbox, &account, &old);
    remove(&folder(&sandbox).join("ledger.sqlite"));

    assert_eq!(text(&sandbox.accounts()[0], "user_id"), text(&account, "user_id"));
    sandbox.sixty(&["check"]).ended(0);

    assert_eq!(text(&sandbox.account("corner.bakery"), "status"), "good");
}

#[test]
fn a_new_folder_is_new_and_asks_no_vault() {
    let sandbox = Sandbox::bare();
    let answer = sandbox.sixty(&["status"]);
    assert_eq!((&answer.ended(0)["accounts"], answer.stderr.as_str()), (&json!([]), ""));
}

#[test]
fn the_name_of_the_installation_is_found_again_where_its_file_is_gone_empty_or_damaged() {
    for lose in [remove as fn(&Path), empty, damage] {
        let sandbox = Sandbox::set();
        sandbox.connected(T, "corner.bakery");
        let install = folder(&sandbox).join("install");
        let name = fs::read_to_string(&install).unwrap();
        lose(&install);

        sandbox.sixty(&["check"]).ended(0);

        assert_eq!(fs::read_to_string(&install).unwrap(), name);
        assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).code, 0);
    }
}

#[test]
fn a_ledger_and_a_name_that_are_lost_together_are_found_by_the_entries_of_the_one_earlier_installation() {
    for lose_name in [remove as fn(&Path), empty] {
        let sandbox = Sandbox::with_own_keyring();
        let threads = sandbox.connected(T, "corner.bakery");
        let person = sandbox.connected(F, "Mara Lind");
        let got = sandbox.sixty(&["get", "corner.bakery"]).stdout;
        lose_name(&folder(&sandbox).join("install"));
        lose_ledger(&sandbox);

        let answer = sandbox.sixty(&["status"]);

        assert!(answer.stderr.contains("2 accounts again in the password vault"), "{}", answer.stderr);
        let accounts = answer.ended(0)["accounts"].clone();
        let ids: Vec<&Value> = accounts.as_array().unwrap().iter().map(|account| &account["id"]).collect();
        assert!(ids.contains(&&threads["id"]) && ids.contains(&&person["id"]), "{accounts}");
        assert_eq!(sandbox.sixty(&["get", "corner.bakery"]).stdout, got);
        sandbox.pass_days(31);
        sandbox.sixty(&["extend"]).ended(0);
        sandbox.sixty(&["check"]).ended(0);
    }
}

#[test]
fn the_entries_of_several_other_installations_are_left_alone() {
    let sandbox = Sandbox::with_own_keyring();
    let account = sandbox.connected(T, "corner.bakery");
    let install = fs::read_to_string(folder(&sandbox).join("install")).unwrap();
    let user = format!(
        "{}/threads/17840000000000099",
        if install.starts_with('0') { "10badbad" } else { "0badcafe" }
    );
    let mut command = sandbox.on_bus("secret-tool");
    command.args(["store", "--label=Sixty", "service", "sixty-practice", "username", &user]);
    assert_eq!(sixty_tests::sandbox::run(&mut command, &entry(&sandbox, &account)).code, 0);
    remove(&folder(&sandbox).join("install"));
    lose_ledger(&sandbox);

    assert_eq!(sandbox.sixty(&["status"]).ended(0)["accounts"], json!([]));
}

#[test]
fn a_ledger_of_a_newer_version_says_to_update() {
    let sandbox = Sandbox::set();
    sql(&sandbox, "PRAGMA user_version = 99");

    let problem = sandbox.sixty(&["status"]).ended(1)["problem"].clone();

    assert_eq!(text(&problem, "code"), "x.ledger");
    assert!(text(&problem, "title").contains("Update"), "{problem}");
    assert!(!text(&problem, "message").contains("details"), "{problem}");
}

/// The folder of practice, where this sandbox keeps everything.
fn folder(sandbox: &Sandbox) -> PathBuf {
    sandbox.data_dir().join("practice")
}

fn remove(file: &Path) {
    fs::remove_file(file).unwrap();
}

fn empty(file: &Path) {
    fs::write(file, "").unwrap();
}

/// Removes the ledger; what marks that there was one stays.
fn lose_ledger(sandbox: &Sandbox) {
    for file in fs::read_dir(folder(sandbox)).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("ledger.sqlite") {
            remove(&path);
        }
    }
}

fn damage(file: &Path) {
    fs::write(file, "what is this\n").unwrap();
}

fn sql(sandbox: &Sandbox, statement: &str) {
    sixty_tests::ledger::change(&folder(sandbox).join("ledger.sqlite"), statement);
}

/// The entry's content, as the keychain has it.
fn entry(sandbox: &Sandbox, account: &Value) -> String {
    sandbox.entry(account).to_string()
}

fn user(sandbox: &Sandbox, account: &Value) -> String {
    let install = fs::read_to_string(folder(sandbox).join("install")).unwrap();
    format!("{}/{}/{}", install.trim(), text(account, "network"), text(account, "user_id"))
}

/// Removes an account's entry from the keychain, as another program may.
fn forget(sandbox: &Sandbox, account: &Value) {
    let user = user(sandbox, account);
    let words = ["clear", "service", "sixty-practice", "username", &user];
    assert!(sandbox.on_bus("secret-tool").args(words).status().unwrap().success());
}

/// Puts content under the name of an account's entry.
fn put(sandbox: &Sandbox, account: &Value, content: &str) {
    let user = user(sandbox, account);
    let label = format!("--label=Sixty: {user}");
    let mut command = sandbox.on_bus("secret-tool");
    command.args(["store", &label, "service", "sixty-practice", "username", &user]);
    let stored: Answer = sixty_tests::sandbox::run(&mut command, content);
    assert_eq!(stored.code, 0, "{}", stored.stderr);
}

/// The content as versions wrote it that did not say whose entry it is.
fn without_name(content: &str) -> String {
    let mut entry: Value = serde_json::from_str(content).unwrap();
    let fields = entry.as_object_mut().unwrap();
    fields.remove("name");
    fields.remove("about");
    entry.to_string()
}
