//! A command as a place: its words, as a POSIX shell splits them. No shell runs it, because a shell would read more into
//! the text than a person who pastes it sees, and the token would be one mistake away from its history.
//!
//! What only a shell would do is refused rather than taken literally: `notify | logger` would start one program with two
//! odd words, and nobody would know that the second never ran. The crate shlex does not fit: it does not tell a bare `|`
//! from a quoted one, and drops what is behind a `#`.

use std::str::Chars;

use crate::hide;

/// Why a text is no command that can be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsplit {
    /// There is no word in it, or the program has no name.
    #[error("there is no command")]
    Empty,
    /// A quote is never closed, or a backslash is the last character.
    #[error("nothing closes the {0}")]
    Open(char),
    /// The character means something to a shell, and no shell runs the command.
    #[error("no shell runs the command, so {0} has to be quoted")]
    Shell(char),
    /// It begins with `NAME=value`, which only a shell makes a variable of.
    #[error("no shell runs the command, so it cannot begin with NAME=value")]
    Assignment,
    /// A control character, which nobody sees.
    #[error("there is a character in it that nobody sees")]
    Control,
    /// A token or another secret stands in it; a command is kept in the open.
    #[error("there is a secret in it")]
    Secret,
}

/// The words of a command, the program first, as a POSIX shell splits them. Nothing is expanded.
///
/// # Errors
///
/// [`Unsplit`] if there is nothing to start, or if a shell would do something else.
pub fn split(text: &str) -> Result<Vec<String>, Unsplit> {
    if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\t' | '\n')) {
        return Err(Unsplit::Control);
    }
    if hide::hidden(text).is_some() {
        return Err(Unsplit::Secret);
    }
    if is_assignment(text.trim_start_matches(BLANKS)) {
        return Err(Unsplit::Assignment);
    }
    let words = Splitter { left: text.chars(), words: Vec::new(), word: None }.split()?;
    if words.first().is_none_or(String::is_empty) {
        return Err(Unsplit::Empty);
    }
    Ok(words)
}

/// The words as one line that splits to the same words.
pub fn shown(words: &[String]) -> String {
    let shown = words.iter().enumerate().map(|(index, word)| {
        let is_plain = !word.is_empty() && word.chars().all(is_plain);
        if is_plain && !(index == 0 && is_assignment(word)) { word.clone() } else { quoted(word) }
    });
    shown.collect::<Vec<_>>().join(" ")
}

const BLANKS: [char; 3] = [' ', '\t', '\n'];

/// What a shell acts on wherever it stands bare: operators, expansions and patterns of file names.
const ACTED_ON: &str = "|&;<>()$`*?[";

/// A text that is taken apart from left to right.
struct Splitter<'a> {
    left: Chars<'a>,
    words: Vec<String>,
    /// The word that has begun; None between words.
    word: Option<String>,
}

impl Splitter<'_> {
    fn split(mut self) -> Result<Vec<String>, Unsplit> {
        while let Some(letter) = self.left.next() {
            match letter {
                ' ' | '\t' => self.end_word(),
                '\n' => self.end_line()?,
                '\'' => self.single_quoted()?,
                '"' => self.double_quoted()?,
                '\\' => self.escaped()?,
                // A comment, and a home folder.
                '#' | '~' if self.word.is_none() => return Err(Unsplit::Shell(letter)),
                _ if ACTED_ON.contains(letter) => return Err(Unsplit::Shell(letter)),
                _ => self.word().push(letter),
            }
        }
        self.end_word();
        Ok(self.words)
    }

    /// The word that has begun, if need be now: `''` is a word too.
    fn word(&mut self) -> &mut String {
        self.word.get_or_insert_default()
    }

    fn end_word(&mut self) {
        self.words.extend(self.word.take());
    }

    /// A line break ends a command, so that nothing may follow it; a text that was pasted may end in one.
    fn end_line(&mut self) -> Result<(), Unsplit> {
        self.end_word();
        let nothing_follows = self.words.is_empty() || self.left.all(|letter| BLANKS.contains(&letter));
        if nothing_follows { Ok(()) } else { Err(Unsplit::Shell('\n')) }
    }

    fn single_quoted(&mut self) -> Result<(), Unsplit> {
        self.word();
        loop {
            match self.left.next().ok_or(Unsplit::Open('\''))? {
                '\'' => return Ok(()),
                letter => self.word().push(letter),
            }
        }
    }

    /// Between double quotes a shell still expands, and a backslash is only one before what it protects.
    fn double_quoted(&mut self) -> Result<(), Unsplit> {
        self.word();
        loop {
            match self.left.next().ok_or(Unsplit::Open('"'))? {
                '"' => return Ok(()),
                letter @ ('$' | '`') => return Err(Unsplit::Shell(letter)),
                '\\' => match self.left.next().ok_or(Unsplit::Open('"'))? {
                    '\n' => {}
                    letter @ ('$' | '`' | '"' | '\\') => self.word().push(letter),
                    letter => self.word().extend(['\\', letter]),
                },
                letter => self.word().push(letter),
            }
        }
    }

    /// A backslash before a line break joins two lines; before anything else it makes it an ordinary letter.
    fn escaped(&mut self) -> Result<(), Unsplit> {
        match self.left.next().ok_or(Unsplit::Open('\\'))? {
            '\n' => {}
            letter => self.word().push(letter),
        }
        Ok(())
    }
}

/// Whether a bare text begins with `NAME=`.
fn is_assignment(text: &str) -> bool {
    let Some((name, _)) = text.split_once('=') else { return false };
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether a letter means itself to every shell.
fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "_-./:=,@%+".contains(letter)
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests;
