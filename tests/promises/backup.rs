//! Everything in one sealed file, and what comes back from it on another computer, or on the same one later.

use std::path::PathBuf;

use serde_json::{Value, json};
use sixty_core::sealed;
use sixty_core::secret::Secret;
use sixty_practice::{APP_SECRET, Network};
use sixty_tests::sandbox::{Answer, F, I, Sandbox, T, leaks, run, text};

use super::disk::Disk;

pub(super) const PHRASE: &str = "blue river seven";

pub(super) fn backup(sandbox: &Sandbox, more: &[&str]) -> Answer {
    let file = file(sandbox);
    sandbox.sixty_with(&[&["backup", &file][..], more].concat(), PHRASE)
}

pub(super) fn restore(sandbox: &Sandbox, more: &[&str]) -> Answer {
    let file = file(sandbox);
    sandbox.sixty_with(&[&["restore", &file][..], more].concat(), PHRASE)
}

fn file(sandbox: &Sandbox) -> String {
    sandbox.path("all.sixty").display().to_string()
}

/// Goes on as on a new computer. Returns the data folder of the old one.
fn at_a_new_computer(sandbox: &mut Sandbox) -> PathBuf {
    let new = sandbox.path("new");
    sandbox.move_to(new)
}

/// What `get` prints of an account.
pub(super) fn token(sandbox: &Sandbox, account: &Value) -> String {
    text(&sandbox.sixty(&["get", text(account, "id")]).ended(0), "token").to_owned()
}

fn outcomes(answer: &Value) -> Vec<(&str, &str)> {
    let results = answer["results"].as_array().unwrap();
    results.iter().map(|result| (text(result, "name"), text(result, "outcome"))).collect()
}

fn why(answer: &Answer, code: i32) -> (String, String) {
    let problem = answer.ended(code)["problem"].clone();
    (text(&problem, "code").to_owned(), text(&problem, "title").to_owned())
}

/// The sentence of a file that was not taken.
fn title(answer: &Answer) -> String {
    let (code, title) = why(answer, 3);
    assert_eq!(code, "x.paste");
    title
}

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
fn a_wrong_or_missing_passphrase_changes_nothing() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let file = file(&sandbox);
    for short in ["", "  \n", "seven77"] {
        let answer = sandbox.sixty_with(&["backup", &file], short);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{short:?}: {}", answer.stderr);
        assert!(!sandbox.path("all.sixty").exists());
    }
    backup(&sandbox, &[]).ended(0);
    at_a_new_computer(&mut sandbox);

    let wrong = sandbox.sixty_with(&["restore", &file], "blue river eight");
    let none = sandbox.sixty_with(&["restore", &file], "");

    assert_eq!(title(&wrong), "That isn't the passphrase");
    assert_eq!((none.code, none.stdout.as_str()), (2, ""));
    assert!(sandbox.accounts().is_empty());
}

#[test]
fn a_file_that_is_no_whole_backup_is_told_for_what_it_is() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let file = file(&sandbox);
    backup(&sandbox, &[]).ended(0);
    let whole = sandbox.read("all.sixty");
    let handed = sandbox.path("app.sixty").display().to_string();
    sandbox.sixty_with(&["handover", "make", &handed, "--network", "threads"], PHRASE).ended(0);
    at_a_new_computer(&mut sandbox);

    let as_app = sandbox.sixty_with(&["handover", "take", &file], PHRASE);
    let app = sandbox.sixty_with(&["restore", &handed], PHRASE);
    let of = |content: &[u8]| {
        sandbox.file("all.sixty", content);
        restore(&sandbox, &["--dry-run"])
    };

    assert_eq!(title(&as_app), "This is a backup");
    assert_eq!(title(&app), "This file sets up a Meta app");
    assert_eq!(title(&of(&whole.as_bytes()[..whole.len() / 2])), "A part of this backup is missing");
    assert_eq!(title(&of(b"")), "This isn't a backup");
    assert_eq!(title(&of(b"\x00\xff\xfe nonsense")), "This isn't a backup");
    let huge = std::fs::File::create(sandbox.path("all.sixty")).unwrap();
    huge.set_len(1 << 36).unwrap();
    assert_eq!(title(&restore(&sandbox, &[])), "That's too large for a backup");
    std::fs::remove_file(sandbox.path("all.sixty")).unwrap();
    assert_eq!(why(&restore(&sandbox, &[]), 1).0, "x.readOnly");
    std::fs::create_dir(sandbox.path("all.sixty")).unwrap();
    assert_eq!(why(&restore(&sandbox, &[]), 1).0, "x.readOnly");
    assert!(sandbox.accounts().is_empty());
}

