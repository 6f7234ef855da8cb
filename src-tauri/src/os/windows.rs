//! The parts of the shell that differ on Windows.

#[path = "macos_and_windows.rs"]
mod macos_and_windows;
#[path = "web_view.rs"]
mod web_view;
#[path = "windows_and_linux.rs"]
mod windows_and_linux;

use rfd::{MessageDialog, MessageLevel};
use windows_registry::CURRENT_USER;

pub use macos_and_windows::{Panel, bring_forward, choose_file, save_file, system_is_dark, tray_trouble};
pub use web_view::{can_make_a_window, has_to_begin_again, window_failed};
pub use windows_and_linux::{begin, was_started_at_login, window_closed, window_opens};

/// The taskbar shows the menu on a right click, so that a left one is free.
pub const CLICK_OPENS_WINDOW: bool = true;

/// The taskbar shows no title.
pub const TRAY_HAS_NAME: bool = false;

/// No preparation is needed here.
pub fn prepare() {}

/// Shows why the program could not start: the console of its errors is not there where it was started by a click.
pub fn show_failure(failure: &dyn std::fmt::Display) {
    let dialog = MessageDialog::new().set_level(MessageLevel::Error).set_title("Sixty");
    dialog.set_description(format!("{failure:#}")).show();
}

/// The taskbar's own setting, apart from that of the windows.
pub fn panel_is_dark() -> bool {
    let themes = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize";
    CURRENT_USER
        .open(themes)
        .and_then(|key| key.get_u32("SystemUsesLightTheme"))
        .is_ok_and(|light| light == 0)
}
