//! Runs a program that changes a store of certificates, within a limit of time and with nothing of ours around it.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use sixty_core::ports::TrustTrouble;
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

/// How long such a program may take: it reads and writes a small file.
const LIMIT: Duration = Duration::from_secs(10);

/// As Windows names it (processthreadsapi.h).
#[cfg(windows)]
const CREATE_NO_WINDOW: u32 = 0x0800_0000;

/// How a program ended, and what it said.
pub struct Ended {
    pub succeeded: bool,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

/// Runs the program with these arguments and this on its stdin, to its end. Nothing secret may be among them. It has
/// `LC_ALL=C`, so that its words can be told apart, and of our environment only what systems need to start a program.
///
/// # Errors
///
/// [`TrustTrouble::NoProgram`] when it is not there, [`TrustTrouble::Refused`] when it cannot be started or does not end.
pub async fn run(program: &Path, arguments: &[&str], stdin: &[u8]) -> Result<Ended, TrustTrouble> {
    let refused = |error: std::io::Error| TrustTrouble::Refused(error.to_string());
    let mut command = Command::new(program);
    command.args(arguments).env_clear().env("LC_ALL", "C");
    for name in ["HOME", "SystemRoot", "USERPROFILE", "APPDATA", "LOCALAPPDATA"] {
        command.envs(std::env::var_os(name).map(|value| (name, value)));
    }
    // A program of a console opens one where ours has none.
    #[cfg(windows)]
    command.creation_flags(CREATE_NO_WINDOW);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => TrustTrouble::NoProgram,
        _ => refused(error),
    })?;
    let run = async {
        if let Some(mut pipe) = child.stdin.take() {
            // A program that refuses its arguments reads nothing.
            drop(pipe.write_all(stdin).await);
        }
        child.wait_with_output().await
    };
    let output = match tokio::time::timeout(LIMIT, run).await {
        Ok(output) => output.map_err(refused)?,
        Err(_) => {
            return Err(TrustTrouble::Refused(format!("{} does not end", program.display())));
        }
    };
    Ok(Ended {
        succeeded: output.status.success(),
        stdout: output.stdout,
        stderr: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
    })
}
