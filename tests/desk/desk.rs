//! What the desktop program promises, shown on a screen and a bus of its own, with a panel.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "where the arrangement fails, the test fails")]

mod heard;
mod many_days;
mod practice;
mod removal;
mod second_start;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use sixty_tests::desktop::{Desktop, Place, Program};
use sixty_tests::ledger;
use sixty_tests::page::Page;
use sixty_tests::panel::TrayIcon;
use sixty_tests::running::{until_ok, until_seen};
use sixty_tests::sandbox::{T, built, run, text};
use sixty_tests::words::{any, heading, part, say};
use url::Url;

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

    desktop.sandbox.connected(T, "corner.bakery");

    let labels = wait_for_label(&icon, "Your account is good");
    assert!(labels.iter().any(|label| label == "Check now"), "{labels:?}");
}

#[test]
fn the_window_comes_when_it_is_wanted_and_leaves_nothing_when_it_is_closed() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    let icon = panel.next().unwrap();

    for open in [|icon: &TrayIcon| icon.click(), |icon: &TrayIcon| icon.choose("Settings…")] {
        open(&icon).unwrap();
        desktop.wait_for_windows(1);
        program.wait_for_pages(1);

        desktop.close_window();
        program.wait_for_pages(0);
        desktop.wait_for_windows(0);
        assert_eq!(icon.tooltip().unwrap(), "Practice mode", "the program goes on");
    }
}

#[test]
fn the_window_is_known_by_the_name_of_the_desktop_entry() {
    let desktop = Desktop::new();
    let _program = desktop.start(&[]);
    desktop.wait_for_windows(1);

    assert_eq!(desktop.window_class(), "org.sixty.Sixty.Org.sixty.Sixty");
}

#[test]
fn a_panel_that_starts_late_still_gets_the_icon() {
    let desktop = Desktop::new();
    let _program = desktop.start(&["--open"]);
    desktop.wait_for_windows(1);
    let log = desktop.sandbox.data_dir().join("practice/log/sixty.log");
    let why = r#""what":"tray","kind":"no_watcher""#;
    until_seen("why there is no tray", || Ok(std::fs::read_to_string(&log)?), |log| log.contains(why))
        .unwrap();

    let panel = desktop.panel();

    assert_eq!(panel.next().unwrap().tooltip().unwrap(), "Practice mode");
}

#[test]
fn the_icon_comes_back_after_the_panel_was_started_again() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    panel.next().unwrap();
    desktop.wait_until_it_listens();
    drop(panel);

    let panel = desktop.panel();

    let icon = panel.next().unwrap();
    icon.click().unwrap();
    desktop.wait_for_windows(1);
    program.wait_for_pages(1);
}

#[test]
fn a_panel_that_has_lost_the_icon_gets_it_again() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let _program = desktop.start(&["--hidden"]);
    panel.next().unwrap();

    panel.lose_icons();
    // The program looks whenever something changes, and once a minute.
    desktop.sandbox.connected(T, "corner.bakery");

    panel.next().unwrap().click().unwrap();
    desktop.wait_for_windows(1);
}

#[test]
fn quit_in_the_menu_ends_the_program_window_or_not() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    for (argument, windows) in [("--hidden", 0), ("--open", 1)] {
        let program = desktop.start(&[argument]);
        let icon = panel.next().unwrap();
        desktop.wait_for_windows(windows);

        icon.choose("Quit Sixty").unwrap();

        assert_eq!(program.end(), 0, "{argument}");
    }
}

#[test]
fn a_reminder_names_the_account_and_its_button_extends_it() {
    let desktop = Desktop::with_an_account_that_ends_in_a_week();
    let notifications = desktop.notifications();
    let _program = desktop.start(&["--hidden"]);
    assert_eq!(notifications.wait_for(1).unwrap().title, "Practice: @corner.bakery expires in 7 days");

    notifications.press("Extend Token").unwrap();

    let said = notifications.wait_for(2).unwrap();
    assert!(said.title.starts_with("Practice: @corner.bakery is good until "), "{said:?}");
    assert_eq!(desktop.sandbox.calls("/refresh_access_token"), 1);
    notifications.wait_for_on_screen(0).unwrap();
}

#[test]
fn a_click_on_a_reminder_opens_the_window_on_its_account() {
    let desktop = Desktop::with_an_account_that_ends_in_a_week();
    let notifications = desktop.notifications();
    let program = desktop.start_for_driver(&["--hidden"]);
    notifications.wait_for(1).unwrap();
    assert_eq!(desktop.windows().unwrap(), 0);

    notifications.click().unwrap();

    let page = desktop.page_of(&program);
    let account = desktop.sandbox.account("corner.bakery");
    let place = format!("/accounts/{}", text(&account, "id"));
    until_seen("the account's page", || page.address(), |address| address.fragment() == Some(&*place))
        .unwrap();
}

#[test]
fn a_reminder_goes_when_another_program_extends() {
    let desktop = Desktop::with_an_account_that_ends_in_a_week();
    let notifications = desktop.notifications();
    let _program = desktop.start(&["--hidden"]);
    notifications.wait_for(1).unwrap();

    desktop.sandbox.sixty(&["extend"]).ended(0);

    notifications.wait_for_on_screen(0).unwrap();
    assert_eq!(notifications.shown().len(), 1);
}

