//! What the window may call.

use sixty_core::face::{Intent, Snapshot};
use tauri::{AppHandle, Manager};

use crate::Shared;

/// Everything, once, when the window opens.
#[tauri::command]
pub async fn snapshot(app: AppHandle) -> Snapshot {
    app.state::<Shared>().snapshot()
}

/// One click or key of the window.
#[tauri::command]
pub async fn intent(app: AppHandle, intent: Intent) {
    app.state::<Shared>().ask(intent);
}
