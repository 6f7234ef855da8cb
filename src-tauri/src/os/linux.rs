//! The parts of the shell that differ on Linux.

#[path = "linux/panel.rs"]
mod panel;
#[path = "windows_and_linux.rs"]
mod windows_and_linux;

use std::path::PathBuf;

use gtk::glib::{self, KeyFile, KeyFileFlags};
use gtk::prelude::{FileChooserExt, GtkSettingsExt, NativeDialogExt, NativeDialogExtManual};
use gtk::{FileChooserAction, FileChooserNative, ResponseType};
use tauri::{AppHandle, WebviewWindow};

pub use panel::Panel;
pub use windows_and_linux::{begin, was_started_at_login, window_closed, window_opens};

/// KDE and Xfce send us the click on the icon; GNOME shows the menu by itself.
pub const CLICK_OPENS_WINDOW: bool = true;

/// Panels read the title aloud to people who cannot see the icon, and none shows it beside the icon.
pub const TRAY_HAS_NAME: bool = true;

/// Switches off WebKit's rendering through the graphics card: it leaves windows blank on some drivers, and takes 60 MB for
/// a page of text.
const WITHOUT_DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// The name by which desktops know a window's program: that of its desktop entry, on X11 (`WM_CLASS`) and Wayland.
const DESKTOP_ENTRY: &str = "org.sixty.Sixty";

/// Sets the environment for WebKit, before any thread runs that could read it, and the names under which desktops and
/// screen readers list the program. A value of the environment that the person has set stays.
pub fn prepare() {
    glib::set_prgname(Some(DESKTOP_ENTRY));
    glib::set_application_name("Sixty");
    if let Err(error) = glib::setenv(WITHOUT_DMABUF, "1", false) {
        crate::complain::complain("The window may stay blank", &error);
    }
}

/// Whether there is a screen to show anything on, as there is none over ssh or on a server.
pub fn has_screen() -> bool {
    gtk::init().is_ok()
}

/// The web view is a library without which the program does not start.
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

/// Desktops whose panel is dark in every theme, by their names in `XDG_CURRENT_DESKTOP`.
const DARK_PANELS: [&str; 5] = ["GNOME", "Unity", "XFCE", "X-Cinnamon", "Pantheon"];

/// GTK's settings files, the person's before the system's. They are written by desktops on which a person chooses the
/// panel's colours (KDE, LXQt).
fn settings_files() -> impl Iterator<Item = PathBuf> {
    let folders = std::iter::once(glib::user_config_dir()).chain(glib::system_config_dirs());
    folders.map(|folder| folder.join("gtk-3.0/settings.ini"))
}

/// Whether the panel is dark: by the desktop, or else by the theme. The theme is read from GTK's files and not from GTK,
/// which would load all of it: 2.5 MB that stay, in a program that may never show a window.
pub fn panel_is_dark() -> bool {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    let dark_anyway = desktop.split(':').any(|name| DARK_PANELS.contains(&name));
    dark_anyway || theme_is_dark(settings_files().filter_map(|file| std::fs::read_to_string(file).ok()))
}

/// Whether the theme is dark, by the first of these files that names one.
fn theme_is_dark(mut files: impl Iterator<Item = String>) -> bool {
    files
        .find_map(|text| {
            let settings = KeyFile::new();
            settings.load_from_data(&text, KeyFileFlags::NONE).ok()?;
            let wants_dark = settings.boolean("Settings", "gtk-application-prefer-dark-theme").ok();
            let theme = settings.string("Settings", "gtk-theme-name").ok();
            let is_dark = theme.map(|theme| theme.to_lowercase().ends_with("dark"));
            wants_dark.into_iter().chain(is_dark).reduce(|one, other| one || other)
        })
        .unwrap_or_default()
}

/// Why there is no tray icon, as a word for the log.
pub fn tray_trouble(error: &tauri::Error) -> &'static str {
    match error {
        tauri::Error::Tray(tray_icon::Error::Ksni(ksni::Error::Dbus(_))) => "no_bus",
        tauri::Error::Tray(tray_icon::Error::Ksni(ksni::Error::Watcher(_))) => "no_watcher",
        tauri::Error::Tray(tray_icon::Error::Ksni(ksni::Error::WontShow)) => "no_panel",
        tauri::Error::Tray(_) => "refused",
        tauri::Error::Menu(_) => "menu",
        _ => "no_window_system",
    }
}

/// Brings the window to the front. Wayland gives the focus to a window that appears, not to one that asks for it, so there
/// it is hidden first.
pub fn bring_forward(window: &WebviewWindow) -> tauri::Result<()> {
    if std::env::var_os("WAYLAND_DISPLAY").is_some() {
        window.hide()?;
    }
    window.show()?;
    window.unminimize()?;
    window.set_focus()
}

/// Whether the system's theme is dark, judged as WebKit judges it for the page.
pub fn system_is_dark(_: &WebviewWindow) -> bool {
    gtk::Settings::default().is_some_and(|settings| {
        let theme = std::env::var("GTK_THEME").ok().or_else(|| Some(settings.gtk_theme_name()?.into()));
        let theme = theme.unwrap_or_default().to_lowercase();
        settings.is_gtk_application_prefer_dark_theme()
            || theme.ends_with("-dark")
            || theme.ends_with(":dark")
    })
}

/// Lets a person choose a file. Names that begin with a dot are shown, because `.env` is one.
pub fn choose_file(window: Option<&WebviewWindow>, title: &str, chosen: impl FnOnce(PathBuf) + 'static) {
    let window = window.and_then(|window| window.gtk_window().ok());
    let dialog = FileChooserNative::new(Some(title), window.as_ref(), FileChooserAction::Open, None, None);
    dialog.set_show_hidden(true);
    ask(dialog, chosen);
}

fn ask(dialog: FileChooserNative, chosen: impl FnOnce(PathBuf) + 'static) {
    // Without a folder the dialog begins with the recent files, and there are none.
    dialog.set_current_folder(glib::home_dir());
    dialog.set_modal(true);
    glib::MainContext::default().spawn_local(async move {
        if dialog.run_future().await == ResponseType::Accept
            && let Some(path) = dialog.filename()
        {
            chosen(path);
        }
    });
}

/// Lets a person choose where a new file goes, with `name` in their home folder to begin with. An existing file is
/// replaced only if the person says so.
pub fn save_file(
    window: Option<&WebviewWindow>,
    title: &str,
    name: &str,
    chosen: impl FnOnce(PathBuf) + 'static,
) {
    let window = window.and_then(|window| window.gtk_window().ok());
    let dialog = FileChooserNative::new(Some(title), window.as_ref(), FileChooserAction::Save, None, None);
    dialog.set_do_overwrite_confirmation(true);
    dialog.set_current_name(name);
    ask(dialog, chosen);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panel_is_as_dark_as_the_first_file_says_that_names_a_theme() {
        let dark =
            ["[Settings]\ngtk-theme-name=Breeze-Dark", "[Settings]\ngtk-application-prefer-dark-theme=true"];
        let light = ["[Settings]\ngtk-theme-name=Breeze", "[Settings]\ngtk-application-prefer-dark-theme=0"];
        let silent = ["", "not a settings file", "[Settings]\ngtk-font-name=Sans"];
        let is_dark = |files: &[&str]| theme_is_dark(files.iter().map(|file| (*file).to_owned()));

        for (dark, light) in dark.into_iter().zip(light) {
            for silent in silent {
                assert!(is_dark(&[silent, dark, light]), "{dark}");
                assert!(!is_dark(&[silent, light, dark]), "{light}");
            }
        }
        assert!(!is_dark(&silent));
    }
}
