//! Ownership on Unix: the user id and the mode of a file.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

/// Whether the file or folder belongs to the user this process acts as.
pub(crate) fn is_ours(_: &Path, found: &Metadata) -> bool {
    found.uid() == rustix::process::geteuid().as_raw()
}

/// Whether its mode lets any other user read, write or enter it.
pub(crate) fn is_readable_by_others(_: &Path, found: &Metadata) -> bool {
    found.mode() & 0o077 != 0
}

/// Sets the options so that a new file can be read and written by its owner only.
pub(crate) fn ours_alone(options: &mut OpenOptions) {
    options.mode(0o600);
}

/// Sets the options so that opening a pipe does not wait for a program at its other end.
pub(crate) fn never_waits(options: &mut OpenOptions) {
    options.custom_flags(i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or_default());
}

/// The folder itself, or the first one above it, that other users may write; None where there is none. A folder like
/// `/tmp`, in which each user can only touch their own names, is safe (sticky bit). A folder above may be written by a
/// group that is this user alone, as many systems set it up.
pub(super) fn written_by_others(folder: &Path) -> io::Result<Option<PathBuf>> {
    const GROUP: u32 = 0o020;
    const OTHERS: u32 = 0o002;
    const STICKY: u32 = 0o1000;
    let folder = fs::canonicalize(folder)?;
    for (above, path) in folder.ancestors().enumerate() {
        let facts = fs::metadata(path)?;
        let is_shared = facts.mode() & (GROUP | OTHERS) != 0;
        let is_safe = above > 0
            && (facts.mode() & STICKY != 0 || facts.mode() & OTHERS == 0 && is_ours_alone(facts.gid()));
        if is_shared && !is_safe {
            return Ok(Some(path.to_owned()));
        }
    }
    Ok(None)
}

/// Whether a group has nobody in it but this user. What the system's files do not tell counts as no.
fn is_ours_alone(group: u32) -> bool {
    let us = rustix::process::geteuid().as_raw();
    let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
    let (users, groups) = (read("/etc/passwd"), read("/etc/group"));
    let fields = |text: &str| text.split(':').map(str::to_owned).collect::<Vec<_>>();
    let own_name = users.lines().map(fields).find(|user| user.get(2) == Some(&us.to_string()));
    let Some(own_name) = own_name.and_then(|user| user.first().cloned()) else { return false };
    let others_have_it =
        users.lines().map(fields).any(|user| user.get(3) == Some(&group.to_string()) && user[0] != own_name);
    let listed = groups.lines().map(fields).find(|entry| entry.get(2) == Some(&group.to_string()));
    let is_alone = |members: &str| members.split(',').all(|member| member.is_empty() || member == own_name);
    !others_have_it && listed.is_some_and(|entry| entry.get(3).is_none_or(|members| is_alone(members)))
}

/// A folder as a file that can be locked.
///
/// # Errors
/// There is no such folder, or it may not be listed.
pub(crate) fn lockable(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

pub(super) fn folder_ours_alone(builder: &mut DirBuilder) {
    builder.mode(0o700);
}

/// Does nothing: a folder is made with its mode.
///
/// # Errors
/// None.
pub(super) fn keep_others_out(_: &Path) -> io::Result<()> {
    Ok(())
}

pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
