//! The data folder, which holds the ledger, the settings, the locks, the log and the certificate.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::lock_wait;

pub(crate) mod private;
mod trouble;

pub use trouble::DataDirTrouble;

/// How long one program waits for another that writes the name of the installation, which takes milliseconds.
const WRITTEN_WITHIN: Duration = Duration::from_secs(30);

/// A data folder that exists, belongs to this user alone, and has the name of its installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataDir {
    path: PathBuf,
    install: String,
}

/// A data folder that was only looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Whether no other user may look into it.
    pub is_ours_alone: bool,
    /// The name of its installation; None where the file with it is lost.
    pub install: Option<String>,
}

/// Finds the copy of the installation's name in a data folder; None where there is none.
pub type CopyOfName = fn(&Path) -> Option<String>;

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
    /// The folder is a link or another user's, or cannot be made or written.
    pub fn open(path: &Path) -> Result<Self, DataDirTrouble> {
        Self::open_with(path, |_| None)
    }

    /// The same with a copy of the installation's name, which is read only where the folder's own is lost or damaged.
    ///
    /// # Errors
    ///
    /// As [`DataDir::open`].
    pub fn open_with(path: &Path, copy: CopyOfName) -> Result<Self, DataDirTrouble> {
        private::folder(path)?;
        let install = install(path, copy)?;
        Ok(Self { path: path.to_owned(), install })
    }

    /// Looks at a folder without making it or anything in it. None where there is none.
    ///
    /// # Errors
    ///
    /// The folder is a link, another user's, or one that others may write.
    pub fn look(path: &Path) -> Result<Option<Seen>, DataDirTrouble> {
        let Some(found) = private::look(path)? else { return Ok(None) };
        let install = name_in(&path.join("install")).ok().flatten();
        Ok(Some(Seen { is_ours_alone: !private::is_readable_by_others(path, &found), install }))
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

/// The name of this installation. A lost or damaged file is written anew from the copy, because another name would hide
/// every keychain entry. Where no copy is left either, a new name is the only way on; what the file held is kept beside
/// it.
fn install(folder: &Path, copy: CopyOfName) -> Result<String, DataDirTrouble> {
    let file = folder.join("install");
    if let Some(name) = name_in(&file)? {
        return Ok(name);
    }
    // Programs that start at the same time write it one after another.
    let alone = private::lockable(folder).ok();
    if let Some(folder) = &alone
        && !lock_wait::hold(folder, WRITTEN_WITHIN)?
    {
        return Err(DataDirTrouble::Other("another program holds the data folder".to_owned()));
    }
    if let Some(name) = name_in(&file)? {
        return Ok(name);
    }
    let name = match copy(folder).filter(|name| is_name(name)) {
        Some(name) => name,
        None => private::random_digits()?,
    };
    if file.metadata().is_ok_and(|found| found.len() > 0) {
        std::fs::rename(&file, folder.join("install.damaged"))?;
    }
    let content = format!("{name}\n");
    if file.exists() {
        private::replace(&file, content.as_bytes())?;
    } else {
        private::place(&file, content.as_bytes())?;
    }
    // If another process was faster, its name counts.
    name_in(&file)?.ok_or_else(|| DataDirTrouble::Other("the file `install` was taken away".to_owned()))
}

/// The name in the file; None where there is no file or no name in it.
fn name_in(file: &Path) -> Result<Option<String>, DataDirTrouble> {
    match private::text(file) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => {
            Ok(None)
        }
        found => Ok(Some(found?.trim_end().to_owned()).filter(|name| is_name(name))),
    }
}

fn is_name(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests;
