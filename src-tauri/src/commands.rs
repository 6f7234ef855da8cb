//! What the window may call.

use sixty_core::face::{Intent, Snapshot};
use sixty_core::text::Language;
use tauri::{AppHandle, Manager};

use crate::Shared;

/// Everything, once, when the window opens.
#[tauri::command]
pub async fn snapshot(app: AppHandle) -> Snapshot {
    app.state::<Shared>().snapshot()
}

/// Every text of the window in this language; English where there is none of it.
#[tauri::command]
pub async fn texts(language: String) -> Vec<&'static str> {
    Language::from_tag(&language).unwrap_or(Language::English).window_files().to_vec()
}

/// One click or key of the window.
#[tauri::command]
pub async fn intent(app: AppHandle, intent: Intent) {
    app.state::<Shared>().ask(intent);
}
