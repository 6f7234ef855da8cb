//! Whether the token that an account had before may be switched off. Pure.
//!
//! Meta ends one token of Facebook's with another one of the same owner. That cannot be taken back, so it is offered once
//! the new one is in use everywhere: at each place of the account, and at each place of the Pages that are read with it.

use super::{Standing, is_outdated, standing};
use crate::account::{Account, HistoryLine, Kind};
use crate::places::Place;

/// What stands in the way of switching the old token off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StillUsed {
    /// A place of the account, or of one of its Pages, has another token than it should have, or what uses it still runs
    /// with the one before: that account, and the place.
    Place(Box<Account>, Box<Place>),
    /// The token of this Page was read with the old one.
    Page(Box<Account>),
}

/// What may still use the old token; None where nothing does that is known. `all` are all accounts and all places.
pub fn still_used(account: &Account, all: (&[Account], &[Place])) -> Option<StillUsed> {
    let (accounts, places) = all;
    let is_of = |owner: &Account, page: &Account| page.is_kept() && page.parent.as_ref() == Some(&owner.id);
    let family: Vec<&Account> =
        std::iter::once(account).chain(accounts.iter().filter(|page| is_of(account, page))).collect();
    let has_older = |page: &&&Account| is_outdated(page, account) || was_not_read(page);
    if let Some(page) = family.iter().find(has_older) {
        return Some(StillUsed::Page(Box::new((*page).clone())));
    }
    family.iter().find_map(|owner| {
        let is_its = |place: &&Place| place.account.as_ref() == Some(&owner.id);
        let uses_it =
            |place: &&Place| standing(place, owner) != Standing::Current || place.waits_for_restart();
        let place = places.iter().filter(is_its).find(uses_it)?;
        Some(StillUsed::Place(Box::new((*owner).clone()), Box::new(place.clone())))
    })
}

/// Whether a Page kept the token that it had, because none could be read with the parent's new one.
fn was_not_read(page: &Account) -> bool {
    page.kind == Kind::Page && page.problem.as_ref().is_some_and(|problem| problem.extending)
}

/// Whether an account has another token by its history than it came with, and the one before was not switched off since.
/// `history` has the newest line first.
pub fn has_old_one(history: &[HistoryLine]) -> bool {
    let mut lines = history.iter();
    while let Some(line) = lines.next() {
        let is_true = |fact: &str| line.facts[fact].as_bool() == Some(true);
        match line.event.as_str() {
            "old_ended" => return false,
            "extended" if is_true("changed") || is_true("completed") => return true,
            "connected" | "imported" => {
                let is_token =
                    |line: &HistoryLine| matches!(line.event.as_str(), "connected" | "imported" | "extended");
                return lines.any(is_token);
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use serde_json::{Value, json};

    use super::*;
    use crate::account::sample::{self, now};
    use crate::network::Network;
    use crate::places::sample::last_given;
    use crate::places::{Receipt, Restart};
    use crate::policy::works_on_facebook;
    use crate::problem::{Action, Code, Problem};

    #[test]
    fn it_is_offered_on_facebook_for_a_token_that_works_and_is_no_pages() {
        let person = facebook(Kind::Person);
        assert!(works_on_facebook(&person, now()) && works_on_facebook(&facebook(Kind::System), now()));
        let expired = sample::ends_in(TimeDelta::days(-1)).token;
        let off = Some(Problem::new(Code::Password, Action::Reconnect));
        for other in [
            facebook(Kind::Page),
            sample::ends_in(TimeDelta::days(40)),
            Account { token: expired, ..person.clone() },
            Account { problem: off, ..person.clone() },
            Account { disconnected_at: Some(now()), ..person },
        ] {
            assert!(!works_on_facebook(&other, now()), "{other:?}");
        }
    }

    #[test]
    fn every_place_of_the_account_and_of_its_pages_has_the_new_one_before() {
        let parent = facebook(Kind::System);
        let mut page = Account { id: "00000002".into(), ..facebook(Kind::Page) };
        page.adopt_by(Some(&parent));
        let at = |owner: &Account, mark: &str| {
            let place = last_given(mark, None);
            Place { account: Some(owner.id.clone()), ..place }
        };
        let accounts = [parent.clone(), page.clone()];
        let current = [at(&parent, "mark"), at(&page, "mark")];
        assert_eq!(still_used(&parent, (&accounts, &current)), None);
        assert_eq!(still_used(&parent, (&accounts, &[])), None);
        let unread = Some(Problem::new(Code::NoPages, Action::RetryLogin).of_extending());
        let unread = [parent.clone(), Account { problem: unread, ..page.clone() }];
        assert!(matches!(still_used(&parent, (&unread, &[])), Some(StillUsed::Page(_))));
        for (owner, stale) in [(&parent, at(&parent, "older")), (&page, at(&page, "older"))] {
            let used = still_used(&parent, (&accounts, &[stale]));
            assert!(matches!(used, Some(StillUsed::Place(found, _)) if found.id == owner.id));
        }
        let mut unread = at(&parent, "mark");
        unread.last = unread.last.map(|last| Receipt { restart: Restart::Needed, ..last });
        let used = still_used(&parent, (&accounts, &[unread]));
        assert!(matches!(used, Some(StillUsed::Place(..))), "what runs with it would stop");
        let mut newer = parent.clone();
        newer.token.fingerprint = "newer".into();
        let accounts = [newer.clone(), page];
        assert!(matches!(still_used(&newer, (&accounts, &[])), Some(StillUsed::Page(_))));
    }

    #[test]
    fn the_history_tells_whether_there_was_another_token() {
        let came = ("imported", json!({}));
        let changed = ("extended", json!({ "changed": true }));
        let same = ("extended", json!({ "changed": false }));
        let ended = ("old_ended", json!({}));
        let check = ("checked", json!({}));
        for (newest_first, has) in [
            (vec![], false),
            (vec![came.clone()], false),
            (vec![check.clone(), changed.clone(), came.clone()], true),
            (vec![same, came.clone()], false),
            (vec![came.clone(), check.clone(), came.clone()], true),
            (vec![("extended", json!({ "completed": true })), came.clone()], true),
            (vec![ended.clone(), changed.clone(), came.clone()], false),
            (vec![changed, ended, came], true),
        ] {
            let lines: Vec<HistoryLine> = newest_first.iter().map(line).collect();
            assert_eq!(has_old_one(&lines), has, "{newest_first:?}");
        }
    }

    fn line((event, facts): &(&str, Value)) -> HistoryLine {
        HistoryLine { at: now(), account: None, event: (*event).to_owned(), facts: facts.clone() }
    }

    fn facebook(kind: Kind) -> Account {
        Account { network: Network::Facebook, kind, ..sample::ends_in(TimeDelta::days(40)) }
    }
}
