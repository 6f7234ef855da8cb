//! `sixty doctor`: each thing that the program depends on, with a real cause for each that is wrong. It only looks.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use serde_json::Value;
use sixty_tests::keyring::PrivateBus;
use sixty_tests::notifications::Notifications;
use sixty_tests::panel::Panel;
use sixty_tests::sandbox::{I, PATIENT, Sandbox, SignIn, T, built, run, text};

use crate::disk::Disk;

/// The checks in their order.
pub const ALL: [&str; 11] = [
    "clock",
    "internet",
    "vault",
    "port",
    "meta",
    "places",
    "notifications",
    "tray",
    "autostart",
    "disk",
    "ledger",
];

/// What cannot be judged on a computer without a desktop.
const OF_DESKTOPS: [&str; 3] = ["notifications", "tray", "autostart"];

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
fn a_desktop_is_asked_for_notifications_a_tray_and_the_start_at_log_in() {
    let bare = Arc::new(PrivateBus::start_with_prompter().unwrap());
    let sandbox = Sandbox::with_vault_file_on(Arc::clone(&bare));
    sandbox.connected(T, "corner.bakery");
    let lacking = Checks::of(sandbox.sixty(&["doctor"]).ended(3));
    assert_eq!(lacking.wrong(), ["notifications", "autostart"]);

    let _notifications = Notifications::on(Arc::clone(&bare)).unwrap();
    let _panel = Panel::start(&bare.address()).unwrap();
    let entry = bare.home().join(".config/autostart/org.sixty.Sixty.desktop");
    fs::create_dir_all(entry.parent().unwrap()).unwrap();
    fs::write(&entry, "[Desktop Entry]\nType=Application\nExec=sixty-app --hidden\n").unwrap();

    let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(0));
    assert!(checks.0.iter().all(|check| check["ok"] == true), "{:#?}", checks.0);

    fs::write(&entry, "[Desktop Entry]\nType=Application\nHidden=true\n").unwrap();
    assert_eq!(Checks::of(sandbox.sixty(&["doctor"]).ended(3)).wrong(), ["autostart"]);
}

#[test]
fn a_keeper_that_the_system_starts_serves_as_well() {
    let bus = Arc::new(PrivateBus::start_with_prompter().unwrap());
    let sandbox = Sandbox::with_vault_file_on(Arc::clone(&bus));
    sandbox.connected(T, "corner.bakery");
    let units = bus.home().join(".config/systemd/user");
    fs::create_dir_all(units.join("default.target.wants")).unwrap();
    fs::write(units.join("sixty-keep.service"), "[Service]\n").unwrap();
    let link = units.join("default.target.wants/sixty-keep.service");
    std::os::unix::fs::symlink(units.join("sixty-keep.service"), link).unwrap();

    let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(3));

    assert_eq!(checks.wrong(), ["notifications"]);
    assert!(text(checks.one("autostart"), "line").contains("sixty keep"));
}

#[test]
fn a_port_that_another_program_has_is_told_with_its_name() {
    let sandbox = Sandbox::set();
    for address in ["127.0.0.1", "::1"] {
        let _stranger = TcpListener::bind((address, sandbox.port)).unwrap();

        let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(3));

        assert_eq!(checks.wrong(), ["port"], "{address}");
        let line = text(checks.one("port"), "line");
        assert!(line.contains(&sandbox.port.to_string()) && line.starts_with("promises-"), "{line}");
    }
}

#[test]
fn a_log_in_that_waits_at_the_port_is_no_stranger() {
    let sandbox = Sandbox::set();
    let mut sign_in = SignIn::start(&sandbox, T, &[]);

    let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(0));

    assert!(text(checks.one("port"), "line").starts_with("A log-in of ours"), "{:?}", checks.one("port"));
    sign_in.interrupt();
    sign_in.end();
}

#[test]
fn a_clock_that_differs_from_metas_is_told() {
    let sandbox = Sandbox::bare();
    for (ahead, code) in [(0, 0), (2, 0), (30, 3), (-30, 3), (3 * 24 * 60, 3)] {
        let now = (sandbox.now() + TimeDelta::minutes(ahead)).format("%Y-%m-%dT%H:%M:%SZ").to_string();

        let answer =
            run(elsewhere(&sandbox, sandbox.practice.base.as_str()).args(["--now", &now, "doctor"]), "");

        let wrong: &[&str] = if code == 0 { &[] } else { &["clock"] };
        assert_eq!(Checks::of(answer.ended(code)).wrong(), wrong, "{ahead}");
    }
}

