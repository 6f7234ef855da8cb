//! An open folder on Unix: a descriptor, and calls that start from it (POSIX `openat` and its kin).

use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io;
use std::os::fd::AsFd;
use std::path::Path;

use rustix::fs::{
    Access, AtFlags, CWD, Mode, OFlags, accessat, fstat, linkat, openat, renameat, statat, unlinkat,
};
use rustix::io::Errno;

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// A folder that stays the same one, whatever becomes of its path.
pub struct Folder(File);

impl Folder {
    pub fn at(path: &Path) -> io::Result<Self> {
        Ok(Self(File::from(open_without_links(path)?)))
    }

    pub fn is_read_only(&self) -> io::Result<bool> {
        Ok(self.0.metadata()?.permissions().readonly())
    }

    pub fn lockable(&self) -> Option<File> {
        // Opened anew, because a copied handle would share its lock.
        openat(self.0.as_fd(), ".", FOLDER, Mode::empty()).ok().map(File::from)
    }

    pub fn facts(&self) -> io::Result<Metadata> {
        self.0.metadata()
    }

    pub fn open(&self, name: &OsStr) -> io::Result<File> {
        self.open_as(name, OFlags::RDONLY)
    }

    pub fn open_to_write(&self, name: &OsStr) -> io::Result<File> {
        self.open_as(name, OFlags::RDWR)
    }

    fn open_as(&self, name: &OsStr, access: OFlags) -> io::Result<File> {
        let flags = access | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        Ok(openat(self.0.as_fd(), name, flags, Mode::empty())?.into())
    }

    pub fn make(&self, name: &OsStr) -> io::Result<File> {
        let flags = OFlags::RDWR
            | OFlags::CREATE
            | OFlags::EXCL
            | OFlags::NOFOLLOW
            | OFlags::NOCTTY
            | OFlags::CLOEXEC;
        Ok(openat(self.0.as_fd(), name, flags, Mode::RUSR | Mode::WUSR)?.into())
    }

    pub fn is_at(&self, file: &File, name: &OsStr) -> bool {
        let there = statat(self.0.as_fd(), name, AtFlags::SYMLINK_NOFOLLOW);
        let (Ok(here), Ok(there)) = (fstat(file), there) else { return false };
        (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)
    }

    pub fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(renameat(self.0.as_fd(), from, self.0.as_fd(), to)?)
    }

    pub fn link(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        match linkat(self.0.as_fd(), from, self.0.as_fd(), to, AtFlags::empty()) {
            // FAT, as sticks have it, knows no second name of a file.
            Err(Errno::PERM | Errno::OPNOTSUPP) => self.rename_to_free(from, to),
            linked => Ok(linked?),
        }
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    fn rename_to_free(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        use rustix::fs::{RenameFlags, renameat_with};
        Ok(renameat_with(self.0.as_fd(), from, self.0.as_fd(), to, RenameFlags::NOREPLACE)?)
    }

    #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
    fn rename_to_free(&self, _: &OsStr, _: &OsStr) -> io::Result<()> {
        Err(Errno::PERM.into())
    }

    pub fn remove(&self, name: &OsStr) -> io::Result<()> {
        Ok(unlinkat(self.0.as_fd(), name, AtFlags::empty())?)
    }

    pub fn may_write(&self) -> io::Result<()> {
        Ok(accessat(self.0.as_fd(), ".", Access::WRITE_OK | Access::EXEC_OK, AtFlags::empty())?)
    }

    pub fn sync(&self) -> io::Result<()> {
        match self.0.sync_all() {
            // A handle that may not list the folder cannot write it to the disk either.
            Err(error) if error.raw_os_error() == Some(Errno::BADF.raw_os_error()) => Ok(()),
            outcome => outcome,
        }
    }
}

/// The folder at a path without links. Where the system can tell, a link that was put into the path meanwhile is refused.
#[cfg(target_os = "linux")]
fn open_without_links(path: &Path) -> io::Result<std::os::fd::OwnedFd> {
    use rustix::fs::{ResolveFlags, openat2};
    let open = |flags: OFlags| match openat2(CWD, path, flags, Mode::empty(), ResolveFlags::NO_SYMLINKS) {
        // Linux before 5.6, and containers whose filters do not know the call.
        Err(Errno::NOSYS | Errno::PERM) => openat(CWD, path, flags, Mode::empty()),
        opened => opened,
    };
    match open(FOLDER) {
        // A folder that may be entered and not listed: it holds files all the same.
        Err(Errno::ACCESS) => Ok(open(FOLDER | OFlags::PATH)?),
        opened => Ok(opened?),
    }
}

#[cfg(not(target_os = "linux"))]
fn open_without_links(path: &Path) -> io::Result<std::os::fd::OwnedFd> {
    Ok(openat(CWD, path, FOLDER, Mode::empty())?)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn where_there_are_no_second_names_a_file_takes_only_a_name_that_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let here = Folder::at(&folder.path().canonicalize().unwrap()).unwrap();
        std::fs::write(folder.path().join("draft"), "new").unwrap();
        std::fs::write(folder.path().join("taken"), "old").unwrap();

        let taken = here.rename_to_free("draft".as_ref(), "taken".as_ref());
        here.rename_to_free("draft".as_ref(), "free".as_ref()).unwrap();

        assert_eq!(taken.map_err(|error| error.kind()), Err(io::ErrorKind::AlreadyExists));
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!((read("taken"), read("free")), ("old".to_owned(), "new".to_owned()));
        assert!(!folder.path().join("draft").exists());
    }
}
