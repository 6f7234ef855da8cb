//! What only a desktop can: start at login, show a tray, let a file be chosen, end the program.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sixty_core::resident::Wish;
use sixty_profile::stop::asked_to_stop;
use tauri::{AppHandle, DragDropEvent, Manager};

use crate::host::{Desktop, Wishes};
use crate::{Shared, autostart, complain, texts, window, x};

/// How long the end waits for what must not be cut.
const PATIENCE: Duration = Duration::from_secs(40);

/// Whether this desktop shows our tray icon.
static HAS_TRAY: AtomicBool = AtomicBool::new(false);

/// Whether a file is held over the window.
static FILE_OVER: AtomicBool = AtomicBool::new(false);

/// Does what the engine wants of the desktop, for as long as the program runs.
pub async fn grant(app: AppHandle, mut wishes: Wishes) {
    while let Some(wish) = wishes.recv().await {
        match wish {
            Wish::ChooseFile { account } => choose_file(&app, account),
            Wish::StartAtLogin(on) => start_at_login(&app, on),
            Wish::CloseWindow => window::close(&app),
            Wish::Show(page) => window::open(&app, page),
            Wish::Quit => end(&app),
            // The engine grants these itself.
            Wish::EnterPractice
            | Wish::LeavePractice
            | Wish::OpenMetaApps
            | Wish::OpenNetwork(_)
            | Wish::OpenInvites(_)
            | Wish::OpenFolder(_) => {}
        }
    }
}

/// Tells the engine how the desktop stands, read back from it.
pub fn tell(app: &AppHandle) {
    let window = window::current(app);
    app.state::<Shared>().stands(Desktop {
        start_at_login: autostart::is_on(),
        has_tray: HAS_TRAY.load(Ordering::Relaxed),
        window_open: window.is_some(),
        in_front: window.is_some_and(|window| window.is_focused().unwrap_or(false)),
        file_over: FILE_OVER.load(Ordering::Relaxed),
    });
}

/// Tells it about the tray.
pub fn tell_tray(app: &AppHandle, is_shown: bool) {
    if HAS_TRAY.swap(is_shown, Ordering::Relaxed) != is_shown {
        tell(app);
    }
}

/// Starts the program at every log-in, without a window, or no longer.
fn start_at_login(app: &AppHandle, on: bool) {
    if let Err(error) = autostart::set(on) {
        complain("The start at log-in could not be changed", &error);
    }
    tell(app);
}

/// Lets a person choose a settings file, for a place of this account or for its tokens. The window learns nothing of it
/// but what the engine says.
fn choose_file(app: &AppHandle, account: Option<String>) {
    let handle = app.clone();
    let asked = app.run_on_main_thread(move || {
        let window = window::current(&handle);
        let title = texts(&handle.state::<Shared>().snapshot()).say("file-choose", &[]);
        x::choose_file(window.as_ref(), &title, move |path| handle.state::<Shared>().file(path, account));
    });
    if let Err(error) = asked {
        complain("No file could be asked for", &error);
    }
}

/// A path that was typed, with the person's folder in place of `~`.
pub fn at_home(app: &AppHandle, path: String) -> String {
    let below = path.trim().strip_prefix("~/").map(str::to_owned);
    match below.zip(app.path().home_dir().ok()) {
        Some((below, home)) => home.join(below).display().to_string(),
        None => path,
    }
}

/// A file is held over the window, taken away again or dropped.
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
    FILE_OVER.store(is_over, Ordering::Relaxed);
    tell(app);
}

/// Ends the program once nothing is under way that must be finished.
fn end(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        window::remember(&app);
        let engine = Shared::clone(&app.state::<Shared>());
        drop(tokio::time::timeout(PATIENCE, engine.still()).await);
        app.exit(0);
    });
}

/// Ends it when the system asks for the end, as at a log-out.
pub async fn end_when_asked(app: AppHandle) {
    asked_to_stop().await;
    end(&app);
}
