//! The only window. Its address says which page it opens: `#/settings`, `#/accounts/<id>`.
//!
//! We make it when it is wanted and destroy it when it is closed, because a hidden window costs as much memory as a
//! shown one; started with `--hidden` the program makes none. Held by
//! `the_window_comes_when_it_is_wanted_and_leaves_nothing_when_it_is_closed` and
//! `the_tray_speaks_for_itself_and_costs_no_window` (`tests/desk/desk.rs`).
//!
//! Its page begins with everything that it shows (`window.opening`), and hears of each change by one DOM event,
//! because for the result of each of Tauri's own events WebKitGTK keeps a JavaScript engine in our process: 7 MB
//! after the window has closed.

mod frame;

use sixty_core::face::{Change, Intent, Setting, Snapshot};
use sixty_core::tray::Page;
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Theme, Url, WebviewUrl, WebviewWindowBuilder};
use tokio::sync::broadcast::error::RecvError;

use crate::commands::Content;
use crate::complain::complain;
use crate::engine::Shared;
use crate::{current_window, desktop, os};

/// The colour behind a page that is still loading, `--page` of `tokens.css` in the light theme.
const PAPER: Color = Color(0xf6, 0xf4, 0xee, 0xff);
/// The same in the dark theme.
const DARK_PAPER: Color = Color(0x14, 0x17, 0x1b, 0xff);

/// Brings the window to the front with this page; creates it if there is none.
pub fn open(app: &AppHandle, page: Page) {
    let handle = app.clone();
    let opened = app.run_on_main_thread(move || {
        let can_be_shown = current_window::get(&handle).is_some() || os::can_make_a_window(&handle);
        if !can_be_shown {
            return;
        }
        if let Err(error) = show(&handle, &page) {
            complain("The window could not be opened", &error);
            os::window_failed(&handle, &error);
        }
    });
    if let Err(error) = opened {
        complain("The window could not be opened", &error);
    }
}

/// Destroys the window, if there is one.
pub fn close(app: &AppHandle) {
    remember(app);
    if let Some(Err(error)) = current_window::get(app).map(|window| window.destroy()) {
        complain("The window could not be closed", &error);
    }
}

/// Stores the position and the size of the window, for the next window.
pub fn remember(app: &AppHandle) {
    let Some(window) = current_window::get(app) else { return };
    let engine = app.state::<Shared>();
    let before = engine.snapshot().head.settings.frame;
    match frame::of(&window, before) {
        Ok(Some(now)) if Some(now) != before => engine.ask(Intent::Set { setting: Setting::Frame(now) }),
        Ok(_) => {}
        Err(_) => engine.log().note(|| tracing::warn!(target: "desktop", what = "frame", kind = "no_answer")),
    }
}

/// Passes every change on to the window, for as long as the program runs.
pub async fn tell_changes(app: AppHandle) {
    let mut changes = app.state::<Shared>().changes();
    let mut text_size = None;
    loop {
        match changes.recv().await {
            Ok(change) => {
                let wanted = Some(change.head.settings.text_size);
                if text_size != wanted {
                    resize_text(&app, change.head.settings.text_size);
                    text_size = wanted;
                }
                tell(&app, &change);
            }
            // The version of the next change is not consecutive, so the window asks for the whole state.
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return,
        }
    }
}

/// Dispatches the one DOM event that the page listens to. Tauri's own events return a result, for which WebKitGTK starts a
/// JavaScript engine in this process and keeps it after the window is closed: 7 MB. The `Symbol` is a result that cannot
/// leave the page.
fn tell(app: &AppHandle, change: &Change) {
    let Some(window) = current_window::get(app) else { return };
    let told = serde_json::to_string(change).map_err(tauri::Error::from).and_then(|change| {
        window
            .eval(format!("dispatchEvent(new CustomEvent('sixty:change', {{ detail: {change} }})); Symbol()"))
    });
    if let Err(error) = told {
        complain("The window could not be told of a change", &error);
    }
}

/// Shows everything in the open window at this size, in percent: the page is scaled as a browser does it, so that its
/// layout follows.
fn resize_text(app: &AppHandle, percent: u32) {
    let Some(window) = current_window::get(app) else { return };
    if let Err(error) = window.set_zoom(f64::from(percent) / 100.0) {
        complain("The size of the text could not be changed", &error);
    }
}

fn show(app: &AppHandle, page: &Page) -> tauri::Result<()> {
    if let Some(window) = current_window::get(app) {
        if let Some(place) = place(page) {
            let mut address = window.url()?;
            address.set_fragment(Some(&place));
            window.navigate(address)?;
        }
        return os::bring_forward(&window);
    }
    let Some(config) = app.config().app.windows.iter().find(|window| window.label == current_window::LABEL)
    else {
        return Err(tauri::Error::WindowNotFound);
    };
    let mut config = config.clone();
    if let Some(place) = place(page) {
        config.url = WebviewUrl::App(format!("index.html#{place}").into());
    }
    os::window_opens(app);
    let snapshot = app.state::<Shared>().snapshot();
    if let Some(frame) = snapshot.head.settings.frame {
        frame::put(app, &mut config, frame)?;
    }
    let (theme, text_size) = (theme(&snapshot), snapshot.head.settings.text_size);
    // The page has all data before its scripts run. When the page is loaded again (type 1), the data is out of date.
    let opening = serde_json::to_string(&Content::new(snapshot, None))?;
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .initialization_script(format!("if (!performance.navigation.type) window.opening = {opening}"))
        .theme(theme)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    desktop::tell(app);
    resize_text(app, text_size);
    let is_dark = theme.map_or_else(|| os::system_is_dark(&window), |theme| theme == Theme::Dark);
    window.set_background_color(Some(if is_dark { DARK_PAPER } else { PAPER }))?;
    // Shown before the page has loaded, because the system takes about as long to map a window as the page to start.
    window.show()?;
    window.set_focus()
}

/// The fragment of the page's address, behind `#`; None to stay where the page is.
fn place(page: &Page) -> Option<String> {
    match page {
        Page::Any => None,
        Page::Accounts => Some("/accounts".to_owned()),
        Page::NeedYou => Some("/accounts?need".to_owned()),
        Page::Soon => Some("/accounts?soon".to_owned()),
        Page::Account(id) => Some(format!("/accounts/{id}")),
        Page::Activity => Some("/activity".to_owned()),
        Page::Connect => Some("/connect".to_owned()),
        Page::Settings => Some("/settings".to_owned()),
    }
}

/// Whether the window may navigate to this address: only to the program's own pages.
fn is_ours(address: &Url) -> bool {
    address.scheme() == "tauri" || address.host_str() == Some("tauri.localhost")
}

/// The theme that the person has set; None for that of the system.
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
