//! launchd, which runs agents of a person from their log-in on.

use std::ffi::OsStr;
use std::io;
use std::path::PathBuf;

use super::{Installed, Service, description, run};
use crate::app_bundle::{self, Bundle};

/// The name of the agent.
const LABEL: &str = "org.sixty.Sixty.keep";

/// Writes the agent and starts it anew.
///
/// # Errors
/// As [`super::install`]; also where the program is in a bundle whose place is another one at its next start.
pub async fn install(service: &Service) -> io::Result<Installed> {
    if app_bundle::of_this_program() == Bundle::Passing {
        return Err(io::Error::other("Sixty was not moved to the Applications folder yet"));
    }
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

/// Asks the agent to end. It ends well, so launchd does not begin it again (`KeepAlive`).
pub async fn end() {
    let agent = format!("{}/{LABEL}", domain());
    drop(run("launchctl", &[OsStr::new("kill"), OsStr::new("SIGTERM"), OsStr::new(&agent)]).await);
}

/// The agent's file.
pub async fn told() -> Option<String> {
    std::fs::read_to_string(file().ok()?).ok()
}

/// Always: whatever is there begins.
pub fn is_enabled() -> bool {
    true
}

pub use description::{argument_of_agent as argument, program_of_agent as program};

fn file() -> io::Result<PathBuf> {
    let home = dirs::home_dir().ok_or_else(|| io::Error::other("there is no home folder"))?;
    Ok(home.join("Library/LaunchAgents").join(format!("{LABEL}.plist")))
}

/// The person's part of launchd, with their desktop (launchctl(1)).
fn domain() -> String {
    format!("gui/{}", rustix::process::getuid().as_raw())
}
