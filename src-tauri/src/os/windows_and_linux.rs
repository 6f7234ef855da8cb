//! The parts of the shell that are the same on Windows and Linux.

use tauri::{App, AppHandle};

/// Nothing is to be said before the event loop runs.
pub fn begin(_: &mut App) {}

/// The desktop sees by itself that a window is open.
pub fn window_opens(_: &AppHandle) {}

/// The desktop sees by itself that the window was closed.
pub fn window_closed(_: &AppHandle) {}

/// Always false: a start at log-in is told by its arguments.
pub fn was_started_at_login() -> bool {
    false
}
