//! Whether a file, and a line of it, may hold a token that we write. Import, places, `env` and the window ask here, so that
//! they take and refuse the same files, for the same one reason.

mod fault;
mod other_lines;

use std::path::Path;

use super::env_file::{Entry, EnvFile};
use super::form;
use super::key_trouble::KeyTrouble;
use crate::network::Network;
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::token_shape::{self, Shape};
pub use other_lines::Elsewhere;

/// A settings file whose lines may be asked for.
pub struct Settings<'a> {
    path: &'a Path,
    /// The file, line by line.
    pub file: EnvFile,
}

/// Why a line cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No line has this name; the lines that hold a token.
    Missing(Elsewhere, Vec<TokenLine>),
    /// Several lines have this name; their numbers.
    Twice(Vec<usize>),
    /// What else is wrong with the line, or with its value.
    Other(Box<Problem>),
}

/// A line whose value has the shape of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenLine {
    /// The line number, counted from 1.
    pub number: usize,
    /// The name before `=`.
    pub key: String,
    /// The network that the token's beginning names.
    pub network: Network,
}

impl TokenLine {
    /// Some lines as a list that reads the same in every language.
    pub fn list(lines: &[Self]) -> String {
        let shown = lines.iter().map(|line| format!("{} ({})", line.key, line.number));
        shown.collect::<Vec<_>>().join(", ")
    }
}

