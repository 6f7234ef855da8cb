//! `sixty`: keeps Meta access tokens alive from a terminal, a cron job or CI.

mod args;
mod choose;
mod commands;
mod contract;
mod day;
mod exit;
mod four_at_a_time;
mod input;
mod living_token;
mod passphrase;
mod progress;
mod session;
mod shell;
mod table;
mod usage;
mod voice;

use std::ffi::{OsStr, OsString};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;
use sixty_core::hide;
use sixty_core::problem::{Action, Code, FactName, Problem};
use sixty_core::text::Texts;
use sixty_core::token_shape::{self, Shape};

use args::Cli;
use exit::Exit;
use session::Session;
use sixty_profile::stop::{Stop, asked_to_stop};
use sixty_profile::{Misuse, Options, Profile};
use voice::Voice;

pub use session::Wrap;

/// Runs one command line to its exit code. `arguments` begin with the program's own name.
pub fn main(arguments: impl IntoIterator<Item = OsString>, wrap: Wrap) -> ExitCode {
    sixty_adapters::core_dumps::forbid();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.iter().any(|argument| is_token(argument)) {
        return secret_in_arguments();
    }
    let texts = sixty_profile::language::texts();
    let cli = match parse(&arguments, &texts) {
        Ok(cli) => cli,
        Err(told) => return tell(&told, &arguments, texts),
    };
    // Where the folder of this run cannot be told, the hints are without it.
    let whose = Options { vault_wait: None, ..cli.shared.clone() };
    let options = whose.arguments().unwrap_or_default();
    let voice = Voice::of_run(texts, cli.json, &options);
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            let ours = Problem::new(Code::OurFault, Action::Report);
            return ExitCode::from(voice.fail(&ours.with_text(FactName::Detail, error.to_string())).number());
        }
    };
    let ended = catch_unwind(AssertUnwindSafe(|| runtime.block_on(run(cli, &voice, wrap))));
    let exit = ended.unwrap_or_else(|_| {
        voice.fail(&Problem::new(Code::OurFault, Action::Report));
        Exit::Broken
    });
    // A thread may still be blocked by a keychain prompt or a read of stdin; the process does not wait for it.
    runtime.shutdown_background();
    ExitCode::from(voice.ended(exit).number())
}

fn parse(arguments: &[OsString], texts: &Texts) -> Result<Cli, clap::Error> {
    let matches = usage::command(texts).try_get_matches_from(arguments)?;
    let matches = match usage::help_asked(&matches) {
        Some(flagged) => usage::command(texts).try_get_matches_from(flagged)?,
        None => matches,
    };
    Cli::from_arg_matches(&matches)
}

/// Says what clap has to say: help and version, or what is wrong with the command line.
fn tell(told: &clap::Error, arguments: &[OsString], texts: Texts) -> ExitCode {
    if !told.use_stderr() {
        drop(told.print());
        return ExitCode::from(Exit::Done.number());
    }
    if arguments.iter().any(|argument| is_secret(argument)) {
        return secret_in_arguments();
    }
    if told.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        drop(told.print());
    } else {
        let misuse = usage::misuse(told, arguments, &texts);
        Voice::new(texts, false).aside(&misuse);
    }
    ExitCode::from(Exit::Usage.number())
}

/// Refuses a command line that holds a secret: every program on this computer can read arguments, and clap would repeat
/// a wrong one on stderr, which jobs keep in logs.
fn secret_in_arguments() -> ExitCode {
    let voice = Voice::new(sixty_profile::language::texts(), false);
    ExitCode::from(voice.misused("cli-usage-secret-argument", &[]).number())
}

/// Whether it is a token, also one with quotes, a name or an address around it.
fn is_token(argument: &OsStr) -> bool {
    let text = argument.to_string_lossy();
    let is_one = |text: &str| matches!(token_shape::shape_of(text), Shape::Token(_) | Shape::LegacyInstagram);
    let value = text.rsplit_once('=').map_or(&*text, |(_, value)| value);
    is_one(value) || is_one(token_shape::clean_paste(&text).expose())
}

/// Whether it looks like a secret that may also be a name or a file; it is refused only where clap would repeat it.
fn is_secret(argument: &OsStr) -> bool {
    let text = argument.to_string_lossy();
    let value = text.rsplit_once('=').map_or(&*text, |(_, value)| value);
    matches!(token_shape::shape_of(value), Shape::AppSecret | Shape::AppToken(_))
        || hide::hidden(&text).is_some()
}

async fn run(cli: Cli, voice: &Voice, wrap: Wrap) -> Exit {
    let profile = match Profile::new(cli.shared) {
        Ok(profile) => profile,
        Err(Misuse(key)) => return voice.misused(key, &[]),
    };
    let steady = profile.steady();
    let session = Session { profile, voice, wrap };
    // It hears itself that it is to end, and ends well.
    if matches!(cli.command, args::Command::Keep { install: false, remove: false, end: false }) {
        return commands::run(&session, cli.command).await;
    }
    let word = progress::word_for(&cli.command);
    let work = progress::with_word(voice, word, commands::run(&session, cli.command));
    tokio::pin!(work);
    let stop = tokio::select! {
        // Polled first, so that the signal is caught from the first step of the work on.
        biased;
        stop = asked_to_stop() => stop,
        exit = &mut work => return exit,
    };
    // An answer of Meta that is under way is stored before the program ends; a second Ctrl-C does not wait for it.
    tokio::select! {
        biased;
        _ = asked_to_stop() => {}
        () = steady.close() => {}
        _ = &mut work => {}
    }
    voice.stopped();
    match stop {
        Stop::CtrlC => Exit::Stopped,
        Stop::Terminate => Exit::Terminated,
    }
}
