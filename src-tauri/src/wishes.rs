//! Grants the engine's wishes that need the desktop: start at login, choose a file, show or close the window, quit.
//!
//! The engine decides and the shell only acts: whether closing and quitting ask first is decided in
//! [`sixty_core::leaving`].

use sixty_core::resident::Wish;
use tauri::{AppHandle, Manager};

use crate::complain::complain;
use crate::current_window;
use crate::engine::{Shared, Wishes, texts};
use crate::{autostart, desktop, ending, os, panics, window};

/// Fulfils wishes for as long as the program runs.
pub async fn grant(app: AppHandle, mut wishes: Wishes) {
    while let Some(wish) = wishes.recv().await {
        panics::apart(|| grant_one(&app, wish));
    }
}

fn grant_one(app: &AppHandle, wish: Wish) {
    match wish {
        Wish::ChooseFile { account } => choose_file(app, account),
        Wish::SaveFile { name } => save_file(app, name),
        Wish::StartAtLogin(on) => start_at_login(app, on),
        Wish::CloseWindow => window::close(app),
        Wish::Show(page) => window::open(app, page),
        Wish::Quit => ending::end(app),
        // `host/live.rs` has already fulfilled these.
        Wish::EnterPractice
        | Wish::LeavePractice
        | Wish::OpenMetaApps
        | Wish::OpenNetwork(_)
        | Wish::OpenInvites(_)
        | Wish::OpenFolder(_) => {}
    }
}

/// Starts the program at every log-in, without a window, or stops doing so.
fn start_at_login(app: &AppHandle, on: bool) {
    if let Err(error) = autostart::set(on) {
        complain("The start at log-in could not be changed", &error);
    }
    desktop::tell(app);
}

/// Lets a person choose where a new file of this name goes.
fn save_file(app: &AppHandle, name: String) {
    let handle = app.clone();
    let asked = app.run_on_main_thread(move || {
        let window = current_window::get(&handle);
        let title = texts(&handle.state::<Shared>().snapshot()).say("file-save", &[]);
        os::save_file(window.as_ref(), &title, &name, move |path| handle.state::<Shared>().save_to(path));
    });
    if let Err(error) = asked {
        complain("No place for a file could be asked for", &error);
    }
}

/// Lets a person choose a settings file, as a place of this account or for the tokens in it. The window is shown only
/// what the engine says about the file.
fn choose_file(app: &AppHandle, account: Option<String>) {
    let handle = app.clone();
    let asked = app.run_on_main_thread(move || {
        let window = current_window::get(&handle);
        let title = texts(&handle.state::<Shared>().snapshot()).say("file-choose", &[]);
        os::choose_file(window.as_ref(), &title, move |path| handle.state::<Shared>().file(path, account));
    });
    if let Err(error) = asked {
        complain("No file could be asked for", &error);
    }
}
