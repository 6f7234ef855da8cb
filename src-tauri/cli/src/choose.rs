//! Which account the words of a person mean.

use sixty_core::account::Account;
use sixty_core::network::Network;

/// Why a name does not lead to one account.
pub enum Unclear {
    /// No account is called so.
    Unknown,
    /// More than one account is called so.
    Several(Vec<Account>),
}

/// The account that `text` means: a name with or without `@` in any case, a label, `network:name`, or an id.
///
/// # Errors
/// No account of `accounts` is called so, or several are.
pub fn account(accounts: &[Account], text: &str) -> Result<Account, Unclear> {
    if let Some(account) = accounts.iter().find(|account| account.id == text) {
        return Ok(account.clone());
    }
    let found: Vec<Account> = accounts.iter().filter(|account| is_called(account, text)).cloned().collect();
    match <[Account; 1]>::try_from(found) {
        Ok([only]) => Ok(only),
        Err(none) if none.is_empty() => Err(Unclear::Unknown),
        Err(several) => Err(Unclear::Several(several)),
    }
}

fn is_called(account: &Account, text: &str) -> bool {
    let same = |one: &str, two: &str| one.to_lowercase() == two.to_lowercase();
    let bare = |text: &str| text.strip_prefix('@').unwrap_or(text).to_owned();
    let named = |text: &str| {
        same(&account.name, &bare(text)) || account.label.as_deref().is_some_and(|label| same(label, text))
    };
    match with_network(text) {
        Some((network, name)) => network == account.network && named(name) || named(text),
        None => named(text),
    }
}

/// The two parts of `network:name`; None for any other text.
pub fn with_network(text: &str) -> Option<(Network, &str)> {
    let (network, name) = text.split_once(':')?;
    Some((network.to_lowercase().parse().ok()?, name))
}
