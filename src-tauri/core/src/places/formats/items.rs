//! Everything in a file that has an address, and the way to one of it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Found, Style};
use crate::places::key_trouble::KeyTrouble;
use crate::secret::Secret;

/// So many groups may stand in each other; more is no file that a person wrote.
pub(super) const DEEPEST: usize = 64;

/// The position from which on a text is not certain.
#[derive(Debug)]
pub(super) struct Lost(pub usize);

/// What a step of an address leads to.
#[derive(Clone)]
pub(super) enum Holds {
    Text(Found),
    /// A table, a list, a section.
    Group,
    /// A table that has had its header.
    Header,
    /// An array of tables, of which there are so many so far.
    Tables(usize),
    /// No string, or one that programs could read differently.
    Unsure,
}

/// What a file holds, by the steps that lead there.
pub(super) struct Items {
    /// Where each line starts.
    starts: Vec<usize>,
    by_path: BTreeMap<Vec<String>, Vec<(usize, Holds)>>,
    /// Every path as it was noted, from top to bottom.
    paths: Vec<Vec<String>>,
}

impl Items {
    /// Those of a text that was not read yet.
    pub fn of(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(ends).collect(), by_path: BTreeMap::new(), paths: Vec::new() }
    }

    /// The number of the line with this position, counted from 1.
    pub fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// Notes what a step leads to. A second note makes the step ambiguous.
    pub fn add(&mut self, path: &[String], at: usize, holds: Holds) {
        let line = self.line_of(at);
        self.by_path.entry(path.to_vec()).or_default().push((line, holds));
        self.paths.push(path.to_vec());
    }

    /// Notes a string, or what is none.
    pub fn add_text(&mut self, path: &[String], at: usize, text: Option<Text>) {
        self.add(path, at, Holds::Group);
        self.settle(path, text);
    }

    /// Notes a group that may be named more than once.
    pub fn group(&mut self, path: &[String], at: usize) {
        let known = self.by_path.get(path).is_some_and(|notes| notes.iter().any(|note| is_group(&note.1)));
        if !known {
            self.add(path, at, Holds::Group);
        }
    }

    /// Notes the header of a table, which may have been a step to another one before.
    pub fn header(&mut self, path: &[String], at: usize) {
        match self.last(path) {
            Some(holds @ Holds::Group) => *holds = Holds::Header,
            _ => self.add(path, at, Holds::Header),
        }
    }

    /// Notes one more table of an array.
    pub fn table(&mut self, path: &[String], at: usize) {
        match self.last(path) {
            Some(Holds::Tables(count)) => *count += 1,
            _ => self.add(path, at, Holds::Tables(1)),
        }
    }

    /// How many tables an array has so far; None for what is no array of tables.
    pub fn tables(&self, path: &[String]) -> Option<usize> {
        match self.by_path.get(path)?.last()? {
            (_, Holds::Tables(count)) => Some(*count),
            _ => None,
        }
    }

    fn last(&mut self, path: &[String]) -> Option<&mut Holds> {
        self.by_path.get_mut(path)?.last_mut().map(|(_, holds)| holds)
    }

    /// Makes what was noted last with this path a string, or, without one, what is not certain.
    pub fn settle(&mut self, path: &[String], text: Option<Text>) {
        if let Some((line, holds)) = self.by_path.get_mut(path).and_then(|notes| notes.last_mut()) {
            *holds = text.map_or(Holds::Unsure, |text| {
                let value = Secret::new(text.value);
                Holds::Text(Found { line: *line, value, span: text.span, style: text.style })
            });
        }
    }

    /// Whether anything was noted with this path.
    pub fn knows(&self, path: &[String]) -> bool {
        self.by_path.contains_key(path)
    }

    /// All paths that were noted, from top to bottom.
    pub fn paths(&self) -> impl Iterator<Item = &Vec<String>> {
        self.paths.iter()
    }

    /// The lines in which this path was noted.
    pub fn lines(&self, path: &[String]) -> Vec<usize> {
        self.by_path.get(path).into_iter().flatten().map(|(line, _)| *line).collect()
    }

    /// Whether a value was found at this path and not at another one with the same address.
    pub fn has(&self, path: &[String], found: &Found) -> bool {
        let notes = self.by_path.get(path).map(Vec::as_slice);
        matches!(notes, Some([(_, Holds::Text(own))]) if own.span == found.span)
    }

    /// The string to which the steps lead.
    pub fn find(&self, path: &[String]) -> Result<Found, KeyTrouble> {
        for steps in 1..path.len() {
            match self.one(&path[..steps])? {
                (_, Holds::Group | Holds::Header | Holds::Tables(_)) => {}
                (line, Holds::Unsure) => return Err(KeyTrouble::Unclear(*line)),
                (_, Holds::Text(_)) => return Err(KeyTrouble::Missing),
            }
        }
        match self.one(path)? {
            (_, Holds::Text(found)) => Ok(found.clone()),
            (line, _) => Err(KeyTrouble::Unclear(*line)),
        }
    }

    fn one(&self, path: &[String]) -> Result<&(usize, Holds), KeyTrouble> {
        match self.by_path.get(path).map(Vec::as_slice) {
            None | Some([]) => Err(KeyTrouble::Missing),
            Some([only]) => Ok(only),
            Some(several) => Err(KeyTrouble::Twice(several.iter().map(|(line, _)| *line).collect())),
        }
    }
}

/// A string as a reader found it.
pub(super) struct Text {
    pub value: String,
    pub span: Range<usize>,
    pub style: Style,
}

/// The position of a carriage return without its line feed, because some programs break the line there.
pub(super) fn lone_return(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).find(|at| bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
}

/// The position behind a byte-order mark.
pub(super) fn start_of(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

fn is_group(holds: &Holds) -> bool {
    matches!(holds, Holds::Group | Holds::Header | Holds::Tables(_))
}
