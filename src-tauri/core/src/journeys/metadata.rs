//! The small JSON file beside a `.env` in which a job keeps the dates. Its form is older than this program: scripts
//! in the wild write and read it.

use std::path::Path;

use chrono::SecondsFormat;
use serde_json::{Map, Value, json};

use crate::diagnosis::answer::number;
use crate::moment::Moment;
use crate::ports::{FileTrouble, Files};
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::secret::Secret;

/// How many characters of the token the file holds, to recognise the token that the dates belong to.
const SHOWN: usize = 20;

/// The content of the file; unknown keys are preserved.
pub struct Metadata(Map<String, Value>);

impl Metadata {
    /// Reads the file; None when it is absent or not readable as metadata.
    pub fn read(files: &dyn Files, path: &Path) -> Option<Self> {
        Self::of(&files.read(path).ok()?)
    }

    /// Whether the dates belong to this token.
    pub fn speaks_of(&self, token: &Secret) -> bool {
        self.0.get("access_token").and_then(Value::as_str) == Some(&shown(token))
    }

    /// When the token ends.
    pub fn expires_at(&self) -> Option<Moment> {
        Moment::from_timestamp(number(self.0.get("expires_at"))?, 0)
    }

    /// When the token was last extended.
    pub fn refreshed_at(&self) -> Option<Moment> {
        self.0.get("refreshed_at")?.as_str()?.parse().ok()
    }

    /// Whether the dates can be written to this file later.
    ///
    /// # Errors
    /// Its folder is absent, it may not be written, or it holds something else than a JSON object, which stays.
    pub fn may_write(files: &dyn Files, path: &Path) -> Result<(), Problem> {
        files.may_write(path).map_err(|trouble| match trouble {
            FileTrouble::Gone => trouble.of(path).because(Case::NoFolder),
            _ => trouble.of(path),
        })?;
        match files.read(path) {
            Ok(content) if Self::of(&content).is_none() => {
                Err(Problem::new(Code::ReadOnly, Action::CheckPaste)
                    .because(Case::NotMetadata)
                    .with_text(FactName::File, path.display().to_string()))
            }
            _ => Ok(()),
        }
    }

    /// Writes the dates of a token, `(obtained, end)`; other keys stay as they are.
    ///
    /// # Errors
    ///
    /// The file cannot be read or written; then it holds what it held.
    pub fn write(
        files: &dyn Files,
        path: &Path,
        token: &Secret,
        dates: (Moment, Option<Moment>),
    ) -> Result<(), FileTrouble> {
        let mut change = |now: &[u8]| Self::of(now)?.with(token, dates);
        match files.edit(path, &mut change) {
            Err(FileTrouble::Gone) => {}
            outcome => return outcome,
        }
        let new = change(&[]).unwrap_or_default();
        match files.create(path, &new) {
            // Another run has made it meanwhile.
            Err(FileTrouble::Changed) => files.edit(path, &mut change),
            outcome => outcome,
        }
    }

    /// The keys of a content; an empty file has none. None where it is no JSON object.
    fn of(content: &[u8]) -> Option<Self> {
        if content.trim_ascii().is_empty() {
            return Some(Self(Map::new()));
        }
        match serde_json::from_slice(content).ok()? {
            Value::Object(map) => Some(Self(map)),
            _ => None,
        }
    }

    /// The content with the dates of a token.
    fn with(mut self, token: &Secret, (obtained, end): (Moment, Option<Moment>)) -> Option<Vec<u8>> {
        let seconds = end.map(|end| (end - obtained).num_seconds());
        for (key, value) in [
            ("access_token", json!(shown(token))),
            ("token_type", json!("bearer")),
            ("expires_in", json!(seconds)),
            ("expires_at", json!(end.map(|end| end.timestamp()))),
            ("refreshed_at", json!(obtained.to_rfc3339_opts(SecondsFormat::Millis, true))),
        ] {
            self.0.insert(key.to_owned(), value);
        }
        let text = serde_json::to_string_pretty(&Value::Object(self.0)).ok()?;
        Some(format!("{text}\n").into_bytes())
    }
}

fn shown(token: &Secret) -> String {
    let start: String = token.expose().chars().take(SHOWN).collect();
    format!("{start}...")
}
