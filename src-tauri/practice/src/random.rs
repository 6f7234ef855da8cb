//! Letters nobody can guess.

use ring::rand::{SecureRandom, SystemRandom};

const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// `prefix` and random letters, `length` characters in all.
pub fn text(prefix: &str, length: usize) -> String {
    let mut bytes = vec![0_u8; length.saturating_sub(prefix.len())];
    if SystemRandom::new().fill(&mut bytes).is_err() {
        // A system without randomness: the pretend Meta's strings need be unique, and these are not.
        return prefix.to_owned();
    }
    let letters = bytes.iter().map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]));
    prefix.chars().chain(letters).collect()
}
