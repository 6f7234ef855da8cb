//! The rows of accounts, and of the steps that were begun and not ended.

use rusqlite::{Connection, Row, Transaction, named_params, params};
use serde::{Deserialize, Serialize};
use sixty_core::account::{Account, Pending, Permissions, TokenFacts};
use sixty_core::network::Network;
use sixty_core::places::Place;

use super::columns::{
    from_json, from_json_if_any, from_word, from_word_if_any, json, millis, moment_if_any, readable, word,
};

pub fn all(connection: &Connection) -> rusqlite::Result<Vec<Account>> {
    let mut select = connection.prepare("SELECT * FROM accounts ORDER BY rowid")?;
    readable(select.query_map([], account)?)
}

pub fn one(connection: &Connection, id: &str) -> rusqlite::Result<Option<Account>> {
    let mut select = connection.prepare_cached("SELECT * FROM accounts WHERE id = ?1")?;
    Ok(readable(select.query_map([id], account)?)?.pop())
}

pub fn of_user(
    connection: &Connection,
    network: Network,
    user_id: &str,
) -> rusqlite::Result<Option<Account>> {
    let mut select =
        connection.prepare_cached("SELECT * FROM accounts WHERE network = ?1 AND user_id = ?2")?;
    Ok(readable(select.query_map([network.key(), user_id], account)?)?.pop())
}

/// Inserts or replaces by id; another id with the same network and user id breaks the UNIQUE rule and is refused.
pub fn keep(transaction: &Transaction<'_>, account: &Account) -> rusqlite::Result<()> {
    let token = &account.token;
    transaction.prepare_cached(UPSERT)?.execute(named_params! {
        ":id": account.id,
        ":network": account.network.key(),
        ":user_id": account.user_id,
        ":name": account.name,
        ":label": account.label,
        ":kind": word(&account.kind)?,
        ":parent": account.parent,
        ":app_id": account.app_id,
        ":auto_extend": account.auto_extend,
        ":token_kind": word(&token.kind)?,
        ":obtained_at": token.obtained_at.map(millis),
        ":expires_at": token.expires_at.map(millis),
        ":login_required_by": token.login_required_by.map(millis),
        ":token_mark": token.fingerprint,
        ":granted": account.permissions.granted.as_ref().map(json).transpose()?,
        ":wanted": json(&account.permissions.wanted)?,
        ":connected_at": millis(account.connected_at),
        ":disconnected_at": account.disconnected_at.map(millis),
        ":snoozed_until": account.snoozed_until.map(millis),
        ":retry_at": account.retry_at.map(millis),
        ":failing_since": account.failing_since.map(millis),
        ":failures": account.failures,
        ":problem": account.problem.as_ref().map(json).transpose()?,
        ":checked_at": account.checked_at.map(millis),
        ":page": account.page.as_ref().map(json).transpose()?,
        ":way": account.way.as_ref().map(word).transpose()?,
    })?;
    Ok(())
}

/// Deletes an account. Its Pages stay, without a parent.
pub fn forget(transaction: &Transaction<'_>, id: &str) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM accounts WHERE id = ?1", [id])?;
    transaction
        .execute("UPDATE accounts SET parent = NULL, version = version + 1 WHERE parent = ?1", [id])?;
    Ok(())
}

/// What a step is about to write, in one column: an older program reads the account alone.
#[derive(Serialize, Deserialize)]
struct Draft {
    #[serde(flatten)]
    account: Account,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
}

pub fn begin(transaction: &Transaction<'_>, attempt: &Pending) -> rusqlite::Result<i64> {
    let insert = "INSERT INTO attempts (kind, started_at, process, account) VALUES (?1, ?2, ?3, ?4)";
    let draft = json(&Draft { account: attempt.account.clone(), place: attempt.place.clone() })?;
    transaction.execute(
        insert,
        params![word(&attempt.kind)?, millis(attempt.started_at), std::process::id(), draft],
    )?;
    Ok(transaction.last_insert_rowid())
}

pub fn unfinished(connection: &Connection) -> rusqlite::Result<Vec<Pending>> {
    let mut select = connection.prepare("SELECT * FROM attempts ORDER BY id")?;
    let attempt = |row: &Row<'_>| {
        let Draft { account, place } = from_json(row, "account")?;
        Ok(Pending {
            id: row.get("id")?,
            kind: from_word(row, "kind")?,
            started_at: moment_if_any(row, "started_at")?.unwrap_or_default(),
            account,
            place,
        })
    };
    readable(select.query_map([], attempt)?)
}

pub fn end(transaction: &Transaction<'_>, attempt: i64) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM attempts WHERE id = ?1", [attempt])?;
    Ok(())
}

const UPSERT: &str = "
INSERT INTO accounts VALUES (
    :id, :network, :user_id, :name, :label, :kind, :parent, :app_id, :auto_extend, :token_kind, :obtained_at,
    :expires_at, :login_required_by, :token_mark, :granted, :wanted, :connected_at, :disconnected_at, :snoozed_until,
    :retry_at, :failing_since, :failures, :problem, :checked_at, 1, :page, :way)
ON CONFLICT (id) DO UPDATE SET
    name = :name, label = :label, kind = :kind, parent = :parent, app_id = :app_id, auto_extend = :auto_extend,
    token_kind = :token_kind, obtained_at = :obtained_at, expires_at = :expires_at,
    login_required_by = :login_required_by, token_mark = :token_mark, granted = :granted, wanted = :wanted,
    disconnected_at = :disconnected_at, snoozed_until = :snoozed_until, retry_at = :retry_at,
    failing_since = :failing_since, failures = :failures, problem = :problem, checked_at = :checked_at, page = :page,
    way = :way, version = version + 1";

fn account(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        id: row.get("id")?,
        network: from_word(row, "network")?,
        user_id: row.get("user_id")?,
        name: row.get("name")?,
        label: row.get("label")?,
        kind: from_word(row, "kind")?,
        parent: row.get("parent")?,
        app_id: row.get("app_id")?,
        auto_extend: row.get("auto_extend")?,
        token: TokenFacts {
            kind: from_word(row, "token_kind")?,
            obtained_at: moment_if_any(row, "obtained_at")?,
            expires_at: moment_if_any(row, "expires_at")?,
            login_required_by: moment_if_any(row, "login_required_by")?,
            fingerprint: row.get("token_mark")?,
        },
        permissions: Permissions {
            granted: from_json_if_any(row, "granted")?,
            wanted: from_json_if_any(row, "wanted")?.unwrap_or_default(),
        },
        connected_at: moment_if_any(row, "connected_at")?.unwrap_or_default(),
        disconnected_at: moment_if_any(row, "disconnected_at")?,
        snoozed_until: moment_if_any(row, "snoozed_until")?,
        retry_at: moment_if_any(row, "retry_at")?,
        failing_since: moment_if_any(row, "failing_since")?,
        failures: row.get("failures")?,
        problem: from_json_if_any(row, "problem")?,
        checked_at: moment_if_any(row, "checked_at")?,
        version: row.get("version")?,
        page: from_json_if_any(row, "page")?,
        way: from_word_if_any(row, "way")?,
    })
}
