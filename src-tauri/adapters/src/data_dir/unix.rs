//! Ownership on Unix: the user id and the mode of a file.

use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

/// Whether the file or folder belongs to the user this process acts as.
pub(crate) fn is_ours(found: &Metadata) -> bool {
    found.uid() == rustix::process::geteuid().as_raw()
}

/// Whether its mode lets any other user read, write or enter it.
pub(crate) fn is_readable_by_others(found: &Metadata) -> bool {
    found.mode() & 0o077 != 0
}

/// Sets the options so that a new file can be read and written by its owner only.
pub(crate) fn ours_alone(options: &mut OpenOptions) {
    options.mode(0o600);
}

pub(super) fn folder_ours_alone(builder: &mut DirBuilder) {
    builder.mode(0o700);
}

pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
