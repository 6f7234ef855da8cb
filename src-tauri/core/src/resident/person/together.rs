//! Several extends that a person asked for with one click: how far they are, their end, and their sum.
//!
//! Held by `resident/tests/together.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::face;
use crate::journeys::extend::Outcome;
use crate::problem::Action;
use crate::resident::errand::Ended;

/// The extends of one click, until their sum is closed.
#[derive(Default)]
pub struct Together {
    shown: Option<face::Together>,
    /// The accounts whose extend has not ended.
    open: BTreeSet<String>,
    /// How the extends of the others ended.
    ends: BTreeMap<String, End>,
    /// The accounts that were left out because the vault is shut; they go on when it is open again.
    held: Vec<String>,
}

impl Together {
    /// Begins to count; one account alone shows its end in its own row.
    pub fn begin(&mut self, ids: &[String]) {
        if ids.len() < 2 {
            return;
        }
        self.open = ids.iter().cloned().collect();
        self.ends.clear();
        let total = u32::try_from(self.open.len()).unwrap_or(u32::MAX);
        self.shown = Some(face::Together { total, ..face::Together::default() });
    }

    /// Counts the end of an account's extend.
    pub fn ended(&mut self, account: &str, ended: &Ended) {
        if !self.open.remove(account) {
            return;
        }
        self.ends.insert(account.to_owned(), end(ended));
        let Some(shown) = &mut self.shown else { return };
        shown.is_over = self.open.is_empty();
    }

    /// Leaves out the accounts whose extend was taken out of the line.
    pub fn stopped(&mut self, left_out: &[String]) {
        let Some(shown) = self.shown.as_mut().filter(|shown| !shown.is_over) else { return };
        for id in left_out {
            self.open.remove(id);
        }
        shown.is_stopped = true;
        shown.total = u32::try_from(self.ends.len() + self.open.len()).unwrap_or(u32::MAX);
        shown.is_over = self.open.is_empty();
    }

    /// Leaves out these accounts until the vault is open again: each of them would make the system ask for a password.
    pub fn held_by_the_vault(&mut self, left_out: Vec<String>) {
        if !left_out.is_empty() {
            self.stopped(&left_out);
            self.held = left_out;
        }
    }

    /// The accounts that go on now that the vault is open.
    pub fn let_go(&mut self) -> Vec<String> {
        std::mem::take(&mut self.held)
    }

    /// Whether the extend of this account is one of them and has not ended.
    pub fn waits_for(&self, account: &str) -> bool {
        self.open.contains(account)
    }

    /// Closes the sum. Extends under way go on and are told by their rows.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// The extends as the window shows them. An account that needs a person counts as that alone, so that the sum names
    /// as many as the list.
    pub fn face(&self, accounts: &[face::Account]) -> Option<face::Together> {
        let mut shown = self.shown.clone()?;
        let needs_a_person =
            |id: &str| accounts.iter().any(|account| account.id == id && account.status.needs_a_person());
        for (id, end) in &self.ends {
            match end {
                _ if needs_a_person(id) => shown.needs_you.push(id.clone()),
                End::Extended => shown.extended += 1,
                End::TooNew => shown.too_new += 1,
                End::Unchanged => shown.unchanged += 1,
                End::Later => shown.later += 1,
                End::NeedsYou => shown.needs_you.push(id.clone()),
            }
        }
        Some(shown)
    }
}

#[derive(Clone, Copy)]
enum End {
    Extended,
    TooNew,
    Unchanged,
    Later,
    NeedsYou,
}

fn end(ended: &Ended) -> End {
    let Ended::Extended(extended) = ended else { return End::Later };
    let needs_login = extended
        .problem
        .as_ref()
        .is_some_and(|problem| matches!(problem.action, Action::Reconnect | Action::ReconnectWithPermission));
    match extended.outcome {
        Outcome::Extended => End::Extended,
        Outcome::TooNew => End::TooNew,
        Outcome::Unchanged | Outcome::NotDue => End::Unchanged,
        Outcome::Reconnect => End::NeedsYou,
        Outcome::Failed if needs_login => End::NeedsYou,
        Outcome::RetryLater | Outcome::Failed => End::Later,
    }
}
