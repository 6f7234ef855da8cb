//! Prints the completion script of a shell.

use crate::exit::Exit;
use crate::session::{Ended, Session};
use crate::usage;

pub fn run(session: &Session<'_>, shell: clap_complete::Shell) -> Ended {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut usage::command(&session.voice.texts), "sixty", &mut script);
    session.voice.raw(String::from_utf8_lossy(&script).trim_end());
    Ok(Exit::Done)
}
