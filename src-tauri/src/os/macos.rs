//! The parts of the shell that differ on macOS.

#[path = "macos_and_windows.rs"]
mod macos_and_windows;

pub use macos_and_windows::{bring_forward, choose_file, save_file, system_is_dark, tray_trouble};

/// The menu bar shows the menu on every click.
pub const CLICK_OPENS_WINDOW: bool = false;

/// The menu bar would show the title beside the icon.
pub const TRAY_HAS_NAME: bool = false;

/// No preparation is needed here.
pub fn prepare() {}

/// The menu bar colours the outline by itself.
pub fn panel_is_dark() -> bool {
    false
}
