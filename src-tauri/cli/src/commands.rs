//! The commands, a file each, and which of them a command line means.

mod app;
mod backup;
mod check;
mod completions;
mod connect;
mod diagnose;
mod disconnect;
mod doctor;
mod env;
mod exec;
mod export;
mod extend;
mod forecast;
mod get;
mod handover;
mod import;
mod keep;
mod mcp;
mod places;
mod remind;
mod remove_everything;
mod restore;
mod set;
mod status;
mod trust;

use crate::args::{AppCommand, Command, HandoverCommand, PlacesCommand};
use crate::exit::Exit;
use crate::session::Session;

/// Runs a command to its end and tells the problem that it ended with.
pub async fn run(session: &Session<'_>, command: Command) -> Exit {
    let ended = match command {
        Command::App(AppCommand::Set(set)) => app::set(session, set).await,
        Command::App(AppCommand::List) => app::list(session).await,
        Command::App(AppCommand::Remove { id }) => app::remove(session, &id).await,
        Command::Import(import) => import::run(session, import).await,
        Command::Connect(connect) => connect::run(session, connect).await,
        Command::Status => status::run(session).await,
        Command::Extend(extend) => extend::run(session, extend).await,
        Command::Check { account } => check::run(session, &account).await,
        Command::Get(get) => get::run(session, get).await,
        Command::Exec(exec) => exec::run(session, exec).await,
        Command::Mcp => mcp::run(session).await,
        Command::Env(env) => env::run(session, env).await,
        Command::Places(PlacesCommand::List) => places::list(session).await,
        Command::Places(PlacesCommand::Add(add)) => places::add(session, *add).await,
        Command::Places(PlacesCommand::Preview { id }) => places::preview(session, &id).await,
        Command::Places(PlacesCommand::Send { id }) => places::send(session, id.as_deref()).await,
        Command::Places(PlacesCommand::Confirm { id }) => places::confirm(session, &id).await,
        Command::Places(PlacesCommand::Credential { id }) => places::credential(session, &id).await,
        Command::Places(PlacesCommand::Guard { id }) => places::guard(session, id.as_deref()).await,
        Command::Places(PlacesCommand::Find { folder, add }) => places::find(session, &folder, add).await,
        Command::Places(PlacesCommand::Migrate { folder, dry_run, really }) => {
            places::migrate(session, &folder, dry_run, really).await
        }
        Command::Places(PlacesCommand::Undo { id }) => places::undo(session, &id).await,
        Command::Places(PlacesCommand::Remove { id }) => places::remove(session, &id).await,
        Command::Handover(HandoverCommand::Make(make)) => handover::make(session, make).await,
        Command::Handover(HandoverCommand::Take(take)) => handover::take(session, take).await,
        Command::Handover(HandoverCommand::Reply(reply)) => handover::reply(session, reply).await,
        Command::Diagnose => diagnose::run(session).await,
        Command::Set { words } => set::run(session, &words).await,
        Command::Remind(remind) => remind::run(session, remind).await,
        Command::Keep { install: true, .. } => keep::install(session).await,
        Command::Keep { remove: true, .. } => keep::remove(session).await,
        Command::Keep { end: true, .. } => keep::end(session).await,
        Command::Keep { .. } => keep::run(session).await,
        Command::Export(export) => export::run(session, export).await,
        Command::Backup(backup) => backup::run(session, backup).await,
        Command::Restore(restore) => restore::run(session, restore).await,
        Command::Forecast(forecast) => forecast::run(session, forecast).await,
        Command::Doctor(doctor) => doctor::run(session, doctor).await,
        Command::Disconnect { undo: false, account } => disconnect::run(session, &account).await,
        Command::Disconnect { undo: true, account } => disconnect::undo(session, &account).await,
        Command::Trust(what) => trust::run(session, what).await,
        Command::RemoveEverything { .. } => remove_everything::run(session).await,
        Command::Completions { shell } => completions::run(session, shell),
        // Shown before anything of a session is made.
    };
    match ended {
        Ok(exit) => exit,
        Err(problem) => session.voice.fail(&session.profile.cause_of(problem)),
    }
}
