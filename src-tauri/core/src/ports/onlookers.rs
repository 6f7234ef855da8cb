//! Who else can read a file.

use std::path::Path;

use async_trait::async_trait;

use crate::places::guard::Seen;

/// Looks who else can read a file; nothing is changed.
#[async_trait]
pub trait Onlookers: Send + Sync {
    /// What can be seen of the file. What cannot be looked at counts as unseen.
    async fn of(&self, path: &Path) -> Seen;
}
