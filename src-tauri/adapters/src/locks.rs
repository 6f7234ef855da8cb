//! The locks port: one holder an account, over all processes that share a data folder.
//!
//! Whoever lets an account go removes its file while the lock still holds, so that the folder does not grow with the
//! accounts. A program that waited for that file sees then that it is no longer in its place, and begins anew: two
//! holders never lock two files of one account. Held by `many_that_hold_one_account_by_turns_never_hold_it_together`.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use same_file::Handle;
use sixty_core::ports::{Held, LockTrouble, Locks};
use tokio::time::Instant;

use crate::data_dir::private;
use crate::lock_wait;
use crate::log::{LocalLog, millis};

/// A wait that the log has no line for: shorter than any call to Meta.
const SHORT: Duration = Duration::from_millis(50);

/// Operating system locks on files of one folder. Such a lock ends with its process, so a killed program blocks no
/// other, and the next holder removes the file that it left; a suspended program keeps its locks.
pub struct FileLocks {
    folder: PathBuf,
    log: LocalLog,
}

impl FileLocks {
    /// Locks in `folder`, which is made (mode 0700) when it is first needed.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), log: LocalLog::off() }
    }

    /// The same locks with a log of those that had to be waited for.
    #[must_use]
    pub fn noting_in(self, log: &LocalLog) -> Self {
        Self { log: log.clone(), ..self }
    }

    /// The file of an account; None where Windows is about to remove it, because its last holder let it go.
    fn open(&self, account: &str) -> Result<Option<LockFile>, LockTrouble> {
        private::folder(&self.folder).map_err(unusable)?;
        let mut options = OpenOptions::new();
        options.create(true).write(true).truncate(false);
        private::ours_alone(&mut options);
        let path = self.folder.join(private::file_name(account));
        match options.open(&path) {
            Ok(file) => Ok(Some(LockFile { file, path })),
            Err(error) if cfg!(windows) && error.kind() == ErrorKind::PermissionDenied && path.exists() => {
                Ok(None)
            }
            Err(error) => Err(unusable(error)),
        }
    }
}

/// A file that stands for an account.
struct LockFile {
    file: File,
    path: PathBuf,
}

