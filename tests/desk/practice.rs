//! Practice in the window, with the keychain: entered, left, and entered again.

use std::process::Command;
use std::sync::Arc;

use serde_json::Value;
use sixty_tests::keyring::PrivateBus;
use sixty_tests::running::{Running, until};
use sixty_tests::stage::{Stage, built, run};

use super::panel::Panel;

#[test]
fn practice_is_entered_with_seven_accounts_left_with_nothing_and_begun_anew() {
    let desktop = Desktop::new();
    let panel = Panel::start(&desktop.bus.address()).unwrap();
    let _program = desktop.start();
    let icon = panel.next().unwrap();
    let shows_practice = || icon.tooltip().unwrap() == "Practice mode";
    desktop.wait_for_window();

    // The last door of the first page.
    desktop.press(&["shift+Tab", "Return"]);
    until("practice", shows_practice).unwrap();
    assert_eq!(desktop.accounts().len(), 7);
    let install = desktop.install().unwrap();

    // The heading has the focus; before it is the last button of the bar.
    desktop.press(&["shift+Tab", "Return"]);
    until("the end of practice", || !shows_practice()).unwrap();
    assert_eq!(desktop.install(), None);
    assert_eq!(desktop.entries(&install), 0);

    // From the heading to the third door.
    desktop.press(&["Tab", "Tab", "Tab", "Return"]);
    until("practice", shows_practice).unwrap();
    assert_eq!(desktop.accounts().len(), 7);
    assert_ne!(desktop.install().unwrap(), install);
}

struct Desktop {
    stage: Stage,
    _windows: Running,
    bus: Arc<PrivateBus>,
}

impl Desktop {
    fn new() -> Self {
        let mut bus = PrivateBus::start_with_prompter().unwrap();
        bus.start_keyring(true).unwrap();
        let bus = Arc::new(bus);
        let windows = Running::spawn(&mut bus.command("openbox")).unwrap();
        until("the window manager", || bus.output("wmctrl", &["-l"]).is_ok()).unwrap();
        Self { stage: Stage::bare_on(Arc::clone(&bus)), _windows: windows, bus }
    }

    /// The desktop program, as a person starts it.
    fn start(&self) -> Running {
        let mut command = self.bus.command(built("sixty-app"));
        // Nobody on this bus helps people who cannot see, and looking for it takes time.
        command.env("NO_AT_BRIDGE", "1").env("LANG", "C.UTF-8");
        Running::spawn(command.arg("--data-dir").arg(self.stage.data_dir())).unwrap()
    }

    fn press(&self, keys: &[&str]) {
        self.bus.output("xdotool", &[&["key", "--delay", "200"], keys].concat()).unwrap();
    }

    fn wait_for_window(&self) {
        until("the window", || {
            self.bus.output("wmctrl", &["-l"]).unwrap().lines().any(|line| line.ends_with(" Sixty"))
        })
        .unwrap();
        // Letters have many shades; a frame around an empty page has few.
        let shades = ["-window", "root", "-format", "%k", "info:"];
        let many = || self.bus.output("import", &shades).unwrap().parse::<u32>().unwrap() > 200;
        until("its page", many).unwrap();
    }

    /// What the command line finds.
    fn accounts(&self) -> Vec<Value> {
        let mut command = self.bus.command(built("sixty"));
        command.args(["--json", "--practice", "--data-dir"]).arg(self.stage.data_dir()).arg("status");
        let status = run(&mut command, "").ended(0);
        status["accounts"].as_array().unwrap().clone()
    }

    fn install(&self) -> Option<String> {
        let digits = std::fs::read_to_string(self.stage.data_dir().join("practice/install")).ok()?;
        Some(digits.trim().to_owned())
    }

    /// How many entries of this installation the keychain has.
    fn entries(&self, install: &str) -> usize {
        let mut search: Command = self.bus.command("secret-tool");
        let found = search.args(["search", "--all", "service", "sixty-practice"]).output().unwrap();
        let told = [found.stdout, found.stderr].concat();
        String::from_utf8_lossy(&told).matches(&format!("username = {install}/")).count()
    }
}
