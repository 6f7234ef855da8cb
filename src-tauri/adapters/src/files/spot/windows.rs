//! A folder on Windows, where no call starts from an open folder: its path. Access lists keep other users out of it.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::windows::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use winapi_util::HandleRef;
use winapi_util::file::information;

use crate::data_dir::private;
use crate::files::trouble::SHARING_VIOLATION;
use crate::lock_wait;

/// A folder by its path.
pub struct Folder(PathBuf);

impl Folder {
    pub fn at(path: &Path) -> io::Result<Self> {
        Ok(Self(path.to_owned()))
    }

    /// Never: the read-only mark of a folder says nothing of that here: it
    /// marks a folder that Windows shows with a picture of its own, as Documents.
    pub fn is_read_only(&self) -> io::Result<bool> {
        fs::metadata(&self.0).map(|_| false)
    }

    pub fn lockable(&self) -> Option<File> {
        private::lockable(&self.0).ok()
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
        let path = self.0.join(name);
        // A file of this name that was removed keeps the name until the last program has closed it.
        let make = || OpenOptions::new().read(true).write(true).create_new(true).open(&path);
        let file = lock_wait::patiently(make)?;
        // A disk without access lists (FAT) cannot keep anybody out, and holds the file that is replaced just so.
        private::keep_others_out(&path).ok();
        Ok(file)
    }

    pub fn is_at(&self, file: &File, name: &OsStr) -> bool {
        // Both are on one disk, as they are in one folder; Wine forgets the disk of a file that was renamed.
        let there = File::open(self.0.join(name));
        let index = |file: &File| information(HandleRef::from_file(file)).map(|facts| facts.file_index());
        there.and_then(|there| Ok(index(file)? == index(&there)?)).unwrap_or(false)
    }

    pub fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        let to = self.0.join(to);
        fs::rename(self.0.join(from), &to).map_err(|error| held_or(&to, error))
    }

    pub fn link(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::hard_link(self.0.join(from), self.0.join(to))
    }

    pub fn remove(&self, name: &OsStr) -> io::Result<()> {
        let path = self.0.join(name);
        fs::remove_file(&path).map_err(|error| held_or(&path, error))
    }

    /// Whether the folder takes a new name: it is tried, because an access list is no answer for every folder (a network
    /// drive, Windows' guard of folders against ransomware).
    pub fn may_write(&self) -> io::Result<()> {
        let path = self.0.join(format!(".sixty-{}", private::random_digits()?));
        OpenOptions::new().write(true).create_new(true).open(&path)?;
        fs::remove_file(&path)
    }

    /// Does nothing: NTFS keeps a journal of its names, and Windows opens no folder for writing.
    pub fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}

/// Windows says "access denied" where a program holds a file that is to be replaced. That program may let it go, so it is
/// told from a file that may not be written.
fn held_or(path: &Path, error: io::Error) -> io::Error {
    // DELETE ("Standard Access Rights"): whoever opened the file and shares no deletion refuses this right.
    const DELETE: u32 = 0x0001_0000;
    let taken = OpenOptions::new().access_mode(DELETE).open(path);
    let is_held = taken.err().and_then(|error| error.raw_os_error()) == Some(SHARING_VIOLATION);
    if error.kind() == io::ErrorKind::PermissionDenied && is_held {
        return io::Error::from_raw_os_error(SHARING_VIOLATION);
    }
    error
}
