//! The desktop shell: window, tray, start at login. It shows what the [`host::Engine`] says and hands in what a person
//! wants; nothing is decided here. The only package that names tauri.

mod autostart;
mod commands;
mod desk;
pub mod host;
mod options;
mod tray;
mod window;
#[cfg_attr(target_os = "linux", path = "x/linux.rs")]
#[cfg_attr(target_os = "macos", path = "x/macos.rs")]
#[cfg_attr(windows, path = "x/windows.rs")]
mod x;

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use sixty_core::face::{Intent, Snapshot};
use sixty_core::problem::Problem;
use sixty_core::text::{Language, Texts};
use sixty_core::tray::Page;
use tauri::{AppHandle, DragDropEvent, Manager, RunEvent, WindowEvent};

use host::Engine;
use options::Options;

/// The engine, as every part of the shell finds it.
type Shared = Arc<dyn Engine>;

/// Runs until the person quits.
pub fn main() -> ExitCode {
    let options = Options::parse();
    x::prepare();
    match run(&options) {
        Ok(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        Err(error) => {
            complain("Sixty could not start", &error);
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> anyhow::Result<i32> {
    // Ours rather than tauri's, so that the engine can be started before the event loop runs. One worker is enough: what
    // takes long waits, or has a thread of its own.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    tauri::async_runtime::set(runtime.handle().clone());
    let app = tauri::Builder::default()
        // First of all: a second program ends here, before it has touched anything.
        .plugin(tauri_plugin_single_instance::init(second_start))
        .invoke_handler(tauri::generate_handler![commands::snapshot, commands::intent])
        .on_menu_event(tray::chosen)
        .on_tray_icon_event(tray::clicked)
        .build(tauri::generate_context!())?;
    let (engine, wishes) = runtime.block_on(host::start(options)).map_err(|problem| said(&problem))?;
    app.manage(engine);
    runtime.spawn(window::tell_changes(app.handle().clone()));
    runtime.spawn(tray::keep(app.handle().clone()));
    runtime.spawn(desk::grant(app.handle().clone(), wishes));
    runtime.spawn(desk::end_when_asked(app.handle().clone()));
    desk::tell(app.handle());
    if options.wants_window() {
        window::open(app.handle(), Page::Any);
    }
    let code = app.run_return(heard);
    // A keychain prompt may still hold a thread; the process ends anyway.
    runtime.shutdown_background();
    Ok(code)
}

fn second_start(app: &AppHandle, arguments: Vec<String>, _: String) {
    if options::second_wants_window(&arguments) {
        window::open(app, Page::Any);
    }
}

fn heard(app: &AppHandle, event: RunEvent) {
    match event {
        // No code: the last window has gone. With one, somebody asked for the end.
        RunEvent::ExitRequested { code: None, api, .. } => api.prevent_exit(),
        RunEvent::WindowEvent { event: WindowEvent::CloseRequested { api, .. }, .. } => {
            api.prevent_close();
            app.state::<Shared>().ask(Intent::CloseWindow);
        }
        RunEvent::WindowEvent { event: WindowEvent::Destroyed, .. } => {
            desk::dragged(app, &DragDropEvent::Leave)
        }
        RunEvent::WindowEvent { event: WindowEvent::Focused(_), .. } => desk::tell(app),
        RunEvent::WindowEvent { event: WindowEvent::DragDrop(event), .. } => desk::dragged(app, &event),
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => window::open(app, Page::Any),
        _ => {}
    }
}

/// The texts in the language that the window has.
fn texts(snapshot: &Snapshot) -> Texts {
    let language = Language::from_tag(&snapshot.head.language).unwrap_or(Language::English);
    Texts::new(language, sixty_profile::language::zone())
}

/// A problem in words, for a start that no window can tell of.
fn said(problem: &Problem) -> anyhow::Error {
    let card = sixty_profile::language::texts().card(problem);
    anyhow::anyhow!("{} {}", card.title, card.body)
}

/// Says on stderr what no window can say.
fn complain(what: &str, error: &dyn std::fmt::Display) {
    drop(writeln!(std::io::stderr().lock(), "{what}: {error:#}"));
}
