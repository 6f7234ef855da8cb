//! Keeps our own programs from replacing files of one folder at the same time.
//!
//! The lock is on the folder itself, because a file that is replaced takes its lock along, and a lock file of ours would
//! stay in a person's folder. Held by `places_of_two_accounts_in_one_file_are_both_written` (`tests/promises/together.rs`)
//! and by `files_of_one_folder_are_replaced_one_after_another` (`files/tests/replaced.rs`).

use std::fs::File;
use std::time::Duration;

use super::spot::Spot;
use crate::lock_wait;

/// Replacing a file takes milliseconds. A folder that is held for longer is held by a program that hangs, or by another
/// user who wants to keep us out: anybody who may list a folder may lock it.
const WAIT: Duration = Duration::from_secs(5);

/// Holds the folder until the answer is dropped, or its program ends. None where the folder cannot be locked (on
/// some network drives, where it may not be listed) or is held for too long: then only the look right before
/// the file is replaced protects what others write.
pub fn hold(spot: &Spot) -> Option<File> {
    let folder = spot.lockable_folder()?;
    lock_wait::hold(&folder, WAIT).ok()?.then_some(folder)
}
