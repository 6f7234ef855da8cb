//! Why a value in a file is left alone, for every kind of file.

/// Why a line cannot be read or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyTrouble {
    /// No line has this name.
    #[error("the line is not there")]
    Missing,
    /// Several lines have this name; their numbers.
    #[error("the line is there more than once")]
    Twice(Vec<usize>),
    /// The file is not UTF-8 text.
    #[error("this is not a text file in UTF-8")]
    NotText,
    /// From this line on, programs read the file differently.
    #[error("programs read line {0} in different ways")]
    Unclear(usize),
    /// The new value has a character that would need quotes.
    #[error("this value cannot stand in a settings file")]
    NotPlain,
}
