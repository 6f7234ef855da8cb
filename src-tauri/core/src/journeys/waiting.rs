//! Places that wait for their account: a settings file whose token was already dead when it was imported.
//!
//! The line of one client must not get the token of another, so a place is offered to an account that fits it: by the
//! dead token's fingerprint, or by the account's name or id in the line or the path. Any other account is asked about
//! with both names. Held by `a_line_is_offered_to_the_account_that_it_names` below.
//!
//! Ends in: `x.vaultLost`, and whatever vault, ledger and lock say of themselves.

use super::deliver;
use crate::account::Account;
use crate::network::Network;
use crate::places::Place;
use crate::ports::{LedgerTrouble, Ports};
use crate::problem::Problem;

/// The shortest name that is looked for in a line or a path: a shorter one is a part of too many words.
const SHORTEST_NAME: usize = 4;

/// Whether a waiting place fits an account. `marks` are the fingerprints of tokens that the account has or had.
pub fn fits<'m>(place: &Place, account: &Account, marks: impl IntoIterator<Item = &'m str>) -> bool {
    if place.waits_for != Some(account.network) || place.account.is_some() {
        return false;
    }
    let dead = place.last.as_ref().and_then(|last| last.fingerprint.as_deref());
    let had = |dead: &str| account.token.fingerprint == dead || marks.into_iter().any(|mark| mark == dead);
    let had_it = dead.is_some_and(had);
    had_it || names(place, account)
}

/// Whether the line or its path names the account, by its name or Meta's id. Punctuation counts for nothing, because
/// variables have `_` where names have dots.
fn names(place: &Place, account: &Account) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let Some(line) = place.target.line() else { return false };
    let mut places: Vec<String> = vec![plain(line.key)];
    places.extend(line.path.iter().map(|part| plain(&part.to_string_lossy())));
    let wanted = [plain(&account.name), plain(&account.user_id)];
    let is_long = |name: &&String| name.chars().count() >= SHORTEST_NAME;
    wanted.iter().filter(is_long).any(|name| places.iter().any(|place| place.contains(name.as_str())))
}

/// Whether a waiting place fits an account, by everything that the ledger knows.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn fits_by_ledger(ports: &Ports, place: &Place, account: &Account) -> Result<bool, LedgerTrouble> {
    let history = ports.ledger.history(&account.id, usize::MAX)?;
    let marks = history.iter().filter_map(|line| line.facts["mark"].as_str());
    Ok(fits(place, account, marks))
}

/// The places that wait for an account of a network, in the order they were added.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn of_network(ports: &Ports, network: Network) -> Result<Vec<Place>, Problem> {
    let mut places = ports.ledger.places()?;
    places.retain(|place| place.account.is_none() && place.waits_for == Some(network));
    Ok(places)
}

/// Assigns a place to the account and writes the token to it; returns all places of the account.
///
/// # Errors
///
/// The ledger cannot be written; otherwise the problems of [`deliver::send`].
pub async fn adopt(ports: &Ports, account: &Account, place: Place) -> Result<Vec<Place>, Problem> {
    let place = Place { account: Some(account.id.clone()), waits_for: None, ..place };
    ports.ledger.keep_place(&place)?;
    deliver::send(ports, account, Some(&place.id)).await
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::account::sample::{self, now};
    use crate::places::{Handling, Reason, Receipt, Target};

    #[test]
    fn a_line_is_offered_to_the_account_that_it_names() {
        for (path, key, mark, is_offered) in [
            ("/srv/site/.env", "THREADS_TOKEN", None, false),
            ("/srv/site/.env", "THREADS_TOKEN_CORNER_BAKERY", None, true),
            ("/srv/site/.env", "cornerBakeryToken", None, true),
            ("/srv/corner-bakery/.env", "THREADS_TOKEN", None, true),
            ("/srv/clients/Corner.Bakery/.env", "THREADS_TOKEN", None, true),
            ("/srv/site/.env", "TOKEN_17841405793187218", None, true),
            ("/srv/harbor-spa/.env", "THREADS_TOKEN", None, false),
            ("/srv/site/.env", "THREADS_TOKEN", Some("mark"), true),
            ("/srv/site/.env", "THREADS_TOKEN", Some("older"), true),
            ("/srv/site/.env", "THREADS_TOKEN", Some("another's"), false),
        ] {
            let account = sample::ends_in(TimeDelta::days(60));
            let place = waiting(path, key, mark);
            assert_eq!(fits(&place, &account, ["older"]), is_offered, "{path} {key} {mark:?}");
        }
    }

    #[test]
    fn a_short_name_is_no_hint_and_another_network_never_fits() {
        let short = Account { name: "ken".to_owned(), ..sample::ends_in(TimeDelta::days(60)) };
        assert!(!fits(&waiting("/srv/.env", "THREADS_TOKEN", None), &short, []));
        let other = Account { network: Network::Instagram, ..sample::ends_in(TimeDelta::days(60)) };
        assert!(!fits(&waiting("/srv/.env", "TOKEN_CORNER_BAKERY", Some("mark")), &other, []));
    }

    fn waiting(path: &str, key: &str, mark: Option<&str>) -> Place {
        let last =
            mark.map(|mark| Receipt::new("0000000a", now(), Some(mark.to_owned()), Some(Reason::NotYet)));
        Place {
            id: "0000000a".to_owned(),
            account: None,
            waits_for: Some(Network::Threads),
            target: Target::EnvFile { path: path.into(), key: key.to_owned(), user_id_key: None },
            added_at: now(),
            handling: Handling::default(),
            last,
            formers: 0,
        }
    }
}
