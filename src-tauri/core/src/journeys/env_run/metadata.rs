//! The small JSON file beside a `.env` in which a job keeps the dates. Its form is older than this program: scripts
//! in the wild write and read it.

use std::path::Path;

use chrono::SecondsFormat;
use serde_json::{Map, Value, json};

use crate::diagnosis::answer::number;
use crate::moment::Moment;
use crate::ports::{FileTrouble, Files};
use crate::secret::Secret;

/// How many characters of the token the file holds, to recognise the token that the dates belong to.
const SHOWN: usize = 20;

/// The content of the file; unknown keys are preserved.
pub struct Metadata(Map<String, Value>);

impl Metadata {
    /// Reads the file; None when it is absent or not readable as metadata.
    pub fn read(files: &dyn Files, path: &Path) -> Option<Self> {
        let content = files.read(path).ok()?;
        match serde_json::from_slice(&content).ok()? {
            Value::Object(map) => Some(Self(map)),
            _ => None,
        }
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
        let old = match files.read(path) {
            Ok(content) => Some(content),
            Err(FileTrouble::Gone) => None,
            Err(trouble) => return Err(trouble),
        };
        let mut map = Self::read(files, path).map(|metadata| metadata.0).unwrap_or_default();
        let (obtained, end) = dates;
        let seconds = end.map(|end| (end - obtained).num_seconds());
        for (key, value) in [
            ("access_token", json!(shown(token))),
            ("token_type", json!("bearer")),
            ("expires_in", json!(seconds)),
            ("expires_at", json!(end.map(|end| end.timestamp()))),
            ("refreshed_at", json!(obtained.to_rfc3339_opts(SecondsFormat::Millis, true))),
        ] {
            map.insert(key.to_owned(), value);
        }
        let text = serde_json::to_string_pretty(&Value::Object(map))
            .map_err(|error| FileTrouble::Other(error.to_string()))?;
        let new = format!("{text}\n").into_bytes();
        match old {
            Some(old) => files.replace(path, &old, &new),
            None => files.create(path, &new),
        }
    }
}

fn shown(token: &Secret) -> String {
    let start: String = token.expose().chars().take(SHOWN).collect();
    format!("{start}...")
}
