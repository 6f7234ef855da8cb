//! What is kept, and where: vault, places, disk, ledger and folder.

use super::*;

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

/// Damages a file, or a folder with files in it.
type Spoil = fn(&Path);

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}
