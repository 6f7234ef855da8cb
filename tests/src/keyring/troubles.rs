//! What becomes of a keyring beside the program that uses it: unlocked elsewhere, forbidden, standing still, renewed.

use std::fs;
use std::io::{Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{PASSWORD, PrivateBus, bus_config};

/// The daemon's word for unlocking the keyring of a log-in (gnome-keyring, gkd-control-codes.h).
const UNLOCK: u32 = 1;

impl PrivateBus {
    /// Unlocks the collection without a prompt, as the person's log-in does.
    ///
    /// # Errors
    /// When the keyring does not answer, or not well.
    pub fn unlock(&self) -> Result<()> {
        let mut daemon = UnixStream::connect(self.home().join("keyring/control"))?;
        // The daemon reads who we are from the socket; a byte has to come with it.
        daemon.write_all(&[0])?;
        let password = PASSWORD.as_bytes();
        let length = u32::try_from(password.len())?;
        let order = [8 + 4 + length, UNLOCK, length].map(u32::to_be_bytes).concat();
        daemon.write_all(&[order.as_slice(), password].concat())?;
        let mut answer = [0; 8];
        daemon.read_exact(&mut answer)?;
        ensure!(answer[4..] == [0; 4], "the keyring was not unlocked: {answer:?}");
        Ok(())
    }

    /// Keeps every program on the bus from the keyring, as the rules of a sandbox do, or lets them again.
    ///
    /// # Errors
    /// When the bus does not take the rule.
    pub fn forbid_keyring(&self, is_forbidden: bool) -> Result<()> {
        let rule = r#"<deny send_destination="org.freedesktop.secrets"/></policy>"#;
        let rules = bus_config(self.home(), false)?;
        let rules = if is_forbidden { rules.replace("</policy>", rule) } else { rules };
        fs::write(self.home().join("bus.conf"), rules)?;
        let reload = ["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"];
        self.output("dbus-send", &[&reload[..], &["org.freedesktop.DBus.ReloadConfig"]].concat()).map(drop)
    }

    /// Lets the keyring stand still, so that it answers nothing, or go on.
    ///
    /// # Errors
    /// Where there is none.
    pub fn freeze_keyring(&self, is_frozen: bool) -> Result<()> {
        let keyring = self.keyring.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let process = keyring.as_ref().context("a keyring")?.0.id().to_string();
        let signal = if is_frozen { "-STOP" } else { "-CONT" };
        ensure!(Command::new("kill").args([signal, &process]).status()?.success(), "no signal");
        Ok(())
    }

    /// Starts the keyring again after [`PrivateBus::stop_keyring`], unlocked.
    ///
    /// # Errors
    /// When it does not start.
    pub fn restart_keyring(&self) -> Result<()> {
        self.run_keyring(true)
    }

    /// Puts an empty keyring in the place of the one that there is, or none at all.
    ///
    /// # Errors
    /// When the daemon does not start again.
    pub fn put_keyring_aside(&self, has_another: bool) -> Result<()> {
        self.stop_keyring();
        fs::rename(self.home().join(KEYRINGS), self.home().join(ASIDE))?;
        self.run_keyring(has_another)
    }

    /// Brings the keyring back that was put aside.
    ///
    /// # Errors
    /// When the daemon does not start again.
    pub fn bring_keyring_back(&self) -> Result<()> {
        self.stop_keyring();
        let keyrings = self.home().join(KEYRINGS);
        if keyrings.exists() {
            fs::remove_dir_all(&keyrings)?;
        }
        fs::rename(self.home().join(ASIDE), keyrings)?;
        self.run_keyring(true)
    }
}

/// Where gnome-keyring keeps its collections, in the home folder.
const KEYRINGS: &str = ".local/share/keyrings";

const ASIDE: &str = "keyrings-aside";
