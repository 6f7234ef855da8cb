//! A table of all accounts for a client or for the books, as CSV (RFC 4180) that a spreadsheet opens.

use chrono::SecondsFormat;

use crate::account::{Account, ByAccount};
use crate::moment::Moment;
use crate::places::Place;
use crate::policy;
use crate::text::Texts;

/// The columns, each a key of the texts.
const COLUMNS: [&str; 9] = [
    "report-account",
    "report-network",
    "report-label",
    "report-client",
    "report-status",
    "report-extended",
    "report-expires",
    "report-login",
    "report-places",
];

/// The table of these accounts as they are at `now`: a heading and a line an account.
pub fn report(accounts: &[Account], places: &ByAccount<'_, Place>, texts: &Texts, now: Moment) -> String {
    let mut table = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::Always)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let heading = COLUMNS.map(|key| texts.say(key, &[]));
    let lines = accounts.iter().map(|account| line(account, places.of(&account.id), texts, now));
    for cells in std::iter::once(heading).chain(lines) {
        // A Vec takes whatever is written to it, and each line has as many cells as the first.
        drop(table.write_record(cells.map(|cell| harmless(&cell))));
    }
    String::from_utf8(table.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn line(account: &Account, places: &[&Place], texts: &Texts, now: Moment) -> [String; 9] {
    let token = &account.token;
    let day =
        |at: Option<Moment>| at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default();
    [
        account.name.clone(),
        account.network.brand().to_owned(),
        account.label.clone().unwrap_or_default(),
        account.client.clone().unwrap_or_default(),
        texts.say(policy::status(account, places, now).word(), &[]),
        day(token.obtained_at),
        day(token.expires_at),
        day(token.login_required_by),
        places.len().to_string(),
    ]
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
