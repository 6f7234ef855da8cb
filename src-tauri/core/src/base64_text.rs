//! Texts in base64, as jobs in the cloud log bodies and as scanners of mail hide addresses.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// The text that these letters of base64 stand for, in either alphabet, with or without the signs at its end. Letters
/// that were cut off at the end cost no more than themselves. None where it is no text.
pub fn decoded(letters: &str) -> Option<String> {
    const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    const ENGINE: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
    if !letters.is_ascii() {
        return None;
    }
    let letters = letters.trim_end_matches('=').replace('-', "+").replace('_', "/");
    // One letter alone is less than a byte.
    let whole = if letters.len() % 4 == 1 { &letters[..letters.len() - 1] } else { &letters };
    String::from_utf8(ENGINE.decode(whole).ok()?).ok()
}

/// Whether a letter is one of base64, in either alphabet.
pub fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '-' | '_')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn either_alphabet_is_read_with_and_without_its_end() {
        for letters in ["w7/Dv8O+", "w7_Dv8O-"] {
            assert_eq!(decoded(letters).as_deref(), Some("ÿÿþ"));
        }
        for letters in ["eyJhIjoxfQ==", "eyJhIjoxfQ"] {
            assert_eq!(decoded(letters).as_deref(), Some("{\"a\":1}"));
        }
        assert_eq!(decoded("/////w=="), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,40}") {
            decoded(&text);
        }
    }
}