impl LockFile {
    /// Whether the folder still has this file: its last holder removed it, and another program may have made a new one.
    fn is_in_place(&self) -> io::Result<bool> {
        match Handle::from_path(&self.path) {
            Ok(named) => Ok(named == Handle::from_file(self.file.try_clone()?)?),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// The hold on an account. Letting it go removes the file first, and then closes it, which ends the lock.
struct Holding(LockFile);

impl Drop for Holding {
    fn drop(&mut self) {
        // A file that stays does no harm: the next holder locks it and removes it.
        fs::remove_file(&self.0.path).ok();
    }
}

#[async_trait]
impl Locks for FileLocks {
    async fn hold(&self, account: &str, wait: Duration) -> Result<Held, LockTrouble> {
        let begin = Instant::now();
        let held = self.wait_for(account, wait).await;
        let waited = begin.elapsed();
        let kind = held.as_ref().err().map_or("free", LockTrouble::word);
        // An account that arrives is held by its id at Meta, which the log does not get.
        let account = (!account.contains('-')).then_some(account);
        if held.is_err() || waited >= SHORT {
            self.log.note(|| {
                tracing::warn!(target: "locks", what = "waited", kind, account, ms = millis(waited));
            });
        }
        held
    }
}

impl FileLocks {
    async fn wait_for(&self, account: &str, wait: Duration) -> Result<Held, LockTrouble> {
        let mut pauses = lock_wait::pauses(wait);
        let mut opened = None;
        loop {
            if opened.is_none() {
                opened = self.open(account)?;
            }
            if let Some(file) = opened.take() {
                if !lock_wait::try_hold(&file.file).map_err(unusable)? {
                    opened = Some(file);
                } else if file.is_in_place().map_err(unusable)? {
                    return Ok(Held::new(Holding(file)));
                } else {
                    continue;
                }
            }
            match pauses.next() {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(LockTrouble::Busy { waited: wait }),
            }
        }
    }
}

fn unusable(error: impl ToString) -> LockTrouble {
    LockTrouble::Unusable(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn an_account_has_one_holder_and_the_next_waits_its_time_then_gives_up() {
        let folder = tempfile::tempdir().unwrap();
        let _held = FileLocks::new(folder.path()).hold("a", Duration::ZERO).await.unwrap();

        let begin = Instant::now();
        let second = FileLocks::new(folder.path()).hold("a", Duration::from_secs(60)).await;
        assert!(matches!(second, Err(LockTrouble::Busy { .. })));
        assert_eq!(begin.elapsed(), Duration::from_secs(60));
    }

    #[tokio::test(start_paused = true)]
    async fn a_lock_that_is_let_go_is_taken_by_whoever_waits() {
        let folder = tempfile::tempdir().unwrap();
        let locks = FileLocks::new(folder.path());
        let held = locks.hold("a", Duration::ZERO).await.unwrap();
        let let_go = async {
            tokio::time::sleep(Duration::from_secs(3)).await;
            drop(held);
        };

        let (taken, ()) = tokio::join!(locks.hold("a", Duration::from_secs(60)), let_go);
        assert!(taken.is_ok());
    }

    #[tokio::test]
    async fn accounts_do_not_hinder_each_other_whatever_their_ids_are() {
        let folder = tempfile::tempdir().unwrap();
        let locks = FileLocks::new(&folder.path().join("locks"));
        let mut held = Vec::new();
        for account in ["a", "A", "../a", "a/b", "", "a b", "."] {
            held.push(locks.hold(account, Duration::ZERO).await.unwrap());
        }
        let made = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(made, 1, "nothing was made outside of the folder");
        assert_eq!(std::fs::read_dir(folder.path().join("locks")).unwrap().count(), held.len());
    }

    #[tokio::test]
    async fn an_account_that_was_let_go_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let locks = FileLocks::new(folder.path());
        for account in ["a", "b"] {
            drop(locks.hold(account, Duration::ZERO).await.unwrap());
        }
        std::fs::write(folder.path().join("c"), "").unwrap();
        drop(locks.hold("c", Duration::ZERO).await.unwrap());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "a killed program's neither");
    }

    #[test]
    fn many_that_hold_one_account_by_turns_never_hold_it_together() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let holders = AtomicUsize::new(0);
        let take_turns = || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
            let locks = FileLocks::new(folder.path());
            for _ in 0..200 {
                let held = loop {
                    // Tried at once and again, so that files are often locked while they are removed.
                    if let Ok(held) = runtime.block_on(locks.hold("a", Duration::ZERO)) {
                        break held;
                    }
                };
                assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                holders.fetch_sub(1, Ordering::SeqCst);
                drop(held);
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(take_turns);
            }
        });
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_used_is_told_from_a_busy_account() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("locks");
        std::fs::write(&file, "").unwrap();
        let outcome = FileLocks::new(&file).hold("a", Duration::ZERO).await;
        assert!(matches!(outcome, Err(LockTrouble::Unusable(_))));
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn another_process_holds_an_account_until_it_dies() {
        let folder = tempfile::tempdir().unwrap();
        let locks = FileLocks::new(folder.path());
        let mut other = hold_in_another_process(&folder.path().join("a"));
        assert!(matches!(locks.hold("a", Duration::ZERO).await, Err(LockTrouble::Busy { .. })));

        other.kill().unwrap();
        other.wait().unwrap();
        assert!(locks.hold("a", Duration::from_secs(10)).await.is_ok());
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn folder_and_lock_files_are_ours_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let locks = folder.path().join("locks");
        let _held = FileLocks::new(&locks).hold("a", Duration::ZERO).await.unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&locks), mode(&locks.join("a"))), (0o700, 0o600));
    }

    /// util-linux's `flock` takes the same lock as `File::lock`; with `--no-fork` it is the process that dies.
    #[cfg(target_os = "linux")]
    fn hold_in_another_process(file: &Path) -> std::process::Child {
        use std::io::Read;
        use std::process::{Command, Stdio};
        let mut holder = Command::new("flock")
            .arg("--no-fork")
            .arg(file)
            .args(["sh", "-c", "echo held; exec cat"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = [0; 5];
        holder.stdout.as_mut().unwrap().read_exact(&mut said).unwrap();
        assert_eq!(&said, b"held\n");
        holder
    }
}
