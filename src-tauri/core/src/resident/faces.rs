//! What the faces are sent: the newest snapshot, and every change from one to the next.

use std::sync::Arc;

use chrono::TimeDelta;
use tokio::sync::{broadcast, watch};
use tokio::time::Instant;

use crate::face::{Change, Snapshot};
use crate::moment;

/// How many changes are kept for a slow face. A face that falls further behind misses some, notices it by their
/// numbers, and asks for a whole snapshot.
const CHANGES_KEPT: usize = 256;

/// How far the time of a window may be from ours. It counts on by itself, so it is told of time that has jumped, and not of
/// time that has passed.
const JUMP: TimeDelta = TimeDelta::seconds(5);

/// The two channels to the faces.
pub struct Faces {
    newest: watch::Sender<Arc<Snapshot>>,
    changes: broadcast::Sender<Arc<Change>>,
    /// When the newest snapshot was sent, by a clock that nobody can set.
    sent_at: Instant,
}

impl Faces {
    /// Channels that begin with this snapshot.
    pub fn new(first: Snapshot) -> Self {
        Self {
            newest: watch::Sender::new(Arc::new(first)),
            changes: broadcast::Sender::new(CHANGES_KEPT),
            sent_at: Instant::now(),
        }
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

    /// Numbers the snapshot and sends it, unless it looks like the one before. An open window is also told that its time is
    /// wrong: in practice another program may move the clock, and a computer may have slept.
    pub fn publish(&mut self, mut new: Snapshot, window_open: bool) {
        let old = self.newest();
        if new.looks_like(&old) && !(window_open && self.has_jumped(&new, &old)) {
            return;
        }
        self.sent_at = Instant::now();
        new.head.version = old.head.version.wrapping_add(1);
        let change = new.since(&old);
        self.newest.send_replace(Arc::new(new));
        // An error only means that no face listens.
        drop(self.changes.send(Arc::new(change)));
    }

    fn has_jumped(&self, new: &Snapshot, old: &Snapshot) -> bool {
        let passed = TimeDelta::from_std(self.sent_at.elapsed()).unwrap_or(TimeDelta::MAX);
        let believed = moment::after(old.head.now.moment(), passed);
        moment::span(believed, new.head.now.moment()).abs() > JUMP
    }
}
