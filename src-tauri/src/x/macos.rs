//! macOS: what differs there.

use tauri::WebviewWindow;

/// A click shows the menu there.
pub const CLICK_OPENS_WINDOW: bool = false;

/// A title would stand beside the icon.
pub const TRAY_HAS_NAME: bool = false;

pub fn prepare() {}

/// The menu bar colours the outline by itself.
pub fn panel_is_dark() -> bool {
    false
}

pub fn bring_forward(window: &WebviewWindow) -> tauri::Result<()> {
    window.show()?;
    window.unminimize()?;
    window.set_focus()
}
