//! What happens without a person.

use chrono::TimeDelta;

use super::Resident;
use super::errand::{Errand, What};
use super::message::Message;
use super::world::Seen;
use crate::account::Account;
use crate::face::VaultState;
use crate::journeys::{purge, recover};
use crate::network::Network;
use crate::problem::Problem;
use crate::schedule;
use crate::terms;

/// A secret that was to be used once goes after a day; nothing else needs it more often.
const IN_ORDER_EVERY: TimeDelta = TimeDelta::hours(1);

impl Resident {
    /// Looks at what other programs wrote and at what has become due.
    pub(super) fn look(&mut self) {
        self.let_go();
        match self.ports.ledger.changes() {
            Ok(changes) if self.known.changes == Some(changes) => {}
            Ok(_) => self.refresh(),
            Err(trouble) => self.problem = Some(trouble.into()),
        }
        let now = self.now();
        let Some(ordered) = self.in_order_at else { return };
        if !self.world.vault_may_be_touched(now) {
            return;
        }
        if now - ordered >= IN_ORDER_EVERY || ordered > now {
            self.put_in_order();
        }
        let most = match self.world.vault_is_sure {
            true => usize::MAX,
            false if self.turns.is_idle() => 1,
            false => 0,
        };
        let mut live: Vec<&Account> = self.live().collect();
        live.sort_by_key(|account| schedule::turn(account));
        let due: Vec<Errand> = live.into_iter().filter_map(|account| self.due(account)).take(most).collect();
        due.into_iter().for_each(|errand| self.turns.add(errand));
    }

    /// Completes what was cut off, deletes what had its time.
    pub(super) fn put_in_order(&mut self) {
        if self.putting_in_order {
            return;
        }
        self.putting_in_order = true;
        let ports = self.ports.clone();
        self.start(async move {
            let outcome = match recover::complete_arrivals(&ports).await {
                Ok(()) => purge::purge(&ports).await,
                Err(problem) => Err(problem),
            };
            Message::InOrder(outcome)
        });
    }

    pub(super) fn in_order(&mut self, outcome: Result<(), Problem>) {
        self.putting_in_order = false;
        self.in_order_at = Some(self.now());
        if let Err(problem) = outcome {
            let now = self.now();
            self.world.learn(&Seen { problem: Some(&problem), met: false }, now);
            // A vault that is shut is a state of its own.
            self.problem =
                Some(problem).filter(|_| self.world.vault == VaultState::Open).or(self.problem.take());
        }
        self.refresh();
    }

    pub(super) fn start_errands(&mut self) {
        while let Some(errand) = self.turns.next() {
            let ports = self.ports.clone();
            self.start(errand.run(ports));
        }
    }

    /// Accounts that are kept.
    pub(super) fn live(&self) -> impl Iterator<Item = &Account> {
        self.known.accounts.iter().filter(|account| account.disconnected_at.is_none())
    }

    fn due(&self, account: &Account) -> Option<Errand> {
        let now = self.now();
        let is_quiet = |(network, until): &(Network, Moment)| {
            *network == account.network && terms::is_quiet(*until, now)
        };
        if self.known.quiet.iter().any(is_quiet) {
            return None;
        }
        let busy = self
            .turns
            .all()
            .any(|errand| errand.account == account.id && matches!(errand.what, What::Extend | What::Check));
        if busy {
            return None;
        }
        let what = self.plan.due(account, self.known.settings.auto_extend, now)?;
        Some(Errand { account: account.id.clone(), what, by_hand: false })
    }
}
