//! Names the account that a problem is about.

use crate::account::{Account, Kind};
use crate::exchange;
use crate::moment::Moment;
use crate::problem::{Code, Fact, FactName, Problem};

/// Adds name, network and dates of the account to a problem. A date is added only where it is true: a future one as
/// the end, a past one as the day on which the token ran out.
pub fn about(problem: Problem, account: &Account, now: Moment) -> Problem {
    let problem = exchange::of_a_token_in_use(problem);
    let problem = if account.logs_in() { problem } else { problem.without_log_in() };
    let ran_out = matches!(problem.code, Code::Expired | Code::ImportOld);
    let mut named = problem.or_with(FactName::Name, Fact::Text(account.network.handle(&account.name)));
    // A problem of an older ledger has the brand alone.
    if named.network.is_none() {
        named = named.of_network(account.network);
    }
    if account.kind == Kind::Page {
        named = named.or_with(FactName::PageId, Fact::Text(account.user_id.clone()));
    }
    if let Some(end) = account.token.expires_at.filter(|end| (*end <= now) == ran_out) {
        named = named.or_with(FactName::Date, Fact::Date(end));
    }
    if let Some(retry) = account.retry_at.filter(|retry| *retry > now) {
        named = named.or_with(FactName::Time, Fact::Time(retry));
    }
    named
}

#[cfg(test)]
mod tests;
