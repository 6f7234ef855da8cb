//! Adds the lines of a file that the person has chosen, each by itself: lines of a settings file, or rows of a list.

use std::path::Path;

use super::{FromFile, Skipped, import_file, is_about_the_line, list};
use crate::client_list;
use crate::ports::Ports;
use crate::problem::Problem;

/// A line that was chosen.
pub struct Chosen {
    /// The line's number in the file, from 1.
    pub line: usize,
    /// The name before `=`; empty in a list.
    pub key: String,
}

/// Adds the accounts of these lines. A line of a settings file becomes a place, as with [`import_file`].
///
/// # Errors
///
/// The reason why nothing more could be done; accounts of lines before it are kept.
pub async fn import_lines(ports: &Ports, path: &Path, chosen: &[Chosen]) -> Result<FromFile, Problem> {
    if client_list::is_called_list(path) {
        let mut rows = list::read(ports, path)?;
        rows.retain(|row| chosen.iter().any(|chosen| chosen.line == row.line));
        return list::import_rows(ports, rows, None).await;
    }
    let mut all = FromFile::default();
    for Chosen { line, key } in chosen {
        match import_file(ports, path, Some(key), None).await {
            Ok(one) => all.add(one),
            // The line has gone meanwhile; the others are still there.
            Err(problem) if is_about_the_line(&problem) => {
                all.skipped.push(Skipped { line: *line, key: key.clone(), problem });
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(all)
}
