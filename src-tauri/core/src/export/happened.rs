//! A table of what happened, line by line, for whoever answers for the accounts or looks for a fault.

use std::collections::HashMap;

use super::table::{as_file, table};
use crate::account::{Account, HistoryLine};
use crate::history::{Event, Kind, Slice, Told};
use crate::moment::{Moment, time};
use crate::network::Network;
use crate::problem::{Action, Code, Problem};
use crate::text::{Texts, Value};

/// The columns, each a key of the texts.
const COLUMNS: [&str; 9] = [
    "report-at",
    "report-account",
    "report-network",
    "report-client",
    "report-happened",
    "report-why",
    "report-place",
    "report-code",
    "report-trace",
];

/// Settings of an account with a sentence of their own.
const SETTINGS: [&str; 4] = ["auto-extend", "client", "label", "snooze"];

/// The table of a slice as the content of a file: a heading and a line for everything in it, newest first.
pub fn happened(slice: &Slice, accounts: &[Account], texts: &Texts) -> String {
    let known: HashMap<&str, &Account> =
        accounts.iter().map(|account| (account.id.as_str(), account)).collect();
    let heading = COLUMNS.map(|key| texts.say(key, &[]));
    let lines = slice.told().into_iter().map(|told| row(told, &known, texts));
    as_file(&table(std::iter::once(heading).chain(lines)))
}

fn row(told: Told<'_>, known: &HashMap<&str, &Account>, texts: &Texts) -> [String; 9] {
    let account = told.account().and_then(|id| known.get(id));
    let owner = account.map(|account| (account.name.clone(), account.network)).or_else(|| told.forgotten());
    let network = owner.as_ref().map(|(_, network)| *network);
    let client = account.and_then(|account| account.client.clone());
    let (said, facts) = match told {
        Told::Event(Event { line, .. }) => (sentence(line, network, texts), Some(&line.facts)),
        Told::Day(day) => {
            let key = if day.kind == Kind::Unanswered { "his-day-unanswered" } else { "his-day-checked" };
            (texts.say(key, &[("count", Value::Number(day.accounts.into()))]), None)
        }
    };
    let text = |fact: &str| facts.and_then(|facts| facts[fact].as_str()).unwrap_or_default();
    let code = Code::ALL.iter().find(|code| code.key() == text("code"));
    let why = code.map(|code| {
        let problem = Problem::new(*code, Action::None);
        texts.card(&network.map_or(problem.clone(), |network| problem.of_network(network))).title
    });
    let trace = facts.and_then(|facts| facts["meta"]["fbtrace_id"].as_str()).unwrap_or_default();
    [
        time(told.at()),
        owner.map(|(name, _)| name).unwrap_or_default(),
        network.map(|network| network.brand().to_owned()).unwrap_or_default(),
        client.unwrap_or_default(),
        said,
        why.unwrap_or_default(),
        text("where").to_owned(),
        text("code").to_owned(),
        trace.to_owned(),
    ]
}

/// What a line says, in the words of the window.
fn sentence(line: &HistoryLine, network: Option<Network>, texts: &Texts) -> String {
    let text = |fact: &str| line.facts[fact].as_str();
    let value = text("value");
    let date = text("expires_at").or(value.filter(|_| text("key") == Some("snooze")));
    let date: Option<Moment> = date.and_then(|date| date.parse().ok());
    let key = key_of(line);
    let mut values = vec![("place", Value::Text(text("where").unwrap_or_default()))];
    values.extend(network.map(|network| ("network", Value::Text(network.brand()))));
    values.extend(date.map(|date| ("date", Value::Date(date))));
    values.extend(value.map(|value| ("value", Value::Text(value))));
    values.push(("count", Value::Number(line.facts["days"].as_i64().unwrap_or_default())));
    if texts.has(&key) {
        return texts.say(&key, &values);
    }
    texts.say("his-other", &[("event", Value::Text(&line.event.replace('_', " ")))])
}

