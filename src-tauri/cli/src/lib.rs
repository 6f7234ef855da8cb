//! `sixty`: keeps Meta access tokens alive from a terminal, a cron job or CI.

mod args;
mod choose;
mod commands;
mod exit;
mod input;
mod progress;
mod voice;

use std::ffi::{OsStr, OsString};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser;
use sixty_core::ports::Ports;
use sixty_core::problem::{Action, Code, Problem};
use sixty_core::token_shape::{self, Shape};

use args::Cli;
use exit::Exit;
use sixty_profile::stop::{Stop, asked_to_stop};
use sixty_profile::{Misuse, Profile};
use voice::Voice;

/// Puts something between core and adapters, or nothing: other hosts of the same commands use it.
pub type Wrap = fn(Ports) -> Ports;

/// Runs one command line to its exit code.
pub fn main(arguments: impl IntoIterator<Item = OsString>, wrap: Wrap) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.iter().any(|argument| is_token(argument)) {
        return secret_in_arguments();
    }
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() && arguments.iter().any(|argument| is_secret(argument)) => {
            return secret_in_arguments();
        }
        Err(error) => {
            let code = if error.use_stderr() { Exit::Usage.number() } else { 0 };
            drop(error.print());
            return ExitCode::from(code);
        }
    };
    let voice = Voice::new(sixty_profile::language::texts(), cli.json);
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            voice.aside(&error.to_string());
            return ExitCode::from(Exit::Broken.number());
        }
    };
    let ended = catch_unwind(AssertUnwindSafe(|| runtime.block_on(run(cli, &voice, wrap))));
    let exit = ended.unwrap_or_else(|_| {
        voice.fail(&Problem::new(Code::OurFault, Action::Report));
        Exit::Broken
    });
    // A keychain prompt or a read of stdin may still block a thread; the process ends anyway.
    runtime.shutdown_background();
    ExitCode::from(voice.ended(exit).number())
}

/// Every program on this computer could read it there, and what is wrong with an argument is said with the argument,
/// on stderr, which jobs keep in logs.
fn secret_in_arguments() -> ExitCode {
    let voice = Voice::new(sixty_profile::language::texts(), false);
    ExitCode::from(voice.misused("cli-usage-secret-argument", &[]).number())
}

fn is_token(argument: &OsStr) -> bool {
    matches!(shape_of(argument), Shape::Token(_) | Shape::LegacyInstagram)
}

/// Also what may be a name or a file that only looks like a secret.
fn is_secret(argument: &OsStr) -> bool {
    matches!(shape_of(argument), Shape::AppSecret | Shape::AppToken(_))
}

/// Of an argument, or of what stands after its `=`.
fn shape_of(argument: &OsStr) -> Shape {
    let text = argument.to_string_lossy();
    token_shape::shape_of(text.rsplit_once('=').map_or(&*text, |(_, value)| value))
}

async fn run(cli: Cli, voice: &Voice, wrap: Wrap) -> Exit {
    let setting = match Profile::new(cli.shared) {
        Ok(setting) => setting,
        Err(Misuse(key)) => return voice.misused(key, &[]),
    };
    let steady = setting.steady();
    let session = commands::Session { setting, voice, wrap };
    let word = progress::word_for(&cli.command);
    let work = progress::with_word(voice, word, commands::run(&session, cli.command));
    tokio::pin!(work);
    let stop = tokio::select! {
        // First of all, so that no moment of the work is without it.
        biased;
        stop = asked_to_stop() => stop,
        exit = &mut work => return exit,
    };
    // What was asked of Meta is written down before we go; a second Ctrl-C does not wait.
    tokio::select! {
        biased;
        _ = asked_to_stop() => {}
        () = steady.still() => {}
        _ = &mut work => {}
    }
    match stop {
        Stop::CtrlC => Exit::Stopped,
        Stop::Terminate => Exit::Terminated,
    }
}
