//! The ledger port: accounts, apps, places, history and settings in an SQLite file. It never holds a secret.
//!
//! A row that cannot be read costs itself alone, and a date that cannot be true is not known: one bad row must not keep
//! the other accounts from being extended. Held by `a_row_that_cannot_be_read_costs_its_account_alone`
//! (`ledger/tests.rs`) and by `tests/promises/dates.rs`.
//!
//! A program that stays may meet tables that a newer one has changed meanwhile. It neither reads nor writes them any more:
//! the version is read each time. Held by
//! `a_ledger_that_a_newer_program_takes_over_while_it_is_open_is_neither_read_nor_written_any_more` (`ledger/tests.rs`) and
//! by `tests/promises/keep.rs`.
//!
//! One program at a time makes or changes the tables, under a lock, because several programs may start for the first
//! time at once. Held by `several_that_start_for_the_first_time_at_once_all_find_a_ledger` (`ledger/tests.rs`) and by
//! `a_first_start_of_several_at_once_makes_one_ledger` (`tests/promises/together.rs`).

mod accounts;
mod apps;
mod columns;
mod formers;
mod history;
mod look;
mod notices;
mod places;
mod schema;
mod still;
mod trouble;

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior, params};
use sixty_core::account::{Account, App, HistoryLine, Notice, Pending};
use sixty_core::history::{Day, Event, Query};
use sixty_core::journeys::rebuild;
use sixty_core::moment::Moment;
use sixty_core::network::Network;
use sixty_core::places::{Place, Reason, Receipt};
use sixty_core::ports::{Clock, Ledger, LedgerTrouble};

use crate::data_dir::private;
use crate::lock_wait;
use crate::log::LocalLog;
use trouble::trouble;

/// The ledger's file name in the data folder.
pub const FILE: &str = "ledger.sqlite";

/// The key of the setting that holds a copy of the installation's name.
pub const INSTALL_COPY: &str = "install";

/// The file under whose lock tables are made. It stays, so that a ledger that is missing beside it was lost.
const LOCK: &str = "ledger.lock";

/// What the lock's file holds once the tables were made.
const MADE: &[u8] = b"made\n";

/// Notes in a new ledger that there was one before it.
const MARK_LOST: &str = "INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)";

/// How long one process waits for another's transaction. A transaction lasts milliseconds; if it takes ten seconds, the
/// other process hangs.
const BUSY: Duration = Duration::from_secs(10);

/// How long one process waits for another that makes or changes the tables. A ledger of many years takes seconds.
const TABLES_WITHIN: Duration = Duration::from_secs(60);

/// The ledger in a data folder. One connection serves all threads, one at a time.
pub struct SqliteLedger {
    connection: Mutex<Connection>,
    folder: PathBuf,
    log: LocalLog,
    /// The clock that dates are compared with; None where nothing is asked of them.
    clock: Option<Arc<dyn Clock>>,
    /// Why the disk takes no writes, where the ledger was opened to be read all the same.
    read_only: Option<LedgerTrouble>,
}

impl SqliteLedger {
    /// Opens `folder`/[`FILE`], makes it when absent, and brings the tables of an older one up to date. A damaged file is
    /// never deleted.
    ///
    /// # Errors
    /// The file cannot be read or written, the disk is full, or a newer program has written it.
    pub fn open(folder: &Path) -> Result<Self, LedgerTrouble> {
        let path = folder.join(FILE);
        // Looked at before the ledger, because another program may be making all of them for the first time.
        let was_made_before = was_made_before(folder);
        let is_new = open_private(&path)?.metadata().is_ok_and(|file| file.len() == 0);
        let failed = |error: rusqlite::Error| trouble(&error, folder);
        // While another process puts a new file into WAL mode, SQLite fails at once instead of waiting.
        let mut alone = is_new.then(|| wait_alone(folder)).transpose()?;
        let mut connection = Connection::open(&path).map_err(failed)?;
        prepare(&mut connection).map_err(failed)?;
        if !schema::is_newest(&connection).map_err(failed)? {
            // The migrations read the version before their transaction begins, so two would both make the tables.
            if alone.is_none() {
                alone = Some(wait_alone(folder)?);
            }
            schema::migrate(&mut connection, folder)?;
        }
        if is_new && was_made_before {
            connection.execute(MARK_LOST, [rebuild::DUE, rebuild::YES]).map_err(failed)?;
        }
        if let Some(mut lock) = alone.take() {
            // Where this cannot be written, a ledger that is lost one day reads as new.
            lock.write_all(MADE).unwrap_or_default();
        }
        Ok(Self::over(connection, folder, None))
    }

