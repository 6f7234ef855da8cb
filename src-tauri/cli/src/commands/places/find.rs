//! Looks for copies of the accounts' tokens in folders, also of those from before, and offers them as places.

use std::path::{Path, PathBuf};

use serde::Serialize;
use sixty_core::account::Account;
use sixty_core::places::copies::{Copy, Owner, Sought};
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
                make_place(session, &ports, account, path, copy).await?;
            }
        }
    }
    tell(session, &ports.ledger.places()?, &accounts, copies, files);
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

/// Makes a line of a settings file the account's place. A copy in another kind of file is only told.
async fn make_place(
    session: &Session<'_>,
    ports: &Ports,
    account: &Account,
    path: &Path,
    copy: &Copy,
) -> Result<(), Problem> {
    session.profile.may_touch(path, false)?;
    let Some(key) = &copy.key else { return Ok(()) };
    let Ok(content) = ports.files.read(path) else { return Ok(()) };
    let is_line = Settings::of(path, &content, Some(key)).is_ok_and(|settings| settings.line(key).is_ok());
    if is_line {
        let target = Target::EnvFile { path: path.to_owned(), key: key.clone(), user_id_key: None };
        claim(session, ports, account, target, Handling::default()).await?.map(drop).unwrap_or_default();
    }
    Ok(())
}

fn tell(
    session: &Session<'_>,
    places: &[Place],
    accounts: &[Account],
    copies: Vec<(PathBuf, Copy)>,
    files: usize,
) {
    let row = |(path, copy): (PathBuf, Copy)| {
        let is_it = |place: &&Place| copy.key.as_ref().is_some_and(|key| place.target.is_line(&path, key));
        Row {
            file: path.display().to_string(),
            line: copy.line,
            place: places.iter().find(is_it).map(|place| place.id.clone()),
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
}

fn tell_people(session: &Session<'_>, row: &Row, accounts: &[Account]) {
    let account = accounts.iter().find(|account| account.id == row.account);
    let name = account.map(|account| account.network.handle(&account.name)).unwrap_or_default();
    let word = session.voice.texts.say(&format!("cli-find-{}", row.state), &[]);
    let place = row.place.as_deref().unwrap_or("–");
    let (file, key) = (plain::escaped(&row.file), plain::escaped(row.key.as_deref().unwrap_or_default()));
    session.voice.line(&format!("{file}:{}  {key}  {}  {word}  {place}", row.line, plain::escaped(&name)));
}
