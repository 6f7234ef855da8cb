//! Files of a person's that hold a token.

use std::path::Path;
use std::time::Duration;

use crate::problem::{Action, Case, Code, FactName, Problem};

/// Files that hold a token. Bytes in, bytes out; what to change is decided in [`crate::places`].
pub trait Files: Send + Sync {
    /// The whole content of the file, or of the file that a link leads to.
    ///
    /// # Errors
    /// [`FileTrouble`] when the file is absent, is no settings file, or may not be read.
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileTrouble>;
    /// Puts `new` in place of `old` in one step, keeping mode, owner and link. Refused with
    /// [`FileTrouble::Changed`] when the file does not hold `old` any more.
    ///
    /// # Errors
    /// [`FileTrouble`]; the file then still holds what it held.
    fn replace(&self, path: &Path, old: &[u8], new: &[u8]) -> Result<(), FileTrouble>;
    /// Makes a file that is not there yet, readable by its owner alone.
    ///
    /// # Errors
    /// [`FileTrouble::Changed`] when a file of that name exists, others when the folder cannot be written.
    fn create(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble>;
    /// Opens `path` + `.sixty-new` in the folder of the file that `path` leads to, and holds it against other
    /// processes; waits for the process that has it, `wait` at most.
    ///
    /// # Errors
    /// [`FileTrouble::InUse`] when another process kept it for as long as we waited, others when it cannot be made.
    fn open_beside(&self, path: &Path, wait: Duration) -> Result<Box<dyn NewFile>, FileTrouble>;
}

/// A file that will take another's place. Dropped, it stays when it has content and goes when it is empty.
pub trait NewFile: Send {
    /// What a program that was cut off left in it; None when it is empty.
    ///
    /// # Errors
    /// [`FileTrouble`] when it cannot be read.
    fn leftover(&mut self) -> Result<Option<Vec<u8>>, FileTrouble>;
    /// Writes the whole content, down to the disk.
    ///
    /// # Errors
    /// [`FileTrouble`]; what it holds then is not certain.
    fn write(&mut self, content: &[u8]) -> Result<(), FileTrouble>;
    /// Puts it in place of the other file in one step.
    ///
    /// # Errors
    /// [`FileTrouble`]; the other file is then as it was.
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
    /// It, or its folder, may not be written (or read).
    #[error("the file may not be written")]
    NotWritable,
    /// Something holds it so that it cannot be replaced (a bind mount, an open handle on Windows).
    #[error("the file is in use")]
    InUse,
    /// It was changed between reading and writing.
    #[error("the file was changed meanwhile")]
    Changed,
    /// The disk has no room left.
    #[error("the disk is full")]
    DiskFull,
    /// It is larger than a settings file can be, a folder or a device.
    #[error("this is not a settings file")]
    NotAFile,
    /// Anything else, in the system's words.
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

    /// The case of the sentence; None where the card has one sentence for it.
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
