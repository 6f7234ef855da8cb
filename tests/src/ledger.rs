//! The ledger of a data folder, changed as no program of ours does it.

use std::path::Path;

use rusqlite::Connection;

/// Carries out one statement of SQL on the ledger at `path`.
pub fn change(path: &Path, statement: &str) {
    let connection = Connection::open(path).expect("a ledger");
    connection.execute_batch(statement).expect("a statement that SQLite takes");
}
