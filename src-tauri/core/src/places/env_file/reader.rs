//! Locates the assignments of a settings file, and where two programs would locate them differently.

use super::Entry;
use crate::secret::Secret;

/// Reads the assignments of a file from top to bottom.
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    /// Some releases of Node join a line without `=` to the name in the next line that has one, even in a comment.
    joins: bool,
    /// The first line from which on programs disagree where a line ends and what belongs to a value.
    unclear: Option<usize>,
}

impl<'a> Reader<'a> {
    /// The assignments, and the first line from which on they are not certain.
    pub fn read(text: &'a str) -> (Vec<Entry>, Option<usize>) {
        let first = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start_matches(' ');
        let start = text.len() - first.len();
        let mut reader = Reader { text, at: start, line: 1, joins: false, unclear: lone_return(text) };
        let mut entries = Vec::new();
        while reader.at < text.len() {
            entries.extend(reader.assignment());
            reader.skip_line();
        }
        (entries, reader.unclear)
    }

    /// The assignment at the start of a line; afterwards `at` is in the last line of its value.
    fn assignment(&mut self) -> Option<Entry> {
        let line = self.rest_of_line(self.at);
        if line.is_empty() || (line.starts_with('#') && !self.joins) {
            return None;
        }
        let equals = line.find('=');
        let name = Name::of(&line[..equals.unwrap_or(line.len())]);
        if matches!(name, Name::Opened) && self.text[self.at..].matches('\'').count() > 1 {
            self.unclear.get_or_insert(self.line);
        }
        self.joins = equals.is_none();
        let equals = equals?;
        let value = self.value(self.at + equals + 1);
        if value.lines > 0 && !(value.is_plain && matches!(name, Name::Plain(_))) {
            self.unclear.get_or_insert(self.line);
        }
        let entry = name.key().map(|key| Entry {
            line: self.line,
            key: key.to_owned(),
            value: Secret::new(value.read),
            span: value.start..value.end,
            is_clear: value.is_clear && matches!(name, Name::Plain(_)),
        });
        self.at = value.end;
        self.line += value.lines;
        entry
    }

    fn value(&self, after_equals: usize) -> Value {
        let rest = self.rest_of_line(after_equals);
        let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
        let start = after_equals + blanks;
        let quote = self.text[start..].chars().next().filter(|first| matches!(first, '"' | '\'' | '`'));
        let quoted = quote.and_then(|quote| self.quoted(start, quote));
        // Before a quote, Node skips spaces alone; with another blank it takes the rest of the line as it is.
        let after_spaces = rest[..blanks].bytes().all(|byte| byte == b' ');
        match quoted {
            Some(value) if after_spaces => value,
            Some(value) => {
                Value { is_clear: value.is_clear && !value.read.contains('#'), is_plain: false, ..value }
            }
            None => self.unquoted(after_equals, start),
        }
    }

    /// A value in quotes, over several lines if need be; None when no quote closes it.
    fn quoted(&self, at: usize, quote: char) -> Option<Value> {
        let start = at + 1;
        let inner = &self.text[start..];
        // Node stops at the first quote, python-dotenv at the first that no backslash escapes; it knows no backtick.
        let first = inner.find(quote)?;
        let escaped = if quote == '`' { Some(first) } else { closing(inner, quote) };
        let end = start + escaped.unwrap_or(first);
        let agreed = escaped == Some(first);
        let read = &self.text[start..end];
        let behind = self.rest_of_line(end + 1);
        let tail = behind.trim_start_matches(is_blank);
        let differs = (first..=end - start).any(|at| inner.as_bytes()[at] == b'\n');
        let lines = read.matches('\n').count().max(usize::from(differs));
        Some(Value {
            start,
            end,
            lines,
            is_clear: agreed
                && (tail.is_empty() || tail.starts_with('#'))
                && !(quote == '`' && (read.contains('#') || behind.starts_with('#'))),
            is_plain: agreed && quote != '`',
            read: if quote == '"' { read.replace("\\n", "\n") } else { read.to_owned() },
        })
    }

    /// The rest of the line without a comment. The position of an empty value is directly behind the `=`, so that a
    /// value written there does not touch a comment.
    fn unquoted(&self, after_equals: usize, start: usize) -> Value {
        let rest = self.rest_of_line(start);
        let is_comment = |at: usize| self.text[after_equals..start + at].ends_with(is_blank);
        let comment = rest.match_indices('#').map(|(at, _)| at).find(|at| is_comment(*at));
        let read = rest[..comment.unwrap_or(rest.len())].trim_end_matches(is_blank);
        let start = if read.is_empty() { after_equals } else { start };
        Value {
            start,
            end: start + read.len(),
            lines: 0,
            is_clear: !read.contains('#') && !read.starts_with(['"', '\'', '`']),
            is_plain: true,
            read: read.to_owned(),
        }
    }

    fn rest_of_line(&self, at: usize) -> &'a str {
        let rest = &self.text[at..];
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
        line.strip_suffix('\r').unwrap_or(line)
    }

    fn skip_line(&mut self) {
        self.at = self.text[self.at..].find('\n').map_or(self.text.len(), |end| self.at + end + 1);
        self.line += 1;
    }
}

/// A value, its position, and how certain its end is.
struct Value {
    start: usize,
    end: usize,
    /// How many line breaks the value contains.
    lines: usize,
    /// All programs see the same end, give or take blanks and backticks.
    is_clear: bool,
    /// All programs agree that it may hold line breaks.
    is_plain: bool,
    read: String,
}

/// The text before `=`.
enum Name<'a> {
    Plain(&'a str),
    /// `'NAME'`: only python-dotenv removes the quotes.
    Quoted(&'a str),
    /// `'` without its partner: python-dotenv looks for the second quote, in the lines below if need be.
    Opened,
    Other,
}

impl<'a> Name<'a> {
    fn of(head: &'a str) -> Self {
        let head = head.trim_matches(is_blank);
        let name = match head.strip_prefix("export") {
            Some(rest) if rest.starts_with(is_blank) => rest.trim_start_matches(is_blank),
            _ => head,
        };
        match name.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
            Some(inner) if is_name(inner) => Self::Quoted(inner),
            _ if name.starts_with('\'') => Self::Opened,
            _ if is_name(name) => Self::Plain(name),
            _ => Self::Other,
        }
    }

    fn key(&self) -> Option<&'a str> {
        match self {
            Self::Plain(name) | Self::Quoted(name) => Some(name),
            Self::Opened | Self::Other => None,
        }
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
}

/// Whether Python counts the character as white space.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&letter)
}

/// The first quote that no backslash escapes.
fn closing(inner: &str, quote: char) -> Option<usize> {
    let mut letters = inner.char_indices();
    while let Some((at, letter)) = letters.next() {
        if letter == quote {
            return Some(at);
        }
        if letter == '\\' {
            letters.next();
        }
    }
    None
}

/// The line of a carriage return without its line feed: python breaks the line there, Node drops it.
fn lone_return(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let at = (0..bytes.len()).find(|at| bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))?;
    Some(1 + text[..at].matches('\n').count())
}
