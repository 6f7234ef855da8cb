//! Reads the keys of a Meta app: its ID from the ledger, its secret from the vault.

use crate::account::{Account, App};
use crate::ports::{AppKeys, EntryName, Ports};
use crate::problem::Problem;

/// The keys of an app; None when its secret is not kept.
///
/// # Errors
///
/// The vault cannot be read.
pub async fn of_app(ports: &Ports, app: &App) -> Result<Option<AppKeys>, Problem> {
    let secret = ports.vault.read(&EntryName::app(app.network, &app.id)).await?;
    Ok(secret.map(|secret| AppKeys { network: app.network, id: app.id.clone(), secret }))
}

/// The keys of the app that an account's token belongs to; None when its secret is not kept.
///
/// # Errors
///
/// The vault or the ledger cannot be read.
pub async fn of_account(ports: &Ports, account: &Account) -> Result<Option<AppKeys>, Problem> {
    // The secret of another app proves nothing about a token; only for a pasted token the app is not known.
    let is_its = |app: &App| match &account.app_id {
        Some(id) => app.id == *id,
        None => app.default,
    };
    let apps = ports.ledger.apps()?;
    match apps.iter().find(|app| app.network == account.network && is_its(app)) {
        Some(app) => of_app(ports, app).await,
        None => Ok(None),
    }
}
