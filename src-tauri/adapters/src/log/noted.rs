//! Ports whose troubles are noted in the log as they pass, whichever adapter they come from.

use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use sixty_core::ports::{
    Browser, EntryName, NotShown, Notification, Notifier, Shown, Sight, Vault, VaultTrouble,
};
use sixty_core::secret::Secret;
use url::Url;

use super::{LocalLog, millis};

/// A prompt that was open for this long is logged even if it was answered in the end.
const SLOW: Duration = Duration::from_secs(1);

/// A port whose troubles are logged.
pub struct Noted<P: ?Sized> {
    port: Arc<P>,
    log: LocalLog,
}

impl<P: ?Sized> Noted<P> {
    /// Wraps the port, with its troubles logged in `log`.
    pub fn new(port: Arc<P>, log: &LocalLog) -> Self {
        Self { port, log: log.clone() }
    }
}

impl Noted<dyn Vault> {
    /// Logs a call, without the entry's name, because entries are named after Meta's ids of people.
    fn note<T>(&self, what: &str, answer: &Result<T, VaultTrouble>, begun: Instant) {
        let took = begun.elapsed();
        let kind = answer.as_ref().err().map_or("open", VaultTrouble::word);
        if answer.is_err() || took >= SLOW {
            self.log.note(|| tracing::warn!(target: "vault", what, kind, ms = millis(took)));
        }
    }
}

#[async_trait]
impl Vault for Noted<dyn Vault> {
    async fn read(&self, name: &EntryName) -> Result<Option<Secret>, VaultTrouble> {
        let begun = Instant::now();
        let answer = self.port.read(name).await;
        self.note("read", &answer, begun);
        answer
    }

    async fn write(&self, name: &EntryName, content: &Secret) -> Result<(), VaultTrouble> {
        let begun = Instant::now();
        let answer = self.port.write(name, content).await;
        self.note("write", &answer, begun);
        answer
    }

    async fn delete(&self, name: &EntryName) -> Result<(), VaultTrouble> {
        let begun = Instant::now();
        let answer = self.port.delete(name).await;
        self.note("delete", &answer, begun);
        answer
    }

    async fn names(&self) -> Result<Option<Vec<EntryName>>, VaultTrouble> {
        let begun = Instant::now();
        let answer = self.port.names().await;
        self.note("list", &answer, begun);
        answer
    }

    async fn look(&self) -> Result<Sight, VaultTrouble> {
        let begun = Instant::now();
        let answer = self.port.look().await;
        self.note("look", &answer, begun);
        answer
    }

    fn ask_again(&self) {
        self.port.ask_again();
    }

    async fn take_over(&self) -> Result<bool, VaultTrouble> {
        let begun = Instant::now();
        let answer = self.port.take_over().await;
        self.note("take_over", &answer, begun);
        answer
    }
}

#[async_trait]
impl Notifier for Noted<dyn Notifier> {
    async fn show(&self, notification: &Notification) -> Result<Box<dyn Shown>, NotShown> {
        let shown = self.port.show(notification).await;
        if let Err(trouble) = &shown {
            self.log.note(|| tracing::warn!(target: "desktop", what = "notification", kind = trouble.word()));
        }
        shown
    }
}

#[async_trait]
impl Browser for Noted<dyn Browser> {
    async fn open(&self, address: &Url) -> bool {
        let opened = self.port.open(address).await;
        if !opened {
            self.log.note(|| tracing::warn!(target: "desktop", what = "browser", kind = "not_opened"));
        }
        opened
    }

    fn as_opened(&self, address: &Url) -> Url {
        self.port.as_opened(address)
    }
}
