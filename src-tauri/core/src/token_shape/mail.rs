//! A token in a mail that was quoted, or copied as its source. Pure.

use super::{BEGINNINGS, SHORTEST_TOKEN};

/// The text without the marks of a quoted mail before its lines, and with the lines joined that a mail's source breaks
/// with `=` (RFC 2045, section 6.7).
pub fn unwrapped(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut is_broken = false;
    for line in text.lines() {
        let line = unquoted(line);
        if is_broken {
            whole.push_str(line.trim_start());
        } else {
            if !whole.is_empty() {
                whole.push('\n');
            }
            whole.push_str(line);
        }
        is_broken = breaks_softly(line, is_broken);
        if is_broken {
            whole.truncate(whole.trim_end().len() - 1);
        }
    }
    if is_encoded(&whole) { whole.replace("=3D", "=").replace("=3d", "=") } else { whole }
}

/// A line without the `>` of each mail that it was quoted in.
fn unquoted(line: &str) -> &str {
    let mut rest = line.trim_start();
    let mut is_quoted = false;
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.trim_start();
        is_quoted = true;
    }
    if is_quoted { rest } else { line }
}

/// Whether a line ends in the middle of a token. `NAME=` with its value in the next line does not.
fn breaks_softly(line: &str, is_going_on: bool) -> bool {
    let Some(before) = line.trim_end().strip_suffix('=') else { return false };
    let is_of_token = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    let start = before.trim_end_matches(is_of_token).len();
    let piece = before[start..].trim_start_matches("3D").trim_start_matches("3d");
    let begins = BEGINNINGS.iter().any(|beginning| piece.starts_with(beginning));
    begins || piece.len() >= SHORTEST_TOKEN || is_going_on && !piece.is_empty()
}

/// Whether a token stands behind an `=` that is written as `=3D`.
fn is_encoded(text: &str) -> bool {
    ["=3D", "=3d"].iter().any(|sign| {
        text.match_indices(sign).any(|(at, _)| {
            let rest = text[at + sign.len()..].trim_start_matches(['"', '\'']);
            BEGINNINGS.iter().any(|beginning| rest.starts_with(beginning))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_mail_put_around_and_into_a_token_is_taken_out() {
        for (text, plain) in [
            ("> THAAone\n> two3\n", "THAAone\ntwo3"),
            (">> > THAAone", "THAAone"),
            ("Mara wrote:\n> here: THAAone", "Mara wrote:\nhere: THAAone"),
            ("THAAone=\ntwo3=\nfour", "THAAonetwo3four"),
            ("> THAAone=\r\n> two3", "THAAonetwo3"),
            ("TOKEN=3DTHAAone", "TOKEN=THAAone"),
            ("TOKEN=3DTHAAone=\ntwo", "TOKEN=THAAonetwo"),
            ("TOKEN=\nTHAAone", "TOKEN=\nTHAAone"),
            ("A=3D\nB=1", "A=3D\nB=1"),
            ("a > b", "a > b"),
        ] {
            assert_eq!(unwrapped(text), plain, "{text:?}");
        }
    }
}
