//! Pages and the account that their tokens were read with. Pure.
//!
//! A Page's token is read from a list that the token of a person or a system user gives. When that token is replaced, the
//! Page's is read anew, because nobody can say whether it ends with the old one. So a parent comes before its Pages.

use super::{is_expired, is_turned_off};
use crate::account::{Account, Kind};
use crate::moment::Moment;
use crate::network::Network;

/// Whether the parent has another token by now than the one that the Page's token was read with.
pub fn is_outdated(page: &Account, parent: &Account) -> bool {
    let read_with = page.page.as_ref().and_then(|facts| facts.read_with.as_ref());
    page.kind == Kind::Page
        && page.is_kept()
        && parent.is_kept()
        && page.parent.as_ref() == Some(&parent.id)
        && read_with != Some(&parent.token.fingerprint)
}

/// Whether an account of Facebook that is no Page has a token that works, as far as is known. Such a token gives the
/// account's Pages theirs, and ends the one that the account had before.
pub fn works_on_facebook(account: &Account, now: Moment) -> bool {
    account.network == Network::Facebook
        && account.kind != Kind::Page
        && account.is_kept()
        && !is_turned_off(account)
        && !is_expired(account, now)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::account::sample::{self, now};
    use crate::problem::{Action, Code, Problem};

    #[test]
    fn a_page_is_outdated_once_its_parent_has_another_token_and_not_before() {
        let parent = parent();
        let mut page = page(&parent);
        assert!(!is_outdated(&page, &parent), "it came with this token");
        let newer = with_token(&parent, "newer");
        assert!(is_outdated(&page, &newer));
        assert!(!is_outdated(&page, &Account { id: "00000009".into(), ..newer.clone() }), "another's");
        page.page.as_mut().unwrap().read_with = None;
        assert!(is_outdated(&page, &parent), "an older version did not note it");
        for (page, parent) in [(gone(&page), newer.clone()), (page.clone(), gone(&newer))] {
            assert!(!is_outdated(&page, &parent));
        }
    }

    #[test]
    fn a_dead_parent_is_of_no_use_to_its_pages() {
        let parent = parent();
        let expired = sample::ends_in(TimeDelta::days(-1)).token;
        let password = Some(Problem::new(Code::Password, Action::Reconnect));
        for (parent, gives) in [
            (parent.clone(), true),
            (gone(&parent), false),
            (Account { problem: password, ..parent.clone() }, false),
            (Account { token: expired, ..parent.clone() }, false),
            (Account { kind: Kind::Page, ..parent }, false),
        ] {
            assert_eq!(works_on_facebook(&parent, now()), gives, "{parent:?}");
        }
    }

    fn parent() -> Account {
        let account = sample::ends_in(TimeDelta::days(40));
        Account { network: Network::Facebook, kind: Kind::System, ..account }
    }

    fn page(parent: &Account) -> Account {
        let account = sample::ends_in(TimeDelta::days(40));
        let mut page =
            Account { id: "00000002".into(), network: Network::Facebook, kind: Kind::Page, ..account };
        page.adopt_by(Some(parent));
        page
    }

    fn with_token(account: &Account, mark: &str) -> Account {
        let mut account = account.clone();
        account.token.fingerprint = mark.into();
        account
    }

    fn gone(account: &Account) -> Account {
        Account { disconnected_at: Some(now()), ..account.clone() }
    }
}
