//! What the desktop program promises, shown on a screen and a bus of its own, with a panel.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "where the arrangement fails, the test fails")]

mod practice;

use std::process::Command;

use sixty_tests::desktop::{Desktop, Place};
use sixty_tests::panel::TrayIcon;
use sixty_tests::running::until;
use sixty_tests::stage::T;

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
    until("the window", || desktop.windows() == 1).unwrap();
    assert_eq!(program.pages(), 1);
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
fn a_reminder_names_the_account_and_its_button_extends_it() {
    let desktop = Desktop::with_an_account_that_ends_in_a_week();
    let notifications = desktop.notifications();
    let _program = desktop.start(&["--hidden"]);
    assert_eq!(notifications.wait_for(1).unwrap().title, "Practice: @corner.bakery expires in 7 days");

    notifications.press("Extend Token").unwrap();

    let said = notifications.wait_for(2).unwrap();
    assert!(said.title.starts_with("Practice: @corner.bakery is good until "), "{said:?}");
    assert_eq!(desktop.stage.calls("/refresh_access_token"), 1);
    until("an empty screen", || notifications.on_screen().is_ok_and(|count| count == 0)).unwrap();
}

#[test]
fn a_click_on_a_reminder_opens_the_window_on_its_account() {
    let desktop = Desktop::with_an_account_that_ends_in_a_week();
    let notifications = desktop.notifications();
    let program = desktop.start(&["--hidden"]);
    notifications.wait_for(1).unwrap();
    assert_eq!(desktop.windows(), 0);

    notifications.click().unwrap();

    until("the window", || desktop.windows() == 1).unwrap();
    let account = desktop.stage.sixty(&["status"]).ended(0)["accounts"][0]["id"].clone();
    let place = format!("#/accounts/{}", account.as_str().unwrap());
    until("the account's page", || program.shows(&place)).unwrap();
}

#[test]
fn a_reminder_goes_when_another_program_extends() {
    let desktop = Desktop::with_an_account_that_ends_in_a_week();
    let notifications = desktop.notifications();
    let _program = desktop.start(&["--hidden"]);
    notifications.wait_for(1).unwrap();

    desktop.stage.sixty(&["extend"]).ended(0);

    until("an empty screen", || notifications.on_screen().is_ok_and(|count| count == 0)).unwrap();
    assert_eq!(notifications.shown().len(), 1);
}

#[test]
fn a_session_that_ends_ends_the_program() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    panel.next().unwrap();

    assert!(Command::new("kill").arg(program.child.id().to_string()).status().unwrap().success());

    assert_eq!(program.end(), 0);
}

#[test]
fn without_a_tray_closing_asks_and_nobody_is_asked_twice() {
    let desktop = Desktop::new();
    let mut program = desktop.start(&[]);
    ask_by_closing(&desktop);

    desktop.press(&["Return"]);

    until("the end of the window", || desktop.windows() == 0).unwrap();
    assert!(program.is_running(), "to keep working is what Return chooses");
    assert_eq!(desktop.start(&[]).end(), 0);
    until("the window once more", || desktop.windows() == 1).unwrap();
    desktop.close_window();
    until("the end of the window", || desktop.windows() == 0).unwrap();
    assert!(program.is_running());
}

#[test]
fn without_a_tray_a_person_can_stop_the_program_by_closing() {
    let desktop = Desktop::new();
    let mut program = desktop.start(&[]);
    ask_by_closing(&desktop);
    desktop.press(&["Escape"]);
    until("the end of the question", || desktop.brightness() > 200).unwrap();
    assert!(program.is_running() && desktop.windows() == 1, "Escape leaves everything as it is");

    ask_by_closing(&desktop);
    desktop.press(&["shift+Tab", "Return"]);

    assert_eq!(program.end(), 0);
}

#[test]
fn the_window_comes_back_where_it_was_and_never_off_the_screen() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let _program = desktop.start(&[]);
    let icon = panel.next().unwrap();
    let size = Place { x: 120, y: 90, width: 800, height: 600 };
    for (wanted, is_whole) in [(size, true), (Place { x: 900, y: 500, ..size }, false)] {
        let (mut stood, mut stands) = (wanted, wanted);
        // The program hears of a move with its next frame, and nothing outside can be asked whether it has: one that was
        // closed before is moved once more.
        until("the window once more, as large", || {
            (stood, stands) = move_and_reopen(&desktop, &icon, wanted);
            (stands.width, stands.height) == (stood.width, stood.height) && (stands == stood) == is_whole
        })
        .unwrap();
        assert!(
            stands.x >= 0 && stands.x + stands.width <= 1280 && stands.y + stands.height <= 800 + 30,
            "{stood:?} became {stands:?}"
        );
    }
}

/// Where it stood before it was closed, and where it stands then.
fn move_and_reopen(desktop: &Desktop, icon: &TrayIcon, wanted: Place) -> (Place, Place) {
    desktop.wait_for_page();
    desktop.move_window(wanted);
    until("its size", || {
        desktop.place().is_some_and(|place| (place.width, place.height) == (wanted.width, wanted.height))
    })
    .unwrap();
    let stood = desktop.place().unwrap();
    desktop.close_window();
    until("its end", || desktop.windows() == 0).unwrap();
    icon.click().unwrap();
    until("the window once more", || desktop.place().is_some()).unwrap();
    (stood, desktop.place().unwrap())
}

/// Closes the window once the page is there, and waits for the question.
fn ask_by_closing(desktop: &Desktop) {
    desktop.wait_for_page();
    desktop.close_window();
    until("the question", || desktop.brightness() < 180).unwrap();
}

fn labels(icon: &TrayIcon) -> Vec<String> {
    icon.menu().unwrap().into_iter().map(|line| line.label).collect()
}
