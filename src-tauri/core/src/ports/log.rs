//! What the programs of a data folder noted about their own work: kinds, codes, ids and durations, never a text.

/// The lines of the local log. Only adapters write it; the core reads it when a person asks for details.
pub trait Log: Send + Sync {
    /// The newest lines about an account, oldest first: those that name its id in the ledger, and calls to Meta with
    /// a token of this fingerprint ([`crate::secret::Secret::fingerprint`]). Empty where no log can be read.
    fn about(&self, account: &str, fingerprint: &str) -> Vec<String>;
    /// The newest lines about anything, `most` of them, oldest first, without ids of accounts. Empty where no log can be
    /// read.
    fn newest(&self, most: usize) -> Vec<String>;
}
