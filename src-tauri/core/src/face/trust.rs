//! Whether the browsers accept our certificate, as the window shows it.

use serde::Serialize;

use super::time::Time;
use crate::trust::Trusted;

/// What the browsers of this user make of our certificate.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Trust {
    /// Whether the person wants them to accept it.
    pub on: bool,
    /// Whether all of them do.
    pub trusted: bool,
    /// When the certificate ends that they accept; it is renewed before.
    pub until: Option<Time>,
    pub stores: Vec<TrustStore>,
    /// Whether the stores are being changed.
    pub busy: bool,
}

/// A place where browsers keep which certificates they accept.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrustStore {
    /// The names of the browsers.
    pub browsers: Vec<String>,
    /// The folder of the store.
    pub place: String,
    pub trusted: bool,
}

impl Trust {
    /// What is known, while nothing is under way.
    pub fn of(trusted: &Trusted) -> Self {
        let stores = trusted.stores.iter().map(|state| TrustStore {
            browsers: state.store.browsers.clone(),
            place: state.store.place.display().to_string(),
            trusted: state.trusted,
        });
        Self {
            on: trusted.on,
            trusted: trusted.everywhere(),
            until: trusted.until().map(Into::into),
            stores: stores.collect(),
            busy: false,
        }
    }
}
