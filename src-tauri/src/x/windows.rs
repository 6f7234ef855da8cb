//! Windows: what differs there.

mod others;

use windows_registry::CURRENT_USER;

pub use others::{bring_forward, choose_file, system_is_dark};

/// A right click shows the menu.
pub const CLICK_OPENS_WINDOW: bool = true;

/// Nothing shows a title.
pub const TRAY_HAS_NAME: bool = false;

pub fn prepare() {}

/// The taskbar's own setting, apart from that of the windows.
pub fn panel_is_dark() -> bool {
    let themes = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize";
    CURRENT_USER
        .open(themes)
        .and_then(|key| key.get_u32("SystemUsesLightTheme"))
        .is_ok_and(|light| light == 0)
}
