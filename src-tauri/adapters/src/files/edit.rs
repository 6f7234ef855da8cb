//! Changes what stands in a file, although others may change it at the same moment.
//!
//! The new content is on the disk before the file is looked at once more; the rename follows at once. What a program
//! that had the file open wrote in between is found in the old file afterwards, and is changed and put in place as well.
//! Held by `six_programs_and_a_person_edit_one_file_and_nothing_goes_astray` (`tests/promises/one_file.rs`).

use std::fs::Metadata;
use std::io;

use sixty_core::ports::{Change, FileTrouble};

use super::draft::{self, Draft};
use super::folder_lock;
#[cfg(unix)]
use super::in_place;
use super::spot::Spot;
use super::standing::Standing;
use super::trouble::trouble;
use crate::lock_wait;

/// A file that is changed more often than this while we try is written by a program that does nothing else.
const TRIES: usize = 50;

/// A file of the run that has room for the next content, for a disk without any.
pub trait Room {
    /// Writes the content into the room.
    ///
    /// # Errors
    /// It does not fit.
    fn fill(&self, content: &[u8]) -> io::Result<()>;
    /// Puts the file in place of the one that is changed.
    ///
    /// # Errors
    /// The folder may not be written, or another program has taken it away.
    fn replace(&self, old: &Metadata) -> io::Result<()>;
}

/// The next content of a file, on the disk.
enum Next<'a> {
    Draft(Draft<'a>),
    Room(&'a dyn Room),
}

impl<'a> Next<'a> {
    fn write(spot: &'a Spot, content: &[u8], room: Option<&'a dyn Room>) -> io::Result<Self> {
        match (Draft::write(spot, content), room) {
            (Err(error), Some(room)) if is_full(&error) => room.fill(content).map(|()| Self::Room(room)),
            (draft, _) => draft.map(Self::Draft),
        }
    }

    fn replace(&self, old: &Metadata) -> io::Result<()> {
        match self {
            Self::Draft(draft) => draft.replace(old),
            Self::Room(room) => room.replace(old),
        }
    }

    /// Puts it in place of the file. Windows may refuse that while a file is open: ours is closed then, after which nothing
    /// more can be read from it, and a guard that looks through new files is waited for.
    fn take_the_place_of(&self, now: Standing, before: Standing) -> io::Result<Option<Standing>> {
        match self.replace(&now.facts) {
            Err(error) if cfg!(windows) && is_held(&error) => {
                let facts = now.facts.clone();
                drop((now, before));
                lock_wait::patiently(|| self.replace(&facts)).map(|()| None)
            }
            replaced => replaced.map(|()| Some(now)),
        }
    }
}

fn is_held(error: &io::Error) -> bool {
    matches!(trouble(error), FileTrouble::InUse | FileTrouble::NotWritable)
}

fn is_full(error: &io::Error) -> bool {
    trouble(error) == FileTrouble::DiskFull
}

/// Changes the file; false where `change` leaves it as it is.
///
/// # Errors
/// The file cannot be read or written; then it holds what it held.
pub fn edit(spot: &Spot, change: &mut Change<'_>, room: Option<&dyn Room>) -> Result<bool, FileTrouble> {
    let _folder = folder_lock::hold(spot);
    draft::sweep(spot).map_err(|error| trouble(&error))?;
    let mut standing = Standing::read(spot)?;
    let mut base = standing.content.clone();
    // Whether `base` is a text of others that our own file has replaced, so that it must come back.
    let mut must_write = false;
    for _ in 0..TRIES {
        let new = match change(&base) {
            Some(new) => new,
            None if must_write => base.clone(),
            None => return Ok(false),
        };
        if new == standing.content {
            return Ok(true);
        }
        may_replace(spot, &standing)?;
        let next = Next::write(spot, &new, room).map_err(|error| trouble(&error))?;
        let now = Standing::read(spot)?;
        if !standing.is(spot, &now) {
            base.clone_from(&now.content);
            (standing, must_write) = (now, false);
            continue;
        }
        // The room of a run goes into no other file, so on a full disk a second name is lost.
        #[cfg(unix)]
        let next = match next {
            Next::Draft(draft) if in_place::is_meant(spot, &now.facts) => {
                return in_place::write(spot, draft).map(|()| true).map_err(|error| trouble(&error));
            }
            next => next,
        };
        let replaced = next.take_the_place_of(now, standing).map_err(|error| trouble(&error))?;
        let late = replaced.map(|old| old.written_since()).transpose()?.flatten();
        match late {
            None => return Ok(true),
            Some(late) => (base, standing, must_write) = (late, Standing::read(spot)?, true),
        }
    }
    Err(FileTrouble::Changed)
}

/// Whether the file may be replaced. The mode is checked as well, because root may write everything, and a person who
/// makes a file read-only means it.
///
/// # Errors
/// [`FileTrouble::NotWritable`].
pub fn may_replace(spot: &Spot, standing: &Standing) -> Result<(), FileTrouble> {
    may_write_folder(spot)?;
    if standing.facts.permissions().readonly() { Err(FileTrouble::NotWritable) } else { Ok(()) }
}

/// Whether the folder takes a new name.
///
/// # Errors
/// [`FileTrouble::NotWritable`].
pub fn may_write_folder(spot: &Spot) -> Result<(), FileTrouble> {
    let is_read_only = spot.is_folder_read_only().map_err(|error| trouble(&error))?;
    if is_read_only { Err(FileTrouble::NotWritable) } else { Ok(()) }
}
