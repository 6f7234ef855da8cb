//! Which programs use a practice folder: each takes a shared lease, and the program that deletes the folder an exclusive
//! one.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use same_file::Handle;
use sixty_adapters::vault::STAND_IN_PASSPHRASE;

use crate::problems::is_about_writing;

/// The lock file in the folder, deleted last: if it is still there and marked, a deletion was interrupted.
const LOCK_FILE: &str = "in-use";

/// The files that are deleted last. A deletion that is interrupted before still has the vault to empty and the mark that
/// says so.
const LAST: [&str; 2] = [STAND_IN_PASSPHRASE, LOCK_FILE];

/// The content of the lock file once a deletion has begun.
const DELETION_MARK: &[u8] = b"deleted";

/// A lease on a practice folder. It ends when this is dropped or the program ends, also by a kill.
pub struct FolderLease {
    file: File,
    folder: PathBuf,
}

impl FolderLease {
    /// Takes a lease beside other programs. None while another program has an exclusive one, or has just deleted the
    /// folder; then the caller tries again.
    ///
    /// # Errors
    ///
    /// When the lock file cannot be opened or locked.
    pub fn shared(folder: &Path) -> io::Result<Option<Self>> {
        let mut options = OpenOptions::new();
        options.create(true).read(true).write(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let path = folder.join(LOCK_FILE);
        // A lease can be taken on a file that may only be read.
        let file = options.open(&path).or_else(|error| match is_about_writing(&error) {
            true => File::open(&path).map_err(|_| error),
            false => Err(error),
        })?;
        let lease = Self { file, folder: folder.to_owned() };
        Ok((acquired(lease.file.try_lock_shared())? && lease.is_in_place()?).then_some(lease))
    }

    /// Makes this lease exclusive and returns true; while another program has a lease it stays shared, and this returns
    /// false.
    ///
    /// # Errors
    ///
    /// When the lock file cannot be locked.
    pub fn try_exclusive(&self) -> io::Result<bool> {
        self.let_go()?;
        if acquired(self.file.try_lock())? {
            return Ok(true);
        }
        self.file.lock_shared()?;
        Ok(false)
    }

    /// Makes an exclusive lease shared again.
    ///
    /// # Errors
    ///
    /// When the lock file cannot be locked.
    pub fn share_again(&self) -> io::Result<()> {
        self.let_go()?;
        self.file.lock_shared()
    }

    /// The standard library unlocks twice on Windows, for a file that holds a lock of each kind. Wine tells a second time
    /// that finds no lock by another error than Windows does.
    fn let_go(&self) -> io::Result<()> {
        const LOCK_VIOLATION: i32 = 33;
        match self.file.unlock() {
            Err(error) if cfg!(windows) && error.raw_os_error() == Some(LOCK_VIOLATION) => Ok(()),
            outcome => outcome,
        }
    }

    /// Whether a deletion has begun and was interrupted.
    ///
    /// # Errors
    ///
    /// When the lock file cannot be read.
    pub fn is_deletion_marked(&self) -> io::Result<bool> {
        let mut content = Vec::new();
        (&self.file).rewind()?;
        (&self.file).read_to_end(&mut content)?;
        Ok(content == DELETION_MARK)
    }

    /// Notes in the folder that its deletion has begun. Needs an exclusive lease.
    ///
    /// # Errors
    ///
    /// When the lock file cannot be written.
    pub fn mark_deletion(&self) -> io::Result<()> {
        (&self.file).rewind()?;
        (&self.file).write_all(DELETION_MARK)?;
        self.file.sync_all()
    }

    /// Deletes the folder with everything in it. Needs an exclusive lease and [`FolderLease::mark_deletion`].
    ///
    /// # Errors
    ///
    /// When a file or folder cannot be deleted; the next program finds the mark and finishes the deletion.
    pub fn delete_folder(self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if LAST.iter().any(|last| entry.file_name() == *last) {
                continue;
            }
            let removed = match entry.file_type()?.is_dir() {
                true => fs::remove_dir_all(entry.path()),
                false => fs::remove_file(entry.path()),
            };
            absent(removed)?;
        }
        for last in LAST {
            absent(fs::remove_file(self.folder.join(last)))?;
        }
        // A disk may keep the name of a deleted file until it is closed (Windows). From here on the lease holds nobody out.
        drop(self.file);
        match fs::remove_dir(&self.folder) {
            // Another program has begun anew in it.
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
            removed => absent(removed),
        }
    }

    /// Whether the locked file is still the one in the folder: a lock on a file that was deleted meanwhile locks no program
    /// out.
    fn is_in_place(&self) -> io::Result<bool> {
        match Handle::from_path(self.folder.join(LOCK_FILE)) {
            Ok(named) => Ok(named == Handle::from_file(self.file.try_clone()?)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }
}

fn acquired(outcome: Result<(), TryLockError>) -> io::Result<bool> {
    match outcome {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn absent(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_deleted_under_an_exclusive_lease_alone() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("practice");
        fs::create_dir_all(folder.join("locks")).unwrap();
        fs::write(folder.join("ledger.sqlite"), "facts").unwrap();
        let lease = FolderLease::shared(&folder).unwrap().unwrap();
        let other = FolderLease::shared(&folder).unwrap().unwrap();

        assert!(!lease.try_exclusive().unwrap());
        drop(other);
        assert!(lease.try_exclusive().unwrap());
        assert!(FolderLease::shared(&folder).unwrap().is_none(), "no program takes a lease meanwhile");
        lease.mark_deletion().unwrap();
        lease.delete_folder().unwrap();

        assert!(!folder.exists());
    }

    #[test]
    fn the_next_lease_sees_that_a_deletion_was_interrupted() {
        let folder = tempfile::tempdir().unwrap();
        let lease = FolderLease::shared(folder.path()).unwrap().unwrap();
        assert!(!lease.is_deletion_marked().unwrap());
        assert!(lease.try_exclusive().unwrap());
        lease.mark_deletion().unwrap();
        drop(lease);

        assert!(FolderLease::shared(folder.path()).unwrap().unwrap().is_deletion_marked().unwrap());
    }

    #[test]
    fn a_lease_on_a_folder_that_was_deleted_and_made_anew_is_not_in_place() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("practice");
        fs::create_dir(&folder).unwrap();
        let old = FolderLease::shared(&folder).unwrap().unwrap();
        fs::remove_dir_all(&folder).unwrap();
        fs::create_dir(&folder).unwrap();
        let new = FolderLease::shared(&folder).unwrap().unwrap();

        assert!(!old.is_in_place().unwrap());
        assert!(new.is_in_place().unwrap());
    }
}
