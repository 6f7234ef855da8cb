//! systemd, which runs services of a person from their log-in on.

use std::ffi::OsStr;
use std::io;
use std::path::PathBuf;

use super::{Installed, Service, description, run};

/// The name of the unit.
const UNIT: &str = "sixty-keep.service";

/// Writes the unit, enables it and starts it anew.
///
/// # Errors
/// As [`super::install`].
pub async fn install(service: &Service) -> io::Result<Installed> {
    if systemctl(&["show-environment"]).await.is_err() {
        return Ok(Installed::NoService);
    }
    let file = file()?;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&file, description::unit(service))?;
    systemctl(&["daemon-reload"]).await?;
    systemctl(&["enable", UNIT]).await?;
    systemctl(&["restart", UNIT]).await?;
    Ok(Installed::Runs(file.display().to_string()))
}

/// Stops and disables the unit, and removes its file.
///
/// # Errors
/// As [`super::remove`].
pub async fn remove() -> io::Result<bool> {
    let file = file()?;
    if !file.exists() {
        return Ok(false);
    }
    // Where systemd does not run now, its link goes with the file.
    let link = file.with_file_name("default.target.wants").join(UNIT);
    if systemctl(&["disable", "--now", UNIT]).await.is_err() && link.is_symlink() {
        std::fs::remove_file(link)?;
    }
    std::fs::remove_file(&file)?;
    drop(systemctl(&["daemon-reload"]).await);
    Ok(true)
}

/// Stops the unit.
pub async fn end() {
    if file().is_ok_and(|file| file.exists()) {
        drop(systemctl(&["stop", UNIT]).await);
    }
}

/// The unit, where it is there.
pub async fn told() -> Option<String> {
    std::fs::read_to_string(file().ok()?).ok()
}

/// Whether the unit begins at a log-in; systemd itself is not asked, which may not run now.
pub fn is_enabled() -> bool {
    file().is_ok_and(|file| file.with_file_name("default.target.wants").join(UNIT).is_symlink())
}

pub use description::{argument_of_unit as argument, program_of_unit as program};

fn file() -> io::Result<PathBuf> {
    let folder = dirs::config_dir().ok_or_else(|| io::Error::other("there is no home folder"))?;
    Ok(folder.join("systemd/user").join(UNIT))
}

async fn systemctl(words: &[&str]) -> io::Result<()> {
    let words: Vec<&OsStr> = ["--user"].iter().chain(words).map(OsStr::new).collect();
    run("systemctl", &words).await.map(drop)
}
