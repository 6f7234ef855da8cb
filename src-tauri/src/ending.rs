//! The end of the program.

use std::time::Duration;

use sixty_profile::stop::asked_to_stop;
use tauri::{AppHandle, Manager};

use crate::engine::Shared;
use crate::{os, window};

/// How long the end waits for critical sections: longer than a request to Meta may take, and short enough that a
/// log-out of the desktop does not kill the program first.
const PATIENCE: Duration = Duration::from_secs(40);

/// The exit code with which [`crate::main`] starts the program anew. No other end has it.
pub const BEGIN_AGAIN: i32 = 75;

/// The same for a program that had no window.
pub const BEGIN_AGAIN_HIDDEN: i32 = 76;

/// The same with which all is removed that the program keeps.
pub const REMOVE_EVERYTHING: i32 = 77;

/// Ends the program once every critical section is finished.
pub fn end(app: &AppHandle) {
    end_with(app, 0);
}

/// The same, and starts the program anew, with a window or without one.
pub fn begin_again(app: &AppHandle, hidden: bool) {
    end_with(app, if hidden { BEGIN_AGAIN_HIDDEN } else { BEGIN_AGAIN });
}

/// The same, and removes all that it keeps.
pub fn remove_everything(app: &AppHandle) {
    end_with(app, REMOVE_EVERYTHING);
}

fn end_with(app: &AppHandle, code: i32) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        window::remember(&app);
        finished(&app).await;
        app.exit(code);
    });
}

/// Ends the program when the system asks for it, as at a log-out, or another program of ours, or when it has to begin
/// again.
pub async fn end_when_asked(app: AppHandle) {
    let engine = Shared::clone(&app.state::<Shared>());
    let code = tokio::select! {
        _ = asked_to_stop() => 0,
        () = engine.asked_to_end() => 0,
        () = os::has_to_begin_again() => BEGIN_AGAIN,
    };
    end_with(&app, code);
}

/// Finishes what must not be cut. macOS ends the program as soon as this returns: at a log-out, and by "Quit" in the Dock,
/// which asks nobody.
#[cfg(target_os = "macos")]
pub fn finish(app: &AppHandle) {
    window::remember(app);
    tauri::async_runtime::block_on(finished(app));
}

/// Returns when every critical section is finished, at once where that was waited for already.
async fn finished(app: &AppHandle) {
    static IS_FINISHED: tokio::sync::OnceCell<()> = tokio::sync::OnceCell::const_new();
    let finish = async || {
        let engine = Shared::clone(&app.state::<Shared>());
        if tokio::time::timeout(PATIENCE, engine.still()).await.is_err() {
            engine.log().note(|| tracing::warn!(target: "desktop", what = "end", kind = "unfinished"));
        }
    };
    IS_FINISHED.get_or_init(finish).await;
}
