//! The Meta apps of the built-in pretend Meta, with the ids and the secret that it knows.

use sixty_core::account::App;
use sixty_core::network::Network;
use sixty_core::ports::{EntryName, Ports};
use sixty_core::problem::Problem;
use sixty_core::secret::Secret;
use sixty_practice::APP_SECRET;

/// The vault entries of their secrets.
pub fn entries() -> impl Iterator<Item = EntryName> {
    Network::ALL.into_iter().map(|network| EntryName::app(network, pretend(network).app_id()))
}

/// Stores the app of each network that has none yet.
///
/// # Errors
///
/// A vault that is locked or missing, or a ledger that cannot be written.
pub async fn set_apps(ports: &Ports) -> Result<(), Problem> {
    let known = ports.ledger.apps()?;
    for network in Network::ALL {
        if known.iter().any(|app| app.network == network) {
            continue;
        }
        let id = pretend(network).app_id();
        let secret = Secret::new(APP_SECRET);
        ports.vault.write(&EntryName::app(network, id), &secret).await?;
        ports.ledger.keep_app(&App::usual(network, id, true, ports.clock.now()))?;
    }
    Ok(())
}

/// The pretend Meta's name for a network; it does not know the core's.
pub fn pretend(network: Network) -> sixty_practice::Network {
    match network {
        Network::Threads => sixty_practice::Network::Threads,
        Network::Instagram => sixty_practice::Network::Instagram,
        Network::Facebook => sixty_practice::Network::Facebook,
    }
}
