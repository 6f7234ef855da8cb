//! The line of errands: one at a time for each account, four at a time that ask Meta, in the order they were added.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::errand::{Errand, Task};

use crate::schedule::AT_A_TIME;

/// The errands that wait and the errands that run.
#[derive(Default)]
pub struct Turns {
    waiting: VecDeque<Errand>,
    /// The running errand of each account, by the account's id.
    running: BTreeMap<String, Errand>,
}

impl Turns {
    /// Puts an errand at the end of the line.
    pub fn add(&mut self, errand: Errand) {
        self.waiting.push_back(errand);
    }

    /// Puts a person's errand at the end of the line. An extend or a check that already waits or runs is not done
    /// twice: it becomes the person's, who is told how it ended.
    pub fn add_by_hand(&mut self, account: String, task: Task, after: Option<String>) {
        let mut all = self.running.values_mut().chain(&mut self.waiting);
        let same = all.find(|errand| errand.account == account && errand.task == task);
        match same.filter(|errand| errand.asks_meta()) {
            Some(errand) => errand.by_hand = true,
            None => self.add(Errand { account, task, by_hand: true, after }),
        }
    }

    /// Takes the next errand that may start out of the line. It counts as running until [`Turns::done`].
    pub fn next(&mut self) -> Option<Errand> {
        let asking = self.running.values().filter(|errand| errand.asks_meta()).count();
        let may_start = |errand: &Errand| {
            !self.running.contains_key(&errand.account)
                && (!errand.asks_meta() || asking < AT_A_TIME)
                && !errand.after.as_ref().is_some_and(|parent| self.asks_meta_for(parent))
        };
        let at = self.waiting.iter().position(may_start)?;
        let errand = self.waiting.remove(at)?;
        self.running.insert(errand.account.clone(), errand.clone());
        Some(errand)
    }

    /// Whether an errand of this account that asks Meta waits or runs.
    pub fn asks_meta_for(&self, account: &str) -> bool {
        self.all().any(|errand| errand.account == account && errand.asks_meta())
    }

    /// The accounts that an errand which waits or runs asks Meta about.
    pub fn asked(&self) -> BTreeSet<&str> {
        self.all().filter(|errand| errand.asks_meta()).map(|errand| errand.account.as_str()).collect()
    }

    /// Ends the account's running errand and returns it. A person may have asked for it after it had started.
    pub fn done(&mut self, account: &str) -> Option<Errand> {
        self.running.remove(account)
    }

    /// Takes the waiting extends that are meant out of the line; returns their accounts.
    pub fn drop_extends(&mut self, is_meant: impl Fn(&str) -> bool) -> Vec<String> {
        let is_dropped = |errand: &Errand| errand.task == Task::Extend && is_meant(&errand.account);
        let dropped = self.waiting.iter().filter(|errand| is_dropped(errand));
        let accounts = dropped.map(|errand| errand.account.clone()).collect();
        self.waiting.retain(|errand| !is_dropped(errand));
        accounts
    }

    /// Drops the waiting errands that no person asked for.
    pub fn drop_unasked(&mut self) {
        self.waiting.retain(|errand| errand.by_hand);
    }

    /// The running errands, then the waiting ones.
    pub fn all(&self) -> impl Iterator<Item = &Errand> {
        self.running.values().chain(&self.waiting)
    }

    /// The errands that a person sees at work: those that run, and those that a person waits for while few wait. With
    /// more of them every row would change at once and change back.
    pub fn seen(&self) -> impl Iterator<Item = &Errand> {
        let asked: Vec<&Errand> = self.waiting.iter().filter(|errand| errand.by_hand).collect();
        let few = if asked.len() <= AT_A_TIME { asked } else { Vec::new() };
        self.running.values().chain(few)
    }

    /// Whether no errand runs at this moment.
    pub fn is_idle(&self) -> bool {
        self.running.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_ask_meta_at_a_time() {
        let mut turns = Turns::default();
        (0..6).for_each(|number| turns.add(check(&number.to_string())));
        assert_eq!(started(&mut turns), ["0", "1", "2", "3"]);
        turns.done("2");
        assert_eq!(started(&mut turns), ["4"]);
    }

    #[test]
    fn an_account_has_one_errand_at_a_time_and_does_not_hold_up_the_others() {
        let mut turns = Turns::default();
        ["a", "a", "b"].iter().for_each(|account| turns.add(check(account)));
        assert_eq!(started(&mut turns), ["a", "b"]);
        turns.done("a");
        assert_eq!(started(&mut turns), ["a"]);
    }

    #[test]
    fn an_errand_that_waits_already_becomes_the_persons_and_is_not_done_twice() {
        let mut turns = Turns::default();
        turns.add(check("a"));
        turns.add_by_hand("a".to_owned(), Task::Check, None);
        turns.drop_unasked();
        assert_eq!(started(&mut turns), ["a"]);
        assert!(turns.done("a").is_some_and(|errand| errand.by_hand));
        assert_eq!(turns.all().count(), 0);
    }

    #[test]
    fn of_many_that_wait_only_those_at_work_are_seen_and_of_few_all_that_a_person_asked_for() {
        let mut turns = Turns::default();
        turns.add(check("unasked"));
        (0..3).for_each(|number| turns.add_by_hand(number.to_string(), Task::Check, None));
        assert_eq!(turns.seen().count(), 3, "nobody waits for the unasked one");
        (3..20).for_each(|number| turns.add_by_hand(number.to_string(), Task::Check, None));
        assert_eq!(turns.seen().count(), 0);
        started(&mut turns);
        assert_eq!(turns.seen().count(), AT_A_TIME);
    }

    #[test]
    fn extends_that_wait_can_be_taken_out_of_the_line_and_those_that_run_cannot() {
        let mut turns = Turns::default();
        (0..6).for_each(|number| turns.add_by_hand(number.to_string(), Task::Extend, None));
        started(&mut turns);
        assert_eq!(turns.drop_extends(|account| account != "5"), ["4"]);
        assert_eq!(turns.all().count(), 5);
    }

    #[test]
    fn a_page_waits_for_the_account_that_its_token_comes_from_and_holds_up_nobody() {
        let mut turns = Turns::default();
        turns.add_by_hand("page".to_owned(), Task::Extend, Some("parent".to_owned()));
        turns.add_by_hand("parent".to_owned(), Task::Extend, None);
        turns.add_by_hand("other".to_owned(), Task::Extend, None);
        assert_eq!(started(&mut turns), ["parent", "other"]);
        turns.add_by_hand("parent".to_owned(), Task::ReadPages, None);
        turns.done("parent");
        assert_eq!(started(&mut turns), ["parent"], "first the tokens of its Pages are read");
        turns.done("parent");
        assert_eq!(started(&mut turns), ["page"]);
    }

    fn started(turns: &mut Turns) -> Vec<String> {
        std::iter::from_fn(|| turns.next()).map(|errand| errand.account).collect()
    }

    fn check(account: &str) -> Errand {
        Errand { account: account.to_owned(), task: Task::Check, by_hand: false, after: None }
    }
}
