//! Lets a program that was told to stop finish what must not be cut.

use std::sync::Arc;

use tokio::sync::{OwnedRwLockReadGuard, RwLock};

/// Shared by everything that runs. The lock is fair: once somebody waits for [`Steady::still`], no new stretch begins.
#[derive(Clone, Default)]
pub struct Steady(Arc<RwLock<()>>);

/// A stretch that is finished before the program ends: from asking Meta until the answer is in the vault.
pub struct Stretch(#[allow(dead_code)] OwnedRwLockReadGuard<()>);

impl Steady {
    /// Begins a stretch; never returns once the program is ending.
    pub async fn stretch(&self) -> Stretch {
        Stretch(Arc::clone(&self.0).read_owned().await)
    }

    /// Returns when no stretch is under way, and lets none begin after.
    pub async fn still(&self) {
        std::mem::forget(Arc::clone(&self.0).write_owned().await);
    }
}
