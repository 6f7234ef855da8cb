//! Lets the system itself run a command of ours in the background, from this person's log-in on: systemd on Linux, launchd
//! on macOS, the Task Scheduler on Windows.

mod description;
#[cfg_attr(target_os = "linux", path = "service/systemd.rs")]
#[cfg_attr(target_os = "macos", path = "service/launchd.rs")]
#[cfg_attr(windows, path = "service/task_scheduler.rs")]
mod os;

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;

use crate::program_file;

/// What the system is to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    pub program: PathBuf,
    /// The arguments, and variables of the environment with their values. Neither holds a secret: every program of this
    /// person can read them.
    pub arguments: Vec<String>,
    pub environment: Vec<(String, String)>,
}

/// How installing ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Installed {
    /// The system runs it now and from each log-in on; this is what it was told by.
    Runs(String),
    /// This computer has no such service, so nothing was written.
    NoService,
}

/// Writes the service and starts it; one that is there already is replaced.
///
/// # Errors
/// The file cannot be written, or the system's own command refuses it, in its words.
pub async fn install(service: &Service) -> io::Result<Installed> {
    os::install(service).await
}

/// Ends the service and takes it out of the system. False where there was none.
///
/// # Errors
/// The file cannot be removed, or the system's own command refuses, in its words.
pub async fn remove() -> io::Result<bool> {
    os::remove().await
}

/// Ends the service for now: the system begins it again at the next log-in, Windows within the hour. Nothing happens where
/// there is none, or it does not run.
pub async fn end() {
    os::end().await;
}

/// Whether the system begins the service at each log-in. Not where its program was removed, which the system keeps in mind
/// all the same.
pub async fn is_installed() -> bool {
    let Some(told) = os::told().await else { return false };
    os::is_enabled() && os::program(&told).is_none_or(|program| program_file::can_run(Path::new(&program)))
}

/// Whether there is a service that works on this data folder; `is_usual` says whether that is the folder of a program that
/// was given none.
pub async fn works_on(folder: &Path, is_usual: bool) -> bool {
    let Some(told) = os::told().await else { return false };
    if told.contains("--data-dir") {
        told.contains(&os::argument(&folder.to_string_lossy()))
    } else {
        is_usual
    }
}

/// Runs a command of the system to its end, and returns what it printed.
async fn run(program: impl AsRef<OsStr>, arguments: &[&OsStr]) -> io::Result<Vec<u8>> {
    let output = Command::new(&program).args(arguments).stdin(Stdio::null()).output().await?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(format!("{}: {}", program.as_ref().to_string_lossy(), said.trim())))
}
