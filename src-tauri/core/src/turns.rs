//! Whose turn it is: one job an account at a time, four that ask Meta in all, in the order they were asked for.

use std::collections::{BTreeMap, VecDeque};

/// Meta is asked for so many accounts at a time.
const AT_A_TIME: usize = 4;

/// Something to do with an account.
pub trait Job: Clone {
    /// The account's id.
    fn account(&self) -> &str;
    /// Whether Meta is asked.
    fn asks_meta(&self) -> bool;
}

/// What waits and what runs.
pub struct Turns<J> {
    waiting: VecDeque<J>,
    running: BTreeMap<String, J>,
}

impl<J> Default for Turns<J> {
    fn default() -> Self {
        Self { waiting: VecDeque::new(), running: BTreeMap::new() }
    }
}

impl<J: Job> Turns<J> {
    /// Puts a job at the end.
    pub fn add(&mut self, job: J) {
        self.waiting.push_back(job);
    }

    /// The next job that may start. It runs until [`Turns::done`].
    pub fn next(&mut self) -> Option<J> {
        let asking = self.running.values().filter(|job| job.asks_meta()).count();
        let may_start =
            |job: &J| !self.running.contains_key(job.account()) && (!job.asks_meta() || asking < AT_A_TIME);
        let at = self.waiting.iter().position(may_start)?;
        let job = self.waiting.remove(at)?;
        self.running.insert(job.account().to_owned(), job.clone());
        Some(job)
    }

    /// The account's job has ended; gives it as it was last changed.
    pub fn done(&mut self, account: &str) -> Option<J> {
        self.running.remove(account)
    }

    /// The job that runs or waits and is this one.
    pub fn find(&mut self, is_it: impl Fn(&J) -> bool) -> Option<&mut J> {
        self.running.values_mut().chain(&mut self.waiting).find(|job| is_it(job))
    }

    /// Takes jobs that wait out of the line.
    pub fn leave_out(&mut self, is_it: impl Fn(&J) -> bool) {
        self.waiting.retain(|job| !is_it(job));
    }

    /// What runs, then what waits.
    pub fn all(&self) -> impl Iterator<Item = &J> {
        self.running.values().chain(&self.waiting)
    }

    /// Whether nothing runs.
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
        (0..6).for_each(|number| turns.add(Asks(number.to_string())));
        assert_eq!(started(&mut turns), ["0", "1", "2", "3"]);
        turns.done("2");
        assert_eq!(started(&mut turns), ["4"]);
    }

    #[test]
    fn an_account_has_one_job_at_a_time_and_does_not_hold_up_the_others() {
        let mut turns = Turns::default();
        ["a", "a", "b"].iter().for_each(|account| turns.add(Asks((*account).to_owned())));
        assert_eq!(started(&mut turns), ["a", "b"]);
        turns.done("a");
        assert_eq!(started(&mut turns), ["a"]);
    }

    fn started(turns: &mut Turns<Asks>) -> Vec<String> {
        std::iter::from_fn(|| turns.next()).map(|job| job.0).collect()
    }

    #[derive(Clone)]
    struct Asks(String);

    impl Job for Asks {
        fn account(&self) -> &str {
            &self.0
        }

        fn asks_meta(&self) -> bool {
            true
        }
    }
}
