//! The rows of the history: events of an account, which are only ever added.

use rusqlite::{Connection, Row, Transaction, params};
use sixty_core::account::HistoryLine;

use super::columns::{from_json, json, millis, moment, readable};

pub fn add(transaction: &Transaction<'_>, lines: &[HistoryLine]) -> rusqlite::Result<()> {
    let mut insert = transaction
        .prepare_cached("INSERT INTO history (at, account, event, facts) VALUES (?1, ?2, ?3, ?4)")?;
    for line in lines {
        insert.execute(params![millis(line.at), line.account, line.event, json(&line.facts)?])?;
    }
    Ok(())
}

pub fn of(connection: &Connection, account: &str, limit: usize) -> rusqlite::Result<Vec<HistoryLine>> {
    let mut select =
        connection.prepare("SELECT * FROM history WHERE account = ?1 ORDER BY id DESC LIMIT ?2")?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    readable(select.query_map(params![account, limit], line)?)
}

fn line(row: &Row<'_>) -> rusqlite::Result<HistoryLine> {
    Ok(HistoryLine {
        at: moment(row, "at")?,
        account: row.get("account")?,
        event: row.get("event")?,
        facts: from_json(row, "facts")?,
    })
}
