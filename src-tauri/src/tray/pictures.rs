//! The six pictures of the tray, drawn in ink and in paper colour.

use sixty_core::tray::Icon;
use tauri::image::Image;
use tauri::include_image;

/// The picture for this panel: paper colour on a dark one, ink on a light one. macOS uses only its outline.
pub fn of(icon: Icon, panel_is_dark: bool) -> Image<'static> {
    if panel_is_dark { in_paper_colour(icon) } else { in_ink(icon) }
}

fn in_ink(icon: Icon) -> Image<'static> {
    match icon {
        Icon::Ok => include_image!("../icons/tray/dark/ok.png"),
        Icon::Soon => include_image!("../icons/tray/dark/soon.png"),
        Icon::NeedsYou => include_image!("../icons/tray/dark/expired.png"),
        Icon::Working => include_image!("../icons/tray/dark/working.png"),
        Icon::Offline => include_image!("../icons/tray/dark/offline.png"),
        Icon::Practice => include_image!("../icons/tray/dark/practice.png"),
    }
}

fn in_paper_colour(icon: Icon) -> Image<'static> {
    match icon {
        Icon::Ok => include_image!("../icons/tray/light/ok.png"),
        Icon::Soon => include_image!("../icons/tray/light/soon.png"),
        Icon::NeedsYou => include_image!("../icons/tray/light/expired.png"),
        Icon::Working => include_image!("../icons/tray/light/working.png"),
        Icon::Offline => include_image!("../icons/tray/light/offline.png"),
        Icon::Practice => include_image!("../icons/tray/light/practice.png"),
    }
}
