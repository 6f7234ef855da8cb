//! The parts of the shell that are the same on macOS and Windows.

use std::path::PathBuf;

use tauri::{Theme, WebviewWindow};

/// Where the tray icon is shown.
pub struct Panel;

impl Panel {
    /// It is the system's own.
    pub fn new() -> Self {
        Self
    }

    /// Never: macOS keeps icons itself, and tray-icon sets ours again when the taskbar is started again.
    pub async fn has_lost_icon(&mut self) -> bool {
        false
    }
}

/// Why there is no tray icon, as a word for the log.
pub fn tray_trouble(error: &tauri::Error) -> &'static str {
    match error {
        tauri::Error::Tray(_) => "refused",
        tauri::Error::Menu(_) => "menu",
        _ => "no_window_system",
    }
}

/// Brings the window to the front.
pub fn bring_forward(window: &WebviewWindow) -> tauri::Result<()> {
    window.show()?;
    window.unminimize()?;
    window.set_focus()
}

/// Whether the system's theme is dark.
pub fn system_is_dark(window: &WebviewWindow) -> bool {
    window.theme().is_ok_and(|theme| theme == Theme::Dark)
}

/// Lets a person choose a file.
pub fn choose_file(
    window: Option<&WebviewWindow>,
    title: &str,
    chosen: impl FnOnce(PathBuf) + Send + 'static,
) {
    let asked = dialog(window, title).pick_file();
    tauri::async_runtime::spawn(async move {
        if let Some(file) = asked.await {
            chosen(file.path().to_owned());
        }
    });
}

/// Lets a person choose where a new file of this name goes.
pub fn save_file(
    window: Option<&WebviewWindow>,
    title: &str,
    name: &str,
    chosen: impl FnOnce(PathBuf) + Send + 'static,
) {
    let asked = dialog(window, title).set_file_name(name).save_file();
    tauri::async_runtime::spawn(async move {
        if let Some(file) = asked.await {
            chosen(file.path().to_owned());
        }
    });
}

fn dialog(window: Option<&WebviewWindow>, title: &str) -> rfd::AsyncFileDialog {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(title);
    if let Some(home) = std::env::home_dir() {
        dialog = dialog.set_directory(home);
    }
    if let Some(window) = window {
        dialog = dialog.set_parent(window);
    }
    dialog
}
