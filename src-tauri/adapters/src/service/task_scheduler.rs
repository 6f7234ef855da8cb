//! The Task Scheduler of Windows, which runs tasks of a person from their log-in on.

use std::ffi::OsStr;
use std::io;

use super::{Installed, Service, description, run};

/// The name of the task.
const TASK: &str = "Sixty keep";

/// Registers the task and starts it. Its description goes by way of a file, which is gone afterwards.
///
/// # Errors
/// As [`super::install`].
pub async fn install(service: &Service) -> io::Result<Installed> {
    let file = tempfile::NamedTempFile::new()?;
    let text = description::task(service, &person()?);
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    std::fs::write(file.path(), utf16)?;
    schtasks(&["/Create", "/F", "/TN", TASK, "/XML"], Some(file.path().as_os_str())).await?;
    schtasks(&["/Run", "/TN", TASK], None).await?;
    Ok(Installed::Runs(TASK.to_owned()))
}

/// Ends the task and takes it out.
///
/// # Errors
/// As [`super::remove`].
pub async fn remove() -> io::Result<bool> {
    if schtasks(&["/Query", "/TN", TASK], None).await.is_err() {
        return Ok(false);
    }
    // Refused where it does not run.
    drop(schtasks(&["/End", "/TN", TASK], None).await);
    schtasks(&["/Delete", "/F", "/TN", TASK], None).await?;
    Ok(true)
}

/// Whether the task is registered.
pub async fn is_installed() -> bool {
    schtasks(&["/Query", "/TN", TASK], None).await.is_ok()
}

fn person() -> io::Result<String> {
    let named = |name: &str| std::env::var(name).map_err(io::Error::other);
    Ok(format!("{}\\{}", named("USERDOMAIN")?, named("USERNAME")?))
}

async fn schtasks(words: &[&str], file: Option<&OsStr>) -> io::Result<()> {
    let words: Vec<&OsStr> = words.iter().copied().map(OsStr::new).chain(file).collect();
    run("schtasks", &words).await
}
