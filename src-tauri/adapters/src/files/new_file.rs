//! FILE.sixty-new: holds Meta's answer until it is proved, and its lock keeps a second process out meanwhile.
//!
//! The file takes its blocks before Meta is asked, so that no answer meets a full disk. Held by
//! `a_disk_that_fills_up_while_meta_answers_still_has_room_for_the_answer` (`files/tests/full_disk.rs`) and by
//! `a_full_disk_is_said_before_meta_is_asked_and_costs_nothing` (`tests/promises/hardship.rs`).
//!
//! Others may write into the folder, so this file is ours alone until it takes the place of the other one, and a file of
//! this name that this run did not make is only read: it is never written, never put in place, and gets neither mode nor
//! owner.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use sixty_core::ports::{Change, FileTrouble, NewFile};

use super::draft;
use super::edit::{self, Room, may_replace};
use super::spot::Spot;
use super::standing::{Standing, content_of};
use super::trouble::trouble;
use crate::lock_wait;

/// The room that is reserved for a token, in bytes. Meta promises no length; the tokens seen so far have a few hundred
/// characters.
const LONGEST_TOKEN: u64 = 4096;

/// What follows the file's name in the name of the new one: a word of the contract.
const SUFFIX: &str = ".sixty-new";

/// The new file beside its target.
pub struct Beside {
    file: File,
    name: OsString,
    spot: Spot,
    /// Whether this run made the file. Another one holds what an earlier run left.
    is_made: bool,
    is_finished: bool,
}

impl Beside {
    /// Opens the file beside the one at `spot`: a new one, or the one that a crash left behind.
    ///
    /// # Errors
    ///
    /// The folder takes no file, the disk has no room for it, another process holds it for longer than `wait`, or
    /// somebody else made it.
    pub fn open(spot: Spot, wait: Duration) -> Result<Self, FileTrouble> {
        // Somebody who may write into the folder can take the name away again and again, but not for ever.
        const TRIES: usize = 1000;
        let standing = Standing::read(&spot)?;
        may_replace(&spot, &standing)?;
        let name = spot.beside(SUFFIX);
        let begin = Instant::now();
        for _ in 0..TRIES {
            let Some((file, is_made)) = make_or_find(&spot, &name, &standing.facts)? else { continue };
            let left = wait.saturating_sub(begin.elapsed());
            if !lock_wait::hold(&file, left).map_err(|error| trouble(&error))? {
                return Err(FileTrouble::InUse);
            }
            // The holder before us may have put the file in place or removed it in the meantime.
            if !spot.is_at(&file, &name) {
                continue;
            }
            if !is_made && is_empty(&file) {
                spot.remove(&name).map_err(|error| trouble(&error))?;
                continue;
            }
            let beside = Self { file, name, spot, is_made, is_finished: false };
            if is_made {
                let room = standing.facts.len() + LONGEST_TOKEN;
                reserve(&beside, room).map_err(|error| trouble(&error))?;
            }
            return Ok(beside);
        }
        Err(FileTrouble::InUse)
    }

    fn write_whole(&mut self, content: &[u8]) -> io::Result<()> {
        if !self.is_made {
            return Err(io::Error::other("the file of an earlier run is not written over"));
        }
        self.file.seek(SeekFrom::Start(0))?;
        // An empty file is left alone: `set_len` would release the reserved room.
        if self.file.metadata()?.len() > 0 {
            self.file.set_len(0)?;
        }
        self.file.write_all(content)?;
        self.file.sync_all()?;
        self.spot.sync()
    }

    /// Removes the file, unless it has gone already.
    fn remove(&mut self) -> io::Result<()> {
        self.is_finished = true;
        if self.spot.is_at(&self.file, &self.name) {
            self.spot.remove(&self.name)?;
            self.spot.sync()?;
        }
        Ok(())
    }
}

