//! The whole state of the resident, and the few steps that need both halves of it.

use super::base::Base;
use super::errand::Task;
use super::faces::Faces;
use super::outside::HostFacts;
use super::person::Person;
use super::unasked::Keeper;
use crate::face::ChosenAccounts;
use crate::journeys::decide::Decision;

/// The window's half, the keeper's half, their shared state, and the channels to the faces.
pub struct State {
    pub base: Base,
    pub person: Person,
    pub keeper: Keeper,
    pub faces: Faces,
}

impl State {
    /// Takes the facts about the host. A person who comes back to the window may bring the browser's address along.
    pub fn host_is(&mut self, facts: HostFacts) {
        let comes_to_front = facts.in_front && !self.base.host.in_front;
        let is_other = facts.desktop != self.base.host.desktop;
        self.base.host = facts;
        if is_other {
            self.person.check_ups.look_again(&mut self.base);
        }
        if comes_to_front {
            self.base.vault_looks.hurry();
            self.person.log_in.look_at_clipboard(&mut self.base);
        }
    }

    /// Queues the task for every chosen account that is not disconnected; returns their ids.
    pub fn queue_for_each(&mut self, chosen: &ChosenAccounts, task: &Task) -> Vec<String> {
        let is_chosen = |id: &String| match chosen {
            ChosenAccounts::All => true,
            ChosenAccounts::These(ids) => ids.contains(id),
        };
        let live = self.base.records.live().map(|account| &account.id);
        let ids: Vec<String> = live.filter(|id| is_chosen(id)).cloned().collect();
        for id in &ids {
            self.queue(id.clone(), task.clone());
        }
        ids
    }

    /// Queues an extend for every chosen account, whose progress and sum a person sees if there are several.
    pub fn extend_together(&mut self, chosen: &ChosenAccounts) -> Vec<String> {
        let ids = self.queue_for_each(chosen, &Task::Extend);
        self.person.together.begin(&ids);
        ids
    }

    /// Queues a person's task for one account. The outcome of its last extend is no longer shown.
    pub fn queue(&mut self, account: String, task: Task) {
        self.person.outcomes.forget(&account);
        let after = self.base.records.parent_of(&account).filter(|_| task == Task::Extend);
        self.base.turns.add_by_hand(account, task, after);
    }

    /// Queues a decision of a person about one account.
    pub fn decide(&mut self, account: String, decision: Decision) {
        self.queue(account, Task::Decide(decision));
    }
}
