//! Programs of the person's, run without a shell and for a minute at most.
//!
//! A program leads a process group of its own, so that one that takes too long ends with everything that it has started.

use std::process::Stdio;
use std::time::Duration;

use async_trait::async_trait;
use sixty_core::ports::{PROGRAM_LIMIT, ProgramTrouble, Programs};
use sixty_core::secret::Secret;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStderr, Command};
use tokio::time::timeout;

/// How much of its errors is kept: the last lines tell what went wrong.
const LAST_WORDS: usize = 300;

/// How long after its end a program's errors are read: what it left running may hold the pipe open for ever.
const HEARD_OUT: Duration = Duration::from_millis(200);

/// The programs of this computer.
pub struct LocalPrograms;

#[async_trait]
impl Programs for LocalPrograms {
    async fn run(&self, words: &[String], input: Option<&Secret>) -> Result<(), ProgramTrouble> {
        let Some((program, arguments)) = words.split_first() else { return Err(ProgramTrouble::Missing) };
        let mut command = Command::new(program);
        command.args(arguments).kill_on_drop(true);
        command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        #[cfg(unix)]
        command.process_group(0);
        let child = command.spawn().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => ProgramTrouble::Missing,
            _ => ProgramTrouble::NotStarted(error.to_string()),
        })?;
        to_its_end(child, input).await
    }
}

async fn to_its_end(mut child: Child, input: Option<&Secret>) -> Result<(), ProgramTrouble> {
    let group = child.id();
    let (stdin, stderr) = (child.stdin.take(), child.stderr.take());
    let given = async {
        if let (Some(mut stdin), Some(input)) = (stdin, input) {
            // A program that wants no more of it has closed its end.
            drop(stdin.write_all(input.expose().as_bytes()).await);
        }
    };
    let heard = tokio::spawn(last_words(stderr));
    let Ok(((), ended)) = timeout(PROGRAM_LIMIT, async { tokio::join!(given, child.wait()) }).await else {
        end_group(group);
        return Err(ProgramTrouble::TooLong);
    };
    let status = ended.map_err(|error| ProgramTrouble::NotStarted(error.to_string()))?;
    if status.success() {
        heard.abort();
        return Ok(());
    }
    let said = timeout(HEARD_OUT, heard).await.ok().and_then(Result::ok).unwrap_or_default();
    let is_safe = input.is_none_or(|input| !input.has_piece_in(&said));
    let said = if is_safe { said } else { String::new() };
    Err(ProgramTrouble::Failed { code: status.code().unwrap_or(-1), said })
}

/// The end of what a program writes on standard error.
async fn last_words(stderr: Option<ChildStderr>) -> String {
    let mut said = Vec::new();
    let mut piece = [0; 4096];
    if let Some(mut stderr) = stderr {
        while let Ok(read @ 1..) = stderr.read(&mut piece).await {
            said.extend_from_slice(&piece[..read]);
            let old = said.len().saturating_sub(LAST_WORDS);
            said.drain(..old);
        }
    }
    String::from_utf8_lossy(&said).trim().to_owned()
}

/// Ends a program with all that it has started; on Windows it ends alone.
fn end_group(leader: Option<u32>) {
    #[cfg(unix)]
    if let Some(group) = leader.and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw)
    {
        rustix::process::kill_process_group(group, rustix::process::Signal::KILL).ok();
    }
    #[cfg(windows)]
    let _ = leader;
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    async fn run(script: &str, input: Option<&str>) -> Result<(), ProgramTrouble> {
        let words = ["sh", "-c", script].map(str::to_owned);
        LocalPrograms.run(&words, input.map(Secret::new).as_ref()).await
    }

    #[tokio::test]
    async fn a_program_reads_the_token_to_its_last_byte_and_nothing_else() {
        assert_eq!(run(r#"[ "$(cat)" = THAAmade-up ]"#, Some("THAAmade-up")).await, Ok(()));
        assert_eq!(run(r#"[ "$(wc -c)" -eq 11 ]"#, Some("THAAmade-up")).await, Ok(()));
        assert_eq!(run("read line; exit $?", None).await.map_err(drop), Err(()));
    }

    #[tokio::test]
    async fn a_program_that_fails_is_told_by_its_code_and_its_last_words_but_never_by_the_token() {
        let failed = |code, said: &str| Err(ProgramTrouble::Failed { code, said: said.into() });
        assert_eq!(run("echo not logged in >&2; exit 4", Some("x")).await, failed(4, "not logged in"));
        assert_eq!(run("cat >&2; exit 1", Some("THAAmade-up")).await, failed(1, ""));
        assert_eq!(run("kill -9 $$", None).await, failed(-1, ""));
        assert_eq!(LocalPrograms.run(&["no-such-program".into()], None).await, Err(ProgramTrouble::Missing));
    }

    #[tokio::test]
    async fn a_program_that_never_reads_or_leaves_something_running_is_no_hindrance() {
        let long = "x".repeat(300_000);
        assert_eq!(run("exit 0", Some(&long)).await, Ok(()));
        let begun = std::time::Instant::now();
        assert_eq!(run("sleep 30 & exit 1", None).await.map_err(drop), Err(()));
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    }
}
