//! The notification of `sixty remind` on a real desktop: what a button does, and when it goes.

use std::process::Child;

use serde_json::{Value, json};
use sixty_tests::notifications::Notifications;
use sixty_tests::sandbox::{Answer, I, Sandbox, T, end_of, spawn, text};

#[test]
fn a_notification_stays_until_it_is_closed() {
    let (notifications, sandbox) = arrange();
    sandbox.pass_days(53);
    let reminding = start(&sandbox, &["--wait", &u64::MAX.to_string()]);
    let shown = notifications.wait_for(1).unwrap();
    assert_eq!(shown.title, "Practice: @corner.bakery expires in 7 days");
    assert_eq!(shown.buttons, ["Extend Token", "Remind me tomorrow"]);

    notifications.close().unwrap();

    let answer = end_of(reminding).ended(3);
    assert_eq!((&answer["shown"], steps(&answer)), (&json!(true), vec!["7".to_owned()]));
    assert_eq!(notifications.shown().len(), 1);
}

#[test]
fn the_button_extends_and_says_until_when() {
    let (notifications, sandbox) = arrange();
    sandbox.pass_days(53);
    let reminding = start(&sandbox, &[]);
    notifications.wait_for(1).unwrap();

    notifications.press("Extend Token").unwrap();

    let said = notifications.wait_for(2).unwrap();
    assert!(said.title.starts_with("Practice: @corner.bakery is good until "), "{said:?}");
    assert!(said.buttons.is_empty());
    notifications.wait_for_on_screen(1).unwrap();
    notifications.close().unwrap();
    end_of(reminding).ended(3);
    let status = sandbox.sixty(&["status"]).ended(0)["accounts"][0]["status"].clone();
    assert_eq!(status, "good");
    remind(&sandbox).ended(0);
}

#[test]
fn the_button_of_a_token_that_meta_refuses_says_why_and_loses_nothing() {
    let (notifications, sandbox) = arrange();
    sandbox.pass_days(53);
    sandbox.practice.fault("corner.bakery", "refresh", Some("html502"), None).unwrap();
    let reminding = start(&sandbox, &[]);
    notifications.wait_for(1).unwrap();

    notifications.press("Extend Token").unwrap();

    let said = notifications.wait_for(2).unwrap();
    assert_eq!(said.title, "Practice: Threads isn't answering well");
    notifications.close().unwrap();
    end_of(reminding).ended(3);
    sandbox.practice.fault("*", "*", None, None).unwrap();
    sandbox.sixty(&["extend"]).ended(0);
}

#[test]
fn remind_me_tomorrow_is_silent_today_and_says_it_again_tomorrow() {
    let (notifications, sandbox) = arrange();
    sandbox.pass_days(50);
    let reminding = start(&sandbox, &[]);
    notifications.wait_for(1).unwrap();

    notifications.press("Remind me tomorrow").unwrap();

    end_of(reminding).ended(3);
    remind(&sandbox).ended(0);
    sandbox.pass_days(1);
    let answer = sandbox.sixty(&["remind", "--wait", "0"]).ended(3);
    assert_eq!(steps(&answer), ["14"]);
}

#[test]
fn a_digest_is_one_notification_and_its_button_extends_all() {
    let (notifications, sandbox) = arrange();
    sandbox.connected(T, "harbor.spa");
    sandbox.sixty(&["set", "auto-extend", "off"]).ended(0);
    sandbox.pass_days(54);
    let reminding = start(&sandbox, &[]);
    let shown = notifications.wait_for(1).unwrap();
    assert_eq!(shown.title, "Practice: 2 accounts expire this week");

    notifications.press("Extend all").unwrap();

    assert_eq!(notifications.wait_for(2).unwrap().title, "Practice: 2 accounts are good again");
    notifications.close().unwrap();
    end_of(reminding).ended(3);
    assert_eq!(sandbox.calls("/refresh_access_token"), 2);
}

#[test]
fn several_steps_are_told_apart_and_shown_as_one() {
    let (notifications, sandbox) = arrange();
    sandbox.connected(I, "harbor.spa");
    sandbox.pass_days(50);
    sandbox.practice.fault("harbor.spa", "*", Some("i-190-460-refresh"), None).unwrap();
    assert_eq!(sandbox.sixty(&["check"]).code, 3);

    let answer = sandbox.sixty(&["remind", "--wait", "0"]).ended(3);

    assert_eq!(steps(&answer), ["turned_off", "14"]);
    assert_eq!(answer["reminders"][0]["title"], "Practice: @harbor.spa needs a new log-in");
    let shown = notifications.wait_for(1).unwrap();
    assert_eq!(shown.title, "Practice: 1 account needs you");
    assert!(
        shown.body.starts_with("@harbor.spa needs a new log-in. @corner.bakery expires in 1"),
        "{shown:?}"
    );
    notifications.wait_for_on_screen(1).unwrap();
}

#[test]
fn it_is_taken_back_when_somebody_mends_it_elsewhere() {
    let (notifications, sandbox) = arrange();
    sandbox.pass_days(53);
    let reminding = start(&sandbox, &[]);
    notifications.wait_for(1).unwrap();

    sandbox.sixty(&["extend"]).ended(0);

    end_of(reminding).ended(3);
    notifications.wait_for_on_screen(0).unwrap();
}