    /// The same ledger, whose dates are compared with this clock: one that cannot be true counts as not known.
    #[must_use]
    pub fn by_clock(self, clock: &Arc<dyn Clock>) -> Self {
        Self { clock: Some(Arc::clone(clock)), ..self }
    }

    fn credible(&self, account: Account) -> Account {
        match &self.clock {
            Some(clock) => account.with_credible_dates(clock.now()),
            None => account,
        }
    }

    /// Opens it for a command that reads. Where the disk is full or may not be written, the ledger is read into memory,
    /// and every write to it fails with that trouble.
    ///
    /// # Errors
    /// There is no ledger yet and none can be made, the file cannot be read, or a newer program has written it.
    pub fn open_to_read(folder: &Path) -> Result<Self, LedgerTrouble> {
        let unwritable = match Self::open(folder) {
            Err(trouble) if trouble != LedgerTrouble::Newer => trouble,
            opened => return opened,
        };
        let Ok(mut connection) = still::open(&folder.join(FILE)) else { return Err(unwritable) };
        match schema::is_newest(&connection) {
            Ok(true) => {}
            Ok(false) => schema::migrate(&mut connection, folder)?,
            Err(_) => return Err(unwritable),
        }
        Ok(Self::over(connection, folder, Some(unwritable)))
    }

    fn over(connection: Connection, folder: &Path, read_only: Option<LedgerTrouble>) -> Self {
        let (connection, folder) = (Mutex::new(connection), folder.to_owned());
        Self { connection, folder, log: LocalLog::off(), clock: None, read_only }
    }

    /// The same ledger with a log of its troubles and of deliveries to places.
    #[must_use]
    pub fn noting_in(self, log: &LocalLog) -> Self {
        Self { log: log.clone(), ..self }
    }

    /// Logs the kind of a trouble, with SQLite's number for it.
    fn noted(&self, what: &str, error: &rusqlite::Error) -> LedgerTrouble {
        let trouble = trouble(error, &self.folder);
        let number = error.sqlite_error().map(|error| error.extended_code);
        self.log.note(|| tracing::warn!(target: "ledger", what, kind = trouble.word(), number));
        trouble
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A panic in another thread rolled its transaction back; the connection itself is fine.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, LedgerTrouble> {
        let connection = self.connection();
        match schema::is_newer(&connection) {
            Ok(true) => Err(LedgerTrouble::Outdated),
            Ok(false) => read(&connection).map_err(|error| self.noted("read", &error)),
            Err(error) => Err(self.noted("read", &error)),
        }
    }

    /// Writes in one transaction: all of it, or nothing. A newer program may have brought the tables up to date while this
    /// one runs; then nothing of them is touched any more.
    fn write<T>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, LedgerTrouble> {
        if let Some(trouble) = &self.read_only {
            return Err(trouble.clone());
        }
        let mut connection = self.connection();
        let run = || -> rusqlite::Result<Result<T, LedgerTrouble>> {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if schema::is_newer(&transaction)? {
                return Ok(Err(LedgerTrouble::Outdated));
            }
            let answer = write(&transaction)?;
            transaction.commit()?;
            Ok(Ok(answer))
        };
        run().unwrap_or_else(|error| Err(self.noted("write", &error)))
    }
}

impl Ledger for SqliteLedger {
    fn accounts(&self) -> Result<Vec<Account>, LedgerTrouble> {
        Ok(self.read(accounts::all)?.into_iter().map(|account| self.credible(account)).collect())
    }

