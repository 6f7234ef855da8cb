//! What a call learned for the calls after it. It is kept in the ledger, so that the next program knows it too.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use sixty_core::moment::Moment;
use sixty_core::network::{GraphVersion, Network};
use sixty_core::ports::{AppKeys, Ledger, LedgerTrouble};
use sixty_core::terms;

use crate::log::LocalLog;

/// Meta's terms, stored in the ledger if there is one. If they cannot be stored, the only cost is one more call.
pub struct Memory {
    ledger: Option<Arc<dyn Ledger>>,
    log: LocalLog,
    signing: Mutex<BTreeSet<String>>,
    /// By how much this computer's clock was ahead at the last answer.
    ahead: Mutex<Option<TimeDelta>>,
}

impl Memory {
    pub fn new(ledger: Option<Arc<dyn Ledger>>) -> Self {
        Self { ledger, log: LocalLog::off(), signing: Mutex::default(), ahead: Mutex::default() }
    }

    /// The same with a log of failed writes to the ledger.
    pub fn noting_in(self, log: &LocalLog) -> Self {
        Self { log: log.clone(), ..self }
    }

    /// The Graph version that calls are made with.
    pub fn graph_version(&self) -> GraphVersion {
        self.ledger.as_deref().map(terms::graph_version).unwrap_or_default()
    }

    /// Whether calls with these keys carry a proof.
    pub fn signs(&self, keys: &AppKeys) -> bool {
        let known = self.signing.lock().unwrap_or_else(PoisonError::into_inner).contains(&keys.id);
        known || self.ledger.as_deref().is_some_and(|ledger| terms::signs(ledger, keys.network, &keys.id))
    }

    /// Remembers that Meta demands signed calls of this app.
    pub fn must_sign(&self, keys: &AppKeys) {
        self.signing.lock().unwrap_or_else(PoisonError::into_inner).insert(keys.id.clone());
        if let Some(ledger) = &self.ledger {
            self.note(keys.network, terms::must_sign(ledger.as_ref(), keys.network, &keys.id));
        }
    }

    /// Takes by how much this computer's clock is ahead of Meta's.
    pub fn tell_ahead(&self, ahead: TimeDelta) {
        *self.ahead.lock().unwrap_or_else(PoisonError::into_inner) = Some(ahead);
    }

    /// By how much it was ahead at the last answer since this was asked.
    pub fn ahead(&self) -> Option<TimeDelta> {
        self.ahead.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Remembers that Meta is near the limit of calls.
    pub fn keep_quiet(&self, network: Network, now: Moment, quiet: Duration) {
        let until = TimeDelta::from_std(quiet).ok().and_then(|quiet| now.checked_add_signed(quiet));
        if let (Some(ledger), Some(until)) = (&self.ledger, until) {
            self.note(network, terms::keep_quiet(ledger.as_ref(), network, until));
        }
    }

    /// Logs a failed write. Nothing else follows: the next program makes one more call.
    fn note(&self, network: Network, kept: Result<(), LedgerTrouble>) {
        if let Err(trouble) = kept {
            let network = network.key();
            self.log.note(|| {
                tracing::warn!(target: "meta", what = "terms_not_remembered", kind = trouble.word(), network);
            });
        }
    }
}
