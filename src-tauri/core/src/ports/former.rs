//! What files held before we wrote them, sealed. It is a part of the ledger, so that it goes with its place.

use super::LedgerTrouble;

/// How many contents are kept of a place (contract.md, Places).
pub const FORMERS: usize = 3;

/// Keeps the last [`FORMERS`] contents of each place.
pub trait FormerContents: Send + Sync {
    /// Keeps a content as the newest of a place; returns its number. The oldest goes for it.
    ///
    /// # Errors
    /// The ledger cannot be written.
    fn keep_former(&self, former: &Former) -> Result<i64, LedgerTrouble>;
    /// Forgets the content of this number.
    ///
    /// # Errors
    /// The ledger cannot be written.
    fn drop_former(&self, number: i64) -> Result<(), LedgerTrouble>;
    /// The contents of a place with their numbers, the newest first.
    ///
    /// # Errors
    /// The ledger cannot be read.
    fn formers(&self, place: &str) -> Result<Vec<(i64, Former)>, LedgerTrouble>;
}

/// A content that a file had before we wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The id of the place.
    pub place: String,
    /// The content, sealed to the key whose other half is in the vault.
    pub sealed: String,
    /// The fingerprint of the content that we wrote in its stead.
    pub after: String,
}
