//! A desktop as a person has it, on a virtual screen: windows, keychain, notifications, tray and a browser.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use anyhow::{Context, Result};
use url::Url;

use crate::browser::Browser;
use crate::default_browser;
use crate::keyring::PrivateBus;
use crate::notifications::Notifications;
use crate::panel::TrayIcon;
use crate::running::{Running, RunningGroup, until_ok, until_seen};

/// Everything around the program; it ends when this is dropped.
pub struct FullDesktop {
    pub notifications: Notifications,
    pub browser: Option<Browser>,
    _panel: [RunningGroup; 2],
    _windows: Running,
    pub bus: Arc<PrivateBus>,
}

/// Where Debian and Ubuntu have the keeper of Xfce's settings.
const XFCONFD: &str = "/usr/lib/*/xfce4/xfconf/xfconfd";
const PANEL: &str = include_str!("panel.xml");

/// The title of gnome-keyring's prompt.
const PROMPT: &str = "Unlock Login Keyring";

/// The point of the screen at which the panel shows the only icon: at the right end of the screen's lower edge.
const TRAY: &[&str] = &["1269", "784"];

impl FullDesktop {
    /// Starts everything that a person has around the program.
    ///
    /// # Errors
    /// Where a part of it does not start.
    pub fn start() -> Result<Self> {
        let mut bus = PrivateBus::start_with_prompter()?;
        bus.start_keyring(true)?;
        let bus = Arc::new(bus);
        default_browser::set(bus.home())?;
        let windows = Running::spawn(&mut bus.command("openbox"))?;
        until_ok("the window manager", || bus.output("wmctrl", &["-m"]))?;
        bus.output("xsetroot", &["-solid", "#8a94a0"])?;
        Ok(Self {
            notifications: Notifications::on(Arc::clone(&bus))?,
            browser: None,
            _panel: panel(&bus)?,
            _windows: windows,
            bus,
        })
    }

    /// The only icon of the tray.
    ///
    /// # Errors
    /// When there is none, or more than one, after a minute.
    pub fn tray_icon(&self) -> Result<TrayIcon> {
        self.wait_for_tray_icons(1)?.pop().context("a tray icon")
    }

    /// Waits until the tray shows so many icons, and returns them.
    ///
    /// # Errors
    /// When it shows more or fewer after a minute.
    pub fn wait_for_tray_icons(&self, count: usize) -> Result<Vec<TrayIcon>> {
        let look = || TrayIcon::all(&self.bus.address());
        until_seen("the tray icons", look, |icons| icons.len() == count)
    }

    /// Clicks the tray icon with the left button.
    ///
    /// # Errors
    /// When the screen has ended.
    pub fn click_tray(&self) -> Result<()> {
        self.bus.output("xdotool", &[&["mousemove"], TRAY, &["click", "1"]].concat()).map(drop)
    }

    /// Clicks it with the right button, and waits for the menu that the panel shows.
    ///
    /// # Errors
    /// When there is no menu after a minute.
    pub fn open_tray_menu(&self) -> Result<()> {
        let before = until_ok("the windows", || self.shown())?;
        self.bus.output("xdotool", &[&["mousemove"], TRAY, &["click", "3"]].concat())?;
        until_seen("the menu", || self.shown(), |shown| *shown > before).map(drop)
    }

    /// Closes the menu without choosing anything.
    ///
    /// # Errors
    /// When the menu is still there after a minute.
    pub fn close_tray_menu(&self) -> Result<()> {
        let before = until_ok("the windows", || self.shown())?;
        self.bus.output("xdotool", &["key", "Escape"])?;
        until_seen("the end of the menu", || self.shown(), |shown| *shown < before).map(drop)
    }

    /// Waits until the keychain asks for its password on the screen.
    ///
    /// # Errors
    /// When it does not after a minute.
    pub fn wait_for_prompt(&self) -> Result<()> {
        self.wait_for_windows(PROMPT, 1)
    }

