//! Whether a file, and a line of it, may hold a token that we write. Import, places, `env` and the window ask here, so that
//! they take and refuse the same files, for the same one reason.

mod fault;

use std::path::Path;

use super::env_file::{Entry, EnvFile, KeyTrouble};
use super::form;
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::token_shape::{self, Shape};

/// A settings file whose lines may be asked for.
pub struct Settings<'a> {
    path: &'a Path,
    /// The file, line by line.
    pub file: EnvFile,
}

/// Why a line cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No line has this name.
    Missing(Elsewhere),
    /// Several lines have this name; their numbers.
    Twice(Vec<usize>),
    /// What else is wrong with the line, or with its value.
    Other(Box<Problem>),
}

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

impl<'a> Settings<'a> {
    /// Opens the content of a file. `key` is the name that is looked for, to say where it stands in a file of another
    /// language.
    ///
    /// # Errors
    ///
    /// `imp.none` with the reason: the file is no text in UTF-8, is written in another language, or has a line that is no
    /// NAME=value.
    pub fn of(path: &'a Path, content: &[u8], key: Option<&str>) -> Result<Self, Problem> {
        let Ok(file) = EnvFile::read(content) else { return Err(refused(path, Case::NotText)) };
        let settings = Self { path, file };
        let name = settings.name();
        if let Some(form) = form::of(&name, settings.file.text()) {
            let problem = refused(path, Case::Form).with_text(FactName::Form, form);
            return Err(settings.found_at(problem, key));
        }
        if !form::is_called_env(&name)
            && !form::is_script(&name, settings.file.text())
            && let Some(stray) = settings.stray_line()
        {
            return Err(settings.about(stray, Case::Stray));
        }
        Ok(settings)
    }

    /// The one line of this name, fit to be written.
    ///
    /// # Errors
    /// [`Unfit`].
    pub fn line(&self, key: &str) -> Result<&Entry, Unfit> {
        self.file.find(key).map_err(|trouble| self.unfit(key, &trouble))
    }

    /// The one line of this name, with the token that stands in it. The value may be of a shape that is not known yet.
    ///
    /// # Errors
    /// [`Unfit`], with the fault of a value that is no token but has one in it.
    pub fn token_line(&self, key: &str) -> Result<&Entry, Unfit> {
        let named = self.file.entries().iter().find(|entry| entry.key == key);
        // Whatever programs make of the line, a token that is kept elsewhere is not in it.
        if let Some(entry) = named.filter(|entry| fault::is_reference(entry.value.expose().trim())) {
            return Err(Unfit::Other(Box::new(self.of_fault(entry, fault::REFERENCE))));
        }
        let entry = self.line(key)?;
        match fault::of(&self.file, entry) {
            Some(fault) => Err(Unfit::Other(Box::new(self.of_fault(entry, fault)))),
            None => Ok(entry),
        }
    }

