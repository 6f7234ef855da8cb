//! Files of a person's that hold a token.

use std::path::Path;
use std::time::Duration;

use crate::problem::{Action, Case, Code, Fact, FactName, Problem};

/// Makes the new content of a file from the content that stands there; None leaves the file as it is. It is called again
/// where somebody else changed the file in between, so it must not remember the first content.
pub type Change<'a> = dyn FnMut(&[u8]) -> Option<Vec<u8>> + 'a;

/// Files that hold a token. The port moves bytes only; the changes are made in [`crate::places`].
pub trait Files: Send + Sync {
    /// The whole content of the file, or of the file that a link leads to.
    ///
    /// # Errors
    /// [`FileTrouble`] when the file is absent, is no settings file, or may not be read.
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileTrouble>;
    /// The same of a file of ours that may be longer than settings are: at most `most` bytes.
    ///
    /// # Errors
    /// As [`Files::read`]; [`FileTrouble::TooLarge`] for a longer one.
    fn read_long(&self, path: &Path, most: usize) -> Result<Vec<u8>, FileTrouble>;
    /// Changes what stands in the file at this moment, in one step, keeping mode, owner and link. Whatever others wrote
    /// meanwhile is part of what is changed.
    ///
    /// # Errors
    ///
    /// [`FileTrouble::Changed`] when others change it all the time, others when it cannot be written; the file then
    /// still holds what it held.
    fn edit(&self, path: &Path, change: &mut Change<'_>) -> Result<(), FileTrouble>;
    /// Makes a new file that only its owner can read.
    ///
    /// # Errors
    ///
    /// [`FileTrouble::Changed`] when a file of that name exists, others when the folder cannot be written.
    fn create(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble>;
    /// Makes a file that only its owner can read, in one step. A file of that name is replaced whatever it holds, and is
    /// whole until then; one that a link leads to is replaced, and the link stays.
    ///
    /// # Errors
    ///
    /// [`FileTrouble`] when the folder or the file must not be written; the file then still holds what it held.
    fn replace(&self, path: &Path, content: &[u8]) -> Result<(), FileTrouble>;
    /// Whether the file can be replaced, or made where it is absent. Nothing is written.
    ///
    /// # Errors
    ///
    /// [`FileTrouble::Gone`] when its folder is absent, others when file or folder may not be written.
    fn may_write(&self, path: &Path) -> Result<(), FileTrouble>;
    /// Takes every right to the file from users who are neither its owner nor of its group.
    ///
    /// # Errors
    /// [`FileTrouble`] when the file is absent or is somebody else's.
    fn close(&self, path: &Path) -> Result<(), FileTrouble>;
    /// Opens `path` + `.sixty-new` in the folder of the file that `path` leads to, and locks it against other
    /// processes; waits for another process at most `wait`.
    ///
    /// # Errors
    ///
    /// [`FileTrouble::InUse`] when another process held it for all that time, [`FileTrouble::NotOurs`] when somebody
    /// else made it, others when it cannot be made.
    fn open_beside(&self, path: &Path, wait: Duration) -> Result<Box<dyn NewFile>, FileTrouble>;
}

/// A file beside another one, whose token will go there. When dropped, it is kept if it has content and deleted if it is
/// empty.
pub trait NewFile: Send {
    /// The content that an interrupted program left in the file; None when it is new.
    ///
    /// # Errors
    ///
    /// [`FileTrouble`] when it cannot be read.
    fn leftover(&mut self) -> Result<Option<Vec<u8>>, FileTrouble>;
    /// Writes the whole content of a new file and flushes it to the disk.
    ///
    /// # Errors
    ///
    /// [`FileTrouble`]; its content is then not certain.
    fn write(&mut self, content: &[u8]) -> Result<(), FileTrouble>;
    /// Changes what stands in the other file at this moment, in one step, and removes this one. False where `change`
    /// left the other file as it is; then this one is kept.
    ///
    /// # Errors
    ///
    /// [`FileTrouble`]; the other file is then unchanged, and this one is kept.
    fn put_in_place(self: Box<Self>, change: &mut Change<'_>) -> Result<bool, FileTrouble>;
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
    /// The file must not be read.
    #[error("the file may not be read")]
    NotReadable,
    /// The file, or its folder, must not be written.
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
    /// The path leads to a folder.
    #[error("this is a folder")]
    Folder,
    /// The file is larger than any settings file.
    #[error("the file is too large for a settings file")]
    TooLarge,
    /// The path leads to a device or a socket.
    #[error("this is not a settings file")]
    NotAFile,
    /// The path leads to a pipe, through which another program hands out what it keeps (1Password does).
    #[error("another program hands out this file")]
    Pipe,
    /// Somebody else made a file of the name that is ours.
    #[error("somebody else made the file {0}")]
    NotOurs(String),
    /// Any other error, in the system's words.
    #[error("{0}")]
    Other(String),
}

impl From<FileTrouble> for Problem {
    fn from(trouble: FileTrouble) -> Self {
        use FileTrouble as T;
        let code = if trouble == T::DiskFull { Code::DiskFull } else { Code::ReadOnly };
        let action = match trouble {
            T::InUse | T::Changed | T::DiskFull | T::Other(_) => Action::RetryLater,
            T::Gone | T::Folder | T::TooLarge | T::NotAFile | T::Pipe => Action::CheckPaste,
            T::NotReadable | T::NotWritable | T::NotOurs(_) => Action::FixSetup,
        };
        let problem = Self::new(code, action);
        let problem = match &trouble {
            // Every other kind has a sentence that says it all.
            T::Other(detail) => problem.with_text(FactName::Detail, detail),
            T::NotOurs(file) => problem.with_text(FactName::File, file),
            _ => problem,
        };
        match trouble.case() {
            Some(case) => problem.because(case),
            None => problem,
        }
    }
}

impl FileTrouble {
    /// The problem, with the file that it is about.
    pub fn of(self, path: &Path) -> Problem {
        Problem::from(self).or_with(FactName::File, Fact::Text(path.display().to_string()))
    }

    /// The word for the log: which kind of trouble it is.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::NotReadable => "not_readable",
            Self::NotWritable => "not_writable",
            Self::InUse => "in_use",
            Self::Changed => "changed",
            Self::DiskFull => "disk_full",
            Self::Folder => "folder",
            Self::TooLarge => "too_large",
            Self::NotAFile => "not_a_file",
            Self::Pipe => "pipe",
            Self::NotOurs(_) => "not_ours",
            Self::Other(_) => "other",
        }
    }

    /// The case of the sentence; None where the card has only one sentence.
    fn case(&self) -> Option<Case> {
        match self {
            Self::Gone => Some(Case::Gone),
            Self::InUse => Some(Case::InUse),
            Self::Changed => Some(Case::Changed),
            Self::NotReadable => Some(Case::NotReadable),
            Self::Folder => Some(Case::Folder),
            Self::TooLarge => Some(Case::TooLarge),
            Self::NotAFile => Some(Case::NotSettings),
            Self::Pipe => Some(Case::Pipe),
            Self::NotOurs(_) => Some(Case::NotOurs),
            Self::NotWritable | Self::DiskFull | Self::Other(_) => None,
        }
    }
}
