//! Keys and strings of TOML.

use super::super::items::Lost;

/// Whether a key may have the byte without quotes.
pub(super) fn is_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-".contains(&byte)
}

/// One key; afterwards `at` is behind it.
pub(super) fn read_key(text: &str, at: &mut usize) -> Option<String> {
    if text[*at..].starts_with(['"', '\'']) {
        return read_string(text, at).ok()?;
    }
    let key: &str = &text[*at..];
    let key = &key[..key.bytes().take_while(|byte| is_bare(*byte)).count()];
    *at += key.len();
    (!key.is_empty()).then(|| key.to_owned())
}

/// A string, None if it may have several lines; afterwards `at` is behind it.
pub(super) fn read_string(text: &str, at: &mut usize) -> Result<Option<String>, Lost> {
    let start = *at;
    let rest = &text[start..];
    let quote = if rest.starts_with('"') { '"' } else { '\'' };
    let triple = if quote == '"' { "\"\"\"" } else { "'''" };
    if rest.starts_with(triple) {
        *at += 3;
        return over_lines(text, at, quote, triple).map(|()| None);
    }
    let mut said = String::new();
    let mut letters = rest.char_indices().skip(1);
    while let Some((position, letter)) = letters.next() {
        match letter {
            _ if letter == quote => {
                *at = start + position + 1;
                return Ok(Some(said));
            }
            '\\' if quote == '"' => {
                let mut next = || letters.next().map(|(_, letter)| letter);
                said.push(unescaped(&mut next).ok_or(Lost(start))?);
            }
            _ if letter.is_ascii_control() && letter != '\t' => return Err(Lost(start)),
            _ => said.push(letter),
        }
    }
    Err(Lost(start))
}

/// Goes behind the end of a string of several lines, before which two more quotes may stand.
fn over_lines(text: &str, at: &mut usize, quote: char, triple: &str) -> Result<(), Lost> {
    let start = *at;
    loop {
        let rest = &text[*at..];
        let letter = rest.chars().next().ok_or(Lost(start))?;
        if rest.starts_with(triple) {
            *at += 3;
            let more = text[*at..].chars().take_while(|next| *next == quote).take(2).count();
            *at += more;
            return Ok(());
        }
        *at += letter.len_utf8();
        if letter == '\\' && quote == '"' {
            *at += text[*at..].chars().next().map_or(0, char::len_utf8);
        }
    }
}

/// The letter behind a backslash, as TOML 1.0 knows it.
fn unescaped(next: &mut impl FnMut() -> Option<char>) -> Option<char> {
    let digits = match next()? {
        'b' => return Some('\u{8}'),
        't' => return Some('\t'),
        'n' => return Some('\n'),
        'f' => return Some('\u{c}'),
        'r' => return Some('\r'),
        letter @ ('"' | '\\') => return Some(letter),
        'u' => 4,
        'U' => 8,
        _ => return None,
    };
    let code: Option<String> = (0..digits).map(|_| next().filter(char::is_ascii_hexdigit)).collect();
    char::from_u32(u32::from_str_radix(&code?, 16).ok()?)
}
