//! Lets a program that was told to end finish what must not be cut.
//!
//! Ctrl-C and Quit wait for the section from asking Meta for a token until the answer is in the vault, because Meta
//! hands a token out once. Everything else may be cut at once, because the next run recovers it. Held by
//! `ctrl_c_while_meta_hands_out_a_token_loses_nothing` (`tests/promises/hardship.rs`) and by
//! `a_program_that_ends_finishes_the_extend_that_meta_was_asked_for` (`resident/tests/unasked.rs`).

use std::sync::Arc;

use tokio::sync::{OwnedRwLockReadGuard, RwLock};

/// The gate between critical sections and the end of the program, shared by all tasks. The lock is fair: once the
/// program waits in [`Steady::close`], no new critical section begins.
#[derive(Clone, Default)]
pub struct Steady(Arc<RwLock<()>>);

/// A critical section under way; the program waits with its end until it is dropped.
pub struct CriticalSection(#[allow(dead_code)] OwnedRwLockReadGuard<()>);

impl Steady {
    /// Begins a critical section; never returns once the program is ending.
    pub async fn critical_section(&self) -> CriticalSection {
        CriticalSection(Arc::clone(&self.0).read_owned().await)
    }

    /// Waits until no critical section is under way, and prevents new ones.
    pub async fn close(&self) {
        std::mem::forget(Arc::clone(&self.0).write_owned().await);
    }
}