impl<'a> Settings<'a> {
    /// Opens the content of a file. `key` is the name that is looked for, to say where it stands in a file of another
    /// language.
    ///
    /// # Errors
    ///
    /// `x.readOnly` for a file that is no text in UTF-8; `imp.none` with the reason for one that is written in another
    /// language, or has a line that is no NAME=value.
    pub fn of(path: &'a Path, content: &[u8], key: Option<&str>) -> Result<Self, Problem> {
        let Ok(file) = EnvFile::read(content) else { return Err(not_text(path)) };
        let settings = Self { path, file };
        let name = settings.name();
        if let Some(form) = form::of(&name, settings.file.text()) {
            // A file that is called .env is read as one; what it is written in may be a mistake.
            let is_env = form::is_called_env(&name) && form::of(&name, "").is_none();
            let case = if is_env { Case::EnvForm } else { Case::Form };
            let problem = refused(path, case).with_text(FactName::Form, form.key());
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
        self.token_lines().into_iter().map(|line| line.key).collect()
    }

    /// The lines whose value has the shape of a token, the first of each name.
    pub fn token_lines(&self) -> Vec<TokenLine> {
        let mut lines: Vec<TokenLine> = Vec::new();
        for entry in self.file.entries() {
            if let Shape::Token(network) = token_shape::shape_of(entry.value.expose())
                && lines.iter().all(|line| line.key != entry.key)
            {
                lines.push(TokenLine { number: entry.line, key: entry.key.clone(), network });
            }
        }
        lines
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
        let near = self.faults().find(|(_, fault)| fault.is_near());
        near.map(|(entry, fault)| self.of_fault(entry, fault)).or_else(|| self.token_without_name())
    }

    /// The same, or else the line that is called a token and has none.
    pub fn nearest_miss(&self) -> Option<Problem> {
        self.near_miss().or_else(|| {
            let of_meta = self.faults().find(|(entry, _)| fault::is_called_metas(&entry.key));
            let (entry, fault) = of_meta.or_else(|| {
                let is_it = |(entry, fault): &(&Entry, fault::Fault)| {
                    fault::is_called_token(&entry.key) && !fault.may_be_right()
                };
                self.faults().find(is_it)
            })?;
            Some(self.of_fault(entry, fault))
        })
    }

    /// A problem of the value on this line, with the line's name and number.
    pub fn on_line(&self, key: &str, problem: Problem) -> Problem {
        problem
            .with_text(FactName::Number, self.number_of(key).to_string())
            .with_text(FactName::Line, key)
            .with_text(FactName::File, self.path())
    }

    fn faults(&self) -> impl Iterator<Item = (&Entry, fault::Fault)> {
        self.file.entries().iter().filter_map(|entry| Some((entry, fault::of(&self.file, entry)?)))
    }

    /// Whether a line may be added at the end.
    ///
    /// # Errors
    /// `imp.none` for a script: the line would come behind its last command; and for a file whose lines have another
    /// form, because a reader of that form would stop at the new one.
    pub fn takes_new_lines(&self) -> Result<(), Problem> {
        if let Some((line, case)) = self.other_form() {
            return Err(self.about(line, case));
        }
        if form::is_script(&self.name(), self.file.text()) {
            return Err(refused(self.path, Case::Script));
        }
        Ok(())
    }

    /// The problem of a line, for a caller to whom an absent line is no wrong usage.
    pub fn problem(&self, key: &str, unfit: Unfit) -> Problem {
        let none = || Problem::new(Code::ImportNone, Action::CheckPaste).with_text(FactName::Line, key);
        match unfit {
            Unfit::Missing(Elsewhere::Nowhere | Elsewhere::NotInScript, tokens) => {
                let problem = none().because(Case::NoLine).with_text(FactName::File, self.path());
                if tokens.is_empty() {
                    problem
                } else {
                    problem.with_text(FactName::Other, TokenLine::list(&tokens))
                }
            }
            Unfit::Missing(Elsewhere::BehindMark(line), _) => {
                self.about(line, Case::BehindMark).with_text(FactName::Line, key)
            }
            Unfit::Missing(Elsewhere::OtherCase(line, other), _) => {
                let problem = self.about(line, Case::OtherCase).with_text(FactName::Line, key);
                problem.with_text(FactName::Other, other)
            }
            Unfit::Missing(Elsewhere::InLine(line), _) => {
                self.about(line, Case::InLine).with_text(FactName::Line, key)
            }
            Unfit::Twice(lines) => self
                .about(lines.last().copied().unwrap_or_default(), Case::Twice)
                .with_text(FactName::Line, key),
            Unfit::Other(problem) => *problem,
        }
    }

    fn unfit(&self, key: &str, trouble: &KeyTrouble) -> Unfit {
        match trouble {
            KeyTrouble::Missing => {
                let elsewhere = self.elsewhere(key);
                let form = match elsewhere {
                    Elsewhere::InLine(line) => self.form_of_line(line).map(|case| self.about(line, case)),
                    _ => None,
                };
                match form {
                    Some(problem) => Unfit::Other(Box::new(problem.with_text(FactName::Line, key))),
                    None => Unfit::Missing(elsewhere, self.token_lines()),
                }
            }
            KeyTrouble::Twice(lines) => Unfit::Twice(lines.clone()),
            KeyTrouble::Unclear(line) => {
                if let Some(instead) = fault::with_mark(self.line_text(*line)) {
                    let problem = instead.problem().with_text(FactName::Number, line.to_string());
                    let problem = problem.with_text(FactName::File, self.path());
                    return Unfit::Other(Box::new(problem.with_text(FactName::Line, key)));
                }
                let case = fault::of_form(self.line_text(*line));
                Unfit::Other(Box::new(self.about(*line, case).with_text(FactName::Line, key)))
            }
            KeyTrouble::NotText => Unfit::Other(Box::new(not_text(self.path))),
            KeyTrouble::NotPlain => Unfit::Other(Box::new(refused(self.path, Case::VariableName))),
        }
    }

    /// The problem of a line whose value has this fault.
    fn of_fault(&self, entry: &Entry, fault: fault::Fault) -> Problem {
        self.on_line(&entry.key, fault.problem()).with_text(FactName::Number, entry.line.to_string())
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

/// Whether a token stands anywhere in a text.
fn has_token(text: &str) -> bool {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && !"_-".contains(letter))
        .any(|word| matches!(token_shape::shape_of(word), Shape::Token(_)))
}

/// The same reason wherever a file cannot be read at all.
/// The problem of a file that is no text which can be read.
pub fn not_text(path: &Path) -> Problem {
    Problem { code: Code::ReadOnly, ..refused(path, Case::NotText) }
}

fn refused(path: &Path, case: Case) -> Problem {
    Problem::new(Code::ImportNone, Action::CheckPaste)
        .because(case)
        .with_text(FactName::File, path.display().to_string())
}

#[cfg(test)]
mod tests;
