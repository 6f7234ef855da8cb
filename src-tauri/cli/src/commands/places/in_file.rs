//! A value of a file as a place: a line of a .env file, or a value of a file in another language.

use std::path::{Path, PathBuf};

use sixty_core::places::formats::{self, Format};
use sixty_core::places::key_trouble::KeyTrouble;
use sixty_core::places::settings::Settings;
use sixty_core::places::{Handling, Place, Target, date_line, lines};
use sixty_core::text::Value;

use super::add::{claim, kept, whose};
use super::guard;
use crate::args::{InFile, PlaceAdd};
use crate::exit::Exit;
use crate::session::{Ended, Session};

pub(super) async fn add(session: &Session<'_>, command: &PlaceAdd, handling: Handling) -> Ended {
    let wanted = &command.file;
    if let Some((format, file, at)) = in_language(wanted) {
        return add_value(session, command, handling, (format, file, at)).await;
    }
    // clap takes no command line without a kind of place, nor a file without its line.
    let (Some(file), Some(key)) = (&wanted.env_file, &wanted.key) else { return Ok(Exit::Usage) };
    if wanted.user_id_key.as_ref() == Some(key) {
        return Ok(session.voice.misused("cli-place-one-line", &[("key", Value::Text(key))]));
    }
    session.profile.may_touch(file, command.really)?;
    let (ports, account) = match whose(session, command).await? {
        Ok(found) => found,
        Err(exit) => return Ok(exit),
    };
    let path = path_of(file, &ports.ledger.places()?);
    let content = ports.files.read(&path).map_err(|trouble| trouble.of(&path))?;
    let settings = Settings::of(&path, &content, Some(key))?;
    for key in [Some(key), wanted.user_id_key.as_ref()].into_iter().flatten() {
        if let Err(unfit) = settings.line(key) {
            return session.refuse_line(&path, key, unfit);
        }
    }
    let file = path.display().to_string();
    if lines::holds_something_else(&settings.file, key) {
        session.voice.hint("cli-place-replaces", &[("line", Value::Text(key)), ("file", Value::Text(&file))]);
    }
    if let Some(line) = date_line::date_line(&settings.file, key) {
        session.voice.hint("cli-env-dated", &[("line", Value::Text(&line)), ("file", Value::Text(&file))]);
    }
    guard::warn(session, &ports, &path).await;
    let target = Target::EnvFile { path, key: key.clone(), user_id_key: wanted.user_id_key.clone() };
    match claim(session, &ports, &account, target, handling).await? {
        Ok(place) => kept(session, &ports, &account, place, command.send).await,
        Err(exit) => Ok(exit),
    }
}

/// The file and the address that were typed of a file in another language.
fn in_language(wanted: &InFile) -> Option<(Format, &Path, &str)> {
    let (path, pointer, define) = (&wanted.path, &wanted.pointer, &wanted.define);
    let all = [
        (Format::Json, &wanted.json_file, pointer),
        (Format::Yaml, &wanted.yaml_file, path),
        (Format::Toml, &wanted.toml_file, path),
        (Format::Ini, &wanted.ini_file, path),
        (Format::Php, &wanted.php_file, define),
    ];
    all.into_iter().find_map(|(format, file, at)| Some((format, file.as_deref()?, at.as_deref()?)))
}

async fn add_value(
    session: &Session<'_>,
    command: &PlaceAdd,
    handling: Handling,
    (format, file, at): (Format, &Path, &str),
) -> Ended {
    session.profile.may_touch(file, command.really)?;
    let (ports, account) = match whose(session, command).await? {
        Ok(found) => found,
        Err(exit) => return Ok(exit),
    };
    let path = path_of(file, &ports.ledger.places()?);
    let content = ports.files.read(&path).map_err(|trouble| trouble.of(&path))?;
    if let Err(trouble) = formats::find(format, &content, at) {
        return Ok(refuse_value(session, &path, at, &trouble));
    }
    guard::warn(session, &ports, &path).await;
    let target = Target::File { format, path, at: at.to_owned() };
    match claim(session, &ports, &account, target, handling).await? {
        Ok(place) => kept(session, &ports, &account, place, command.send).await,
        Err(exit) => Ok(exit),
    }
}

/// Says why the value at this address cannot be used.
fn refuse_value(session: &Session<'_>, path: &Path, at: &str, trouble: &KeyTrouble) -> Exit {
    let file = path.display().to_string();
    let (key, line) = match trouble {
        KeyTrouble::Missing => ("cli-value-missing", None),
        KeyTrouble::Twice(lines) => ("cli-value-twice", lines.last().copied()),
        KeyTrouble::Unclear(line) => ("cli-value-unclear", Some(*line)),
        KeyTrouble::NotText => ("cli-value-not-text", None),
        KeyTrouble::NotPlain => ("cli-value-not-plain", None),
    };
    let line = Value::Number(i64::try_from(line.unwrap_or_default()).unwrap_or(i64::MAX));
    session.voice.misused(key, &[("file", Value::Text(&file)), ("at", Value::Text(at)), ("line", line)])
}

/// The absolute path of a file, in the spelling that a place of it has already: a link or `..` makes no second place of
/// one line.
pub fn path_of(file: &Path, places: &[Place]) -> PathBuf {
    let path = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let Ok(real) = path.canonicalize() else { return path };
    let mut known = places.iter().filter_map(|place| Some(place.target.line()?.path));
    if known.clone().any(|known| known == path) {
        return path;
    }
    known.find(|known| known.canonicalize().is_ok_and(|known| known == real)).map_or(path, Path::to_owned)
}
