//! Ini files. There is no standard: Python's configparser, PHP's `parse_ini_file` and systemd each have their own idea of
//! quotes, comments behind a value and lines that go on. What they read the same is edited.

use super::items::{Holds, Items, Lost, Text, start_of};
use super::{Found, Style};
use crate::places::key_trouble::KeyTrouble;

/// Notes every value of a text.
pub(super) fn read(text: &str, items: &mut Items) -> Result<(), Lost> {
    let path = vec![String::new()];
    let mut reader = Reader { path, last: None, is_swallowed: false, items };
    reader.items.group(&[String::new()], 0);
    let mut at = start_of(text);
    for line in text[at..].split_inclusive('\n') {
        reader.line(at, line.trim_end_matches(['\r', '\n']))?;
        at += line.len();
    }
    Ok(())
}

/// The section and the key of an address.
pub(super) fn path_of(at: &str) -> Vec<String> {
    let (section, key) = at.rsplit_once('.').unwrap_or(("", at));
    vec![section.to_owned(), key.to_owned()]
}

/// The address of a key in a section.
pub(super) fn address(path: &[String]) -> String {
    path.join(".").trim_start_matches('.').to_owned()
}

/// The string to which section and key lead. A key in other letters is the same key to Python.
pub(super) fn find(items: &Items, path: &[String]) -> Result<Found, KeyTrouble> {
    let found = items.find(path)?;
    let lines = items.lines(&in_small_letters(path));
    if lines.len() > 1 { Err(KeyTrouble::Twice(lines)) } else { Ok(found) }
}

/// Where a key is noted in small letters: three steps, which no address has.
fn in_small_letters(path: &[String]) -> Vec<String> {
    let (section, key) = (&path[0], path[1..].concat());
    vec![section.clone(), String::new(), key.to_lowercase()]
}

/// Whether all programs read the value as it is written: Python replaces what stands behind `%`, PHP computes with `|`
/// outside of quotes, and looks for `=` before it looks for `:`.
pub(super) fn can_hold(style: Style, value: &str) -> bool {
    let is_bare_safe = !value.contains(['|', '=']) && !is_word(value);
    !value.contains('%')
        && match style {
            Style::Quoted => true,
            Style::Bare | Style::AfterColon | Style::Absent => is_bare_safe,
        }
}

struct Reader<'b> {
    /// The section.
    path: Vec<String>,
    /// The path of the key above.
    last: Option<Vec<String>>,
    /// A quote above was left open, so that PHP takes the lines below for a part of its value.
    is_swallowed: bool,
    items: &'b mut Items,
}

impl Reader<'_> {
    fn line(&mut self, at: usize, line: &str) -> Result<(), Lost> {
        let text = line.trim_matches(is_blank);
        let is_indented = line.starts_with(is_blank);
        if text.is_empty() || text.starts_with(';') {
            return Ok(());
        }
        let was_swallowed = self.is_swallowed;
        self.is_swallowed |= text.split_once('=').is_some_and(|(_, value)| leaves_quote_open(value));
        // A line with `#` is a comment to all but PHP, which reads a key in it.
        if text.starts_with('#') {
            return Ok(());
        }
        if is_indented {
            if text.starts_with('[') {
                return Err(Lost(at));
            }
            // For Python it belongs to the value above, for the others it is a line of its own.
            if let Some(last) = self.last.clone() {
                self.items.settle(&last, None);
            }
        }
        if let Some(header) = text.strip_prefix('[') {
            return self.section(at, header);
        }
        let Some(delimiter) = text.find(['=', ':']) else {
            self.note(text, at, None);
            return Ok(());
        };
        let key = text[..delimiter].trim_end_matches(is_blank);
        if key.is_empty() {
            return Err(Lost(at));
        }
        let is_colon = text[delimiter..].starts_with(':');
        let start = at + line.len() - line.trim_start_matches(is_blank).len();
        let value = value_of(&line[start + delimiter + 1 - at..], start + delimiter + 1);
        let is_odd = was_swallowed || is_indented || !is_name(key) || (is_colon && text.contains('='));
        let style = |style| if is_colon && style == Style::Bare { Style::AfterColon } else { style };
        let value = value.filter(|_| !is_odd).map(|text| Text { style: style(text.style), ..text });
        self.note(key, at, value);
        Ok(())
    }

    fn section(&mut self, at: usize, header: &str) -> Result<(), Lost> {
        let (name, behind) = header.split_once(']').ok_or(Lost(at))?;
        let behind = behind.trim_matches(is_blank);
        let is_certain = !name.is_empty()
            && name.trim_matches(is_blank) == name
            && !name.contains(['[', '"', '\'', '\\', ';', '#'])
            && (behind.is_empty() || behind.starts_with([';', '#']))
            && !behind.contains(']');
        if !is_certain {
            return Err(Lost(at));
        }
        self.path = vec![name.to_owned()];
        self.last = None;
        self.items.add(&self.path, at, Holds::Group);
        Ok(())
    }

    fn note(&mut self, key: &str, at: usize, value: Option<Text>) {
        let path = [self.path.as_slice(), &[key.to_owned()]].concat();
        self.items.add_text(&path, at, value);
        self.items.add(&in_small_letters(&path), at, Holds::Unsure);
        self.last = Some(path);
    }
}

/// What stands behind the `=`, which ends at `behind`; None where programs read it differently.
fn value_of(rest: &str, behind: usize) -> Option<Text> {
    let value = rest.trim_matches([' ', '\t']);
    if value.is_empty() {
        let at = behind + usize::from(rest.starts_with(' '));
        return Some(Text { value: String::new(), span: at..at, style: Style::Bare });
    }
    let start = behind + rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let quote = value.chars().next().filter(|first| ['"', '\''].contains(first));
    let inner = match quote {
        Some(quote) => value.strip_prefix(quote)?.strip_suffix(quote)?,
        None => value,
    };
    // A blank that only Python knows, an escape, a comment, or something that Python or PHP puts a value in for.
    let is_odd = |letter: char| {
        (is_blank(letter) && letter != ' ') || "\"'\\;#%$`".contains(letter) || letter.is_control()
    };
    let is_computed = quote.is_none() && inner.contains(['|', '&', '~', '!', '^', '(', ')', '{', '}']);
    if inner.contains(is_odd) || is_computed || (quote.is_none() && is_word(inner)) {
        return None;
    }
    let start = start + usize::from(quote.is_some());
    let style = if quote.is_some() { Style::Quoted } else { Style::Bare };
    Some(Text { value: inner.to_owned(), span: start..start + inner.len(), style })
}

/// Whether a quote is open at the end of a line, or may be one for a program that knows `\"`.
fn leaves_quote_open(value: &str) -> bool {
    let mut open = None;
    let mut before = ' ';
    for letter in value.chars() {
        match (open, letter) {
            (None, ';') => return false,
            (None, '"' | '\'') => open = Some(letter),
            (Some('"'), '"') if before == '\\' => return true,
            (Some(quote), _) if quote == letter => open = None,
            _ => {}
        }
        before = letter;
    }
    open.is_some()
}

/// Whether PHP takes a value without quotes for a truth value or for nothing.
fn is_word(value: &str) -> bool {
    let words = ["true", "false", "yes", "no", "on", "off", "none", "null"];
    words.iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// Whether every program takes the text before the `=` for a name.
fn is_name(key: &str) -> bool {
    !key.contains([
        '"', '\'', '[', ']', '{', '}', '|', '&', '~', '!', '(', ')', '^', '$', '\\', ';', '#', '?',
    ])
}

/// White space as Python takes it.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&letter)
}
