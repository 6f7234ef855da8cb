//! Reminders: who is spoken of, and when. Silence means that all is well.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Timelike, Utc};
use serde_json::{Value, json};
use sixty_tests::dying::DIE_AFTER;
use sixty_tests::sandbox::{Answer, F, I, Sandbox, T, built, moment, run, text};

#[test]
fn a_healthy_account_never_speaks() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    for _ in 0..4 {
        assert_eq!(remind(&sandbox).ended(0), json!({ "schema": 1, "reminders": [], "shown": false }));
        sandbox.pass_days(28);
        remind(&sandbox).ended(0);
        sandbox.pass_days(3);
        sandbox.sixty(&["extend"]).ended(0);
    }
    let answer = sandbox.sixty_in_words(&["remind"]);
    assert_eq!((answer.code, answer.stdout.as_str(), answer.stderr.as_str()), (0, "", ""));
}

#[test]
fn one_that_is_switched_off_is_spoken_of_at_each_step_once_and_after_its_end_four_times() {
    let sandbox = switched_off(I, "corner.bakery");
    let end = end_of_token(&sandbox);
    // Where it ends after noon, so that the day of the end has an hour before it.
    let zone = format!("THERE{}", i64::from(end.hour()) - 12);
    sandbox.pass(-TimeDelta::hours(1));
    let mut said = Vec::new();
    for day in 1..=90 {
        sandbox.pass_days(1);
        let mut command = sandbox.command();
        let answer = run(command.env("TZ", &zone).args(["--json", "remind"]), "");
        said.extend(steps(&answer.json()).into_iter().map(|step| (day, step)));
    }
    let said: Vec<(i32, &str)> = said.iter().map(|(day, step)| (*day, step.as_str())).collect();
    let before = [(46, "14"), (53, "7"), (57, "3"), (59, "1"), (60, "0")];
    assert_eq!(
        said,
        [&before[..], &[(61, "expired"), (68, "expired"), (75, "expired"), (82, "expired")]].concat()
    );
}

#[test]
fn a_step_that_was_missed_is_not_replayed() {
    let sandbox = switched_off(T, "corner.bakery");
    sandbox.pass_days(58);
    assert_eq!(steps(&remind(&sandbox).ended(3)), ["3"]);
    assert_eq!(steps(&remind(&sandbox).ended(0)), Vec::<String>::new());
}

#[test]
fn a_dry_run_tells_and_changes_nothing() {
    let sandbox = switched_off(T, "corner.bakery");
    sandbox.pass_days(50);
    for _ in 0..2 {
        let answer = sandbox.sixty(&["remind", "--dry-run"]).ended(3);
        assert_eq!((steps(&answer), &answer["shown"]), (vec!["14".to_owned()], &json!(false)));
    }
    assert_eq!(steps(&remind(&sandbox).ended(3)), ["14"]);
}

#[test]
fn one_account_has_its_own_words_which_name_it_and_say_practice() {
    let sandbox = switched_off(T, "corner.bakery");
    let id = sandbox.sixty(&["status"]).ended(0)["accounts"][0]["id"].clone();
    sandbox.pass_days(53);

    let answer = sandbox.sixty(&["remind"]);

    let reminder = answer.ended(3)["reminders"][0].clone();
    assert_eq!(reminder["accounts"], json!([id]));
    assert_eq!(text(&reminder, "title"), "Practice: @corner.bakery expires in 7 days");
    assert!(text(&reminder, "body").ends_with("One click adds up to 60 days."), "{reminder}");
    assert!(answer.stderr.contains(text(&reminder, "title")), "{}", answer.stderr);
    assert!(answer.stderr.contains("no desktop"), "{}", answer.stderr);
}

#[test]
fn russian_counts_and_says_it_is_practice() {
    let sandbox = switched_off(T, "corner.bakery");
    sandbox.pass_days(57);
    let answer = run(sandbox.command().env("LANG", "ru_RU.UTF-8").args(["--json", "remind"]), "");
    let title = answer.ended(3)["reminders"][0]["title"].clone();
    assert_eq!(title, "Практика: @corner.bakery: срок истекает через 3 дня");
}

