//! `sixty keep --install`: the system is told to keep the accounts alive from log-in on, and `--remove` takes that back.
//! systemd itself needs a computer of its own, so a program of its name notes what it is told.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use sixty_tests::keyring::PrivateBus;
use sixty_tests::sandbox::{Answer, Sandbox, run, text};

use crate::keep::Keeper;

#[test]
fn systemd_runs_it_from_log_in_on_until_that_is_taken_back() {
    let (bus, sandbox) = with_a_bus();
    let systemd = Systemd::on(&bus, &sandbox, "exit 0");

    let installed = systemd.keep(&sandbox, "--install").ended(0);
    assert_eq!((installed["installed"].as_bool(), text(&installed, "service")), (Some(true), systemd.unit()));
    assert_eq!(systemd.told(), ["show-environment", "daemon-reload", "enable", "restart"]);
    let unit = fs::read_to_string(systemd.unit()).unwrap();
    let mut keeper = Keeper::start(&mut started_by(&unit));
    keeper.wait_for("started");
    assert_eq!(keeper.end().code, 0);

    let removed = systemd.keep(&sandbox, "--remove").ended(0);
    assert_eq!(removed["installed"], false);
    assert_eq!(systemd.told().split_off(4), ["disable", "daemon-reload"]);
    assert!(!Path::new(systemd.unit()).exists());
    systemd.keep(&sandbox, "--remove").ended(0);
}

#[test]
fn where_no_systemd_runs_nothing_is_written_and_cron_can_do_it() {
    let (bus, sandbox) = with_a_bus();
    let systemd = Systemd::on(&bus, &sandbox, "echo 'Failed to connect to bus' >&2; exit 1");

    let answer = systemd.keep(&sandbox, "--install").ended(0);

    assert_eq!((answer["installed"].as_bool(), answer["service"].as_str()), (Some(false), None));
    let line = text(&answer, "cron");
    assert!(line.starts_with("23 */6 * * * ") && line.ends_with(" extend --within 30"), "{line}");
    assert!(!Path::new(systemd.unit()).exists());
    // cron gives a line to sh.
    let command = line.splitn(6, ' ').last().unwrap();
    let ended = Command::new("sh").args(["-c", command]).stdin(Stdio::null()).output().unwrap();
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn what_systemd_refuses_is_told_in_its_own_words() {
    let (bus, sandbox) = with_a_bus();
    let systemd =
        Systemd::on(&bus, &sandbox, r#"[ "$2" != enable ] || { echo 'no room for units' >&2; exit 1; }"#);

    let said = systemd.keep(&sandbox, "--install");

    assert_eq!(said.code, 1);
    assert!(said.stderr.contains("no room for units"), "{}", said.stderr);
}

fn with_a_bus() -> (Arc<PrivateBus>, Sandbox) {
    let bus = Arc::new(PrivateBus::start_with_prompter().unwrap());
    let sandbox = Sandbox::bare_with_vault_file_on(Arc::clone(&bus));
    (bus, sandbox)
}

/// A program in the place of `systemctl`.
struct Systemd {
    programs: PathBuf,
    told: PathBuf,
    unit: String,
}

impl Systemd {
    /// `then` is what it does after it has noted its words.
    fn on(bus: &PrivateBus, sandbox: &Sandbox, then: &str) -> Self {
        let (programs, told) = (sandbox.path("programs"), sandbox.path("told"));
        fs::create_dir(&programs).unwrap();
        let program = programs.join("systemctl");
        fs::write(&program, format!("#!/bin/sh\necho \"$2\" >>{}\n{then}\n", told.display())).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let unit = bus.home().join(".config/systemd/user/sixty-keep.service").display().to_string();
        Self { programs, told, unit }
    }

    fn keep(&self, sandbox: &Sandbox, word: &str) -> Answer {
        let path = format!("{}:/usr/bin:/bin", self.programs.display());
        run(sandbox.command().env("PATH", path).args(["--json", "keep", word]), "")
    }

    fn unit(&self) -> &str {
        &self.unit
    }

    /// The first word of each call.
    fn told(&self) -> Vec<String> {
        fs::read_to_string(&self.told).unwrap().lines().map(str::to_owned).collect()
    }
}

/// What a unit starts, without its last word.
fn started_by(unit: &str) -> Command {
    let value = |name: &str| unit.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim_matches('"');
    let words: Vec<&str> = value("ExecStart=").split("\" \"").collect();
    let (name, file) = value("Environment=").split_once('=').unwrap();
    let mut command = Command::new(words[0]);
    command.args(&words[1..words.len() - 1]).env(name, file);
    command
}
