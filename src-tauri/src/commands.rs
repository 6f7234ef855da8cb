//! What the window may call, and the one way in for everything that a person wants.

use sixty_core::face::{Intent, Setting, Snapshot};
use tauri::{AppHandle, Manager};

use crate::{Shared, desk};

/// Everything, once, when the window opens.
#[tauri::command]
pub async fn snapshot(app: AppHandle) -> Snapshot {
    app.state::<Shared>().snapshot()
}

/// One click or key of the window.
#[tauri::command]
pub async fn intent(app: AppHandle, intent: Intent) {
    ask(&app, intent);
}

/// The shell does what only a desktop can; all else is the engine's.
pub fn ask(app: &AppHandle, intent: Intent) {
    match intent {
        Intent::Quit => desk::end(app),
        Intent::ChooseFile { account } => desk::choose_file(app, account),
        Intent::NameFile { path, account } => {
            let path = desk::at_home(app, path);
            app.state::<Shared>().ask(Intent::NameFile { path, account });
        }
        Intent::Set { setting: Setting::StartAtLogin(on) } => desk::start_at_login(app, on),
        intent => app.state::<Shared>().ask(intent),
    }
}
