//! The certificates that this person's browsers accept.

use std::path::PathBuf;

use async_trait::async_trait;

use crate::moment::Moment;
use crate::problem::{Action, Case, Code, FactName, Problem};

/// Lets the browsers of this user accept our listener's certificate, which is for this computer's own names alone and can
/// sign no other.
#[async_trait]
pub trait Trust: Send + Sync {
    /// The certificate that browsers meet now; None where there is none that has not ended.
    async fn certificate(&self) -> Option<Certificate>;
    /// The certificate that the listener shows next, made anew where there is none or where it ends soon.
    ///
    /// # Errors
    ///
    /// [`TrustTrouble::Refused`] when it cannot be made or written.
    async fn renewed(&self) -> Result<Certificate, TrustTrouble>;
    /// Every store of certificates that a browser of this user reads, also where it is still to be made.
    async fn stores(&self) -> Vec<Store>;
    /// Whether the store has this certificate as trusted for our listener at each of these addresses.
    ///
    /// # Errors
    ///
    /// [`TrustTrouble`] when the store cannot be read.
    async fn trusts(
        &self,
        store: &Store,
        certificate: &Certificate,
        at: &[Address],
    ) -> Result<bool, TrustTrouble>;
    /// Makes the store trust this certificate for our listener at these addresses, and nothing else.
    ///
    /// # Errors
    ///
    /// [`TrustTrouble`]; the store then trusts what it trusted.
    async fn trust(
        &self,
        store: &Store,
        certificate: &Certificate,
        at: &[Address],
    ) -> Result<(), TrustTrouble>;
    /// Takes the certificates with these fingerprints out of the store; one may be named twice. Everything else stays,
    /// and what is not there is out already.
    ///
    /// # Errors
    ///
    /// [`TrustTrouble`] when one of them may still be there.
    async fn take_back(&self, store: &Store, fingerprints: &[String]) -> Result<(), TrustTrouble>;
}

/// The certificate with which our listener answers. It is public; its key never leaves the data folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The certificate itself (X.509 in DER).
    pub der: Vec<u8>,
    /// Its SHA-256, as 64 small hex digits.
    pub fingerprint: String,
    /// When it ends.
    pub end: Moment,
}

/// An address of our listener, as a browser writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// One of this computer's own names: `localhost`, `127.0.0.1` or `[::1]`.
    pub host: String,
    /// The port of the return address.
    pub port: u16,
}

/// A place where browsers keep which certificates they accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    /// How it is kept.
    pub kind: StoreKind,
    /// The browsers that read it, by the names that people know.
    pub browsers: Vec<String>,
    /// Its folder, or the name by which the system calls it.
    pub place: PathBuf,
}

/// How a store is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreKind {
    /// A database of Mozilla's NSS, which Chromium and its relatives read on Linux.
    Database,
    /// The exceptions of one Firefox profile.
    Exceptions,
    /// The system's own store of this user.
    User,
}

impl StoreKind {
    /// The published word: what belongs to a browser, or to the system.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Database | Self::Exceptions => "nss",
            Self::User => "user_store",
        }
    }
}

/// Why a store could not be read or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrustTrouble {
    /// The program that changes such stores is not installed.
    #[error("certutil is not installed")]
    NoProgram,
    /// The store has a password of its own, which only its owner knows.
    #[error("the store has a password of its own")]
    OwnPassword,
    /// Another program holds the store, or it is damaged.
    #[error("the store is in use or damaged")]
    InUse,
    /// Any other refusal, in the system's words.
    #[error("{0}")]
    Refused(String),
}

impl TrustTrouble {
    /// The problem of this store.
    pub fn of(self, store: &Store) -> Problem {
        Problem::from(self).with_text(FactName::File, store.place.display().to_string())
    }
}

impl From<TrustTrouble> for Problem {
    fn from(trouble: TrustTrouble) -> Self {
        let problem = |action| Self::new(Code::Trust, action);
        match trouble {
            TrustTrouble::NoProgram => problem(Action::FixSetup).because(Case::NoCertutil),
            TrustTrouble::OwnPassword => problem(Action::FixSetup).because(Case::OwnPassword),
            TrustTrouble::InUse => problem(Action::RetryLater).because(Case::InUse),
            TrustTrouble::Refused(why) => problem(Action::RetryLater).with_text(FactName::Detail, why),
        }
    }
}