    /// The names of the lines whose value has the shape of a token, each once.
    pub fn token_keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for entry in self.file.entries() {
            let is_token = matches!(token_shape::shape_of(entry.value.expose()), Shape::Token(_));
            if is_token && !keys.contains(&entry.key) {
                keys.push(entry.key.clone());
            }
        }
        keys
    }

    /// The number of the first line of this name, 0 where there is none.
    pub fn number_of(&self, key: &str) -> usize {
        self.file.entries().iter().find(|entry| entry.key == key).map_or(0, |entry| entry.line)
    }

    /// The path of the file, for people.
    pub fn path(&self) -> String {
        self.path.display().to_string()
    }

    /// Where no line holds a token: the line that has one in it all the same, with its fault.
    pub fn near_miss(&self) -> Option<Problem> {
        self.faults().find(|(_, fault)| fault.has_token()).map(|(entry, fault)| self.of_fault(entry, fault))
    }

    /// The same, or else the line that is called a token and has none.
    pub fn nearest_miss(&self) -> Option<Problem> {
        let is_called_token = |entry: &Entry| entry.key.to_ascii_uppercase().contains("TOKEN");
        self.near_miss().or_else(|| {
            let (entry, fault) = self.faults().find(|(entry, _)| is_called_token(entry))?;
            Some(self.of_fault(entry, fault))
        })
    }

    fn faults(&self) -> impl Iterator<Item = (&Entry, fault::Fault)> {
        self.file.entries().iter().filter_map(|entry| Some((entry, fault::of(&self.file, entry)?)))
    }

    /// The name of a line that holds the end of a token as a person or another program wrote it; `key` is the token's.
    /// Nobody promised its form, so it is told and not written.
    pub fn date_line(&self, key: &str) -> Option<String> {
        let head = key.split('_').next().unwrap_or_default().to_ascii_uppercase();
        let is_date = |entry: &&Entry| {
            let name = entry.key.to_ascii_uppercase();
            let says = ["EXPIR", "VALID_UNTIL", "VALID_TO"].iter().any(|word| name.contains(word));
            says && name.starts_with(&head) && !entry.value.expose().is_empty()
        };
        self.file.entries().iter().find(is_date).map(|entry| entry.key.clone())
    }

    /// Whether a line may be added at the end.
    ///
    /// # Errors
    /// `imp.none` for a script: the line would come behind its last command.
    pub fn takes_new_lines(&self) -> Result<(), Problem> {
        if form::is_script(&self.name(), self.file.text()) {
            return Err(refused(self.path, Case::Script));
        }
        Ok(())
    }

    /// The problem of a line, for a caller to whom an absent line is no wrong usage.
    pub fn problem(&self, key: &str, unfit: Unfit) -> Problem {
        let none = || Problem::new(Code::ImportNone, Action::CheckPaste).with_text(FactName::Line, key);
        match unfit {
            Unfit::Missing(_) => none().with_text(FactName::File, self.path.display().to_string()),
            Unfit::Twice(lines) => self
                .about(lines.last().copied().unwrap_or_default(), Case::Twice)
                .with_text(FactName::Line, key),
            Unfit::Other(problem) => *problem,
        }
    }

    fn unfit(&self, key: &str, trouble: &KeyTrouble) -> Unfit {
        match trouble {
            KeyTrouble::Missing => Unfit::Missing(self.elsewhere(key)),
            KeyTrouble::Twice(lines) => Unfit::Twice(lines.clone()),
            KeyTrouble::Unclear(line) => {
                let case = fault::of_form(self.line_text(*line));
                Unfit::Other(Box::new(self.about(*line, case).with_text(FactName::Line, key)))
            }
            KeyTrouble::NotText => Unfit::Other(Box::new(refused(self.path, Case::NotText))),
            KeyTrouble::NotPlain => Unfit::Other(Box::new(refused(self.path, Case::VariableName))),
        }
    }

    /// Where a name stands that no line has, so that nobody is told to add a line that is there.
    fn elsewhere(&self, key: &str) -> Elsewhere {
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
    fn found_at(&self, problem: Problem, key: Option<&str>) -> Problem {
        let line = match key {
            Some(key) => self.line_with(key),
            None => self.lines().position(has_token).map(|at| at + 1),
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
    fn stray_line(&self) -> Option<usize> {
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

    /// The problem of a line whose value has this fault.
    fn of_fault(&self, entry: &Entry, fault: fault::Fault) -> Problem {
        let problem = Problem::new(fault.code(), Action::CheckPaste)
            .with_text(FactName::Number, entry.line.to_string())
            .with_text(FactName::Line, &entry.key)
            .with_text(FactName::File, self.path());
        match fault.case() {
            Some(case) => problem.because(case),
            None => problem,
        }
    }

    fn about(&self, line: usize, case: Case) -> Problem {
        refused(self.path, case).with_text(FactName::Number, line.to_string())
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.file.text().lines()
    }

    fn line_text(&self, number: usize) -> &str {
        self.lines().nth(number.saturating_sub(1)).unwrap_or_default()
    }

    fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// The length from which on a line without `=` is no name of a variable: half a token, more likely.
const BARE_NAME: usize = 40;

/// Whether a token stands anywhere in a text.
fn has_token(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && !"_-".contains(letter))
        .any(|word| matches!(token_shape::shape_of(word), Shape::Token(_)))
}

fn refused(path: &Path, case: Case) -> Problem {
    Problem::new(Code::ImportNone, Action::CheckPaste)
        .because(case)
        .with_text(FactName::File, path.display().to_string())
}

#[cfg(test)]
mod tests;