#[test]
fn a_meta_that_does_not_answer_is_exit_5_and_leaves_the_clock_unjudged() {
    let sandbox = Sandbox::set();
    // The discard port (RFC 863): no program listens there.
    let checks = run(elsewhere(&sandbox, "http://127.0.0.1:9/").arg("doctor"), "");
    let checks = Checks::of(checks.ended(5));
    assert_eq!(checks.wrong(), ["meta"]);
    assert_eq!(checks.one("clock")["ok"], Value::Null);

    for fault in ["html502", "reset", "empty"] {
        sandbox.practice.fault("*", "*", Some(fault), None).unwrap();
        assert_eq!(Checks::of(sandbox.sixty(&["doctor"]).ended(5)).wrong(), ["meta"], "{fault}");
    }
}

#[test]
fn a_vault_that_is_locked_or_absent_is_exit_4() {
    let sandbox = Sandbox::with_own_keyring();
    sandbox.connected(T, "corner.bakery");
    sandbox.bus().lock().unwrap();
    let locked = Checks::of(sandbox.sixty(&["doctor"]).ended(4));
    assert_eq!(locked.wrong(), ["vault"]);
    assert_eq!(text(locked.one("vault"), "line"), "Your password vault is locked.");

    let none = Sandbox::bare_on(Arc::new(PrivateBus::start().unwrap()));
    assert_eq!(Checks::of(none.sixty(&["doctor"]).ended(4)).wrong(), ["vault"]);

    let file = Sandbox::with_vault_file();
    fs::remove_file(file.path("passphrase")).unwrap();
    let checks = Checks::of(file.sixty(&["doctor"]).ended(4));
    assert!(text(checks.one("vault"), "line").contains("passphrase file is not there"));
}

#[test]
fn a_prompt_for_the_vault_is_waited_for_no_longer_than_that_is_wanted() {
    let mut bus = PrivateBus::start_with_prompter().unwrap();
    bus.start_keyring(true).unwrap();
    bus.lock().unwrap();
    let sandbox = Sandbox::bare_on(Arc::new(bus));
    let mut command = sandbox.on_bus(built("sixty"));
    command
        .arg("--data-dir")
        .arg(sandbox.data_dir())
        .args(["--practice-url", sandbox.practice.base.as_str()]);

    let asked = Instant::now();
    let answer = run(command.args(["--json", "--vault-wait", "2", "doctor"]), "");

    assert!(Checks::of(answer.ended(4)).wrong().contains(&"vault"));
    assert!(asked.elapsed() < Duration::from_secs(30), "{:?}", asked.elapsed());
}

#[test]
fn a_token_that_left_the_vault_is_told() {
    let sandbox = Sandbox::with_vault_file();
    for network in [T, I] {
        sandbox.connected(network, "corner.bakery");
    }
    let entries = fs::read_dir(sandbox.data_dir().join("practice/vault")).unwrap().flatten();
    let entry =
        entries.map(|entry| entry.path()).find(|path| name_of(path).starts_with("instagram")).unwrap();
    fs::remove_file(entry).unwrap();

    let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(3));

    assert_eq!(checks.wrong(), ["vault"]);
    assert!(text(checks.one("vault"), "line").contains("no token of @corner.bakery"));
}

#[test]
fn a_place_that_cannot_take_a_token_is_told_by_its_reason() {
    let sandbox = with_place();
    let file = sandbox.path("site.env");
    let spoil: [(Spoil, &str); 4] = [
        (|file| fs::write(file, "OTHER=1\n").unwrap(), "has no line TOKEN"),
        (|file| fs::write(file, "TOKEN=a\nTOKEN=b\n").unwrap(), "has the line TOKEN twice"),
        (|file| fs::write(file, "TOKEN=mine\n").unwrap(), "was changed by somebody else"),
        (|file| fs::remove_file(file).unwrap(), "is not there"),
    ];
    for (spoil, says) in spoil {
        spoil(&file);
        let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(3));
        assert_eq!(checks.wrong(), ["places"], "{says}");
        let line = text(checks.one("places"), "line");
        assert!(line.contains("site.env") && line.contains(says), "{line}");
    }
    assert_eq!(sandbox.account("corner.bakery")["places"][0]["state"], "current", "it was only looked at");
}

#[test]
fn a_disk_that_takes_no_writes_is_told_and_everything_else_is_judged() {
    for (obstruct, says) in
        [(Disk::fill as fn(&Disk), "The disk is full."), (Disk::protect, "We may not write in ")]
    {
        let mut sandbox = with_place();
        let disk = Disk::of(&mut sandbox);
        obstruct(&disk);

        let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(1));

        assert_eq!(checks.wrong(), ["disk"]);
        assert!(text(checks.one("disk"), "line").starts_with(says), "{:?}", checks.one("disk"));
        assert_eq!(checks.one("places")["ok"], true);
    }
}

#[test]
fn hardly_any_room_is_told_before_the_disk_is_full() {
    let mut sandbox = Sandbox::with_vault_file();
    let _disk = Disk::of(&mut sandbox);
    assert_eq!(Checks::of(sandbox.sixty(&["doctor"]).ended(3)).wrong(), ["disk"], "2 MB are little");
}

