//! The lines of a text in YAML: the place where a reader stands, and where each ends.

use super::super::items::{Lost, start_of};
use super::isize_of;

/// A line that is neither blank nor a comment, or what is left of it behind a dash.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub start: usize,
    /// How many blanks stand before it.
    pub indent: isize,
    /// Its text without the line end.
    pub text: &'a str,
}

impl Row<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// A text, and how far it was read.
pub(super) struct Lines<'a> {
    pub text: &'a str,
    /// The start of the next line, or of what is left of this one.
    at: usize,
    /// What is left of a line behind a dash.
    rest: Option<Row<'a>>,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text, at: start_of(text), rest: None }
    }

    /// The row at which the reader stands; None at the end of the document.
    pub fn row(&mut self) -> Result<Option<Row<'a>>, Lost> {
        if let Some(row) = self.rest {
            return Ok(Some(row));
        }
        while self.at < self.text.len() && self.marker().is_none() {
            let line = self.line(self.at);
            let text = line.trim_start_matches(' ');
            let blanks = line.len() - text.len();
            if !text.trim_matches([' ', '\t']).is_empty() && !text.trim_start().starts_with('#') {
                let start = self.at + blanks;
                let is_odd = text.starts_with('\t') || (blanks == 0 && text.starts_with('%'));
                let row = Row { start, indent: isize_of(blanks), text };
                return if is_odd { Err(Lost(start)) } else { Ok(Some(row)) };
            }
            self.at = self.next_line(self.at);
        }
        Ok(None)
    }

    /// Puts the reader before what is left of its line.
    pub fn stand_at(&mut self, row: Row<'a>) {
        self.rest = Some(row);
    }

    /// Goes on behind the row.
    pub fn leave_row(&mut self) {
        self.rest = None;
        self.at = self.next_line(self.at);
    }

    /// Goes on with the line behind the one with this position.
    pub fn leave_line_of(&mut self, at: usize) {
        self.rest = None;
        self.at = self.next_line(at);
    }

    /// Goes over the marks between two documents; false at the end of the text.
    pub fn next_document(&mut self) -> Result<bool, Lost> {
        while let Some(marker) = self.marker() {
            let behind = self.line(self.at)[marker.len()..].trim_matches([' ', '\t']);
            if !(behind.is_empty() || behind.starts_with('#')) {
                return Err(Lost(self.at));
            }
            self.at = self.next_line(self.at);
            if marker == "---" {
                return Ok(true);
            }
            self.row()?;
        }
        if self.at < self.text.len() { Err(Lost(self.at)) } else { Ok(false) }
    }

    /// The mark of a document at the start of this line.
    pub fn marker(&self) -> Option<&'static str> {
        self.marker_at(self.at)
    }

    pub fn marker_at(&self, at: usize) -> Option<&'static str> {
        let line = self.line(at);
        ["---", "..."].into_iter().find(|mark| {
            line.strip_prefix(*mark).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        })
    }

    /// Goes over the lines that are blank or more indented; whether there was one with text.
    pub fn over_deeper(
        &mut self,
        parent: isize,
        mut look: impl FnMut(usize, &str) -> Result<bool, Lost>,
    ) -> Result<bool, Lost> {
        let mut has_text = false;
        while self.at < self.text.len() && self.marker().is_none() {
            let line = self.line(self.at);
            let text = line.trim_start_matches(' ');
            if !text.trim_matches([' ', '\t']).is_empty() {
                let is_deeper = isize_of(line.len() - text.len()) > parent;
                if !is_deeper || !look(self.at, text)? {
                    break;
                }
                has_text = true;
            }
            self.at = self.next_line(self.at);
        }
        Ok(has_text)
    }

    /// The line from here on, without its end.
    pub fn line(&self, at: usize) -> &'a str {
        let rest = &self.text[at..];
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
        line.strip_suffix('\r').unwrap_or(line)
    }

    pub fn next_line(&self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |end| at + end + 1)
    }
}
