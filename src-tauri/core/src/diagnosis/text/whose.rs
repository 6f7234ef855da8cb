//! Which of the accounts that are kept a text is about. One or none: a guess between two would mend the wrong one.

use std::collections::HashSet;

use chrono::TimeDelta;

use crate::account::Account;
use crate::moment::Moment;
use crate::network::Network;
use crate::secret::Secret;
use crate::token_shape::SHORTEST_TOKEN;

/// The account whose token, user id, name, end or Meta app the text contains. Token and user id belong to one account
/// only; the other marks are compared among the accounts of the text's network, and the next mark decides between
/// accounts that share one.
pub fn account<'a>(
    text: &str,
    network: Option<Network>,
    ended: Option<Moment>,
    accounts: &'a [Account],
) -> Option<&'a Account> {
    if accounts.is_empty() {
        return None;
    }
    let lower = text.to_lowercase();
    let (fingerprints, numbers, names) = (fingerprints(text), numbers(text), names(&lower));
    let owners: Vec<&Account> = accounts
        .iter()
        .filter(|account| {
            fingerprints.contains(&account.token.fingerprint) || numbers.contains(account.user_id.as_str())
        })
        .collect();
    let is_clear = !owners.is_empty();
    let mut left: Vec<&Account> = if is_clear {
        owners
    } else {
        accounts.iter().filter(|account| network.is_none_or(|network| account.network == network)).collect()
    };
    let named = narrow(&mut left, |account| is_named(&lower, &names, &account.name.to_lowercase()));
    let dated = ended.is_some_and(|ended| {
        NEAR.iter().any(|near| narrow(&mut left, |account| ends_at(account, ended, *near)))
    });
    let of_app =
        narrow(&mut left, |account| account.app_id.as_deref().is_some_and(|app| numbers.contains(app)));
    narrow(&mut left, |account| Some(account.network) == network);
    match left.as_slice() {
        [one] if is_clear || named || dated || of_app => Some(one),
        _ => None,
    }
}

/// Keeps the accounts that fit, unless none does; returns whether any did.
fn narrow(left: &mut Vec<&Account>, fits: impl Fn(&Account) -> bool) -> bool {
    let fitting: Vec<&Account> = left.iter().copied().filter(|account| fits(account)).collect();
    if fitting.is_empty() {
        return false;
    }
    *left = fitting;
    true
}

/// How far two dates of one end may differ: Meta names the second, our date is counted from Meta's answer, and people
/// round.
const NEAR: [TimeDelta; 4] =
    [TimeDelta::seconds(1), TimeDelta::minutes(1), TimeDelta::hours(1), TimeDelta::hours(24)];

fn ends_at(account: &Account, ended: Moment, within: TimeDelta) -> bool {
    account.token.expires_at.is_some_and(|end| (end - ended).abs() <= within)
}

/// Only Facebook names contain spaces; a username is a single word.
fn is_named(text: &str, names: &HashSet<&str>, name: &str) -> bool {
    if name.len() < SHORTEST_NAME {
        return false;
    }
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(&byte)) {
        return names.contains(name);
    }
    let goes_on = |letter: char| letter.is_alphanumeric();
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(goes_on) && !text[at + name.len()..].starts_with(goes_on))
}

/// A shorter name could be an ordinary word of the text.
const SHORTEST_NAME: usize = 3;

/// The words that may be usernames, without the full stop of a sentence.
fn names(text: &str) -> HashSet<&str> {
    let goes_on = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '.';
    text.split(|letter: char| !goes_on(letter)).map(|name| name.trim_matches('.')).collect()
}

/// Whole runs of digits, so that an id is not found inside a longer one.
fn numbers(text: &str) -> HashSet<&str> {
    text.split(|digit: char| !digit.is_ascii_digit()).filter(|number| !number.is_empty()).collect()
}

/// The fingerprints of the words that may be tokens.
fn fingerprints(text: &str) -> HashSet<String> {
    let is_of_token = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    text.split(|letter: char| !is_of_token(letter))
        .filter(|run| run.len() >= SHORTEST_TOKEN)
        .map(|token| Secret::new(token).fingerprint())
        .collect()
}
