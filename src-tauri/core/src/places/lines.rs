//! Which lines of a settings file may take a token. Pure.

use super::date_line;
use super::env_file::EnvFile;
use super::key_trouble::KeyTrouble;
use crate::network::Network;
use crate::token_shape::{self, Shape};

/// A line that looks as if it held a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line number, counted from 1.
    pub number: usize,
    /// The name before `=`.
    pub key: String,
    /// The masked value, safe to show; None when the line is empty.
    pub masked: Option<String>,
    /// The network whose token the value looks like.
    pub network: Option<Network>,
    /// The name of a line beside it that would keep the date of the token before.
    pub dated: Option<String>,
    /// Why the line cannot be written.
    pub trouble: Option<KeyTrouble>,
}

/// The lines whose value has the shape of a token, and the lines named like one; each name once.
pub fn of(file: &EnvFile) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for entry in file.entries() {
        let value = entry.value.expose();
        let shape = token_shape::shape_of(value);
        let is_one = matches!(shape, Shape::Token(_) | Shape::LegacyInstagram | Shape::CutOff(_));
        let is_called_one = entry.key.to_ascii_uppercase().contains("TOKEN");
        if !(is_one || is_called_one) || lines.iter().any(|line| line.key == entry.key) {
            continue;
        }
        lines.push(Line {
            number: entry.line,
            key: entry.key.clone(),
            masked: (!value.is_empty()).then(|| entry.value.masked()),
            network: match shape {
                Shape::Token(network) | Shape::CutOff(network) => Some(network),
                Shape::LegacyInstagram => Some(Network::Instagram),
                _ => None,
            },
            dated: date_line::date_line(file, &entry.key),
            trouble: file.find(&entry.key).err(),
        });
    }
    lines
}

/// Whether the line holds something else than a token, which a token in its place would destroy.
pub fn holds_something_else(file: &EnvFile, key: &str) -> bool {
    let has_value = file.entries().iter().any(|entry| entry.key == key && !entry.value.expose().is_empty());
    has_value && of(file).iter().all(|line| line.key != key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_offered_for_its_value_or_for_its_name() {
        let token = format!("THAA{}", "x".repeat(60));
        let lines = read(&format!(
            "PORT=80\nA={token}\nIG_TOKEN=\nNEXT_PUBLIC_token=changeme\nSECRET=0123456789abcdef0123456789abcdef\n"
        ));
        let shown: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.key.as_str(), line.masked.as_deref(), line.network))
            .collect();
        assert_eq!(
            shown,
            [
                (2, "A", Some("THAA••••xxxx"), Some(Network::Threads)),
                (3, "IG_TOKEN", None, None),
                (4, "NEXT_PUBLIC_token", Some("••••"), None),
            ]
        );
    }

    #[test]
    fn a_line_that_programs_read_differently_is_named_once_with_its_reason() {
        let lines = read("TOKEN=a\nTOKEN=b\n");
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].trouble, Some(KeyTrouble::Twice(vec![1, 2])));
    }

    fn read(content: &str) -> Vec<Line> {
        of(&EnvFile::read(content.as_bytes()).unwrap())
    }
}
