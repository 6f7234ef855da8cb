//! The two commands that the window may call.

use serde::Serialize;
use sixty_core::face::{Intent, Snapshot};
use sixty_core::setup::GUIDE_DATA;
use sixty_core::text::Language;
use tauri::{AppHandle, Manager};

use crate::engine::Shared;

/// Everything that a window shows. It starts with this content, so that its page is complete before it asks for anything.
#[derive(Serialize)]
pub struct Content {
    snapshot: Snapshot,
    /// All texts of the window in its language; no other language is loaded. None where the window has them.
    texts: Option<Vec<&'static str>>,
    /// The walks to a Meta app, as JSON. They come with the texts, as Meta's words are a part of what the window says.
    guide: Option<&'static str>,
}

impl Content {
    /// The content of a window that shows this snapshot and has the texts of the language `speaks`.
    pub fn new(snapshot: Snapshot, speaks: Option<&str>) -> Self {
        let is_new = speaks != Some(&snapshot.head.language);
        let language = Language::from_tag(&snapshot.head.language).unwrap_or(Language::English);
        Self {
            texts: is_new.then(|| language.window_files().to_vec()),
            guide: is_new.then_some(GUIDE_DATA),
            snapshot,
        }
    }
}

/// The whole state, and the texts of its language if the window has those of another one. The window asks after its first
/// picture, when it has missed changes, and when its language has changed.
#[tauri::command]
pub async fn snapshot(app: AppHandle, speaks: Option<String>) -> Content {
    Content::new(app.state::<Shared>().snapshot(), speaks.as_deref())
}

/// Passes on one click or key of the window.
#[tauri::command]
pub async fn intent(app: AppHandle, intent: Intent) {
    let intent = match intent {
        Intent::NameFile { path, account } => Intent::NameFile { path: in_home_folder(&app, path), account },
        intent => intent,
    };
    app.state::<Shared>().ask(intent);
}

/// A path that was typed, with the person's home folder in place of `~`.
fn in_home_folder(app: &AppHandle, path: String) -> String {
    let below = path.trim().strip_prefix("~/").map(str::to_owned);
    match below.zip(app.path().home_dir().ok()) {
        Some((below, home)) => home.join(below).display().to_string(),
        None => path,
    }
}
