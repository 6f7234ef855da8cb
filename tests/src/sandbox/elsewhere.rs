//! Programs of another system in the place of ours: those of Windows, under Wine, in the folder `SIXTY_PROGRAMS`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::{Sandbox, run};

/// The folder of those programs; None where ours are meant.
fn folder() -> Option<PathBuf> {
    std::env::var_os("SIXTY_PROGRAMS").map(PathBuf::from)
}

/// Whether programs of another system are started. All of a test share one vault, whatever sandbox they are in.
pub fn are_elsewhere() -> bool {
    folder().is_some()
}

/// Empties the vault that all of them share: it lists slowly what earlier sandboxes have left.
pub fn forget_entries() {
    if let Some(program) = given("forget_entries") {
        // It fails where there is none.
        drop(std::process::Command::new(program).output());
    }
}

/// The program of this name for the other system; None where ours is meant.
pub(super) fn given(program: impl AsRef<OsStr>) -> Option<PathBuf> {
    Some(folder()?.join(program.as_ref())).filter(|given| given.exists())
}

/// What a program said, with its paths as this system writes them: Wine shows the whole disk as its drive Z.
pub(super) fn as_here(said: String) -> String {
    if !are_elsewhere() {
        return said;
    }
    let mut here = String::new();
    let mut rest = said.as_str();
    while let Some((before, path)) = rest.split_once("Z:\\") {
        let end = path.find(['"', '\n', '#', '\r', '\'', ',']).unwrap_or(path.len());
        here.push_str(before);
        here.push('/');
        here.push_str(&path[..end].trim_start_matches('\\').replace("\\\\", "/").replace('\\', "/"));
        rest = &path[end..];
    }
    here + rest
}

/// The exit code of a program, -1 of one that was killed: Wine gives a program that ends itself at once a code of its own.
pub(super) fn code_as_here(code: Option<i32>) -> i32 {
    const ABORTED: i32 = 9;
    code.filter(|code| *code != ABORTED).unwrap_or(-1)
}

impl Sandbox {
    /// The content of an entry of the keychain that the programs of the other system see.
    pub(super) fn entry_by_probe(&self, probe: &Path, install: &str, name: &str) -> Result<String> {
        let mut command = self.on_bus(probe);
        let answer = run(command.args(["sixty-practice", install, "60000"]), &format!("read {name}\n"));
        Ok(answer.stdout.split_once(" some ").context("no entry")?.1.trim_end().to_owned())
    }
}
