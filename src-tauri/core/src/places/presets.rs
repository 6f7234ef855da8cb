//! Commands that need no typing: how the programs of hosting services and secret stores take a new token, and how what
//! reads a settings file is made to read it again.
//!
//! A preset gives the token on standard input and nowhere else. What stands among the words of a command is seen by
//! every program of the computer, and what stands in a file outlives the delivery. A program that takes a value in no
//! other way has no preset. Held by `no_fill_shows_the_token_to_other_programs`.

mod table;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::secret::Secret;

/// The most bytes of a value; names and paths are shorter.
const LONGEST: usize = 1_000;

/// One command, ready but for its parameters.
#[derive(Debug)]
pub struct Preset {
    /// Its name in `--preset`.
    pub name: &'static str,
    /// Whether it takes the token.
    pub kind: Kind,
    /// What a person says with `--set`.
    pub parameters: &'static [Parameter],
    /// The words of the command. A group is left out if it names a parameter that has no value.
    groups: &'static [&'static [&'static str]],
    form: Form,
    /// A command that succeeds if the program is there and logged in. It prints no secret.
    pub check: &'static [&'static str],
    /// The first version that works, where older ones are still about.
    pub least_version: Option<&'static str>,
    /// Where it works.
    pub systems: Systems,
    /// The page that documents it.
    pub page: &'static str,
}

/// What a preset is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It takes the token on standard input.
    Send,
    /// It makes a program read again what was written; it gets no token.
    Restart,
}

/// The systems that have what a preset uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Systems {
    /// Linux, macOS and Windows.
    All,
    /// Linux and macOS: the program opens standard input by its path, `/dev/stdin`.
    Unix,
    /// Linux alone.
    Linux,
}

/// A value that a person gives.
#[derive(Debug)]
pub struct Parameter {
    /// Its name in `--set`.
    pub name: &'static str,
    /// What is done without it.
    pub need: Need,
    /// What it may look like.
    pub allowed: Allowed,
}

/// What is done without a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing can be filled.
    Required,
    /// This is taken.
    Default(&'static str),
    /// The words that need it are left out.
    Optional,
}

/// What a value may look like. None begins with `-`, which would make it an option, or with `@`, which makes some
/// programs read a file of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowed {
    /// The name of a variable: letters, digits and `_`.
    Variable,
    /// A name at a service: letters, digits and `_ - . @`.
    Name,
    /// Names with `/` or `:` between them, as of a repository or a secret.
    Path,
    /// The whole path of a file of this computer.
    File,
}

/// What a preset needs on standard input, with the parameters named that it takes from.
#[derive(Debug, Clone, Copy)]
enum Form {
    Nothing,
    Plain,
    NameValue(&'static str),
    Json(&'static [&'static str]),
}

/// A command that can be started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The program and its words.
    pub argv: Vec<String>,
    /// What it reads.
    pub stdin: Stdin,
}

/// What a command reads from standard input.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum Stdin {
    /// Nothing: it is not told the token.
    Nothing,
    /// The token alone.
    #[default]
    Plain,
    /// A line `name=token`. Readers of such lines differ in quotes, `#` and `$`, of which a token of Meta has none.
    NameValue {
        /// The name before `=`.
        name: String,
    },
    /// A JSON object with the token in it.
    Json {
        /// The names that lead to it, from the outermost.
        path: Vec<String>,
    },
}

/// Why a preset cannot be filled; each with the name of the parameter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfilled {
    /// It was not given.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// The preset has none of this name.
    #[error("there is no {0}")]
    Unknown(String),
    /// Its value cannot be one.
    #[error("this is no {0}")]
    Unfit(&'static str),
}

/// Every preset, in the order in which they are listed.
pub fn all() -> &'static [Preset] {
    &table::PRESETS
}

/// The preset of this name.
pub fn named(name: &str) -> Option<&'static Preset> {
    all().iter().find(|preset| preset.name == name)
}