#[test]
fn whatever_byte_is_changed_nothing_of_it_is_taken() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    backup(&sandbox, &[]).ended(0);
    let whole = sandbox.read("all.sixty").into_bytes();
    at_a_new_computer(&mut sandbox);

    for step in 0..12 {
        let mut changed = whole.clone();
        // Bytes of its text: the two lines around it say only that it is one.
        let at = 40 + (changed.len() - 80) * step / 12;
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        sandbox.file("all.sixty", &changed);

        title(&restore(&sandbox, &[]));
    }

    assert!(sandbox.accounts().is_empty());
    assert_eq!(sandbox.sixty(&["app", "list"]).ended(0)["apps"], json!([]));
}

#[test]
fn a_strangers_file_reaches_nothing_outside_and_says_where_its_app_leads() {
    let mut sandbox = Sandbox::bare_with_vault_file();
    let account = |id: &str, user: &str| {
        json!({
            "id": id, "network": "threads", "user_id": user, "name": "friend\u{1b}[2J", "kind": "profile",
            "auto_extend": true, "connected_at": "2026-10-01T10:00:00Z", "token_kind": "endless",
            "current": {"token": "THAAmadeUp", "expires_at": "2039-01-01T00:00:00Z"},
        })
    };
    let made = |accounts: Value, practice: bool| {
        let content = json!({
            "sixty": "backup", "v": 1, "made_at": sandbox.now(), "practice": practice, "accounts": accounts,
            "apps": [{
                "network": "threads", "id": "666", "return_address": "https://thief.example/",
                "permissions": ["threads_basic"], "default": true,
            }],
            "places": [], "settings": {"theme": "<script>", "rebuild": "due"},
        });
        let text = Secret::new(content.to_string());
        let sealed = sealed::with_passphrase(&text, &Secret::new(PHRASE)).unwrap();
        sandbox.file("all.sixty", sealed);
        restore(&sandbox, &[])
    };

    assert_eq!(title(&made(json!([account("../../x", "1")]), true)), "Something in this backup isn't right");
    assert_eq!(
        title(&made(json!([account("0000000a", "1/next")]), true)),
        "Something in this backup isn't right"
    );
    assert_eq!(title(&made(json!([account("0000000a", "1")]), false)), "This is a backup of real accounts");
    let taken = made(json!([account("0000000a", "1")]), true);

    assert!(taken.code == 0 && taken.stderr.contains("https://thief.example/"), "{}", taken.stderr);
    assert!(!taken.stdout.contains('\u{1b}') && !taken.stderr.contains('\u{1b}'), "{}", taken.stderr);
    let kept = sandbox.accounts().remove(0);
    assert_eq!((&kept["expires_at"], &kept["token_kind"]), (&Value::Null, &json!("unknown")));
    let extended = sandbox.sixty(&["extend"]);
    assert_eq!(extended.code, 3, "Meta does not know its token: {}", extended.stdout);
    at_a_new_computer(&mut sandbox);
    assert!(sandbox.accounts().is_empty());
}

