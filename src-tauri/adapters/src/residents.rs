//! Which programs of ours stay and work on a data folder, and how one of them is asked to end.
//!
//! Signals would do on Unix alone, so locks do it, which every system ends with the process that holds them. Each program
//! that stays holds a shared lock on the file of its kind. Whoever wants them to end holds a lock on a file beside it, for
//! as long as it wants that, and rings. So no request is ever left over. Held by the tests below, and by
//! `tests/promises/removal.rs` and `tests/promises/keep.rs`.

mod bell;

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use bell::Bell;

use crate::data_dir::private;
use crate::lock_wait;

/// How long a lock is waited for that others hold for a moment only, to look.
const A_MOMENT: Duration = Duration::from_secs(1);

/// The programs that stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The desktop program.
    Desktop,
    /// `sixty keep`.
    Keep,
}

impl Kind {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Desktop, Self::Keep];

    const fn file(self) -> &'static str {
        match self {
            Self::Desktop => "desktop",
            Self::Keep => "keep",
        }
    }
}

/// This program stays, until this is dropped.
pub struct Residence {
    _here: File,
    folder: PathBuf,
    kind: Kind,
}

impl Residence {
    /// Says to others that a program of this kind works on the folder from now on.
    ///
    /// # Errors
    /// The file cannot be made, or the disk knows no locks.
    pub fn take(folder: &Path, kind: Kind) -> io::Result<Self> {
        let here = open(&here(folder, kind))?;
        let mut pauses = lock_wait::pauses(A_MOMENT);
        loop {
            match here.try_lock_shared() {
                Ok(()) => return Ok(Self { _here: here, folder: folder.to_owned(), kind }),
                Err(TryLockError::Error(error)) => return Err(error),
                // Somebody looks whether any program is here.
                Err(TryLockError::WouldBlock) => match pauses.next() {
                    Some(pause) => std::thread::sleep(pause),
                    None => return Err(ErrorKind::WouldBlock.into()),
                },
            }
        }
    }

    /// Returns when somebody wants this program to end.
    pub async fn asked_to_end(&self) {
        // It hears before it looks, so that no request falls between.
        let mut bell = Bell::of(&residents(&self.folder));
        while !self.is_asked_to_end() {
            bell.rung().await;
        }
    }

    fn is_asked_to_end(&self) -> bool {
        let file = File::open(request(&self.folder, self.kind));
        file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }
}

/// Programs are to end, and none begins, until this is dropped.
pub struct Request {
    here: Vec<File>,
    _asked: Vec<File>,
}

impl Request {
    /// Asks the programs of these kinds to end that work on the folder. There may be none, nor such a folder.
    ///
    /// # Errors
    /// A file cannot be made, or the disk knows no locks.
    pub fn new(folder: &Path, kinds: &[Kind]) -> io::Result<Self> {
        let (mut asked, mut there) = (Vec::new(), Vec::new());
        for kind in kinds {
            match OpenOptions::new().read(true).write(true).open(here(folder, *kind)) {
                Ok(file) => there.push(file),
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            }
            let file = open(&request(folder, *kind))?;
            // Where this fails another program asks already.
            lock_wait::hold(&file, A_MOMENT)?;
            bell::ring(&file)?;
            asked.push(file);
        }
        Ok(Self { here: there, _asked: asked })
    }

    /// Waits until they have ended; false where one has not within this time.
    ///
    /// # Errors
    /// The disk knows no locks.
    pub async fn ended(&self, within: Duration) -> io::Result<bool> {
        let mut pauses = lock_wait::pauses(within);
        for file in &self.here {
            while !lock_wait::try_hold(file)? {
                match pauses.next() {
                    Some(pause) => tokio::time::sleep(pause).await,
                    None => return Ok(false),
                }
            }
        }
        Ok(true)
    }
}

fn here(folder: &Path, kind: Kind) -> PathBuf {
    residents(folder).join(kind.file())
}

fn residents(folder: &Path) -> PathBuf {
    folder.join("residents")
}

fn request(folder: &Path, kind: Kind) -> PathBuf {
    here(folder, kind).with_extension("end")
}

/// Opens a file of ours, which is made where it is missing.
fn open(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        private::folder(folder).map_err(|trouble| io::Error::other(trouble.to_string()))?;
    }
    let mut options = OpenOptions::new();
    options.create(true).read(true).write(true).truncate(false);
    private::ours_alone(&mut options);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn who_is_asked_to_end_hears_it_and_who_asks_sees_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let keepers = [(); 2].map(|()| Residence::take(folder.path(), Kind::Keep).unwrap());
        assert!(keepers.iter().all(|keeper| !keeper.is_asked_to_end()));

        let request = Request::new(folder.path(), &[Kind::Keep]).unwrap();
        for keeper in &keepers {
            keeper.asked_to_end().await;
        }
        assert!(!request.ended(Duration::ZERO).await.unwrap());
        drop(keepers);

        assert!(request.ended(Duration::ZERO).await.unwrap());
    }

    #[test]
    fn a_request_ends_with_whoever_made_it() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Residence::take(folder.path(), Kind::Keep).unwrap();
        drop(Request::new(folder.path(), &Kind::ALL).unwrap());
        assert!(!keeper.is_asked_to_end());
    }

    #[tokio::test]
    async fn only_the_kind_that_is_meant_is_asked_and_where_none_is_there_is_no_wait() {
        let folder = tempfile::tempdir().unwrap();
        let desktop = Residence::take(folder.path(), Kind::Desktop).unwrap();

        let request = Request::new(folder.path(), &[Kind::Keep]).unwrap();

        assert!(request.ended(Duration::ZERO).await.unwrap());
        assert!(!desktop.is_asked_to_end());
        let nowhere = Request::new(&folder.path().join("none"), &Kind::ALL).unwrap();
        assert!(nowhere.ended(Duration::ZERO).await.unwrap());
        assert!(!folder.path().join("none").exists());
    }
}
