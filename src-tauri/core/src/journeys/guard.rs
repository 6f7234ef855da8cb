//! Who else can come by the files of places: looked at before the first write and once a day, said, and put right where a
//! press can do that. Nothing of it keeps a token from its place.
//!
//! Ends in: `x.readOnly`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::places::Place;
use crate::places::guard::{Exposure, Remedy, Seen, exposures, gitignored};
use crate::ports::{FileTrouble, Ports};
use crate::problem::Problem;

/// A place whose file others can come by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The id of the place.
    pub place: String,
    /// Its file.
    pub path: PathBuf,
    pub exposure: Exposure,
    /// What one press puts right about it.
    pub remedy: Option<Remedy>,
}

/// Looks at the files of these places, once at each.
pub async fn look(ports: &Ports, places: &[Place]) -> Vec<Warning> {
    let mut files: BTreeMap<&Path, Seen> = BTreeMap::new();
    let mut warnings = Vec::new();
    for place in places {
        let Some(line) = place.target.line() else { continue };
        if !files.contains_key(line.path) {
            files.insert(line.path, ports.onlookers.of(line.path).await);
        }
        let seen = files.get(line.path).copied().unwrap_or_default();
        warnings.extend(exposures(line.path, seen).into_iter().map(|exposure| Warning {
            place: place.id.clone(),
            path: line.path.to_owned(),
            exposure,
            remedy: seen.remedy(exposure),
        }));
    }
    warnings
}

/// Looks at one file.
pub async fn look_at(ports: &Ports, path: &Path) -> Vec<Exposure> {
    exposures(path, ports.onlookers.of(path).await)
}

/// Puts right what a press can: the file is left out of git, or closed to other users.
///
/// # Errors
///
/// The file, or the list of what git leaves out, cannot be written.
pub fn put_right(ports: &Ports, place: &Place, remedy: Remedy) -> Result<(), Problem> {
    let Some(line) = place.target.line() else { return Ok(()) };
    match remedy {
        Remedy::Ignore => leave_out(ports, line.path),
        Remedy::Close => ports.files.close(line.path).map_err(|trouble| trouble.of(line.path)),
    }
}

/// Adds the file to the list beside it, unless that names it already.
fn leave_out(ports: &Ports, path: &Path) -> Result<(), Problem> {
    let (list, name) = (path.with_file_name(".gitignore"), path.file_name().unwrap_or_default());
    let name = name.to_string_lossy();
    let mut with_the_file = |now: &[u8]| gitignored(now, &name);
    let edited = match ports.files.edit(&list, &mut with_the_file) {
        Err(FileTrouble::Gone) => match gitignored(b"", &name) {
            Some(content) => ports.files.create(&list, &content),
            None => Ok(()),
        },
        edited => edited,
    };
    edited.map_err(|trouble| trouble.of(&list))
}
