//! The window that is open now.

use tauri::{AppHandle, Manager, WebviewWindow};

/// The label of the only window, in `tauri.conf.json` too.
pub const LABEL: &str = "main";

/// The window, while there is one.
pub fn get(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(LABEL)
}
