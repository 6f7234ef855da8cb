//! Whether a file is a program that the system could start.

use std::path::Path;

/// Whether there is a program at this path that may be run.
#[cfg(unix)]
pub fn can_run(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

/// Whether there is a file at this path.
#[cfg(windows)]
pub fn can_run(path: &Path) -> bool {
    path.is_file()
}