#[test]
fn a_ledger_that_is_newer_damaged_lost_or_open_to_others_is_a_line_and_no_crash() {
    let newer: Spoil = |practice| {
        sixty_tests::ledger::change(&practice.join("ledger.sqlite"), "PRAGMA user_version = 99");
    };
    let no_ledger: Spoil = |practice| fs::write(practice.join("ledger.sqlite"), "what is this\n").unwrap();
    let torn: Spoil = |practice| {
        let file = practice.join("ledger.sqlite");
        let mut content = fs::read(&file).unwrap();
        let half = content.len() / 2;
        content[half..].fill(0x5a);
        fs::write(&file, content).unwrap();
    };
    let gone: Spoil = |practice| fs::remove_file(practice.join("ledger.sqlite")).unwrap();
    let empty: Spoil = |practice| fs::write(practice.join("ledger.sqlite"), "").unwrap();
    let open: Spoil = |practice| fs::set_permissions(practice, fs::Permissions::from_mode(0o755)).unwrap();
    let spoil: [(&str, Spoil, i32); 6] = [
        ("Update Sixty.", newer, 1),
        ("The list of accounts is damaged", no_ledger, 1),
        ("The list of accounts is damaged", torn, 1),
        ("The list of accounts is gone.", gone, 3),
        ("The list of accounts is gone.", empty, 3),
        ("Other people here can look into", open, 3),
    ];
    for (says, spoil, code) in spoil {
        let sandbox = with_place();
        let practice = sandbox.data_dir().join("practice");
        // Everything is in the one file, so that it can be spoiled.
        sixty_tests::ledger::change(&practice.join("ledger.sqlite"), "PRAGMA wal_checkpoint(TRUNCATE)");
        spoil(&practice);

        let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(code));

        assert_eq!(checks.wrong(), ["ledger"], "{says}");
        assert!(text(checks.one("ledger"), "line").starts_with(says), "{:?}", checks.one("ledger"));
    }
}

#[test]
fn a_data_folder_that_no_command_takes_is_told_and_left_alone() {
    let mut sandbox = Sandbox::bare_with_vault_file();
    let real = sandbox.path("real");
    fs::create_dir(&real).unwrap();
    let link = sandbox.path("link");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    sandbox.keep_data_in(link);

    let checks = Checks::of(sandbox.sixty(&["doctor"]).ended(1));

    assert_eq!(checks.wrong(), ["ledger"]);
    assert_eq!(text(checks.one("ledger"), "line"), "That folder is a link.");
    assert_eq!(fs::read_dir(real).unwrap().count(), 0);
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

/// Damages a file, or a folder with files in it.
type Spoil = fn(&Path);

/// The checks as a program reads them.
pub struct Checks(Vec<Value>);

impl Checks {
    pub fn of(answer: Value) -> Self {
        let checks: Vec<Value> = answer["checks"].as_array().unwrap().clone();
        for check in &checks {
            assert_eq!(check["ok"] == false, check["remedy"].is_string(), "{check}");
            assert!(!text(check, "line").is_empty());
        }
        Self(checks)
    }

    pub fn ids(&self) -> Vec<&str> {
        self.0.iter().map(|check| text(check, "id")).collect()
    }

    fn one(&self, id: &str) -> &Value {
        self.0.iter().find(|check| check["id"] == id).unwrap()
    }

    /// The ids of what is wrong.
    fn wrong(&self) -> Vec<&str> {
        let wrong = self.0.iter().filter(|check| check["ok"] == false);
        wrong.map(|check| text(check, "id")).collect()
    }
}

/// An account with a line that holds its token.
pub fn with_place() -> Sandbox {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let file = sandbox.file("site.env", "TOKEN=\n");
    add_place(&sandbox, "corner.bakery", &file);
    sandbox
}

pub fn add_place(sandbox: &Sandbox, account: &str, file: &Path) {
    let place = ["places", "add", "--account", account, "--key", "TOKEN", "--send", "--env-file"];
    sandbox.sixty(&[&place[..], &[file.to_str().unwrap()]].concat()).ended(0);
}

/// A command of this sandbox's with another Meta, or another time.
fn elsewhere(sandbox: &Sandbox, meta: &str) -> Command {
    let mut command = sandbox.on_bus(built("sixty"));
    command.env("LANG", "C.UTF-8").arg("--data-dir").arg(sandbox.data_dir());
    command.args(["--practice-url", meta, "--json"]).args(PATIENT);
    if sandbox.path("passphrase").exists() || sandbox.data_dir().join("practice/vault").exists() {
        command.args(["--vault", "file"]).env("SIXTY_PASSPHRASE_FILE", sandbox.path("passphrase"));
    }
    command
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
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
