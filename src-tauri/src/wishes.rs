//! Grants the engine's wishes that need the desktop: start at login, choose a file, show or close the window, quit.
//!
//! The engine decides and the shell only acts: whether closing and quitting ask first is decided in
//! [`sixty_core::leaving`].

use std::path::PathBuf;

use sixty_core::problem::{Action, Code, FactName, Problem};
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
        Wish::ChooseFile { account } => choose(app, |shared, path| shared.file(path, account)),
        Wish::ChooseBackup => choose(app, |shared, path| shared.backup(path)),
        Wish::SaveFile { name } => save_file(app, name),
        Wish::SaveText { name, text } => save_text(app, name, text),
        Wish::StartAtLogin(on) => start_at_login(app, on),
        Wish::CloseWindow => window::close(app),
        Wish::Show(page) => window::open(app, page),
        Wish::Quit => ending::end(app),
        Wish::BeginAgain { hidden } => ending::begin_again(app, hidden),
        Wish::RemoveEverything => ending::remove_everything(app),
        // `host/live.rs` has already fulfilled these.
        Wish::EnterPractice | Wish::LeavePractice | Wish::OpenFolder(_) => {}
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
    ask_where(app, name, |app, path| app.state::<Shared>().save_to(path));
}

/// Lets a person choose a file and writes the text into it.
fn save_text(app: &AppHandle, name: String, text: String) {
    ask_where(app, name, move |app, path| match std::fs::write(&path, text) {
        Ok(()) => app.state::<Shared>().text_saved(path),
        Err(error) => {
            let problem = not_written(&error).with_text(FactName::File, path.display().to_string());
            app.state::<Shared>().could_not(problem);
        }
    });
}

fn ask_where(app: &AppHandle, name: String, chosen: impl FnOnce(&AppHandle, PathBuf) + Send + 'static) {
    let handle = app.clone();
    let asked = app.run_on_main_thread(move || {
        let window = current_window::get(&handle);
        let title = texts(&handle.state::<Shared>().snapshot()).say("file-save", &[]);
        let app = handle.clone();
        os::save_file(window.as_ref(), &title, &name, move |path| chosen(&app, path));
    });
    if let Err(error) = asked {
        complain("No place for a file could be asked for", &error);
    }
}

/// The problem of a file that could not be written.
fn not_written(error: &std::io::Error) -> Problem {
    let code = match error.kind() {
        std::io::ErrorKind::StorageFull => Code::DiskFull,
        _ => Code::ReadOnly,
    };
    Problem::new(code, Action::RetryLater)
}

/// Lets a person choose a file. The window is shown only what the engine says about it.
fn choose(app: &AppHandle, chosen: impl FnOnce(&Shared, PathBuf) + Send + 'static) {
    let handle = app.clone();
    let asked = app.run_on_main_thread(move || {
        let window = current_window::get(&handle);
        let title = texts(&handle.state::<Shared>().snapshot()).say("file-choose", &[]);
        os::choose_file(window.as_ref(), &title, move |path| chosen(&handle.state::<Shared>(), path));
    });
    if let Err(error) = asked {
        complain("No file could be asked for", &error);
    }
}
