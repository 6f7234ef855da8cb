//! A folder on a system without handles of folders: its path. Windows keeps other users out of a person's folders.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// A folder by its path.
pub struct Folder(PathBuf);

impl Folder {
    pub fn at(path: &Path) -> io::Result<Self> {
        Ok(Self(path.to_owned()))
    }

    pub fn facts(&self) -> io::Result<Metadata> {
        fs::metadata(&self.0)
    }

    pub fn lockable(&self) -> Option<File> {
        None
    }

    pub fn open(&self, name: &OsStr) -> io::Result<File> {
        let path = self.0.join(name);
        // A folder cannot be opened as a file here, and is to be told from a file that may not be read.
        if path.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        File::open(path)
    }

    pub fn make(&self, name: &OsStr) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).open(self.0.join(name))
    }

    pub fn is_at(&self, _: &File, name: &OsStr) -> bool {
        self.0.join(name).exists()
    }

    pub fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::rename(self.0.join(from), self.0.join(to))
    }

    pub fn link(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::hard_link(self.0.join(from), self.0.join(to))
    }

    pub fn remove(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_file(self.0.join(name))
    }

    pub fn may_write(&self) -> io::Result<()> {
        Ok(())
    }

    /// Does nothing: NTFS keeps a journal of its names, and Windows opens no folder for writing.
    pub fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}
