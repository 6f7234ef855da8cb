//! All that the pretend Meta remembers.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::faults::Fault;
use crate::network::Network;
use crate::people::{Person, everybody};
use crate::switches::Switches;

/// An instant, UTC.
pub type Moment = DateTime<Utc>;

/// Kept as one JSON file.
#[derive(Debug, Serialize, Deserialize)]
pub struct State {
    /// How far pretend time is ahead of the clock, in seconds.
    pub ahead: i64,
    /// Who can log in.
    pub people: Vec<Person>,
    /// Codes on their way, by themselves.
    pub codes: BTreeMap<String, Code>,
    /// Every token ever handed out, by itself.
    pub tokens: BTreeMap<String, Token>,
    /// What goes wrong.
    pub faults: Vec<Fault>,
    /// Where Meta's behaviour is not documented.
    pub switches: Switches,
    /// The app made too many calls until then.
    pub limited_until: Option<Moment>,
}

/// What an allowed log-in came back with.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Code {
    /// The app it is for.
    pub network: Network,
    /// `Person::id`.
    pub person: String,
    /// The exact address that it was sent to.
    pub redirect_uri: String,
    /// What the app asked for.
    pub asked: Vec<String>,
    /// What the person allowed.
    pub granted: Vec<String>,
    /// When it was made.
    pub issued_at: Moment,
    /// A code is good once.
    pub used: bool,
}

/// One token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Token {
    /// Whose app it is for.
    pub network: Network,
    /// `Person::id`.
    pub person: String,
    /// `Page::id` of a Page's token.
    pub page: Option<String>,
    /// First token of a log-in, good for an hour.
    pub short: bool,
    /// Start, or the last extension under the same string.
    pub issued_at: Moment,
    /// None: no end date.
    pub expires_at: Option<Moment>,
    /// The person has to log in again by then.
    pub login_by: Moment,
    /// What the app asked for.
    pub asked: Vec<String>,
    /// What the person allowed.
    pub granted: Vec<String>,
    /// Why it ended before its date.
    pub ended: Option<Ending>,
    /// The token that a Page's token was taken with.
    pub taken_with: Option<String>,
}

/// Why a token ended before its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// 190/460.
    PasswordChanged,
    /// 190/458.
    AppRemoved,
    /// 190/467.
    Replaced,
}

/// The person has to come by after that many days (Threads' grant, Facebook's data access).
pub const LOGIN_GOOD_FOR: TimeDelta = TimeDelta::days(90);

impl State {
    /// As it is at the start.
    pub fn fresh() -> Self {
        Self {
            ahead: 0,
            people: everybody(),
            codes: BTreeMap::new(),
            tokens: BTreeMap::new(),
            faults: Vec::new(),
            switches: Switches::default(),
            limited_until: None,
        }
    }

    /// The owner of a token or code, found by `Person::id`.
    pub fn person(&self, network: Network, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.network == network && person.id == id)
    }

    /// The same by name or id.
    pub fn named(&self, network: Network, name: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.network == network && person.is_called(name))
    }

    /// The same to change.
    pub fn named_mut(&mut self, network: Network, name: &str) -> Option<&mut Person> {
        self.people.iter_mut().find(|person| person.network == network && person.is_called(name))
    }

    /// Granted and not taken back since.
    pub fn scopes(&self, token: &Token) -> Vec<String> {
        let declined = self.person(token.network, &token.person).map(|person| &person.declined);
        let is_left = |scope: &&String| declined.is_none_or(|declined| !declined.contains(*scope));
        token.granted.iter().filter(is_left).cloned().collect()
    }
}
