//! The locks port: one holder an account, over all processes that share a data folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use sixty_core::ports::{Held, LockTrouble, Locks};
use tokio::time::Instant;

use crate::data_dir::private;
use crate::log::{LocalLog, millis};

/// How often a lock that another process holds is tried again: often compared to the calls to Meta that it is held for.
const POLL: Duration = Duration::from_millis(50);

/// Operating system locks on files of one folder. Such a lock ends with its process, so a killed program blocks no
/// other; a suspended program keeps its locks. The files are never removed, because two holders could then lock
/// different files.
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

    fn open(&self, account: &str) -> Result<File, LockTrouble> {
        private::folder(&self.folder).map_err(unusable)?;
        let mut options = OpenOptions::new();
        options.create(true).write(true).truncate(false);
        private::ours_alone(&mut options);
        options.open(self.folder.join(private::file_name(account))).map_err(unusable)
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
        if held.is_err() || waited >= POLL {
            self.log.note(|| {
                tracing::warn!(target: "locks", what = "waited", kind, account, ms = millis(waited));
            });
        }
        held
    }
}

impl FileLocks {
    async fn wait_for(&self, account: &str, wait: Duration) -> Result<Held, LockTrouble> {
        let begin = Instant::now();
        let file = self.open(account)?;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Held::new(file)),
                Err(TryLockError::Error(error)) => return Err(unusable(error)),
                Err(TryLockError::WouldBlock) => {}
            }
            let left = wait.saturating_sub(begin.elapsed());
            if left.is_zero() {
                return Err(LockTrouble::Busy { waited: begin.elapsed() });
            }
            tokio::time::sleep(POLL.min(left)).await;
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
        FileLocks::new(&locks).hold("a", Duration::ZERO).await.unwrap();
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
