//! The trust port: which certificates the browsers of this user accept.
//!
//! Chromium reads an NSS database, and takes a leaf there that is a "trusted peer" (certutil's `P`): that certificate and
//! no other, and for its own names alone. Firefox takes no such leaf. It has a list of exceptions for each profile, one
//! line for a host, a port and a certificate: what a person's own "Accept the risk and continue" writes. So neither is
//! given a CA, and a certificate that the same key signs for another name is refused by both. Held by
//! `tests/browser/trusted.rs`.
//!
//! Firefox reads its exceptions when it starts; an open one goes on warning until it is started again.

#[cfg(target_os = "linux")]
mod certutil;
mod exceptions;
mod firefox;
#[cfg(target_os = "macos")]
#[path = "trust/keychain_macos.rs"]
mod here;
#[cfg(target_os = "linux")]
#[path = "trust/here_linux.rs"]
mod here;
#[cfg(windows)]
#[path = "trust/store_windows.rs"]
mod here;
#[cfg(target_os = "linux")]
mod nss;
mod program;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use sixty_core::ports::{Address, Certificate, Clock, Store, StoreKind, Trust, TrustTrouble};

use crate::doorway::certificate::{self, Leaf};

/// The browsers of the user whose home this is, and the certificate in one data folder.
pub struct BrowserTrust {
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    home: Home,
}

/// The folders below which browsers keep what they know.
#[derive(Debug, Clone)]
pub struct Home {
    /// The person's own folder.
    pub home: PathBuf,
    /// Where programs keep their settings (`XDG_CONFIG_HOME`).
    pub config: PathBuf,
    /// Where programs keep their data (`XDG_DATA_HOME`).
    pub data: PathBuf,
}

impl Home {
    /// Those of this user; None where the system names no home.
    pub fn of_this_user() -> Option<Self> {
        Some(Self { home: dirs::home_dir()?, config: dirs::config_dir()?, data: dirs::data_dir()? })
    }
}

impl BrowserTrust {
    /// `folder` is where the doorway keeps its certificate. The clock says when that is renewed.
    pub fn new(folder: PathBuf, clock: Arc<dyn Clock>, home: Option<Home>) -> Self {
        let nowhere = || Home { home: PathBuf::new(), config: PathBuf::new(), data: PathBuf::new() };
        Self { folder, clock, home: home.unwrap_or_else(nowhere) }
    }
}

#[async_trait]
impl Trust for BrowserTrust {
    async fn certificate(&self) -> Option<Certificate> {
        certificate::leaf(&self.folder, self.clock.now()).map(told)
    }

    async fn renewed(&self) -> Result<Certificate, TrustTrouble> {
        certificate::renewed(&self.folder, self.clock.now())
            .map(told)
            .map_err(|error| TrustTrouble::Refused(error.to_string()))
    }

    async fn stores(&self) -> Vec<Store> {
        if !self.home.home.is_absolute() {
            return Vec::new();
        }
        let mut stores = here::stores(&self.home);
        stores.extend(firefox::profiles(&self.home));
        stores
    }

    async fn trusts(
        &self,
        store: &Store,
        certificate: &Certificate,
        at: &[Address],
    ) -> Result<bool, TrustTrouble> {
        match store.kind {
            StoreKind::Exceptions => firefox::trusts(&store.place, &certificate.fingerprint, at),
            StoreKind::Database | StoreKind::User => here::trusts(store, certificate).await,
        }
    }

    async fn trust(
        &self,
        store: &Store,
        certificate: &Certificate,
        at: &[Address],
    ) -> Result<(), TrustTrouble> {
        match store.kind {
            StoreKind::Exceptions => firefox::trust(&store.place, &certificate.fingerprint, at),
            StoreKind::Database | StoreKind::User => here::trust(store, certificate, &self.folder).await,
        }
    }

    async fn take_back(&self, store: &Store, fingerprints: &[String]) -> Result<(), TrustTrouble> {
        match store.kind {
            StoreKind::Exceptions => firefox::take_back(&store.place, fingerprints),
            StoreKind::Database | StoreKind::User => here::take_back(store, fingerprints).await,
        }
    }
}

fn told(leaf: Leaf) -> Certificate {
    let digest = ring::digest::digest(&ring::digest::SHA256, &leaf.der);
    let mut fingerprint = String::with_capacity(64);
    for byte in digest.as_ref() {
        // Writing to a String cannot fail.
        write!(fingerprint, "{byte:02x}").ok();
    }
    Certificate { der: leaf.der.to_vec(), fingerprint, end: leaf.end }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;
