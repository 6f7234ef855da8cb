//! Adds the lines of a file that the person has chosen, each by itself: lines of a settings file, or rows of a list.

use std::path::Path;

use super::{Found, FromFile, Skipped, import_file, is_about_the_line, take, token_in, unreadable};
use crate::client_list::{self, Row};
use crate::exchange::network_of;
use crate::journeys::recover;
use crate::network::Network;
use crate::places::settings;
use crate::ports::Ports;
use crate::problem::{Action, Code, FactName, Problem};
use crate::secret::Secret;

/// A line that was chosen.
pub struct Chosen {
    /// The line's number in the file, from 1.
    pub line: usize,
    /// The name before `=`; in a list, the account's handle.
    pub key: String,
}

/// Adds the accounts of these lines. A line of a settings file becomes a place, as with [`import_file`].
///
/// # Errors
///
/// The reason why nothing more could be done; accounts of lines before it are kept.
pub async fn import_lines(ports: &Ports, path: &Path, chosen: &[Chosen]) -> Result<FromFile, Problem> {
    if client_list::is_called_list(path) {
        return import_rows(ports, path, chosen).await;
    }
    let mut all = FromFile::default();
    for Chosen { line, key } in chosen {
        match import_file(ports, path, Some(key), None).await {
            Ok(one) => {
                all.kept.extend(one.kept);
                all.skipped.extend(one.skipped);
            }
            // The line has gone meanwhile; the others are still there.
            Err(problem) if is_about_the_line(&problem) => {
                all.skipped.push(Skipped { line: *line, key: key.clone(), problem });
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(all)
}

async fn import_rows(ports: &Ports, path: &Path, chosen: &[Chosen]) -> Result<FromFile, Problem> {
    recover::complete_arrivals(ports).await?;
    let mut all = FromFile::default();
    for row in rows(ports, path)? {
        if !chosen.iter().any(|chosen| chosen.line == row.line) {
            continue;
        }
        let line = row.line;
        let key = row.handle.clone().unwrap_or_default();
        let outcome = match token_of(&row) {
            Ok((token, network)) => {
                let (label, expected) = (row.client, row.handle);
                let found = Found { token, label, found_in: None, sent: None, way: None, expected };
                take(ports, network, found).await
            }
            Err(problem) => Err(problem),
        };
        match outcome {
            Ok(kept) => all.kept.push(kept),
            Err(problem) if is_about_the_line(&problem) => all.skipped.push(Skipped { line, key, problem }),
            Err(problem) => return Err(problem),
        }
    }
    Ok(all)
}

/// The rows of a list.
///
/// # Errors
///
/// The file cannot be read, is no text in UTF-8 or UTF-16, or has no token.
pub(super) fn rows(ports: &Ports, path: &Path) -> Result<Vec<Row>, Problem> {
    let file_name = path.display().to_string();
    let content = ports.files.read(path).map_err(|trouble| unreadable(trouble, &file_name))?;
    let rows = client_list::read(&content).ok_or_else(|| settings::not_text(path))?;
    if rows.is_empty() {
        let none = Problem::new(Code::ImportNone, Action::CheckPaste);
        return Err(none.with_text(FactName::File, file_name));
    }
    Ok(rows)
}

/// The token of a row, and its network.
pub(super) fn token_of(row: &Row) -> Result<(Secret, Network), Problem> {
    let token = token_in(&row.token)?;
    let network = network_of(&token, None)?;
    Ok((token, network))
}
