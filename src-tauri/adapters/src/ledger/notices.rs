//! The rows of reminders that were given, so that none is given twice.

use rusqlite::{Connection, Row, Transaction, params};
use sixty_core::account::Notice;

use super::columns::{broken, millis, moment, readable};

pub fn all(connection: &Connection) -> rusqlite::Result<Vec<Notice>> {
    let mut select = connection.prepare("SELECT * FROM notices ORDER BY given_at, rowid")?;
    readable(select.query_map([], notice)?)
}

pub fn give(transaction: &Transaction<'_>, notices: &[Notice]) -> rusqlite::Result<()> {
    let mut insert = transaction
        .prepare_cached("INSERT OR IGNORE INTO notices (account, step, given_at) VALUES (?1, ?2, ?3)")?;
    for notice in notices {
        insert.execute(params![notice.account, notice.step.to_string(), millis(notice.given_at)])?;
    }
    Ok(())
}

pub fn take_back(transaction: &Transaction<'_>, notices: &[Notice]) -> rusqlite::Result<()> {
    let mut delete = transaction
        .prepare_cached("DELETE FROM notices WHERE account = ?1 AND step = ?2 AND given_at = ?3")?;
    for notice in notices {
        delete.execute(params![notice.account, notice.step.to_string(), millis(notice.given_at)])?;
    }
    Ok(())
}

fn notice(row: &Row<'_>) -> rusqlite::Result<Notice> {
    let step: String = row.get("step")?;
    Ok(Notice {
        account: row.get("account")?,
        step: step.parse().map_err(|()| broken(row, "step", "not a step"))?,
        given_at: moment(row, "given_at")?,
    })
}
