//! Tells the engine the state of the desktop.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use sixty_adapters::log::LocalLog;
use tauri::{AppHandle, DragDropEvent, Manager, WebviewWindow};

use crate::autostart;
use crate::current_window;
use crate::engine::{Desktop, Shared};

/// Facts that the desktop reports once and cannot be asked for again. Managed by tauri.
#[derive(Default)]
pub struct Observed {
    /// Whether this desktop shows our tray icon.
    has_tray: AtomicBool,
    /// Whether a file is held over the window.
    file_over: AtomicBool,
}

/// Tells the engine the state of the desktop, read back from it.
pub fn tell(app: &AppHandle) {
    let window = current_window::get(app);
    let observed = app.state::<Observed>();
    let engine = app.state::<Shared>();
    engine.desktop_is(Desktop {
        start_at_login: starts_at_login(&engine.log()),
        has_tray: observed.has_tray.load(Ordering::Relaxed),
        window_open: window.is_some(),
        in_front: window.is_some_and(|window| is_in_front(&window, &engine.log())),
        file_over: observed.file_over.load(Ordering::Relaxed),
    });
}

/// Whether the program starts at log-in, as far as the system says.
fn starts_at_login(log: &LocalLog) -> bool {
    autostart::is_on().unwrap_or_else(|error| {
        let number = error.downcast_ref().and_then(io::Error::raw_os_error);
        log.note(|| tracing::warn!(target: "desktop", what = "start_at_login", kind = "unreadable", number));
        false
    })
}

/// Whether the window has the focus, as far as the window system says.
fn is_in_front(window: &WebviewWindow, log: &LocalLog) -> bool {
    window.is_focused().unwrap_or_else(|_| {
        log.note(|| tracing::warn!(target: "desktop", what = "focus", kind = "no_answer"));
        false
    })
}

/// Tells the engine whether the tray icon is shown, if that has changed.
pub fn tell_tray(app: &AppHandle, is_shown: bool) {
    if app.state::<Observed>().has_tray.swap(is_shown, Ordering::Relaxed) != is_shown {
        tell(app);
    }
}

/// Records that a file is held over the window, taken away or dropped. Closing the window counts as taking it away.
pub fn dragged(app: &AppHandle, event: &DragDropEvent) {
    let is_over = match event {
        DragDropEvent::Enter { .. } => true,
        DragDropEvent::Drop { paths, .. } => {
            if let Some(path) = paths.first() {
                app.state::<Shared>().file(path.clone(), None);
            }
            false
        }
        DragDropEvent::Leave => false,
        _ => return,
    };
    app.state::<Observed>().file_over.store(is_over, Ordering::Relaxed);
    tell(app);
}
