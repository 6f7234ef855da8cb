//! Whose account an error text is about, as far as it tells. Pure.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::Serialize;

use crate::account::Account;
use crate::network::Network;
use crate::policy;
use crate::ports::Moment;
use crate::secret::Secret;
use crate::token_shape::SHORTEST_TOKEN;

/// Why we think so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Why {
    /// Its token stands in the text.
    Token,
    /// Its name or number stands in the text.
    Named,
    /// It ran out when the text says.
    Date,
    /// No other one fits.
    Alone,
}

/// Meta's clocks say Pacific time, winter or summer; a day covers both and whatever was rounded.
const SAME_DATE: TimeDelta = TimeDelta::days(1);

/// The one account of `network` (None: of any) that the text is about; None where several fit.
pub fn account_of<'a>(
    text: &str,
    network: Option<Network>,
    accounts: impl IntoIterator<Item = &'a Account>,
    now: Moment,
) -> Option<(&'a Account, Why)> {
    let fits = |account: &&Account| network.is_none_or(|network| account.network == network);
    let all: Vec<&Account> = accounts.into_iter().filter(fits).collect();
    let only = |why, is_it: &dyn Fn(&Account) -> bool| {
        let mut found = all.iter().filter(|account| is_it(account));
        let first = found.next()?;
        found.next().is_none().then_some((*first, why))
    };
    let marks: Vec<String> = words(text)
        .filter(|word| word.len() >= SHORTEST_TOKEN)
        .map(|word| Secret::new(word).mark())
        .collect();
    let ended = ended(text);
    only(Why::Token, &|account| marks.contains(&account.token.mark))
        .or_else(|| only(Why::Named, &|account| names(text, account)))
        .or_else(|| {
            let is_then = |end: Moment| ended.is_some_and(|ended| (end - ended).abs() <= SAME_DATE);
            only(Why::Date, &|account| account.token.expires_at.is_some_and(is_then))
        })
        .or_else(|| only(Why::Alone, &|account| policy::status(account, &[], now).needs_a_person()))
        .or_else(|| only(Why::Alone, &|_| true))
}

/// When a token ran out, as Meta says it: `… on Wednesday, 18-Nov-26 08:00:00 PST`.
pub fn ended(text: &str) -> Option<Moment> {
    let mut rest = text.split_whitespace();
    let day = rest.find_map(|word| NaiveDate::parse_from_str(word, "%d-%b-%y").ok())?;
    let hour = rest.next().and_then(|word| NaiveTime::parse_from_str(word, "%H:%M:%S").ok());
    let behind = match rest.next().map(|zone| zone.trim_end_matches('.')) {
        Some("PST") => TimeDelta::hours(8),
        Some("PDT") => TimeDelta::hours(7),
        _ => TimeDelta::zero(),
    };
    Some(day.and_time(hour.unwrap_or_default()).and_utc() + behind)
}

/// A short name may be an ordinary word, so it counts only with its `@`.
fn names(text: &str, account: &Account) -> bool {
    let text = text.to_lowercase();
    let name = account.name.to_lowercase();
    let is_whole = |(start, found): (usize, &str)| {
        let goes_on = |letter: char| letter.is_alphanumeric() || letter == '_';
        let after = &text[start + found.len()..];
        let ends =
            !after.starts_with(goes_on) && !(after.starts_with('.') && after[1..].starts_with(goes_on));
        ends && !text[..start].ends_with(goes_on)
    };
    let has = |wanted: &str| !wanted.is_empty() && text.match_indices(wanted).any(is_whole);
    has(&account.user_id) || has(&format!("@{name}")) || name.len() >= LONG_NAME && has(&name)
}

const LONG_NAME: usize = 6;

/// Runs of what tokens are made of.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '-')
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use proptest::prelude::*;

    use super::*;
    use crate::account::{TokenFacts, TokenKind};

    #[test]
    fn an_account_is_known_by_its_token_then_by_its_name() {
        let all = [account("corner.bakery", 9), account("jam.and.toast", 20)];
        let text = format!("@corner.bakery: {} is not good", token("jam.and.toast"));
        assert_eq!(found(&text, &all), Some(("jam.and.toast", Why::Token)));
        assert_eq!(found("Feed of @Corner.Bakery is empty", &all), Some(("corner.bakery", Why::Named)));
        assert_eq!(found("user 9jam.and.toast failed", &all), Some(("jam.and.toast", Why::Named)));
    }

    #[test]
    fn a_name_that_is_a_part_of_another_one_is_not_it() {
        let all = [account("corner.bakery", 9), account("corner.bakery.two", 20)];
        assert_eq!(found("@corner.bakery.two", &all), Some(("corner.bakery.two", Why::Named)));
        assert_eq!(found("ask corner.bakery.", &all), Some(("corner.bakery", Why::Named)));
        assert_eq!(found("my corner.bakerys", &all), None);
    }

    #[test]
    fn an_account_is_known_by_the_date_it_ran_out_on() {
        let all = [account("corner.bakery", -2), account("jam.and.toast", -9)];
        let text = "Session has expired on Wednesday, 18-Nov-26 02:00:00 PST. The current time is";
        assert_eq!(found(text, &all), Some(("corner.bakery", Why::Date)));
        assert_eq!(ended(text), Some(Utc.with_ymd_and_hms(2026, 11, 18, 10, 0, 0).unwrap()));
        assert_eq!(ended("on 18-Foo-26 it was"), None);
    }

    #[test]
    fn where_nothing_tells_the_only_one_in_trouble_is_meant_and_of_several_none() {
        let all = [account("corner.bakery", -2), account("jam.and.toast", 20)];
        assert_eq!(found("it stopped", &all), Some(("corner.bakery", Why::Alone)));
        assert_eq!(found("it stopped", &all[1..]), Some(("jam.and.toast", Why::Alone)));
        assert_eq!(found("it stopped", &[account("a", 20), account("b", 20)]), None);
        assert!(account_of("it stopped", Some(Network::Facebook), &all, now()).is_none());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,80}", name in "[a-zé.]{0,8}") {
            found(&format!("{text}@{name}.{text}"), &[account(&name, 3)]);
        }
    }

    fn found<'a>(text: &str, accounts: &'a [Account]) -> Option<(&'a str, Why)> {
        account_of(text, None, accounts, now()).map(|(account, why)| (account.name.as_str(), why))
    }

    fn account(name: &str, days_left: i64) -> Account {
        let token = TokenFacts {
            kind: TokenKind::Long,
            obtained_at: None,
            expires_at: Some(now() + TimeDelta::days(days_left)),
            login_required_by: None,
            mark: Secret::new(token(name)).mark(),
        };
        Account::new(name.into(), Network::Threads, format!("9{name}"), name.into(), token, now())
    }

    fn token(name: &str) -> String {
        format!("THAA{}{}", name.replace('.', "x"), "z".repeat(60))
    }

    fn now() -> Moment {
        Utc.with_ymd_and_hms(2026, 11, 20, 10, 0, 0).unwrap()
    }
}