impl Preset {
    /// The program that has to be there.
    pub fn program(&self) -> &'static str {
        self.groups.first().and_then(|group| group.first()).copied().unwrap_or_default()
    }

    /// The command with these values in it.
    ///
    /// # Errors
    ///
    /// [`Unfilled`] with the first parameter that is missing, unknown or unfit.
    pub fn fill(&self, values: &BTreeMap<String, String>) -> Result<Filled, Unfilled> {
        let is_known = |name: &str| self.parameters.iter().any(|parameter| parameter.name == name);
        if let Some(unknown) = values.keys().find(|name| !is_known(name)) {
            return Err(Unfilled::Unknown(unknown.clone()));
        }
        let mut taken = BTreeMap::new();
        for parameter in self.parameters {
            if let Some(value) = parameter.taken(values)? {
                taken.insert(parameter.name, value);
            }
        }
        let groups = self.groups.iter().filter_map(|group| filled_all(group, &taken));
        Ok(Filled { argv: groups.flatten().collect(), stdin: self.form.filled(&taken) })
    }
}

impl Parameter {
    /// The value that is used; None for one that may be left out and was.
    fn taken<'a>(&self, values: &'a BTreeMap<String, String>) -> Result<Option<&'a str>, Unfilled> {
        match (values.get(self.name), self.need) {
            (Some(value), _) if self.allowed.fits(value) => Ok(Some(value)),
            (Some(_), _) => Err(Unfilled::Unfit(self.name)),
            (None, Need::Required) => Err(Unfilled::Missing(self.name)),
            (None, Need::Default(value)) => Ok(Some(value)),
            (None, Need::Optional) => Ok(None),
        }
    }
}

impl Allowed {
    /// Whether a value looks like this.
    pub fn fits(self, value: &str) -> bool {
        let begins = |others: &str| {
            value.starts_with(|first: char| first.is_ascii_alphanumeric() || others.contains(first))
        };
        let goes_on = |others: &str| {
            value.chars().all(|letter| letter.is_ascii_alphanumeric() || others.contains(letter))
        };
        let has_form = match self {
            Self::Variable => begins("_") && goes_on("_") && !begins_with_digit(value),
            Self::Name => begins("_") && goes_on("_-.@"),
            Self::Path => begins("_/") && goes_on("_-.@/:+=") && value.split('/').all(|part| part != ".."),
            Self::File => is_whole(value) && !value.chars().any(char::is_control),
        };
        has_form && value.len() <= LONGEST
    }
}

impl Form {
    fn filled(self, values: &BTreeMap<&str, &str>) -> Stdin {
        let filled = |word: &str| filled(word, values).unwrap_or_default();
        match self {
            Self::Nothing => Stdin::Nothing,
            Self::Plain => Stdin::Plain,
            Self::NameValue(name) => Stdin::NameValue { name: filled(name) },
            Self::Json(path) => Stdin::Json { path: path.iter().map(|name| filled(name)).collect() },
        }
    }
}

impl Stdin {
    /// What is written to the command. It holds the token, so it is a secret as well.
    pub fn bytes(&self, token: &Secret) -> Secret {
        match self {
            Self::Nothing => Secret::new(""),
            Self::Plain => token.clone(),
            Self::NameValue { name } => Secret::new([name, "=", token.expose(), "\n"].concat()),
            Self::Json { path } => {
                let token = Value::from(token.expose());
                let nested = path.iter().rev().fold(token, |inner, name| serde_json::json!({ name: inner }));
                Secret::new(nested.to_string())
            }
        }
    }
}

/// A group of words with the values in it; None if one of them has none.
fn filled_all(group: &[&str], values: &BTreeMap<&str, &str>) -> Option<Vec<String>> {
    group.iter().map(|word| filled(word, values)).collect()
}

/// A word with the values of the parameters that it names in braces; None if one of them has none. Values are put in
/// once: what looks like a parameter in one stays as it is.
fn filled(word: &str, values: &BTreeMap<&str, &str>) -> Option<String> {
    let Some((before, rest)) = word.split_once('{') else { return Some(word.to_owned()) };
    let (name, after) = rest.split_once('}')?;
    Some([before, values.get(name)?, &filled(after, values)?].concat())
}

fn begins_with_digit(value: &str) -> bool {
    value.starts_with(|first: char| first.is_ascii_digit())
}

/// Whether the path begins at the root, or at a drive of Windows.
fn is_whole(path: &str) -> bool {
    let mut letters = path.chars();
    let is_drive = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && letters.next().is_some_and(|letter| letter == '\\' || letter == '/');
    path.starts_with('/') || is_drive
}

#[cfg(test)]
mod tests;
