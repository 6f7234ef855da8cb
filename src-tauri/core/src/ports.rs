//! What the core needs from the outside world, as verbs. Each has one adapter; tests and other hosts may bring their own.

mod doorway;
mod ledger;
mod meta;
mod notifier;
mod vault;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chrono::FixedOffset;
use url::Url;

use crate::moment::Moment;
use crate::problem::Problem;
use crate::secret::Secret;
use crate::steady::Steady;

pub use doorway::{Door, DoorTrouble, Doorway, Mood, Page};
pub use ledger::{Ledger, LedgerTrouble};
pub use meta::{AppKeys, CodeAnswer, Inspection, Meta, MetaError, OwnPage, Profile, TokenAnswer, Trouble};
pub use notifier::{Answer, NotShown, Notification, Notifier, Shown};
pub use vault::{EntryName, Vault, VaultTrouble};

/// Everything the core acts through.
#[derive(Clone)]
pub struct Ports {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The password vault.
    pub vault: Arc<dyn Vault>,
    /// Facts and history, no secrets.
    pub ledger: Arc<dyn Ledger>,
    /// One holder an account at a time, over all processes.
    pub locks: Arc<dyn Locks>,
    /// Meta's addresses.
    pub meta: Arc<dyn Meta>,
    /// The listener that the browser comes back to.
    pub doorway: Arc<dyn Doorway>,
    /// Files that use a token.
    pub files: Arc<dyn Files>,
    /// The person's browser.
    pub browser: Arc<dyn Browser>,
    /// Notifications of this desktop.
    pub notifier: Arc<dyn Notifier>,
    /// What must be finished before the program ends.
    pub steady: Steady,
}

/// Tells the time, and waits for it.
#[async_trait]
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Moment;
    /// Returns once `now` has reached `moment`, however often the computer slept in between.
    async fn until(&self, moment: Moment);
    /// The offset from UTC that this computer's time zone has at `moment`: summer and winter differ.
    fn offset(&self, moment: Moment) -> FixedOffset;
}

/// Exclusive hold of an account over all processes that use one data folder.
#[async_trait]
pub trait Locks: Send + Sync {
    /// Waits for the account to be free, `wait` at most. Dropping the answer, or dying, frees it.
    async fn hold(&self, account: &str, wait: Duration) -> Result<Held, LockTrouble>;
}

/// Proof that an account is ours for as long as this lives.
pub struct Held(#[allow(dead_code)] Box<dyn Send + Sync>);

impl Held {
    /// Wraps whatever frees the account when it is dropped.
    pub fn new(guard: impl Send + Sync + 'static) -> Self {
        Self(Box::new(guard))
    }
}

/// Why an account could not be held.
#[derive(Debug, thiserror::Error)]
pub enum LockTrouble {
    /// Another process still works on it.
    #[error("another process holds this account")]
    Busy,
    /// The lock file cannot be made.
    #[error("the lock file cannot be used: {0}")]
    Unusable(String),
}

/// Files that hold a token. Bytes in, bytes out; what to change is decided in [`crate::places`].
pub trait Files: Send + Sync {
    /// The whole content, and the file that a link leads to.
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileTrouble>;
    /// Puts `new` in place of `old` in one step, keeping mode, owner and link. Refused with
    /// [`FileTrouble::Changed`] when the file does not hold `old` any more.
    fn replace(&self, path: &Path, old: &[u8], new: &[u8]) -> Result<(), FileTrouble>;
    /// Makes a file that is not there yet, readable by its owner alone.
    fn create(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble>;
    /// Opens `path` + `.sixty-new` in the folder of the file that `path` leads to, and holds it against other
    /// processes; waits for one that has it, `wait` at most ([`FileTrouble::InUse`]).
    fn open_beside(&self, path: &Path, wait: Duration) -> Result<Box<dyn NewFile>, FileTrouble>;
}

/// A file that will take another's place. Dropped, it stays when it has content and goes when it is empty.
pub trait NewFile: Send {
    /// What a program that was cut off left in it.
    fn leftover(&mut self) -> Result<Option<Vec<u8>>, FileTrouble>;
    /// Writes the whole content, down to the disk.
    fn write(&mut self, content: &[u8]) -> Result<(), FileTrouble>;
    /// Puts it in place of the other file in one step.
    fn put_in_place(self: Box<Self>) -> Result<(), FileTrouble>;
    /// Removes it.
    fn discard(self: Box<Self>) -> Result<(), FileTrouble>;
}

/// Why a file could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileTrouble {
    /// Nothing is there.
    #[error("the file is not there")]
    Gone,
    /// It, or its folder, may not be written (or read).
    #[error("the file may not be written")]
    NotWritable,
    /// Something holds it so that it cannot be replaced (a bind mount, an open handle on Windows).
    #[error("the file is in use")]
    InUse,
    /// It was changed between reading and writing.
    #[error("the file was changed meanwhile")]
    Changed,
    /// No room left.
    #[error("the disk is full")]
    DiskFull,
    /// It is larger than a settings file can be, a folder or a device.
    #[error("this is not a settings file")]
    NotAFile,
    /// Anything else, in the system's words.
    #[error("{0}")]
    Other(String),
}

/// The person's browser, which a log-in happens in.
#[async_trait]
pub trait Browser: Send + Sync {
    /// Opens an address. False when no program could be started for it.
    async fn open(&self, address: &Url) -> bool;
    /// An address as the browser is given it: in practice Meta is elsewhere.
    fn as_opened(&self, address: &Url) -> Url;
}

/// The clipboard of this desktop. What is put there stays out of its history, where the system allows that.
#[async_trait]
pub trait Clipboard: Send + Sync {
    /// The text on it; None when there is none, or it cannot be read.
    async fn read(&self) -> Option<Secret>;
    /// Puts text on it. False when that was not possible.
    async fn write(&self, text: &Secret) -> bool;
    /// Empties it if it still holds this text.
    async fn clear(&self, ours: &Secret);
}

/// A pretend world, whose time can be moved.
#[async_trait]
pub trait Practice: Send + Sync {
    /// Moves its clock, and with it the Clock port, ahead.
    async fn advance(&self, seconds: u32) -> Result<(), Problem>;
}
