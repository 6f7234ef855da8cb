//! A private D-Bus, with a real gnome-keyring and a screen where a test wants them. It neither sees nor touches the
//! session of the person who runs the tests.

mod troubles;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::running::{Running, until, until_ok, until_seen};

/// What opens the keyring of a [`PrivateBus`].
pub const PASSWORD: &str = "test";

/// A session bus with a home folder of its own. What was started on it ends when this is dropped.
pub struct PrivateBus {
    keyring: Mutex<Option<Running>>,
    // Dropped in this order: with the bus ends the prompter, which still needs the screen.
    bus: Running,
    screen: Option<(Running, String)>,
    home: TempDir,
}

impl PrivateBus {
    /// A bus without a keyring, and without a screen on which a prompt could appear.
    ///
    /// # Errors
    /// Where dbus-daemon does not start.
    pub fn start() -> Result<Self> {
        Self::build(None)
    }

    /// A bus with a screen (Xvfb), on which an unlock prompt appears as it does for a person, and stays unanswered.
    ///
    /// # Errors
    /// Where Xvfb or dbus-daemon does not start.
    pub fn start_with_prompter() -> Result<Self> {
        Self::build(Some(screen()?))
    }

    /// Starts gnome-keyring. Unlocked, it has a default collection, which it makes when there is none.
    ///
    /// # Errors
    /// When it does not answer after a minute.
    pub fn start_keyring(&mut self, unlocked: bool) -> Result<()> {
        self.run_keyring(unlocked)
    }

