//! The rows of places and of their receipts.

use rusqlite::{Connection, Row, Transaction, params};
use sixty_core::places::{Place, Receipt};

use super::columns::{from_json, from_word_if_any, json, millis, moment_if_any, readable, word};

/// Places with their last receipts, in one query; what follows says which places.
macro_rules! select {
    ($which:literal) => {
        concat!(
            "SELECT places.*, receipts.at, receipts.mark, receipts.reason, receipts.progress, receipts.restart, ",
            "(SELECT count(*) FROM formers WHERE formers.place = places.id) AS formers FROM places ",
            "LEFT JOIN receipts ON receipts.id = (SELECT max(id) FROM receipts WHERE place = places.id) ",
            $which
        )
    };
}

pub fn all(connection: &Connection) -> rusqlite::Result<Vec<Place>> {
    let mut select = connection.prepare_cached(select!("ORDER BY places.rowid"))?;
    readable(select.query_map([], place)?)
}

pub fn of_account(connection: &Connection, account: &str) -> rusqlite::Result<Vec<Place>> {
    let mut select = connection.prepare_cached(select!("WHERE account = ?1 ORDER BY places.rowid"))?;
    readable(select.query_map([account], place)?)
}

pub fn at(connection: &Connection, address: &str) -> rusqlite::Result<Option<Place>> {
    let mut select =
        connection.prepare_cached(select!("WHERE address = ?1 ORDER BY places.rowid LIMIT 1"))?;
    Ok(readable(select.query_map([address], place)?)?.pop())
}

pub fn keep(transaction: &Transaction<'_>, place: &Place) -> rusqlite::Result<()> {
    let upsert = "INSERT INTO places (id, account, waits_for, target, added_at, address, handling)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT (id) DO UPDATE SET account = ?2, waits_for = ?3, target = ?4, address = ?6, handling = ?7";
    let waits_for = place.waits_for.map(|network| network.key());
    let (target, address) = (json(&place.target)?, place.target.address().unwrap_or_default());
    transaction.prepare_cached(upsert)?.execute(params![
        place.id,
        place.account,
        waits_for,
        target,
        millis(place.added_at),
        address,
        json(&place.handling)?
    ])?;
    Ok(())
}

/// The place with its last receipt, as one that it has not had before.
pub fn keep_whole(transaction: &Transaction<'_>, place: &Place) -> rusqlite::Result<()> {
    keep(transaction, place)?;
    place.last.as_ref().map_or(Ok(()), |receipt| receive(transaction, receipt))
}

pub fn remove(transaction: &Transaction<'_>, id: &str) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM places WHERE id = ?1", [id])?;
    Ok(())
}

pub fn receive(transaction: &Transaction<'_>, receipt: &Receipt) -> rusqlite::Result<()> {
    let insert =
        "INSERT INTO receipts (place, at, mark, reason, progress, restart) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let reason = receipt.reason.as_ref().map(word).transpose()?;
    let (progress, restart) = (word(&receipt.progress)?, word(&receipt.restart)?);
    transaction.execute(
        insert,
        params![receipt.place, millis(receipt.at), receipt.fingerprint, reason, progress, restart],
    )?;
    Ok(())
}

fn place(row: &Row<'_>) -> rusqlite::Result<Place> {
    let id: String = row.get("id")?;
    let last = match moment_if_any(row, "at")? {
        Some(at) => {
            let reason = from_word_if_any(row, "reason")?;
            let progress = from_word_if_any(row, "progress")?.unwrap_or_default();
            let restart = from_word_if_any(row, "restart")?.unwrap_or_default();
            Some(Receipt { place: id.clone(), at, fingerprint: row.get("mark")?, reason, progress, restart })
        }
        None => None,
    };
    Ok(Place {
        id,
        account: row.get("account")?,
        waits_for: from_word_if_any(row, "waits_for")?,
        target: from_json(row, "target")?,
        handling: from_json(row, "handling")?,
        added_at: moment_if_any(row, "added_at")?.unwrap_or_default(),
        last,
        formers: row.get("formers")?,
    })
}
