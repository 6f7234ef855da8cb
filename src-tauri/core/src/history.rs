//! The history as a person looks for things in it: kinds of events, and a slice of them at a time.
//!
//! A thousand accounts are checked every day, so checks that found nothing new are counted by day ([`Day`]) and never
//! read one by one; everything else is read a page at a time ([`Event`]).

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::account::HistoryLine;
use crate::moment::Moment;
use crate::network::Network;

/// How long history is kept.
pub const KEPT_FOR: TimeDelta = TimeDelta::days(400);

/// The event by which the name of an account that was deleted is still known.
pub const FORGOTTEN: &str = "forgotten";

/// What kind of thing a line of history tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "EventKind"))]
pub enum Kind {
    /// A token got a later end.
    Extended,
    /// A place got a token, or waits for a person to paste it.
    Delivered,
    /// Something did not work, or a check found what was not known before.
    Problem,
    /// A reminder was shown.
    Reminder,
    /// A person did it.
    You,
    /// Meta answered a check, and nothing was new.
    Checked,
    /// Meta gave no answer to a check.
    Unanswered,
}

impl Kind {
    /// Those of which every line is told.
    pub const TOLD: [Self; 5] = [Self::Extended, Self::Delivered, Self::Problem, Self::Reminder, Self::You];

    /// Those that are counted by day.
    pub const COUNTED: [Self; 2] = [Self::Checked, Self::Unanswered];

    /// The word in the ledger.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Extended => "extended",
            Self::Delivered => "delivered",
            Self::Problem => "problem",
            Self::Reminder => "reminder",
            Self::You => "you",
            Self::Checked => "checked",
            Self::Unanswered => "unanswered",
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::TOLD.into_iter().chain(Self::COUNTED).find(|kind| kind.word() == word)
    }

    /// The kind of an event. An event that is not known was a person's, as most are.
    pub fn of(event: &str, facts: &Value) -> Self {
        match event {
            "checked" => match (facts["works"].as_bool(), facts["known"].as_bool()) {
                (None, _) => Self::Unanswered,
                (Some(true), _) if facts["code"].is_null() => Self::Checked,
                (Some(_), Some(true)) => Self::Checked,
                _ => Self::Problem,
            },
            "extended" | "read_anew" => Self::Extended,
            "delivered" | "waits_for_you" => Self::Delivered,
            "put_off" | "refused" | "not_proved" | "not_read" | "not_delivered" => Self::Problem,
            "reminded" => Self::Reminder,
            _ => Self::You,
        }
    }
}

/// What a person wants to see of the history.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "WantedHistory"))]
pub struct Wanted {
    /// Of this account, by id.
    pub account: Option<String>,
    /// Of the accounts of this client.
    pub client: Option<String>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// Of so many days.
    pub days: Option<u32>,
    /// The page that follows the one which ends here.
    pub older_than: Option<Mark>,
}

/// A line of history at which a page ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HistoryMark"))]
pub struct Mark {
    /// The line's number in the ledger.
    pub number: i64,
    #[cfg_attr(test, ts(type = "string"))]
    pub at: Moment,
}

/// Which lines of history are looked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Query<'a> {
    /// Those of these accounts, by id; None for all.
    pub accounts: Option<&'a [String]>,
    /// Those of these kinds.
    pub kinds: &'a [Kind],
    /// None before this moment.
    pub since: Option<Moment>,
    /// Those that are older than the line of this number.
    pub older_than: Option<i64>,
    /// At most so many, the newest.
    pub limit: usize,
}

/// A line of history with its number in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub number: i64,
    pub line: HistoryLine,
    /// The name and the network of an account that was deleted since, as they were noted then.
    pub forgotten: Option<Value>,
}

/// What happened of one kind on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    pub kind: Kind,
    /// When it happened last on that day.
    pub last: Moment,
    /// How many accounts it happened to.
    pub accounts: u32,
    /// One of them, by id.
    pub account: Option<String>,
}

/// A part of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slice {
    /// What was asked for.
    pub wanted: Wanted,
    /// What is told line by line, newest first.
    pub events: Vec<Event>,
    /// What is counted by day, newest first.
    pub days: Vec<Day>,
    /// Where the next page begins; None where nothing is older.
    pub older: Option<Mark>,
}

/// A line of a slice.
#[derive(Debug, Clone, Copy)]
pub enum Told<'a> {
    Event(&'a Event),
    Day(&'a Day),
}

impl Slice {
    /// Everything in it, newest first.
    pub fn told(&self) -> Vec<Told<'_>> {
        let mut told: Vec<Told<'_>> = self.events.iter().map(Told::Event).collect();
        told.extend(self.days.iter().map(Told::Day));
        // Stable: of lines of one moment the ledger knows the order.
        told.sort_by_key(|told| std::cmp::Reverse(told.at()));
        told
    }
}

impl Told<'_> {
    pub fn at(&self) -> Moment {
        match self {
            Self::Event(event) => event.line.at,
            Self::Day(day) => day.last,
        }
    }

    /// The account that it is about, by id; None where it is about several or none.
    pub fn account(&self) -> Option<&str> {
        match self {
            Self::Event(event) => event.line.account.as_deref(),
            Self::Day(day) => day.account.as_deref().filter(|_| day.accounts == 1),
        }
    }

    pub fn kind(&self) -> Kind {
        match self {
            Self::Event(Event { line, .. }) => Kind::of(&line.event, &line.facts),
            Self::Day(day) => day.kind,
        }
    }

    /// The name and the network of an account that is not here anymore.
    pub fn forgotten(&self) -> Option<(String, Network)> {
        let Self::Event(Event { forgotten: Some(facts), .. }) = self else { return None };
        let network = Network::deserialize(&facts["network"]).ok()?;
        Some((facts["name"].as_str()?.to_owned(), network))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_check_is_told_only_where_it_found_something_new() {
        for (facts, kind) in [
            (json!({ "works": true, "code": null }), Kind::Checked),
            (json!({ "works": null, "code": "x.net" }), Kind::Unanswered),
            (json!({ "works": false, "code": "x.password" }), Kind::Problem),
            (json!({ "works": true, "code": "x.perm" }), Kind::Problem),
            (json!({ "works": false, "code": "x.password", "known": true }), Kind::Checked),
        ] {
            assert_eq!(Kind::of("checked", &facts), kind, "{facts}");
        }
    }

    #[test]
    fn every_kind_is_found_by_its_word() {
        for kind in Kind::TOLD.into_iter().chain(Kind::COUNTED) {
            assert_eq!(Kind::from_word(kind.word()), Some(kind));
        }
    }
}
