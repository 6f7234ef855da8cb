//! The rows of the history: events of an account, which are only ever added until their time is over.

use rusqlite::types::ToSql;
use rusqlite::{Connection, Row, Transaction, params};
use sixty_core::account::HistoryLine;
use sixty_core::history::{Day, Event, FORGOTTEN, Kind, Query};
use sixty_core::moment::Moment;

use super::columns::{broken, from_json, from_json_if_any, json, millis, moment, readable};

/// The condition of the index by which everything that is told is read in its order (`schema.rs`). SQLite takes that index
/// where the same words stand in the query.
const TOLD: &str = "kind NOT IN ('checked', 'unanswered')";

pub fn add(transaction: &Transaction<'_>, lines: &[HistoryLine]) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached(
        "INSERT INTO history (at, account, event, facts, kind) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for line in lines {
        let kind = Kind::of(&line.event, &line.facts).word();
        insert.execute(params![millis(line.at), line.account, line.event, json(&line.facts)?, kind])?;
    }
    Ok(())
}

pub fn of(connection: &Connection, account: &str, limit: usize) -> rusqlite::Result<Vec<HistoryLine>> {
    let mut select =
        connection.prepare("SELECT * FROM history WHERE account = ?1 ORDER BY id DESC LIMIT ?2")?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    readable(select.query_map(params![account, limit], line)?)
}

pub fn events(connection: &Connection, query: &Query<'_>) -> rusqlite::Result<Vec<Event>> {
    let mut asked = Asked::of(query)?;
    if let Some(number) = query.older_than {
        asked.and("(at, id) < (SELECT at, id FROM history WHERE id = ?)", number);
    }
    let limit = i64::try_from(query.limit).unwrap_or(i64::MAX);
    let select = format!(
        "SELECT *, CASE WHEN account IN (SELECT id FROM accounts) THEN NULL ELSE
            (SELECT gone.facts FROM history gone WHERE gone.account = history.account AND gone.event = '{FORGOTTEN}'
            ORDER BY gone.id DESC LIMIT 1) END AS forgotten
        FROM history WHERE {} ORDER BY at DESC, id DESC LIMIT {limit}",
        asked.conditions.join(" AND ")
    );
    let mut select = connection.prepare(&select)?;
    readable(select.query_map(asked.values().as_slice(), event)?)
}

pub fn days(
    connection: &Connection,
    query: &Query<'_>,
    until: Moment,
    ahead_of_utc: i32,
) -> rusqlite::Result<Vec<Day>> {
    let mut asked = Asked::of(query)?;
    asked.and("at <= ?", millis(until));
    let select = format!(
        "SELECT kind, max(at) AS last, count(DISTINCT account) AS accounts, min(account) AS account
        FROM history WHERE {} GROUP BY kind, (at + {ahead_of_utc} * 1000) / 86400000 ORDER BY last DESC",
        asked.conditions.join(" AND ")
    );
    let mut select = connection.prepare(&select)?;
    readable(select.query_map(asked.values().as_slice(), day)?)
}

pub fn forget(transaction: &Transaction<'_>, before: Moment) -> rusqlite::Result<()> {
    let old = "DELETE FROM history WHERE kind IN (SELECT value FROM json_each(?2)) AND at < ?1
        AND NOT (json_valid(facts) AND json_extract(facts, '$.mark') IS NOT NULL
            AND account IN (SELECT id FROM accounts))";
    let all: Vec<&str> = Kind::TOLD.into_iter().chain(Kind::COUNTED).map(Kind::word).collect();
    transaction.execute(old, params![millis(before), json(&all)?]).map(drop)
}

/// The conditions of a query, with the values that they name.
struct Asked {
    conditions: Vec<String>,
    values: Vec<Box<dyn ToSql>>,
}

impl Asked {
    fn of(query: &Query<'_>) -> rusqlite::Result<Self> {
        let mut asked = Self { conditions: Vec::new(), values: Vec::new() };
        match query.kinds {
            kinds if kinds == Kind::TOLD => asked.conditions.push(TOLD.to_owned()),
            [one] => asked.and("kind = ?", one.word()),
            several => {
                let words: Vec<&str> = several.iter().map(|kind| kind.word()).collect();
                asked.and("kind IN (SELECT value FROM json_each(?))", json(&words)?);
            }
        }
        if let Some(since) = query.since {
            asked.and("at >= ?", millis(since));
        }
        if let Some(accounts) = query.accounts {
            asked.and("account IN (SELECT value FROM json_each(?))", json(&accounts)?);
        }
        Ok(asked)
    }

    fn and(&mut self, condition: &str, value: impl ToSql + 'static) {
        self.conditions.push(condition.to_owned());
        self.values.push(Box::new(value));
    }

    fn values(&self) -> Vec<&dyn ToSql> {
        self.values.iter().map(AsRef::as_ref).collect()
    }
}

fn line(row: &Row<'_>) -> rusqlite::Result<HistoryLine> {
    Ok(HistoryLine {
        at: moment(row, "at")?,
        account: row.get("account")?,
        event: row.get("event")?,
        facts: from_json(row, "facts")?,
    })
}

fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    Ok(Event { number: row.get("id")?, line: line(row)?, forgotten: from_json_if_any(row, "forgotten")? })
}

fn day(row: &Row<'_>) -> rusqlite::Result<Day> {
    let word: String = row.get("kind")?;
    Ok(Day {
        kind: Kind::from_word(&word).ok_or_else(|| broken(row, "kind", "not a kind"))?,
        last: moment(row, "last")?,
        accounts: row.get("accounts")?,
        account: row.get("account")?,
    })
}
