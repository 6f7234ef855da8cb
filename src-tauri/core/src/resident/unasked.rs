//! The keeper: what works without a click. It completes what was cut off, extends and checks what is due, reminds, and
//! lives through the days of practice. The promises are in `resident/tests/unasked.rs` and `resident/tests/reminding`.

mod due;
mod plan;
mod practice_days;
mod reminding;
mod screen;
mod telling;
mod upkeep;

use std::time::Duration;

use chrono::TimeDelta;
use tokio::time::Instant;

use super::base::Base;
use super::errand::{Errand, Task};
use crate::account::Account;
use crate::journeys::rebuild::Rebuilt;
use crate::leaving;
use crate::moment::{self, Moment};
use crate::problem::Problem;

pub use due::due;
pub use plan::Plan;
pub use reminding::AskedByNotification;

use practice_days::PracticeDays;
use reminding::Reminding;
use upkeep::Upkeep;

/// How soon an extend or a check must be for a reminder to wait for it: the reminder would be out of date a moment later.
const SOON: TimeDelta = TimeDelta::minutes(1);

/// For how long what is due is not decided anew at most, while nothing happens. What ends by the clock alone, as a network's
/// limit does, waits no longer than that.
const CALM_FOR: TimeDelta = TimeDelta::minutes(5);

/// The shortest pause before the next look.
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);

/// How soon Meta is asked for the time again where it did not answer.
const ASK_THE_TIME_EVERY: Duration = Duration::from_secs(300);

/// Everything that works without a click.
pub struct Keeper {
    pub plan: Plan,
    pub upkeep: Upkeep,
    pub days: PracticeDays,
    pub reminding: Reminding,
    /// When Meta was last asked for nothing but the time.
    asked_time_at: Option<Instant>,
    calm: Option<Calm>,
}

/// Nothing is due for a while. It saves a computer with hundreds of accounts from deciding the same every minute.
struct Calm {
    /// The value of [`Base::records_read`] when that was decided, and the moment.
    records_read: u64,
    from: Moment,
    /// The first moment at which something may be due.
    until: Moment,
}

impl Keeper {
    /// A keeper that starts at this moment.
    pub fn new(now: Moment) -> Self {
        Self {
            plan: Plan::new(now),
            upkeep: Upkeep::default(),
            days: PracticeDays::default(),
            reminding: Reminding::default(),
            asked_time_at: None,
            calm: None,
        }
    }

    /// Decides anew what is due and what is to be told: a message may have changed both.
    pub fn hears(&mut self) {
        self.calm = None;
        self.reminding.forget_facts();
    }

    /// Starts to complete interrupted journeys and to delete everything whose time is over.
    pub fn put_in_order(&mut self, base: &mut Base) {
        self.upkeep.start(base);
    }

    /// Takes the end of that work.
    pub fn in_order(&mut self, base: &mut Base, outcome: Result<Option<Rebuilt>, Problem>) {
        self.upkeep.done(base, outcome);
    }

    /// Queues the accounts that are due, those that end first before the others. Nothing is queued while interrupted
    /// journeys are not completed, or while the vault is to be left alone.
    pub fn queue_what_is_due(&mut self, base: &mut Base) {
        let now = base.now();
        if !self.upkeep.was_done() || !base.reachability.vault_may_be_touched(now) {
            self.calm = None;
            return;
        }
        self.upkeep.start_if_due(base);
        if self.is_calm_until(base, now) {
            return;
        }
        self.plan.spread_over(base.records.live().count());
        let most = match base.reachability.vault_is_sure {
            true => usize::MAX,
            false if base.turns.is_idle() => 1,
            false => 0,
        };
        let due = due(&self.plan, &base.records, base.turns.asked(), base.extends_unasked(), now);
        let due: Vec<Errand> = due.take(most).map(|(account, task)| unasked(account, task)).collect();
        self.calm = due.is_empty().then(|| self.calm(base, now));
        let due = if due.is_empty() { self.asking_the_time(base).into_iter().collect() } else { due };
        due.into_iter().for_each(|errand| base.turns.add(errand));
    }

