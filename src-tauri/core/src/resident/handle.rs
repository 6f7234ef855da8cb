//! How a host talks to the resident.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::{broadcast, mpsc, oneshot, watch};

use super::HostFacts;
use super::message::Message;
use crate::face::{Change, Intent, Snapshot};
use crate::ports::Clock;
use crate::problem::Problem;

/// The way to a resident. What is handed in after it has ended is lost.
#[derive(Clone)]
pub struct Handle {
    sender: mpsc::UnboundedSender<Message>,
    newest: watch::Receiver<Arc<Snapshot>>,
    changes: broadcast::Sender<Arc<Change>>,
    clock: Arc<dyn Clock>,
}

impl Handle {
    pub(super) fn new(
        sender: mpsc::UnboundedSender<Message>,
        newest: watch::Receiver<Arc<Snapshot>>,
        changes: broadcast::Sender<Arc<Change>>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self { sender, newest, changes, clock }
    }

    /// Hands in what a person wants.
    pub fn ask(&self, intent: Intent) {
        self.send(Message::Intent(intent));
    }

    /// Hands in what the host learned.
    pub fn host(&self, facts: HostFacts) {
        self.send(Message::Host(facts));
    }

    /// Hands in the settings file that a person chose or dropped; with an account, as a place of it.
    pub fn file(&self, path: PathBuf, account: Option<String>) {
        self.send(Message::File { path, account });
    }

    /// Hands in what stood in the way of a wish.
    pub fn could_not(&self, problem: Problem) {
        self.send(Message::CouldNot(problem));
    }

    /// Everything, as it is now. That time has passed is no change, so the newest one may be of another day.
    pub fn snapshot(&self) -> Snapshot {
        let mut snapshot = Snapshot::clone(&self.newest.borrow());
        snapshot.head.now = self.clock.now().into();
        snapshot
    }

    /// The newest snapshot, whenever there is one; those between are skipped.
    pub fn snapshots(&self) -> watch::Receiver<Arc<Snapshot>> {
        self.newest.clone()
    }

    /// Every change from here on. Taken before [`Handle::snapshot`], none is missed.
    pub fn changes(&self) -> broadcast::Receiver<Arc<Change>> {
        self.changes.subscribe()
    }

    /// Ends the resident; returns once everything that must not be cut is finished.
    pub async fn stop(&self) {
        let (stopped, ended) = oneshot::channel();
        self.send(Message::Stop(stopped));
        drop(ended.await);
    }

    fn send(&self, message: Message) {
        drop(self.sender.send(message));
    }
}
