//! What another start, an update and a removal do to the program that runs.

use super::*;

#[test]
fn a_second_start_brings_the_first_one_forward_and_ends() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    let icon = panel.next().unwrap();

    assert_eq!(desktop.start(&["--hidden"]).end(), 0);
    // The thread that makes windows sets the menu too: a window that was wanted before is there by then.
    desktop.sandbox.connected(T, "corner.bakery");
    wait_for_label(&icon, "Your account is good");
    assert_eq!(desktop.windows().unwrap(), 0, "a hidden second start opens nothing");

    for arguments in [&[][..], &["--hidden", "--open"]] {
        assert_eq!(desktop.start(arguments).end(), 0, "{arguments:?}");
        desktop.wait_for_windows(1);
        program.wait_for_pages(1);
    }
}

/// What the desktop entry offers with the program's icon.
#[test]
fn a_second_start_extends_and_adds_an_account_where_it_says_so() {
    let desktop = Desktop::with_an_account_that_ends_in_a_week();
    let panel = desktop.panel();
    let program = desktop.start_for_driver(&["--hidden"]);
    panel.next().unwrap();

    assert_eq!(desktop.start(&["--hidden", "--extend"]).end(), 0);
    let calls = || Ok(desktop.sandbox.calls("/refresh_access_token"));
    until_seen("an extend", calls, |calls| *calls == 1).unwrap();
    assert_eq!(desktop.windows().unwrap(), 0);

    assert_eq!(desktop.start(&["--add-account"]).end(), 0);
    let page = desktop.page_of(&program);
    let wanted = |address: &Url| address.fragment() == Some("/connect");
    until_seen("the page for a new account", || page.address(), wanted).unwrap();
}

/// The start hands over before the window system is asked for anything: there is none to ask.
#[test]
fn a_second_start_needs_no_screen() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    panel.next().unwrap();

    let mut second = desktop.sandbox.command_of(&built("sixty-app"));
    second.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");

    assert_eq!(Program::start(&mut second).end(), 0);
    desktop.wait_for_windows(1);
    program.wait_for_pages(1);
}

/// An installer asks for it before it takes the program's place.
#[test]
fn a_second_start_ends_the_program_when_it_is_told_to_and_starts_none() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    panel.next().unwrap();
    desktop.wait_until_it_listens();

    assert_eq!(desktop.start(&["--quit"]).end(), 0);
    assert_eq!(program.end(), 0);
    assert_eq!(desktop.start(&["--quit"]).end(), 0);
    desktop.wait_for_windows(0);
}

#[test]
fn a_second_start_gives_up_where_the_first_program_does_not_answer() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    panel.next().unwrap();
    signal(&program, "-STOP");

    let second = desktop.start(&["--open"]).end();
    let quit = desktop.start(&["--quit"]).end();
    signal(&program, "-CONT");

    assert_eq!((second, quit), (1, 1));
    desktop.wait_for_windows(0);
}

/// The newer version is a program that only tells how it was started.
#[test]
fn a_program_that_an_update_overtakes_gives_way_to_the_new_one_while_nobody_looks() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let (installed, told) = (desktop.sandbox.path("sixty-app"), desktop.sandbox.path("told"));
    fs::hard_link(built("sixty-app"), &installed)
        .or_else(|_| fs::copy(built("sixty-app"), &installed).map(drop))
        .unwrap();
    let program = desktop.start_from(&installed, &["--open", "--hidden"]);
    panel.next().unwrap();
    desktop.wait_for_windows(1);
    let update = desktop.sandbox.file("update", format!("#!/bin/sh\necho \"$*\" > {}\n", told.display()));
    fs::set_permissions(&update, fs::Permissions::from_mode(0o700)).unwrap();
    fs::rename(update, &installed).unwrap();
    let ledger = desktop.sandbox.data_dir().join("practice").join(ledger::FILE);
    ledger::change(&ledger, "ALTER TABLE accounts ADD COLUMN more TEXT; PRAGMA user_version = 99;");

    desktop.close_window();

    assert_eq!(program.end(), 0);
    let told = fs::read_to_string(told).unwrap();
    assert!(
        told.contains("--data-dir") && told.ends_with(" --hidden\n") && !told.contains("--open"),
        "{told}"
    );
}

#[test]
fn the_program_ends_before_everything_is_removed() {
    let desktop = Desktop::new();
    let panel = desktop.panel();
    let program = desktop.start(&["--hidden"]);
    panel.next().unwrap();
    desktop.wait_until_it_listens();

    let mut remove = desktop.sandbox.on_bus(built("sixty"));
    remove.arg("--data-dir").arg(desktop.sandbox.data_dir()).args(["remove-everything", "--really"]);
    let removed = run(&mut remove, "");

    assert_eq!((removed.code, program.end()), (0, 0), "{}", removed.stderr);
    assert!(!desktop.sandbox.data_dir().exists());
}
