//! Windows: a value in the registry.

use anyhow::Context;
use auto_launch::{AutoLaunch, AutoLaunchBuilder, WindowsEnableMode};

use crate::options::HIDDEN;

/// Starts the program at every log-in, or stops doing so.
///
/// # Errors
/// The system refuses, or the program's path is not text.
pub fn set(on: bool) -> anyhow::Result<()> {
    let launcher = launcher()?;
    // It is an error to switch off an entry that does not exist.
    if on {
        launcher.enable()?;
    } else if launcher.is_enabled()? {
        launcher.disable()?;
    }
    Ok(())
}

/// Whether the program starts at log-in.
///
/// # Errors
/// The system does not say, or the program's path is not text.
pub fn is_on() -> anyhow::Result<bool> {
    Ok(launcher()?.is_enabled()?)
}

fn launcher() -> anyhow::Result<AutoLaunch> {
    let program = std::env::current_exe()?.canonicalize()?;
    let program = program.to_str().context("the program's path is no text")?;
    // It is a command line and no path.
    let program = format!("\"{}\"", program.trim_start_matches(r"\\?\"));
    Ok(AutoLaunchBuilder::new()
        .set_app_name("Sixty")
        .set_app_path(&program)
        .set_args(&[HIDDEN])
        .set_windows_enable_mode(WindowsEnableMode::CurrentUser)
        .build()?)
}
