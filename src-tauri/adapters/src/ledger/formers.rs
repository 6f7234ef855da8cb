//! The rows of what files held before we wrote them.

use rusqlite::{Row, params};
use sixty_core::ports::{FORMERS, Former, FormerContents, LedgerTrouble};

use super::SqliteLedger;
use super::columns::readable;

impl FormerContents for SqliteLedger {
    fn keep_former(&self, former: &Former) -> Result<i64, LedgerTrouble> {
        let Former { place, sealed, after } = former;
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO formers (place, sealed, after) VALUES (?1, ?2, ?3)",
                params![place, sealed, after],
            )?;
            let number = transaction.last_insert_rowid();
            let too_old = "DELETE FROM formers WHERE place = ?1 AND id NOT IN
                (SELECT id FROM formers WHERE place = ?1 ORDER BY id DESC LIMIT ?2)";
            transaction.execute(too_old, params![place, i64::try_from(FORMERS).unwrap_or(i64::MAX)])?;
            Ok(number)
        })
    }

    fn drop_former(&self, number: i64) -> Result<(), LedgerTrouble> {
        self.write(|transaction| transaction.execute("DELETE FROM formers WHERE id = ?1", [number]).map(drop))
    }

    fn formers(&self, place: &str) -> Result<Vec<(i64, Former)>, LedgerTrouble> {
        self.read(|connection| {
            let mut select = connection.prepare_cached(
                "SELECT id, place, sealed, after FROM formers WHERE place = ?1 ORDER BY id DESC",
            )?;
            readable(select.query_map([place], former)?)
        })
    }
}

fn former(row: &Row<'_>) -> rusqlite::Result<(i64, Former)> {
    let former = Former { place: row.get("place")?, sealed: row.get("sealed")?, after: row.get("after")? };
    Ok((row.get("id")?, former))
}
