//! The one window: made when it is wanted, destroyed when it is closed, so that it costs nothing in between.

mod frame;

use sixty_core::face::{Change, Intent, Setting, Snapshot};
use sixty_core::tray::Page;
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Theme, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tokio::sync::broadcast::error::RecvError;

use crate::commands::Opening;
use crate::{Shared, complain, desk, x};

const LABEL: &str = "main";

/// `--page` of tokens.css, light and dark: what is seen before the page is there.
const PAPER: Color = Color(0xf6, 0xf4, 0xee, 0xff);
const DARK_PAPER: Color = Color(0x14, 0x17, 0x1b, 0xff);

/// Brings the window forward with this page; makes it when there is none.
pub fn open(app: &AppHandle, page: Page) {
    let handle = app.clone();
    let opened = app.run_on_main_thread(move || {
        if let Err(error) = show(&handle, &page) {
            complain("The window could not be opened", &error);
        }
    });
    if let Err(error) = opened {
        complain("The window could not be opened", &error);
    }
}

/// Destroys the window, so that it costs nothing any more.
pub fn close(app: &AppHandle) {
    remember(app);
    if let Some(Err(error)) = current(app).map(|window| window.destroy()) {
        complain("The window could not be closed", &error);
    }
}

/// Keeps where the window stands, for the next one.
pub fn remember(app: &AppHandle) {
    let Some(window) = current(app) else { return };
    let engine = app.state::<Shared>();
    let before = engine.snapshot().head.settings.frame;
    if let Some(now) = frame::of(&window, before).filter(|now| Some(*now) != before) {
        engine.ask(Intent::Set { setting: Setting::Frame(now) });
    }
}

/// The window, while there is one.
pub fn current(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(LABEL)
}

/// Passes on what changes for as long as the program runs.
pub async fn tell_changes(app: AppHandle) {
    let mut changes = app.state::<Shared>().changes();
    loop {
        match changes.recv().await {
            Ok(change) => tell(&app, &change),
            // The next one has a version that does not follow, so the window asks for everything.
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return,
        }
    }
}

/// The one event that the window listens to. Tauri's own leaves a result behind, for which WebKitGTK starts a JavaScript
/// engine in this process and keeps it when the window has gone: 7 MB. A symbol cannot leave the page.
fn tell(app: &AppHandle, change: &Change) {
    let Some(window) = current(app) else { return };
    let told = serde_json::to_string(change).map_err(tauri::Error::from).and_then(|change| {
        window
            .eval(format!("dispatchEvent(new CustomEvent('sixty:change', {{ detail: {change} }})); Symbol()"))
    });
    if let Err(error) = told {
        complain("The window could not be told of a change", &error);
    }
}

fn show(app: &AppHandle, page: &Page) -> tauri::Result<()> {
    if let Some(window) = current(app) {
        if let Some(place) = place(page) {
            let mut address = window.url()?;
            address.set_fragment(Some(&place));
            window.navigate(address)?;
        }
        return x::bring_forward(&window);
    }
    let Some(config) = app.config().app.windows.iter().find(|window| window.label == LABEL) else {
        return Err(tauri::Error::WindowNotFound);
    };
    let mut config = config.clone();
    if let Some(place) = place(page) {
        config.url = WebviewUrl::App(format!("index.html#{place}").into());
    }
    let snapshot = app.state::<Shared>().snapshot();
    if let Some(frame) = snapshot.head.settings.frame {
        frame::put(app, &mut config, frame)?;
    }
    let theme = theme(&snapshot);
    // The page has everything before it begins. By the time it is loaded anew (type 1) that is old.
    let opening = serde_json::to_string(&Opening::new(snapshot))?;
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .initialization_script(format!("if (!performance.navigation.type) window.opening = {opening}"))
        .theme(theme)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    desk::tell(app);
    let is_dark = theme.map_or_else(|| x::system_is_dark(&window), |theme| theme == Theme::Dark);
    window.set_background_color(Some(if is_dark { DARK_PAPER } else { PAPER }))?;
    // Now, as the system takes as long to put up a window as the page takes to begin.
    window.show()?;
    window.set_focus()
}

/// What stands behind the `#` of the page's address.
fn place(page: &Page) -> Option<String> {
    match page {
        Page::Any => None,
        Page::Accounts => Some("/accounts".to_owned()),
        Page::Account(id) => Some(format!("/accounts/{id}")),
        Page::Settings => Some("/settings".to_owned()),
    }
}

/// The window never leaves the program's own pages; other addresses open in the browser.
fn is_ours(address: &Url) -> bool {
    address.scheme() == "tauri" || address.host_str() == Some("tauri.localhost")
}

/// None goes with the system.
fn theme(snapshot: &Snapshot) -> Option<Theme> {
    match snapshot.head.settings.theme.as_str() {
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_the_programs_own_pages() {
        for (address, ours) in [
            ("tauri://localhost/index.html#/settings", true),
            ("http://tauri.localhost/index.html", true),
            ("https://www.facebook.com/", false),
            ("https://localhost:16060/?code=x", false),
            ("file:///etc/passwd", false),
            ("http://tauri.localhost.example.com/", false),
        ] {
            assert_eq!(is_ours(&address.parse().unwrap()), ours, "{address}");
        }
    }
}
