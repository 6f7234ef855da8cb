//! What is due by itself. Pure: the facts are the ledger's; what is kept here only holds back.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::errand::What;
use crate::account::Account;
use crate::moment::Moment;
use crate::policy;
use crate::problem::Code;

/// Each account is asked about so often.
const CHECK_EVERY: TimeDelta = TimeDelta::hours(24);

/// A check that came to nothing.
const CHECK_AGAIN: TimeDelta = TimeDelta::hours(1);

/// An extend that ended without a word in the ledger about the next: soon when that passes, else the next day.
const SOON: TimeDelta = TimeDelta::minutes(5);
const NEXT_DAY: TimeDelta = TimeDelta::hours(24);

/// The first errands after the start are spread over so many seconds.
const SPREAD: u32 = 60;

/// What holds the schedule back; none of it outlives the program.
pub(super) struct Plan {
    started_at: Moment,
    extend: BTreeMap<String, Hold>,
    check: BTreeMap<String, Hold>,
}

/// Not again before `until`, which was set at `from`.
#[derive(Clone, Copy)]
struct Hold {
    from: Moment,
    until: Moment,
}

impl Plan {
    pub fn new(started_at: Moment) -> Self {
        Self { started_at, extend: BTreeMap::new(), check: BTreeMap::new() }
    }

    /// What is due for an account.
    pub fn due(&self, account: &Account, auto_extend: bool, now: Moment) -> Option<What> {
        let is_due = |at: Option<Moment>| at.is_some_and(|at| at <= now);
        if is_due(self.extend_at(account, auto_extend, now)) {
            Some(What::Extend)
        } else if is_due(self.check_at(account, now)) {
            Some(What::Check)
        } else {
            None
        }
    }

    /// When an account extends by itself, or should have.
    pub fn extend_at(&self, account: &Account, auto_extend: bool, now: Moment) -> Option<Moment> {
        let wanted = policy::wanted_at(account, now).filter(|_| auto_extend)?;
        Some(self.held(wanted, self.extend.get(&account.id), account, now))
    }

    fn check_at(&self, account: &Account, now: Moment) -> Option<Moment> {
        let lost = account.problem.as_ref().is_some_and(|problem| problem.code == Code::VaultLost);
        if account.disconnected_at.is_some() || lost || policy::is_expired(account, now) {
            return None;
        }
        // A moment to come was written by a clock that ran ahead.
        let asked = account.checked_at.filter(|asked| *asked <= now);
        let wanted = asked.map_or(self.started_at, |asked| asked + CHECK_EVERY);
        Some(self.held(wanted, self.check.get(&account.id), account, now))
    }

    /// An extend ended. `account`: as the ledger has it now; `passes`: whatever stood in the way ends by itself.
    pub fn extended(&mut self, account: &Account, passes: bool, now: Moment) {
        let wait = if passes { SOON } else { NEXT_DAY };
        let still_due = policy::wanted_at(account, now).is_some_and(|wanted| wanted <= now);
        set(&mut self.extend, account, still_due.then_some(wait), now);
    }

    /// A check ended; `answered`: Meta said something.
    pub fn checked(&mut self, account: &Account, answered: bool, now: Moment) {
        set(&mut self.check, account, Some(if answered { CHECK_EVERY } else { CHECK_AGAIN }), now);
    }

    /// The account has another token: what held it back is over.
    pub fn forget(&mut self, id: &str) {
        self.extend.remove(id);
        self.check.remove(id);
    }

    fn held(&self, wanted: Moment, hold: Option<&Hold>, account: &Account, now: Moment) -> Moment {
        let start = self.started_at + jitter(&account.id);
        // A clock that was set back would hold for as long as it went back.
        let start = Some(start).filter(|start| *start - now <= TimeDelta::seconds(SPREAD.into()));
        let hold = hold.filter(|hold| hold.from <= now).map(|hold| hold.until);
        [start, hold].into_iter().flatten().fold(wanted, Moment::max)
    }
}

fn set(holds: &mut BTreeMap<String, Hold>, account: &Account, wait: Option<TimeDelta>, now: Moment) {
    match wait {
        Some(wait) => drop(holds.insert(account.id.clone(), Hold { from: now, until: now + wait })),
        None => drop(holds.remove(&account.id)),
    }
}

/// Ids are random, so they spread by themselves.
fn jitter(id: &str) -> TimeDelta {
    let number = u32::from_str_radix(id, 16).unwrap_or_default();
    TimeDelta::seconds(i64::from(number % SPREAD))
}

#[cfg(test)]
mod tests;