    /// Makes the keychain's prompt go away unanswered, and its window too, which could be taken for the next one.
    ///
    /// # Errors
    /// Where there is no prompt, or when it is still there after a minute.
    pub fn dismiss_prompt(&self) -> Result<()> {
        self.bus.dismiss_prompt()?;
        self.wait_for_windows(PROMPT, 0)
    }

    /// Types the password into the keychain's prompt.
    ///
    /// # Errors
    /// When the prompt is still there after a minute.
    pub fn answer_prompt(&self, password: &str) -> Result<()> {
        let focus = ["search", "--name", PROMPT, "windowfocus", "--sync"];
        until_ok("the focus on the prompt", || self.bus.output("xdotool", &focus))?;
        self.bus.output("xdotool", &["type", password])?;
        self.bus.output("xdotool", &["key", "Return"])?;
        self.wait_for_windows(PROMPT, 0)
    }

    /// A window that the person turns to.
    ///
    /// # Errors
    /// Where there is no window with this title.
    pub fn bring_forward(&self, title: &str) -> Result<()> {
        self.bus.output("wmctrl", &["-F", "-a", title]).map(drop)
    }

    /// A program of this desktop.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = self.bus.command(program);
        command.env("BROWSER", self.bus.home().join("browser")).env("LANG", "C.UTF-8").env("TZ", "UTC");
        // This bus has no accessibility service, and looking for one takes time.
        command.env("NO_AT_BRIDGE", "1").current_dir(self.bus.home());
        command
    }

    /// The address that a program has had opened.
    ///
    /// # Errors
    /// When no program has opened an address after a minute.
    pub fn opened(&self) -> Result<Url> {
        default_browser::opened(self.bus.home())
    }

    /// The person's Chromium on the screen, which trusts this certificate.
    ///
    /// # Errors
    /// Where Chromium does not start.
    pub fn browse(&mut self, certificate: &Path) -> Result<&Browser> {
        let display = self.bus.display().context("a screen")?;
        Ok(self.browser.insert(Browser::on_screen_that_trusts(&display, certificate)?))
    }

    /// Waits until so many windows have this title.
    ///
    /// # Errors
    /// When there are more or fewer after a minute.
    pub fn wait_for_windows(&self, title: &str, count: usize) -> Result<()> {
        until_seen(title, || self.windows(title), |windows| *windows == count).map(drop)
    }

    /// How many windows have this title.
    fn windows(&self, title: &str) -> Result<usize> {
        let windows = self.bus.output("wmctrl", &["-l"])?;
        Ok(windows.lines().filter(|line| line.ends_with(&format!(" {title}"))).count())
    }

    /// How many windows, menus among them, are to be seen. It fails over a window that goes while it is listed.
    fn shown(&self) -> Result<usize> {
        Ok(self.bus.output("xdotool", &["search", "--onlyvisible", "--class", "."])?.lines().count())
    }

    /// The whole screen as it is now.
    ///
    /// # Errors
    /// Where the picture cannot be taken or written.
    pub fn picture(&self, file: &Path) -> Result<()> {
        let file = file.to_str().context("a path in UTF-8")?;
        self.bus.output("import", &["-window", "root", file]).map(drop)
    }
}

/// Xfce's panel with its tray.
fn panel(bus: &PrivateBus) -> Result<[RunningGroup; 2]> {
    let settings = bus.home().join(".config/xfce4/xfconf/xfce-perchannel-xml");
    fs::create_dir_all(&settings)?;
    fs::write(settings.join("xfce4-panel.xml"), PANEL)?;
    let keeper = RunningGroup::spawn(bus.command("sh").args(["-c", &format!("exec {XFCONFD}")]))?;
    until_ok("Xfce's settings", || bus.output("xfconf-query", &["-l"]))?;
    let mut command = bus.command("xfce4-panel");
    let panel = RunningGroup::spawn(command.arg("--disable-wm-check").env("NO_AT_BRIDGE", "1"))?;
    until_ok("the tray", || TrayIcon::all(&bus.address()))?;
    Ok([panel, keeper])
}
