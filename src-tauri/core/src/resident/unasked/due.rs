//! The errands that are due, decided for all accounts in one go. Pure.
//!
//! What is asked of every account is looked up and not searched for, so that ten thousand of them cost little more than
//! ten thousand times one. Measured by `tests/bench/keeping.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::Plan;
use crate::account::{Account, Kind};
use crate::moment::Moment;
use crate::policy;
use crate::resident::errand::Task;
use crate::resident::records::{self, Records};
use crate::schedule;

/// The tasks that are due at this moment, those of tokens that end first before the others. None for an account that
/// somebody `asked` Meta about already. `extends` says whether anything is extended unasked.
pub fn due<'a>(
    plan: &'a Plan,
    records: &'a Records,
    asked: BTreeSet<&'a str>,
    extends: bool,
    now: Moment,
) -> impl Iterator<Item = (&'a Account, Task)> {
    let around = Around::of(records, asked, now);
    let mut live: Vec<&Account> = records.live().collect();
    live.sort_by_key(|account| schedule::turn(account));
    live.into_iter().filter_map(move |account| {
        task(plan, records, &around, account, extends, now).map(|task| (account, task))
    })
}

/// What an account's errand depends on beside the account itself.
struct Around<'a> {
    asked: BTreeSet<&'a str>,
    /// The accounts that are extended by themselves, with which their Pages get a new token.
    extending: BTreeSet<&'a str>,
    /// The accounts with Pages whose tokens are read anew.
    with_outdated_pages: BTreeSet<&'a str>,
}

impl<'a> Around<'a> {
    fn of(records: &'a Records, asked: BTreeSet<&'a str>, now: Moment) -> Self {
        let extending = records.live().filter(|account| policy::next_attempt(account, now).is_some());
        Self {
            asked,
            extending: extending.map(|account| account.id.as_str()).collect(),
            with_outdated_pages: with_outdated_pages(records, now),
        }
    }
}

fn with_outdated_pages(kept: &Records, now: Moment) -> BTreeSet<&str> {
    let by_id: BTreeMap<&str, &Account> = kept.live().map(|account| (account.id.as_str(), account)).collect();
    let outdated = kept.live().filter_map(|page| {
        let parent = by_id.get(page.parent.as_deref()?)?;
        records::waits_for(page, parent, now).then_some(parent.id.as_str())
    });
    outdated.collect()
}

fn task(
    plan: &Plan,
    records: &Records,
    around: &Around<'_>,
    account: &Account,
    extends: bool,
    now: Moment,
) -> Option<Task> {
    let id = account.id.as_str();
    if records.is_quiet(account.network, now) || around.asked.contains(id) {
        return None;
    }
    let parent = account.parent.as_deref().filter(|_| account.kind == Kind::Page);
    let comes_with_its_parent = parent.is_some_and(|parent| around.extending.contains(parent));
    // The Page gets its token with that of its parent, which is extended by itself.
    let own = plan.due(account, extends, now).filter(|task| *task != Task::Extend || !comes_with_its_parent);
    let may_read = || extends && account.auto_extend && plan.may_read(account, now);
    own.or_else(|| (around.with_outdated_pages.contains(id) && may_read()).then_some(Task::ReadPages))
}
