//! A real notification daemon (dunst) on a D-Bus and a screen of its own, and a person before it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::process::ChildStdout;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};

use crate::keyring::PrivateBus;
use crate::running::{Running, until_ok, until_seen};

/// A screen that shows notifications. It ends when this is dropped.
pub struct Notifications {
    daemon: Running,
    said: Arc<Mutex<Vec<Shown>>>,
    // Dropped after the daemon.
    bus: Arc<PrivateBus>,
}

/// A notification as the daemon was given it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    pub id: u32,
    pub title: String,
    /// As it was sent: with markup.
    pub body: String,
    /// Labels of its buttons in the order of the alphabet; a click on the notification itself is none.
    pub buttons: Vec<String>,
    /// The path of the picture beside it.
    pub icon: String,
    /// The desktop entry of the program that notifies.
    pub desktop_entry: String,
}

/// dunst asks this program which button is meant. It answers with the button whose name a test wrote into a file.
const CHOOSE: &str = "#!/bin/sh\ngrep -F -f \"$HOME/meant\"\n";

impl Notifications {
    /// Starts a screen, a bus and the daemon.
    ///
    /// # Errors
    /// Where one of them does not start.
    pub fn start() -> Result<Self> {
        Self::on(Arc::new(PrivateBus::start_with_prompter()?))
    }

    /// Starts the daemon on a bus that has a screen.
    ///
    /// # Errors
    /// Where dunst does not start.
    pub fn on(bus: Arc<PrivateBus>) -> Result<Self> {
        let home = bus.home();
        let choose = home.join("choose");
        fs::write(&choose, CHOOSE)?;
        fs::set_permissions(&choose, fs::Permissions::from_mode(0o700))?;
        let settings = home.join("dunstrc");
        fs::write(&settings, format!("[global]\ndmenu = {}\n", choose.display()))?;

        let mut command = bus.command("dunst");
        command.arg("-print").arg("-conf").arg(&settings);
        let mut daemon = Running::spawn(&mut command)?;
        let said = Arc::new(Mutex::new(Vec::new()));
        let (written, output) = (Arc::clone(&said), daemon.0.stdout.take().context("stdout")?);
        thread::spawn(move || read(output, &written));
        let notifications = Self { daemon, said, bus };
        until_ok("dunst", || notifications.on_screen())?;
        Ok(notifications)
    }

    /// The bus of this screen, for programs that notify.
    pub fn bus(&self) -> Arc<PrivateBus> {
        Arc::clone(&self.bus)
    }

    /// Everything that was ever shown, the newest last. A notification that was changed is listed again.
    pub fn shown(&self) -> Vec<Shown> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until so many were shown, and returns the newest of them.
    ///
    /// # Errors
    /// When there are fewer after a minute.
    pub fn wait_for(&self, count: usize) -> Result<Shown> {
        let what = format!("notification {count}");
        let newest = until_seen(&what, || Ok(self.shown()), |shown| shown.len() >= count)?.pop();
        // It is printed before it can be clicked.
        until_seen("its place on the screen", || self.on_screen(), |number| *number > 0)?;
        newest.context("a notification")
    }

    /// Waits until so many are on the screen.
    ///
    /// # Errors
    /// When there are more or fewer after a minute.
    pub fn wait_for_on_screen(&self, count: usize) -> Result<()> {
        until_seen("notifications on the screen", || self.on_screen(), |number| *number == count).map(drop)
    }

    /// How many are on the screen now.
    fn on_screen(&self) -> Result<usize> {
        Ok(self.bus.output("dunstctl", &["count", "displayed"])?.trim().parse()?)
    }

    /// Presses the button with this label, on the newest notification.
    ///
    /// # Errors
    /// When dunst does not answer.
    pub fn press(&self, label: &str) -> Result<()> {
        fs::write(self.bus.home().join("meant"), format!("#{label} ("))?;
        self.bus.output("dunstctl", &["context"]).map(drop)
    }

    /// Clicks the notification itself.
    ///
    /// # Errors
    /// When dunst does not answer.
    pub fn click(&self) -> Result<()> {
        self.bus.output("dunstctl", &["action"]).map(drop)
    }

    /// Closes all notifications, as a person does.
    ///
    /// # Errors
    /// When dunst does not answer.
    pub fn close(&self) -> Result<()> {
        self.bus.output("dunstctl", &["close-all"]).map(drop)
    }

    /// Another program of the session says something of a notification, in a signal with these arguments as
    /// `dbus-send` takes them.
    ///
    /// # Errors
    /// When the bus has ended.
    pub fn forge(&self, signal: &str, id: u32, argument: &str) -> Result<()> {
        let (id, signal) = (format!("uint32:{id}"), format!("org.freedesktop.Notifications.{signal}"));
        let path = "/org/freedesktop/Notifications";
        self.bus.output("dbus-send", &["--session", "--type=signal", path, &signal, &id, argument]).map(drop)
    }

    /// Ends the daemon, as a crash or a log-out does.
    ///
    /// # Errors
    /// When it has ended before.
    pub fn end(&mut self) -> Result<()> {
        self.daemon.0.kill()?;
        Ok(self.daemon.0.wait().map(drop)?)
    }

    /// Stops the daemon, so that it answers no more, as a daemon does that hangs.
    ///
    /// # Errors
    /// When dunst has ended.
    pub fn freeze(&self) -> Result<()> {
        let stopped =
            std::process::Command::new("kill").args(["-STOP", &self.daemon.0.id().to_string()]).status()?;
        anyhow::ensure!(stopped.success(), "dunst could not be stopped");
        Ok(())
    }
}

/// Reads what dunst prints: a block in braces for each notification.
fn read(output: ChildStdout, said: &Mutex<Vec<Shown>>) {
    let mut shown = Shown::default();
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        let field = |name: &str| line.strip_prefix('\t')?.strip_prefix(name)?.strip_prefix(": ");
        // With the spaces that a person types.
        let text = |name: &str| field(name).map(|text| text.trim_matches('\'').replace('\u{a0}', " "));
        if let Some(title) = text("summary") {
            shown.title = title;
        } else if let Some(body) = text("body") {
            shown.body = body;
        } else if let Some(icon) = text("icon") {
            shown.icon = icon;
        } else if let Some(entry) = text("desktop_entry") {
            shown.desktop_entry = entry;
        } else if let Some(id) = field("id").and_then(|id| id.parse().ok()) {
            shown.id = id;
        } else if let Some((key, label)) =
            line.strip_prefix("\t\t\"").and_then(|line| line.split_once("\": \""))
        {
            if key != "default" {
                shown.buttons.push(label.trim_end_matches('"').to_owned());
            }
        } else if line == "}" {
            // The daemon prints them in any order.
            shown.buttons.sort();
            let whole = std::mem::take(&mut shown);
            said.lock().unwrap_or_else(PoisonError::into_inner).push(whole);
        }
    }
}
