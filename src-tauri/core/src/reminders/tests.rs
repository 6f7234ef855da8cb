//! A computer on which days pass, for the promises about reminders.

mod always;
mod countdown;
mod snooze;
mod trouble;

use super::*;
use crate::account::sample;
use crate::places::{Handling, Reason, Receipt, Target};

/// A computer that is on: due reminders are noted as given, and notices that are over are forgotten.
struct Computer {
    now: Moment,
    local: Box<dyn Fn(Moment) -> NaiveDateTime>,
    accounts: Vec<Account>,
    places: Vec<Place>,
    given: Vec<Notice>,
    rules: Rules,
}

impl Computer {
    fn with(accounts: impl IntoIterator<Item = Account>) -> Self {
        Self {
            now: sample::now(),
            local: Box::new(|moment| moment.naive_utc()),
            accounts: accounts.into_iter().collect(),
            places: Vec::new(),
            given: Vec::new(),
            rules: Rules::default(),
        }
    }

    fn view(&self) -> View<'_> {
        View {
            now: self.now,
            local: &self.local,
            accounts: &self.accounts,
            places: Place::by_account(&self.places),
            given: &self.given,
            given_of: Notice::by_account(&self.given),
            rules: &self.rules,
        }
    }

    fn said(&self) -> Vec<String> {
        let digest = due(&self.view());
        digest.into_iter().flat_map(|digest| digest.0).map(|due| due.step.to_string()).collect()
    }

    fn tick(&mut self) -> Vec<String> {
        let said = self.said();
        let over = over(&self.view());
        let given = due(&self.view()).into_iter().flat_map(|digest| digest.0).map(|due| Notice {
            account: due.account.id,
            step: due.step,
            given_at: self.now,
        });
        let given: Vec<Notice> = given.collect();
        self.given.retain(|notice| !over.contains(notice));
        self.given.extend(given);
        said
    }

    /// Looks for reminders now and after each of this many days; returns the days on which something was said, and what.
    fn live(&mut self, count: i64) -> Vec<(i64, &'static str)> {
        let begin = self.now;
        let mut said = Vec::new();
        for day in 0..=count {
            self.now = begin + days(day);
            // Leaked, so that a promise reads as a list of days and steps.
            said.extend(self.tick().into_iter().map(|step| (day, &*step.leak())));
        }
        said
    }

    fn pass(&mut self, time: TimeDelta) {
        self.now += time;
    }

    fn extend(&mut self) {
        let token = &mut self.accounts[0].token;
        token.obtained_at = Some(self.now);
        token.expires_at = Some(self.now + days(60));
    }
}

/// A place of this account that does not have its newest token.
pub fn missed_place(account: &str) -> Place {
    Place {
        id: "0000000a".into(),
        account: Some(account.into()),
        waits_for: None,
        target: Target::EnvFile { path: "/srv/.env".into(), key: "K".into(), user_id_key: None },
        added_at: sample::now(),
        handling: Handling::default(),
        last: Some(Receipt::new("0000000a", sample::now(), Some("older".into()), Some(Reason::Moved))),
        formers: 0,
    }
}

/// An account that does not extend by itself, with a token that ends after this time.
pub fn switched_off(left: TimeDelta) -> Account {
    Account { auto_extend: false, ..sample::ends_in(left) }
}

fn other(number: u8, left: TimeDelta) -> Account {
    Account { id: format!("0000000{number}"), name: format!("shop.{number}"), ..switched_off(left) }
}

fn days(count: i64) -> TimeDelta {
    TimeDelta::days(count)
}
