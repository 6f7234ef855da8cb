//! A desktop on a virtual screen: a window manager, a bus, a data folder, and the programs on it.

use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use url::Url;

use crate::default_browser;
use crate::keyring::PrivateBus;
use crate::notifications::Notifications;
use crate::page::{Page, let_driver_in};
use crate::panel::Panel;
use crate::processes;
use crate::running::{until, until_ok, until_seen};
use crate::sandbox::{Sandbox, T, built, free_port};
use crate::screen_reader::ScreenReader;

pub struct Desktop {
    pub sandbox: Sandbox,
    _window_manager: Program,
    bus: Arc<PrivateBus>,
    /// Whether programs tell a screen reader what they show.
    is_heard: bool,
}

/// The place of a window on the screen, without its frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

impl Desktop {
    /// With a file for a vault and the three apps set.
    pub fn new() -> Self {
        Self::of(PrivateBus::start_with_prompter().expect("a bus"), Sandbox::with_vault_file_on)
    }

    /// As on the first day, with an unlocked keychain.
    pub fn bare_with_keychain() -> Self {
        let mut bus = PrivateBus::start_with_prompter().expect("a bus");
        bus.start_keyring(true).expect("gnome-keyring");
        Self::of(bus, Sandbox::bare_on)
    }

    /// As on the first day, with a file for a vault.
    pub fn bare_with_vault_file() -> Self {
        let bus = PrivateBus::start_with_prompter().expect("a bus");
        Self::of(bus, Sandbox::bare_with_vault_file_on)
    }

    fn of(bus: PrivateBus, sandbox: fn(Arc<PrivateBus>) -> Sandbox) -> Self {
        let bus = Arc::new(bus);
        let sandbox = sandbox(Arc::clone(&bus));
        let window_manager = Program::start(&mut bus.command("openbox"));
        until_ok("the window manager", || bus.output("wmctrl", &["-m"])).expect("openbox");
        default_browser::set(bus.home()).expect("a browser");
        Self { sandbox, _window_manager: window_manager, bus, is_heard: false }
    }

    /// With an account that is not extended by itself.
    pub fn with_an_account_that_ends_in_a_week() -> Self {
        let desktop = Self::new();
        desktop.sandbox.connected(T, "corner.bakery");
        desktop.sandbox.sixty(&["set", "auto-extend", "off"]).ended(0);
        desktop.sandbox.pass_days(53);
        desktop
    }

    pub fn notifications(&self) -> Notifications {
        Notifications::on(Arc::clone(&self.bus)).expect("a notification daemon")
    }

    pub fn panel(&self) -> Panel {
        Panel::start(&self.bus.address()).expect("a panel")
    }

    /// How many entries of this installation the keychain has under the name of a profile.
    pub fn entries(&self, service: &str, install: &str) -> usize {
        let search = ["search", "--all", "service", service];
        let found = self.sandbox.on_bus("secret-tool").args(search).output().expect("secret-tool");
        let told = [found.stdout, found.stderr].concat();
        String::from_utf8_lossy(&told).matches(&format!("username = {install}/")).count()
    }

    /// Waits until the program would notice that a panel ends: it begins to listen after its icon is shown.
    pub fn wait_until_it_listens(&self) {
        let rule = "arg0='org.kde.StatusNotifierWatcher'";
        until("a program that listens for panels", || self.bus.has_listener(rule)).expect("a listener");
    }

    /// The desktop program with the profile of this test.
    pub fn start(&self, arguments: &[&str]) -> Program {
        self.start_from(&built("sixty-app"), arguments)
    }

    /// The same from another place.
    pub fn start_from(&self, program: &Path, arguments: &[&str]) -> Program {
        let mut command = self.sandbox.command_of(program);
        Program::start(self.as_here(&mut command).args(arguments))
    }

    /// The same, with a page that can be asked and clicked.
    pub fn start_for_driver(&self, arguments: &[&str]) -> Program {
        let mut command = self.sandbox.command_of(&built("sixty-app"));
        Program::start_for_driver(self.as_here(&mut command).args(arguments))
    }

    /// The same with Meta elsewhere.
    pub fn start_against_for_driver(&self, meta: &str) -> Program {
        let mut command = self.sandbox.command_against(&built("sixty-app"), meta);
        Program::start_for_driver(self.as_here(&mut command))
    }

    /// The desktop program of the real profile, as a person starts it, with a page that can be asked and clicked.
    pub fn start_real_for_driver(&self) -> Program {
        let mut command = self.sandbox.on_bus(built("sixty-app"));
        command.env("LANG", "C.UTF-8").arg("--data-dir").arg(self.sandbox.data_dir());
        Program::start_for_driver(self.as_here(&mut command))
    }

    /// The same with the built-in pretend Meta, at this moment.
    pub fn start_in_practice_for_driver(&self, now: DateTime<Utc>) -> Program {
        let mut command = self.sandbox.command_in_practice_of(&built("sixty-app"));
        command.args(["--now", &now.format("%Y-%m-%dT%H:%M:%SZ").to_string()]);
        Program::start_for_driver(self.as_here(&mut command))
    }

    /// Another program that shows windows.
    pub fn start_other(&self, program: &Path, arguments: &[&str]) -> Program {
        let mut command = self.bus.command(program);
        Program::start(self.as_here(&mut command).args(arguments))
    }

