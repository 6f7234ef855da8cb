//! Reads a scalar of YAML, or goes over what is no string on one line; afterwards the reader is in the line behind it.

use super::super::Style;
use super::super::items::{Lost, Text};
use super::lines::Lines;
use super::scalar::{is_sure_text, quoted_end};

impl Lines<'_> {
    /// The first position behind blanks, anchors, aliases and tags, and whether what follows is less than certain.
    pub fn behind_properties(&self, from: usize, end: usize) -> (usize, bool) {
        let mut at = from;
        let mut is_unsure = false;
        loop {
            let rest = &self.text[at..end];
            let trimmed = rest.trim_start_matches([' ', '\t']);
            is_unsure |= rest[..rest.len() - trimmed.len()].contains('\t');
            at = end - trimmed.len();
            if !trimmed.starts_with(['&', '*', '!']) {
                return (at, is_unsure);
            }
            at += trimmed.find([' ', '\t']).unwrap_or(trimmed.len());
            is_unsure = true;
        }
    }

    /// Goes over a block scalar.
    pub fn over_block(&mut self, parent: isize, start: usize) -> Result<(), Lost> {
        self.leave_line_of(start);
        self.over_deeper(parent, |_, _| Ok(true)).map(drop)
    }

    /// A string in quotes; None if it has several lines.
    pub fn quoted(&mut self, start: usize, quote: char) -> Result<Option<Text>, Lost> {
        if let Some((value, length)) = quoted_end(self.line(start), quote) {
            let value = value.ok_or(Lost(start))?;
            let has_tab = self.close(start + length)?;
            let span = start + 1..start + length - 1;
            return Ok((!has_tab).then_some(Text { value, span, style: Style::Quoted }));
        }
        let end = self.over_quotes(start, quote)?;
        self.close(end).map(|_| None)
    }

    /// A string without quotes; None if it has several lines or may be no string.
    pub fn plain(&mut self, parent: isize, start: usize) -> Result<Option<Text>, Lost> {
        let line = self.line(start);
        let comment = line.match_indices('#').map(|(at, _)| at).find(|at| line[..*at].ends_with([' ', '\t']));
        let value = line[..comment.unwrap_or(line.len())].trim_end_matches([' ', '\t']);
        let is_mark = |mark| {
            value
                .strip_prefix(mark)
                .is_some_and(|rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']))
        };
        if value.starts_with(['&', '*', '!', ']', '}', ',', '%', '@', '`', '#'])
            || ["-", "?", ":"].into_iter().any(is_mark)
            || has_colon(value)
        {
            return Err(Lost(start));
        }
        self.leave_line_of(start);
        let goes_on = self.over_deeper(parent, |at, text| match text {
            _ if comment.is_some() || text.starts_with('#') => Ok(false),
            _ if has_colon(text) || text.contains(" #") => Err(Lost(at)),
            _ => Ok(true),
        })?;
        let is_sure = !goes_on && !line.contains('\t') && is_sure_text(value);
        let span = start..start + value.len();
        Ok(is_sure.then(|| Text { value: value.to_owned(), span, style: Style::Bare }))
    }

    /// Goes over a collection in brackets.
    pub fn over_brackets(&mut self, start: usize) -> Result<(), Lost> {
        let mut depth = 0_usize;
        let mut at = start;
        let mut starts_item = true;
        let mut was_quoted = false;
        loop {
            let rest = &self.text[at..];
            let letter = rest.chars().next().ok_or(Lost(start))?;
            at += letter.len_utf8();
            match letter {
                '[' | '{' => depth += 1,
                ']' | '}' if depth == 1 => return self.close(at).map(drop),
                ']' | '}' => depth -= 1,
                '"' | '\'' if starts_item => at = self.over_quotes(at - 1, letter)?,
                // A quote inside of a plain scalar: where it ends is not worth a guess.
                '"' | '\'' => return Err(Lost(at - 1)),
                '#' if self.text[..at - 1].ends_with([' ', '\t', '\n']) => at += self.line(at).len(),
                '\n' if self.marker_at(at).is_some() => return Err(Lost(at)),
                '&' | '!' | '*' if starts_item => {
                    at += rest[1..].find([' ', '\t', '\r', '\n', ',', ']', '}']).unwrap_or(0);
                }
                _ => {}
            }
            starts_item = match letter {
                ' ' | '\t' | '\r' | '\n' | '&' | '!' | '*' | '#' => starts_item,
                '[' | '{' | ',' => true,
                ':' => was_quoted || self.text[at..].starts_with([' ', '\t', '\r', '\n']),
                _ => false,
            };
            was_quoted = matches!(letter, '"' | '\'');
        }
    }

    /// The position behind a string in quotes that may have several lines.
    fn over_quotes(&self, start: usize, quote: char) -> Result<usize, Lost> {
        let mut letters = self.text[start..].char_indices().skip(1).peekable();
        while let Some((at, letter)) = letters.next() {
            let at = start + at + 1;
            match letter {
                '\'' if quote == '\'' && letters.next_if(|(_, next)| *next == '\'').is_some() => {}
                '\\' if quote == '"' => drop(letters.next()),
                '\n' if self.marker_at(at).is_some() => return Err(Lost(at)),
                _ if letter == quote => return Ok(at),
                _ => {}
            }
        }
        Err(Lost(start))
    }

    /// Leaves the line in which a value ends; whether a tab stands behind it.
    fn close(&mut self, end: usize) -> Result<bool, Lost> {
        let rest = self.line(end);
        let behind = rest.trim_start_matches([' ', '\t']);
        let is_right = behind.is_empty() || (behind.starts_with('#') && behind.len() < rest.len());
        if !is_right {
            return Err(Lost(end));
        }
        self.leave_line_of(end);
        Ok(rest[..rest.len() - behind.len()].contains('\t'))
    }
}

/// Whether a plain scalar has a colon that makes it a key.
fn has_colon(text: &str) -> bool {
    text.ends_with(':') || text.contains(": ") || text.contains(":\t")
}
