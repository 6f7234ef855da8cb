//! Why a data folder, or a folder in it, cannot be used.

use std::io;

/// Why a data folder cannot be used. The texts are English and only shown as details.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DataDirTrouble {
    /// This user may not write there, or the file system is read-only.
    #[error("the data folder may not be written")]
    ReadOnly,
    /// The disk is full, or this user's share of it.
    #[error("the disk is full")]
    DiskFull,
    /// Another user could read or replace the files in it.
    #[error("the data folder belongs to another user")]
    NotOurs,
    /// Other users may write into it, or into a folder on the way to it, and so swap what is kept there.
    #[error("other users may write into {0}")]
    OthersWrite(String),
    /// The folder is a link, whose owner could make it lead elsewhere.
    #[error("the data folder is a link")]
    IsLink,
    /// Any other cause, in the words of the system.
    #[error("{0}")]
    Other(String),
}

impl From<io::Error> for DataDirTrouble {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Other(error.to_string()),
        }
    }
}