    fn account(&self, id: &str) -> Result<Option<Account>, LedgerTrouble> {
        Ok(self.read(|connection| accounts::one(connection, id))?.map(|account| self.credible(account)))
    }

    fn account_of(&self, network: Network, user_id: &str) -> Result<Option<Account>, LedgerTrouble> {
        let found = self.read(|connection| accounts::of_user(connection, network, user_id))?;
        Ok(found.map(|account| self.credible(account)))
    }

    fn begin(&self, attempt: &Pending) -> Result<i64, LedgerTrouble> {
        self.write(|transaction| accounts::begin(transaction, attempt))
    }

    fn unfinished(&self) -> Result<Vec<Pending>, LedgerTrouble> {
        let attempts = self.read(accounts::unfinished)?.into_iter();
        Ok(attempts.map(|attempt| Pending { account: self.credible(attempt.account), ..attempt }).collect())
    }

    fn abandon(&self, attempt: i64) -> Result<(), LedgerTrouble> {
        self.write(|transaction| accounts::end(transaction, attempt))
    }

    fn keep(
        &self,
        account: &Account,
        place: Option<&Place>,
        history: &[HistoryLine],
        attempt: Option<i64>,
    ) -> Result<(), LedgerTrouble> {
        self.write(|transaction| {
            accounts::keep(transaction, account)?;
            place.map_or(Ok(()), |place| places::keep_whole(transaction, place))?;
            history::add(transaction, history)?;
            attempt.map_or(Ok(()), |attempt| accounts::end(transaction, attempt))
        })
    }

    fn forget(&self, id: &str, history: &[HistoryLine]) -> Result<(), LedgerTrouble> {
        self.write(|transaction| {
            accounts::forget(transaction, id)?;
            history::add(transaction, history)
        })
    }

    fn history(&self, account: &str, limit: usize) -> Result<Vec<HistoryLine>, LedgerTrouble> {
        self.read(|connection| history::of(connection, account, limit))
    }

    fn events(&self, query: &Query<'_>) -> Result<Vec<Event>, LedgerTrouble> {
        self.read(|connection| history::events(connection, query))
    }

    fn days(&self, query: &Query<'_>, until: Moment, ahead_of_utc: i32) -> Result<Vec<Day>, LedgerTrouble> {
        self.read(|connection| history::days(connection, query, until, ahead_of_utc))
    }

    fn forget_history(&self, before: Moment) -> Result<(), LedgerTrouble> {
        self.write(|transaction| history::forget(transaction, before))
    }

    fn apps(&self) -> Result<Vec<App>, LedgerTrouble> {
        self.read(apps::all)
    }

    fn keep_app(&self, app: &App) -> Result<(), LedgerTrouble> {
        self.write(|transaction| apps::keep(transaction, app))
    }

    fn remove_app(&self, network: Network, id: &str) -> Result<(), LedgerTrouble> {
        self.write(|transaction| apps::remove(transaction, network, id))
    }

    fn places(&self) -> Result<Vec<Place>, LedgerTrouble> {
        self.read(places::all)
    }

    fn places_of(&self, account: &str) -> Result<Vec<Place>, LedgerTrouble> {
        self.read(|connection| places::of_account(connection, account))
    }

    fn place_at(&self, address: &str) -> Result<Option<Place>, LedgerTrouble> {
        self.read(|connection| places::at(connection, address))
    }

    fn keep_place(&self, place: &Place) -> Result<(), LedgerTrouble> {
        self.write(|transaction| places::keep(transaction, place))
    }

    fn keep_waiting(&self, place: &Place, history: &HistoryLine) -> Result<(), LedgerTrouble> {
        self.write(|transaction| {
            places::keep_whole(transaction, place)?;
            history::add(transaction, std::slice::from_ref(history))
        })
    }

    fn remove_place(&self, id: &str) -> Result<(), LedgerTrouble> {
        self.write(|transaction| places::remove(transaction, id))
    }

