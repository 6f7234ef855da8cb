//! Who else can read a file, by its rights and by git.
//!
//! Git is asked as a program, because nothing else knows how a repository of today is kept. What a repository wants to be
//! run while git looks is switched off: it may be another person's.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use async_trait::async_trait;
use sixty_core::places::guard::Seen;
use sixty_core::ports::Onlookers;
use tokio::process::Command;
use tokio::time::timeout;

/// How long git may look: the history of a large repository takes seconds.
const LOOK_LIMIT: Duration = Duration::from_secs(10);

/// Switches off what a repository lets git run while it looks (git-config(1)).
const QUIET: [&str; 4] = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath="];

/// The onlookers of this computer.
pub struct LocalOnlookers;

#[async_trait]
impl Onlookers for LocalOnlookers {
    async fn of(&self, path: &Path) -> Seen {
        // Where it is a link, the file itself is what others read.
        let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let by_git = is_kept(&real).await;
        let in_history = is_in_history(&real).await;
        let not_ignored = is_in_a_repository(&real).await && !is_ignored(&real).await;
        Seen { by_everybody: is_open_to_everybody(&real), by_git, in_history, not_ignored }
    }
}

#[cfg(unix)]
fn is_open_to_everybody(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let may = |path: &Path, bit: u32| {
        std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & bit != 0)
    };
    // A folder that others may not pass keeps what is in it.
    may(path, 0o004) && path.ancestors().skip(1).all(|folder| may(folder, 0o001))
}

/// A new file of Windows inherits the rights of its folder, and other people's folders are closed there.
#[cfg(windows)]
fn is_open_to_everybody(_: &Path) -> bool {
    false
}

/// Whether the next commit has the file.
async fn is_kept(path: &Path) -> bool {
    git(path, &["ls-files", "--error-unmatch"]).await.is_some()
}

/// Whether a file of this folder may come into a commit.
async fn is_in_a_repository(path: &Path) -> bool {
    git(path, &["rev-parse", "--is-inside-work-tree"]).await.is_some_and(|said| said.starts_with(b"true"))
}

/// Whether a list of the repository or of this person says that git leaves the file out, also where it keeps it already.
async fn is_ignored(path: &Path) -> bool {
    git(path, &["check-ignore", "--quiet", "--no-index"]).await.is_some()
}

/// Whether a commit of any branch has a file of this name.
async fn is_in_history(path: &Path) -> bool {
    git(path, &["rev-list", "--all", "--max-count=1"]).await.is_some_and(|found| !found.is_empty())
}

/// What git answers about a file; None where it fails, is not here, or takes too long.
async fn git(path: &Path, question: &[&str]) -> Option<Vec<u8>> {
    let (folder, name) = (path.parent()?, path.file_name()?);
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(QUIET).args(question).arg("--").arg(name);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    let answer = timeout(LOOK_LIMIT, command.output()).await.ok()?.ok()?;
    answer.status.success().then_some(answer.stdout)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use sixty_core::places::guard::gitignored;

    use super::*;

    #[tokio::test]
    async fn a_file_is_open_to_everybody_where_it_and_all_folders_above_are() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(".env");
        fs::write(&file, "TOKEN=x\n").unwrap();
        let open = |folder_mode, file_mode| {
            fs::set_permissions(folder.path(), Permissions::from_mode(folder_mode)).unwrap();
            fs::set_permissions(&file, Permissions::from_mode(file_mode)).unwrap();
            is_open_to_everybody(&file)
        };
        assert!(open(0o755, 0o644));
        assert!(!open(0o755, 0o640));
        assert!(!open(0o700, 0o644));
    }

    #[tokio::test]
    async fn what_git_keeps_and_what_it_has_kept_once_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(".env");
        fs::write(&file, "TOKEN=x\n").unwrap();
        let run = |words: &[&str]| {
            let mut git = std::process::Command::new("git");
            git.arg("-C").arg(folder.path()).args(["-c", "user.name=M", "-c", "user.email=m@shop.example"]);
            assert!(git.args(words).output().unwrap().status.success(), "{words:?}");
        };
        let seen = async || {
            let seen = LocalOnlookers.of(&file).await;
            (seen.by_git, seen.in_history, seen.not_ignored)
        };

        assert_eq!(seen().await, (false, false, false), "no repository");
        run(&["init", "-q"]);
        assert_eq!(seen().await, (false, false, true), "not added");
        run(&["add", ".env"]);
        run(&["commit", "-qm", "all"]);
        assert_eq!(seen().await, (true, true, true));
        fs::write(folder.path().join(".gitignore"), gitignored(b"", ".env").unwrap()).unwrap();
        assert_eq!(seen().await, (true, true, false));
        run(&["rm", "-q", "--cached", ".env"]);
        run(&["commit", "-qm", "gone"]);
        assert_eq!(seen().await, (false, true, false));
    }
}
