//! The file itself, and what keeps it from being made.

use super::*;

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
