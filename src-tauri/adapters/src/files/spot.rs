//! The one door to files in a person's folder: the folder is opened once, and everything in it is reached by that handle.
//!
//! Others may write into such a folder, and `sixty env` may run as root in it. A path that is looked at and then used
//! can lead elsewhere by then; an open folder stays the same folder, and no name in it is followed as a link. Held by
//! `a_link_that_comes_and_goes_gives_nothing_away` (`tests/promises/other_user.rs`).

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

#[cfg_attr(windows, path = "spot/windows.rs")]
#[cfg_attr(unix, path = "spot/unix.rs")]
mod os;

use os::Folder;

/// A name in an open folder.
pub struct Spot {
    folder: Folder,
    name: OsString,
    path: PathBuf,
}

impl Spot {
    /// The file at a path. A link is followed: the spot is its target's.
    ///
    /// # Errors
    /// There is no such file, or its folder cannot be opened.
    pub fn of_file(path: &Path) -> io::Result<Self> {
        Self::at(fs::canonicalize(path)?)
    }

    /// A name that may be free, in a folder that exists. A file or a link of this name is the file that
    /// [`Spot::of_file`] finds.
    ///
    /// # Errors
    /// The folder is absent or cannot be opened, or the path has no name at its end.
    pub fn of_name(path: &Path) -> io::Result<Self> {
        match fs::canonicalize(path) {
            Ok(path) => Self::at(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                Self::at(fs::canonicalize(folder.unwrap_or(Path::new(".")))?.join(name))
            }
            Err(error) => Err(error),
        }
    }

    /// `path` has no links in it.
    fn at(path: PathBuf) -> io::Result<Self> {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(io::ErrorKind::IsADirectory.into());
        };
        Ok(Self { folder: Folder::at(folder)?, name: name.to_owned(), path })
    }

    /// The name of the file in its folder.
    pub fn name(&self) -> &OsStr {
        &self.name
    }

    /// The name of a file of ours beside it.
    pub fn beside(&self, suffix: &str) -> OsString {
        let mut name = self.name.clone();
        name.push(suffix);
        name
    }

    /// The path of a name in the folder, for people.
    pub fn path_of(&self, name: &OsStr) -> PathBuf {
        self.path.with_file_name(name)
    }

    /// Whether the mode of the folder keeps everybody from adding names.
    ///
    /// # Errors
    /// The system does not tell it.
    pub fn is_folder_read_only(&self) -> io::Result<bool> {
        self.folder.is_read_only()
    }

    /// The folder as a file that can be locked; None where this system, or its mode, does not allow that.
    pub fn lockable_folder(&self) -> Option<File> {
        self.folder.lockable()
    }

    /// Opens a file for reading. It never waits, as a pipe would have it, and follows no link.
    ///
    /// # Errors
    /// There is no such file, it is a link, or it may not be read.
    pub fn open(&self, name: &OsStr) -> io::Result<File> {
        self.folder.open(name)
    }

    /// Opens a file for reading and writing; else as [`Spot::open`].
    ///
    /// # Errors
    /// There is no such file, it is a link, or it may not be written.
    #[cfg(unix)]
    pub fn open_to_write(&self, name: &OsStr) -> io::Result<File> {
        self.folder.open_to_write(name)
    }

    /// Whether the folder is this user's, so that nobody else may add names to it who could not also change its files.
    #[cfg(unix)]
    pub fn is_folder_ours(&self) -> bool {
        let Some(path) = self.path.parent() else { return false };
        self.folder.facts().is_ok_and(|facts| crate::data_dir::private::is_ours(path, &facts))
    }

    /// Makes a file that its owner alone may read and write.
    ///
    /// # Errors
    /// The name is taken, or the folder or its disk takes no file.
    pub fn make(&self, name: &OsStr) -> io::Result<File> {
        self.folder.make(name)
    }

    /// Whether this open file is still the one of this name.
    pub fn is_at(&self, file: &File, name: &OsStr) -> bool {
        self.folder.is_at(file, name)
    }

    /// Gives a file another name in the same folder; a file of that name is replaced.
    ///
    /// # Errors
    /// The folder may not be written, or something holds one of the files.
    pub fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        self.folder.rename(from, to)
    }

    /// Gives a file a second name, which must be free. Where the disk knows no second names, it is renamed.
    ///
    /// # Errors
    /// The name is taken, or the folder may not be written.
    pub fn link(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        self.folder.link(from, to)
    }

    /// Removes a name. A link is removed and never followed.
    ///
    /// # Errors
    /// There is no such name, it is a folder, or the folder may not be written.
    pub fn remove(&self, name: &OsStr) -> io::Result<()> {
        self.folder.remove(name)
    }

    /// Whether the folder takes a new name from this user.
    ///
    /// # Errors
    /// It does not, or its disk is read-only.
    pub fn may_write(&self) -> io::Result<()> {
        self.folder.may_write()
    }

    /// Makes the names in the folder survive a power cut.
    ///
    /// # Errors
    /// The system cannot write the folder to the disk.
    pub fn sync(&self) -> io::Result<()> {
        self.folder.sync()
    }
}
