//! Completion scripts.

use clap::CommandFactory;

use super::{Ended, Session};
use crate::args::Cli;
use crate::exit::Exit;

pub fn run(session: &Session<'_>, shell: clap_complete::Shell) -> Ended {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "sixty", &mut script);
    session.voice.raw(String::from_utf8_lossy(&script).trim_end());
    Ok(Exit::Done)
}
