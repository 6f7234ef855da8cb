//! The Task Scheduler of Windows, which runs tasks of a person from their log-in on.

use std::ffi::OsStr;
use std::io;
use std::path::PathBuf;

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
    if told().await.is_none() {
        return Ok(false);
    }
    // Refused where it does not run.
    drop(schtasks(&["/End", "/TN", TASK], None).await);
    schtasks(&["/Delete", "/F", "/TN", TASK], None).await?;
    Ok(true)
}

/// Ends the task at once: it is asked before (`crate::residents`), because Windows lets it finish nothing.
pub async fn end() {
    // Refused where there is none.
    drop(schtasks(&["/End", "/TN", TASK], None).await);
}

/// The task's description, where it is registered. Wine has a scheduler that answers a question about any task with nothing.
pub async fn told() -> Option<String> {
    let printed = schtasks(&["/Query", "/XML", "/TN", TASK], None).await.ok()?;
    let utf16 = printed.strip_prefix(&[0xff, 0xfe]).map(|text| {
        let units = text.chunks_exact(2).filter_map(|unit| Some(u16::from_le_bytes(unit.try_into().ok()?)));
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    });
    let told = utf16.unwrap_or_else(|| String::from_utf8_lossy(&printed).into_owned());
    (!told.trim().is_empty()).then_some(told)
}

/// Always: a task that is there begins.
pub fn is_enabled() -> bool {
    true
}

/// The program in a description. None where its path has letters that the scheduler prints as the console would, in which
/// they cannot be told apart.
pub fn program(told: &str) -> Option<String> {
    description::program_of_task(told).filter(|path| path.is_ascii() && !path.contains('?'))
}

pub use description::argument_of_task as argument;

fn person() -> io::Result<String> {
    let named = |name: &str| std::env::var(name).map_err(io::Error::other);
    Ok(format!("{}\\{}", named("USERDOMAIN")?, named("USERNAME")?))
}

async fn schtasks(words: &[&str], file: Option<&OsStr>) -> io::Result<Vec<u8>> {
    let words: Vec<&OsStr> = words.iter().copied().map(OsStr::new).chain(file).collect();
    run(windows_own(), &words).await
}

/// Windows' own program of that name, whatever lies in the folder of the caller or in `PATH`.
fn windows_own() -> PathBuf {
    let windows = std::env::var_os("SystemRoot").unwrap_or_else(|| r"C:\Windows".into());
    PathBuf::from(windows).join(r"System32\schtasks.exe")
}
