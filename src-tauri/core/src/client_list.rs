//! The list of an agency: a row an account, with its handle, its client and its token.
//!
//! It is what spreadsheets save: commas, semicolons or tabs between the cells, with or without names of the columns,
//! quotes as in RFC 4180. Held by `every_cell_is_read_as_it_was_written` below.

use std::path::Path;

use csv::{ReaderBuilder, StringRecord};

use crate::plain;
use crate::secret::Secret;
use crate::token_shape::{Shape, shape_of};

/// A row of the list.
pub struct Row {
    /// The number of its first line in the file, from 1.
    pub line: usize,
    /// The name that its account has at Meta, without `@`.
    pub handle: Option<String>,
    pub client: Option<String>,
    /// The cell that is to hold the token, as it stands there.
    pub token: Secret,
}

/// Parts of the names of columns, in English and Russian.
const HANDLES: [&str; 7] = ["handle", "account", "user", "name", "аккаунт", "имя", "логин"];
const CLIENTS: [&str; 7] = ["client", "customer", "brand", "group", "клиент", "заказчик", "группа"];
const TOKENS: [&str; 2] = ["token", "токен"];

/// Whether a file is called a list, by the end of its name.
pub fn is_called_list(path: &Path) -> bool {
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    end.is_some_and(|end| ["csv", "tsv"].contains(&end.as_str()))
}

/// The rows of a list, without the names of its columns. A list without any token has no rows.
pub fn read(text: &str) -> Vec<Row> {
    let (separators, before) = separators(text);
    let body = &text[before..];
    let tables = separators.iter().map(|separator| records(body, *separator));
    // No token has a separator in it, so that only with the right one each token is a cell of its own.
    let table = tables.rev().max_by_key(|records| {
        let with_token = records.iter().filter(|(_, record)| record.iter().any(is_token)).count();
        (with_token, records.first().map_or(0, |(_, record)| record.len()))
    });
    let table = table.unwrap_or_default();
    let columns = Columns::of(&table);
    let rows = table.iter().skip(usize::from(columns.are_named));
    let cell = |record: &StringRecord, column: Option<usize>| {
        let text = plain::name(record.get(column?)?.trim().trim_start_matches('@'));
        (!text.is_empty()).then_some(text)
    };
    let row = |(start, record): &(usize, StringRecord)| {
        Some(Row {
            line: line_at(text, before + start),
            handle: cell(record, columns.handle),
            client: cell(record, columns.client),
            token: Secret::new(record.get(columns.token?).unwrap_or_default()),
        })
    };
    rows.filter(|(_, record)| record.iter().any(|cell| !cell.trim().is_empty())).filter_map(row).collect()
}

/// Where each kind of cell stands.
struct Columns {
    handle: Option<usize>,
    client: Option<usize>,
    token: Option<usize>,
    /// Whether the first row holds the names of the columns.
    are_named: bool,
}

impl Columns {
    fn of(table: &[(usize, StringRecord)]) -> Self {
        let of_shape = table.iter().find_map(|(_, record)| record.iter().position(is_token));
        let named = table.first().and_then(|(_, first)| Self::named(first));
        if let Some(named) = named {
            return Self { token: named.token.or(of_shape), ..named };
        }
        let mut others = (0..).filter(|column| Some(*column) != of_shape);
        Self { handle: others.next(), client: others.next(), token: of_shape, are_named: false }
    }

    /// The columns by their names; None for a row that holds a token or no name of a column.
    fn named(first: &StringRecord) -> Option<Self> {
        let cells: Vec<String> = first.iter().map(str::to_lowercase).collect();
        let is = |cell: &str, names: &[&str]| names.iter().any(|name| cell.contains(name));
        let token = cells.iter().position(|cell| is(cell, &TOKENS));
        let client = cells.iter().position(|cell| is(cell, &CLIENTS) && !is(cell, &TOKENS));
        let is_handle = |column: &usize| is(&cells[*column], &HANDLES);
        let mut others = (0..cells.len()).filter(|column| Some(*column) != token && Some(*column) != client);
        let handle = others.find(is_handle);
        let is_names = !first.iter().any(is_token) && token.or(client).or(handle).is_some();
        is_names.then_some(Self { handle, client, token, are_named: true })
    }
}

fn is_token(cell: &str) -> bool {
    matches!(shape_of(cell.trim()), Shape::Token(_))
}

/// The separators that the file may have, and the length of the line with which Excel names its own.
fn separators(text: &str) -> (Vec<u8>, usize) {
    let first = text.lines().next().unwrap_or_default();
    match first.to_lowercase().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) if separator.is_ascii() => (vec![*separator], first.len()),
        _ => (vec![b',', b';', b'\t'], 0),
    }
}

/// The records, each with the place of its first letter.
fn records(text: &str, separator: u8) -> Vec<(usize, StringRecord)> {
    let mut reader = ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(separator);
    let mut found = Vec::new();
    // Only reading can fail, and a text in memory is always read.
    for record in reader.from_reader(text.as_bytes()).into_records().map_while(Result::ok) {
        let at = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        // The reader begins a record at the end of the one before, and skips the lines between them.
        let rest = text.get(at..).unwrap_or_default();
        found.push((at + rest.len() - rest.trim_start_matches(['\r', '\n']).len(), record));
    }
    found
}

/// The number of the line in which this place is. A line ends as Unix, Windows or an old Mac ends it.
fn line_at(text: &str, place: usize) -> usize {
    let before = text.get(..place).unwrap_or_default().replace("\r\n", "\n");
    before.matches(['\n', '\r']).count() + 1
}

#[cfg(test)]
mod tests;
