//! The strings of tokens, codes and trace ids.

use ring::rand::{SecureRandom, SystemRandom};

const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// `prefix` and random letters and digits, `length` characters in all.
pub fn text(prefix: &str, length: usize) -> String {
    let mut bytes = vec![0_u8; length.saturating_sub(prefix.len())];
    if SystemRandom::new().fill(&mut bytes).is_err() {
        // Without the system's randomness there is no unique string; the bare prefix keeps the answer's shape.
        return prefix.to_owned();
    }
    let letters = bytes.iter().map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]));
    prefix.chars().chain(letters).collect()
}
