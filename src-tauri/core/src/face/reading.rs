//! What was pasted into a box, as the window may show it: with its secrets hidden, and what an error means.

use serde::Serialize;

use super::meant::Box;
use super::snapshot::Problem;
use crate::diagnosis::text::Symptom;
use crate::network::Network;

/// The cause of a pasted error, and the account that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reading {
    /// False when the cause is not known; the problem then says so.
    pub known: bool,
    pub problem: Problem,
    /// What the person sees, where the text says that and no cause.
    pub symptom: Option<Symptom>,
    pub network: Option<Network>,
    /// The account that the text is about; null where none or several fit.
    pub account: Option<String>,
    /// The text had a token or a secret in it.
    pub hid_secret: bool,
}

/// A text that was taken for a box, to be shown in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Taken {
    pub into: Box,
    /// The beginning of the text, with every secret in it hidden.
    pub text: String,
}
