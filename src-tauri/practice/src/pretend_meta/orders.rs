//! What a person or a test orders of the pretend Meta.

use chrono::TimeDelta;

use super::PretendMeta;
use crate::dashboard::{self, TokenOrder};
use crate::error::PracticeError;
use crate::events;
use crate::faults::{self, Fault};
use crate::happening::{HappenOrder, Happening};
use crate::moment::Moment;
use crate::people::Person;
use crate::switches::SwitchOrder;

impl PretendMeta {
    /// Moves pretend time on and returns what it is then.
    ///
    /// # Errors
    ///
    /// `Order` when this pretend Meta has ended, `File` when the state cannot be stored.
    pub fn advance(&self, seconds: u32) -> Result<Moment, PracticeError> {
        self.change(|state| {
            state.ahead = state.ahead.saturating_add(seconds.into());
            Ok(())
        })?;
        Ok(self.now())
    }

    /// Sets a fault in place of the one for the same user and endpoint; with `error` None it removes the faults there.
    ///
    /// `user` is the name or id of a person or Page, or `*` for everyone; `endpoint` is an [`crate::Endpoint`] in snake
    /// case, or `*`; `error` is an id of `errors.json` or a [`faults::Mischief`] in lower case; `times` None means always.
    ///
    /// # Errors
    ///
    /// `Order` when one of the names does not exist, `File` when the state cannot be stored.
    pub fn fault(
        &self,
        user: &str,
        endpoint: &str,
        error: Option<&str>,
        times: Option<u32>,
    ) -> Result<(), PracticeError> {
        if endpoint != "*" && faults::endpoint_named(endpoint).is_none() {
            return Err(PracticeError::Order("no such endpoint"));
        }
        if error.is_some_and(|error| faults::strike(error).is_none()) {
            return Err(PracticeError::Order("no such error"));
        }
        if times == Some(0) {
            return Err(PracticeError::Order("times is 1 or more"));
        }
        self.change(|state| {
            let is_known = |person: &Person| {
                person.is_called(user) || person.pages.iter().any(|page| page.is_called(user))
            };
            if user != "*" && !state.people.iter().any(is_known) {
                return Err(PracticeError::Order("nobody of that name"));
            }
            let covers = |given: &str, kept: &str| given == kept || (error.is_none() && given == "*");
            state.faults.retain(|kept| !(covers(user, &kept.user) && covers(endpoint, &kept.endpoint)));
            let new = error.map(|error| Fault {
                user: user.to_owned(),
                endpoint: endpoint.to_owned(),
                error: error.to_owned(),
                times,
            });
            state.faults.extend(new);
            Ok(())
        })
    }

    /// Turns the switches that the order gives; an order is carried out whole or not at all.
    ///
    /// # Errors
    ///
    /// `Order` when it is about a person and names none that exists, or names one and is not about them; `File` when the
    /// state cannot be stored.
    pub fn switch(&self, order: &SwitchOrder) -> Result<(), PracticeError> {
        if order.is_about_a_person() != order.user.is_some() {
            return Err(PracticeError::Order(
                "user goes with tester, password_changed, app_removed, checkpoint, declined, lost_pages",
            ));
        }
        let now = self.now();
        self.change(|state| {
            // This part is done first because it alone can fail.
            if let Some(user) = &order.user {
                events::switch_person(state, user, order)?;
            }
            state.switches.turn(order);
            if let Some(minutes) = order.limit_minutes {
                state.limited_until = (minutes > 0).then(|| now + TimeDelta::minutes(minutes.into()));
            }
            Ok(())
        })
    }

    /// Makes a token as Meta's App Dashboard does, without a log-in, and returns its string.
    ///
    /// # Errors
    ///
    /// `Order` when person, lifetime or permissions do not exist on the network, `File` when the state cannot be stored.
    pub fn token(&self, order: &TokenOrder) -> Result<String, PracticeError> {
        let now = self.now();
        self.change(|state| dashboard::make(state, order, now))
    }

    /// Makes a 60-day token of an account that has none yet, and returns its string.
    ///
    /// # Errors
    ///
    /// `Order` when this pretend Meta has ended, `File` when the state cannot be stored.
    pub fn spare_token(&self) -> Result<String, PracticeError> {
        let now = self.now();
        self.change(|state| events::spare_token(state, now))
    }

    /// Lets something happen, or ends it.
    ///
    /// # Errors
    ///
    /// `Order` when it needs a person and names none that exists, `File` when the state cannot be stored.
    pub fn happen(&self, order: &HappenOrder) -> Result<(), PracticeError> {
        match order.what {
            Happening::PasswordChanged => {
                let changed = Some(order.on);
                self.switch(&SwitchOrder {
                    user: order.user.clone(),
                    password_changed: changed,
                    ..Default::default()
                })
            }
            Happening::NoInternet => self.fault("*", "*", order.on.then_some("reset"), None),
            Happening::SlowMeta => self.fault("*", "*", order.on.then_some("slow"), None),
            Happening::WrongAccount => self.change(|state| {
                events::change_browser(state, order.on);
                Ok(())
            }),
        }
    }
}
