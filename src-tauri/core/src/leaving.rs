//! What closing the window and quitting come to. Pure.

use chrono::TimeDelta;

use crate::account::Account;
use crate::moment::Moment;
use crate::settings::Settings;

/// A person who quits is told of what becomes due in this time.
const SOON: TimeDelta = TimeDelta::days(7);

/// What closing the window comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// The program ends with it.
    Stop,
    /// The program works on; `told`: a person knows that it does.
    WorkOn { told: bool },
    /// A person decides.
    Ask,
}

/// With a tray the program can be seen to work on. The start-up questions do not speak of it.
pub fn closing(settings: &Settings, has_tray: bool) -> Closing {
    if !settings.keep_running {
        Closing::Stop
    } else if settings.closing_told {
        Closing::WorkOn { told: true }
    } else if has_tray {
        Closing::WorkOn { told: false }
    } else {
        Closing::Ask
    }
}

/// The account that quitting would harm first: one that would extend by itself within a week. `extend_at`: when we
/// would try.
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
            assert_eq!(super::closing(settings, has_tray), closing, "{settings:?}, tray: {has_tray}");
        }
    }
}
