//! The path at which this program starts anew.

use std::io;
use std::path::PathBuf;
use std::process::Command;

/// The path of the program. Where an upgrade replaced it while it runs, it is that of the new one.
///
/// # Errors
/// The system does not tell it.
pub fn path() -> io::Result<PathBuf> {
    Ok(replaced(std::env::current_exe()?))
}

/// Lets the command take the place of this program. It does so under the same number, so that it cannot meet this one as
/// the first program and end.
///
/// # Errors
/// It cannot be started.
#[cfg(unix)]
pub fn become_one(command: &mut Command) -> io::Result<()> {
    Err(std::os::unix::process::CommandExt::exec(command))
}

/// Starts the command; this program ends right after it.
///
/// # Errors
/// It cannot be started.
#[cfg(windows)]
pub fn become_one(command: &mut Command) -> io::Result<()> {
    command.spawn().map(drop)
}

/// Linux names the file that is no longer there.
fn replaced(program: PathBuf) -> PathBuf {
    let new = program.to_str().and_then(|path| path.strip_suffix(" (deleted)")).map(PathBuf::from);
    new.filter(|_| !program.exists()).unwrap_or(program)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_an_upgrade_replaced_is_started_where_the_new_one_is() {
        let folder = tempfile::tempdir().unwrap();
        let (new, old) = (folder.path().join("sixty-app"), folder.path().join("sixty-app (deleted)"));
        assert_eq!(replaced(old.clone()), new);
        std::fs::write(&old, "a program of that name").unwrap();
        assert_eq!(replaced(old.clone()), old);
        assert_eq!(replaced(new.clone()), new);
    }
}
