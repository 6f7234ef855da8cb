//! The data folder, which holds the ledger, the settings, the locks, the log and the certificate.

use std::io;
use std::path::{Path, PathBuf};

pub(crate) mod private;
mod trouble;

pub use trouble::DataDirTrouble;

/// A data folder that exists, belongs to this user alone, and has the name of its installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataDir {
    path: PathBuf,
    install: String,
}

impl DataDir {
    /// The operating system's folder for the data of this program: `~/.local/share/sixty` (or below `$XDG_DATA_HOME`),
    /// `~/Library/Application Support/sixty`, `%APPDATA%\sixty`. None without a home.
    pub fn usual_place() -> Option<PathBuf> {
        Some(dirs::data_dir()?.join("sixty"))
    }

    /// Opens the folder; makes it and its parents (mode 0700) when it does not exist.
    ///
    /// # Errors
    ///
    /// The folder is a link or another user's, cannot be made or written, or its name for this installation is damaged.
    pub fn open(path: &Path) -> Result<Self, DataDirTrouble> {
        private::folder(path)?;
        let install = install(&path.join("install"))?;
        Ok(Self { path: path.to_owned(), install })
    }

    /// Checks a folder that only holds another's data folder, and makes it (mode 0700) when it does not exist.
    ///
    /// # Errors
    ///
    /// The folder is a link or another user's, or cannot be made.
    pub fn check(path: &Path) -> Result<(), DataDirTrouble> {
        private::folder(path)
    }

    /// The folder's path, as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Eight hex digits, chosen once at random: they keep the keychain entries of two installations apart.
    pub fn install(&self) -> &str {
        &self.install
    }
}

fn install(file: &Path) -> Result<String, DataDirTrouble> {
    let text = match private::text(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            private::place(file, format!("{}\n", private::random_digits()?).as_bytes())?;
            private::text(file)?
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
