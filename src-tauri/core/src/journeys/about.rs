//! Names the account that a problem is about.

use crate::account::{Account, Kind};
use crate::moment::Moment;
use crate::problem::{Code, Fact, FactName, Problem};

/// Adds name, network and dates of the account to a problem. A date is added only where it is true: a future date as
/// the end, a past date as the day on which the token expired.
pub fn about(mut problem: Problem, account: &Account, now: Moment) -> Problem {
    let ran_out = matches!(problem.code, Code::Expired | Code::ImportOld);
    let mut name = |key: &str, fact: Fact| {
        problem.facts.entry(key.to_owned()).or_insert(fact);
    };
    name("name", Fact::Text(account.network.handle(&account.name)));
    name("network", Fact::Text(account.network.brand().to_owned()));
    if account.kind == Kind::Page {
        name(FactName::PageId.as_str(), Fact::Text(account.user_id.clone()));
    }
    if let Some(end) = account.token.expires_at.filter(|end| (*end <= now) == ran_out) {
        name("date", Fact::Date(end));
    }
    if let Some(retry) = account.retry_at.filter(|retry| *retry > now) {
        name("time", Fact::Time(retry));
    }
    problem
}

#[cfg(test)]
mod tests;
