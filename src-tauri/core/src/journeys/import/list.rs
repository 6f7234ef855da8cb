//! Adds the accounts of a list of clients. No row becomes a place, and no row takes the token of another account.

use std::path::Path;

use super::{Found, FromFile, Skipped, is_about_the_line, take, token_in};
use crate::client_list::{self, Row};
use crate::encoding;
use crate::exchange::network_of;
use crate::journeys::recover;
use crate::network::Network;
use crate::places::settings;
use crate::ports::Ports;
use crate::problem::{Action, Code, FactName, Problem};
use crate::secret::Secret;

/// Adds the account of each row of a list in UTF-8 or UTF-16, for its client.
///
/// # Errors
///
/// The list is no text or has no token, or nothing more could be done; accounts of rows before it are kept. A problem of
/// one row is part of the result.
pub async fn import_list(
    ports: &Ports,
    path: &Path,
    content: &[u8],
    network: Option<Network>,
) -> Result<FromFile, Problem> {
    import_rows(ports, rows(path, encoding::unicode(content))?, network).await
}

pub(super) async fn import_rows(
    ports: &Ports,
    rows: Vec<Row>,
    network: Option<Network>,
) -> Result<FromFile, Problem> {
    recover::complete_arrivals(ports).await?;
    let mut all = FromFile::default();
    for row in rows {
        let line = row.line;
        let key = row.handle.clone().unwrap_or_default();
        let outcome = match token_of(&row, network) {
            Ok((token, network)) => {
                let (client, expected) = (row.client, row.handle);
                take(ports, network, Found { client, expected, ..Found::of(token) }).await
            }
            Err(problem) => Err(problem),
        };
        match outcome {
            Ok(kept) => all.keep(kept),
            Err(problem) if is_about_the_line(&problem) => all.skipped.push(Skipped { line, key, problem }),
            Err(problem) => return Err(problem),
        }
    }
    Ok(all)
}

/// The rows of a list in any encoding, for a person who sees them before they are kept.
///
/// # Errors
///
/// The file cannot be read, is no text, or has no token.
pub(super) fn read(ports: &Ports, path: &Path) -> Result<Vec<Row>, Problem> {
    let content = ports.files.read(path);
    let content = content.map_err(|trouble| trouble.of(path))?;
    rows(path, encoding::guessed(&content))
}

fn rows(path: &Path, text: Option<String>) -> Result<Vec<Row>, Problem> {
    let rows = client_list::read(&text.ok_or_else(|| settings::not_text(path))?);
    if rows.is_empty() {
        let none = Problem::new(Code::ImportNone, Action::CheckPaste);
        return Err(none.with_text(FactName::File, path.display().to_string()));
    }
    Ok(rows)
}

/// The token of a row, and its network.
pub(super) fn token_of(row: &Row, network: Option<Network>) -> Result<(Secret, Network), Problem> {
    let token = token_in(&row.token)?;
    let network = network_of(&token, network)?;
    Ok((token, network))
}
