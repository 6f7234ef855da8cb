//! Who uses the practice folder: every program holds it beside the others, and who deletes it holds it alone.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use same_file::Handle;

/// In the folder. Goes last, so that a folder whose deletion was cut off says so.
const NAME: &str = "in-use";

/// What stands in the file from the first step of the deletion on.
const GOING: &[u8] = b"deleted";

/// A folder in use; let go when it is dropped or the program ends, however it ends.
pub struct Hold {
    file: File,
    folder: PathBuf,
}

impl Hold {
    /// Beside the others. None while another program has it alone, or has deleted it just now: look again.
    pub fn beside(folder: &Path) -> io::Result<Option<Self>> {
        let mut options = OpenOptions::new();
        options.create(true).read(true).write(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let hold = Self { file: options.open(folder.join(NAME))?, folder: folder.to_owned() };
        Ok((taken(hold.file.try_lock_shared())? && hold.is_in_place()?).then_some(hold))
    }

    /// Nobody else uses it from here on. False: somebody does, and it is held as before.
    pub fn alone(&self) -> io::Result<bool> {
        self.file.unlock()?;
        if taken(self.file.try_lock())? {
            return Ok(true);
        }
        self.file.lock_shared()?;
        Ok(false)
    }

    /// Lets others in again.
    pub fn beside_again(&self) -> io::Result<()> {
        self.file.unlock()?;
        self.file.lock_shared()
    }

    /// Whether a deletion was cut off.
    pub fn is_going(&self) -> io::Result<bool> {
        let mut content = Vec::new();
        (&self.file).rewind()?;
        (&self.file).read_to_end(&mut content)?;
        Ok(content == GOING)
    }

    /// From here on only deletion is left. Held alone.
    pub fn say_going(&self) -> io::Result<()> {
        (&self.file).rewind()?;
        (&self.file).write_all(GOING)?;
        self.file.sync_all()
    }

    /// Deletes the folder with everything in it. Held alone, and after [`Hold::say_going`].
    pub fn delete(self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() == NAME {
                continue;
            }
            let removed = match entry.file_type()?.is_dir() {
                true => fs::remove_dir_all(entry.path()),
                false => fs::remove_file(entry.path()),
            };
            gone(removed)?;
        }
        gone(fs::remove_file(self.folder.join(NAME)))?;
        gone(fs::remove_dir(&self.folder))
    }

    /// A file that was removed while we waited for its lock keeps nobody out.
    fn is_in_place(&self) -> io::Result<bool> {
        match Handle::from_path(self.folder.join(NAME)) {
            Ok(named) => Ok(named == Handle::from_file(self.file.try_clone()?)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }
}

fn taken(outcome: Result<(), TryLockError>) -> io::Result<bool> {
    match outcome {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_deleted_by_whoever_is_alone_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("practice");
        fs::create_dir_all(folder.join("locks")).unwrap();
        fs::write(folder.join("ledger.sqlite"), "facts").unwrap();
        let hold = Hold::beside(&folder).unwrap().unwrap();
        let other = Hold::beside(&folder).unwrap().unwrap();

        assert!(!hold.alone().unwrap());
        drop(other);
        assert!(hold.alone().unwrap());
        assert!(Hold::beside(&folder).unwrap().is_none(), "nobody comes in meanwhile");
        hold.say_going().unwrap();
        hold.delete().unwrap();

        assert!(!folder.exists());
    }

    #[test]
    fn a_deletion_that_was_cut_off_is_known_by_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let hold = Hold::beside(folder.path()).unwrap().unwrap();
        assert!(!hold.is_going().unwrap());
        assert!(hold.alone().unwrap());
        hold.say_going().unwrap();
        drop(hold);

        assert!(Hold::beside(folder.path()).unwrap().unwrap().is_going().unwrap());
    }

    #[test]
    fn a_folder_that_was_deleted_and_made_anew_is_held_by_its_new_file() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("practice");
        fs::create_dir(&folder).unwrap();
        let old = Hold::beside(&folder).unwrap().unwrap();
        fs::remove_dir_all(&folder).unwrap();
        fs::create_dir(&folder).unwrap();
        let new = Hold::beside(&folder).unwrap().unwrap();

        assert!(!old.is_in_place().unwrap());
        assert!(new.is_in_place().unwrap());
    }
}
