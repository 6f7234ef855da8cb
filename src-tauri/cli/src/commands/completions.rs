//! Completion scripts.

use clap::CommandFactory;

use super::Ended;
use crate::args::Cli;
use crate::exit::Exit;

pub fn run(shell: clap_complete::Shell) -> Ended {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "sixty", &mut script);
    drop(std::io::Write::write_all(&mut std::io::stdout().lock(), &script));
    Ok(Exit::Done)
}
