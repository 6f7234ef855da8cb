//! Which of the accounts that are kept a text is about. One or none: a guess between two would mend the wrong one.

use chrono::TimeDelta;

use crate::account::Account;
use crate::network::Network;
use crate::ports::Moment;
use crate::secret::Secret;

/// The account whose token, user id, name, end or Meta app the text has. Token and user id are nobody else's; the others
/// count among the accounts of the text's network, and what two accounts share is decided by the next.
pub fn account<'a>(
    text: &str,
    network: Option<Network>,
    ended: Option<Moment>,
    accounts: &'a [Account],
) -> Option<&'a Account> {
    let lower = text.to_lowercase();
    let marks: Vec<String> = tokens(text).map(|token| Secret::new(token).mark()).collect();
    let own = |account: &&Account| marks.contains(&account.token.mark) || has_number(text, &account.user_id);
    let owners: Vec<&Account> = accounts.iter().filter(own).collect();
    let is_clear = !owners.is_empty();
    let mut left: Vec<&Account> = if is_clear {
        owners
    } else {
        accounts.iter().filter(|account| network.is_none_or(|network| account.network == network)).collect()
    };
    let named = narrow(&mut left, |account| has_name(&lower, &account.name.to_lowercase()));
    let dated = ended.is_some_and(|ended| {
        let ends = |within: TimeDelta| move |account: &Account| ends_at(account, ended, within);
        narrow(&mut left, ends(TimeDelta::hours(1))) || narrow(&mut left, ends(TimeDelta::hours(24)))
    });
    let of_app =
        narrow(&mut left, |account| account.app_id.as_deref().is_some_and(|app| has_number(text, app)));
    if network.is_some() {
        narrow(&mut left, |account| Some(account.network) == network);
    }
    match left.as_slice() {
        [one] if is_clear || named || dated || of_app => Some(one),
        _ => None,
    }
}

/// Leaves those that fit, unless none does. Whether any did.
fn narrow(left: &mut Vec<&Account>, fits: impl Fn(&Account) -> bool) -> bool {
    let fitting: Vec<&Account> = left.iter().copied().filter(|account| fits(account)).collect();
    if fitting.is_empty() {
        return false;
    }
    *left = fitting;
    true
}

fn ends_at(account: &Account, ended: Moment, within: TimeDelta) -> bool {
    account.token.expires_at.is_some_and(|end| (end - ended).abs() <= within)
}

/// The digits, and no longer number around them.
fn has_number(text: &str, digits: &str) -> bool {
    !digits.is_empty() && stands_alone(text, digits, |letter| letter.is_ascii_digit())
}

/// The name as a word: `corner.bakery` is not in `thecorner.bakery`, and a dot that ends a sentence does not belong to it.
fn has_name(text: &str, name: &str) -> bool {
    name.len() >= SHORTEST_NAME
        && stands_alone(text, name, |letter| letter.is_alphanumeric() || letter == '_')
}

/// Shorter ones are words of any text.
const SHORTEST_NAME: usize = 3;

fn stands_alone(text: &str, word: &str, goes_on: fn(char) -> bool) -> bool {
    text.match_indices(word).any(|(start, _)| {
        let end = start + word.len();
        !text[..start].ends_with(goes_on)
            && !text[end..].starts_with(goes_on)
            && !is_inside_name(text, start, end)
    })
}

/// `the.corner.bakery` and `corner.bakery.shop` are other names.
fn is_inside_name(text: &str, start: usize, end: usize) -> bool {
    let joins = |rest: &str| {
        let mut letters = rest.chars();
        letters.next() == Some('.') && letters.next().is_some_and(char::is_alphanumeric)
    };
    let before: String = text[..start].chars().rev().take(2).collect();
    joins(&before) || joins(&text[end..])
}

/// Runs long enough to be a token.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let is_of_token = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    text.split(move |letter: char| !is_of_token(letter))
        .filter(|run| run.len() >= crate::token_shape::SHORTEST_TOKEN)
}
