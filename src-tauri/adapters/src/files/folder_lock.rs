//! Keeps our own programs from replacing files of one folder at the same time.
//!
//! The lock is on the folder itself, because a file that is replaced takes its lock along, and a lock file of ours would
//! stay in a person's folder. Held by `places_of_two_accounts_in_one_file_are_both_written` (`tests/promises/together.rs`)
//! and by `files_of_one_folder_are_replaced_one_after_another` (`files/tests.rs`).

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use sixty_core::ports::FileTrouble;

/// Replacing a file takes milliseconds; a folder that is held for longer is held by a program that hangs.
const WAIT: Duration = Duration::from_secs(10);

/// How often a folder that another program holds is tried again.
const POLL: Duration = Duration::from_millis(5);

/// Holds the folder of `target` until the answer is dropped, or its program ends. None where the folder cannot be locked:
/// on Windows, on some network drives, and where it may not be listed.
///
/// # Errors
/// [`FileTrouble::InUse`] when another program holds the folder for ten seconds.
pub fn hold(target: &Path) -> Result<Option<File>, FileTrouble> {
    if cfg!(windows) {
        return Ok(None);
    }
    let folder = target.parent().ok_or(FileTrouble::NotAFile)?;
    let Ok(folder) = File::open(folder) else { return Ok(None) };
    let begin = Instant::now();
    loop {
        match folder.try_lock() {
            Ok(()) => return Ok(Some(folder)),
            Err(TryLockError::Error(_)) => return Ok(None),
            Err(TryLockError::WouldBlock) if begin.elapsed() >= WAIT => return Err(FileTrouble::InUse),
            Err(TryLockError::WouldBlock) => std::thread::sleep(POLL),
        }
    }
}
