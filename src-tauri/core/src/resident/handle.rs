//! How a host talks to the resident.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::{broadcast, mpsc, oneshot, watch};

use super::message::{ForPerson, Message};
use super::outside::HostFacts;
use crate::face::{Change, Intent, Snapshot};
use crate::ports::Clock;
use crate::problem::Problem;

/// Sends messages to a resident. A message that is sent after the resident has ended is lost.
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

    /// Passes on what a person clicked or typed.
    pub fn ask(&self, intent: Intent) {
        self.send(ForPerson::Intent(intent).into());
    }

    /// Passes on the facts about the host, all of them.
    pub fn host(&self, facts: HostFacts) {
        self.send(ForPerson::Host(facts).into());
    }

    /// Passes on the settings file that a person chose or dropped: as a place of the account or, without an account,
    /// for the tokens in it.
    pub fn file(&self, path: PathBuf, account: Option<String>) {
        self.send(ForPerson::File { path, account }.into());
    }

    /// Passes on the backup that a person chose.
    pub fn backup(&self, path: PathBuf) {
        self.send(ForPerson::Backup(path).into());
    }

    /// Passes on where a person wants the file that was to be saved.
    pub fn save_to(&self, path: PathBuf) {
        self.send(ForPerson::SaveTo(path).into());
    }

    /// Reports the file into which the host wrote the text of [`super::Wish::SaveText`].
    pub fn text_saved(&self, path: PathBuf) {
        self.send(ForPerson::TextSaved(path).into());
    }

    /// Reports that the host could not fulfil a wish; the faces show the problem.
    pub fn could_not(&self, problem: Problem) {
        self.send(Message::CouldNot(problem));
    }

    /// The state as it is now. Its time is read from the clock, because no change is sent when only time has passed.
    pub fn snapshot(&self) -> Snapshot {
        let mut snapshot = Snapshot::clone(&self.newest.borrow());
        snapshot.head.now = self.clock.now().into();
        snapshot
    }

    /// A receiver of the newest snapshot; a slow reader skips those in between.
    pub fn snapshots(&self) -> watch::Receiver<Arc<Snapshot>> {
        self.newest.clone()
    }

    /// Every change from here on. A face that subscribes before it asks for [`Handle::snapshot`] misses none.
    pub fn changes(&self) -> broadcast::Receiver<Arc<Change>> {
        self.changes.subscribe()
    }

    /// Whether the resident still reads its inbox; returns once it has answered or ended.
    pub async fn is_alive(&self) -> bool {
        let (answer, answered) = oneshot::channel();
        self.send(Message::AreYouThere(answer));
        answered.await.is_ok()
    }

    /// Ends the resident; returns once every critical section is finished.
    pub async fn stop(&self) {
        let (stopped, ended) = oneshot::channel();
        self.send(Message::Stop(stopped));
        drop(ended.await);
    }

    fn send(&self, message: Message) {
        drop(self.sender.send(message));
    }
}
