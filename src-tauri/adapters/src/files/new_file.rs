//! FILE.sixty-new: holds Meta's answer until it is proved, and its lock keeps a second process out meanwhile.
//!
//! The file takes its blocks before Meta is asked, so that no answer meets a full disk. Held by
//! `a_disk_that_fills_up_while_meta_answers_still_has_room_for_the_answer` (`files/tests.rs`) and by
//! `a_full_disk_is_said_before_meta_is_asked_and_costs_nothing` (`tests/promises/hardship.rs`).

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sixty_core::ports::{FileTrouble, NewFile};

use super::settings_file::LARGEST;
use super::trouble::trouble;
use crate::data_dir::private;

/// How often a file that another process holds is tried again: often compared to the call to Meta that it is held for.
const POLL: Duration = Duration::from_millis(50);

/// The room that is reserved for a token, in bytes. Meta promises no length; the tokens seen so far have a few hundred
/// characters.
const LONGEST_TOKEN: u64 = 4096;

/// The new file beside its target.
pub struct Beside {
    file: File,
    path: PathBuf,
    target: PathBuf,
    finished: bool,
}

impl Beside {
    /// Opens the file beside `target`, with the target's mode and owner; a file that a crash left behind is used again.
    ///
    /// # Errors
    ///
    /// The folder takes no file, the disk has no room for it, or another process holds it for longer than `wait`.
    pub fn open(target: &Path, wait: Duration) -> Result<Self, FileTrouble> {
        let mut name = target.as_os_str().to_owned();
        name.push(".sixty-new");
        let path = PathBuf::from(name);
        let begin = Instant::now();
        loop {
            let file = open(&path, target).map_err(|error| trouble(&error))?;
            match file.try_lock() {
                // The holder before us may have put the file in place or removed it in the meantime.
                Ok(()) if is_still_at(&file, &path) => {
                    let beside = Self { file, path, target: target.to_owned(), finished: false };
                    beside.take_room().map_err(|error| trouble(&error))?;
                    return Ok(beside);
                }
                Ok(()) => continue,
                Err(TryLockError::Error(error)) => return Err(trouble(&error)),
                Err(TryLockError::WouldBlock) if begin.elapsed() >= wait => return Err(FileTrouble::InUse),
                Err(TryLockError::WouldBlock) => std::thread::sleep(POLL),
            }
        }
    }

    /// Reserves the room for Meta's answer before Meta is asked. A file that a crash left behind has its room already.
    fn take_room(&self) -> std::io::Result<()> {
        if self.file.metadata()?.len() > 0 {
            return Ok(());
        }
        reserve(&self.file, fs::metadata(&self.target)?.len() + LONGEST_TOKEN)
    }

    fn content(&mut self) -> std::io::Result<Vec<u8>> {
        let mut content = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        (&self.file).take(LARGEST).read_to_end(&mut content)?;
        Ok(content)
    }

    fn write_whole(&mut self, content: &[u8]) -> std::io::Result<()> {
        self.file.seek(SeekFrom::Start(0))?;
        // An empty file is left alone: `set_len` would release the reserved room.
        if self.file.metadata()?.len() > 0 {
            self.file.set_len(0)?;
        }
        self.file.write_all(content)?;
        self.file.sync_all()?;
        private::sync_parent(&self.path)
    }
}

impl NewFile for Beside {
    fn leftover(&mut self) -> Result<Option<Vec<u8>>, FileTrouble> {
        let content = self.content().map_err(|error| trouble(&error))?;
        Ok((!content.is_empty()).then_some(content))
    }

    fn write(&mut self, content: &[u8]) -> Result<(), FileTrouble> {
        self.write_whole(content).map_err(|error| trouble(&error))
    }

    fn put_in_place(mut self: Box<Self>) -> Result<(), FileTrouble> {
        fs::rename(&self.path, &self.target).map_err(|error| trouble(&error))?;
        self.finished = true;
        private::sync_parent(&self.target).map_err(|error| trouble(&error))
    }

    fn discard(mut self: Box<Self>) -> Result<(), FileTrouble> {
        self.finished = true;
        fs::remove_file(&self.path).map_err(|error| trouble(&error))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        let is_empty = self.file.metadata().is_ok_and(|facts| facts.len() == 0);
        if !self.finished && is_empty {
            // A file that cannot be removed does no harm: the next run uses it again.
            drop(fs::remove_file(&self.path));
        }
    }
}

/// Opens the file for its owner only. A link of this name may be a trap of another user and is not followed.
fn open(path: &Path, target: &Path) -> std::io::Result<File> {
    if fs::symlink_metadata(path).is_ok_and(|facts| !facts.is_file()) {
        return Err(std::io::ErrorKind::PermissionDenied.into());
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    private::ours_alone(&mut options);
    let file = options.open(path)?;
    take_after(&file, target)?;
    Ok(file)
}

/// Reserves blocks of the disk without making the file longer, where the file system can do that.
#[cfg(target_os = "linux")]
fn reserve(file: &File, length: u64) -> std::io::Result<()> {
    use rustix::fs::{FallocateFlags, fallocate};
    use rustix::io::Errno;
    match fallocate(file, FallocateFlags::KEEP_SIZE, 0, length) {
        Err(Errno::OPNOTSUPP | Errno::NOSYS) => Ok(()),
        outcome => Ok(outcome?),
    }
}

#[cfg(not(target_os = "linux"))]
fn reserve(_file: &File, _length: u64) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn take_after(file: &File, target: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let (ours, theirs) = (file.metadata()?, fs::metadata(target)?);
    if (ours.uid(), ours.gid()) != (theirs.uid(), theirs.gid()) {
        // Only root may give a file away; without it the owner changes, as with every editor. A refusal is not noted:
        // `sixty env` alone makes these files, and it has no data folder and so no log.
        drop(fchown(file, Some(theirs.uid()), Some(theirs.gid())));
    }
    file.set_permissions(theirs.permissions())
}

#[cfg(not(unix))]
fn take_after(_file: &File, _target: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let here = file.metadata().map(|facts| (facts.dev(), facts.ino()));
    let there = fs::symlink_metadata(path).map(|facts| (facts.dev(), facts.ino()));
    matches!((here, there), (Ok(here), Ok(there)) if here == there)
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, path: &Path) -> bool {
    path.exists()
}
