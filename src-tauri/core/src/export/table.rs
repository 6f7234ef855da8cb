//! A table as CSV (RFC 4180) that a spreadsheet opens and never counts.

/// What a spreadsheet wants in front of a file to read it as UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A table as the content of a file.
pub fn as_file(table: &str) -> String {
    format!("{BYTE_ORDER_MARK}{table}")
}

/// The table with these rows, of which the first is the heading. All have the same number of cells.
pub fn table<const CELLS: usize>(rows: impl Iterator<Item = [String; CELLS]>) -> String {
    let mut table = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for cells in rows {
        // A Vec takes whatever is written to it, and each line has as many cells as the first.
        drop(table.write_record(cells.map(|cell| harmless(&cell))));
    }
    String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The cell as a spreadsheet shows it and never counts it: a cell that begins like a formula gets an apostrophe in front,
/// also where another separator than ours would make a cell begin (OWASP, "CSV Injection").
fn harmless(cell: &str) -> String {
    let mut harmless = String::with_capacity(cell.len());
    let mut begins = true;
    for letter in cell.chars() {
        if begins && matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r') {
            harmless.push('\'');
        }
        harmless.push(letter);
        begins = matches!(letter, ';' | ',' | '\t' | '\n' | '\r' | '"');
    }
    harmless
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_cell_begins_like_a_formula_whatever_separates_cells(cell in "[=+@;,\"\\t\\r\\na-]{0,12}") {
            let harmless = harmless(&cell);
            for part in harmless.split([';', ',', '\t', '\n', '\r', '"']) {
                prop_assert!(!part.starts_with(['=', '+', '-', '@']), "{:?} of {:?}", part, cell);
            }
            prop_assert_eq!(harmless.replace('\'', ""), cell);
        }
    }
}