    fn receive(&self, receipt: &Receipt, history: &HistoryLine) -> Result<(), LedgerTrouble> {
        let received = self.write(|transaction| {
            places::receive(transaction, receipt)?;
            history::add(transaction, std::slice::from_ref(history))
        });
        if received.is_ok() {
            let kind = receipt.reason.map_or("written", Reason::key);
            let (place, account) = (receipt.place.as_str(), history.account.as_deref());
            self.log.note(|| tracing::info!(target: "places", what = "received", kind, place, account));
        }
        received
    }

    fn changes(&self) -> Result<i64, LedgerTrouble> {
        self.read(|connection| connection.pragma_query_value(None, "data_version", |row| row.get(0)))
    }

    fn notices(&self) -> Result<Vec<Notice>, LedgerTrouble> {
        self.read(notices::all)
    }

    fn give(&self, notices: &[Notice], history: &[HistoryLine]) -> Result<(), LedgerTrouble> {
        self.write(|transaction| {
            notices::give(transaction, notices)?;
            history::add(transaction, history)
        })
    }

    fn take_back(&self, notices: &[Notice]) -> Result<(), LedgerTrouble> {
        self.write(|transaction| notices::take_back(transaction, notices))
    }

    fn setting(&self, key: &str) -> Result<Option<String>, LedgerTrouble> {
        let select = "SELECT value FROM settings WHERE key = ?1";
        self.read(|connection| {
            connection.prepare_cached(select)?.query_row([key], |row| row.get(0)).optional()
        })
    }

    fn set_setting(&self, key: &str, value: &str) -> Result<(), LedgerTrouble> {
        let upsert = "INSERT INTO settings (key, value) VALUES (?1, ?2)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.write(|transaction| transaction.execute(upsert, params![key, value]).map(|_| ()))
    }
}

/// The copy of the installation's name in the ledger of a data folder, which is not changed and not made; None where there
/// is none.
pub fn copy_of_install(folder: &Path) -> Option<String> {
    let path = folder.join(FILE);
    if path.metadata().ok()?.len() == 0 {
        return None;
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).ok()?;
    connection.busy_timeout(BUSY).ok()?;
    let select = "SELECT value FROM settings WHERE key = ?1";
    connection.query_row(select, [INSTALL_COPY], |row| row.get(0)).ok()
}

/// Whether there was a ledger in this folder: the lock says so, or accounts were held.
fn was_made_before(folder: &Path) -> bool {
    let is_noted = folder.join(LOCK).metadata().is_ok_and(|lock| lock.len() > 0);
    is_noted || folder.join("locks").exists()
}

/// Waits for the lock under which tables are made and changed; it is held until the returned file is dropped.
fn wait_alone(folder: &Path) -> Result<File, LedgerTrouble> {
    let lock = open_private(&folder.join(LOCK))?;
    match lock_wait::hold(&lock, TABLES_WITHIN) {
        Ok(true) => Ok(lock),
        Ok(false) => {
            Err(LedgerTrouble::Other("another program makes the tables and does not end".to_owned()))
        }
        Err(error) => Err(LedgerTrouble::Other(error.to_string())),
    }
}

/// Opens the file, or makes it for its owner only: SQLite itself would follow the umask. SQLite gives the `-wal` and
/// `-shm` files the mode of this one.
fn open_private(path: &Path) -> Result<File, LedgerTrouble> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    private::ours_alone(&mut options);
    private::never_waits(&mut options);
    let is_plain = |file: File| {
        let facts = file.metadata()?;
        if facts.is_file() { Ok(file) } else { Err(std::io::Error::other("it is no plain file")) }
    };
    options.open(path).and_then(is_plain).map_err(|error| match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => LedgerTrouble::DiskFull,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => LedgerTrouble::ReadOnly,
        _ => LedgerTrouble::Other(error.to_string()),
    })
}

fn prepare(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // WAL alone would lose the last transactions when the power fails.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)
}

#[cfg(test)]
mod tests;