#[test]
fn several_are_one_digest_with_two_names_and_the_worst_first() {
    let sandbox = Sandbox::with_vault_file();
    for person in ["corner.bakery", "harbor.spa", "jam.and.toast"] {
        sandbox.connected(T, person);
    }
    sandbox.sixty(&["set", "auto-extend", "off"]).ended(0);
    sandbox.pass_days(46);

    let answer = sandbox.sixty(&["remind"]);

    let reminders = answer.ended(3)["reminders"].as_array().unwrap().clone();
    assert_eq!(reminders.len(), 1);
    assert_eq!(reminders[0]["accounts"].as_array().unwrap().len(), 3);
    assert_eq!(reminders[0]["title"], "Practice: 3 accounts will need you soon");
    let body = text(&reminders[0], "body");
    assert_eq!(
        (body.matches('@').count(), body.ends_with("1 more will need you soon.")),
        (2, true),
        "{body}"
    );
    assert_eq!(answer.stderr.matches("Practice: @").count(), 3, "in words each one is named");

    sandbox.pass_days(8);
    let later = sandbox.sixty(&["remind"]).ended(3);
    assert_eq!(later["reminders"][0]["title"], "Practice: 3 accounts expire this week");
}

#[test]
fn without_a_session_it_says_so_and_waits_for_nobody() {
    let sandbox = switched_off(T, "corner.bakery");
    sandbox.pass_days(50);
    let mut command = sandbox.command();
    command.env_remove("DBUS_SESSION_BUS_ADDRESS").env_remove("XDG_RUNTIME_DIR");
    let answer = run(command.args(["--json", "remind"]), "");
    assert_eq!(answer.ended(3)["shown"], false);
    assert!(answer.stderr.contains("no desktop"), "{}", answer.stderr);
    assert_eq!(steps(&remind(&sandbox).ended(0)), Vec::<String>::new(), "the words were said");
}

#[test]
fn a_token_that_meta_turned_off_is_spoken_of_whatever_its_date() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(I, "corner.bakery");
    sandbox.pass_days(5);
    sandbox.practice.fault("corner.bakery", "*", Some("i-190-460-refresh"), None).unwrap();
    assert_eq!(sandbox.sixty(&["check"]).code, 3);
    assert_eq!(steps(&remind(&sandbox).ended(3)), ["turned_off"]);
    assert_eq!(steps(&remind(&sandbox).ended(0)), Vec::<String>::new());

    sandbox.practice.fault("*", "*", None, None).unwrap();
    sandbox.sixty(&["check"]).ended(0);
    remind(&sandbox).ended(0);
    sandbox.practice.fault("corner.bakery", "*", Some("i-190-460-refresh"), None).unwrap();
    assert_eq!(sandbox.sixty(&["check"]).code, 3);
    assert_eq!(steps(&remind(&sandbox).ended(3)), ["turned_off"], "the second time is news again");
}

#[test]
fn hiccups_are_no_news_until_they_last_three_days() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(41);
    sandbox.practice.fault("corner.bakery", "refresh", Some("html502"), None).unwrap();
    let mut said = Vec::new();
    for _ in 0..4 {
        sandbox.sixty(&["extend"]).ended(5);
        said.push(steps(&remind(&sandbox).json()));
        sandbox.pass_days(1);
    }
    assert_eq!(said, [vec![], vec![], vec![], vec!["stuck".to_owned()]]);
}

#[test]
fn facebooks_90_days_are_said_before_they_are_over() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(F, "Mara Lind");
    sandbox.pass_days(40);
    sandbox.sixty(&["extend"]).ended(0);
    remind(&sandbox).ended(0);
    sandbox.pass_days(37);
    let answer = remind(&sandbox).ended(3);
    assert!(steps(&answer).contains(&"login".to_owned()), "{answer}");
    assert_eq!(answer["reminders"][0]["title"], "Practice: Facebook wants a new log-in for Mara Lind");
}

#[test]
fn a_place_that_missed_the_token_is_said_with_its_name() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    let file = sandbox.file(".env", "TOKEN=\n");
    let file = file.to_str().unwrap();
    let add = ["places", "add", "--account", "corner.bakery", "--env-file", file, "--key", "TOKEN"];
    sandbox.sixty(&add).ended(0);
    sandbox.sixty(&["places", "send"]).ended(0);
    std::fs::remove_file(file).unwrap();
    sandbox.pass_days(31);
    sandbox.sixty(&["extend"]);

    let answer = remind(&sandbox).ended(3);

    assert_eq!(steps(&answer), ["place"]);
    let reminder = &answer["reminders"][0];
    let folder = Path::new(file).parent().unwrap().file_name().unwrap().to_str().unwrap();
    assert_eq!(reminder["title"], format!("Practice: We can't find {folder}/.env"));
    assert!(
        text(reminder, "body").ends_with(&format!("show us where the file is now: {file}.")),
        "{reminder}"
    );
}