    fn run_keyring(&self, unlocked: bool) -> Result<()> {
        let mut command = self.command("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]).stdin(Stdio::piped());
        if unlocked {
            command.arg("--unlock");
        }
        command.stdout(Stdio::null()).stderr(fs::File::create(self.last_words())?);
        let mut keyring = Running(command.spawn().context("gnome-keyring-daemon could not be started")?);
        // Closing stdin ends the password.
        keyring.0.stdin.take().context("stdin")?.write_all(PASSWORD.as_bytes())?;
        *self.keyring.lock().unwrap_or_else(PoisonError::into_inner) = Some(keyring);
        let collection = || self.ask_keyring("ReadAlias", "string:default");
        let is_ready = |found: &String| {
            if unlocked { found.contains("collection/login") } else { !found.is_empty() }
        };
        until_seen("gnome-keyring", collection, is_ready).map(drop)
    }

    /// Ends gnome-keyring as a crash does, because the test wants it.
    pub fn stop_keyring(&self) {
        *self.keyring.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Ends gnome-keyring behind the back of the test, as a crash of its own does.
    ///
    /// # Errors
    /// Where there is none.
    pub fn crash_keyring(&self) -> Result<()> {
        let mut keyring = self.keyring.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(keyring.as_mut().context("a keyring")?.0.kill()?)
    }

    /// A sentence about a gnome-keyring that ended although no test wanted it; None while all is well.
    pub fn keyring_death(&self) -> Option<String> {
        let mut keyring = self.keyring.lock().unwrap_or_else(PoisonError::into_inner);
        let status = keyring.as_mut()?.ended()?;
        let words = fs::read_to_string(self.last_words()).unwrap_or_default();
        Some(format!(
            "The gnome-keyring of this test died by itself ({status}), so the test says nothing: {words}"
        ))
    }

    /// Locks the collection, as a screen lock or a person does.
    ///
    /// # Errors
    /// When the keyring does not answer.
    pub fn lock(&self) -> Result<()> {
        self.ask_keyring("Lock", "array:objpath:/org/freedesktop/secrets/collection/login").map(drop)
    }

    /// Whether an unlock prompt is on the screen.
    pub fn has_prompt(&self) -> bool {
        self.prompter().is_ok()
    }

    /// Waits until an unlock prompt is on the screen.
    ///
    /// # Errors
    /// When there is none after a minute.
    pub fn wait_for_prompt(&self) -> Result<()> {
        until_ok("the prompt", || self.prompter()).map(drop)
    }

    /// Makes the prompt go away unanswered.
    ///
    /// # Errors
    /// Where there is none, or when it stays.
    pub fn dismiss_prompt(&self) -> Result<()> {
        let prompter = self.prompter().context("there is no prompt")?;
        let killed = Command::new("kill").arg(prompter.to_string()).status()?;
        anyhow::ensure!(killed.success(), "the prompter could not be ended");
        until("the end of the prompt", || !self.has_prompt())
    }

    /// A program that lives on this bus.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.environment());
        command
    }

    /// The whole environment of the programs on this bus.
    pub fn environment(&self) -> Vec<(&'static str, std::ffi::OsString)> {
        let mut environment = environment(self.home.path());
        environment.extend(self.display().map(|display| ("DISPLAY", display)));
        environment
    }

    /// The name of the screen of its programs, where it has one.
    pub fn display(&self) -> Option<std::ffi::OsString> {
        self.screen.as_ref().map(|(_, display)| format!(":{display}").into())
    }

    /// The address at which programs find this bus.
    pub fn address(&self) -> String {
        format!("unix:path={}", self.home.path().join("bus").display())
    }

    /// The home folder of all programs on this bus.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Whether a program on this bus listens for signals, by a match rule that contains `rule`.
    pub fn has_listener(&self, rule: &str) -> bool {
        let method = "org.freedesktop.DBus.Debug.Stats.GetAllMatchRules";
        let ask =
            ["--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus", method];
        self.output("dbus-send", &ask).is_ok_and(|rules| rules.contains(rule))
    }

    /// Output of a program that lives on this bus, which must succeed.
    ///
    /// # Errors
    /// When the program fails; its own words are in the error.
    pub fn output(&self, program: &str, arguments: &[&str]) -> Result<String> {
        let output = self.command(program).args(arguments).output()?;
        if !output.status.success() {
            bail!("{program} failed: {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    fn build(screen: Option<(Running, String)>) -> Result<Self> {
        let home = tempfile::tempdir()?;
        let config = home.path().join("bus.conf");
        fs::write(&config, bus_config(home.path(), screen.is_some())?)?;
        let mut command = Command::new("dbus-daemon");
        command.env_clear().envs(environment(home.path()));
        // What the bus starts, here the prompter, has the environment of the bus.
        if let Some((_, display)) = &screen {
            command.env("DISPLAY", format!(":{display}"));
        }
        command.arg("--config-file").arg(&config).args(["--nofork", "--print-address=1"]);
        let mut bus = Running::spawn(&mut command)?;
        bus.first_line().context("dbus-daemon")?;
        Ok(Self { keyring: Mutex::new(None), bus, screen, home })
    }

    /// The file with all that gnome-keyring says on stderr.
    fn last_words(&self) -> std::path::PathBuf {
        self.home.path().join("keyring.log")
    }

    fn ask_keyring(&self, method: &str, argument: &str) -> Result<String> {
        self.call("org.freedesktop.secrets", "org.freedesktop.Secret.Service", method, argument)
    }

    /// The process that shows the prompt.
    fn prompter(&self) -> Result<u32> {
        let bus = "org.freedesktop.DBus";
        let name = "string:org.gnome.keyring.SystemPrompter";
        // "   uint32 4711"
        let answer = self.call(bus, bus, "GetConnectionUnixProcessID", name)?;
        Ok(answer.split_whitespace().last().context("a number")?.parse()?)
    }

    /// Calls a method of the object whose path is written like its name.
    fn call(&self, name: &str, interface: &str, method: &str, argument: &str) -> Result<String> {
        let path = format!("/{}", name.replace('.', "/"));
        let method = format!("{interface}.{method}");
        let destination = format!("--dest={name}");
        self.output(
            "dbus-send",
            &["--session", "--print-reply=literal", &destination, &path, &method, argument],
        )
    }
}

impl Drop for PrivateBus {
    fn drop(&mut self) {
        if let Some(death) = self.keyring_death() {
            eprintln!("{death}");
        }
        // The prompter is a child of the bus, so that it does not end with ours.
        if self.has_prompt() {
            self.dismiss_prompt().ok();
        }
        self.stop_keyring();
        self.bus.0.kill().ok();
    }
}

/// A virtual screen and its number.
fn screen() -> Result<(Running, String)> {
    // Without -noreset Xvfb restarts when its last program leaves, and cuts off a program that is just connecting.
    let arguments = ["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"];
    let mut screen = Running::spawn(Command::new("Xvfb").args(arguments))?;
    let display = screen.first_line().context("Xvfb")?;
    Ok((screen, display))
}

fn environment(home: &Path) -> Vec<(&'static str, std::ffi::OsString)> {
    let mut address = std::ffi::OsString::from("unix:path=");
    address.push(home.join("bus"));
    vec![
        ("PATH", std::env::var_os("PATH").unwrap_or_default()),
        ("HOME", home.into()),
        ("XDG_RUNTIME_DIR", home.into()),
        ("DBUS_SESSION_BUS_ADDRESS", address),
    ]
}

/// A bus that starts nothing by itself, but the prompter where there is a screen for it.
fn bus_config(home: &Path, with_prompter: bool) -> Result<String> {
    let home = home.display();
    let services = if with_prompter {
        let folder = format!("{home}/services");
        fs::create_dir(&folder)?;
        let name = "org.gnome.keyring.SystemPrompter.service";
        fs::copy(format!("/usr/share/dbus-1/services/{name}"), format!("{folder}/{name}"))?;
        format!("<servicedir>{folder}</servicedir>")
    } else {
        String::new()
    };
    Ok(format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={home}/bus</listen>
  {services}
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>"#
    ))
}
