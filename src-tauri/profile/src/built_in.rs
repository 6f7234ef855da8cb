//! The Meta apps of the built-in pretend Meta.

use sixty_core::account::{App, SecretKeeping};
use sixty_core::network::Network;
use sixty_core::ports::{EntryName, Ports};
use sixty_core::problem::Problem;
use sixty_core::secret::Secret;

/// The apps that the built-in pretend Meta knows, with their secret.
const BUILT_IN: [(Network, &str); 3] =
    [(Network::Threads, "1000000001"), (Network::Instagram, "1000000002"), (Network::Facebook, "1000000003")];
const BUILT_IN_SECRET: &str = "0123456789abcdef0123456789abcdef";

/// Where their secrets are kept.
pub fn entries() -> impl Iterator<Item = EntryName> {
    BUILT_IN.into_iter().map(|(network, id)| EntryName::app(network, id))
}

/// Sets the apps that are missing.
pub async fn set_apps(ports: &Ports) -> Result<(), Problem> {
    let known = ports.ledger.apps()?;
    for (network, id) in BUILT_IN {
        if known.iter().any(|app| app.network == network) {
            continue;
        }
        let secret = Secret::new(BUILT_IN_SECRET);
        ports.vault.write(&EntryName::app(network, id), &secret).await?;
        ports.ledger.keep_app(&App {
            network,
            id: id.to_owned(),
            return_address: network.facts().return_address.clone(),
            permissions: network.facts().permissions.usual.clone(),
            config_id: None,
            secret: SecretKeeping::Kept,
            default: true,
            set_at: ports.clock.now(),
        })?;
    }
    Ok(())
}
