//! The text of a file, in whatever encoding a spreadsheet or an editor saved it.
//!
//! A mark at the beginning names UTF-8 or UTF-16, and what reads as UTF-8 is UTF-8. Everything else is guessed by the
//! letters, as browsers do it: an Excel saves lists in the encoding of its system (windows-1251 in Russian, windows-1252 in
//! German). A wrong guess changes only letters that are not ASCII, so it never touches a token; names that were read
//! this way are shown before they are kept. So only the window guesses; the tables for it, 0.2 MB, are in no program that
//! does not call [`guessed`].

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// The text in UTF-8 or UTF-16, without the mark at its beginning; None for everything else.
pub fn unicode(content: &[u8]) -> Option<String> {
    let text = match content {
        [0xff, 0xfe, units @ ..] => wide(units, u16::from_le_bytes)?,
        [0xfe, 0xff, units @ ..] => wide(units, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, text @ ..] | text => str::from_utf8(text).ok()?.to_owned(),
    };
    is_text(&text).then_some(text)
}

/// The same, and the text in an encoding that nothing names; None for bytes that are no text.
pub fn guessed(content: &[u8]) -> Option<String> {
    if has_mark(content) || str::from_utf8(content).is_ok() {
        return unicode(content);
    }
    // In ISO-2022-JP the bytes of a token could be read as other letters.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(content, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let text = encoding.decode_without_bom_handling_and_without_replacement(content)?;
    is_text(&text).then(|| text.into_owned())
}

fn has_mark(content: &[u8]) -> bool {
    [&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf"].iter().any(|mark| content.starts_with(mark))
}

fn is_text(text: &str) -> bool {
    !text.contains('\0')
}

fn wide(units: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (units, rest) = units.as_chunks();
    let text = char::decode_utf16(units.iter().copied().map(unit)).collect::<Result<_, _>>().ok()?;
    rest.is_empty().then_some(text)
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
            assert_eq!(guessed(&content).as_deref(), Some(text), "{}", encoding.name());
            assert_eq!(unicode(&content), None, "{}", encoding.name());
        }
    }

    #[test]
    fn a_mark_at_the_beginning_names_the_encoding_and_is_no_part_of_the_text() {
        let text = "Пекарня;Bäckerei;🍞";
        let units = || text.encode_utf16();
        let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect();
        for content in [little, big, format!("\u{feff}{text}").into_bytes(), text.as_bytes().to_vec()] {
            assert_eq!(guessed(&content).as_deref(), Some(text));
            assert_eq!(unicode(&content).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_picture_and_a_torn_text_are_no_text() {
        for content in [&b"\x89PNG\r\n\0\0"[..], b"\xff\xfea", b"\xfe\xff\xd8\0", b"\xef\xbb\xbf\xff"] {
            assert_eq!((unicode(content), guessed(content)), (None, None), "{content:?}");
        }
    }

    proptest! {
        #[test]
        fn letters_of_ascii_are_read_as_they_are(
            token in "[A-Za-z0-9]{1,200}",
            around in prop::collection::vec(0x80_u8.., 0..40),
        ) {
            let line = [token.as_bytes(), b";", &around, b";", token.as_bytes()].concat();
            if let Some(text) = guessed(&line) {
                prop_assert!(text.starts_with(&token) && text.ends_with(&token), "{text}");
            }
        }
    }
}
