//! The lines of a settings file that are no NAME=value, and what stands in them. Pure.

use super::super::form;
use super::{Settings, has_token};
use crate::problem::{Case, FactName, Problem};

/// Where a name stands that no line has.
#[derive(Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Nowhere in the file.
    Nowhere,
    /// Nowhere in a script, to whose end no line can be added.
    NotInScript,
    /// In this line, which begins with a `#`.
    BehindMark(usize),
    /// In this line, with other small and capital letters: the name that is there.
    OtherCase(usize, String),
    /// In this line, which is no NAME=value.
    InLine(usize),
}

impl Settings<'_> {
    /// Where a name stands that no line has, so that nobody is told to add a line that is there.
    pub(super) fn elsewhere(&self, key: &str) -> Elsewhere {
        let other = self.file.entries().iter().find(|entry| entry.key.eq_ignore_ascii_case(key));
        if let Some(other) = other {
            return Elsewhere::OtherCase(other.line, other.key.clone());
        }
        match self.line_with(key) {
            Some(line) if self.line_text(line).trim_start().starts_with('#') => Elsewhere::BehindMark(line),
            Some(line) => Elsewhere::InLine(line),
            None if form::is_script(&self.name(), self.file.text()) => Elsewhere::NotInScript,
            None => Elsewhere::Nowhere,
        }
    }

    /// The problem with the line in which the name, or a token, stands.
    pub(super) fn found_at(&self, problem: Problem, key: Option<&str>) -> Problem {
        let line = match key {
            Some(key) => self.line_with(key),
            None => self.lines().position(|line| has_token(line) || has_encoded(line)).map(|at| at + 1),
        };
        let problem = match key {
            Some(key) => problem.with_text(FactName::Line, key),
            None => problem,
        };
        match line {
            Some(line) => problem.with_text(FactName::Number, line.to_string()),
            None => problem,
        }
    }

    /// The first line that has this word in it.
    fn line_with(&self, word: &str) -> Option<usize> {
        let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        let stands_in = |line: &str| {
            line.match_indices(word).any(|(at, _)| {
                let (before, after) = (&line[..at], &line[at + word.len()..]);
                !before.ends_with(is_of_name) && !after.starts_with(is_of_name)
            })
        };
        if word.is_empty() { None } else { self.lines().position(stands_in).map(|at| at + 1) }
    }

    /// The first line that is neither empty nor a comment nor NAME=value. A bare name stands in files for Docker.
    pub(super) fn stray_line(&self) -> Option<usize> {
        let of_entries: Vec<_> = self.file.entries().iter().map(|entry| self.file.lines_of(entry)).collect();
        let is_stray = |(number, line): (usize, &str)| {
            let line = line.trim().trim_start_matches('\u{feff}');
            let bare = line.trim_start_matches("export ").trim();
            let is_name = bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
            let is_known = line.is_empty() || line.starts_with('#') || is_name && bare.len() < BARE_NAME;
            (!is_known && !of_entries.iter().any(|lines| lines.contains(&number))).then_some(number)
        };
        self.lines().enumerate().map(|(at, line)| (at + 1, line)).find_map(is_stray)
    }

    /// A file whose lines all have another form than NAME=value: the first such line, with its form.
    pub(super) fn other_form(&self) -> Option<(usize, Case)> {
        if !self.file.entries().is_empty() {
            return None;
        }
        (1..=self.lines().count()).find_map(|line| Some((line, self.form_of_line(line)?)))
    }

    /// The other form that a line has: `NAME: value` as in YAML, `- NAME=value` as in a list of YAML.
    pub(super) fn form_of_line(&self, number: usize) -> Option<Case> {
        let line = self.line_text(number).trim();
        if line
            .strip_prefix("- ")
            .is_some_and(|item| named(item, '=').is_some() || named(item, ':').is_some())
        {
            return Some(Case::Dash);
        }
        named(line, ':').map(|_| Case::Colon)
    }

    /// A token on a line that is no NAME=value.
    pub(super) fn token_without_name(&self) -> Option<Problem> {
        let of_entries: Vec<_> = self.file.entries().iter().map(|entry| self.file.lines_of(entry)).collect();
        let is_free = |number: &usize| !of_entries.iter().any(|lines| lines.contains(number));
        let has_one = |number: &usize| {
            let line = self.line_text(*number).trim();
            !line.starts_with('#') && has_token(line)
        };
        let number = (1..=self.lines().count()).find(|number| is_free(number) && has_one(number))?;
        let line = self.line_text(number).trim().trim_start_matches("- ");
        let problem = self.about(number, self.form_of_line(number).unwrap_or(Case::Nameless));
        Some(match named(line, '=').or_else(|| named(line, ':')) {
            Some(name) => problem.with_text(FactName::Line, name),
            None => problem,
        })
    }
}

/// The length from which on a line without `=` is no name of a variable: half a token, more likely.
const BARE_NAME: usize = 40;

/// The name before a sign, where a line begins with one. Behind a colon a space follows.
fn named(line: &str, sign: char) -> Option<&str> {
    let (name, value) = line.trim_start_matches("export ").split_once(sign)?;
    let name = name.trim_end().trim_matches(['"', '\'']);
    let is_name = name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
    (is_name && (sign == '=' || value.starts_with(' ') && !value.trim().is_empty())).then_some(name)
}

/// Whether a line has a token in base64, as a Secret of Kubernetes does: the beginnings of tokens, encoded.
fn has_encoded(line: &str) -> bool {
    const BEGINNINGS: [&str; 4] = ["VEhBQ", "VEhRV", "SUdBQ", "RUFB"];
    const SHORTEST: usize = 54;
    line.split([' ', '"', '\''])
        .any(|word| word.len() >= SHORTEST && BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)))
}
