//! Files of a person's that hold a token.

use std::path::Path;
use std::time::Duration;

use crate::problem::{Action, Case, Code, FactName, Problem};

/// Files that hold a token. The port moves bytes only; the changes are made in [`crate::places`].
pub trait Files: Send + Sync {
    /// The whole content of the file, or of the file that a link leads to.
    ///
    /// # Errors
    /// [`FileTrouble`] when the file is absent, is no settings file, or may not be read.
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileTrouble>;
    /// Puts `new` in place of `old` in one step, keeping mode, owner and link.
    ///
    /// # Errors
    ///
    /// [`FileTrouble::Changed`] when the file no longer holds `old`, others when it cannot be written; the file then
    /// still holds what it held.
    fn replace(&self, path: &Path, old: &[u8], new: &[u8]) -> Result<(), FileTrouble>;
    /// Makes a new file that only its owner can read.
    ///
    /// # Errors
    ///
    /// [`FileTrouble::Changed`] when a file of that name exists, others when the folder cannot be written.
    fn create(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble>;
    /// Opens `path` + `.sixty-new` in the folder of the file that `path` leads to, and locks it against other
    /// processes; waits for another process at most `wait`.
    ///
    /// # Errors
    ///
    /// [`FileTrouble::InUse`] when another process held it for all that time, others when it cannot be made.
    fn open_beside(&self, path: &Path, wait: Duration) -> Result<Box<dyn NewFile>, FileTrouble>;
}

/// A file that will replace another one. When dropped, it is kept if it has content and deleted if it is empty.
pub trait NewFile: Send {
    /// The content that an interrupted program left in the file; None when it is empty.
    ///
    /// # Errors
    ///
    /// [`FileTrouble`] when it cannot be read.
    fn leftover(&mut self) -> Result<Option<Vec<u8>>, FileTrouble>;
    /// Writes the whole content and flushes it to the disk.
    ///
    /// # Errors
    ///
    /// [`FileTrouble`]; its content is then not certain.
    fn write(&mut self, content: &[u8]) -> Result<(), FileTrouble>;
    /// Puts it in place of the other file in one step.
    ///
    /// # Errors
    ///
    /// [`FileTrouble`]; the other file is then unchanged.
    fn put_in_place(self: Box<Self>) -> Result<(), FileTrouble>;
    /// Removes the new file.
    ///
    /// # Errors
    /// [`FileTrouble`] when it could not be removed.
    fn discard(self: Box<Self>) -> Result<(), FileTrouble>;
}

/// Why a file could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileTrouble {
    /// There is no file at this path.
    #[error("the file is not there")]
    Gone,
    /// The file, or its folder, must not be written (or read).
    #[error("the file may not be written")]
    NotWritable,
    /// A program holds the file so that it cannot be replaced (a bind mount, an open handle on Windows).
    #[error("the file is in use")]
    InUse,
    /// The file was changed between reading and writing.
    #[error("the file was changed meanwhile")]
    Changed,
    /// The disk has no room left.
    #[error("the disk is full")]
    DiskFull,
    /// The path leads to a folder, a device, or a file larger than any settings file.
    #[error("this is not a settings file")]
    NotAFile,
    /// Any other error, in the system's words.
    #[error("{0}")]
    Other(String),
}

impl From<FileTrouble> for Problem {
    fn from(trouble: FileTrouble) -> Self {
        let code = match trouble {
            FileTrouble::DiskFull => Code::DiskFull,
            _ => Code::ReadOnly,
        };
        let problem = Self::new(code, Action::RetryLater).with_text(FactName::Detail, trouble.to_string());
        match trouble.case() {
            Some(case) => problem.because(case),
            None => problem,
        }
    }
}

impl FileTrouble {
    /// The word for the log: which kind of trouble it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::NotWritable => "not_writable",
            Self::InUse => "in_use",
            Self::Changed => "changed",
            Self::DiskFull => "disk_full",
            Self::NotAFile => "not_a_file",
            Self::Other(_) => "other",
        }
    }

    /// The case of the sentence; None where the card has only one sentence.
    fn case(&self) -> Option<Case> {
        match self {
            Self::Gone => Some(Case::Gone),
            Self::InUse => Some(Case::InUse),
            Self::Changed => Some(Case::Changed),
            Self::NotAFile => Some(Case::NotSettings),
            Self::NotWritable | Self::DiskFull | Self::Other(_) => None,
        }
    }
}
