//! Copies of a token in a text, found by its fingerprint: neither the search nor its answer holds a token.

use std::collections::BTreeMap;

use crate::secret::Secret;
use crate::token_shape::{self, Shape};

/// Tokens that are looked for, by their fingerprints.
pub struct Sought(BTreeMap<String, Owner>);

/// Whose token a fingerprint is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The id of the account.
    pub account: String,
    /// Whether it is the token of today; False for one that the account had before.
    pub is_current: bool,
}

/// A copy in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The line number, counted from 1.
    pub line: usize,
    /// The name before it in its line, where the line looks like one that gives it a name.
    pub key: Option<String>,
    /// Whose token it is.
    pub owner: Owner,
}

impl Sought {
    /// The tokens with these fingerprints. Where one of today and one from before are the same, it is of today.
    pub fn new(marks: impl IntoIterator<Item = (String, Owner)>) -> Self {
        let mut sought: BTreeMap<String, Owner> = BTreeMap::new();
        for (mark, owner) in marks {
            let known = sought.entry(mark).or_insert_with(|| owner.clone());
            if owner.is_current {
                *known = owner;
            }
        }
        Self(sought)
    }

    /// The copies in a text, from top to bottom. Bytes that are no UTF-8 part one word from the next.
    pub fn copies_in(&self, content: &[u8]) -> Vec<Copy> {
        let mut copies = Vec::new();
        for (index, line) in content.split(|byte| *byte == b'\n').enumerate() {
            if line.len() < SHORTEST {
                continue;
            }
            let words = line.split(|byte| !is_of_token(*byte)).filter(|word| word.len() >= SHORTEST);
            for word in words.filter_map(|word| str::from_utf8(word).ok()) {
                if let Some((token, owner)) = self.owner_of(word) {
                    copies.push(Copy {
                        line: index + 1,
                        key: name_before(line, token),
                        owner: owner.clone(),
                    });
                }
            }
        }
        copies
    }

    /// Whose token a value is.
    pub fn owner(&self, value: &Secret) -> Option<&Owner> {
        self.0.get(&value.fingerprint())
    }

    /// The token in a word, and whose it is. A word may have a name and `=` before the token.
    fn owner_of<'a>(&self, word: &'a str) -> Option<(&'a str, &Owner)> {
        let value = word.rsplit_once('=').map_or(word, |(_, value)| value);
        let token = [value, word].into_iter().find(|word| is_like_a_token(word))?;
        Some((token, self.owner(&Secret::new(token))?))
    }
}

/// Shorter words are no tokens of Meta's: those seen have more than 100 letters.
const SHORTEST: usize = 40;

fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-|.=".contains(&byte)
}

fn is_like_a_token(word: &str) -> bool {
    matches!(token_shape::shape_of(word), Shape::Token(_) | Shape::LegacyInstagram | Shape::AppToken(_))
}

/// The name that a line gives to what is behind it: `NAME=`, `"name": `, `define('NAME', `, `NAME: `.
fn name_before(line: &[u8], token: &str) -> Option<String> {
    let line = String::from_utf8_lossy(line);
    let before = &line[..line.find(token)?];
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || "_-.".contains(letter);
    let before = before.trim_end_matches(|letter: char| !is_of_name(letter));
    let name: String = before.chars().rev().take_while(|letter| is_of_name(*letter)).collect();
    let name: String = name.chars().rev().collect();
    (!name.is_empty() && name.len() <= 100).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(letter: &str) -> String {
        format!("THAA{}", letter.repeat(80))
    }

    fn sought() -> Sought {
        let owner = |is_current| Owner { account: "00000001".into(), is_current };
        let mark = |letter| Secret::new(token(letter)).fingerprint();
        Sought::new([(mark("n"), owner(true)), (mark("o"), owner(false)), (mark("n"), owner(false))])
    }

    #[test]
    fn a_copy_is_found_with_its_line_and_its_name_however_it_stands_there() {
        let (new, old) = (token("n"), token("o"));
        for (text, line, key) in [
            (format!("A=1\nTOKEN={new}\n"), 2, Some("TOKEN")),
            (format!("{{\"a\": 1,\r\n \"access_token\": \"{new}\"}}"), 2, Some("access_token")),
            (format!("define( 'IG_TOKEN', '{new}' );"), 1, Some("IG_TOKEN")),
            (
                format!("curl \"https://graph.threads.net/me?access_token={new}&x=1\""),
                1,
                Some("access_token"),
            ),
            (new.clone(), 1, None),
        ] {
            let copies = sought().copies_in(text.as_bytes());
            assert_eq!(copies.len(), 1, "{text}");
            assert_eq!((copies[0].line, copies[0].key.as_deref()), (line, key), "{text}");
            assert!(copies[0].owner.is_current);
        }
        assert!(!sought().copies_in(old.as_bytes())[0].owner.is_current);
    }

    #[test]
    fn what_is_like_it_and_is_not_it_is_no_copy() {
        let new = token("n");
        for text in [format!("{new}n"), new[..60].to_owned(), format!("x{new}"), token("p"), String::new()] {
            assert_eq!(sought().copies_in(text.as_bytes()), [], "{text}");
        }
        assert_eq!(sought().copies_in(&[0xff; 300]), []);
    }
}
