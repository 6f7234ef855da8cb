//! The tables and their migrations. A migration that was released never changes; a new one is added after it.

use std::path::Path;

use rusqlite::Connection;
use rusqlite_migration::{M, MigrationDefinitionError, Migrations};
use sixty_core::ports::LedgerTrouble;

use super::trouble::trouble;

/// Moments are Unix milliseconds: they can be sorted, and readers need no common text form.
const FIRST: &str = "
CREATE TABLE apps (
    network TEXT NOT NULL,
    id TEXT NOT NULL,
    return_address TEXT NOT NULL,
    permissions TEXT NOT NULL,
    config_id TEXT,
    secret TEXT NOT NULL,
    is_default INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    PRIMARY KEY (network, id)
) STRICT;

CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    network TEXT NOT NULL,
    user_id TEXT NOT NULL,
    name TEXT NOT NULL,
    label TEXT,
    kind TEXT NOT NULL,
    parent TEXT,
    app_id TEXT,
    auto_extend INTEGER NOT NULL,
    token_kind TEXT NOT NULL,
    obtained_at INTEGER,
    expires_at INTEGER,
    login_required_by INTEGER,
    token_mark TEXT NOT NULL,
    granted TEXT,
    wanted TEXT NOT NULL,
    connected_at INTEGER NOT NULL,
    disconnected_at INTEGER,
    snoozed_until INTEGER,
    retry_at INTEGER,
    failing_since INTEGER,
    failures INTEGER NOT NULL,
    problem TEXT,
    checked_at INTEGER,
    version INTEGER NOT NULL,
    UNIQUE (network, user_id)
) STRICT;

-- A step that began; its row goes when the step ends, so every row is one that was cut off or is under way.
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    process INTEGER NOT NULL,
    account TEXT NOT NULL
) STRICT;

CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    account TEXT,
    event TEXT NOT NULL,
    facts TEXT NOT NULL
) STRICT;
CREATE INDEX history_of_account ON history (account, id);

CREATE TABLE notices (
    account TEXT NOT NULL,
    step TEXT NOT NULL,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (account, step, given_at)
) STRICT;

CREATE TABLE places (
    id TEXT PRIMARY KEY,
    account TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    waits_for TEXT,
    target TEXT NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE receipts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place TEXT NOT NULL REFERENCES places (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    mark TEXT,
    reason TEXT
) STRICT;
CREATE INDEX receipts_of_place ON receipts (place, id);

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
";

/// Adds the column that holds the facts of a Facebook Page as JSON.
const PAGES: &str = "ALTER TABLE accounts ADD COLUMN page TEXT;";

/// Finds the places of one account, and the place of one address, without reading the others: what a run costs grows
/// with the accounts, not with their square. Until here there were `.env` lines alone.
const ADDRESSES: &str = "
ALTER TABLE places ADD COLUMN address TEXT NOT NULL DEFAULT '';
UPDATE places SET address = json_extract(target, '$.path') || '#' || json_extract(target, '$.key');
CREATE INDEX places_of_account ON places (account);
CREATE INDEX places_by_address ON places (address);
";

/// Adds the column that holds how a person got an account's token, as a word.
const WAYS: &str = "ALTER TABLE accounts ADD COLUMN way TEXT;";

/// Adds the column for the client of an account. What was called "client or group" until here was kept as the label.
const CLIENTS: &str = "
ALTER TABLE accounts ADD COLUMN client TEXT;
UPDATE accounts SET client = label;
";

/// Finds history by kind and by time without reading all of it. Until here a check did not say whether what it found was
/// known before, so a check that is the same as the one before it counts as known.
const KINDS: &str = "
ALTER TABLE history ADD COLUMN kind TEXT NOT NULL DEFAULT 'you';
UPDATE history SET kind = CASE
    WHEN NOT json_valid(facts) THEN 'you'
    WHEN event = 'checked' AND json_extract(facts, '$.works') IS NULL THEN 'unanswered'
    WHEN event = 'checked' AND json_extract(facts, '$.works') AND json_extract(facts, '$.code') IS NULL THEN 'checked'
    WHEN event IN ('checked', 'put_off', 'refused', 'not_proved', 'not_read', 'not_delivered') THEN 'problem'
    WHEN event IN ('extended', 'read_anew') THEN 'extended'
    WHEN event IN ('delivered', 'waits_for_you') THEN 'delivered'
    ELSE 'you' END;
UPDATE history SET kind = 'checked' WHERE kind = 'problem' AND id IN (
    SELECT id FROM (
        SELECT id, facts, lag(facts) OVER (PARTITION BY account ORDER BY id) AS before
        FROM history WHERE event = 'checked'
    ) WHERE facts = before
);
CREATE INDEX history_by_kind ON history (kind, at, account);
CREATE INDEX history_told ON history (at) WHERE kind NOT IN ('checked', 'unanswered');
";

/// Adds what a delivery needs and what follows it, as JSON, how far each delivery came, and what files held before. Until
/// here every place was a line of a file or a form.
const HANDLING: &str = "
ALTER TABLE places ADD COLUMN handling TEXT NOT NULL DEFAULT '{}';
ALTER TABLE receipts ADD COLUMN progress TEXT NOT NULL DEFAULT 'written';
ALTER TABLE receipts ADD COLUMN restart TEXT NOT NULL DEFAULT 'none';
CREATE TABLE formers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place TEXT NOT NULL REFERENCES places (id) ON DELETE CASCADE,
    sealed TEXT NOT NULL,
    after TEXT NOT NULL
) STRICT;
CREATE INDEX formers_of_place ON formers (place, id);
";