#[test]
fn a_session_that_ends_ends_the_program() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    panel.next().unwrap();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", program.child.id())).unwrap();
    let core = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).unwrap();
    assert!(
        matches!(core.split_whitespace().next(), Some("0" | "1")),
        "a crash would leave a picture: {core}"
    );

    assert!(Command::new("kill").arg(program.child.id().to_string()).status().unwrap().success());

    assert_eq!(program.end(), 0);
}

#[test]
fn without_a_tray_closing_asks_and_nobody_is_asked_twice() {
    let desktop = Desktop::new();
    let program = desktop.start_for_driver(&[]);
    let page = desktop.page_of(&program);
    ask_by_closing(&desktop, &page);

    desktop.press(&["Return"]);

    desktop.wait_for_windows(0);
    assert_goes_on(&desktop, "to keep working is what Return chooses");
    desktop.wait_for_windows(1);
    desktop.close_window();
    desktop.wait_for_windows(0);
    assert_goes_on(&desktop, "a person is asked once");
}

#[test]
fn without_a_tray_a_person_can_stop_the_program_by_closing() {
    let desktop = Desktop::new();
    let program = desktop.start_for_driver(&[]);
    let page = desktop.page_of(&program);
    ask_by_closing(&desktop, &page);
    desktop.press(&["Escape"]);
    page.wait_for_end_of(&any(&say("close-ask"))).unwrap();
    assert_goes_on(&desktop, "Escape leaves everything as it is");
    desktop.wait_for_windows(1);

    ask_by_closing(&desktop, &page);
    desktop.press(&["shift+Tab"]);
    page.wait_for_focus("button", &part("close-ask", "stop")).unwrap();
    desktop.press(&["Return"]);

    assert_eq!(program.end(), 0);
}

#[test]
fn the_window_comes_back_where_it_was_and_never_off_the_screen() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start_for_driver(&[]);
    let icon = panel.next().unwrap();
    let page = desktop.page_of(&program);

    let whole = Place { x: 120, y: 90, width: 800, height: 600 };
    let before = move_window(&desktop, &page, whole);
    reopen(&desktop, &program, &icon);
    desktop.wait_for_place("the window where it was", |place| *place == before);

    until_ok("the new page", || page.follow()).unwrap();
    let over_the_edge = Place { x: 900, y: 500, width: 780, height: 580 };
    let before = move_window(&desktop, &page, over_the_edge);
    assert!(before.x + before.width > 1280, "it begins off the screen: {before:?}");
    reopen(&desktop, &program, &icon);
    // The frame around it is up to 30 pixels high.
    let is_inside = |place: &Place| {
        place.x >= 0 && place.x + place.width <= 1280 && place.y >= 0 && place.y + place.height <= 800 + 30
    };
    let is_as_large = |place: &Place| (place.width, place.height) == (before.width, before.height);
    desktop.wait_for_place("the whole window on the screen", |place| is_inside(place) && is_as_large(place));
}

/// Moves the window, and returns its place once the program has heard of it: the page is given its new size after the
/// program. A size that the window had before would say nothing.
fn move_window(desktop: &Desktop, page: &Page, wanted: Place) -> Place {
    desktop.move_window(wanted);
    let size = serde_json::json!([wanted.width, wanted.height]);
    until_seen("the page's new size", || page.value("[innerWidth, innerHeight]"), |seen| *seen == size)
        .unwrap();
    desktop.wait_for_place("the window's new size", |place| {
        (place.width, place.height) == (wanted.width, wanted.height)
    })
}

fn reopen(desktop: &Desktop, program: &Program, icon: &TrayIcon) {
    desktop.close_window();
    program.wait_for_pages(0);
    desktop.wait_for_windows(0);
    icon.click().unwrap();
    desktop.wait_for_windows(1);
}

/// Closes the window, and waits until keys go to the question's first answer.
fn ask_by_closing(desktop: &Desktop, page: &Page) {
    page.text(&heading(&say("first-title"))).unwrap();
    desktop.close_window();
    page.wait_for_focus("button", &part("close-ask", "keep")).unwrap();
}

/// A second start ends at once only where the first program still runs.
fn assert_goes_on(desktop: &Desktop, why: &str) {
    assert_eq!(desktop.start(&[]).end(), 0, "{why}");
}

fn signal(program: &Program, signal: &str) {
    let id = program.child.id().to_string();
    assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
}

fn labels(icon: &TrayIcon) -> Vec<String> {
    icon.menu().unwrap().into_iter().map(|line| line.label).collect()
}

/// Waits until the menu has this line, and returns all of its lines.
fn wait_for_label(icon: &TrayIcon, wanted: &str) -> Vec<String> {
    let is_there = |labels: &Vec<String>| labels.iter().any(|label| label == wanted);
    until_seen(&format!("{wanted:?} in the menu"), || Ok(labels(icon)), is_there).unwrap()
}
