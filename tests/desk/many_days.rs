//! Many days and many accounts: silence while all is well, and one notification where much goes wrong at once.

use chrono::TimeDelta;
use serde_json::{Value, json};
use sixty_practice::Network;
use sixty_tests::desktop::Desktop;
use sixty_tests::page::Page;
use sixty_tests::running::{until_ok, until_seen};
use sixty_tests::sandbox::{Answer, F, I, SignIn, T, moment, run, text};
use sixty_tests::words::{button, heading, say, say_of};

/// The owners of practice's samples: accounts that are here before them stay as they are.
const SAMPLES: [(Network, &str); 7] = [
    (T, "harbor.spa"),
    (I, "corner.bakery"),
    (F, "Mara Lind"),
    (T, "corner.bakery"),
    (I, "jam.and.toast"),
    (I, "tiny.dog.walks"),
    (I, "harbor.spa"),
];
const OTHERS: [(Network, &str); 5] = [
    (T, "jam.and.toast"),
    (T, "paper.and.pine"),
    (I, "paper.and.pine"),
    (F, "Jonas Weber"),
    (F, "Nora Quill"),
];

#[test]
fn thirty_days_pass_in_silence_and_the_history_proves_every_extend() {
    let desktop = Desktop::bare_with_vault_file();
    let notifications = desktop.notifications();
    keep(&desktop, &SAMPLES);
    // From here on all are extended within 30 days.
    let today = desktop.sandbox.now() + TimeDelta::days(10);
    let program = desktop.start_in_practice_for_driver(today);
    let page = desktop.page_of(&program);
    page.text("//button[@data-row]").unwrap();

    skip(&page, 30);

    let accounts = accounts(&desktop);
    assert_eq!(accounts.len(), SAMPLES.len());
    for account in &accounts {
        assert!(
            moment(account, "expires_at") > today + TimeDelta::days(31),
            "it was not extended: {account}"
        );
        open(&page, &format!("/accounts/{}", text(account, "id")));
        page.text(&format!("//h1[contains(., '{}')]", text(account, "name"))).unwrap();
        page.text("//li[contains(., 'Extended until')]").unwrap();
    }
    assert_eq!(remind(&desktop).ended(0)["reminders"], json!([]));
    assert!(notifications.shown().is_empty(), "{:?}", notifications.shown());
}

#[test]
fn twelve_accounts_that_go_bad_on_one_day_are_one_notification_that_leads_to_them() {
    let desktop = Desktop::bare_with_vault_file();
    let panel = desktop.panel();
    let notifications = desktop.notifications();
    keep(&desktop, &SAMPLES);
    keep(&desktop, &OTHERS);
    let program = desktop.start_in_practice_for_driver(desktop.sandbox.now() + TimeDelta::days(2));
    panel.next().unwrap();
    let page = desktop.page_of(&program);
    page.text("//button[@data-row]").unwrap();
    let refuses = json!({ "user": "*", "endpoint": "*", "error": "i-190-460-refresh" });
    desktop.sandbox.pull_built_in("fault", &refuses);

    skip(&page, 1);

    assert_eq!(notifications.wait_for(1).unwrap().title, "Practice: 12 accounts need you");
    desktop.close_window();
    program.wait_for_pages(0);
    assert_eq!(
        notifications.wait_for(2).unwrap().title,
        say("close-title"),
        "the window was never closed before"
    );
    // The oldest one is on top.
    notifications.click().unwrap();
    desktop.wait_for_windows(1);
    until_ok("the new page", || page.follow()).unwrap();
    shows_the_twelve(&page);
    assert_eq!(remind(&desktop).ended(0)["reminders"], json!([]), "all twelve were told");
    assert_eq!(notifications.shown().len(), 2, "{:?}", notifications.shown());
}

#[test]
fn twelve_that_ended_while_the_computer_was_off_are_one_notification_at_the_next_start() {
    let desktop = Desktop::new();
    let notifications = desktop.notifications();
    for (network, person) in SAMPLES.iter().chain(&OTHERS) {
        desktop.sandbox.connected(*network, person);
    }
    desktop.sandbox.pass_days(61);
    let program = desktop.start_for_driver(&["--hidden"]);
    assert_eq!(notifications.wait_for(1).unwrap().title, "Practice: 12 accounts need you");

    notifications.click().unwrap();

    shows_the_twelve(&desktop.page_of(&program));
    assert_eq!(desktop.sandbox.sixty(&["remind"]).ended(0)["reminders"], json!([]));
    assert_eq!(notifications.shown().len(), 1);
}

/// Connects these people's accounts in the built-in practice.
fn keep(desktop: &Desktop, people: &[(Network, &str)]) {
    for (network, person) in people {
        let mut sign_in = SignIn::of(desktop.sandbox.command_in_practice(), *network, &["--no-listen"]);
        let back = sign_in.allow(person);
        sign_in.paste(&back);
        sign_in.end().ended(0);
    }
}

/// Skips days with the button of practice, and waits until they are lived through.
fn skip(page: &Page, days: i64) {
    const TODAY: &str = "//section//span[@role='status']";
    let label = button(&say_of("prac-skip-days", &[("count", days.into())]));
    const IS_SKIPPING: &str = "document.querySelector('section [role=group] [aria-disabled]') !== null";
    let mut shown = page.text(TODAY).unwrap();
    page.press(&label).unwrap();
    loop {
        // Each day has a minute of its own.
        shown = until_seen("the next day", || page.text(TODAY), |now| *now != shown).unwrap();
        if page.value(IS_SKIPPING).unwrap() == json!(false) {
            return;
        }
    }
}

/// The window is on the list of accounts, in which these twelve stand first.
fn shows_the_twelve(page: &Page) {
    until_seen("the list", || page.address(), |address| address.fragment() == Some("/accounts")).unwrap();
    let all = [("count", 12.into()), ("total", 12.into())];
    page.text(&heading(&say_of("acc-sum-need", &all))).unwrap();
    let rows = "document.querySelectorAll('[data-row]').length";
    until_seen("the rows", || page.value(rows), |rows| rows.as_u64() == Some(12)).unwrap();
}

/// Opens a page as the host does, by the window's address.
fn open(page: &Page, place: &str) {
    page.value(&format!("(location.hash = '#{place}')")).unwrap();
}

fn accounts(desktop: &Desktop) -> Vec<Value> {
    practise(desktop, &["status"]).ended(0)["accounts"].as_array().unwrap().clone()
}

fn remind(desktop: &Desktop) -> Answer {
    practise(desktop, &["remind"])
}

fn practise(desktop: &Desktop, arguments: &[&str]) -> Answer {
    run(desktop.sandbox.command_in_practice().arg("--json").args(arguments), "")
}
