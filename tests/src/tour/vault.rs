//! What the keychain of the tour's desktop holds, and where else a token could have got to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::keyring::PrivateBus;
use crate::sandbox::run;

/// Practice's entries in the keychain.
pub struct Vault<'a> {
    bus: &'a PrivateBus,
}

/// The current token of an account, and its end.
pub struct CurrentToken {
    pub token: String,
    pub expires_at: DateTime<Utc>,
}

impl<'a> Vault<'a> {
    pub fn of(bus: &'a PrivateBus) -> Self {
        Self { bus }
    }

    /// The account's entry, read as its person could read it.
    ///
    /// # Errors
    /// Where there is no such entry.
    pub fn current(&self, network: &str, user: &str) -> Result<CurrentToken> {
        let install = fs::read_to_string(practice(self.bus.home()).join("install"))?;
        let entry = format!("{}/{network}/{user}", install.trim());
        let found =
            self.bus.output("secret-tool", &["lookup", "service", "sixty-practice", "username", &entry])?;
        let current = &serde_json::from_str::<Value>(&found)?["current"];
        Ok(CurrentToken {
            token: current["token"].as_str().context("a token")?.to_owned(),
            expires_at: current["expires_at"].as_str().context("an end")?.parse()?,
        })
    }
}

/// The practice folder of a person.
pub fn practice(home: &Path) -> PathBuf {
    home.join(".local/share/sixty/practice")
}

/// The files below a folder that hold this text.
///
/// # Errors
/// Where the folder cannot be searched.
pub fn files_with(folder: &Path, text: &str) -> Result<Vec<PathBuf>> {
    // The text is a secret, so it is given by stdin: arguments can be seen by other users.
    let mut command = Command::new("grep");
    command.args(["-rlaF", "--devices=skip", "-f", "-"]).arg(folder);
    let found = run(&mut command, text);
    ensure!(found.code < 2, "grep: {}", found.stderr);
    Ok(found.stdout.lines().map(PathBuf::from).collect())
}
