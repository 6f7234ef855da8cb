//! What the window may call.

use serde::Serialize;
use sixty_core::face::{Intent, Snapshot};
use sixty_core::text::Language;
use tauri::{AppHandle, Manager};

use crate::{Shared, desk};

/// What a window opens with.
#[derive(Serialize)]
pub struct Opening {
    snapshot: Snapshot,
    /// Every text of the window in its language, so that no other language is ever loaded.
    texts: Vec<&'static str>,
}

impl Opening {
    pub fn new(snapshot: Snapshot) -> Self {
        let language = Language::from_tag(&snapshot.head.language).unwrap_or(Language::English);
        Self { texts: language.window_files().to_vec(), snapshot }
    }
}

/// Everything: what has changed since the window was made, and again when its language is another one.
#[tauri::command]
pub async fn snapshot(app: AppHandle) -> Opening {
    Opening::new(app.state::<Shared>().snapshot())
}

/// One click or key of the window.
#[tauri::command]
pub async fn intent(app: AppHandle, intent: Intent) {
    let intent = match intent {
        Intent::NameFile { path, account } => Intent::NameFile { path: desk::at_home(&app, path), account },
        intent => intent,
    };
    app.state::<Shared>().ask(intent);
}
