//! Which accounts end while this computer stays off: nothing is extended until then, and nothing is delivered. Pure.

#![warn(clippy::arithmetic_side_effects)]

use chrono::TimeDelta;
use serde::Serialize;

use crate::account::{Account, TokenKind};
use crate::moment::{self, Moment};
use crate::policy::{self, Lifetime, Readiness};

/// How far a forecast looks where a person names no day: a holiday, an illness or a computer in repair, and longer than
/// any token lives.
pub const LOOKS_AHEAD: TimeDelta = TimeDelta::days(90);

/// What is to come until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// The accounts that end by then, the first to end first.
    pub expiring: Vec<Expiring>,
    /// How many accounts are good beyond that day.
    pub safe: usize,
}

/// An account that ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expiring {
    pub account: Account,
    /// When it ends; in the past where it has ended.
    pub at: Moment,
    pub why: Why,
    /// Why it does not work as it is, whether this computer stays off or not.
    pub over: Option<Over>,
    /// Whether extending it now moves that end.
    pub can_extend_now: bool,
}

/// Why an account does not work any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Over {
    Expired,
    TurnedOff,
}

/// What an account ends by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Why {
    /// The end of the token's life.
    Expires,
    /// The day by which Meta wants its person to log in again, which no extend moves.
    Login,
}

/// What is to come for these accounts until this day.
pub fn forecast(accounts: &[Account], now: Moment, until: Moment) -> Forecast {
    let mut expiring = Vec::new();
    let mut safe: usize = 0;
    for account in accounts {
        match end(account) {
            Some((at, why)) if at <= until => {
                let over = over(account, now);
                let can_extend_now = why == Why::Expires && over.is_none() && can_extend(account, now);
                expiring.push(Expiring { account: account.clone(), at, why, over, can_extend_now });
            }
            _ if over(account, now).is_some() => {}
            _ => safe = safe.saturating_add(1),
        }
    }
    expiring.sort_by_key(|expiring| expiring.at);
    Forecast { expiring, safe }
}

/// What an account ends by first. A token whose end was never told lives 60 days from the day on which it was made, or
/// came here, at the longest.
fn end(account: &Account) -> Option<(Moment, Why)> {
    let token = &account.token;
    let told = token.expires_at.or_else(|| {
        let may_end = Lifetime::of(account).kind != TokenKind::Endless;
        may_end.then(|| moment::after(token.obtained_at.unwrap_or(account.connected_at), policy::FULL_LIFE))
    });
    let expires = told.map(|at| (at, Why::Expires));
    let login = token.login_required_by.map(|at| (at, Why::Login));
    [expires, login].into_iter().flatten().min_by_key(|(at, _)| *at)
}

/// A token that Meta has turned off does not work, whatever its date says.
fn over(account: &Account, now: Moment) -> Option<Over> {
    if policy::is_turned_off(account) {
        Some(Over::TurnedOff)
    } else {
        policy::is_expired(account, now).then_some(Over::Expired)
    }
}

fn can_extend(account: &Account, now: Moment) -> bool {
    let asks = Lifetime::of(account).readiness(None, now) == Readiness::Ask;
    asks && !policy::needs_a_person_to_extend(account)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "the tests count with days that they name themselves")]
mod tests {
    use super::*;
    use crate::account::sample::{self, now};
    use crate::problem::{Action, Code, Problem};

    #[test]
    fn what_ends_by_then_is_told_in_its_order_and_the_rest_is_safe() {
        let accounts = [20, 10, 50].map(|days| sample::ends_in(TimeDelta::days(days)));

        let forecast = forecast(&accounts, now(), now() + TimeDelta::days(30));

        let ends: Vec<i64> =
            forecast.expiring.iter().map(|one| moment::span(now(), one.at).num_days()).collect();
        assert_eq!((ends, forecast.safe), (vec![10, 20], 1));
        assert!(forecast.expiring.iter().all(|one| one.can_extend_now && one.why == Why::Expires));
    }

    #[test]
    fn a_log_in_that_meta_wants_is_told_and_no_extend_helps_against_it() {
        let mut account = sample::ends_in(TimeDelta::days(50));
        account.token.login_required_by = Some(now() + TimeDelta::days(5));

        let forecast = forecast(&[account], now(), now() + TimeDelta::days(30));

        assert_eq!((forecast.expiring[0].why, forecast.expiring[0].can_extend_now), (Why::Login, false));
    }

    #[test]
    fn a_token_whose_end_was_never_told_ends_sixty_days_after_it_was_made_at_the_latest() {
        let mut account = sample::ends_in(TimeDelta::days(40));
        account.token.expires_at = None;

        assert_eq!(forecast(std::slice::from_ref(&account), now(), now() + TimeDelta::days(39)).safe, 1);
        assert_eq!(forecast(&[account], now(), now() + TimeDelta::days(41)).safe, 0);
    }

    #[test]
    fn an_endless_token_is_safe_and_a_dead_one_never() {
        let mut endless = sample::ends_in(TimeDelta::days(40));
        (endless.token.kind, endless.token.expires_at) = (TokenKind::Endless, None);
        let mut dead = sample::ends_in(TimeDelta::days(400));
        dead.problem = Some(Problem::new(Code::Password, Action::Reconnect));
        let over = sample::ends_in(TimeDelta::days(-1));

        let forecast = forecast(&[endless, dead, over], now(), now() + TimeDelta::days(90));

        assert_eq!((forecast.safe, forecast.expiring.len()), (1, 1));
        assert!(!forecast.expiring[0].can_extend_now, "it has expired");
        assert_eq!(forecast.expiring[0].over, Some(Over::Expired));
    }

    #[test]
    fn a_token_that_was_turned_off_is_said_to_be_so_and_not_to_end() {
        let mut dead = sample::ends_in(TimeDelta::days(20));
        dead.problem = Some(Problem::new(Code::Password, Action::Reconnect));
        let works = sample::ends_in(TimeDelta::days(20));

        let forecast = forecast(&[dead, works], now(), now() + TimeDelta::days(90));

        let over: Vec<Option<Over>> = forecast.expiring.iter().map(|one| one.over).collect();
        assert_eq!(over, [Some(Over::TurnedOff), None]);
    }

    #[test]
    fn a_token_that_needs_a_person_or_is_too_young_cannot_be_extended_now() {
        let mut without_secret = sample::ends_in(TimeDelta::days(10));
        without_secret.problem = Some(Problem::new(Code::NeedsSecret, Action::FixSetup).of_extending());
        let young = sample::ends_in(TimeDelta::days(60));

        let forecast = forecast(&[without_secret, young], now(), now() + TimeDelta::days(90));

        assert!(forecast.expiring.iter().all(|one| !one.can_extend_now));
    }
}
