//! Takes over a project that has kept its tokens alive by itself: its accounts are added, the files that hold their tokens
//! become places, and the dates that a script has kept are kept on. The old ways are told; none of them is switched off.
//!
//! Ends in: what [`import::import_file`] ends in.

use std::path::{Path, PathBuf};

use super::import::{self, FromFile, Skipped};
use super::metadata::Metadata;
use super::{LOCK_WAIT, recover};
use crate::exchange::network_of;
use crate::network::Network;
use crate::old_ways::{self, Kind, OldWay};
use crate::places::formats::{self, Format};
use crate::places::settings::Settings;
use crate::places::{Handling, Place, Target, form};
use crate::ports::{Files, Ports};
use crate::problem::{Action, Code, FactName, Problem};
use crate::secret::Secret;
use crate::token_shape::{self, Shape};

/// Longer files are no settings, and no script that a person wrote: a megabyte is a long one.
const LONGEST_FILE: usize = 1 << 20;

/// What a look into the folder of a project has found.
#[derive(Default)]
pub struct Project {
    /// The places where a token stands, file by file.
    pub tokens: Vec<Holder>,
    /// How the tokens were kept alive, with the file of each.
    pub old_ways: Vec<(PathBuf, OldWay)>,
}

/// A token in a file.
pub struct Holder {
    pub path: PathBuf,
    /// The line number, counted from 1.
    pub line: usize,
    /// The name before `=`, or the address of the value.
    pub key: String,
    /// The network that the token's beginning names.
    pub network: Network,
    /// What the file is written in; None for a settings file (.env).
    format: Option<Format>,
}

/// Looks through the folder of a project; Meta is not asked, and nothing is changed.
pub fn look(ports: &Ports, folder: &Path) -> Project {
    let mut project = Project::default();
    ports.folders.look_through(folder, LONGEST_FILE, &mut |path, content| {
        project.tokens.extend(tokens_in(path, content));
        let old_ways = old_ways::of(path, content).into_iter();
        project.old_ways.extend(old_ways.map(|old_way| (path.to_owned(), old_way)));
    });
    if project.tokens.is_empty() {
        // A program that reads no token of ours needs no new start.
        project.old_ways.retain(|(_, old_way)| old_way.kind != Kind::Streamlit);
    }
    project
}

/// Adds the accounts of the tokens that were found, and makes their lines places. Returns these places too.
///
/// # Errors
///
/// The reason why nothing more could be done: no vault, no internet. Accounts before it are kept. A problem of one line is
/// part of the result.
pub async fn migrate(ports: &Ports, project: &Project) -> Result<(FromFile, Vec<Place>), Problem> {
    recover::complete_arrivals(ports).await?;
    let mut all = FromFile::default();
    for holder in &project.tokens {
        match take(ports, holder).await? {
            Ok(from_file) => all.add(from_file),
            Err(problem) => {
                let problem = problem
                    .with_text(FactName::Line, &holder.key)
                    .with_text(FactName::File, holder.path.display().to_string());
                all.skipped.push(Skipped { line: holder.line, key: holder.key.clone(), problem });
            }
        }
    }
    let is_of_project =
        |place: &Place| project.tokens.iter().any(|holder| place.target.is_line(&holder.path, &holder.key));
    keep_dates_on(ports, project).await?;
    let places = ports.ledger.places()?.into_iter().filter(is_of_project).collect();
    Ok((all, places))
}

/// Adds the account of one token. Inner error: only this token failed.
async fn take(ports: &Ports, holder: &Holder) -> Result<Result<FromFile, Problem>, Problem> {
    let Some(format) = holder.format else {
        return import::import_file(ports, &holder.path, Some(&holder.key), None).await.map(Ok);
    };
    let content = ports.files.read(&holder.path).map_err(|trouble| trouble.of(&holder.path))?;
    let Ok(found) = formats::find(format, &content, &holder.key) else {
        // It was changed between the look and now.
        return Ok(Err(Problem::new(Code::ImportNone, Action::CheckPaste)));
    };
    let network = match network_of(&found.value, None) {
        Ok(network) => network,
        Err(problem) => return Ok(Err(problem)),
    };
    let target = Target::File { format, path: holder.path.clone(), at: holder.key.clone() };
    let kept = import::take_line(ports, network, found.value, target).await?;
    Ok(kept.map(|kept| FromFile { kept: vec![kept], skipped: Vec::new() }))
}

/// Lets the places keep the dates of their tokens where a script of the project has kept them. Dates belong to the token
/// that they name, and where there is only one token, to that.
async fn keep_dates_on(ports: &Ports, project: &Project) -> Result<(), Problem> {
    let dates = project.old_ways.iter().filter(|(_, old_way)| old_way.kind == Kind::Metadata);
    for (path, _) in dates {
        let Some(metadata) = Metadata::read(ports.files.as_ref(), path) else { continue };
        let is_its = |holder: &&Holder| {
            let token = token_of(ports.files.as_ref(), holder);
            project.tokens.len() == 1 || token.is_some_and(|token| metadata.speaks_of(&token))
        };
        for holder in project.tokens.iter().filter(is_its) {
            let is_it = |place: &Place| place.target.is_line(&holder.path, &holder.key);
            let Some(known) = ports.ledger.places()?.into_iter().find(is_it) else { continue };
            // A delivery writes the same row.
            let _held = match &known.account {
                Some(account) => Some(ports.locks.hold(account, LOCK_WAIT).await?),
                None => None,
            };
            let place = ports.ledger.places()?.into_iter().find(is_it).unwrap_or(known);
            let handling = Handling { metadata: Some(path.clone()), ..place.handling.clone() };
            ports.ledger.keep_place(&Place { handling, ..place })?;
        }
    }
    Ok(())
}

fn token_of(files: &dyn Files, holder: &Holder) -> Option<Secret> {
    let content = files.read(&holder.path).ok()?;
    match holder.format {
        Some(format) => formats::find(format, &content, &holder.key).ok().map(|found| found.value),
        None => {
            let settings = Settings::of(&holder.path, &content, Some(&holder.key)).ok()?;
            Some(settings.line(&holder.key).ok()?.value.clone())
        }
    }
}

/// The tokens of a file, if it is a settings file or one in a language that we write.
fn tokens_in(path: &Path, content: &[u8]) -> Vec<Holder> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let holder = |format, line, key, network| Holder { path: path.to_owned(), line, key, network, format };
    if form::is_called_env(&name) {
        let lines =
            Settings::of(path, content, None).map(|settings| settings.token_lines()).unwrap_or_default();
        return lines.into_iter().map(|line| holder(None, line.number, line.key, line.network)).collect();
    }
    let Some(format) = format_of(&name) else { return Vec::new() };
    let values = formats::values(format, content).into_iter();
    values
        .filter_map(|(at, found)| match token_shape::shape_of(found.value.expose()) {
            Shape::Token(network) => Some(holder(Some(format), found.line, at, network)),
            _ => None,
        })
        .collect()
}

/// The language of a file by the end of its name.
fn format_of(name: &str) -> Option<Format> {
    let (_, end) = name.rsplit_once('.')?;
    match end {
        "json" => Some(Format::Json),
        "yaml" | "yml" => Some(Format::Yaml),
        "toml" => Some(Format::Toml),
        "ini" | "cfg" => Some(Format::Ini),
        "php" => Some(Format::Php),
        _ => None,
    }
}
