//! A second start of the program: it hands its arguments to the first and ends.
//!
//! On Linux it does so before GTK starts. The plugin would find the first program only after that, and ends the process
//! while threads of GTK run: one of forty such ends was a segmentation fault in libc. So we make the plugin's call
//! ourselves; it stays for the program that is called, and for other systems. Held by the promise
//! `a_second_start_needs_no_screen`.

use tauri::{AppHandle, Manager};

use crate::engine::Shared;
use crate::{ending, options, tray};

/// The first program is told of a second start with these arguments.
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

/// Hands this start to a program that already runs. False when there is none, or no session bus to find it on; then this
/// is the first program.
#[cfg(target_os = "linux")]
pub fn is_handed_over() -> bool {
    hand_over().is_ok()
}

/// The name of the first program on the session bus: the identifier of `tauri.conf.json` with the plugin's ending.
#[cfg(target_os = "linux")]
const NAME: &str = "org.sixty.Sixty.SingleInstance";

/// Calls the plugin of the first program as its own second start would (`platform_impl/linux.rs` of
/// tauri-plugin-single-instance). The bus answers at once where no program has the name.
#[cfg(target_os = "linux")]
fn hand_over() -> zbus::Result<()> {
    let arguments: Vec<String> =
        std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let folder = std::env::current_dir().unwrap_or_default();
    let path = format!("/{}", NAME.replace('.', "/"));
    zbus::blocking::Connection::session()?
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
