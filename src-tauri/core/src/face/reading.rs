//! What an error text that somebody pasted means. The text itself stays with the host, which has forgotten it by now.

use serde::Serialize;

use super::snapshot::Problem;
use crate::network::Network;

/// A cause, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reading {
    /// False: the problem says that nothing in it is known.
    pub known: bool,
    pub problem: Problem,
    #[cfg_attr(test, ts(type = "'threads' | 'instagram' | 'facebook' | null"))]
    pub network: Option<Network>,
    /// The account that it is about; null where none or several may be meant.
    pub account: Option<String>,
    /// The text had a token or a secret in it.
    pub hid_secret: bool,
}
