//! What the faces are sent: the newest snapshot, and every change from one to the next.

use std::sync::Arc;

use tokio::sync::{broadcast, watch};

use crate::face::{Change, Snapshot};

/// How many changes are kept for a slow face. A face that falls further behind misses some, notices it by their
/// numbers, and asks for a whole snapshot.
const CHANGES_KEPT: usize = 256;

/// The two channels to the faces.
pub struct Faces {
    newest: watch::Sender<Arc<Snapshot>>,
    changes: broadcast::Sender<Arc<Change>>,
}

impl Faces {
    /// Channels that begin with this snapshot.
    pub fn new(first: Snapshot) -> Self {
        Self { newest: watch::Sender::new(Arc::new(first)), changes: broadcast::Sender::new(CHANGES_KEPT) }
    }

    /// The snapshot that the faces have now.
    pub fn newest(&self) -> Arc<Snapshot> {
        Arc::clone(&self.newest.borrow())
    }

    /// A receiver that always holds the newest snapshot.
    pub fn snapshots(&self) -> watch::Receiver<Arc<Snapshot>> {
        self.newest.subscribe()
    }

    /// The channel that a face subscribes to.
    pub fn changes(&self) -> broadcast::Sender<Arc<Change>> {
        self.changes.clone()
    }

    /// Numbers the snapshot and sends it, unless it looks like the one before.
    pub fn publish(&self, mut new: Snapshot) {
        let old = self.newest();
        if new.looks_like(&old) {
            return;
        }
        new.head.version = old.head.version.wrapping_add(1);
        let change = new.since(&old);
        self.newest.send_replace(Arc::new(new));
        // An error only means that no face listens.
        drop(self.changes.send(Arc::new(change)));
    }
}
