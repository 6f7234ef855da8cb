//! Deletes what has had its time: tokens of accounts that were disconnected, secrets that were to be used once,
//! keys for replies, and history.
//!
//! Ends in: whatever vault and ledger say of themselves.

use std::time::Duration;

use chrono::TimeDelta;

use serde_json::json;

use super::{line, place_key, replies};
use crate::account::{Account, App, SecretKeeping, UNDO_FOR};
use crate::history;
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::ports::{AppKeys, EntryName, Ports};
use crate::problem::Problem;
use crate::tokens::Tokens;

/// How long a one-time secret is kept at most, even if it was never used.
const ONCE_FOR: TimeDelta = TimeDelta::hours(24);

/// Deletes everything whose time is over. The vault is opened only when there is something to delete.
///
/// `certain` is the time where it is beyond doubt: a clock that is years ahead would cost every account that can still be
/// taken back, and every token that waits to be sent. Without it only secrets that were to be used once are deleted, because
/// a person can enter them again.
///
/// # Errors
///
/// The vault or the ledger fails; the next run deletes the rest.
pub async fn purge(ports: &Ports, certain: Option<Moment>) -> Result<(), Problem> {
    forget_secrets(ports).await?;
    let Some(now) = certain else { return Ok(()) };
    forget_accounts(ports, now).await?;
    replies::purge(ports, now).await
}

/// Deletes the history that has had its time. `now` is certain, as for [`purge`].
///
/// # Errors
///
/// The ledger fails; the next run deletes the rest.
pub fn forget_history(ports: &Ports, now: Moment) -> Result<(), Problem> {
    Ok(ports.ledger.forget_history(moment::before(now, history::KEPT_FOR))?)
}

/// Deletes the accounts whose disconnect can no longer be undone, with their tokens.
async fn forget_accounts(ports: &Ports, now: Moment) -> Result<(), Problem> {
    let is_over = |account: &Account| account.disconnected_at.is_some_and(|since| now - since > UNDO_FOR);
    for account in ports.ledger.accounts()?.into_iter().filter(is_over) {
        // Another process may be reconnecting the account, which ends the disconnect.
        let Ok(_held) = ports.locks.hold(&account.id, Duration::ZERO).await else { continue };
        if let Some(account) = ports.ledger.account(&account.id)?.filter(is_over) {
            for place in ports.ledger.places_of(&account.id)? {
                place_key::forget(ports, &place).await?;
            }
            Tokens::delete(ports.vault.as_ref(), &account.entry()).await?;
            let named = json!({ "name": account.name, "network": account.network });
            ports.ledger.forget(&account.id, &[line(&account, now, history::FORGOTTEN, named)])?;
        }
    }
    Ok(())
}

/// Deletes the secrets that were to be used once and never were.
async fn forget_secrets(ports: &Ports) -> Result<(), Problem> {
    let now = ports.clock.now();
    for app in ports.ledger.apps()? {
        if app.secret == SecretKeeping::Once && now - app.set_at > ONCE_FOR {
            forget_secret(ports, &app).await?;
        }
    }
    Ok(())
}

/// Deletes the secret of an app, and records that it is deleted.
async fn forget_secret(ports: &Ports, app: &App) -> Result<(), Problem> {
    ports.vault.delete(&EntryName::app(app.network, &app.id)).await?;
    ports.ledger.keep_app(&App { secret: SecretKeeping::None, ..app.clone() })?;
    Ok(())
}

/// Deletes a one-time secret after it has made a long-lived token.
///
/// # Errors
///
/// The vault or the ledger fails.
pub async fn forget_used(ports: &Ports, network: Network, keys: Option<&AppKeys>) -> Result<(), Problem> {
    for app in ports.ledger.apps()? {
        let is_used = app.network == network && keys.is_some_and(|keys| keys.id == app.id);
        if is_used && app.secret == SecretKeeping::Once {
            forget_secret(ports, &app).await?;
        }
    }
    Ok(())
}
