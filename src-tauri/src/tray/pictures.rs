//! The six pictures of the tray, drawn in ink and in paper colour.

use sixty_core::tray::Icon;
use tauri::image::Image;
use tauri::include_image;

/// The picture that can be seen on this panel. macOS takes its outline alone.
pub fn of(icon: Icon, panel_is_dark: bool) -> Image<'static> {
    macro_rules! pair {
        ($name:literal) => {
            if panel_is_dark {
                include_image!(concat!("../icons/tray/light/", $name, ".png"))
            } else {
                include_image!(concat!("../icons/tray/dark/", $name, ".png"))
            }
        };
    }
    match icon {
        Icon::Ok => pair!("ok"),
        Icon::Soon => pair!("soon"),
        Icon::NeedsYou => pair!("expired"),
        Icon::Working => pair!("working"),
        Icon::Offline => pair!("offline"),
        Icon::Practice => pair!("practice"),
    }
}
