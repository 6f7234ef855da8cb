//! The files that a profile may touch.
//!
//! Practice keeps to its own folder, so that trying things out changes no real file. Held by
//! `built_in_practice_touches_no_file_outside_of_its_folder_unless_that_is_meant` (`tests/promises/profiles.rs`).

use std::path::{Path, PathBuf};

use sixty_core::problem::{Action, Case, Code, FactName, Problem};

/// Checks that `file` is inside of `folder`, symbolic links followed; without a folder every file is allowed.
///
/// # Errors
///
/// `x.readOnly` with the reason `practice` for a file outside.
pub fn check_inside(folder: Option<&Path>, file: &Path) -> Result<(), Problem> {
    let Some(folder) = folder else { return Ok(()) };
    let resolved = real_path(file).zip(folder.canonicalize().ok());
    let is_inside = resolved.is_some_and(|(file, folder)| file.starts_with(folder));
    if is_inside { Ok(()) } else { Err(outside(folder, file)) }
}

/// The path of a file that is there or could be made, with symbolic links followed.
fn real_path(file: &Path) -> Option<PathBuf> {
    if file.is_symlink() || file.exists() {
        return file.canonicalize().ok();
    }
    let file = std::path::absolute(file).ok()?;
    Some(file.parent()?.canonicalize().ok()?.join(file.file_name()?))
}

fn outside(folder: &Path, file: &Path) -> Problem {
    let problem = Problem::new(Code::ReadOnly, Action::None).because(Case::Practice);
    problem
        .with_text(FactName::File, file.display().to_string())
        .with_text(FactName::Folder, folder.display().to_string())
}
