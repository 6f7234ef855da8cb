//! Runs a program with a token in its environment.
//!
//! On Unix the program takes the place of this one, so that its signals, its exit code and its terminal are its own by
//! nature, and no second process holds the token. Windows has no such call: there we wait for the program. Ctrl-C reaches
//! both, because they share a console, and ends the program alone.

use std::io;
use std::process::Command;

use sixty_core::places::env_file::is_name;
use sixty_core::text::Value;

use crate::args;
use crate::exit::Exit;
use crate::living_token;
use crate::session::{Ended, Session};
use crate::voice::without_secret;

pub async fn run(session: &Session<'_>, command: args::Exec) -> Ended {
    if !is_name(&command.variable) {
        let name = without_secret(&command.variable);
        return Ok(session.voice.misused("cli-exec-variable", &[("name", Value::Text(&name))]));
    }
    // clap takes no command line without a program.
    let Some((program, arguments)) = command.command.split_first() else { return Ok(Exit::Usage) };
    let mut started = Command::new(program);
    started.args(arguments);
    {
        let ports = session.ports_to_read().await?;
        let accounts = session.accounts_to_read(&ports).await?;
        let account = match session.one(&accounts, &command.account) {
            Ok(account) => account,
            Err(exit) => return Ok(exit),
        };
        let tokens = living_token::read(&ports, &account).await?;
        started.env(&command.variable, tokens.current.token.expose());
    }
    let trouble = become_program(&mut started);
    let name = without_secret(&program.to_string_lossy());
    let values = [("program", Value::Text(name.as_str()))];
    if trouble.kind() == io::ErrorKind::NotFound {
        session.voice.misused("cli-exec-none", &values);
        return Ok(Exit::NoProgram);
    }
    let detail = trouble.to_string();
    session
        .voice
        .misused("cli-exec-refused", &[values.as_slice(), &[("detail", Value::Text(&detail))]].concat());
    Ok(Exit::NotRun)
}

/// Runs the program to its end as this process; returns only where it could not be started.
#[cfg(unix)]
fn become_program(program: &mut Command) -> io::Error {
    use std::os::unix::process::CommandExt;
    program.exec()
}

#[cfg(windows)]
fn become_program(program: &mut Command) -> io::Error {
    match program.status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(1)),
        Err(trouble) => trouble,
    }
}
