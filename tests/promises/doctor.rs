//! `sixty doctor`: each thing that the program depends on, with a real cause for each that is wrong. It only looks.

mod all;
mod desktop;
mod kept;
mod way_to_meta;

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
