//! Changes a setting, of one account or of all.

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::journeys::decide::{self, Decision};
use sixty_core::ports::{Moment, Ports};
use sixty_core::problem::Problem;
use sixty_core::text::Value;

use super::{Ended, Session};
use crate::exit::Exit;

#[derive(Serialize)]
struct Answer<'a> {
    account: Option<&'a str>,
    key: &'a str,
    value: &'a str,
}

/// What a key takes, checked.
enum Change {
    Decision(Decision),
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
    let Change::Decision(decision) = change else {
        let key = account.map_or_else(|| key.to_owned(), |account| format!("{key}/{}", account.id));
        return Ok(ports.ledger.set_setting(&key, value)?);
    };
    let accounts = match account {
        Some(account) => vec![account.clone()],
        None => ports.ledger.accounts()?,
    };
    for account in accounts {
        decide::decide(ports, &account.id, decision).await?;
    }
    Ok(())
}

fn change(key: &str, value: &str) -> Option<Change> {
    match key {
        "auto-extend" => match value {
            "on" => Some(Change::Decision(Decision::AutoExtend(true))),
            "off" => Some(Change::Decision(Decision::AutoExtend(false))),
            _ => None,
        },
        "snooze" => date(value).map(|until| Change::Decision(Decision::Snooze(until))),
        "remind-at" => value
            .split(',')
            .all(|day| day.trim().parse::<u8>().is_ok_and(|day| day <= 60))
            .then_some(Change::Text),
        "quiet" => {
            let (from, to) = value.split_once('-')?;
            let hour = |text: &str| text.parse::<u8>().is_ok_and(|hour| hour <= 24);
            (hour(from) && hour(to)).then_some(Change::Text)
        }
        _ => None,
    }
}

/// A day (its start, UTC) or a moment.
fn date(text: &str) -> Option<Moment> {
    let day = || text.parse::<chrono::NaiveDate>().ok()?.and_hms_opt(0, 0, 0).map(|start| start.and_utc());
    text.parse::<Moment>().ok().or_else(day)
}
