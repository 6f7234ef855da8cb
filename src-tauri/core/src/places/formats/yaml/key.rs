//! Which lines of a text in YAML have a key.

use super::super::items::Lost;
use super::lines::Row;
use super::scalar::quoted_end;

/// A key, and the position behind its colon.
pub(super) struct Key {
    pub name: String,
    pub behind: usize,
}

/// Whether a list's item starts here.
pub(super) fn is_dash(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// The key at the start of a row; None if it has none.
pub(super) fn of(row: &Row<'_>) -> Result<Option<Key>, Lost> {
    if is_dash(row.text) {
        return Ok(None);
    }
    let (name, end) = match row.text.chars().next() {
        Some(quote @ ('"' | '\'')) => match quoted_end(row.text, quote) {
            Some((name, end)) => (name.ok_or(Lost(row.start))?, end),
            None => return Ok(None),
        },
        _ => {
            let Some(end) = colon(row.text) else { return Ok(None) };
            (row.text[..end].trim_end_matches([' ', '\t']).to_owned(), end)
        }
    };
    let rest = row.text[end..].trim_start_matches(' ');
    let is_quoted = row.text.starts_with(['"', '\'']);
    let Some(behind) = rest.strip_prefix(':').filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    else {
        return Ok(None);
    };
    if is_quoted || is_plain(&name) {
        return Ok(Some(Key { name, behind: row.start + row.text.len() - behind.len() }));
    }
    // Behind a bracket or a tag the colon belongs to a value.
    if name.starts_with(['[', '{', '!', '&', '*']) { Ok(None) } else { Err(Lost(row.start)) }
}

/// The colon that ends a key without quotes.
fn colon(text: &str) -> Option<usize> {
    let end = text.match_indices(['#']).map(|(at, _)| at).find(|at| text[..*at].ends_with([' ', '\t']));
    let text = &text[..end.unwrap_or(text.len())];
    text.match_indices(':').map(|(at, _)| at).find(|at| {
        let behind = &text[at + 1..];
        behind.is_empty() || behind.starts_with([' ', '\t'])
    })
}

fn is_plain(name: &str) -> bool {
    let starts_an_other_thing =
        name.starts_with(['[', ']', '{', '}', ',', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`']);
    let is_mark = ["-", "?", ":"].into_iter().any(|mark| {
        name.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    });
    !name.is_empty() && !starts_an_other_thing && !is_mark && !name.contains('\t')
}
