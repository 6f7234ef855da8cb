//! What the core needs from the outside world, as verbs. Each port has one adapter; tests and other hosts may bring
//! their own.
//!
//! Every effect of the core passes through a port, because a port is then also a place where a test can make a fault:
//! a program that ends itself after the n-th call stops once at every step of a journey, and the product needs no
//! hook for that. Held by `tests/promises/dying.rs`.

mod doorway;
mod files;
mod folders;
mod former;
mod ledger;
mod locks;
mod log;
mod meta;
mod notifier;
mod onlookers;
mod practice;
mod processes;
mod programs;
mod surroundings;
mod trust;
mod vault;
mod web;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::FixedOffset;
use url::Url;

use crate::moment::Moment;
use crate::secret::Secret;
use crate::steady::Steady;

pub use doorway::{Awaited, Door, DoorPages, DoorTrouble, Doorway, Mood, Page};
pub use files::{Change, FileTrouble, Files, NewFile};
pub use folders::{Folders, LONGEST_FILE, Visit};
pub use former::{FORMERS, Former, FormerContents};
pub use ledger::{Ledger, LedgerTrouble};
pub use locks::{Held, LockTrouble, Locks};
pub use log::Log;
pub use meta::{
    AppKeys, Cause, CodeAnswer, Greeting, Inspection, Meta, MetaError, Mistake, OwnPage, Profile,
    TokenAnswer, Trouble,
};
pub use notifier::{Answer, NotShown, Notification, Notifier, Shown};
pub use onlookers::Onlookers;
pub use practice::{Happening, Practice, PracticeEvent};
pub use processes::Processes;
pub use programs::{PROGRAM_LIMIT, ProgramTrouble, Programs};
pub use surroundings::{
    AtLogin, DataFolder, DiskTrouble, LedgerState, OnDesktop, PortState, Surroundings, System,
};
pub use trust::{Address, Certificate, Store, StoreKind, Trust, TrustTrouble};
pub use vault::{EntryName, Keepsake, Sight, Vault, VaultTrouble};
pub use web::{Unanswered, Web, WebAnswer, WebRequest};

/// All ports of the core.
#[derive(Clone)]
pub struct Ports {
    /// The time, real or simulated.
    pub clock: Arc<dyn Clock>,
    /// The password vault, which alone keeps tokens and app secrets.
    pub vault: Arc<dyn Vault>,
    /// The facts and the history, without secrets.
    pub ledger: Arc<dyn Ledger>,
    /// Exclusive access to an account, over all processes.
    pub locks: Arc<dyn Locks>,
    /// Meta's addresses for tokens and for the facts about them.
    pub meta: Arc<dyn Meta>,
    /// The listener that the browser returns to.
    pub doorway: Arc<dyn Doorway>,
    /// The certificates that this person's browsers accept.
    pub trust: Arc<dyn Trust>,
    /// The files that hold a token.
    pub files: Arc<dyn Files>,
    /// Folders that are looked through for copies of tokens.
    pub folders: Arc<dyn Folders>,
    /// Programs of the person's that take a token, or let others read it anew.
    pub programs: Arc<dyn Programs>,
    /// The programs that run and may have read a token.
    pub processes: Arc<dyn Processes>,
    /// Addresses to which tokens are sent, beside Meta's.
    pub web: Arc<dyn Web>,
    /// Who else can read a file.
    pub onlookers: Arc<dyn Onlookers>,
    /// Opens addresses in the person's browser.
    pub browser: Arc<dyn Browser>,
    /// Notifications of this desktop.
    pub notifier: Arc<dyn Notifier>,
    /// The lines of this profile's log, for "Copy details".
    pub log: Arc<dyn Log>,
    /// Lets critical sections finish before the program ends.
    pub steady: Steady,
}

/// Tells the time, and waits for a moment.
#[async_trait]
pub trait Clock: Send + Sync {
    /// The present moment of this clock.
    fn now(&self) -> Moment;
    /// Returns once `now` has reached `moment`, however often the computer slept in between.
    async fn until(&self, moment: Moment);
    /// The offset from UTC that this computer's time zone has at `moment`: summer and winter differ.
    fn offset(&self, moment: Moment) -> FixedOffset;
}

/// The browser of this desktop.
#[async_trait]
pub trait Browser: Send + Sync {
    /// Opens exactly this address. Returns false when no program could be started for it.
    async fn open(&self, address: &Url) -> bool;
    /// The address in the place of one of Meta's: in practice, pretend Meta has another host.
    fn as_opened(&self, address: &Url) -> Url;
}

/// The clipboard of this desktop. A text of ours stays out of its history, where the system allows that.
#[async_trait]
pub trait Clipboard: Send + Sync {
    /// The text on the clipboard; None when there is none, or when it cannot be read.
    async fn read(&self) -> Option<Secret>;
    /// Puts text on the clipboard. Returns false when that was not possible.
    async fn write(&self, text: &Secret) -> bool;
    /// Empties the clipboard if it still holds our text.
    async fn clear(&self, ours: &Secret);
}
