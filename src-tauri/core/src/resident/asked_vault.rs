//! The vault with a watch on it: whether a call has waited so long that the system must be asking the person for a
//! password.
//!
//! A journey says nothing while it waits for the vault, so a row would name the network although the keyring asks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use tokio::time::Instant;

use crate::ports::{EntryName, Sight, Vault, VaultTrouble};
use crate::secret::Secret;

/// An unlocked keychain answers within some milliseconds; whoever types a password needs longer than this.
const ASKS_AFTER: Duration = Duration::from_millis(800);

/// A vault whose calls under way are known.
pub struct AskedVault {
    vault: Arc<dyn Vault>,
    under_way: UnderWay,
}

/// The calls that the vault has not answered yet, by number, each with its start.
#[derive(Clone, Default)]
pub struct UnderWay(Arc<Mutex<Calls>>);

#[derive(Default)]
struct Calls {
    last: u64,
    since: BTreeMap<u64, Instant>,
}

/// A call under way; it is over when this is dropped, also where the journey is cut off.
struct Call<'a> {
    of: &'a UnderWay,
    number: u64,
}

impl AskedVault {
    /// Watches this vault; `under_way` tells what it waits for.
    pub fn new(vault: Arc<dyn Vault>, under_way: UnderWay) -> Self {
        Self { vault, under_way }
    }
}

impl UnderWay {
    /// Whether a call waits so long that the system asks the person for a password.
    pub fn asks_a_person(&self) -> bool {
        self.calls().since.values().any(|since| since.elapsed() >= ASKS_AFTER)
    }

    fn begin(&self) -> Call<'_> {
        let mut calls = self.calls();
        calls.last += 1;
        let number = calls.last;
        calls.since.insert(number, Instant::now());
        drop(calls);
        Call { of: self, number }
    }

    fn calls(&self) -> MutexGuard<'_, Calls> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Call<'_> {
    fn drop(&mut self) {
        self.of.calls().since.remove(&self.number);
    }
}

#[async_trait]
impl Vault for AskedVault {
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble> {
        let _call = self.under_way.begin();
        self.vault.read(name).await
    }

    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble> {
        let _call = self.under_way.begin();
        self.vault.write(name, content).await
    }

    async fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble> {
        let _call = self.under_way.begin();
        self.vault.delete(name).await
    }

    async fn names(&self) -> Result<Option<Vec<EntryName>>, VaultTrouble> {
        let _call = self.under_way.begin();
        self.vault.names().await
    }

    async fn take_over(&self) -> Result<bool, VaultTrouble> {
        let _call = self.under_way.begin();
        self.vault.take_over().await
    }

    // Not watched, because it asks nobody.
    async fn look(&self) -> Result<Sight, VaultTrouble> {
        self.vault.look().await
    }

    fn ask_again(&self) {
        self.vault.ask_again();
    }
}
