//! What the desktop program promises, shown on a screen and a bus of its own, with a panel.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "where the arrangement fails, the test fails")]

use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use sixty_tests::keyring::PrivateBus;
use sixty_tests::panel::{Panel, TrayIcon};
use sixty_tests::running::until;
use sixty_tests::stage::{Stage, T, built};

#[test]
fn the_tray_speaks_for_itself_and_costs_no_window() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);

    let icon = panel.next().unwrap();

    assert!(icon.name.starts_with("org.kde.StatusNotifierItem"), "another way to the panel: {}", icon.name);
    assert_eq!(icon.pictures().unwrap(), [(44, 44)]);
    assert_eq!(icon.tooltip().unwrap(), "Practice mode");
    assert_eq!(labels(&icon), ["Practice mode", "No accounts yet", "Open Sixty", "Settings…", "Quit Sixty"]);
    assert_eq!(program.pages(), 0, "a hidden start makes no window");
}

#[test]
fn an_account_that_another_program_connects_comes_into_the_menu() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let _program = desktop.start(&["--hidden"]);
    let icon = panel.next().unwrap();

    desktop.stage.connected(T, "corner.bakery");

    until("the account", || labels(&icon).iter().any(|label| label == "Your account is good")).unwrap();
    assert!(labels(&icon).iter().any(|label| label == "Check now"));
}

#[test]
fn the_window_comes_when_it_is_wanted_and_leaves_nothing_when_it_is_closed() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    let icon = panel.next().unwrap();

    for open in [|icon: &TrayIcon| icon.click(), |icon: &TrayIcon| icon.choose("Settings…")] {
        open(&icon).unwrap();
        until("the window", || desktop.windows() == 1).unwrap();
        assert_eq!(program.pages(), 1);

        desktop.close_window();
        until("the end of its page", || program.pages() == 0).unwrap();
        assert_eq!(desktop.windows(), 0);
        assert_eq!(icon.tooltip().unwrap(), "Practice mode", "the program goes on");
    }
}

#[test]
fn a_second_start_brings_the_first_one_forward_and_ends() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    panel.next().unwrap();

    for (arguments, windows) in [(vec!["--hidden"], 0), (vec![], 1), (vec!["--hidden", "--open"], 1)] {
        let code = desktop.start(&arguments).end();
        assert_eq!(code, 0, "{arguments:?}");
        until("what the second start wants", || desktop.windows() == windows).unwrap();
    }
    assert_eq!(program.pages(), 1);
}

#[test]
fn a_panel_that_starts_late_still_gets_the_icon() {
    let desktop = Desktop::new();
    let _program = desktop.start(&["--open"]);
    until("the window", || desktop.windows() == 1).unwrap();

    let panel = desktop.panel();

    assert_eq!(panel.next().unwrap().tooltip().unwrap(), "Practice mode");
}

#[test]
fn quit_in_the_menu_ends_the_program_window_or_not() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    for arguments in ["--hidden", "--open"] {
        let program = desktop.start(&[arguments]);
        let icon = panel.next().unwrap();
        until("the window", || desktop.windows() == usize::from(arguments == "--open")).unwrap();

        icon.choose("Quit Sixty").unwrap();

        assert_eq!(program.end(), 0, "{arguments}");
    }
}

#[test]
fn a_session_that_ends_ends_the_program() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    panel.next().unwrap();

    assert!(Command::new("kill").arg(program.0.id().to_string()).status().unwrap().success());

    assert_eq!(program.end(), 0);
}

/// A screen with a window manager, a bus, and a data folder.
struct Desktop {
    stage: Stage,
    _windows: Program,
    bus: Arc<PrivateBus>,
}

impl Desktop {
    fn new() -> Self {
        let bus = Arc::new(PrivateBus::start_with_prompter().unwrap());
        let stage = Stage::with_vault_file_on(Arc::clone(&bus));
        let windows = Program::start(&mut bus.command("openbox"));
        let desktop = Self { stage, _windows: windows, bus };
        until("the window manager", || desktop.bus.output("wmctrl", &["-l"]).is_ok()).unwrap();
        desktop
    }

    fn panel(&self) -> Panel {
        Panel::start(&self.bus.address()).unwrap()
    }

    fn start(&self, arguments: &[&str]) -> Program {
        let mut command = self.stage.command_of(&built("sixty-app"));
        // Nobody on this bus helps people who cannot see, and looking for it takes time.
        Program::start(command.env("NO_AT_BRIDGE", "1").args(arguments))
    }

    fn windows(&self) -> usize {
        self.bus.output("wmctrl", &["-l"]).unwrap().lines().filter(|line| line.ends_with(" Sixty")).count()
    }

    fn close_window(&self) {
        self.bus.output("wmctrl", &["-c", "Sixty"]).unwrap();
    }
}

/// A program that is gone when this is dropped.
struct Program(Child);

impl Program {
    fn start(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap())
    }

    /// How many pages it shows; each one is a process of WebKit's.
    fn pages(&self) -> usize {
        let parent = self.0.id().to_string();
        let processes = Command::new("ps").args(["-o", "comm=", "--ppid", &parent]).output().unwrap();
        let names = String::from_utf8(processes.stdout).unwrap();
        names.lines().filter(|name| name.starts_with("WebKitWeb")).count()
    }

    /// The code that it ends with by itself.
    fn end(mut self) -> i32 {
        let mut code = None;
        until("its end", || {
            code = self.0.try_wait().unwrap();
            code.is_some()
        })
        .unwrap();
        code.and_then(|status| status.code()).unwrap_or_else(|| panic!("it was killed"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

fn labels(icon: &TrayIcon) -> Vec<String> {
    icon.menu().unwrap().into_iter().map(|line| line.label).collect()
}
