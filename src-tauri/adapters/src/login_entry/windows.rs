//! The value in the registry, and beside it what the Task Manager and the settings make of it.

use std::io;
use std::path::Path;

use windows_registry::CURRENT_USER;

use super::run_value::{is_switched_off, program};
use crate::program_file;

/// The name of both values.
const NAME: &str = "Sixty";

const RUN: &str = r"Software\Microsoft\Windows\CurrentVersion\Run";

/// Where Windows notes what a person switched off.
const APPROVED: &str = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run";

pub fn is_on() -> io::Result<bool> {
    // What the registry does not tell is not there.
    let command = CURRENT_USER.open(RUN).and_then(|key| key.get_string(NAME)).unwrap_or_default();
    let approved = CURRENT_USER.open(APPROVED).and_then(|key| key.get_value(NAME));
    let is_off = approved.is_ok_and(|value| is_switched_off(&value));
    Ok(!is_off && program(&command).is_some_and(|program| program_file::can_run(Path::new(program))))
}

pub fn remove() -> io::Result<()> {
    for key in [RUN, APPROVED] {
        let Ok(key) = CURRENT_USER.options().read().write().open(key) else { continue };
        if key.get_value(NAME).is_ok() {
            key.remove_value(NAME).map_err(io::Error::from)?;
        }
    }
    Ok(())
}
