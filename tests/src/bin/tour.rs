//! The main job in practice mode on a virtual desktop, said step by step: what `make run` does without a display.
//!
//! `tour FOLDER`: the pictures go there.

use std::io::{Write, stdout};
use std::path::Path;

use anyhow::{Context, Result};
use sixty_tests::tour;

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).context("tour FOLDER")?;
    // A reader who has gone stops nothing.
    let mut say = |line: &str| drop(writeln!(stdout(), "{line}"));
    tour::walk(Path::new(&folder), &mut say)?;
    say(&format!("Pictures: {}", Path::new(&folder).display()));
    Ok(())
}
