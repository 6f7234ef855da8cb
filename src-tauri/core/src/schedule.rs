//! In which order accounts are extended, and when a try that did not work is made again.
//!
//! The token that ends first is extended first, because a computer may be switched off again and again before a run
//! is done, and each account must still be reached in time. Held by `what_ends_first_is_extended_first`
//! (`resident/tests/unasked.rs`).

#![warn(clippy::arithmetic_side_effects)]

use std::time::Duration;

use chrono::TimeDelta;

use crate::account::Account;
use crate::diagnosis::Class;
use crate::moment::{self, Moment};

/// The waits after tries without internet: first a short one, then an hour.
const OFFLINE: [TimeDelta; 2] = [TimeDelta::minutes(5), TimeDelta::hours(1)];

/// The waits after tries that Meta refused: calls during a limit would lengthen it.
const REFUSED: [TimeDelta; 3] = [TimeDelta::hours(1), TimeDelta::hours(6), TimeDelta::hours(24)];

/// How many accounts ask Meta at the same time. The contract promises it ("bulk runs"): few enough that no app reaches
/// its rate limit, enough that one slow answer does not delay the others.
pub const AT_A_TIME: usize = 4;

/// The order of extending: accounts that end first are first, so that even runs that are always interrupted reach every
/// account in time.
pub fn turn(account: &Account) -> Moment {
    account.token.expires_at.unwrap_or(Moment::MAX_UTC)
}

/// The next try after `failures` failed tries in a row (at least one), the last with this class. `wait` is the pause
/// that Meta asked for. None when another try will not help.
pub fn retry_at(class: Class, failures: u32, wait: Option<Duration>, now: Moment) -> Option<Moment> {
    let steps: &[TimeDelta] = match class {
        Class::Offline => &OFFLINE,
        Class::Transient => &REFUSED,
        Class::Limited | Class::Permission | Class::SetUp | Class::Unknown => &REFUSED[2..],
        Class::Dead | Class::Paste => return None,
    };
    let tries_before = failures.saturating_sub(1) as usize;
    let step = steps.get(tries_before).or(steps.last())?;
    let asked = wait.map(moment::of_wait).unwrap_or_default();
    Some(moment::after(now, asked.max(*step)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_internet_is_tried_after_five_minutes_then_hourly() {
        assert_eq!(minutes(Class::Offline, 1), Some(5));
        assert_eq!(minutes(Class::Offline, 2), Some(60));
        assert_eq!(minutes(Class::Offline, 900), Some(60));
    }

    #[test]
    fn trouble_at_meta_is_tried_after_an_hour_then_six_then_daily() {
        assert_eq!(minutes(Class::Transient, 1), Some(60));
        assert_eq!(minutes(Class::Transient, 2), Some(360));
        assert_eq!(minutes(Class::Transient, 3), Some(1_440));
    }

    #[test]
    fn a_pause_that_meta_asks_for_is_kept() {
        let wait = Some(Duration::from_secs(3 * 3600));
        assert_eq!(
            retry_at(Class::Transient, 1, wait, Moment::UNIX_EPOCH),
            Moment::from_timestamp(3 * 3600, 0)
        );
    }

    #[test]
    fn a_dead_token_is_not_tried_again() {
        assert_eq!(minutes(Class::Dead, 1), None);
    }

    fn minutes(class: Class, failures: u32) -> Option<i64> {
        let start = Moment::UNIX_EPOCH;
        retry_at(class, failures, None, start).map(|at| moment::span(start, at).num_minutes())
    }
}
