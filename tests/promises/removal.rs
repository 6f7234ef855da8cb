//! Everything is removed: what a person asks for who removes the program for good.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Child;
use std::sync::Arc;

use sixty_practice::APP_SECRET;
use sixty_tests::keyring::PrivateBus;
use sixty_tests::running::until_seen;
use sixty_tests::sandbox::{Answer, Sandbox, T, built, run, spawn};

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

#[test]
fn a_program_that_stays_ends_first_and_makes_nothing_anew() {
    let sandbox = Sandbox::with_own_keyring();
    let keeper = Stays(spawn(sandbox.command().args(["--json", "keep"])));
    let here = sandbox.data_dir().join("residents/keep");
    until_seen("a keeper", || Ok(here.exists()), |there| *there).unwrap();

    real(&sandbox, &["remove-everything", "--really"], "").ended(0);

    assert!(!sandbox.data_dir().exists());
    assert!(keeper.end(), "it ended well");
    assert!(!sandbox.data_dir().exists());
}

#[test]
fn what_begins_at_log_in_goes_with_the_folder_that_it_works_on() {
    let bus = Arc::new(PrivateBus::start_with_prompter().unwrap());
    let sandbox = Sandbox::bare_on(Arc::clone(&bus));
    let entry = bus.home().join(".config/autostart/org.sixty.Sixty.desktop");
    let units = bus.home().join(".config/systemd/user");
    let (unit, link) =
        (units.join("sixty-keep.service"), units.join("default.target.wants/sixty-keep.service"));
    let install = |options: &str| {
        for file in [&entry, &unit, &link] {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
        }
        fs::write(&entry, "[Desktop Entry]\nExec=sixty-app --hidden\n").unwrap();
        fs::write(&unit, format!("[Service]\nExecStart=\"/usr/bin/sixty\"{options} \"keep\"\n")).unwrap();
        fs::remove_file(&link).unwrap_or_default();
        symlink(&unit, &link).unwrap();
    };
    let left = || [&entry, &unit].map(|file| file.exists());

    install("");
    real(&sandbox, &["remove-everything", "--really"], "").ended(0);
    assert_eq!(left(), [true, true], "they work on the usual folder");

    install(&format!(" \"--data-dir\" \"{}\"", sandbox.data_dir().display()));
    real(&sandbox, &["remove-everything", "--really"], "").ended(0);
    assert_eq!(left(), [true, false], "the keeper worked on this one");
    assert!(!link.is_symlink());

    install("");
    let mut usual = sandbox.on_bus(built("sixty"));
    assert_eq!(run(usual.args(["remove-everything", "--really"]), "").code, 0);
    assert_eq!(left(), [false, false]);
    assert!(!bus.home().join(".local/share/sixty").exists());
}

/// A program that stays; a test that fails leaves none behind.
struct Stays(Child);

impl Stays {
    /// Waits for its end; whether it ended well.
    fn end(mut self) -> bool {
        self.0.wait().unwrap().success()
    }
}

impl Drop for Stays {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
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
