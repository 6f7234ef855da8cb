//! Changes a setting, of one account or of all accounts.

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::journeys::decide::{self, Decision};
use sixty_core::network::GraphVersion;
use sixty_core::ports::Ports;
use sixty_core::problem::Problem;
use sixty_core::reminders::{self, timing};
use sixty_core::terms;
use sixty_core::text::Value;

use crate::day::Day;
use crate::exit::Exit;
use crate::session::{Ended, Session};
use crate::voice::without_secret;

#[derive(Serialize)]
struct Changed<'a> {
    account: Option<&'a str>,
    key: &'a str,
    value: &'a str,
}

/// A setting that this command changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    AutoExtend,
    Snooze,
    RemindAt,
    Quiet,
    GraphVersion,
}

/// A value that fits its key.
enum Change {
    AutoExtend(bool),
    Snooze(Day),
    /// The value is stored as it was typed.
    Stored,
}

pub async fn run(session: &Session<'_>, words: &[String]) -> Ended {
    let (name, key, value) = match words {
        [key, value] => (None, key.as_str(), value.as_str()),
        [name, key, value] => (Some(name), key.as_str(), value.as_str()),
        _ => return Ok(Exit::Usage),
    };
    let (shown_key, shown_value) = (without_secret(key), without_secret(value));
    let values = [("key", Value::Text(&shown_key)), ("value", Value::Text(&shown_value))];
    let change = match checked(name.is_some(), key, value) {
        Ok(change) => change,
        Err(sentence) => return Ok(session.voice.misused(sentence, &values)),
    };
    let ports = session.ports().await?;
    if matches!(&change, Change::Snooze(until) if until.moment(ports.clock.as_ref()) <= ports.clock.now()) {
        return Ok(session.voice.misused("cli-usage-day-past", &values));
    }
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
    session.voice.answer(&Changed {
        account: account.as_ref().map(|account| account.id.as_str()),
        key,
        value,
    });
    if !session.voice.is_json() {
        session.voice.say("cli-set-done", &values);
    }
    Ok(Exit::Done)
}

/// The change that was typed.
///
/// # Errors
/// The key of a sentence: there is no such setting, its value does not fit, or an account has none of its own.
fn checked(of_one_account: bool, key: &str, value: &str) -> Result<Change, &'static str> {
    let key = Key::named(key).ok_or("cli-usage-set-key")?;
    let change = key.change_to(value).ok_or(key.takes())?;
    if of_one_account && key == Key::GraphVersion { Err("cli-usage-set-all") } else { Ok(change) }
}

impl Key {
    fn named(text: &str) -> Option<Self> {
        match text {
            "auto-extend" => Some(Self::AutoExtend),
            "snooze" => Some(Self::Snooze),
            "remind-at" => Some(Self::RemindAt),
            "quiet" => Some(Self::Quiet),
            terms::GRAPH_VERSION => Some(Self::GraphVersion),
            _ => None,
        }
    }

    /// The key of the sentence that tells which values fit.
    fn takes(self) -> &'static str {
        match self {
            Self::AutoExtend => "cli-usage-set-on-off",
            Self::Snooze => "cli-usage-day",
            Self::RemindAt => "cli-usage-set-remind-at",
            Self::Quiet => "cli-usage-set-quiet",
            Self::GraphVersion => "cli-usage-set-graph-version",
        }
    }

    /// None for a value that does not fit this key.
    fn change_to(self, value: &str) -> Option<Change> {
        let is_stored = match self {
            Self::AutoExtend => return on_or_off(value).map(Change::AutoExtend),
            Self::Snooze => return Day::typed(value).map(Change::Snooze),
            Self::RemindAt => reminders::days_in(value).is_some(),
            Self::Quiet => timing::hours_in(value).is_some(),
            Self::GraphVersion => value.parse::<GraphVersion>().is_ok(),
        };
        is_stored.then_some(Change::Stored)
    }
}

fn on_or_off(value: &str) -> Option<bool> {
    match value {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

/// Changes one account, or every account in the ledger, also those whose disconnect can still be undone. A stored
/// value of one account has the account's id behind its key.
async fn apply(
    ports: &Ports,
    account: Option<&Account>,
    key: &str,
    value: &str,
    change: &Change,
) -> Result<(), Problem> {
    let decision = match change {
        Change::Stored => {
            let key = account.map_or_else(|| key.to_owned(), |account| format!("{key}/{}", account.id));
            return Ok(ports.ledger.set_setting(&key, value)?);
        }
        Change::AutoExtend(on) => Decision::AutoExtend(*on),
        Change::Snooze(until) => Decision::Snooze(until.moment(ports.clock.as_ref())),
    };
    if let (None, Change::AutoExtend(_)) = (account, change) {
        // The window's switch, which also holds for accounts that are connected later.
        ports.ledger.set_setting(key, value)?;
    }
    let accounts = match account {
        Some(account) => vec![account.clone()],
        None => ports.ledger.accounts()?,
    };
    for account in accounts {
        decide::decide(ports, &account.id, &decision).await?;
    }
    Ok(())
}
