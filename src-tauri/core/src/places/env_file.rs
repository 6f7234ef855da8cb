//! A settings file (.env), edited without touching a byte that is not the value.
//!
//! Programs differ in how they read such a file (Node, python-dotenv, Docker, shells). We edit only what they read
//! the same: a line that they take apart differently is reported with its number and left alone, because a token that
//! is written and not read has not arrived. What we write is always plain, so that no program has to unquote it. Held
//! by `tests/readers/readers.rs`, which asks Node and python-dotenv themselves.

use std::ops::Range;

use super::key_trouble::KeyTrouble;
use crate::secret::Secret;

mod reader;

/// A file with its assignments located.
pub struct EnvFile {
    content: String,
    entries: Vec<Entry>,
    unclear: Option<usize>,
}

/// One assignment `KEY=value` of the file.
pub struct Entry {
    /// The line number, counted from 1.
    pub line: usize,
    /// The name before `=`.
    pub key: String,
    /// The value as programs read it.
    pub value: Secret,
    /// The position of the value's bytes, inside its quotes.
    span: Range<usize>,
    is_clear: bool,
}

impl EnvFile {
    /// Finds all assignments of a file.
    ///
    /// # Errors
    ///
    /// [`KeyTrouble::NotText`] if the file is not UTF-8.
    pub fn read(content: &[u8]) -> Result<Self, KeyTrouble> {
        let content = str::from_utf8(content).map_err(|_| KeyTrouble::NotText)?;
        if content.contains('\0') {
            return Err(KeyTrouble::NotText);
        }
        let (entries, unclear) = reader::Reader::read(content);
        Ok(Self { content: content.to_owned(), entries, unclear })
    }

    /// Every assignment, from top to bottom.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The one line with this name.
    ///
    /// # Errors
    ///
    /// [`KeyTrouble`] if the line is missing, is there twice, or is read differently by different programs.
    pub fn find(&self, key: &str) -> Result<&Entry, KeyTrouble> {
        if let Some(line) = self.unclear {
            return Err(KeyTrouble::Unclear(line));
        }
        let found: Vec<&Entry> = self.entries.iter().filter(|entry| entry.key == key).collect();
        match found.as_slice() {
            [] => Err(KeyTrouble::Missing),
            [only] if only.is_clear => Ok(only),
            [only] => Err(KeyTrouble::Unclear(only.line)),
            several => Err(KeyTrouble::Twice(several.iter().map(|entry| entry.line).collect())),
        }
    }

    /// The file with another value in the one line with this name.
    ///
    /// # Errors
    ///
    /// Those of [`EnvFile::find`], and [`KeyTrouble::NotPlain`] for a value that would need quotes.
    pub fn replace(&self, key: &str, value: &Secret) -> Result<Vec<u8>, KeyTrouble> {
        let span = self.find(key)?.span.clone();
        if !Self::can_hold(value) {
            return Err(KeyTrouble::NotPlain);
        }
        let value = value.expose();
        Ok([&self.content[..span.start], value, &self.content[span.end..]].concat().into_bytes())
    }

    /// Whether every program reads the value as it is written, without quotes.
    pub fn can_hold(value: &Secret) -> bool {
        let value = value.expose();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"|_.-+/=:,@%".contains(&byte);
        !value.is_empty() && value.bytes().all(is_plain)
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.content
    }

    /// The lines that an assignment takes, counted from 1: its value may have line breaks in it.
    pub fn lines_of(&self, entry: &Entry) -> std::ops::RangeInclusive<usize> {
        entry.line..=entry.line + self.content[entry.span.clone()].matches('\n').count()
    }

    /// The file with an empty line of this name added at its end; unchanged if it has the line.
    ///
    /// # Errors
    ///
    /// [`KeyTrouble`] if the name is no name of a variable, or if programs would read the new line differently.
    pub fn with_line(&self, key: &str) -> Result<Vec<u8>, KeyTrouble> {
        match self.find(key) {
            Ok(_) => return Ok(self.content.clone().into_bytes()),
            Err(KeyTrouble::Missing) if is_name(key) => {}
            Err(KeyTrouble::Missing) => return Err(KeyTrouble::NotPlain),
            Err(trouble) => return Err(trouble),
        }
        let end = if self.content.contains("\r\n") { "\r\n" } else { "\n" };
        let before = if self.content.is_empty() || self.content.ends_with('\n') { "" } else { end };
        let longer = [&self.content, before, key, "=", end].concat().into_bytes();
        // An open quote at the end of the file would swallow the new line.
        Self::read(&longer)?.find(key)?;
        Ok(longer)
    }
}

/// Whether every program accepts the name of a variable (POSIX, Environment Variable Definition).
pub fn is_name(key: &str) -> bool {
    let starts = key.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    starts && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests;
