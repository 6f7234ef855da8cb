//! Reminders: a computer that is on for days, and notifications in memory.

mod answers;
mod due;
mod many;
mod silence;

use super::bench::*;
use crate::account::Account;

impl Running {
    /// Lets this many days pass, a quarter at a time.
    async fn live(&self, days: usize) {
        for _ in 0..days * 4 {
            self.pass(chrono::TimeDelta::hours(6)).await;
        }
    }
}

/// The real profile with an account that does not extend by itself, on a Friday at ten.
async fn switched_off(days_left: i64) -> Bench {
    let bench = real(Bench::new());
    bench.keep(Account { auto_extend: false, ..account(0, days_left) }).await;
    bench
}

fn real(bench: Bench) -> Bench {
    Bench { practice: false, ..bench }
}

fn set(bench: &Bench, key: &str, value: &str) {
    bench.ledger.elsewhere(|inner| inner.settings.insert(key.into(), value.into()));
}
