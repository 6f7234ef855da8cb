//! The one error of this package: why an order was not carried out, or a pretend Meta not opened.

use std::io;

/// Why a lever was not pulled, or the pretend Meta not opened.
#[derive(Debug, thiserror::Error)]
pub enum PracticeError {
    /// The state file cannot be read or written.
    #[error("the state file of the pretend Meta: {0}")]
    File(#[from] io::Error),
    /// The state file has a content that this package did not write.
    #[error(
        "the state file of the pretend Meta cannot be understood; delete meta.json to start afresh ({0})"
    )]
    Unreadable(serde_json::Error),
    /// The order contradicts itself or names something that does not exist; the text says what.
    #[error("{0}")]
    Order(&'static str),
}
