//! Linux: what differs there.

use std::path::PathBuf;

use gtk::prelude::{FileChooserExt, GtkSettingsExt, NativeDialogExt, NativeDialogExtManual};
use gtk::{FileChooserAction, FileChooserNative, ResponseType};
use tauri::WebviewWindow;

/// Where the panel sends it (KDE, Xfce); GNOME shows the menu.
pub const CLICK_OPENS_WINDOW: bool = true;

/// Panels read the title to people who cannot see the icon; none shows it beside the icon.
pub const TRAY_HAS_NAME: bool = true;

/// WebKit's way through the graphics card: blank windows on some drivers, and 60 MB for a page of text.
const WITHOUT_DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Comes before anything else runs that could read the environment; what the person has set stays.
pub fn prepare() {
    if let Err(error) = gtk::glib::setenv(WITHOUT_DMABUF, "1", false) {
        crate::complain("The window may stay blank", &error);
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

/// Lets a person choose a file. Those whose name begins with a dot are shown, as `.env` is one of them.
pub fn choose_file(window: Option<&WebviewWindow>, chosen: impl FnOnce(PathBuf) + 'static) {
    let window = window.and_then(|window| window.gtk_window().ok());
    let dialog = FileChooserNative::new(None, window.as_ref(), FileChooserAction::Open, None, None);
    dialog.set_show_hidden(true);
    dialog.set_modal(true);
    gtk::glib::MainContext::default().spawn_local(async move {
        if dialog.run_future().await == ResponseType::Accept
            && let Some(path) = dialog.filename()
        {
            chosen(path);
        }
    });
}
