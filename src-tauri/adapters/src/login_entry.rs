//! What starts the desktop program at a log-in, as the system keeps it: read back, because a person may change it there.

use std::io;

/// Whether the program starts at log-in.
///
/// # Errors
/// The entry is there and cannot be read, or there is no home folder.
#[cfg(target_os = "linux")]
pub fn is_on() -> io::Result<bool> {
    match std::fs::read_to_string(file()?) {
        Ok(entry) => Ok(!is_switched_off(&entry)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// The desktop entry in the person's own folder (Desktop Application Autostart Specification).
///
/// # Errors
/// There is no home folder.
#[cfg(target_os = "linux")]
pub fn file() -> io::Result<std::path::PathBuf> {
    let folder = dirs::config_dir().ok_or_else(|| io::Error::other("no home folder"))?;
    Ok(folder.join("autostart/org.sixty.Sixty.desktop"))
}

/// Whether a desktop's own settings switched the entry off.
#[cfg(target_os = "linux")]
pub fn is_switched_off(entry: &str) -> bool {
    let mut words = entry.lines().filter_map(|line| line.split_once('='));
    words.any(|(key, value)| {
        matches!((key.trim(), value.trim()), ("Hidden", "true") | ("X-GNOME-Autostart-enabled", "false"))
    })
}

/// Whether the program starts at log-in.
///
/// # Errors
/// Never: what the registry does not tell is not there.
#[cfg(windows)]
pub fn is_on() -> io::Result<bool> {
    let run = windows_registry::CURRENT_USER.open(r"Software\Microsoft\Windows\CurrentVersion\Run");
    Ok(run.and_then(|key| key.get_string("Sixty")).is_ok())
}

/// Not told: macOS answers the app bundle alone.
///
/// # Errors
/// Always.
#[cfg(target_os = "macos")]
pub fn is_on() -> io::Result<bool> {
    Err(io::ErrorKind::Unsupported.into())
}
