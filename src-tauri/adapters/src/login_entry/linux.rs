//! The desktop entry in the person's own folder (Desktop Application Autostart Specification).

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::desktop_entry::{is_switched_off, program};
use crate::program_file;

pub fn is_on() -> io::Result<bool> {
    match fs::read_to_string(file()?) {
        Ok(entry) => Ok(starts(&entry)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

pub fn remove() -> io::Result<()> {
    match fs::remove_file(file()?) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether a desktop starts anything by this entry.
pub fn starts(entry: &str) -> bool {
    !is_switched_off(entry) && program(entry).is_some_and(|program| is_there(&program))
}

/// The entry's file.
///
/// # Errors
/// There is no home folder.
pub fn file() -> io::Result<PathBuf> {
    let folder = dirs::config_dir().ok_or_else(|| io::Error::other("no home folder"))?;
    Ok(folder.join("autostart/org.sixty.Sixty.desktop"))
}

/// Whether a desktop finds the program: at its path, or by its name in `PATH`.
fn is_there(program: &str) -> bool {
    if program.contains('/') {
        return program_file::can_run(Path::new(program));
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| program_file::can_run(&folder.join(program)))
}
