//! The one type that holds a token, a code or an app secret.
//!
//! Ledger and log name a token by its fingerprint (stored as `mark`), 16 hex digits of its SHA-256, because that is enough to compare tokens
//! and nothing to guess them from. Held by `the_same_text_is_the_same_secret_and_has_the_same_fingerprint` below, and the
//! leak search of `tests/src/sandbox/leaks.rs` looks for the tokens themselves.

use ring::digest;
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

/// Text that must not be seen. It has no Debug, Display, Serialize or Deref, so that it cannot get into a log, a ledger
/// or the window by accident. The memory is wiped on drop.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Takes ownership of the text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(SecretString::from(text.into()))
    }

    /// The text itself. Each caller is a place where a secret leaves our control.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// Whether both hold the same text, in a time that does not depend on where they differ.
    pub fn same_as(&self, other: &Self) -> bool {
        self.expose().as_bytes().ct_eq(other.expose().as_bytes()).into()
    }

    /// The text as a person may see it: the first and the last four characters of a long secret, dots for a short one.
    pub fn masked(&self) -> String {
        let text = self.expose();
        if text.len() < 24 || !text.is_ascii() {
            return "••••".to_owned();
        }
        format!("{}••••{}", &text[..4], &text[text.len() - 4..])
    }

    /// Whether the text has a piece of this secret in it that is long enough to be told from a word.
    pub fn has_piece_in(&self, text: &str) -> bool {
        let (secret, text) = (self.expose().as_bytes(), text.as_bytes());
        text.windows(PIECE).any(|piece| secret.windows(PIECE).any(|own| own == piece))
    }

    /// A name for this token that the ledger may keep: 16 hex digits of its SHA-256. A Meta token is far too
    /// long and random to be guessed back from it.
    pub fn fingerprint(&self) -> String {
        let hash = digest::digest(&digest::SHA256, self.expose().as_bytes());
        hash.as_ref().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// So many letters in a row are a piece of a secret: fewer are too often the same by chance, and help no thief.
const PIECE: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_token_shows_four_characters_at_each_end() {
        let token = Secret::new("IGAAexampleexampleexampleexample7Qx2");
        assert_eq!(token.masked(), "IGAA••••7Qx2");
    }

    #[test]
    fn a_short_secret_is_masked_whole() {
        assert_eq!(Secret::new("hunter2").masked(), "••••");
    }

    #[test]
    fn a_piece_of_a_secret_is_found_in_the_middle_of_a_text() {
        let token = Secret::new("THAAmadeUpForTheTests0123");
        assert!(token.has_piece_in("type: ForTheX"));
        assert!(
            !token.has_piece_in("OAuthException") && !token.has_piece_in("For") && !token.has_piece_in("")
        );
    }

    #[test]
    fn the_same_text_is_the_same_secret_and_has_the_same_fingerprint() {
        let (one, two) = (Secret::new("THAAone"), Secret::new("THAAtwo"));
        assert!(one.same_as(&one.clone()) && !one.same_as(&two));
        assert_eq!(one.fingerprint(), one.clone().fingerprint());
        assert_ne!(one.fingerprint(), two.fingerprint());
    }
}
