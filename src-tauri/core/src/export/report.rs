//! A table of all accounts for a client or for the books.

use chrono::SecondsFormat;

use super::table::{as_file, table};
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

/// The table as the content of a file.
pub fn report_file(
    accounts: &[Account],
    places: &ByAccount<'_, Place>,
    texts: &Texts,
    now: Moment,
) -> String {
    as_file(&report(accounts, places, texts, now))
}

/// The table of these accounts as they are at `now`: a heading and a line an account.
pub fn report(accounts: &[Account], places: &ByAccount<'_, Place>, texts: &Texts, now: Moment) -> String {
    let heading = COLUMNS.map(|key| texts.say(key, &[]));
    let lines = accounts.iter().map(|account| line(account, places.of(&account.id), texts, now));
    table(std::iter::once(heading).chain(lines))
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
