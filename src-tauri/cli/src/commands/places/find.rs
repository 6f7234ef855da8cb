//! Looks for copies of the accounts' tokens in folders, also of those from before, and offers them as places.

use std::path::{Path, PathBuf};

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::places::copies::{Copy, Owner, Sought};
use sixty_core::places::formats::{self, Format, Found};
use sixty_core::places::settings::Settings;
use sixty_core::places::{Handling, Place, Target};
use sixty_core::plain;
use sixty_core::ports::{LONGEST_FILE, Ports};
use sixty_core::problem::Problem;
use sixty_core::text::Value;

use super::add::claim;
use crate::exit::Exit;
use crate::session::{Ended, Session};

#[derive(Serialize)]
struct Answer {
    found: Vec<Row>,
    files: usize,
}

#[derive(Serialize)]
struct Row {
    file: String,
    line: usize,
    key: Option<String>,
    account: String,
    /// `current`, or `old` for a token from before.
    state: &'static str,
    /// The id of the place that this is; null where it is none.
    place: Option<String>,
}

pub async fn find(session: &Session<'_>, folders: &[PathBuf], add: bool) -> Ended {
    let folders: Vec<PathBuf> = match folders.iter().map(|folder| folder_of(session, folder)).collect() {
        Ok(folders) => folders,
        Err(exit) => return Ok(exit),
    };
    let ports = if add { session.ports().await? } else { session.ports_for_looking().await? };
    let accounts = crate::session::kept(&ports)?;
    let sought = sought(&ports, &accounts)?;
    let (mut copies, mut files): (Vec<(PathBuf, Copy)>, usize) = (Vec::new(), 0);
    for folder in folders {
        let seen = ports.folders.look_through(&folder, LONGEST_FILE, &mut |path, content| {
            copies.extend(sought.copies_in(content).into_iter().map(|copy| (path.to_owned(), copy)));
        });
        files = files.saturating_add(seen);
    }
    if add {
        for (path, copy) in &copies {
            if let Some(account) = accounts.iter().find(|account| account.id == copy.owner.account) {
                make_place(session, &ports, account, path, (copy, &sought)).await?;
            }
        }
    }
    tell(session, &ports, &accounts, copies, files)?;
    Ok(Exit::Done)
}

/// The absolute path of a folder.
///
/// # Errors
/// There is none; that has been said, and the command ends with this exit code.
pub(super) fn folder_of(session: &Session<'_>, folder: &Path) -> Result<PathBuf, Exit> {
    if folder.is_dir() {
        return Ok(std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()));
    }
    let folder = folder.display().to_string();
    Err(session.voice.misused("cli-find-no-folder", &[("folder", Value::Text(&folder))]))
}

/// The tokens that the accounts have, and those that they had.
fn sought(ports: &Ports, accounts: &[Account]) -> Result<Sought, Problem> {
    let mut marks = Vec::new();
    for account in accounts {
        let owner = |is_current| Owner { account: account.id.clone(), is_current };
        marks.push((account.token.fingerprint.clone(), owner(true)));
        for line in ports.ledger.history(&account.id, usize::MAX)? {
            marks.extend(line.facts["mark"].as_str().map(|mark| (mark.to_owned(), owner(false))));
        }
    }
    Ok(Sought::new(marks))
}

/// Makes a line of a settings file, or a value of one in another language, the account's place. A copy elsewhere is only told.
async fn make_place(
    session: &Session<'_>,
    ports: &Ports,
    account: &Account,
    path: &Path,
    (copy, sought): (&Copy, &Sought),
) -> Result<(), Problem> {
    session.profile.may_touch(path, false)?;
    let Ok(content) = ports.files.read(path) else { return Ok(()) };
    if let Some(target) = value_at(path, &content, copy, sought).or_else(|| line_at(path, &content, copy)) {
        claim(session, ports, account, target, Handling::default()).await?.map(drop).unwrap_or_default();
    }
    Ok(())
}

fn line_at(path: &Path, content: &[u8], copy: &Copy) -> Option<Target> {
    let key = copy.key.clone()?;
    let is_line = Settings::of(path, content, Some(&key)).is_ok_and(|settings| settings.line(&key).is_ok());
    is_line.then(|| Target::EnvFile { path: path.to_owned(), key, user_id_key: None })
}

/// The value of a file in another language in which the copy stands.
fn value_at(path: &Path, content: &[u8], copy: &Copy, sought: &Sought) -> Option<Target> {
    let format = Format::of_file(path)?;
    let is_it = |found: &Found| found.line == copy.line && sought.owner(&found.value) == Some(&copy.owner);
    let (at, _) = formats::values(format, content).into_iter().find(|(_, found)| is_it(found))?;
    Some(Target::File { format, path: path.to_owned(), at })
}

/// Whether a copy stands where this place is.
fn is_place(ports: &Ports, place: &Place, path: &Path, copy: &Copy) -> bool {
    match &place.target {
        Target::File { format, path: known, at } if known == path => {
            ports.files.read(path).is_ok_and(|content| {
                formats::find(*format, &content, at).is_ok_and(|found| found.line == copy.line)
            })
        }
        target => copy.key.as_ref().is_some_and(|key| target.is_line(path, key)),
    }
}

fn tell(
    session: &Session<'_>,
    ports: &Ports,
    accounts: &[Account],
    copies: Vec<(PathBuf, Copy)>,
    files: usize,
) -> Result<(), Problem> {
    let places = ports.ledger.places()?;
    let row = |(path, copy): (PathBuf, Copy)| {
        let place = places.iter().find(|place| is_place(ports, place, &path, &copy));
        Row {
            file: path.display().to_string(),
            line: copy.line,
            place: place.map(|place| place.id.clone()),
            key: copy.key,
            account: copy.owner.account,
            state: if copy.owner.is_current { "current" } else { "old" },
        }
    };
    let found: Vec<Row> = copies.into_iter().map(row).collect();
    if !session.voice.is_json() {
        for row in &found {
            tell_people(session, row, accounts);
        }
        let count = |count: usize| Value::Number(i64::try_from(count).unwrap_or(i64::MAX));
        session.voice.say("cli-find-sum", &[("count", count(found.len())), ("files", count(files))]);
    }
    session.voice.answer(&Answer { found, files });
    Ok(())
}

fn tell_people(session: &Session<'_>, row: &Row, accounts: &[Account]) {
    let account = accounts.iter().find(|account| account.id == row.account);
    let name = account.map(|account| account.network.handle(&account.name)).unwrap_or_default();
    let word = session.voice.texts.say(&format!("cli-find-{}", row.state), &[]);
    let place = row.place.as_deref().unwrap_or("–");
    let (file, key) = (plain::escaped(&row.file), plain::escaped(row.key.as_deref().unwrap_or_default()));
    session.voice.line(&format!("{file}:{}  {key}  {}  {word}  {place}", row.line, plain::escaped(&name)));
}
