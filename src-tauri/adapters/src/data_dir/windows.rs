//! Ownership on Windows: the data folder is in the user's profile, whose access list keeps other users out.

use std::fs::{DirBuilder, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

pub(crate) fn is_ours(_: &Metadata) -> bool {
    true
}

pub(crate) fn is_readable_by_others(_: &Metadata) -> bool {
    false
}

pub(crate) fn ours_alone(_: &mut OpenOptions) {}

pub(crate) fn never_waits(_: &mut OpenOptions) {}

pub(super) fn written_by_others(_: &Path) -> io::Result<Option<PathBuf>> {
    Ok(None)
}

pub(super) fn folder_ours_alone(_: &mut DirBuilder) {}

/// Does nothing: NTFS keeps a journal of its names, and Windows opens no folder for writing.
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
