//! Looks what a settings file or a list would bring, before anything is kept: whose token each line holds.
//!
//! The look and the import read the file anew each, so a line that was changed in between is imported as it is then.

use std::path::Path;

use super::{is_called, is_dead, keys_of, list, network_of_line, unusable};
use crate::account::Account;
use crate::client_list;
use crate::exchange::{self, Before};
use crate::journeys::keys;
use crate::network::Network;
use crate::places::settings::Settings;
use crate::ports::{AppKeys, Ports};
use crate::problem::{FactName, Problem};
use crate::secret::Secret;

/// A line of a settings file, or a row of a list, that holds a token.
pub struct Seen {
    /// The line's number in the file, from 1.
    pub line: usize,
    /// The name before `=`; empty in a list.
    pub key: String,
    /// The account's handle as the row of a list says it.
    pub handle: Option<String>,
    /// The account of its token, or why it gives none.
    pub owner: Result<Owner, Problem>,
    /// The handle that the row of a list says, where its token is another account's.
    pub expected: Option<String>,
    /// The client whose account it is, by the row of a list.
    pub client: Option<String>,
    /// Whether its token is dead and the line can wait for a new one.
    pub can_wait: bool,
}

/// The account that a token is for.
pub struct Owner {
    pub network: Network,
    /// Meta's username without `@`; on Facebook, the name.
    pub name: String,
    /// Whether the account is kept already.
    pub is_known: bool,
}

/// Asks Meta whose token each line of a settings file or list holds. Nothing is stored.
///
/// # Errors
///
/// The reason why the file as a whole failed: no file, no token in it, no vault, no internet.
pub async fn look(ports: &Ports, path: &Path) -> Result<Vec<Seen>, Problem> {
    if client_list::is_called_list(path) {
        return look_at_list(ports, path).await;
    }
    let file_name = path.display().to_string();
    let content = ports.files.read(path).map_err(|trouble| trouble.of(path))?;
    let settings = Settings::of(path, &content, None)?;
    let mut seen = Vec::new();
    for key in keys_of(&settings, None)? {
        let owner = match network_of_line(&settings, &key, None) {
            Ok((entry, network)) => owner(ports, network, &entry.value).await?,
            Err(problem) => Err(problem),
        };
        let about =
            |problem: Problem| problem.with_text(FactName::Line, &key).with_text(FactName::File, &file_name);
        let (line, can_wait) = (settings.number_of(&key), owner.as_ref().is_err_and(is_dead));
        let owner = owner.map_err(about);
        seen.push(Seen { line, key, handle: None, owner, expected: None, client: None, can_wait });
    }
    Ok(seen)
}

async fn look_at_list(ports: &Ports, path: &Path) -> Result<Vec<Seen>, Problem> {
    let mut seen = Vec::new();
    for row in list::read(ports, path)? {
        let owner = match list::token_of(&row, None) {
            Ok((token, network)) => owner(ports, network, &token).await?,
            Err(problem) => Err(problem),
        };
        let is_other = |handle: &String| owner.as_ref().is_ok_and(|owner| !is_called(&owner.name, handle));
        let expected = row.handle.clone().filter(is_other);
        let (key, handle, client) = (String::new(), row.handle, row.client);
        seen.push(Seen { line: row.line, key, handle, owner, expected, client, can_wait: false });
    }
    Ok(seen)
}

/// Inner error: only this token is no good. Outer error: nothing more can be asked.
async fn owner(ports: &Ports, network: Network, token: &Secret) -> Result<Result<Owner, Problem>, Problem> {
    let keys = default_keys(ports, network).await?;
    let (meta, now) = (ports.meta.as_ref(), ports.clock.now());
    let identity = exchange::identify(meta, network, token, Before::default(), keys.as_ref(), now).await;
    match identity.map_err(|trouble| unusable(&trouble, network, token)) {
        Ok(identity) => {
            let is_same = |account: &Account| {
                account.network == network
                    && account.user_id == identity.profile.user_id
                    && account.disconnected_at.is_none()
            };
            let is_known = ports.ledger.accounts()?.iter().any(is_same);
            Ok(Ok(Owner { network, name: identity.profile.name, is_known }))
        }
        Err(problem) if super::is_about_the_line(&problem) => Ok(Err(problem)),
        Err(problem) => Err(problem),
    }
}

/// The keys of the network's own app, where there is one.
pub(super) async fn default_keys(ports: &Ports, network: Network) -> Result<Option<AppKeys>, Problem> {
    let app = ports.ledger.apps()?.into_iter().find(|app| app.network == network && app.default);
    match &app {
        Some(app) => keys::of_app(ports, app).await,
        None => Ok(None),
    }
}
