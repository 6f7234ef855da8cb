//! Lets the system itself run a command of ours in the background, from this person's log-in on: systemd on Linux, launchd
//! on macOS, the Task Scheduler on Windows.

mod description;
#[cfg_attr(target_os = "linux", path = "service/systemd.rs")]
#[cfg_attr(target_os = "macos", path = "service/launchd.rs")]
#[cfg_attr(windows, path = "service/task_scheduler.rs")]
mod os;

use std::ffi::OsStr;
use std::io;
use std::path::PathBuf;
use std::process::Stdio;

use tokio::process::Command;

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

/// Whether the system begins the service at each log-in.
pub async fn is_installed() -> bool {
    os::is_installed().await
}

/// Runs a command of the system to its end.
async fn run(program: &str, arguments: &[&OsStr]) -> io::Result<()> {
    let output = Command::new(program).args(arguments).stdin(Stdio::null()).output().await?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(format!("{program}: {}", said.trim())))
}
