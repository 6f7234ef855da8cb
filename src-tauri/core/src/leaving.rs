//! Whether closing the window and quitting ask first. Pure.
//!
//! Closing asks only where no tray icon shows that the program works on and there is work, and quitting only where an account
//! would then not be extended in time, because a question that is not needed teaches people to click it away. An answer from
//! before the first account would hold for all that come later, so none is taken then. Asking twice means yes: see
//! `resident/person/leaving.rs`. Held by the tests below and by `resident/tests/leaving.rs`.

use chrono::TimeDelta;

use crate::account::Account;
use crate::moment::Moment;
use crate::settings::Settings;

/// Quitting asks if an account is due within this time. A person who quits for longer than a week is likely to open the
/// program again only when something has failed.
const SOON: TimeDelta = TimeDelta::days(7);

/// The ways in which closing the window can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// The program ends with the window.
    Stop,
    /// The program works on; `told` says whether the person already knows that it does.
    WorkOn { told: bool },
    /// The person is asked.
    Ask,
}

/// Decides what closing the window leads to. The start-up questions do not count as an answer, because they do not mention
/// closing. `has_work` says whether there is anything to do without a window.
pub fn closing(settings: &Settings, has_tray: bool, has_work: bool) -> Closing {
    if !settings.keep_running {
        Closing::Stop
    } else if settings.closing_told {
        Closing::WorkOn { told: true }
    } else if has_tray {
        Closing::WorkOn { told: false }
    } else if has_work {
        Closing::Ask
    } else {
        Closing::Stop
    }
}

/// The account that quitting would harm first: among the accounts that would extend by themselves within a week, the
/// one with the earliest end. `extend_at` gives the moment of an account's next try.
pub fn harmed<'a>(
    accounts: impl Iterator<Item = &'a Account>,
    extend_at: impl Fn(&Account) -> Option<Moment>,
    now: Moment,
) -> Option<&'a Account> {
    let is_soon = |account: &&Account| extend_at(account).is_some_and(|at| at < now + SOON);
    accounts.filter(is_soon).filter(|account| ends(account).is_some()).min_by_key(|account| ends(account))
}

fn ends(account: &Account) -> Option<Moment> {
    account.token.expires_at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_asks_only_where_nothing_shows_that_we_work_on_and_nobody_was_asked() {
        let undecided = Settings::default();
        let asked = Settings { asked: true, ..Settings::default() };
        let told = Settings { closing_told: true, ..Settings::default() };
        let stop = Settings { keep_running: false, asked: true, closing_told: true, ..Settings::default() };
        for (settings, has_tray, closing) in [
            (&undecided, false, Closing::Ask),
            (&undecided, true, Closing::WorkOn { told: false }),
            (&asked, false, Closing::Ask),
            (&asked, true, Closing::WorkOn { told: false }),
            (&told, false, Closing::WorkOn { told: true }),
            (&told, true, Closing::WorkOn { told: true }),
            (&stop, true, Closing::Stop),
            (&stop, false, Closing::Stop),
        ] {
            assert_eq!(super::closing(settings, has_tray, true), closing, "{settings:?}, tray: {has_tray}");
        }
    }

    #[test]
    fn closing_before_there_is_anything_to_do_ends_the_program_unless_a_person_sees_or_knows_that_it_works_on()
     {
        let undecided = Settings::default();
        let told = Settings { closing_told: true, ..Settings::default() };
        for (settings, has_tray, closing) in [
            (&undecided, false, Closing::Stop),
            (&undecided, true, Closing::WorkOn { told: false }),
            (&told, false, Closing::WorkOn { told: true }),
        ] {
            assert_eq!(super::closing(settings, has_tray, false), closing, "{settings:?}, tray: {has_tray}");
        }
    }
}