#[test]
fn the_file_is_its_owners_alone_and_replaced_only_where_that_was_said() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let path = sandbox.path("all.sixty");
    let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    backup(&sandbox, &[]).ended(0);
    let first = sandbox.read("all.sixty");
    assert_eq!(mode(), 0o600);
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();

    let refused = backup(&sandbox, &[]);
    assert_eq!(why(&refused, 1).0, "x.readOnly");
    assert!(refused.stderr.contains("is there already"), "{}", refused.stderr);
    assert_eq!(sandbox.read("all.sixty"), first);
    backup(&sandbox, &["--force"]).ended(0);

    assert_ne!(sandbox.read("all.sixty"), first);
    assert_eq!(mode(), 0o600, "also where the old one was readable for others");
    std::fs::write(&path, vec![b'x'; 3 << 20]).unwrap();
    let link = sandbox.path("link.sixty");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    sandbox.sixty_with(&["backup", link.to_str().unwrap(), "--force"], PHRASE).ended(0);
    assert!(link.is_symlink() && sandbox.read("all.sixty").starts_with("-----BEGIN AGE"));
    restore(&sandbox, &[]).ended(0);
    assert!(!sandbox.path("all.sixty.sixty-draft").exists());
}

#[test]
fn no_secret_is_in_the_open_in_the_file_or_in_what_is_said() {
    let mut sandbox = Sandbox::with_vault_file();
    for (network, person) in [(T, "corner.bakery"), (I, "jam.and.toast"), (F, "Mara Lind")] {
        sandbox.connected(network, person);
    }
    let file = file(&sandbox);
    let made = run(sandbox.command().args(["backup", &file]), PHRASE);
    at_a_new_computer(&mut sandbox);
    let restored = run(sandbox.command().args(["restore", &file]), PHRASE);

    let mut secrets = sandbox.practice.handed_out();
    secrets.push(APP_SECRET.to_owned());
    secrets.push(PHRASE.to_owned());
    for answer in [made, restored] {
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        let said = format!("{}{}", answer.stdout, answer.stderr);
        assert!(secrets.iter().all(|secret| !said.contains(secret.as_str())), "{said}");
        assert!(said.contains("3 accounts with their tokens"), "{said}");
    }
    assert_eq!(leaks(sandbox.data_dir().parent().unwrap(), &secrets), Vec::<PathBuf>::new());
}

#[test]
fn a_locked_keychain_is_exit_4_and_no_file_is_made() {
    let mut sandbox = Sandbox::with_own_keyring();
    sandbox.connected(T, "corner.bakery");
    backup(&sandbox, &[]).ended(0);
    sandbox.bus().lock().unwrap();

    let locked = backup(&sandbox, &["--force"]);
    at_a_new_computer(&mut sandbox);
    let into = restore(&sandbox, &[]);

    assert_eq!((why(&locked, 4).0, why(&into, 4).0), ("x.vaultLocked".into(), "x.vaultLocked".into()));
    assert!(sandbox.read("all.sixty").starts_with("-----BEGIN AGE"), "the old one stays");
    assert!(sandbox.accounts().is_empty());
}

#[test]
fn a_full_disk_is_said_and_the_next_run_ends_the_work() {
    let mut sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    backup(&sandbox, &[]).ended(0);
    let old = sandbox.move_to(sandbox.path("new"));
    let disk = Disk::of(&mut sandbox);
    disk.fill();

    let full = restore(&sandbox, &[]);

    assert_eq!(why(&full, 1).0, "x.diskFull");
    disk.make_room();
    restore(&sandbox, &[]).ended(0);
    assert_eq!(sandbox.sixty(&["check"]).ended(0)["results"][0]["works"], true);
    disk.fill();
    let onto = sandbox.path("disk/all.sixty");
    sandbox.move_to(old);
    let refused = sandbox.sixty_with(&["backup", onto.to_str().unwrap()], PHRASE);
    assert_eq!(why(&refused, 1).0, "x.diskFull");
    assert!(!onto.exists());
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
