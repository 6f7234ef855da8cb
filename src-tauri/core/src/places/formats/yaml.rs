//! YAML in blocks, line by line. What has a meaning that a line does not show (anchors, aliases, tags, merge keys, block
//! scalars, collections in brackets, values of several lines) is read over, and no value in it is touched.

use super::items::{Holds, Items, Lost, Text, start_of};
use super::{Found, Style};
use crate::places::key_trouble::KeyTrouble;

mod key;
mod lines;
mod over;
mod scalar;

use lines::{Lines, Row};
use scalar::is_sure_text;

/// Notes every value of a text; the first step is the number of its document.
pub(super) fn read(text: &str, items: &mut Items) -> Result<(), Lost> {
    if let Some((at, _)) = text.char_indices().skip_while(|(at, _)| *at < start_of(text)).find(breaks) {
        return Err(Lost(at));
    }
    let mut reader = Reader { lines: Lines::of(text), path: Vec::new(), items };
    for document in 0_usize.. {
        reader.path = vec![document.to_string()];
        reader.items.group(&reader.path, 0);
        reader.below(-1, false, false)?;
        if !reader.lines.next_document()? {
            break;
        }
    }
    Ok(())
}

/// The steps without the number of the document.
pub(super) fn inside(path: &[String]) -> &[String] {
    path.get(1..).unwrap_or_default()
}

/// The string to which the steps lead in the one document that has them.
pub(super) fn find(items: &Items, path: &[String]) -> Result<Found, KeyTrouble> {
    let mut found = (0_usize..)
        .map(|number| [&[number.to_string()], path].concat())
        .take_while(|path| items.knows(&path[..1]))
        .map(|path| items.find(&path))
        .filter(|found| found.as_ref().err() != Some(&KeyTrouble::Missing));
    match (found.next(), found.next()) {
        (None, _) => Err(KeyTrouble::Missing),
        (Some(only), None) => only,
        (_, Some(Ok(second))) => Err(KeyTrouble::Unclear(second.line)),
        (_, Some(trouble)) => trouble,
    }
}

/// Whether every reader takes the value for a string where nothing stands around it.
pub(super) fn can_hold(value: &str) -> bool {
    let starts = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    value.starts_with(starts) && !value.ends_with(':') && is_sure_text(value)
}

/// Characters that no YAML may have, and line ends that only YAML 1.1 knows.
fn breaks((_, letter): &(usize, char)) -> bool {
    let is_control = letter.is_control() && !['\t', '\n', '\r'].contains(letter);
    is_control || ['\u{2028}', '\u{2029}', '\u{feff}'].contains(letter)
}

struct Reader<'a, 'b> {
    lines: Lines<'a>,
    path: Vec<String>,
    items: &'b mut Items,
}

impl<'a> Reader<'a, '_> {
    /// What stands in the lines below a key or a dash: more indented, or a list beside its key.
    fn below(&mut self, parent: isize, may_be_beside: bool, is_unsure: bool) -> Result<bool, Lost> {
        let Some(row) = self.lines.row()? else { return Ok(false) };
        let is_beside = may_be_beside && row.indent == parent && key::is_dash(row.text);
        if row.indent <= parent && !is_beside {
            return Ok(false);
        }
        if key::is_dash(row.text) || key::of(&row)?.is_some() {
            if is_unsure {
                self.items.settle(&self.path, None);
            }
            self.block(row.indent)?;
        } else {
            self.scalar(parent, row.start)?;
            self.items.settle(&self.path, None);
        }
        Ok(true)
    }

    /// The rows with one indentation.
    fn block(&mut self, indent: isize) -> Result<(), Lost> {
        if self.path.len() > super::items::DEEPEST {
            return Err(Lost(self.lines.row()?.map_or(0, |row| row.start)));
        }
        let mut index = 0_usize;
        let is_list = self.lines.row()?.is_some_and(|row| key::is_dash(row.text));
        while let Some(row) = self.lines.row()?.filter(|row| row.indent >= indent) {
            if row.indent > indent {
                return Err(Lost(row.start));
            }
            match key::of(&row)? {
                _ if is_list && key::is_dash(row.text) => {
                    self.path.push(index.to_string());
                    self.item(&row)?;
                    index += 1;
                }
                // A list beside its key ends with the next key.
                Some(_) if is_list && index > 0 => return Ok(()),
                Some(key) if !is_list => {
                    self.path.push(key.name);
                    self.value(&row, key.behind)?;
                }
                _ => return Err(Lost(row.start)),
            }
            self.path.pop();
        }
        Ok(())
    }

    /// What stands behind a dash.
    fn item(&mut self, row: &Row<'a>) -> Result<(), Lost> {
        let text = row.text[1..].trim_start_matches(' ');
        let start = row.start + row.text.len() - text.len();
        let inner = Row { start, indent: row.indent + isize_of(start - row.start), text };
        if text.starts_with('\t') {
            return Err(Lost(start));
        }
        if !text.is_empty() && (key::is_dash(text) || key::of(&inner)?.is_some()) {
            self.items.add(&self.path, row.start, Holds::Group);
            let indent = inner.indent;
            self.lines.stand_at(inner);
            return self.block(indent);
        }
        self.node(row, row.start + 1, false)
    }

    /// What stands behind a key.
    fn value(&mut self, row: &Row<'_>, behind: usize) -> Result<(), Lost> {
        if self.path.last().is_some_and(|key| key == "<<") {
            self.items.settle(&self.path[..self.path.len() - 1], None);
        }
        self.node(row, behind, true)
    }

    /// A value that starts behind `behind`, or in the lines below.
    fn node(&mut self, row: &Row<'_>, behind: usize, may_be_beside: bool) -> Result<(), Lost> {
        let (start, is_unsure) = self.lines.behind_properties(behind, row.end());
        let rest = &self.lines.text[start..row.end()];
        self.items.add(&self.path, row.start, Holds::Group);
        let is_empty = rest.is_empty() || (rest.starts_with('#') && start > behind);
        if !is_empty {
            let inner = Row { start, indent: row.indent + 1, text: rest };
            if is_unsure && !may_be_beside && key::of(&inner)?.is_some() {
                return Err(Lost(start));
            }
            let text = self.scalar(row.indent, start)?.filter(|_| !is_unsure);
            self.items.settle(&self.path, text);
            return Ok(());
        }
        self.lines.leave_row();
        if !self.below(row.indent, may_be_beside, is_unsure)? {
            let text = Text { value: String::new(), span: behind..behind, style: Style::Absent };
            let is_sure = !is_unsure && !self.lines.text[behind..row.end()].contains('\t');
            self.items.settle(&self.path, is_sure.then_some(text));
        }
        Ok(())
    }

    /// Reads a scalar or goes over a collection; the text of a string on one line.
    fn scalar(&mut self, parent: isize, start: usize) -> Result<Option<Text>, Lost> {
        match self.lines.text.as_bytes().get(start) {
            Some(b'|' | b'>') => self.lines.over_block(parent, start).map(|()| None),
            Some(b'[' | b'{') => self.lines.over_brackets(start).map(|()| None),
            Some(quote @ (b'"' | b'\'')) => self.lines.quoted(start, char::from(*quote)),
            _ => self.lines.plain(parent, start),
        }
    }
}

fn isize_of(count: usize) -> isize {
    isize::try_from(count).unwrap_or(isize::MAX)
}
