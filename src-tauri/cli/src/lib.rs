//! `sixty`: keeps Meta access tokens alive from a terminal, a cron job or CI.

mod args;
mod choose;
mod commands;
mod exit;
mod host;
mod input;
mod language;
mod practice;
mod voice;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use sixty_core::ports::Ports;

use args::Cli;
use exit::Exit;
use host::{Misuse, Setting};
use voice::Voice;

/// Puts something between core and adapters, or nothing: other hosts of the same commands use it.
pub type Wrap = fn(Ports) -> Ports;

/// Runs one command line to its exit code.
pub fn main(arguments: impl IntoIterator<Item = OsString>, wrap: Wrap) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { Exit::Usage.number() } else { 0 };
            drop(error.print());
            return ExitCode::from(code);
        }
    };
    drop(rustls::crypto::ring::default_provider().install_default());
    let voice = Voice::new(language::texts(), cli.shared.json);
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            voice.aside(&error.to_string());
            return ExitCode::from(Exit::Broken.number());
        }
    };
    let exit = runtime.block_on(run(cli, &voice, wrap));
    // A keychain prompt or a read of stdin may still block a thread; the process ends anyway.
    runtime.shutdown_background();
    drop(std::io::stdout().flush());
    ExitCode::from(exit.number())
}

async fn run(cli: Cli, voice: &Voice, wrap: Wrap) -> Exit {
    let setting = match Setting::new(cli.shared) {
        Ok(setting) => setting,
        Err(Misuse(key)) => return voice.misused(key, &[]),
    };
    let steady = setting.steady();
    let session = commands::Session { setting, voice, wrap };
    let work = commands::run(&session, cli.command);
    tokio::pin!(work);
    tokio::select! {
        // First of all, so that no command is under way before Ctrl-C is heard.
        biased;
        () = asked_to_stop() => {}
        exit = &mut work => return exit,
    }
    // What was asked of Meta is written down before we go; a second Ctrl-C does not wait.
    tokio::select! {
        _ = &mut work => {}
        () = steady.still() => {}
        () = asked_to_stop() => {}
    }
    Exit::Stopped
}

#[cfg(unix)]
async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

#[cfg(not(unix))]
async fn asked_to_stop() {
    drop(tokio::signal::ctrl_c().await);
}
