//! Deletes what has had its time: tokens of accounts that were disconnected, secrets that were to be used once.

use std::time::Duration;

use chrono::TimeDelta;

use crate::account::{Account, App, SecretKeeping};
use crate::network::Network;
use crate::ports::{AppKeys, EntryName, Ports};
use crate::problem::Problem;
use crate::tokens::Tokens;

/// So long a wrong click can be taken back.
pub const UNDO_FOR: TimeDelta = TimeDelta::days(30);

/// A secret for one use waits no longer for it.
const ONCE_FOR: TimeDelta = TimeDelta::hours(24);

/// Deletes them. Opens the vault only when there is something to delete.
pub async fn delete(ports: &Ports) -> Result<(), Problem> {
    let now = ports.clock.now();
    let is_over = |account: &Account| account.disconnected_at.is_some_and(|since| now - since > UNDO_FOR);
    for account in ports.ledger.accounts()?.into_iter().filter(is_over) {
        // Whoever holds it may be connecting it again; then it is no longer over.
        let Ok(_held) = ports.locks.hold(&account.id, Duration::ZERO).await else { continue };
        if let Some(account) = ports.ledger.account(&account.id)?.filter(is_over) {
            let name = EntryName::account(account.network, &account.user_id);
            Tokens::delete(ports.vault.as_ref(), &name).await?;
            ports.ledger.forget(&account.id)?;
        }
    }
    for app in ports.ledger.apps()? {
        if app.secret == SecretKeeping::Once && now - app.set_at > ONCE_FOR {
            forget_secret(ports, &app).await?;
        }
    }
    Ok(())
}

/// A secret that was to be used once goes.
async fn forget_secret(ports: &Ports, app: &App) -> Result<(), Problem> {
    ports.vault.delete(&EntryName::app(app.network, &app.id)).await?;
    ports.ledger.keep_app(&App { secret: SecretKeeping::None, ..app.clone() })?;
    Ok(())
}

/// The secret that made a long-lived token goes, where it was to be used once.
pub async fn forget_used(ports: &Ports, network: Network, keys: Option<&AppKeys>) -> Result<(), Problem> {
    for app in ports.ledger.apps()? {
        let is_used = app.network == network && keys.is_some_and(|keys| keys.id == app.id);
        if is_used && app.secret == SecretKeeping::Once {
            forget_secret(ports, &app).await?;
        }
    }
    Ok(())
}
