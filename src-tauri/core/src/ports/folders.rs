//! Folders that are looked through.

use std::path::Path;

/// The most bytes of a file that may hold settings, or that a person wrote: a megabyte is a long one.
pub const LONGEST_FILE: usize = 1 << 20;

/// Takes one file of a folder: its path, and its content.
pub type Visit<'a> = dyn FnMut(&Path, &[u8]) + 'a;

/// Looks through folders; nothing is changed.
pub trait Folders: Send + Sync {
    /// Shows every file below `folder` that is no longer than `most` bytes and no link, and returns how many there were. What
    /// other programs have made or brought is passed by, and so is what may not be read.
    fn look_through(&self, folder: &Path, most: usize, visit: &mut Visit<'_>) -> usize;
}
