//! What is left when neither code nor words tell: what the text looks like.

use super::super::Finding;
use super::super::causes::{APP_SECRET, APP_TOKEN, BLOCKED_NET, CUT, ID_TOKEN, NUMBER, OLD_KIND};
use super::address;
use crate::network::Network;
use crate::token_shape::{self, Shape};

/// The cause that the shape of a text shows.
pub fn cause(text: &str) -> Option<Finding> {
    let trimmed = text.trim();
    of_token(trimmed).or_else(|| address::cause(text)).or_else(|| page(trimmed))
}

/// Whether the text has a token of the kind that Instagram ended in December 2024.
pub fn has_old_kind(text: &str) -> bool {
    words(text).any(|word| token_shape::shape_of(word) == Shape::LegacyInstagram)
}

/// The network of the first token in the text.
pub fn network(text: &str) -> Option<Network> {
    words(text).find_map(|word| match token_shape::shape_of(word) {
        Shape::Token(network) => Some(network),
        Shape::LegacyInstagram => Some(Network::Instagram),
        _ => None,
    })
}

/// The words that may be tokens.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_of_token = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    text.split(move |letter: char| !is_of_token(letter))
        .filter(|word| word.len() >= token_shape::SHORTEST_TOKEN)
}

/// The cause of a text that is a token, or that is often mistaken for one.
fn of_token(text: &str) -> Option<Finding> {
    if text.contains(char::is_whitespace) {
        return None;
    }
    match token_shape::shape_of(text.trim_matches(['"', '\'', '`'])) {
        Shape::LegacyInstagram => Some(OLD_KIND),
        Shape::AppToken(_) => Some(APP_TOKEN),
        Shape::AppSecret => Some(APP_SECRET),
        Shape::Jwt => Some(ID_TOKEN),
        Shape::CutOff(_) => Some(CUT),
        // Error codes are shorter than this.
        Shape::AppId if (12..=19).contains(&text.len()) => Some(NUMBER),
        Shape::Token(_) | Shape::AppId | Shape::Unknown => None,
    }
}

/// An HTML page in place of an answer: from a firewall, a proxy or a wrong host.
fn page(text: &str) -> Option<Finding> {
    let start: String = text.chars().take(64).collect::<String>().to_ascii_lowercase();
    (start.starts_with("<!doctype html") || start.starts_with("<html")).then_some(BLOCKED_NET)
}
