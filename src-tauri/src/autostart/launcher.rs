//! Windows: a value in the registry.

use anyhow::Context;
use auto_launch::{AutoLaunch, AutoLaunchBuilder, WindowsEnableMode};
use sixty_adapters::login_entry;

use crate::options::HIDDEN;

/// Starts the program at every log-in, or stops doing so.
///
/// # Errors
/// The system refuses, or the program's path is not text.
pub fn set(on: bool) -> anyhow::Result<()> {
    if on { Ok(launcher()?.enable()?) } else { Ok(login_entry::remove()?) }
}

/// Whether the program starts at log-in; a person may have switched it off in the Task Manager.
///
/// # Errors
/// The system does not say.
pub fn is_on() -> anyhow::Result<bool> {
    Ok(login_entry::is_on()?)
}

fn launcher() -> anyhow::Result<AutoLaunch> {
    let program = std::env::current_exe()?.canonicalize()?;
    // It is a command line and no path.
    let program = login_entry::first_word(&program).context("the program's path is no text")?;
    Ok(AutoLaunchBuilder::new()
        .set_app_name("Sixty")
        .set_app_path(&program)
        .set_args(&[HIDDEN])
        .set_windows_enable_mode(WindowsEnableMode::CurrentUser)
        .build()?)
}