/// SQLite's `user_version` after all migrations: their number.
const NEWEST: i64 = 7;

/// Whether every migration of this program has been run.
///
/// # Errors
/// The file cannot be read.
pub fn is_newest(connection: &Connection) -> rusqlite::Result<bool> {
    Ok(version(connection)? == NEWEST)
}

/// Whether a newer program has run migrations that this one does not know.
///
/// # Errors
/// The file cannot be read.
pub fn is_newer(connection: &Connection) -> rusqlite::Result<bool> {
    Ok(version(connection)? > NEWEST)
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Runs the migrations that are still missing. No other process may do so at the same time.
///
/// # Errors
///
/// The tables were made by a newer program, or a migration cannot be written.
pub fn migrate(connection: &mut Connection, folder: &Path) -> Result<(), LedgerTrouble> {
    migrations().to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => {
            LedgerTrouble::Newer
        }
        rusqlite_migration::Error::RusqliteError { err, .. } => trouble(&err, folder),
        other => LedgerTrouble::Other(other.to_string()),
    })
}

fn migrations() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(FIRST),
        M::up(PAGES),
        M::up(ADDRESSES),
        M::up(WAYS),
        M::up(CLIENTS),
        M::up(KINDS),
        M::up(HANDLING),
    ])
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_account_of_the_first_version_is_read_by_the_newest() {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        super::migrations().to_version(&mut connection, 1).unwrap();
        let insert =
            "INSERT INTO accounts VALUES ('00000001', 'facebook', '1', 'Mara', NULL, 'person', NULL, NULL, 1,
            'long', 1, 2, 3, 'mark', NULL, '[]', 4, NULL, NULL, NULL, NULL, 0, NULL, NULL, 7)";
        connection.execute(insert, []).unwrap();

        super::migrations().to_latest(&mut connection).unwrap();

        let account = super::super::accounts::one(&connection, "00000001").unwrap().unwrap();
        assert_eq!((account.name.as_str(), account.version, account.page), ("Mara", 7, None));
    }

    #[test]
    fn the_client_that_was_kept_as_a_label_is_the_client_of_the_newest() {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        super::migrations().to_version(&mut connection, 3).unwrap();
        for (id, label) in [("00000001", "'Corner Bakery'"), ("00000002", "NULL")] {
            let insert = format!(
                "INSERT INTO accounts VALUES ('{id}', 'threads', '{id}', 'mara', {label}, 'profile', NULL, NULL, 1,
                'long', 1, 2, 3, 'mark', NULL, '[]', 4, NULL, NULL, NULL, NULL, 0, NULL, NULL, 7, NULL)"
            );
            connection.execute(&insert, []).unwrap();
        }

        super::migrations().to_latest(&mut connection).unwrap();

        let client = |id| super::super::accounts::one(&connection, id).unwrap().unwrap().client;
        assert_eq!(client("00000001").as_deref(), Some("Corner Bakery"));
        assert_eq!(client("00000002"), None);
    }

    #[test]
    fn of_the_checks_of_an_older_version_the_first_that_found_a_problem_is_told() {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        super::migrations().to_version(&mut connection, 5).unwrap();
        let works = r#"{"works":true,"code":null}"#;
        let dead = r#"{"works":false,"code":"x.password"}"#;
        for (at, event, facts) in [
            (1, "extended", "{}"),
            (2, "checked", works),
            (3, "checked", dead),
            (4, "checked", dead),
            (5, "checked", r#"{"works":null,"code":"x.net"}"#),
            (6, "disconnected", "{}"),
            (7, "extended", "no JSON"),
        ] {
            let insert = "INSERT INTO history (at, account, event, facts) VALUES (?1, '00000001', ?2, ?3)";
            connection.execute(insert, rusqlite::params![at, event, facts]).unwrap();
        }

        super::migrations().to_latest(&mut connection).unwrap();

        let mut select = connection.prepare("SELECT kind FROM history ORDER BY at").unwrap();
        let kinds: Vec<String> =
            select.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        assert_eq!(kinds, ["extended", "checked", "problem", "checked", "unanswered", "you", "you"]);
    }

    #[test]
    fn the_migrations_are_sound_and_lead_to_the_newest() {
        super::migrations().validate().unwrap();
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        super::migrations().to_latest(&mut connection).unwrap();
        assert!(super::is_newest(&connection).unwrap());
    }
}
