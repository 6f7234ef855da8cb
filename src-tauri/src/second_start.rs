//! A second start of the program: it hands its arguments to the first and ends.
//!
//! On Linux it does so before GTK starts. The plugin would find the first program only after that, and ends the process
//! while threads of GTK run: one of forty such ends was a segmentation fault in libc. So we make the plugin's call
//! ourselves; it stays for the program that is called, and for Windows. Held by the promise
//! `a_second_start_needs_no_screen`.
//!
//! On macOS there is no plugin, because it listens at a name in /tmp that any user may take first. The system keeps an app
//! single by itself, and brings its window to the front.

#[cfg(target_os = "linux")]
use std::time::Duration;

#[cfg(not(windows))]
use sixty_adapters::residents::Kind;
#[cfg(not(windows))]
use sixty_profile::Profile;
#[cfg(not(windows))]
use sixty_profile::staying::DESKTOP_ENDS_WITHIN;
use tauri::{AppHandle, Manager};

use crate::engine::Shared;
#[cfg(not(windows))]
use crate::in_words;
use crate::{ending, options, tray};

/// The first program is told of a second start with these arguments.
#[cfg_attr(target_os = "macos", allow(dead_code, reason = "macOS itself keeps an app single"))]
pub fn received(app: &AppHandle, arguments: Vec<String>, folder: String) {
    if options::second_wants_end(&arguments) {
        return ending::end(app);
    }
    if let Some(file) = options::second_file(&arguments, &folder) {
        app.state::<Shared>().file(file, None);
    }
    for act in options::acts_of_second(&arguments) {
        tray::perform(app, &act);
    }
}

/// What became of handing a start over.
#[cfg(target_os = "linux")]
pub enum First {
    /// A program runs and was told.
    Told,
    /// A program runs and does not answer: it was stopped, or it hangs.
    Silent,
    /// No program runs, or there is no session bus to find it on.
    None,
}

/// How long the first program may take to answer: it only passes on what it is told.
#[cfg(target_os = "linux")]
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);

/// Hands this start to a program that already runs.
#[cfg(target_os = "linux")]
pub fn hand_over() -> First {
    match call_first(ANSWERS_WITHIN) {
        Ok(()) => First::Told,
        Err(zbus::Error::InputOutput(error)) if error.kind() == std::io::ErrorKind::TimedOut => First::Silent,
        Err(_) => First::None,
    }
}

/// Ends a program that could not be told so: one outside of this session, and every one on macOS.
///
/// # Errors
/// It does not end.
#[cfg(not(windows))]
pub fn end_first(options: &options::Options) -> anyhow::Result<()> {
    let profile = Profile::new(options.profile.clone()).map_err(|misuse| in_words(&misuse.problem()))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let ended = runtime.block_on(profile.end_those_that_stay(&[Kind::Desktop], DESKTOP_ENDS_WITHIN));
    ended.map(drop).map_err(|problem| in_words(&problem))
}

/// The name of the first program on the session bus: the identifier of `tauri.conf.json` with the plugin's ending.
#[cfg(target_os = "linux")]
const NAME: &str = "org.sixty.Sixty.SingleInstance";

/// Calls the plugin of the first program as its own second start would (`platform_impl/linux.rs` of
/// tauri-plugin-single-instance). The bus answers at once where no program has the name.
#[cfg(target_os = "linux")]
fn call_first(within: Duration) -> zbus::Result<()> {
    let arguments: Vec<String> =
        std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let folder = std::env::current_dir().unwrap_or_default();
    let path = format!("/{}", NAME.replace('.', "/"));
    zbus::blocking::connection::Builder::session()?
        .method_timeout(within)
        .build()?
        .call_method(
            Some(NAME),
            path,
            Some("org.SingleInstance.DBus"),
            "ExecuteCallback",
            &(arguments, folder.to_string_lossy().as_ref()),
        )
        .map(drop)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_name_on_the_bus_is_that_of_the_plugin() {
        let config: serde_json::Value = serde_json::from_str(include_str!("../tauri.conf.json")).unwrap();
        assert_eq!(NAME, format!("{}.SingleInstance", config["identifier"].as_str().unwrap()));
    }
}