/// The key of its sentence.
fn key_of(line: &HistoryLine) -> String {
    let text = |fact: &str| line.facts[fact].as_str().unwrap_or_default();
    match line.event.as_str() {
        "checked" => match line.facts["works"].as_bool() {
            Some(true) => "his-checked".to_owned(),
            Some(false) => "his-checked-not".to_owned(),
            None => "his-checked-unknown".to_owned(),
        },
        "set" if SETTINGS.contains(&text("key")) => format!("his-set-{}", text("key")),
        "reminded" => match text("step") {
            days if days.parse::<i64>().is_ok() => "his-reminded-days".to_owned(),
            step => format!("his-reminded-{step}"),
        },
        event => format!("his-{event}"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::{FixedOffset, TimeDelta};
    use serde_json::{Value as Facts, json};

    use super::*;
    use crate::account::sample::{self, now};
    use crate::history::{Day, Wanted};
    use crate::text::Language;

    #[test]
    fn each_line_says_what_the_window_says_with_whose_it_is_and_its_trace() {
        let mut account = sample::ends_in(TimeDelta::days(50));
        account.client = Some("=Corner Bakery".into());
        let meta =
            json!({ "code": 190, "subcode": 460, "type": null, "fbtrace_id": "A1b2", "http_status": 400 });
        let lines = [
            line(&account, "extended", json!({ "expires_at": "2027-01-19T00:00:00Z" })),
            line(&account, "checked", json!({ "works": false, "code": "x.password", "meta": meta })),
            line(&account, "delivered", json!({ "where": "/srv/.env · KEY" })),
            line(&account, "reminded", json!({ "step": "14", "days": 14 })),
            line(&account, "vault_lost", json!({})),
        ];
        let days = vec![Day {
            kind: Kind::Checked,
            last: now() - TimeDelta::hours(1),
            accounts: 43,
            account: Some(account.id.clone()),
        }];
        let events = (1..).zip(lines).map(|(number, line)| Event { number, line, forgotten: None }).collect();
        let slice = Slice { wanted: Wanted::default(), events, days, older: None };

        let table = happened(&slice, &[account], &texts(Language::English));

        let rows: Vec<&str> = table.lines().collect();
        assert_eq!(rows.len(), 7, "{table}");
        assert!(table.starts_with('\u{feff}'), "a spreadsheet reads it as UTF-8");
        for (row, parts) in rows[1..].iter().zip([
            vec!["Extended until Jan 19, 2027.", "corner.bakery", "'=Corner Bakery"],
            vec!["Checked. The token doesn't work.", "x.password", "A1b2", "no longer accepts"],
            vec!["Sent to /srv/.env · KEY."],
            vec!["Reminder shown: 14 days left."],
            vec!["Noted: vault lost."],
            vec!["Checked 43 accounts. All answered."],
        ]) {
            assert!(parts.iter().all(|part| row.contains(part)), "{row} lacks one of {parts:?}");
        }
    }

    #[test]
    fn an_account_that_was_deleted_is_still_called_by_its_name() {
        let account = sample::ends_in(TimeDelta::days(1));
        let line = line(&account, "disconnected", json!({}));
        let forgotten = Some(json!({ "name": "old.shop", "network": "instagram" }));
        let events = vec![Event { number: 1, line, forgotten }];
        let slice = Slice { wanted: Wanted::default(), events, days: Vec::new(), older: None };
        let table = happened(&slice, &[], &texts(Language::Russian));
        assert!(table.contains("old.shop") && table.contains("Instagram"), "{table}");
    }

    fn line(account: &Account, event: &str, facts: Facts) -> HistoryLine {
        HistoryLine { at: now(), account: Some(account.id.clone()), event: event.into(), facts }
    }

    fn texts(language: Language) -> Texts {
        let greenwich = FixedOffset::east_opt(0).unwrap();
        Texts::new(language, Arc::new(move |_| greenwich))
    }
}