#[test]
fn when_the_time_is_over_it_stays_to_be_read_without_buttons_that_nobody_hears() {
    let (notifications, sandbox) = arrange();
    sandbox.pass_days(53);

    sandbox.sixty(&["remind", "--wait", "1"]).ended(3);

    notifications.wait_for_on_screen(1).unwrap();
    assert_eq!(notifications.wait_for(2).unwrap().buttons, Vec::<String>::new());
}

#[test]
fn a_signal_of_another_program_is_not_believed() {
    let (notifications, sandbox) = arrange();
    sandbox.pass_days(53);
    let reminding = start(&sandbox, &["--wait", &u64::MAX.to_string()]);
    let shown = notifications.wait_for(1).unwrap();

    for button in ["1", "0", "default"] {
        notifications.forge("ActionInvoked", shown.id, &format!("string:{button}")).unwrap();
    }
    notifications.forge("NotificationClosed", shown.id, "uint32:2").unwrap();

    assert_eq!(sandbox.calls("/refresh_access_token"), 0);
    notifications.press("Extend Token").unwrap();
    let said = notifications.wait_for(2).unwrap();
    assert!(said.title.starts_with("Practice: @corner.bakery is good until "), "it still listened: {said:?}");
    notifications.close().unwrap();
    end_of(reminding).ended(3);
    assert_eq!(sandbox.calls("/refresh_access_token"), 1);
}

#[test]
fn a_desktop_that_ends_takes_its_notification_along_and_the_next_one_shows_the_next() {
    let (mut notifications, sandbox) = arrange();
    sandbox.pass_days(53);
    let reminding = start(&sandbox, &["--wait", &u64::MAX.to_string()]);
    notifications.wait_for(1).unwrap();

    notifications.end().unwrap();

    end_of(reminding).ended(3);
    let next = Notifications::on(notifications.bus()).unwrap();
    sandbox.pass_days(4);
    sandbox.sixty(&["remind", "--wait", "0"]).ended(3);
    assert_eq!(next.wait_for(1).unwrap().title, "Practice: @corner.bakery expires in 3 days");
}

#[test]
fn it_has_our_picture_and_our_name_on_the_desktop() {
    let (notifications, sandbox) = arrange();
    sandbox.pass_days(53);

    sandbox.sixty(&["remind", "--wait", "0"]).ended(3);

    let shown = notifications.wait_for(1).unwrap();
    assert_eq!(shown.desktop_entry, "org.sixty.Sixty");
    let picture = std::fs::read(shown.icon.trim_start_matches("file://")).unwrap();
    assert!(picture.starts_with(b"\x89PNG"), "{shown:?}");
}

#[test]
fn what_a_person_named_is_shown_as_it_is_and_not_as_markup() {
    let (notifications, sandbox) = arrange();
    let folder = sandbox.path("a <b> & c");
    std::fs::create_dir(&folder).unwrap();
    let file = folder.join(".env");
    std::fs::write(&file, "TOKEN=\n").unwrap();
    let add = ["places", "add", "--account", "corner.bakery", "--key", "TOKEN", "--env-file"];
    sandbox.sixty(&[&add[..], &[file.to_str().unwrap()]].concat()).ended(0);
    sandbox.sixty(&["places", "send"]).ended(0);
    std::fs::remove_file(&file).unwrap();
    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]);

    sandbox.sixty(&["remind", "--wait", "0"]).ended(3);

    let shown = notifications.wait_for(1).unwrap();
    assert!(shown.title.contains("a <b> & c"), "a title is plain: {shown:?}");
}

#[test]
fn a_desktop_that_hangs_costs_seconds_and_no_reminder() {
    let (notifications, sandbox) = arrange();
    sandbox.pass_days(53);
    notifications.freeze().unwrap();

    let answer = sandbox.sixty(&["remind"]);

    assert_eq!(answer.ended(3)["shown"], false);
    assert!(answer.stderr.contains("@corner.bakery expires in 7 days"), "{}", answer.stderr);
    assert!(answer.stderr.contains("did not answer"), "{}", answer.stderr);
}

#[test]
fn two_at_once_say_it_once() {
    let (notifications, sandbox) = arrange();
    sandbox.pass_days(53);
    let both = [start(&sandbox, &["--wait", "1"]), start(&sandbox, &["--wait", "1"])];
    let mut codes = both.map(|one| end_of(one).code);
    codes.sort_unstable();
    assert_eq!(codes, [0, 3]);
    notifications.wait_for_on_screen(1).unwrap();
}

/// A desktop with an account that does not extend by itself.
fn arrange() -> (Notifications, Sandbox) {
    let notifications = Notifications::start().unwrap();
    let sandbox = Sandbox::with_vault_file_on(notifications.bus());
    sandbox.connected(T, "corner.bakery");
    sandbox.sixty(&["set", "auto-extend", "off"]).ended(0);
    (notifications, sandbox)
}

fn remind(sandbox: &Sandbox) -> Answer {
    sandbox.sixty(&["remind"])
}

fn start(sandbox: &Sandbox, more: &[&str]) -> Child {
    spawn(sandbox.command().args(["--json", "remind"]).args(more))
}

fn steps(answer: &Value) -> Vec<String> {
    let reminders = answer["reminders"].as_array().unwrap();
    reminders.iter().map(|reminder| text(reminder, "step").to_owned()).collect()
}
