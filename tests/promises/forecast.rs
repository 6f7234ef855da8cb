//! What is to come while the computer stays off, and what leaves the program for calendars and sheets.

use std::process::Command;

use serde_json::Value;
use sixty_tests::sandbox::{F, I, Sandbox, T, moment, text};

#[test]
fn what_ends_while_the_computer_is_off_is_told_with_what_can_be_extended_now() {
    let sandbox = Sandbox::set();
    let threads = sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(10);
    let facebook = sandbox.connected(F, "Mara Lind");

    let forecast = sandbox.sixty(&["forecast"]).ended(0);

    let expiring = forecast["expiring"].as_array().unwrap();
    assert_eq!(ids(expiring), [text(&threads, "id"), text(&facebook, "id")], "{forecast}");
    assert_eq!(expiring[0]["at"], threads["expires_at"]);
    assert_eq!((text(&expiring[0], "why"), text(&expiring[0], "network")), ("expires", "threads"));
    assert_eq!(expiring[0]["can_extend_now"], true);
    assert_eq!(forecast["safe"], 0);
    assert_eq!((moment(&forecast, "until") - moment(&forecast, "now")).num_days(), 90);
    let said = sandbox.sixty_in_words(&["forecast"]);
    assert!(said.stderr.contains(&sandbox.typed("extend --all")), "{}", said.stderr);
}

#[test]
fn a_day_decides_what_is_safe() {
    let sandbox = Sandbox::set();
    sandbox.connected(T, "corner.bakery");
    sandbox.pass_days(10);
    sandbox.connected(I, "corner.bakery");
    let day = (sandbox.now() + chrono::TimeDelta::days(55)).format("%Y-%m-%d").to_string();

    let forecast = sandbox.sixty(&["forecast", "--until", &day]).ended(0);

    assert_eq!(forecast["expiring"].as_array().unwrap().len(), 1, "{forecast}");
    assert_eq!(text(&forecast["expiring"][0], "network"), "threads");
    assert_eq!(forecast["safe"], 1);
}

#[test]
fn a_forecast_wants_a_day_that_is_to_come() {
    let sandbox = Sandbox::set();
    for day in ["soon", "2020-01-01", "2027-02-30", ""] {
        let answer = sandbox.sixty(&["forecast", "--until", day]);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{day}: {}", answer.stderr);
        assert!(!answer.stderr.is_empty(), "{day}");
    }
}

#[test]
fn a_calendar_is_read_by_another_program_and_taken_again_moves_its_entries() {
    let sandbox = Sandbox::set();
    let account = sandbox.connected(T, "corner.bakery");
    sandbox.connected(F, "Mara Lind");
    sandbox.pass_days(2);

    let file = sandbox.path("ends.ics");
    let first = sandbox.sixty(&["export", "--ics", file.to_str().unwrap()]).ended(0);
    let before = events(&sandbox.read("ends.ics"));
    sandbox.sixty(&["extend", "--all"]).ended(0);
    sandbox.sixty(&["export", "--ics", file.to_str().unwrap()]).ended(0);
    let after = events(&sandbox.read("ends.ics"));

    assert_eq!(first["accounts"], 2);
    let of_threads =
        |events: &[Value]| events.iter().find(|event| text(event, "uid").contains("threads")).cloned();
    let (before, after) = (of_threads(&before).unwrap(), of_threads(&after).unwrap());
    assert_eq!(before["uid"], after["uid"]);
    assert_eq!(moment(&before, "start"), moment(&account, "expires_at"));
    assert!(moment(&after, "start") > moment(&before, "start"));
    assert_eq!(before["alarms"], serde_json::json!([14, 7, 3, 1, 0]));
    assert_eq!(text(&before, "summary"), "@corner.bakery: the Threads token expires");
}

#[test]
fn whatever_a_person_calls_an_account_no_line_of_the_table_becomes_a_formula() {
    let sandbox = Sandbox::set();
    let label = "=HYPERLINK(\"http://a.invalid\";1)\n;+1";
    let token = sandbox.token(T, "corner.bakery");
    sandbox.sixty_with(&["import", "--name", label.lines().next().unwrap()], &token).ended(0);

    let table = sandbox.sixty_in_words(&["export", "--csv", "-"]).stdout;

    let rows = rows(&table);
    assert_eq!(rows.len(), 2, "{table}");
    assert_eq!(rows[1][..3], ["corner.bakery", "Threads", "'=HYPERLINK(\"http://a.invalid\";1)"]);
    for cell in table.split(['\n', ';', ',']).map(|cell| cell.trim_start_matches('"')) {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{table}");
    }
}

#[test]
fn an_export_is_a_file_or_standard_output_and_one_of_two_kinds() {
    let sandbox = Sandbox::set();
    for wrong in [&["export"][..], &["export", "--ics", "a", "--csv", "b"], &["export", "--csv", "-"]] {
        let answer = sandbox.sixty(wrong);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{wrong:?}: {}", answer.stderr);
    }
    let folder = sandbox.path("");
    sandbox.sixty(&["export", "--csv", folder.to_str().unwrap()]).ended(1);
}

fn ids(accounts: &[Value]) -> Vec<&str> {
    accounts.iter().map(|account| text(account, "id")).collect()
}

/// The entries of a calendar as Python's icalendar reads them.
fn events(calendar: &str) -> Vec<Value> {
    read_by_python(calendar, include_str!("calendar.py"))
}

/// The lines of a table as Python reads them.
fn rows(table: &str) -> Vec<Vec<String>> {
    let script = "import csv, io, json, sys\nprint(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode(), newline='')))))";
    serde_json::from_value(read_by_python(table, script).into()).unwrap()
}

fn read_by_python(text: &str, script: &str) -> Vec<Value> {
    let python = sixty_tests::dotenv::oracle_python();
    let answer = sixty_tests::sandbox::run(Command::new(python).args(["-c", script]), text);
    serde_json::from_str(&answer.stdout).unwrap_or_else(|_| panic!("{}", answer.stderr))
}
