//! What a scalar of YAML says: its quotes, its escapes, and whether it is a string where it has none.

/// The text in quotes that closes in this line, with the position behind its quote; no text where an escape is wrong.
pub(super) fn quoted_end(text: &str, quote: char) -> Option<(Option<String>, usize)> {
    let mut letters = text.char_indices().skip(1).peekable();
    let mut said = Some(String::new());
    while let Some((at, letter)) = letters.next() {
        let plain = match letter {
            '\'' if quote == '\'' && letters.next_if(|(_, next)| *next == '\'').is_some() => Some('\''),
            _ if letter == quote => return Some((said, at + 1)),
            '\\' if quote == '"' => {
                let (_, kind) = letters.next()?;
                unescaped(kind, || letters.next().map(|(_, digit)| digit))
            }
            _ => Some(letter),
        };
        said = said.zip(plain).map(|(mut said, letter)| {
            said.push(letter);
            said
        });
    }
    None
}

/// Whether every reader takes a plain scalar for a string: no number, date, truth value or nothing in YAML 1.1 or 1.2.
pub(super) fn is_sure_text(value: &str) -> bool {
    const OTHERS: [&str; 17] = [
        "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<", ".nan", ".inf",
        "-.inf", "+.inf",
    ];
    let is_of_number = |byte: u8| byte.is_ascii_hexdigit() || b"xXoO_.,:+-TtZz ".contains(&byte);
    let starts_number = value.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first));
    let may_be_number = starts_number && value.bytes().all(is_of_number);
    !may_be_number && !OTHERS.contains(&value.to_ascii_lowercase().as_str())
}

/// The letter that a backslash makes of what follows it.
fn unescaped(kind: char, mut next: impl FnMut() -> Option<char>) -> Option<char> {
    let mut coded = |digits: usize| {
        let code: Option<String> = (0..digits).map(|_| next().filter(char::is_ascii_hexdigit)).collect();
        u32::from_str_radix(&code?, 16).ok().and_then(char::from_u32)
    };
    Some(match kind {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        ' ' | '"' | '/' | '\\' => kind,
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        'x' => coded(2)?,
        'u' => coded(4)?,
        'U' => coded(8)?,
        _ => return None,
    })
}
