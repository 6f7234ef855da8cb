//! Practice in the window, with the keychain: entered, left, and entered again.

use serde_json::Value;
use sixty_tests::desktop::Desktop;
use sixty_tests::running::until;
use sixty_tests::stage::{built, run};

#[test]
fn practice_is_entered_with_seven_accounts_left_with_nothing_and_begun_anew() {
    let desktop = Desktop::bare_with_keychain();
    let panel = desktop.panel();
    let _program = desktop.start_real();
    let icon = panel.next().unwrap();
    let shows_practice = || icon.tooltip().unwrap() == "Practice mode";
    desktop.wait_for_page();

    // The last door of the first page; after it comes help.
    press(&desktop, &["shift+Tab", "shift+Tab", "Return"]);
    until("practice", shows_practice).unwrap();
    assert_eq!(accounts(&desktop).len(), 7);
    let install = install_of(&desktop).unwrap();

    // The heading has the focus; before it is the last button of the bar.
    press(&desktop, &["shift+Tab", "Return"]);
    until("the end of practice", || !shows_practice()).unwrap();
    assert_eq!(install_of(&desktop), None);
    assert_eq!(entries(&desktop, &install), 0);

    // From the heading to the third door.
    press(&desktop, &["Tab", "Tab", "Tab", "Return"]);
    until("practice", shows_practice).unwrap();
    assert_eq!(accounts(&desktop).len(), 7);
    assert_ne!(install_of(&desktop).unwrap(), install);
}

/// A page takes in one key before the next.
fn press(desktop: &Desktop, keys: &[&str]) {
    let pressed =
        desktop.stage.on_bus("xdotool").args(["key", "--delay", "200"]).args(keys).status().unwrap();
    assert!(pressed.success());
}

/// What the command line finds.
fn accounts(desktop: &Desktop) -> Vec<Value> {
    let mut command = desktop.stage.on_bus(built("sixty"));
    command.args(["--json", "--practice", "--data-dir"]).arg(desktop.stage.data_dir()).arg("status");
    let status = run(&mut command, "").ended(0);
    status["accounts"].as_array().unwrap().clone()
}

fn install_of(desktop: &Desktop) -> Option<String> {
    let digits = std::fs::read_to_string(desktop.stage.data_dir().join("practice/install")).ok()?;
    Some(digits.trim().to_owned())
}

/// How many entries of this installation the keychain has.
fn entries(desktop: &Desktop, install: &str) -> usize {
    let search = ["search", "--all", "service", "sixty-practice"];
    let found = desktop.stage.on_bus("secret-tool").args(search).output().unwrap();
    let told = [found.stdout, found.stderr].concat();
    String::from_utf8_lossy(&told).matches(&format!("username = {install}/")).count()
}
