//! The desktop shell: window, tray, start at login. It shows what the [`engine::Engine`] says and passes on what a person
//! clicks; nothing is decided here. The only package that names tauri. A file uses only the files above it in this list.

mod complain;
mod current_window;
mod options;
mod own_program;
mod panics;

mod autostart;
mod engine;
#[cfg_attr(target_os = "linux", path = "os/linux.rs")]
#[cfg_attr(target_os = "macos", path = "os/macos.rs")]
#[cfg_attr(windows, path = "os/windows.rs")]
mod os;

mod commands;
mod desktop;
mod host;
mod window;

mod ending;
mod second_start;
mod tray;
mod wishes;

use std::process::{Command, ExitCode};

use clap::Parser;
use sixty_core::face::Intent;
use sixty_core::problem::Problem;
#[cfg(target_os = "macos")]
use sixty_core::tray::Page;
use sixty_profile::Profile;
use tauri::{AppHandle, DragDropEvent, Manager, RunEvent, WindowEvent};

use complain::complain;
use engine::Shared;
use options::Options;

/// Runs the program until the person quits.
pub fn main() -> ExitCode {
    sixty_adapters::core_dumps::forbid();
    let options = Options::parse();
    os::prepare();
    if options.remove_everything {
        return remove_everything(&options);
    }
    #[cfg(target_os = "linux")]
    match second_start::hand_over() {
        second_start::First::Told => return ExitCode::SUCCESS,
        second_start::First::Silent => {
            complain("Sixty could not start", &"it runs already and does not answer");
            return ExitCode::FAILURE;
        }
        second_start::First::None => {}
    }
    #[cfg(not(windows))]
    if options.quit {
        return match second_start::end_first(&options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                complain("Sixty could not be ended", &error);
                ExitCode::FAILURE
            }
        };
    }
    #[cfg(target_os = "linux")]
    if !os::has_screen() {
        complain("sixty-app", &sixty_profile::language::texts().say("screen-missing", &[]));
        return ExitCode::FAILURE;
    }
    match run(&options) {
        Ok(ending::BEGIN_AGAIN) => begin_again(&options, None),
        Ok(ending::BEGIN_AGAIN_HIDDEN) => begin_again(&options, Some(options::HIDDEN)),
        Ok(ending::REMOVE_EVERYTHING) => begin_again(&options, Some(options::REMOVE_EVERYTHING)),
        Ok(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        Err(error) => {
            complain("Sixty could not start", &error);
            os::show_failure(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> anyhow::Result<i32> {
    // Our own runtime and not tauri's, so that the engine can be started before the event loop runs. One worker is
    // enough, because long work is awaited or has a thread of its own.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    tauri::async_runtime::set(runtime.handle().clone());
    let builder = tauri::Builder::default();
    // A start at login takes no focus away; a window that opens takes it by itself. The menus are our own.
    #[cfg(target_os = "macos")]
    let builder = builder.activate_ignoring_other_apps(false).enable_macos_default_menu(false);
    // The first plugin, so that a second program which comes as far ends before it has touched anything.
    #[cfg(not(target_os = "macos"))]
    let builder = builder.plugin(tauri_plugin_single_instance::init(second_start::received));
    let mut app = builder
        .invoke_handler(tauri::generate_handler![commands::snapshot, commands::intent])
        .on_menu_event(tray::chosen)
        .on_tray_icon_event(tray::clicked)
        .build(tauri::generate_context!())?;
    if options.quit {
        // Where a program runs, it was told in the line above, and this one has ended there.
        return Ok(0);
    }
    os::begin(&mut app);
    let (engine, wishes) = runtime.block_on(host::start(options)).map_err(|problem| in_words(&problem))?;
    panics::note_in(engine.clone());
    if let Some(file) = options.file.as_deref().and_then(|file| std::path::absolute(file).ok()) {
        engine.file(file, None);
    }
    app.manage(engine);
    app.manage(desktop::Observed::default());
    let handle = app.handle().clone();
    runtime.spawn(panics::kept(move || window::tell_changes(handle.clone())));
    let handle = app.handle().clone();
    runtime.spawn(panics::kept(move || tray::keep(handle.clone())));
    runtime.spawn(wishes::grant(app.handle().clone(), wishes));
    runtime.spawn(ending::end_when_asked(app.handle().clone()));
    desktop::tell(app.handle());
    let acts = options.acts();
    let code = app.run_return(move |app, event| match event {
        // macOS tells only now whether it started the program at login.
        RunEvent::Ready if !os::was_started_at_login() => acts.iter().for_each(|act| tray::perform(app, act)),
        event => heard(app, event),
    });
    // A keychain prompt may still hold a thread; the process ends anyway.
    runtime.shutdown_background();
    Ok(code)
}

fn heard(app: &AppHandle, event: RunEvent) {
    match event {
        // Without a code, the last window was closed; with a code, the program was told to end.
        RunEvent::ExitRequested { code: None, api, .. } => api.prevent_exit(),
        RunEvent::WindowEvent { event: WindowEvent::CloseRequested { api, .. }, .. } => {
            api.prevent_close();
            app.state::<Shared>().ask(Intent::CloseWindow);
        }
        RunEvent::WindowEvent { event: WindowEvent::Destroyed, .. } => {
            os::window_closed(app);
            desktop::dragged(app, &DragDropEvent::Leave);
        }
        RunEvent::WindowEvent { event: WindowEvent::Focused(_), .. } => desktop::tell(app),
        RunEvent::WindowEvent { event: WindowEvent::DragDrop(event), .. } => desktop::dragged(app, &event),
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => {
            for file in urls.iter().filter_map(|url| url.to_file_path().ok()) {
                app.state::<Shared>().file(file, None);
            }
            window::open(app, Page::Any);
        }
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => window::open(app, Page::Any),
        #[cfg(target_os = "macos")]
        RunEvent::Exit => ending::finish(app),
        _ => {}
    }
}

/// Starts the program anew in the same profile, with this word.
fn begin_again(options: &Options, word: Option<&str>) -> ExitCode {
    let begun = own_program::path().and_then(|program| {
        let mut command = Command::new(program);
        command.args(options.profile.arguments()?);
        command.args(word);
        own_program::become_one(&mut command)
    });
    match begun {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain("Sixty could not start again", &error);
            ExitCode::FAILURE
        }
    }
}

/// Removes all that the program keeps. The program that ran has ended first, because it held the folder. What could not be
/// removed is shown again.
fn remove_everything(options: &Options) -> ExitCode {
    match removed(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain("Not everything could be removed", &error);
            os::show_failure(&error);
            begin_again(options, None)
        }
    }
}

fn removed(options: &Options) -> anyhow::Result<()> {
    let profile = Profile::new(options.profile.clone()).map_err(|misuse| in_words(&misuse.problem()))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(profile.remove_everything()).map_err(|problem| in_words(&problem))
}

/// A problem as text, for a start that failed before there was a window.
fn in_words(problem: &Problem) -> anyhow::Error {
    let card = sixty_profile::language::texts().card(problem);
    anyhow::anyhow!("{} {}", card.title, card.body)
}
