//! The files of the log: a newer and an older one, which together never exceed 2 MB.
//!
//! Several programs write at once. A line is one write at the end of the file, which no other write comes into. When
//! the newer file is full it takes the older one's name; a lock lets one program do so at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::data_dir::private;

/// The size from which the newer file replaces the older one.
const FULL: u64 = 900_000;

/// The size beyond which nothing is written, because the lock was not available (its holder may be a stopped program).
/// With the older file that is 1.9 MB; several programs at the same moment add a line each, so it stays far below 2 MB.
const LIMIT: u64 = 950_000;

/// How much of the end of each file is read for "Copy details": about a thousand lines.
const READ: u64 = 256 * 1024;

const NEWER: &str = "sixty.log";
const OLDER: &str = "sixty.1.log";
const LOCK: &str = "lock";

pub struct Ring {
    folder: PathBuf,
}

impl Ring {
    /// The files in the folder `name` of a data folder; nothing is created yet.
    pub fn new(data: &Path, name: &str) -> Self {
        Self { folder: data.join(name) }
    }

    /// Adds a line. A line that cannot be written is lost: a full disk or a read-only folder stops nothing but the log.
    pub fn append(&self, line: &str) {
        self.try_append(line).ok();
    }

    /// The lines of both files, newest first, as far back as they are read for details.
    pub fn newest_first(&self) -> Vec<String> {
        let end = |name| end_of(&self.folder.join(name)).unwrap_or_default();
        let (newer, older) = (end(NEWER), end(OLDER));
        newer.lines().rev().chain(older.lines().rev()).map(str::to_owned).collect()
    }

    fn try_append(&self, line: &str) -> io::Result<()> {
        // A data folder that was deleted (practice was left) is not created again for a line, not even where it is
        // deleted at this moment.
        private::folder_within(&self.folder).map_err(io::Error::other)?;
        let path = self.folder.join(NEWER);
        if size(&path) >= FULL {
            self.turn_over()?;
        }
        if size(&path) >= LIMIT {
            return Ok(());
        }
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        private::ours_alone(&mut options);
        // A single write: `write_all` would continue after a part, behind another program's line.
        options.open(&path)?.write(line.as_bytes()).map(drop)
    }

    /// Makes the newer file the older one. If another program has the lock, it does this instead.
    fn turn_over(&self) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        private::ours_alone(&mut options);
        let lock = options.open(self.folder.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let path = self.folder.join(NEWER);
        // Another program may have done it before we had the lock.
        if size(&path) < FULL { Ok(()) } else { fs::rename(path, self.folder.join(OLDER)) }
    }
}

/// The size of a file; 0 for an absent one.
fn size(path: &Path) -> u64 {
    fs::symlink_metadata(path).map_or(0, |file| file.len())
}

/// The last whole lines of a file. A damaged line does not prevent reading the others.
fn end_of(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let skipped = file.metadata()?.len().saturating_sub(READ);
    file.seek(SeekFrom::Start(skipped))?;
    let mut bytes = Vec::new();
    file.take(READ).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    match text.split_once('\n') {
        Some((_, whole)) if skipped > 0 => Ok(whole.to_owned()),
        _ => Ok(text),
    }
}
