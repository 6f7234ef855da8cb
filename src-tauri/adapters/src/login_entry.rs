//! What starts the desktop program at a log-in, as the system keeps it: read back, because a person may change it there. An
//! entry whose program is gone starts nothing, so it counts as off.

#[cfg(any(target_os = "linux", test))]
mod desktop_entry;
#[cfg_attr(target_os = "linux", path = "login_entry/linux.rs")]
#[cfg_attr(target_os = "macos", path = "login_entry/macos.rs")]
#[cfg_attr(windows, path = "login_entry/windows.rs")]
mod os;
#[cfg(any(windows, test))]
mod run_value;

use std::io;

#[cfg(target_os = "linux")]
pub use os::{file, starts};
#[cfg(windows)]
pub use run_value::first_word;

/// Whether the program starts at log-in.
///
/// # Errors
/// The entry is there and cannot be read, or there is no home folder; on macOS always, which answers the app bundle alone.
pub fn is_on() -> io::Result<bool> {
    os::is_on()
}

/// Takes the entry away; none may be there. On macOS nothing is done: the entry goes with the app bundle.
///
/// # Errors
/// The system refuses.
pub fn remove() -> io::Result<()> {
    os::remove()
}
