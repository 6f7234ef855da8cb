//! How a piece of work on a handed over Meta app or on a sealed token ended.

use std::path::PathBuf;

use crate::face::HandedOver;
use crate::handover::{Difference, Handover};
use crate::network::Network;

/// How the work ended that was not refused.
pub enum HandingEnd {
    /// The file is written.
    Made { file: PathBuf, network: Network, secret: bool, reply: bool, from: Option<String> },
    /// The file is open; the app that is kept differs in these values.
    Opened { handover: Box<Handover>, differs: Vec<Difference> },
    /// The app is kept.
    Taken(HandedOver),
    /// A sealed token was saved or forgotten.
    Saved,
}
