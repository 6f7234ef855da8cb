//! The calendar of ends, as Python's icalendar reads it. Facebook lets people call a Page almost anything, and RFC 5545
//! escapes letters of a text and folds its lines after 75 bytes.

use std::process::Command;
use std::sync::Arc;

use chrono::{FixedOffset, TimeDelta};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use sixty_core::account::{Account, Names, TokenFacts, TokenKind};
use sixty_core::export::{Reminding, calendar};
use sixty_core::moment::Moment;
use sixty_core::network::Network;
use sixty_core::text::{Language, Texts, Value};
use sixty_tests::dotenv::oracle_python;
use sixty_tests::sandbox::run;

const NAMES: usize = 300;

#[test]
fn whatever_a_page_is_called_a_calendar_reads_its_name() {
    let mut accounts: Vec<Account> = names().iter().enumerate().map(page).collect();
    accounts.sort_by(|one, other| one.user_id.cmp(&other.user_id));
    for language in [Language::English, Language::Russian] {
        let texts = Texts::new(language, Arc::new(|_| FixedOffset::east_opt(0).unwrap()));

        let written = calendar(&accounts, Reminding { days: &[7], hide_names: false }, &texts, now());

        let known = Names::of(&accounts);
        let title = |account: &Account| {
            let name = known.said(account.network, &account.name);
            let values = [("name", Value::Text(&name)), ("network", Value::Text("Facebook"))];
            texts.say("calendar-expires", &values)
        };
        assert_eq!(titles(&written), accounts.iter().map(title).collect::<Vec<_>>());
        // The library counts 75 bytes without the blank at which a folded line goes on; no reader minds the one more.
        for line in written.split("\r\n") {
            assert!(line.len() <= 76, "{line:?}");
        }
    }
}

/// Names of all lengths and alphabets, with the letters that mean something in a calendar.
fn names() -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let name = "[,;:\\\\\"'n =BEGIN\u{e9}\u{416}\u{6f22}\u{1f600}a-z]{1,90}";
    let name =
        proptest::string::string_regex(name).unwrap().prop_filter("a name", |name| name.trim() == name);
    (0..NAMES).map(|_| name.new_tree(&mut runner).unwrap().current()).collect()
}

fn page((number, name): (usize, &String)) -> Account {
    let token = TokenFacts {
        kind: TokenKind::Long,
        obtained_at: Some(now()),
        expires_at: Some(now() + TimeDelta::days(30)),
        login_required_by: None,
        fingerprint: String::new(),
    };
    let user_id = format!("{number:06}");
    Account::new(format!("{number:08x}"), Network::Facebook, user_id, name.clone(), token, now())
}

fn titles(calendar: &str) -> Vec<String> {
    let script = "import json, sys\nfrom icalendar import Calendar\n\
        found = Calendar.from_ical(sys.stdin.buffer.read()).walk('VEVENT')\n\
        print(json.dumps([str(event['SUMMARY']) for event in found]))";
    let answer = run(Command::new(oracle_python()).args(["-c", script]), calendar);
    serde_json::from_str(&answer.stdout).map_err(|_| answer.stderr).unwrap()
}

fn now() -> Moment {
    "2026-11-20T12:00:00Z".parse().unwrap()
}
