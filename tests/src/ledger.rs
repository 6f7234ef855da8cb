//! The ledger of a data folder, changed as no program of ours does it.

use std::path::Path;

use rusqlite::Connection;
pub use sixty_adapters::ledger::FILE;

/// Carries out one statement of SQL on the ledger at `path`.
pub fn change(path: &Path, statement: &str) {
    let connection = Connection::open(path).expect("a ledger");
    connection.execute_batch(statement).expect("a statement that SQLite takes");
}

/// How many rows the tables have that a program writes at every step, and the newest of them.
pub fn rows(path: &Path) -> (i64, i64, Option<String>) {
    let connection = Connection::open(path).expect("a ledger");
    let select = "SELECT (SELECT count(*) FROM history), (SELECT count(*) FROM attempts),
        (SELECT max(value) FROM settings)";
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    connection.query_row(select, [], row).expect("rows")
}
