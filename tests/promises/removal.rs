//! Everything is removed: what a person asks for who removes the program for good.

use sixty_practice::APP_SECRET;
use sixty_tests::sandbox::{Answer, Sandbox, T, built, run};

#[test]
fn everything_goes_from_keychain_and_disk_practice_with_it_and_only_when_it_is_meant() {
    let sandbox = Sandbox::with_own_keyring();
    sandbox.connected(T, "corner.bakery");
    real(&sandbox, &["app", "set", "--network", "threads", "--id", T.app_id()], APP_SECRET).ended(0);
    let kept = (entries(&sandbox, "sixty"), entries(&sandbox, "sixty-practice"));
    assert!(kept.0 == 1 && kept.1 > 0, "{kept:?}");

    assert_eq!(real(&sandbox, &["remove-everything"], "").code, 2);
    assert_eq!((entries(&sandbox, "sixty"), entries(&sandbox, "sixty-practice")), kept);

    real(&sandbox, &["remove-everything", "--really"], "").ended(0);
    assert!(!sandbox.data_dir().exists());
    assert_eq!((entries(&sandbox, "sixty"), entries(&sandbox, "sixty-practice")), (0, 0));
}

/// A command in the real profile, which asks Meta nothing here.
fn real(sandbox: &Sandbox, words: &[&str], stdin: &str) -> Answer {
    let mut command = sandbox.on_bus(built("sixty"));
    command.env("LANG", "C.UTF-8").arg("--data-dir").arg(sandbox.data_dir()).arg("--json").args(words);
    run(&mut command, stdin)
}

/// How many entries of this service the keychain has.
fn entries(sandbox: &Sandbox, service: &str) -> usize {
    let found = sandbox.on_bus("secret-tool").args(["search", "--all", "service", service]).output().unwrap();
    String::from_utf8(found.stdout).unwrap().lines().filter(|line| line.starts_with("secret = ")).count()
}
