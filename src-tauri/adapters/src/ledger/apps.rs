//! The rows of Meta apps.

use rusqlite::{Connection, Row, Transaction, params};
use sixty_core::account::App;
use sixty_core::network::Network;

use super::columns::{from_json, from_word, json, millis, moment_if_any, readable, word};

pub fn all(connection: &Connection) -> rusqlite::Result<Vec<App>> {
    let mut select = connection.prepare("SELECT * FROM apps ORDER BY rowid")?;
    readable(select.query_map([], app)?)
}

pub fn keep(transaction: &Transaction<'_>, app: &App) -> rusqlite::Result<()> {
    if app.default {
        transaction.execute("UPDATE apps SET is_default = 0 WHERE network = ?1", [app.network.key()])?;
    }
    let upsert = "INSERT INTO apps VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (network, id) DO UPDATE SET return_address = ?3, permissions = ?4, config_id = ?5, secret = ?6,
        is_default = ?7, set_at = ?8";
    transaction.execute(
        upsert,
        params![
            app.network.key(),
            app.id,
            app.return_address,
            json(&app.permissions)?,
            app.config_id,
            word(&app.secret)?,
            app.default,
            millis(app.set_at)
        ],
    )?;
    Ok(())
}

pub fn remove(transaction: &Transaction<'_>, network: Network, id: &str) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM apps WHERE network = ?1 AND id = ?2", params![network.key(), id])?;
    let promote = "UPDATE apps SET is_default = 1 WHERE network = ?1
        AND rowid = (SELECT max(rowid) FROM apps WHERE network = ?1)
        AND NOT EXISTS (SELECT 1 FROM apps WHERE network = ?1 AND is_default)";
    transaction.execute(promote, [network.key()])?;
    Ok(())
}

fn app(row: &Row<'_>) -> rusqlite::Result<App> {
    Ok(App {
        network: from_word(row, "network")?,
        id: row.get("id")?,
        return_address: row.get("return_address")?,
        permissions: from_json(row, "permissions")?,
        config_id: row.get("config_id")?,
        secret: from_word(row, "secret")?,
        default: row.get("is_default")?,
        set_at: moment_if_any(row, "set_at")?.unwrap_or_default(),
    })
}
