//! The next content of a file, in a file beside it that takes its place.
//!
//! A draft holds every secret of the file, so its owner alone may read it until it takes the place: only then it gets
//! mode and owner of the file. It has one known name, and the next change removes what a killed run left. Held by
//! `a_kill_leaves_no_copy_that_others_may_read` (`tests/promises/one_file.rs`).

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io::{self, Write};

#[cfg(unix)]
use super::attributes;
use super::spot::Spot;

/// What follows the file's name in the name of its draft.
const SUFFIX: &str = ".sixty-draft";

/// A file that this run made and nobody else can read, removed when dropped unless it took a place.
pub struct Draft<'a> {
    spot: &'a Spot,
    file: File,
    name: OsString,
}

impl<'a> Draft<'a> {
    /// Writes a draft of the file to the disk.
    ///
    /// # Errors
    /// The folder takes no file, or the disk has no room.
    pub fn write(spot: &'a Spot, content: &[u8]) -> io::Result<Self> {
        let name = spot.beside(SUFFIX);
        let mut draft = Self { spot, file: make(spot, &name)?, name };
        draft.file.write_all(content)?;
        draft.file.sync_all()?;
        Ok(draft)
    }

    /// Puts the draft in place of the file, with the mode and the owner that the file had.
    ///
    /// # Errors
    /// The folder may not be written, or another program has taken the draft away.
    pub fn replace(&self, old: &Metadata) -> io::Result<()> {
        put(self.spot, &self.file, &self.name, old)
    }

    /// Puts the draft in place of whatever file has the name. It stays its owner's alone.
    ///
    /// # Errors
    /// The folder may not be written, or something holds the file.
    pub fn take_over(self) -> io::Result<()> {
        put_alone(self.spot, &self.file, &self.name)
    }

    /// Gives the draft another name beside the file, under which it stays.
    ///
    /// # Errors
    /// The folder may not be written, or another program has taken the draft away.
    #[cfg(unix)]
    pub fn rename(self, to: &OsStr) -> io::Result<()> {
        if !self.spot.is_at(&self.file, &self.name) {
            return Err(taken_away());
        }
        self.spot.rename(&self.name, to)
    }

    /// Gives the draft the name of the file, if that is free; false where it is not.
    ///
    /// # Errors
    /// The folder may not be written.
    pub fn place(self) -> io::Result<bool> {
        match self.spot.link(&self.name, self.spot.name()) {
            Ok(()) => self.spot.sync().map(|()| true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error),
        }
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        // After a rename there is nothing to remove; a draft that cannot be removed is swept by the next change.
        if self.spot.is_at(&self.file, &self.name) {
            self.spot.remove(&self.name).ok();
        }
    }
}

/// Makes the draft. Somebody who may write into the folder can take its name again and again, but not for ever.
fn make(spot: &Spot, name: &OsStr) -> io::Result<File> {
    const TRIES: usize = 100;
    let mut made = Err(io::ErrorKind::AlreadyExists.into());
    for _ in 0..TRIES {
        sweep(spot)?;
        made = spot.make(name);
        if made.as_ref().err().map(io::Error::kind) != Some(io::ErrorKind::AlreadyExists) {
            break;
        }
    }
    made
}

/// Removes the draft that a killed run left. Nothing is lost with it: what it was made from stands in its place, and its
/// token is kept elsewhere.
///
/// # Errors
/// It cannot be removed.
pub fn sweep(spot: &Spot) -> io::Result<()> {
    match spot.remove(&spot.beside(SUFFIX)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

/// Puts a file that this run made in place of another, with the mode and the owner of that one.
///
/// # Errors
/// The folder may not be written, or another program has taken the new file away.
pub fn put(spot: &Spot, file: &File, name: &OsStr, old: &Metadata) -> io::Result<()> {
    take_after(spot, file, name, old)?;
    put_alone(spot, file, name)
}

/// The same with the mode and the owner of the new file.
fn put_alone(spot: &Spot, file: &File, name: &OsStr) -> io::Result<()> {
    if !spot.is_at(file, name) {
        return Err(taken_away());
    }
    spot.rename(name, spot.name())?;
    if !spot.is_at(file, spot.name()) {
        return Err(taken_away());
    }
    spot.sync()
}

fn taken_away() -> io::Error {
    io::Error::other("another program took the new file away")
}

#[cfg(unix)]
fn take_after(spot: &Spot, file: &File, _: &OsStr, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let ours = file.metadata()?;
    if (ours.uid(), ours.gid()) != (old.uid(), old.gid()) {
        // Only root may give a file away; without it the owner changes, as with every editor. A refusal is not noted:
        // `sixty env` has no data folder and so no log.
        drop(fchown(file, Some(old.uid()), Some(old.gid())));
    }
    attributes::take_over(&spot.open(spot.name())?, old.permissions(), file)
}

/// A disk without access lists (FAT) has nothing to take over, so a refusal stops nothing.
#[cfg(not(unix))]
fn take_after(spot: &Spot, _: &File, name: &OsStr, _: &Metadata) -> io::Result<()> {
    let (new, old) = (spot.path_of(name), spot.path_of(spot.name()));
    crate::data_dir::private::let_in_as(&new, &old).ok();
    Ok(())
}
