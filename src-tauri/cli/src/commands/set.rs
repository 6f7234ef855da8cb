//! Changes a setting, of one account or of all.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::journeys::decide::{self, Decision};
use sixty_core::journeys::remind;
use sixty_core::moment::Moment;
use sixty_core::network::GraphVersion;
use sixty_core::ports::Ports;
use sixty_core::problem::Problem;
use sixty_core::reminders::{self, timing};
use sixty_core::terms;
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

/// What can be set.
const KEYS: [&str; 5] = ["auto-extend", "snooze", "remind-at", "quiet", terms::GRAPH_VERSION];

/// What a key takes, checked.
enum Change {
    AutoExtend(bool),
    Snooze(Until),
    /// Stored as it was written.
    Text,
    /// The same, and no account has one of its own.
    OfAll,
}

pub async fn run(session: &Session<'_>, words: &[String]) -> Ended {
    let (name, key, value) = match words {
        [key, value] => (None, key.as_str(), value.as_str()),
        [name, key, value] => (Some(name), key.as_str(), value.as_str()),
        _ => return Ok(Exit::Usage),
    };
    let is_meant = |change: &Change| name.is_none() || !matches!(change, Change::OfAll);
    let Some(change) = change(key, value).filter(is_meant) else {
        let is_known = KEYS.contains(&key);
        let sentence = match name {
            _ if !is_known => "cli-usage-set-key",
            Some(_) if change(key, value).is_some() => "cli-usage-set-all",
            _ => "cli-usage-set",
        };
        return Ok(session
            .voice
            .misused(sentence, &[("key", Value::Text(key)), ("value", Value::Text(value))]));
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
    if let Change::Text | Change::OfAll = change {
        let key = account.map_or_else(|| key.to_owned(), |account| format!("{key}/{}", account.id));
        return Ok(ports.ledger.set_setting(&key, value)?);
    }
    let accounts = match account {
        Some(account) => vec![account.clone()],
        None => ports.ledger.accounts()?,
    };
    let decision = match change {
        Change::AutoExtend(on) => Decision::AutoExtend(*on),
        Change::Snooze(Until::Moment(moment)) => Decision::Snooze(*moment),
        Change::Snooze(Until::Day(day)) => Decision::Snooze(remind::start_of(ports.clock.as_ref(), *day)),
        Change::Text | Change::OfAll => return Ok(()),
    };
    for account in accounts {
        decide::decide(ports, &account.id, &decision).await?;
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
        terms::GRAPH_VERSION => value.parse::<GraphVersion>().ok().map(|_| Change::OfAll),
        _ => None,
    }
}

/// A day begins when it does so on this computer.
fn date(text: &str) -> Option<Until> {
    let moment = text.parse::<Moment>().ok().filter(|moment| YEARS.contains(&moment.year()));
    let day = || text.parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year()));
    moment.map(Until::Moment).or_else(|| day().map(Until::Day))
}
