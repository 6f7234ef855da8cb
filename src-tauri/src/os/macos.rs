//! The parts of the shell that differ on macOS.

#[path = "macos_and_windows.rs"]
mod macos_and_windows;

use tauri::AppHandle;

pub use macos_and_windows::{bring_forward, choose_file, save_file, system_is_dark, tray_trouble};

/// The menu bar shows the menu on every click.
pub const CLICK_OPENS_WINDOW: bool = false;

/// The menu bar would show the title beside the icon.
pub const TRAY_HAS_NAME: bool = false;

/// No preparation is needed here.
pub fn prepare() {}

/// The web view is a part of the system.
pub fn can_make_a_window(_: &AppHandle) -> bool {
    true
}

/// Nothing more than the line on stderr, which the system keeps.
pub fn window_failed(_: &AppHandle, _: &tauri::Error) {}

/// Never: nothing that the program needs comes while it runs.
pub async fn has_to_begin_again() {
    std::future::pending().await
}

/// As little.
pub fn show_failure(_: &dyn std::fmt::Display) {}

/// The menu bar colours the outline by itself.
pub fn panel_is_dark() -> bool {
    false
}
