//! The places for callers. When all are taken, a new caller gets the place of the one that has waited longest without a
//! word: a browser speaks at once, and opens connections ahead that it may never use.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task::AbortHandle;

/// The callers of one doorway, by their number; an older one has a lower number.
#[derive(Clone)]
pub struct Places {
    most: usize,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Default)]
struct Taken {
    next: u64,
    callers: BTreeMap<u64, Caller>,
}

struct Caller {
    said: Said,
    /// Ends the caller's task; None until it has started.
    end: Option<AbortHandle>,
}

/// What a caller has sent so far; whoever sent less goes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    Nothing,
    /// Something, and no whole request head.
    Part,
    /// A whole request head, so that it is being answered.
    Whole,
}

/// One caller's place, free again when dropped.
pub struct Place {
    number: u64,
    places: Places,
}

impl Places {
    pub fn new(most: usize) -> Self {
        Self { most, taken: Arc::default() }
    }

    /// A place for a new caller; None where every other caller is being answered.
    pub fn take(&self) -> Option<Place> {
        let mut taken = self.lock();
        if taken.callers.len() >= self.most {
            let (number, caller) =
                taken.callers.iter().min_by_key(|(number, caller)| (caller.said, **number))?;
            if caller.said == Said::Whole {
                return None;
            }
            let number = *number;
            if let Some(end) = taken.callers.remove(&number).and_then(|caller| caller.end) {
                end.abort();
            }
        }
        let number = taken.next;
        taken.next += 1;
        taken.callers.insert(number, Caller { said: Said::Nothing, end: None });
        Some(Place { number, places: self.clone() })
    }

    /// Says which task serves the caller of this number, unless the caller has lost its place.
    pub fn served_by(&self, number: u64, task: AbortHandle) {
        match self.lock().callers.get_mut(&number) {
            Some(caller) => caller.end = Some(task),
            None => task.abort(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Notes what the caller has sent. Returns false where it has lost its place.
    pub fn note(&self, said: Said) -> bool {
        let mut taken = self.places.lock();
        let Some(caller) = taken.callers.get_mut(&self.number) else { return false };
        caller.said = said;
        true
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.lock().callers.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_of_those_who_said_least_makes_room() {
        let places = Places::new(3);
        let [one, two, three] = [(); 3].map(|()| places.take().unwrap());
        assert!(one.note(Said::Part));

        let four = places.take().unwrap();
        assert!(!two.note(Said::Part), "it was the oldest that said nothing");
        assert!(three.note(Said::Whole) && four.note(Said::Whole));

        let five = places.take().unwrap();
        assert!(!one.note(Said::Whole));
        assert!(five.note(Said::Whole));
        assert!(places.take().is_none(), "whoever is being answered stays");

        drop(five);
        assert!(places.take().is_some());
    }
}