    fn calm(&self, base: &Base, now: Moment) -> Calm {
        let on = base.extends_unasked();
        let next = |account| [self.plan.extend_at(account, on, now), self.plan.check_at(account, now)];
        let coming = base.records.live().flat_map(next).flatten().filter(|at| *at > now);
        let until = coming.fold(now + CALM_FOR, Moment::min);
        Calm { records_read: base.records_read, from: now, until }
    }

    /// How soon something may be due; None where that was not decided.
    pub fn due_in(&self, base: &Base) -> Option<Duration> {
        let until = self.calm.as_ref()?.until;
        // A clock that was set back does not make it look without a pause.
        Some(moment::span(base.now(), until).to_std().unwrap_or_default().max(SHORTEST_PAUSE))
    }

    /// Whether nothing is due at this moment, as was decided before. A clock that was set back has not seen that.
    fn is_calm_until(&self, base: &Base, moment: Moment) -> bool {
        let holds = |calm: &Calm| {
            calm.records_read == base.records_read && calm.from <= base.now() && moment < calm.until
        };
        !base.clock.is_old() && self.calm.as_ref().is_some_and(holds)
    }

    /// A check by which the time is learned anew, some minutes after the last at the soonest.
    fn asking_the_time(&mut self, base: &Base) -> Option<Errand> {
        let is_soon = self.asked_time_at.is_some_and(|at| at.elapsed() < ASK_THE_TIME_EVERY);
        let account = base.records.live().next().filter(|_| base.clock.is_old() && base.turns.is_idle())?;
        if is_soon {
            return None;
        }
        self.asked_time_at = Some(Instant::now());
        Some(unasked(account, Task::Check))
    }

    /// Begins the next day of a skip, when nothing of this day is left to do.
    pub fn live_on(&mut self, base: &mut Base) {
        if !self.upkeep.is_running() && base.turns.is_idle() {
            self.days.begin_next(base);
        }
    }

    /// Removes reminders whose cause is over and shows those that are due, once no running work may still end a cause.
    pub fn remind(&mut self, base: &mut Base) {
        let has_settled = self.upkeep.was_done()
            && !self.upkeep.is_running()
            && !self.days.is_skipping()
            && base.turns.is_idle()
            && !self.extends_soon(base);
        if has_settled {
            let plan = &self.plan;
            self.reminding.remind(base, |base| checked_soon(plan, base));
        }
    }

    /// The id of the account that quitting would harm first; None if quitting harms none.
    pub fn harmed_by_quitting(&self, base: &Base) -> Option<String> {
        let (auto_extend, now) = (base.records.settings.auto_extend, base.now());
        let extend_at = |account: &_| self.plan.extend_at(account, auto_extend, now);
        leaving::harmed(base.records.live(), extend_at, now).map(|account| account.id.clone())
    }

    fn extends_soon(&self, base: &Base) -> bool {
        let (now, on) = (base.now(), base.extends_unasked());
        if self.is_calm_until(base, now + SOON) {
            return false;
        }
        let soon = |at| at <= now + SOON;
        base.reachability.vault_may_be_touched(now)
            && base.records.live().any(|account| self.plan.extend_at(account, on, now).is_some_and(soon))
    }
}

fn unasked(account: &Account, task: Task) -> Errand {
    Errand { account: account.id.clone(), task, by_hand: false, after: None }
}

/// The accounts of which Meta is asked soon, by id.
fn checked_soon(plan: &Plan, base: &Base) -> Vec<String> {
    let now = base.now();
    if !base.reachability.vault_may_be_touched(now) {
        return Vec::new();
    }
    let is_soon = |account: &&Account| {
        !base.records.is_quiet(account.network, now)
            && plan.check_at(account, now).is_some_and(|at| at <= now + SOON)
    };
    base.records.live().filter(is_soon).map(|account| account.id.clone()).collect()
}
