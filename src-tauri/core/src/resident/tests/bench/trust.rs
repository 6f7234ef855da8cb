//! Browsers' stores of certificates in memory.

use std::collections::BTreeSet;
use std::sync::Mutex;

use async_trait::async_trait;
use chrono::TimeDelta;

use super::now;
use crate::ports::{Address, Certificate, Store, StoreKind, Trust, TrustTrouble};

/// Stores by their place, each with the fingerprints that it trusts.
#[derive(Default)]
pub struct MemoryTrust(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    stores: Vec<(&'static str, BTreeSet<String>)>,
    /// How often the certificate was renewed; 0 while there is none.
    renewed: usize,
    /// Whether the next look at the certificate renews it.
    is_old: bool,
    /// The store that refuses, and why.
    trouble: Option<(&'static str, TrustTrouble)>,
}

impl MemoryTrust {
    pub fn with_stores(&self, places: &[&'static str]) {
        self.0.lock().unwrap().stores = places.iter().map(|place| (*place, BTreeSet::new())).collect();
    }

    /// Lets the certificate come close to its end.
    pub fn grows_old(&self) {
        self.0.lock().unwrap().is_old = true;
    }

    pub fn refuses(&self, trouble: Option<(&'static str, TrustTrouble)>) {
        self.0.lock().unwrap().trouble = trouble;
    }

    /// What the store trusts.
    pub fn trusted_by(&self, place: &str) -> Vec<String> {
        let inner = self.0.lock().unwrap();
        let found = inner.stores.iter().find(|(known, _)| *known == place);
        found.unwrap().1.iter().cloned().collect()
    }

    /// Puts a certificate of somebody else, or of an earlier run, into the store.
    pub fn put(&self, place: &str, fingerprint: &str) {
        let mut inner = self.0.lock().unwrap();
        let found = inner.stores.iter_mut().find(|(known, _)| *known == place);
        found.unwrap().1.insert(fingerprint.to_owned());
    }

    fn change<T>(
        &self,
        store: &Store,
        change: impl FnOnce(&mut BTreeSet<String>) -> T,
    ) -> Result<T, TrustTrouble> {
        let mut inner = self.0.lock().unwrap();
        let place = store.place.to_str().unwrap().to_owned();
        if let Some((_, trouble)) = inner.trouble.as_ref().filter(|(refusing, _)| *refusing == place) {
            return Err(trouble.clone());
        }
        let found = inner.stores.iter_mut().find(|(known, _)| *known == place);
        Ok(change(&mut found.unwrap().1))
    }
}

#[async_trait]
impl Trust for MemoryTrust {
    async fn certificate(&self) -> Option<Certificate> {
        let renewed = self.0.lock().unwrap().renewed;
        (renewed > 0).then(|| certificate(renewed))
    }

    async fn renewed(&self) -> Result<Certificate, TrustTrouble> {
        let mut inner = self.0.lock().unwrap();
        if inner.renewed == 0 || std::mem::take(&mut inner.is_old) {
            inner.renewed += 1;
        }
        Ok(certificate(inner.renewed))
    }

    async fn stores(&self) -> Vec<Store> {
        let inner = self.0.lock().unwrap();
        let store = |(place, _): &(&str, BTreeSet<String>)| Store {
            kind: StoreKind::Database,
            browsers: vec!["Chromium".to_owned()],
            place: place.into(),
        };
        inner.stores.iter().map(store).collect()
    }

    async fn trusts(
        &self,
        store: &Store,
        certificate: &Certificate,
        _: &[Address],
    ) -> Result<bool, TrustTrouble> {
        self.change(store, |trusted| trusted.contains(&certificate.fingerprint))
    }

    async fn trust(
        &self,
        store: &Store,
        certificate: &Certificate,
        _: &[Address],
    ) -> Result<(), TrustTrouble> {
        self.change(store, |trusted| {
            trusted.insert(certificate.fingerprint.clone());
        })
    }

    async fn take_back(&self, store: &Store, fingerprints: &[String]) -> Result<(), TrustTrouble> {
        self.change(store, |trusted| trusted.retain(|one| !fingerprints.contains(one)))
    }
}

fn certificate(number: usize) -> Certificate {
    let end = now() + TimeDelta::days(397);
    Certificate { der: vec![0x30], fingerprint: format!("certificate-{number}"), end }
}
