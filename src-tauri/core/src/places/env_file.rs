//! A settings file (.env), edited without touching a byte that is not the value.
//!
//! Readers differ (Node, python-dotenv, Docker, shells), so what is read here is what they agree on: a comment needs
//! white space before its `#`, a quoted value ends at the first quote of its kind that no backslash precedes, and
//! nothing is expanded. What is written is always plain, so that no reader has to unquote it.

use std::ops::Range;

use crate::secret::Secret;

/// A file with its assignments located.
pub struct EnvFile {
    content: Vec<u8>,
    entries: Vec<Entry>,
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
    /// UTF-16 or not text at all.
    #[error("this is not a settings file")]
    NotText,
    /// The new value has a character that would need quotes.
    #[error("this value cannot stand in a settings file")]
    NotPlain,
}

impl EnvFile {
    /// Locates the assignments. Text in another encoding than UTF-8 is fine around them.
    pub fn read(content: &[u8]) -> Result<Self, KeyTrouble> {
        if content.contains(&0) {
            return Err(KeyTrouble::NotText);
        }
        let mut reader = Reader { content, at: 0, line: 1 };
        if content.starts_with(b"\xEF\xBB\xBF") {
            reader.at = 3;
        }
        let mut entries = Vec::new();
        while reader.at < content.len() {
            entries.extend(reader.assignment());
            reader.skip_line();
        }
        Ok(Self { content: content.to_vec(), entries })
    }

    /// Every assignment, from top to bottom.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The one line of this name.
    pub fn find(&self, key: &str) -> Result<&Entry, KeyTrouble> {
        let found: Vec<&Entry> = self.entries.iter().filter(|entry| entry.key == key).collect();
        match found.as_slice() {
            [] => Err(KeyTrouble::Missing),
            [only] => Ok(only),
            several => Err(KeyTrouble::Twice(several.iter().map(|entry| entry.line).collect())),
        }
    }

    /// The file with another value in the one line of this name.
    pub fn replace(&self, key: &str, value: &Secret) -> Result<Vec<u8>, KeyTrouble> {
        let span = self.find(key)?.span.clone();
        let value = value.expose().as_bytes();
        if value.is_empty()
            || !value.iter().all(|byte| byte.is_ascii_alphanumeric() || b"|_.-".contains(byte))
        {
            return Err(KeyTrouble::NotPlain);
        }
        Ok([&self.content[..span.start], value, &self.content[span.end..]].concat())
    }
}

struct Reader<'a> {
    content: &'a [u8],
    at: usize,
    line: usize,
}

impl Reader<'_> {
    /// The assignment at the start of a line; afterwards `at` is behind its value.
    fn assignment(&mut self) -> Option<Entry> {
        let line = self.line;
        self.skip_blanks();
        self.skip_export();
        let key = self.key()?;
        self.skip_blanks();
        if self.peek() != Some(b'=') {
            return None;
        }
        self.at += 1;
        let after_equals = self.at;
        self.skip_blanks();
        let (span, value) = match self.quoted() {
            Some(quoted) => quoted,
            None => self.unquoted(after_equals),
        };
        Some(Entry { line, key, value: Secret::new(value), span })
    }

    fn skip_export(&mut self) {
        let rest = &self.content[self.at..];
        if rest.starts_with(b"export") && matches!(rest.get(6), Some(b' ' | b'\t')) {
            self.at += 6;
            self.skip_blanks();
        }
    }

    fn key(&mut self) -> Option<String> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte)) {
            self.at += 1;
        }
        let key = String::from_utf8(self.content[start..self.at].to_vec()).ok()?;
        let starts_well = key.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_');
        starts_well.then_some(key)
    }

    /// A value in quotes, over several lines if need be; None when no quote closes it.
    fn quoted(&mut self) -> Option<(Range<usize>, String)> {
        let quote = self.peek().filter(|byte| b"\"'`".contains(byte))?;
        let start = self.at + 1;
        let mut end = start;
        while *self.content.get(end)? != quote {
            end += if self.content[end] == b'\\' && quote != b'`' { 2 } else { 1 };
        }
        self.line += self.content[start..end].iter().filter(|byte| **byte == b'\n').count();
        self.at = end + 1;
        let text = String::from_utf8_lossy(&self.content[start..end]).into_owned();
        Some((start..end, if quote == b'"' { unescaped(&text) } else { text }))
    }

    /// The rest of the line without a comment. An empty value has its place directly behind the `=`, so that what
    /// is put there does not touch a comment.
    fn unquoted(&mut self, after_equals: usize) -> (Range<usize>, String) {
        let start = self.at;
        let rest = &self.content[start..];
        let line = &rest[..rest.iter().position(|byte| b"\r\n".contains(byte)).unwrap_or(rest.len())];
        let content = self.content;
        let is_comment = |at: &usize| line[*at] == b'#' && b" \t".contains(&content[start + at - 1]);
        let value = line[..(0..line.len()).find(is_comment).unwrap_or(line.len())].trim_ascii_end();
        self.at = start + line.len();
        if value.is_empty() {
            return (after_equals..after_equals, String::new());
        }
        (start..start + value.len(), String::from_utf8_lossy(value).into_owned())
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    fn skip_line(&mut self) {
        while self.peek().is_some_and(|byte| byte != b'\n') {
            self.at += 1;
        }
        self.at += 1;
        self.line += 1;
    }

    fn peek(&self) -> Option<u8> {
        self.content.get(self.at).copied()
    }
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, false) => plain.push(letter),
            _ => match letters.next() {
                Some('n') => plain.push('\n'),
                Some('r') => plain.push('\r'),
                Some('t') => plain.push('\t'),
                Some(other) => plain.push(other),
                None => plain.push('\\'),
            },
        }
    }
    plain
}

#[cfg(test)]
mod tests;
