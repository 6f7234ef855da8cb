//! A settings file (.env), edited without touching a byte that is not the value.
//!
//! Programs differ in how they read one (Node, python-dotenv, Docker, shells). What they agree on is edited; a line
//! that they read in different ways is said and left alone, because a token that was written and is not read there is
//! a token that did not arrive. What is written is always plain, so that nobody has to unquote it.

use std::ops::Range;

use crate::secret::Secret;

mod reader;

/// A file with its assignments located.
pub struct EnvFile {
    content: String,
    entries: Vec<Entry>,
    unclear: Option<usize>,
}

/// One assignment.
pub struct Entry {
    /// From 1.
    pub line: usize,
    /// The name before `=`.
    pub key: String,
    /// What a program reads.
    pub value: Secret,
    /// Where the value's bytes stand, inside its quotes.
    span: Range<usize>,
    is_clear: bool,
}

/// Why a line cannot be read or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyTrouble {
    /// No such line.
    #[error("the line is not there")]
    Missing,
    /// On these lines.
    #[error("the line is there more than once")]
    Twice(Vec<usize>),
    /// Not UTF-8.
    #[error("this is not a text file in UTF-8")]
    NotText,
    /// From this line on, programs differ.
    #[error("programs read line {0} in different ways")]
    Unclear(usize),
    /// The new value has a character that would need quotes.
    #[error("this value cannot stand in a settings file")]
    NotPlain,
}

impl EnvFile {
    /// Locates the assignments.
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

    /// The one line of this name.
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

    /// The file with another value in the one line of this name.
    pub fn replace(&self, key: &str, value: &Secret) -> Result<Vec<u8>, KeyTrouble> {
        let span = self.find(key)?.span.clone();
        let value = value.expose();
        if value.is_empty()
            || !value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"|_.-".contains(&byte))
        {
            return Err(KeyTrouble::NotPlain);
        }
        Ok([&self.content[..span.start], value, &self.content[span.end..]].concat().into_bytes())
    }
}

#[cfg(test)]
mod tests;
