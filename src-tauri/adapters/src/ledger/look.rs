//! The ledger as the check-up sees it: a copy in memory, so that nothing is made, changed or waited for.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::Connection;
use sixty_core::journeys::rebuild;
use sixty_core::ports::{Ledger as _, LedgerState, LedgerTrouble};

use super::{FILE, SqliteLedger, schema, still, was_made_before};

impl SqliteLedger {
    /// The state of `folder`/[`FILE`], and the ledger to read where that is possible.
    pub fn look(folder: &Path) -> (LedgerState, Option<Self>) {
        let path = folder.join(FILE);
        match fs::metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return (absent(folder), None),
            Ok(file) if file.is_file() && file.len() == 0 => return (absent(folder), None),
            Err(error) => return (LedgerState::Damaged(error.to_string()), None),
            Ok(_) => {}
        }
        match read(&path, folder) {
            Ok((ledger, is_lost)) => {
                (if is_lost { LedgerState::Lost } else { LedgerState::Whole }, Some(ledger))
            }
            Err(LedgerTrouble::Newer) => (LedgerState::Newer, None),
            Err(trouble) => (LedgerState::Damaged(trouble.to_string()), None),
        }
    }
}

fn absent(folder: &Path) -> LedgerState {
    if was_made_before(folder) { LedgerState::Lost } else { LedgerState::None }
}

/// The ledger, whose pages and tables can all be read, and whether it waits to be made anew from the vault.
fn read(path: &Path, folder: &Path) -> Result<(SqliteLedger, bool), LedgerTrouble> {
    let told = |error: rusqlite::Error| LedgerTrouble::Other(error.to_string());
    let mut connection = still::open(path).map_err(told)?;
    match fault(&connection).map_err(told)? {
        Some(fault) => return Err(LedgerTrouble::Other(fault)),
        None if !schema::is_newest(&connection).map_err(told)? => {
            schema::migrate(&mut connection, folder)?;
        }
        None => {}
    }
    let ledger = SqliteLedger::over(connection, folder, Some(LedgerTrouble::ReadOnly));
    ledger.accounts()?;
    ledger.places()?;
    ledger.apps()?;
    let is_lost = rebuild::is_marked(&ledger)?;
    Ok((ledger, is_lost))
}

/// The first fault that SQLite finds in the pages; None where they are sound.
fn fault(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok(Some(found).filter(|found| found != "ok"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use sixty_core::ports::Clock;

    use super::*;
    use crate::clock::SystemClock;

    #[test]
    fn a_folder_without_a_ledger_gets_none() {
        let folder = tempfile::tempdir().unwrap();
        let (state, ledger) = SqliteLedger::look(folder.path());
        assert!(state == LedgerState::None && ledger.is_none());
        assert_eq!(SqliteLedger::look(&folder.path().join("none")).0, LedgerState::None);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_is_read_cannot_be_written_and_the_files_stay_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        SqliteLedger::open(folder.path()).unwrap().set_setting("theme", "dark").unwrap();
        let names = || {
            let mut names: Vec<_> =
                fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
            names.sort();
            names
        };
        let before = (names(), fs::read(folder.path().join(FILE)).unwrap());

        let (state, ledger) = SqliteLedger::look(folder.path());

        let ledger = ledger.unwrap().by_clock(&(Arc::new(SystemClock) as Arc<dyn Clock>));
        assert_eq!((state, ledger.setting("theme").unwrap().as_deref()), (LedgerState::Whole, Some("dark")));
        assert_eq!(ledger.set_setting("theme", "light"), Err(LedgerTrouble::ReadOnly));
        assert_eq!((names(), fs::read(folder.path().join(FILE)).unwrap()), before);
    }

    #[test]
    fn a_database_of_another_program_is_no_ledger() {
        let folder = tempfile::tempdir().unwrap();
        let other = Connection::open(folder.path().join(FILE)).unwrap();
        other.execute_batch("CREATE TABLE notes (text TEXT); PRAGMA user_version = 6;").unwrap();
        drop(other);
        let (state, ledger) = SqliteLedger::look(folder.path());
        assert!(matches!(state, LedgerState::Damaged(_)) && ledger.is_none(), "{state:?}");
    }
}
