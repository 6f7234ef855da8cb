//! macOS: what differs there.

mod others;

pub use others::{bring_forward, choose_file, system_is_dark};

/// A click shows the menu there.
pub const CLICK_OPENS_WINDOW: bool = false;

/// A title would stand beside the icon.
pub const TRAY_HAS_NAME: bool = false;

pub fn prepare() {}

/// The menu bar colours the outline by itself.
pub fn panel_is_dark() -> bool {
    false
}
