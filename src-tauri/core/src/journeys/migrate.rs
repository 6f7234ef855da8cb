//! Takes over a project that has kept its tokens alive by itself: its accounts are added, the files that hold their tokens
//! become places, and the dates that a script has kept are kept on. The old ways are told; none of them is switched off.
//!
//! Ends in: what [`import::import_file`] ends in.

use std::path::{Path, PathBuf};

use super::import::{self, FromFile, Skipped};
use super::metadata::Metadata;
use super::{add_place, recover};
use crate::exchange::network_of;
use crate::network::Network;
use crate::old_ways::{self, Kind, OldWay};
use crate::places::formats::{self, Format};
use crate::places::settings::{Settings, TokenLine};
use crate::places::{Handling, Place, Target, form};
use crate::ports::{Files, LONGEST_FILE, Ports};
use crate::problem::{Action, Code, FactName, Problem};
use crate::secret::Secret;
use crate::token_shape::{self, Shape};

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
    /// The line number, counted from 1.
    pub line: usize,
    /// The network that the token's beginning names.
    pub network: Network,
    /// Where it stands, as the place that it becomes.
    target: Target,
}

impl Holder {
    /// The path of the file, for people.
    pub fn file(&self) -> String {
        self.target.line().map(|line| line.path.display().to_string()).unwrap_or_default()
    }

    /// The name before `=`, or the address of the value.
    pub fn key(&self) -> &str {
        self.target.line().map(|line| line.key).unwrap_or_default()
    }

    /// The value that stands there now; None where the line was changed since the look.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    fn value(&self, files: &dyn Files) -> Result<Option<Secret>, Problem> {
        let Some(line) = self.target.line() else { return Ok(None) };
        let content = files.read(line.path).map_err(|trouble| trouble.of(line.path))?;
        Ok(line.found(&content).ok().map(|found| found.value))
    }
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
                let (line, key) = (holder.line, holder.key().to_owned());
                let problem =
                    problem.with_text(FactName::Line, &key).with_text(FactName::File, holder.file());
                all.skipped.push(Skipped { line, key, problem });
            }
        }
    }
    keep_dates_on(ports, project).await?;
    let is_of_project =
        |place: &Place| project.tokens.iter().any(|holder| place.target.address() == holder.target.address());
    let places = ports.ledger.places()?.into_iter().filter(is_of_project).collect();
    Ok((all, places))
}

/// Adds the account of one token. Inner error: only this token failed.
async fn take(ports: &Ports, holder: &Holder) -> Result<Result<FromFile, Problem>, Problem> {
    if let Target::EnvFile { path, key, .. } = &holder.target {
        return import::import_file(ports, path, Some(key), None).await.map(Ok);
    }
    let Some(token) = holder.value(ports.files.as_ref())? else {
        return Ok(Err(Problem::new(Code::ImportNone, Action::CheckPaste)));
    };
    let network = match network_of(&token, None) {
        Ok(network) => network,
        Err(problem) => return Ok(Err(problem)),
    };
    let kept = import::take_line(ports, network, token, holder.target.clone()).await?;
    Ok(kept.map(|kept| FromFile { kept: vec![kept], skipped: Vec::new() }))
}

/// Lets the places keep the dates of their tokens where a script of the project has kept them. Dates belong to the token
/// that they name, and where there is only one token, to that.
async fn keep_dates_on(ports: &Ports, project: &Project) -> Result<(), Problem> {
    let dates = project.old_ways.iter().filter(|(_, old_way)| old_way.kind == Kind::Metadata);
    for (path, _) in dates {
        let Some(metadata) = Metadata::read(ports.files.as_ref(), path) else { continue };
        let is_its = |holder: &&Holder| {
            let token = holder.value(ports.files.as_ref()).ok().flatten();
            project.tokens.len() == 1 || token.is_some_and(|token| metadata.speaks_of(&token))
        };
        for holder in project.tokens.iter().filter(is_its) {
            let Some(place) = add_place::at(ports, &holder.target)? else { continue };
            let (_held, place) = add_place::undisturbed(ports, place).await?;
            let handling = Handling { metadata: Some(path.clone()), ..place.handling.clone() };
            ports.ledger.keep_place(&Place { handling, ..place })?;
        }
    }
    Ok(())
}

/// The tokens of a file, if it is a settings file or one in a language that we write.
fn tokens_in(path: &Path, content: &[u8]) -> Vec<Holder> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    if form::is_called_env(&name) {
        let settings = Settings::of(path, content, None);
        let lines = settings.map(|settings| settings.token_lines()).unwrap_or_default().into_iter();
        let holder = |TokenLine { number, key, network }| Holder {
            line: number,
            network,
            target: Target::EnvFile { path: path.to_owned(), key, user_id_key: None },
        };
        return lines.map(holder).collect();
    }
    let Some(format) = Format::of_file(path) else { return Vec::new() };
    let values = formats::values(format, content).into_iter();
    let holder = |(at, found): (String, formats::Found)| match token_shape::shape_of(found.value.expose()) {
        Shape::Token(network) => Some(Holder {
            line: found.line,
            network,
            target: Target::File { format, path: path.to_owned(), at },
        }),
        _ => None,
    };
    values.filter_map(holder).collect()
}
