//! Linux: what differs there.

use std::os::unix::process::CommandExt;

use gtk::prelude::GtkSettingsExt;
use tauri::WebviewWindow;

/// Where the panel sends it (KDE, Xfce); GNOME shows the menu.
pub const CLICK_OPENS_WINDOW: bool = true;

/// Panels read the title to people who cannot see the icon; none shows it beside the icon.
pub const TRAY_HAS_NAME: bool = true;

/// WebKit's way through the graphics card: blank windows on some drivers, and 60 MB for a page of text.
const WITHOUT_DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts the program once more with the variable set, unless the person has set it. Nothing runs yet, so the process
/// is simply replaced; where that is not possible the program goes on as it is.
pub fn prepare() {
    if std::env::var_os(WITHOUT_DMABUF).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let mut again = std::process::Command::new(program);
        again.args(std::env::args_os().skip(1)).env(WITHOUT_DMABUF, "1");
        drop(again.exec());
    }
}

/// These have a dark panel whatever the theme is.
const DARK_PANELS: [&str; 5] = ["GNOME", "Unity", "XFCE", "X-Cinnamon", "Pantheon"];

/// By the desktop, else by the theme.
pub fn panel_is_dark() -> bool {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    if desktop.split(':').any(|name| DARK_PANELS.contains(&name)) {
        return true;
    }
    gtk::Settings::default().is_some_and(|settings| {
        let theme = settings.gtk_theme_name().unwrap_or_default().to_lowercase();
        settings.is_gtk_application_prefer_dark_theme() || theme.ends_with("dark")
    })
}

/// Wayland gives the focus to a window that appears, not to one that asks for it.
pub fn bring_forward(window: &WebviewWindow) -> tauri::Result<()> {
    if std::env::var_os("WAYLAND_DISPLAY").is_some() {
        window.hide()?;
    }
    window.show()?;
    window.unminimize()?;
    window.set_focus()
}
