//! Changes a setting, of one account or of all.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use serde_json::json;
use sixty_core::account::Account;
use sixty_core::journeys::{line, remind};
use sixty_core::ports::{Moment, Ports};
use sixty_core::problem::Problem;
use sixty_core::reminders::{self, timing};
use sixty_core::text::Value;

use super::{Ended, Session};
use crate::exit::Exit;

/// Years that a moment is written with in four digits.
const YEARS: RangeInclusive<i32> = 1970..=9999;

#[derive(Serialize)]
struct Answer<'a> {
    account: Option<&'a str>,
    key: &'a str,
    value: &'a str,
}

/// A day or a moment.
#[derive(Clone, Copy)]
enum Until {
    Day(NaiveDate),
    Moment(Moment),
}

/// What a key takes, checked.
enum Change {
    AutoExtend(bool),
    Snooze(Until),
    /// Stored as it was written.
    Text,
}

pub async fn run(session: &Session<'_>, words: &[String]) -> Ended {
    let (name, key, value) = match words {
        [key, value] => (None, key.as_str(), value.as_str()),
        [name, key, value] => (Some(name), key.as_str(), value.as_str()),
        _ => return Ok(Exit::Usage),
    };
    let Some(change) = change(key, value) else {
        return Ok(session
            .voice
            .misused("cli-usage-set", &[("key", Value::Text(key)), ("value", Value::Text(value))]));
    };
    let ports = session.ports().await?;
    let account = match name {
        Some(name) => {
            let accounts = session.accounts(&ports).await?;
            match session.one(&accounts, name) {
                Ok(account) => Some(account),
                Err(exit) => return Ok(exit),
            }
        }
        None => None,
    };
    apply(&ports, account.as_ref(), key, value, &change).await?;
    session.voice.answer(&Answer {
        account: account.as_ref().map(|account| account.id.as_str()),
        key,
        value,
    });
    if !session.voice.is_json() {
        session.voice.say("cli-set-done", &[("key", Value::Text(key)), ("value", Value::Text(value))]);
    }
    Ok(Exit::Done)
}

/// For one account, or for all that are kept. What has no column of its own is a setting.
async fn apply(
    ports: &Ports,
    account: Option<&Account>,
    key: &str,
    value: &str,
    change: &Change,
) -> Result<(), Problem> {
    if let Change::Text = change {
        let key = account.map_or_else(|| key.to_owned(), |account| format!("{key}/{}", account.id));
        return Ok(ports.ledger.set_setting(&key, value)?);
    }
    let accounts = match account {
        Some(account) => vec![account.clone()],
        None => ports.ledger.accounts()?,
    };
    if let Change::Snooze(until) = change {
        let until = match until {
            Until::Moment(moment) => *moment,
            Until::Day(day) => remind::start_of(ports.clock.as_ref(), *day),
        };
        let ids: Vec<String> = accounts.into_iter().map(|account| account.id).collect();
        return remind::put_off(ports, &ids, until).await;
    }
    for mut account in accounts {
        if let Change::AutoExtend(on) = change {
            account.auto_extend = *on;
        }
        let facts = json!({ "key": key, "value": value });
        ports.ledger.keep(&account, &[line(&account, ports.clock.now(), "set", facts)], None)?;
    }
    Ok(())
}

fn change(key: &str, value: &str) -> Option<Change> {
    match key {
        "auto-extend" => match value {
            "on" => Some(Change::AutoExtend(true)),
            "off" => Some(Change::AutoExtend(false)),
            _ => None,
        },
        "snooze" => date(value).map(Change::Snooze),
        "remind-at" => reminders::days_in(value).map(|_| Change::Text),
        "quiet" => timing::hours_in(value).map(|_| Change::Text),
        _ => None,
    }
}

/// A day begins when it does so on this computer.
fn date(text: &str) -> Option<Until> {
    let moment = text.parse::<Moment>().ok().filter(|moment| YEARS.contains(&moment.year()));
    let day = || text.parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year()));
    moment.map(Until::Moment).or_else(|| day().map(Until::Day))
}
