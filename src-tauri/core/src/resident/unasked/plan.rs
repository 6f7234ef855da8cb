//! When an account is extended and checked unasked. Pure: all facts come from the ledger, and what is stored here
//! only delays the next try.
//!
//! The delays live in memory and only where the ledger has no word about the next try, so that the ledger alone
//! decides after a restart. A clock that was set back lifts them, because the moment that they wait for may then be
//! far away. Held by `an_extend_that_came_to_nothing_is_not_tried_again_at_once` and
//! `a_delay_that_was_set_by_a_clock_ahead_of_time_does_not_count` (`plan/tests.rs`).

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::account::Account;
use crate::moment::Moment;
use crate::policy;
use crate::resident::errand::Task;
use crate::schedule::AT_A_TIME;

/// How often Meta is asked whether an account's token still works, so that a token that was turned off is noticed within
/// a day.
const CHECK_EVERY: TimeDelta = TimeDelta::hours(24);

/// The same for a token of which Meta said that it has expired. Meta takes that back so seldom that a call a day would be
/// wasted, but nothing of ours stops for good.
const CHECK_EXPIRED_EVERY: TimeDelta = TimeDelta::days(7);

/// How soon a check without an answer is repeated.
const CHECK_AGAIN: TimeDelta = TimeDelta::hours(1);

/// How soon an extend is tried again when the ledger has no moment for the next try and the obstacle ends by itself, as
/// a missing network does.
const SOON: TimeDelta = TimeDelta::minutes(5);
/// The same for any other obstacle, which only a person can remove.
const NEXT_DAY: TimeDelta = TimeDelta::hours(24);

/// How far a computer that follows the time of the network sets its clock back without a word. A moment this far ahead
/// was not written by a wrong clock.
const SET_BACK: TimeDelta = TimeDelta::minutes(1);

/// The most seconds over which the first errands after the start are spread, so that at log-in they do not all ask at once:
/// one for as many accounts as ask at the same time.
const SPREAD: u32 = 60;

/// The delays of the schedule. They are lost when the program ends.
pub struct Plan {
    started_at: Moment,
    /// Over how many seconds the first errands are spread.
    spread: u32,
    /// When an account may next be extended, by its id.
    extend: BTreeMap<String, Delay>,
    /// When an account may next be checked, by its id.
    check: BTreeMap<String, Delay>,
    /// When the Pages of an account may next be read anew, by the account's id.
    read: BTreeMap<String, Delay>,
}

/// A delay: no try before `until`, as decided at `from`.
#[derive(Clone, Copy)]
struct Delay {
    from: Moment,
    until: Moment,
}

impl Plan {
    /// A schedule without delays, for a program that started at this moment.
    pub fn new(started_at: Moment) -> Self {
        Self {
            started_at,
            spread: SPREAD,
            extend: BTreeMap::new(),
            check: BTreeMap::new(),
            read: BTreeMap::new(),
        }
    }

    /// Takes how many accounts there are: few of them need not wait for each other.
    pub fn spread_over(&mut self, accounts: usize) {
        self.spread = u32::try_from(accounts.div_ceil(AT_A_TIME)).unwrap_or(SPREAD).clamp(1, SPREAD);
    }

    /// The task that is due for an account; an extend also proves what a check would.
    pub fn due(&self, account: &Account, auto_extend: bool, now: Moment) -> Option<Task> {
        let is_due = |at: Option<Moment>| at.is_some_and(|at| at <= now);
        if is_due(self.extend_at(account, auto_extend, now)) {
            Some(Task::Extend)
        } else if is_due(self.check_at(account, now)) {
            Some(Task::Check)
        } else {
            None
        }
    }

    /// When an account extends by itself; in the past if it is overdue. None if it does not extend by itself.
    pub fn extend_at(&self, account: &Account, auto_extend: bool, now: Moment) -> Option<Moment> {
        let wanted = policy::wanted_at(account, now).filter(|_| auto_extend)?;
        Some(self.delayed(wanted, self.extend.get(&account.id), account, now))
    }

    /// When Meta is asked about an account; in the past if that is overdue. None for a disconnected one.
    pub fn check_at(&self, account: &Account, now: Moment) -> Option<Moment> {
        // A token that left the vault may come back, so it is looked for once a day.
        if account.disconnected_at.is_some() {
            return None;
        }
        let asked = account.checked_at.filter(|asked| is_past(*asked, now));
        let wanted = asked.map_or(self.started(now), |asked| asked + every(account));
        Some(self.delayed(wanted, self.check.get(&account.id), account, now))
    }

    /// Takes the end of an extend. `account` is the ledger's version after it; `passes` says that the obstacle ends by
    /// itself.
    pub fn extended(&mut self, account: &Account, passes: bool, now: Moment) {
        let wait = if passes { SOON } else { NEXT_DAY };
        let still_due = policy::wanted_at(account, now).is_some_and(|wanted| wanted <= now);
        set(&mut self.extend, account, still_due.then_some(wait), now);
    }

    /// Takes the end of a check; `answered` says whether Meta answered.
    pub fn checked(&mut self, account: &Account, answered: bool, now: Moment) {
        set(&mut self.check, account, Some(if answered { every(account) } else { CHECK_AGAIN }), now);
    }

    /// Takes the end of reading the account's Pages anew: what is left of them is not asked for at once.
    pub fn read(&mut self, account: &Account, now: Moment) {
        set(&mut self.read, account, Some(CHECK_AGAIN), now);
    }

    /// Whether the account's Pages may be read anew, where some wait for that.
    pub fn may_read(&self, account: &Account, now: Moment) -> bool {
        self.delayed(self.started(now), self.read.get(&account.id), account, now) <= now
    }

    /// Ends the delays of an account, because it has another token.
    pub fn forget(&mut self, id: &str) {
        self.read.remove(id);
        self.extend.remove(id);
        self.check.remove(id);
    }

    /// When the program started. After the clock was set back that is in the future, and must hold up nothing for so long.
    fn started(&self, now: Moment) -> Moment {
        self.started_at.min(now)
    }

    fn delayed(&self, wanted: Moment, delay: Option<&Delay>, account: &Account, now: Moment) -> Moment {
        let start = self.started_at + jitter(&account.id, self.spread);
        // After the clock was set back the start is in the future, and must not delay anything for that long.
        let start = Some(start).filter(|start| *start - now <= TimeDelta::seconds(SPREAD.into()));
        let delay = delay.filter(|delay| is_past(delay.from, now)).map(|delay| delay.until);
        [start, delay].into_iter().flatten().fold(wanted, Moment::max)
    }
}

/// How often Meta is asked about this account.
fn every(account: &Account) -> TimeDelta {
    // A date alone may have passed because this computer's clock is wrong.
    if policy::is_said_to_have_expired(account) { CHECK_EXPIRED_EVERY } else { CHECK_EVERY }
}

/// Whether this moment was written by a clock that agrees with ours.
fn is_past(written: Moment, now: Moment) -> bool {
    written - now <= SET_BACK
}

fn set(delays: &mut BTreeMap<String, Delay>, account: &Account, wait: Option<TimeDelta>, now: Moment) {
    match wait {
        Some(wait) => drop(delays.insert(account.id.clone(), Delay { from: now, until: now + wait })),
        None => drop(delays.remove(&account.id)),
    }
}

/// A delay within these seconds that depends only on the account's id. Ids are random, so the accounts are spread
/// evenly.
fn jitter(id: &str, spread: u32) -> TimeDelta {
    let number = u32::from_str_radix(id, 16).unwrap_or_default();
    TimeDelta::seconds(i64::from(number % spread))
}

#[cfg(test)]
mod tests;