    /// The page of a program that was started for it.
    pub fn page_of(&self, program: &Program) -> Page {
        self.wait_for_windows(1);
        Page::of(&self.bus, program.driver_port.expect("a program for a driver")).expect("a page")
    }

    /// How many windows of the desktop program are there.
    ///
    /// # Errors
    /// When a window goes while the windows are listed.
    pub fn windows(&self) -> Result<usize> {
        let list = self.bus.output("wmctrl", &["-l"])?;
        Ok(list.lines().filter(|line| line.ends_with(" Sixty")).count())
    }

    /// The name of the window's program on X11 (`WM_CLASS`), as instance and class.
    pub fn window_class(&self) -> String {
        let list = self.bus.output("wmctrl", &["-lx"]).expect("windows");
        let line = list.lines().find(|line| line.ends_with(" Sixty")).expect("our window");
        line.split_whitespace().nth(2).expect("a class").to_owned()
    }

    /// Waits until the desktop program has so many windows.
    pub fn wait_for_windows(&self, count: usize) {
        until_seen("the windows of the program", || self.windows(), |windows| *windows == count)
            .expect("windows");
    }

    pub fn close_window(&self) {
        self.close("Sixty");
    }

    /// As a person does it with the button of the frame.
    pub fn close(&self, title: &str) {
        self.bus.output("wmctrl", &["-c", title]).expect("a window to close");
    }

    /// Moves the desktop program's window.
    pub fn move_window(&self, Place { x, y, width, height }: Place) {
        let place = format!("0,{x},{y},{width},{height}");
        self.bus.output("wmctrl", &["-r", "Sixty", "-e", &place]).expect("a window to move");
    }

    /// Waits until the desktop program's window is in a place that suits, and returns that place.
    pub fn wait_for_place(&self, what: &str, suits: impl Fn(&Place) -> bool) -> Place {
        until_seen(what, || self.place(), suits).expect("a window")
    }

    fn place(&self) -> Result<Place> {
        let said = self.bus.output("xdotool", &["search", "--onlyvisible", "--name", "^Sixty$"])?;
        let window = said.lines().next_back().context("no window")?;
        let said = self.bus.output("xdotool", &["getwindowgeometry", "--shell", window])?;
        let number = |name: &str| -> Result<i32> {
            let line = said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            Ok(line.context("a number")?.parse()?)
        };
        Ok(Place { x: number("X")?, y: number("Y")?, width: number("WIDTH")?, height: number("HEIGHT")? })
    }

    /// Presses keys, one after the other. They go to whatever has the focus: see [`Page::wait_for_focus`].
    pub fn press(&self, keys: &[&str]) {
        let mut arguments = vec!["key", "--clearmodifiers"];
        arguments.extend(keys);
        self.bus.output("xdotool", &arguments).expect("a keyboard");
    }

    /// A screen reader for the programs that are started from now on.
    pub fn screen_reader(&mut self) -> ScreenReader {
        self.is_heard = true;
        ScreenReader::start(&self.bus).expect("a screen reader")
    }

    /// The address that a program has had opened.
    pub fn opened(&self) -> Url {
        default_browser::opened(self.bus.home()).expect("an address")
    }

    /// Puts a text on the clipboard, as a copy in another program does.
    pub fn copy(&self, text: &str) {
        // xclip stays for as long as the text is its own.
        let mut command = self.bus.command("xclip");
        command.args(["-selection", "clipboard"]).stdin(Stdio::piped());
        let mut keeper = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("xclip");
        let written = keeper.stdin.take().expect("stdin").write_all(text.as_bytes());
        written.and_then(|()| keeper.wait()).expect("a clipboard");
    }

    fn as_here<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("BROWSER", self.bus.home().join("browser"));
        // Without a screen reader there is no accessibility service, and looking for one takes time.
        if self.is_heard { command } else { command.env("NO_AT_BRIDGE", "1") }
    }

    /// The name of the screen, as `DISPLAY` has it.
    pub fn display(&self) -> String {
        self.bus.display().expect("a screen").to_string_lossy().into_owned()
    }
}

impl Default for Desktop {
    fn default() -> Self {
        Self::new()
    }
}

/// A program that is gone when this is dropped.
pub struct Program {
    pub child: Child,
    /// Where a driver may join it, in a program that was started for one.
    driver_port: Option<u16>,
}

impl Program {
    pub fn start(command: &mut Command) -> Self {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("a program");
        Self { child, driver_port: None }
    }

    fn start_for_driver(command: &mut Command) -> Self {
        let port = free_port();
        let mut program = Self::start(let_driver_in(command, port));
        program.driver_port = Some(port);
        program
    }

    /// How many pages it shows.
    pub fn pages(&self) -> usize {
        processes::pages_of(self.child.id())
    }

    /// Waits until it shows so many pages.
    pub fn wait_for_pages(&self, count: usize) {
        until_seen("the pages of the program", || Ok(self.pages()), |pages| *pages == count).expect("pages");
    }

    /// Waits until it ends by itself, and returns its code.
    pub fn end(mut self) -> i32 {
        let look = || self.child.try_wait()?.context("it still runs");
        let status = until_ok("the end of the program", look).expect("an end");
        status.code().unwrap_or_else(|| panic!("it was killed: {status}"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
