//! Tables with a line of names above lines of values: CSV with its separators, Markdown, and what databases print.

use super::fields::{Answer, Key, key_of, set};

/// The answers in the tables of a text.
pub fn answers(text: &str) -> Vec<Answer> {
    let mut found = Vec::new();
    let mut head: Option<Head> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        if let Some(new) = Head::of(line) {
            head = Some(new);
            continue;
        }
        let Some(columns) = &head else { continue };
        let cells = cells(line, columns.sign);
        if cells.len() < columns.keys.len() {
            // The rule below the names of a Markdown table or of a database's output stays within the table.
            if !line.trim_matches(['-', '+', '|', ':', ' ']).is_empty() {
                head = None;
            }
            continue;
        }
        let mut answer = Answer { range: start..start + line.len(), ..Answer::default() };
        for (key, cell) in columns.keys.iter().zip(&cells) {
            if let Some(key) = key {
                set(&mut answer, *key, cell);
            }
        }
        if answer.error.code.is_some() || answer.error.subcode.is_some() || answer.is_valid.is_some() {
            found.push(answer);
        }
    }
    found
}

/// The names of a table's columns.
struct Head {
    sign: char,
    keys: Vec<Option<Key>>,
}

impl Head {
    /// A line is one where two of its cells are names of Meta's, and one of them is a code.
    fn of(line: &str) -> Option<Self> {
        [',', ';', '\t', '|'].into_iter().find_map(|sign| {
            let keys: Vec<Option<Key>> = cells(line, sign).iter().map(|cell| key_of_cell(cell)).collect();
            let has_code =
                keys.iter().flatten().any(|key| matches!(key, Key::Code | Key::Subcode | Key::Valid));
            (has_code && keys.iter().flatten().count() >= 2).then_some(Self { sign, keys })
        })
    }
}

fn key_of_cell(cell: &str) -> Option<Key> {
    let is_name =
        cell.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b' ' | b'.'));
    let last = cell.rsplit('.').next()?;
    if is_name { key_of(last) } else { None }
}

/// The cells of a line; a sign inside of quotes separates nothing.
fn cells(line: &str, sign: char) -> Vec<String> {
    let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    for letter in line.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            _ if letter == sign && !is_quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    cells.push(cell);
    cells.iter().map(|cell| cell.trim_matches([' ', '`', '*', '\'']).to_owned()).collect()
}
