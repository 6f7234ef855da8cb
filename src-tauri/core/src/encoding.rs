//! The text of a file, in whatever encoding a spreadsheet or an editor saved it.
//!
//! A mark at the beginning names UTF-8 or UTF-16, and what reads as UTF-8 is UTF-8. Everything else is guessed by the
//! letters, as browsers do it: an Excel saves lists in the encoding of its system (windows-1251 in Russian, windows-1252 in
//! German). A wrong guess changes only letters that are not ASCII, so it never touches a token; names that were read
//! this way are shown before they are kept.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// The text without the mark at its beginning; None for what is no text.
pub fn decoded(content: &[u8]) -> Option<String> {
    let (encoding, text) = match Encoding::for_bom(content) {
        Some((encoding, length)) => (encoding, content.get(length..)?),
        None if std::str::from_utf8(content).is_ok() => (UTF_8, content),
        None => (guessed(content), content),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(text)?;
    (!text.contains('\0')).then(|| text.into_owned())
}

fn guessed(content: &[u8]) -> &'static Encoding {
    // In ISO-2022-JP the bytes of a token could be read as other letters.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(content, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use encoding_rs::{IBM866, WINDOWS_1251, WINDOWS_1252};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_spreadsheets_save_in_russian_and_german_is_read_as_it_was_written() {
        let russian = "corner.bakery;Пекарня на углу;THAAx9\r\njam;Сёмга и Ко;THAAx8\r\n";
        let german = "corner.bakery;Bäckerei Müller;THAAx9\r\ncafe;Café Größe;THAAx8\r\n";
        for (encoding, text) in [(WINDOWS_1251, russian), (IBM866, russian), (WINDOWS_1252, german)] {
            let (content, _, has_gaps) = encoding.encode(text);
            assert!(!has_gaps);
            assert_eq!(decoded(&content).as_deref(), Some(text), "{}", encoding.name());
        }
    }

    #[test]
    fn a_mark_at_the_beginning_names_the_encoding_and_is_no_part_of_the_text() {
        let text = "Пекарня;Bäckerei;🍞";
        let units = || text.encode_utf16();
        let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect();
        for content in [little, big, format!("\u{feff}{text}").into_bytes(), text.as_bytes().to_vec()] {
            assert_eq!(decoded(&content).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_picture_and_a_torn_text_are_no_text() {
        assert_eq!(decoded(b"\x89PNG\r\n\0\0"), None);
        assert_eq!(decoded(b"\xff\xfea"), None);
        assert_eq!(decoded(b"\xef\xbb\xbf\xff"), None);
    }

    proptest! {
        #[test]
        fn letters_of_ascii_are_read_as_they_are(
            token in "[A-Za-z0-9]{1,200}",
            around in prop::collection::vec(0x80_u8.., 0..40),
        ) {
            let line = [token.as_bytes(), b";", &around, b";", token.as_bytes()].concat();
            if let Some(text) = decoded(&line) {
                prop_assert!(text.starts_with(&token) && text.ends_with(&token), "{text}");
            }
        }
    }
}
