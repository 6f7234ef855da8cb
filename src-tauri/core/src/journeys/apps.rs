//! Keeps Meta apps, each with its secret in the vault.
//!
//! Ends in: `e.appNeeded`, and whatever vault and ledger say of themselves.

use super::{remember, replies};
use crate::account::{App, SecretKeeping};
use crate::network::Network;
use crate::ports::{EntryName, LedgerTrouble, Ports};
use crate::problem::{Action, Code, Problem};
use crate::secret::Secret;
use crate::token_shape::{self, Shape};

/// The app secret in a pasted text; None when the text does not have the shape of one.
pub fn secret_in(pasted: &Secret) -> Option<Secret> {
    let secret = cleaned(pasted);
    (token_shape::shape_of(secret.expose()) == Shape::AppSecret).then_some(secret)
}

/// The pasted text without the quotes and white space around it.
pub fn cleaned(pasted: &Secret) -> Secret {
    Secret::new(pasted.expose().trim().trim_matches(['"', '\'']))
}

/// Keeps an app. A new app becomes the default of its network; a known one stays what it was. `secret`: None leaves the
/// secret that is in the vault.
///
/// # Errors
///
/// The vault or the ledger cannot be read or written.
pub async fn keep(ports: &Ports, app: App, secret: Option<&Secret>) -> Result<App, Problem> {
    let known = find(ports, app.network, &app.id)?;
    let app = App { default: known.as_ref().is_none_or(|known| known.default), ..app };
    // A one-time secret is recorded in the ledger before it is stored, so that a crash in between cannot leave it
    // behind. Any other secret is stored first: an app without its secret would promise a log-in that cannot work.
    let is_to_go = app.secret == SecretKeeping::Once;
    if is_to_go {
        ports.ledger.keep_app(&app)?;
    }
    if let Some(secret) = secret
        && let Err(trouble) = ports.vault.write(&EntryName::app(app.network, &app.id), secret).await
    {
        match known {
            Some(known) if is_to_go => ports.ledger.keep_app(&known)?,
            None if is_to_go => ports.ledger.remove_app(app.network, &app.id)?,
            _ => {}
        }
        return Err(trouble.into());
    }
    if !is_to_go {
        ports.ledger.keep_app(&app)?;
    }
    if secret.is_some() {
        remember::secret_is_here(ports, app.network, &app.id)?;
    }
    Ok(app)
}

/// Removes an app with its secret.
///
/// # Errors
///
/// `e.appNeeded` while an account needs the app; otherwise the problem of the vault or the ledger.
pub async fn remove(ports: &Ports, network: Network, id: &str) -> Result<(), Problem> {
    if needing(ports, network, id)? > 0 {
        return Err(Problem::new(Code::AppNeeded, Action::None).of_network(network));
    }
    ports.vault.delete(&EntryName::app(network, id)).await?;
    replies::set_reply_to(ports, (network, id), None).await?;
    ports.ledger.remove_app(network, id)?;
    Ok(())
}

/// Finds the app with this id.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn find(ports: &Ports, network: Network, id: &str) -> Result<Option<App>, LedgerTrouble> {
    Ok(ports.ledger.apps()?.into_iter().find(|app| app.network == network && app.id == id))
}

/// Counts the accounts whose token the app made.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn needing(ports: &Ports, network: Network, id: &str) -> Result<usize, LedgerTrouble> {
    let accounts = ports.ledger.accounts()?;
    let needing =
        accounts.iter().filter(|account| account.network == network && account.app_id.as_deref() == Some(id));
    Ok(needing.count())
}
