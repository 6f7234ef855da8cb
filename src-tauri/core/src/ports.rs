//! What the core needs from the outside world, as verbs. Each port has one adapter; tests and other hosts may bring
//! their own.
//!
//! Every effect of the core passes through a port, because a port is then also a place where a test can make a fault:
//! a program that ends itself after the n-th call stops once at every step of a journey, and the product needs no
//! hook for that. Held by `tests/promises/dying.rs`.

mod doorway;
mod files;
mod ledger;
mod locks;
mod log;
mod meta;
mod notifier;
mod vault;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::FixedOffset;
use url::Url;

use crate::moment::Moment;
use crate::problem::Problem;
use crate::secret::Secret;
use crate::steady::Steady;

pub use doorway::{Door, DoorTrouble, Doorway, Mood, Page};
pub use files::{FileTrouble, Files, NewFile};
pub use ledger::{Ledger, LedgerTrouble};
pub use locks::{Held, LockTrouble, Locks};
pub use log::Log;
pub use meta::{
    AppKeys, Cause, CodeAnswer, Inspection, Meta, MetaError, Mistake, OwnPage, Profile, TokenAnswer, Trouble,
};
pub use notifier::{Answer, NotShown, Notification, Notifier, Shown};
pub use vault::{EntryName, Vault, VaultTrouble};

/// Everything the core acts through.
#[derive(Clone)]
pub struct Ports {
    /// The time, real or pretended.
    pub clock: Arc<dyn Clock>,
    /// The password vault, which alone keeps tokens and app secrets.
    pub vault: Arc<dyn Vault>,
    /// Facts and history, no secrets.
    pub ledger: Arc<dyn Ledger>,
    /// One holder an account at a time, over all processes.
    pub locks: Arc<dyn Locks>,
    /// Meta's addresses for tokens and for the facts about them.
    pub meta: Arc<dyn Meta>,
    /// The listener that the browser comes back to.
    pub doorway: Arc<dyn Doorway>,
    /// Files that use a token.
    pub files: Arc<dyn Files>,
    /// The person's browser.
    pub browser: Arc<dyn Browser>,
    /// Notifications of this desktop.
    pub notifier: Arc<dyn Notifier>,
    /// What this profile's log says, for "Copy details".
    pub log: Arc<dyn Log>,
    /// What must be finished before the program ends.
    pub steady: Steady,
}

/// Tells the time, and waits for it.
#[async_trait]
pub trait Clock: Send + Sync {
    /// The present moment of this clock.
    fn now(&self) -> Moment;
    /// Returns once `now` has reached `moment`, however often the computer slept in between.
    async fn until(&self, moment: Moment);
    /// The offset from UTC that this computer's time zone has at `moment`: summer and winter differ.
    fn offset(&self, moment: Moment) -> FixedOffset;
}

/// What a desktop does for us.
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
    /// Empties it if it still holds the text that we put there.
    async fn clear(&self, ours: &Secret);
}

/// A pretend world, whose time can be moved.
#[async_trait]
pub trait Practice: Send + Sync {
    /// Moves its clock, and with it the Clock port, ahead.
    async fn advance(&self, seconds: u32) -> Result<(), Problem>;
}
