//! How an extend ended.

use crate::account::Account;
use crate::exchange::Outcome;
use crate::journeys::about::about;
use crate::journeys::deliver;
use crate::places::Place;
use crate::ports::Ports;
use crate::problem::Problem;

/// How an extend ended.
#[derive(Clone)]
pub struct Extended {
    /// The account after the extend.
    pub account: Account,
    /// The outcome in one word of the contract.
    pub outcome: Outcome,
    /// Whether the token is another string; None when Meta was not asked or issued no token.
    pub token_changed: Option<bool>,
    /// The account's places after the extend.
    pub places: Vec<Place>,
    /// The problem that a person should know of.
    pub problem: Option<Problem>,
}

impl Extended {
    /// A result without a new token.
    pub fn ended(ports: &Ports, account: Account, outcome: Outcome, problem: Option<Problem>) -> Self {
        let places = deliver::of_account(ports, &account).unwrap_or_default();
        let problem = problem.map(|problem| problem.with_places(places.len()));
        Self { account, outcome, token_changed: None, places, problem }
    }

    /// A result without a new token, with a problem that names the account.
    pub fn stopped(ports: &Ports, account: Account, outcome: Outcome, problem: Problem) -> Self {
        let problem = about(problem, &account, ports.clock.now());
        Self::ended(ports, account, outcome, Some(problem))
    }
}
