//! What is noted again and again: a caller that knocks a thousand times must not push everything else out of the log.
//!
//! The same is written at the first, second, fourth, eighth… time, with how often it was noted, until it was not noted
//! for a minute.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// After so long without it, the same is news again.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(60);

/// How many different things are counted at a time. More than that are no repetition.
const MOST: usize = 64;

/// What was noted lately.
#[derive(Default)]
pub struct Repeats(Mutex<BTreeMap<String, Seen>>);

struct Seen {
    times: u64,
    last: Instant,
}

impl Repeats {
    /// Counts this one; returns how often it was noted where it is to be written.
    pub fn count(&self, said: String, now: Instant) -> Option<u64> {
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lately.len() >= MOST {
            lately.retain(|_, seen| now.saturating_duration_since(seen.last) < FORGOTTEN_AFTER);
        }
        if lately.len() >= MOST {
            lately.clear();
        }
        let seen = lately.entry(said).or_insert(Seen { times: 0, last: now });
        if now.saturating_duration_since(seen.last) >= FORGOTTEN_AFTER {
            seen.times = 0;
        }
        *seen = Seen { times: seen.times.saturating_add(1), last: now };
        seen.times.is_power_of_two().then_some(seen.times)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_minute_of_silence_it_is_news_again() {
        let (repeats, begin) = (Repeats::default(), Instant::now());
        let count = |seconds: u64| repeats.count("visit".to_owned(), begin + Duration::from_secs(seconds));
        assert_eq!([0, 1, 2, 3].map(count), [Some(1), Some(2), None, Some(4)]);
        assert_eq!([62, 122].map(count), [None, Some(1)]);
    }

    #[test]
    fn any_number_of_different_things_is_kept_in_bounds() {
        let (repeats, now) = (Repeats::default(), Instant::now());
        for number in 0..1000 {
            assert_eq!(repeats.count(number.to_string(), now), Some(1));
        }
        assert!(repeats.0.lock().unwrap().len() <= MOST);
    }
}
