//! Practice in the window, with the keychain: entered, left, and entered again.

use serde_json::Value;
use sixty_tests::desktop::Desktop;
use sixty_tests::page::Page;
use sixty_tests::panel::TrayIcon;
use sixty_tests::running::until_seen;
use sixty_tests::sandbox::{PATIENT, built, run};
use sixty_tests::words::{heading, say};

#[test]
fn practice_is_entered_with_seven_accounts_left_with_nothing_and_begun_anew() {
    let desktop = Desktop::bare_with_keychain();
    let panel = desktop.panel();
    let program = desktop.start_real_for_driver();
    let icon = panel.next().unwrap();
    let page = desktop.page_of(&program);
    page.text(&heading(&say("first-title"))).unwrap();
    page.wait_for_keys().unwrap();

    // From the end of the first page: help, then the last door.
    enter(&desktop, &page, &["shift+Tab", "shift+Tab"]);
    wait_for_practice(&icon, true);
    assert_eq!(accounts(&desktop).len(), 7);
    let install = install_of(&desktop).unwrap();

    // The page of accounts begins at its heading; before that are what to try, five buttons, and the way out.
    page.text("//button[@data-row]").unwrap();
    page.wait_for_focus("h1", "").unwrap();
    desktop.press(&["shift+Tab"; 6]);
    page.wait_for_focus("button", &say("prac-leave")).unwrap();
    desktop.press(&["Return"]);
    wait_for_practice(&icon, false);
    until_seen("the end of the folder", || Ok(install_of(&desktop)), Option::is_none).unwrap();
    assert_eq!(desktop.entries("sixty-practice", &install), 0);

    page.wait_for_focus("h1", &say("first-title")).unwrap();
    enter(&desktop, &page, &["Tab", "Tab", "Tab"]);
    wait_for_practice(&icon, true);
    assert_eq!(accounts(&desktop).len(), 7);
    assert_ne!(install_of(&desktop).unwrap(), install);
}

/// Presses the door to practice, which these keys lead to.
fn enter(desktop: &Desktop, page: &Page, keys: &[&str]) {
    let door = say("first-door-look");
    let has_door = |text: &Value| text.as_str().is_some_and(|text| text.contains(&door));
    until_seen("the door to practice", || page.value("document.body.innerText"), has_door).unwrap();
    desktop.press(keys);
    page.wait_for_focus("button", &door).unwrap();
    desktop.press(&["Return"]);
}

fn wait_for_practice(icon: &TrayIcon, is_on: bool) {
    let is_as_wanted = |tooltip: &String| (tooltip == "Practice mode") == is_on;
    until_seen("practice in the tray", || icon.tooltip(), is_as_wanted).unwrap();
}

/// The accounts that the command line finds.
fn accounts(desktop: &Desktop) -> Vec<Value> {
    let mut command = desktop.sandbox.on_bus(built("sixty"));
    command
        .args(PATIENT)
        .args(["--json", "--practice", "--data-dir"])
        .arg(desktop.sandbox.data_dir())
        .arg("status");
    let status = run(&mut command, "").ended(0);
    status["accounts"].as_array().unwrap().clone()
}

fn install_of(desktop: &Desktop) -> Option<String> {
    let digits = std::fs::read_to_string(desktop.sandbox.data_dir().join("practice/install")).ok()?;
    Some(digits.trim().to_owned())
}