/// The room was taken for the whole file with a new token. Nothing is cut off before the new content is on the disk,
/// because that would give the room away.
impl Room for Beside {
    fn fill(&self, content: &[u8]) -> io::Result<()> {
        if !self.is_made {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let mut file = &self.file;
        file.seek(SeekFrom::Start(0))?;
        file.write_all(content)?;
        file.sync_all()?;
        file.set_len(u64::try_from(content.len()).unwrap_or(u64::MAX))
    }

    fn replace(&self, old: &Metadata) -> io::Result<()> {
        draft::put(&self.spot, &self.file, &self.name, old)
    }
}

impl NewFile for Beside {
    fn leftover(&mut self) -> Result<Option<Vec<u8>>, FileTrouble> {
        if self.is_made {
            return Ok(None);
        }
        content_of(&self.file).map(Some).map_err(|error| trouble(&error))
    }

    fn write(&mut self, content: &[u8]) -> Result<(), FileTrouble> {
        self.write_whole(content).map_err(|error| trouble(&error))
    }

    fn put_in_place(mut self: Box<Self>, change: &mut Change<'_>) -> Result<bool, FileTrouble> {
        if !edit::edit(&self.spot, change, Some(self.as_ref()))? {
            return Ok(false);
        }
        // The token is in place. A file that stays is only in the way of nothing: the next run finds the same token in it.
        self.remove().ok();
        Ok(true)
    }

    fn discard(mut self: Box<Self>) -> Result<(), FileTrouble> {
        self.remove().map_err(|error| trouble(&error))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.is_finished && self.is_made && is_empty(&self.file) {
            // A file that cannot be removed does no harm: the next run removes it.
            self.remove().ok();
        }
    }
}

fn is_empty(file: &File) -> bool {
    file.metadata().is_ok_and(|facts| facts.len() == 0)
}

/// A new file, with true, or the one that an earlier run left; None where that has gone in the meantime.
fn make_or_find(spot: &Spot, name: &OsStr, target: &Metadata) -> Result<Option<(File, bool)>, FileTrouble> {
    match spot.make(name) {
        Ok(file) => Ok(Some((file, true))),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Ok(left_behind(spot, name, target)?.map(|file| (file, false)))
        }
        Err(error) => Err(trouble(&error)),
    }
}

/// Opens the file that an earlier run left; None where it has gone in the meantime. A link, a second name of another
/// file, or a file of another user's may be a trap.
fn left_behind(spot: &Spot, name: &OsStr, target: &Metadata) -> Result<Option<File>, FileTrouble> {
    let not_ours = || FileTrouble::NotOurs(spot.path_of(name).display().to_string());
    let file = match spot.open(name) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(_) => return Err(not_ours()),
    };
    let facts = file.metadata().map_err(|error| trouble(&error))?;
    if is_of_ours(&spot.path_of(name), &facts, target) { Ok(Some(file)) } else { Err(not_ours()) }
}

/// Whether a run of ours may have made it: a plain file with one name, of this user or of the file's own owner, whose
/// runs leave such a file too.
#[cfg(unix)]
fn is_of_ours(path: &Path, facts: &Metadata, target: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let is_known = crate::data_dir::private::is_ours(path, facts) || facts.uid() == target.uid();
    facts.is_file() && facts.nlink() == 1 && is_known
}

#[cfg(not(unix))]
fn is_of_ours(path: &Path, facts: &Metadata, _: &Metadata) -> bool {
    facts.is_file() && crate::data_dir::private::is_ours(path, facts)
}

/// Reserves blocks of the disk without making the file longer, where the file system can do that.
#[cfg(target_os = "linux")]
fn reserve(new: &Beside, length: u64) -> io::Result<()> {
    use rustix::fs::{FallocateFlags, fallocate};
    use rustix::io::Errno;
    match fallocate(&new.file, FallocateFlags::KEEP_SIZE, 0, length) {
        Err(Errno::OPNOTSUPP | Errno::NOSYS) => Ok(()),
        outcome => Ok(outcome?),
    }
}

/// Looks whether the disk has the room. Other systems reserve blocks only by making the file longer, and a longer file is
/// one with an answer in it.
#[cfg(not(target_os = "linux"))]
fn reserve(new: &Beside, length: u64) -> io::Result<()> {
    let path = new.spot.path_of(&new.name);
    let has_room = path.parent().is_none_or(|folder| crate::data_dir::private::has_room(folder, length));
    if has_room { Ok(()) } else { Err(io::ErrorKind::StorageFull.into()) }
}
