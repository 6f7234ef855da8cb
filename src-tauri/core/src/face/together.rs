//! Several extends that were asked for with one click, as the window shows them: how far they are, and their sum.

use serde::Serialize;

/// Extends that were asked for together. The sum stays until the person closes it or asks for the next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Together {
    /// The number of accounts; those that a stop left out are not counted.
    pub total: u32,
    pub extended: u32,
    /// Tokens that are too new; the program extends them later by itself.
    pub too_new: u32,
    /// Tokens whose date cannot move: Meta kept it, or they have none.
    pub unchanged: u32,
    /// Extends that can be tried again later, e.g. without internet.
    pub later: u32,
    /// The ids of the accounts that need a person: that have to log in again, or whose status asks for one.
    pub needs_you: Vec<String>,
    /// Whether the person has stopped them: only the accounts at hand are still finished.
    pub is_stopped: bool,
    pub is_over: bool,
}

impl Together {
    /// How many have ended.
    pub fn done(&self) -> u32 {
        let needs_you = u32::try_from(self.needs_you.len()).unwrap_or(u32::MAX);
        [self.extended, self.too_new, self.unchanged, self.later, needs_you].iter().sum()
    }
}
