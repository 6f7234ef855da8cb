//! The data folder: ledger, settings, logs, locks and certificate live there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub(crate) mod private;

/// A data folder that is there, is ours, and has a name of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataDir {
    path: PathBuf,
    install: String,
}

impl DataDir {
    /// Where the operating system wants the data of this program: `~/.local/share/sixty` (or below
    /// `$XDG_DATA_HOME`), `~/Library/Application Support/sixty`, `%APPDATA%\sixty`. None without a home.
    pub fn usual_place() -> Option<PathBuf> {
        Some(dirs::data_dir()?.join("sixty"))
    }

    /// Opens the folder; makes it and its parents (mode 0700) when it is not there.
    pub fn open(path: &Path) -> Result<Self, DataDirTrouble> {
        private::folder(path)?;
        let install = install(&path.join("install"))?;
        Ok(Self { path: path.to_owned(), install })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Eight hex digits, drawn once: they keep the keychain entries of two installations apart.
    pub fn install(&self) -> &str {
        &self.install
    }
}

/// Why a data folder cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DataDirTrouble {
    /// Not writable.
    #[error("the data folder may not be written")]
    ReadOnly,
    /// No room left.
    #[error("the disk is full")]
    DiskFull,
    /// Another user could read or swap what is kept there.
    #[error("the data folder belongs to another user")]
    NotOurs,
    /// Whoever holds the link could lead us elsewhere.
    #[error("the data folder is a link")]
    IsLink,
    /// Anything else, in the system's words.
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

fn install(file: &Path) -> Result<String, DataDirTrouble> {
    let text = match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            private::place(file, format!("{}\n", private::random_digits()?).as_bytes())?;
            fs::read_to_string(file)?
        }
        found => found?,
    };
    let digits = text.trim_end();
    // A new name would hide every keychain entry of this installation, so a damaged one is never replaced.
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    {
        return Err(DataDirTrouble::Other("the file `install` in the data folder is damaged".to_owned()));
    }
    Ok(digits.to_owned())
}

#[cfg(test)]
mod tests;
