//! launchd, which runs agents of a person from their log-in on.

use std::ffi::OsStr;
use std::io;
use std::path::PathBuf;

use super::{Installed, Service, description, run};

/// The name of the agent.
const LABEL: &str = "org.sixty.Sixty.keep";

/// Writes the agent and starts it anew.
///
/// # Errors
/// As [`super::install`].
pub async fn install(service: &Service) -> io::Result<Installed> {
    let file = file()?;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&file, description::agent(service, LABEL))?;
    // It is refused where the agent does not run, and `bootstrap` where it does.
    drop(run("launchctl", &[OsStr::new("bootout"), OsStr::new(&format!("{}/{LABEL}", domain()))]).await);
    run("launchctl", &[OsStr::new("bootstrap"), OsStr::new(&domain()), file.as_os_str()]).await?;
    Ok(Installed::Runs(file.display().to_string()))
}

/// Ends the agent and removes its file.
///
/// # Errors
/// As [`super::remove`].
pub async fn remove() -> io::Result<bool> {
    let file = file()?;
    if !file.exists() {
        return Ok(false);
    }
    drop(run("launchctl", &[OsStr::new("bootout"), OsStr::new(&format!("{}/{LABEL}", domain()))]).await);
    std::fs::remove_file(&file)?;
    Ok(true)
}

/// Whether the agent's file is there.
pub async fn is_installed() -> bool {
    file().is_ok_and(|file| file.exists())
}

fn file() -> io::Result<PathBuf> {
    let home = dirs::home_dir().ok_or_else(|| io::Error::other("there is no home folder"))?;
    Ok(home.join("Library/LaunchAgents").join(format!("{LABEL}.plist")))
}

/// The person's part of launchd, with their desktop (launchctl(1)).
fn domain() -> String {
    format!("gui/{}", rustix::process::getuid().as_raw())
}
