//! A desktop that nobody sees: a screen with a window manager, a bus, a data folder, and the programs on it.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use crate::keyring::PrivateBus;
use crate::notifications::Desktop as Notifications;
use crate::panel::Panel;
use crate::running::until;
use crate::stage::{Stage, T, built, free_port};

pub struct Desktop {
    pub stage: Stage,
    _windows: Program,
    bus: Arc<PrivateBus>,
}

/// Where a window stands on the screen, without its frame.
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
        Self::of(PrivateBus::start_with_prompter().expect("a bus"), Stage::with_vault_file_on)
    }

    /// As on the first day, with an unlocked keychain.
    pub fn bare_with_keychain() -> Self {
        let mut bus = PrivateBus::start_with_prompter().expect("a bus");
        bus.start_keyring(true).expect("gnome-keyring");
        Self::of(bus, Stage::bare_on)
    }

    fn of(bus: PrivateBus, stage: fn(Arc<PrivateBus>) -> Stage) -> Self {
        let bus = Arc::new(bus);
        let stage = stage(Arc::clone(&bus));
        let windows = Program::start(&mut bus.command("openbox"));
        let desktop = Self { stage, _windows: windows, bus };
        until("the window manager", || desktop.bus.output("wmctrl", &["-l"]).is_ok()).expect("one");
        desktop
    }

    /// One that does not extend by itself.
    pub fn with_an_account_that_ends_in_a_week() -> Self {
        let desktop = Self::new();
        desktop.stage.connected(T, "corner.bakery");
        desktop.stage.sixty(&["set", "auto-extend", "off"]).ended(0);
        desktop.stage.pass_days(53);
        desktop
    }

    pub fn notifications(&self) -> Notifications {
        Notifications::on(Arc::clone(&self.bus)).expect("a notification daemon")
    }

    pub fn panel(&self) -> Panel {
        Panel::start(&self.bus.address()).expect("a panel")
    }

    /// Waits until the program would notice a panel that goes: it begins to listen after its icon is there.
    pub fn wait_until_it_listens(&self) {
        let rule = "arg0='org.kde.StatusNotifierWatcher'";
        until("somebody who listens", || self.bus.has_listener(rule)).expect("a listener");
    }

    /// The desktop program.
    pub fn start(&self, arguments: &[&str]) -> Program {
        let mut command = self.stage.command_of(&built("sixty-app"));
        let inspector = free_port();
        command.env("WEBKIT_INSPECTOR_HTTP_SERVER", format!("127.0.0.1:{inspector}"));
        let mut program = Program::start(as_here(&mut command).args(arguments));
        program.inspector = inspector;
        program
    }

    /// The desktop program of the real profile, as a person starts it.
    pub fn start_real(&self) -> Program {
        let mut command = self.bus.command(built("sixty-app"));
        command.env("LANG", "C.UTF-8").arg("--data-dir").arg(self.stage.data_dir());
        Program::start(as_here(&mut command))
    }

    /// Another program.
    pub fn start_other(&self, program: &Path, arguments: &[&str]) -> Program {
        let mut command = self.bus.command(program);
        Program::start(as_here(&mut command).args(arguments))
    }

    /// How many windows of the desktop program are there.
    pub fn windows(&self) -> usize {
        self.lines().iter().filter(|line| line.ends_with(" Sixty")).count()
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

    /// Where the desktop program's window is.
    pub fn place(&self) -> Option<Place> {
        let said = self.bus.output("xdotool", &["search", "--onlyvisible", "--name", "^Sixty$"]).ok()?;
        let window = said.lines().next_back()?;
        let said = self.bus.output("xdotool", &["getwindowgeometry", "--shell", window]).ok()?;
        let number = |name: &str| {
            let line = said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))?;
            line.parse().ok()
        };
        Some(Place { x: number("X")?, y: number("Y")?, width: number("WIDTH")?, height: number("HEIGHT")? })
    }

    /// Presses keys, one after the other.
    pub fn press(&self, keys: &[&str]) {
        let mut arguments = vec!["key", "--clearmodifiers"];
        arguments.extend(keys);
        self.bus.output("xdotool", &arguments).expect("a keyboard");
    }

    /// Returns once the window shows its page: letters have many shades, a frame around an empty page has few.
    pub fn wait_for_page(&self) {
        let shades = || {
            let picture = ["-window", "root", "-format", "%k", "info:"];
            self.bus.output("import", &picture).ok()?.trim().parse::<u32>().ok()
        };
        let is_there = || self.windows() == 1 && shades().is_some_and(|shades| shades > 200);
        until("the window's page", is_there).expect("a page");
    }

    /// How bright the whole screen is, from 0 to 255; what stands behind a question is dimmed.
    pub fn brightness(&self) -> u8 {
        let picture = ["-window", "root", "-resize", "1x1!", "-depth", "8", "gray:-"];
        let output = self.bus.command("import").args(picture).output().expect("a picture");
        *output.stdout.first().expect("a picture")
    }

    /// Where programs find the screen.
    pub fn display(&self) -> String {
        let environment = self.bus.environment();
        let (_, display) = environment.iter().find(|(name, _)| *name == "DISPLAY").expect("a screen");
        display.to_string_lossy().into_owned()
    }

    fn lines(&self) -> Vec<String> {
        // It fails over a window that goes while it is listed.
        let list = (0..20).find_map(|_| self.bus.output("wmctrl", &["-l"]).ok()).expect("a list of windows");
        list.lines().map(String::from).collect()
    }
}

impl Default for Desktop {
    fn default() -> Self {
        Self::new()
    }
}

/// Nobody on this bus helps people who cannot see, and looking for it takes time.
fn as_here(command: &mut Command) -> &mut Command {
    command.env("NO_AT_BRIDGE", "1")
}

/// A program that is gone when this is dropped.
pub struct Program {
    pub child: Child,
    /// WebKit tells here which pages it shows.
    inspector: u16,
}

impl Program {
    pub fn start(command: &mut Command) -> Self {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("a program");
        Self { child, inspector: 0 }
    }

    /// How many pages it shows; each one is a process of WebKit's.
    pub fn pages(&self) -> usize {
        let parent = self.child.id().to_string();
        let processes = Command::new("ps").args(["-o", "comm=", "--ppid", &parent]).output().expect("ps");
        let names = String::from_utf8_lossy(&processes.stdout).into_owned();
        names.lines().filter(|name| name.starts_with("WebKitWeb")).count()
    }

    /// Whether its page has an address with this in it.
    pub fn shows(&self, place: &str) -> bool {
        let pages =
            Command::new("curl").args(["-s", &format!("http://127.0.0.1:{}/", self.inspector)]).output();
        pages.is_ok_and(|pages| String::from_utf8_lossy(&pages.stdout).contains(place))
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().expect("a child").is_none()
    }

    /// The code that it ends with by itself.
    pub fn end(mut self) -> i32 {
        until("its end", || !self.is_running()).expect("it ends");
        let status = self.child.wait().expect("a child");
        status.code().unwrap_or_else(|| panic!("it was killed"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