#[test]
fn a_snooze_is_silent_until_its_day_begins_on_this_computer_unless_it_gets_worse() {
    let sandbox = switched_off(T, "corner.bakery");
    sandbox.pass_days(50);
    let day = (sandbox.now() + TimeDelta::days(3)).format("%Y-%m-%d").to_string();
    for wrong in ["+262142-12-31", "tomorrow", "2026-13-01"] {
        assert_eq!(sandbox.sixty(&["set", "corner.bakery", "snooze", wrong]).code, 2, "{wrong}");
    }
    sandbox.sixty(&["set", "corner.bakery", "snooze", &day]).ended(0);
    remind(&sandbox).ended(0);
    sandbox.pass_days(3);
    assert_eq!(steps(&remind(&sandbox).ended(3)), ["7"]);

    sandbox.sixty(&["set", "corner.bakery", "snooze", "2099-01-01"]).ended(0);
    sandbox.pass_days(5);
    remind(&sandbox).ended(0);
    sandbox.pass_days(3);
    assert_eq!(steps(&remind(&sandbox).ended(3)), ["expired"]);
    sandbox.sixty(&["set", "corner.bakery", "snooze", "2099-01-01"]).ended(0);
    sandbox.pass_days(20);
    remind(&sandbox).ended(0);
}

#[test]
fn the_days_are_those_that_were_set_and_an_account_may_have_its_own() {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(T, "corner.bakery");
    sandbox.connected(T, "harbor.spa");
    sandbox.sixty(&["set", "auto-extend", "off"]).ended(0);
    sandbox.sixty(&["set", "remind-at", "5"]).ended(0);
    sandbox.sixty(&["set", "harbor.spa", "remind-at", "10,2"]).ended(0);
    assert_eq!(sandbox.sixty(&["set", "remind-at", "soon"]).code, 2);
    sandbox.pass_days(51);
    assert_eq!(steps(&remind(&sandbox).ended(3)), ["10"]);
    sandbox.pass_days(4);
    assert_eq!(steps(&remind(&sandbox).ended(3)), ["5"]);
}

#[test]
fn days_are_counted_in_the_time_zone_of_the_computer() {
    let sandbox = switched_off(T, "corner.bakery");
    let end = end_of_token(&sandbox);
    // 14 days before the end's day, one minute past midnight in Greenwich: in Hawaii it is still the day before.
    let midnight = (end.date_naive() - TimeDelta::days(14)).and_hms_opt(0, 1, 0).unwrap().and_utc();
    sandbox.pass(midnight - sandbox.now());
    let there = |zone: &str| {
        let mut command = sandbox.command();
        steps(&run(command.env("TZ", zone).args(["--json", "remind", "--dry-run"]), "").json())
    };
    let end_is_later_there = end.date_naive() == (end - TimeDelta::hours(10)).date_naive();
    assert_eq!(there("UTC0"), ["14"]);
    assert_eq!(there("HST10").is_empty(), end_is_later_there);
}

#[test]
fn a_run_that_is_cut_off_after_any_arrow_has_said_it_or_leaves_it_to_the_next() {
    let sandbox = switched_off(T, "corner.bakery");
    let every_day: Vec<String> = (0..=59).map(|days| days.to_string()).collect();
    sandbox.sixty(&["set", "remind-at", &every_day.join(",")]).ended(0);
    for arrow in 1..58 {
        sandbox.pass_days(1);
        let mut command = sandbox.command_of(&built("sixty_dying"));
        let answer = run(command.env(DIE_AFTER, arrow.to_string()).args(["--json", "remind"]), "");
        if answer.code == 3 {
            assert!(arrow > 8, "the walk is as long as the journey: {arrow}");
            return;
        }
        assert_eq!(answer.code, -1, "{arrow}: {}", answer.stderr);
        let said = answer.stderr.contains("@corner.bakery expires in");
        let next = remind(&sandbox);
        assert!(said || next.code == 3, "{arrow}: {}", next.stderr);
    }
    panic!("it never came to its end");
}

fn switched_off(network: sixty_practice::Network, person: &str) -> Sandbox {
    let sandbox = Sandbox::with_vault_file();
    sandbox.connected(network, person);
    sandbox.sixty(&["set", "auto-extend", "off"]).ended(0);
    sandbox
}

fn end_of_token(sandbox: &Sandbox) -> DateTime<Utc> {
    moment(&sandbox.sixty(&["status"]).ended(0)["accounts"][0], "expires_at")
}

fn remind(sandbox: &Sandbox) -> Answer {
    sandbox.sixty(&["remind"])
}

fn steps(answer: &Value) -> Vec<String> {
    let reminders = answer["reminders"].as_array().unwrap();
    reminders.iter().map(|reminder| text(reminder, "step").to_owned()).collect()
}
