//! What follows when Meta refuses to extend. The token stays, whatever Meta said.

use serde_json::json;

use super::{Extended, Outcome, about, done, ended, outcome_of, stopped};
use crate::account::{Account, TokenKind};
use crate::diagnosis::{self, Class, Step};
use crate::journeys::line;
use crate::journeys::odd::{self, Life};
use crate::policy::{self, DATE_TOLERANCE};
use crate::ports::{AppKeys, Ports, Trouble};
use crate::problem::{Action, Code, Problem};
use crate::schedule;
use crate::tokens::Tokens;

/// Decides what a refusal means for the account.
pub(super) async fn refused(
    ports: &Ports,
    mut account: Account,
    tokens: &Tokens,
    keys: Option<&AppKeys>,
    trouble: &Trouble,
    attempt: i64,
) -> Result<Extended, Problem> {
    let found = diagnosis::diagnose(trouble, Step::Refresh);
    let problem = diagnosis::problem(trouble, Step::Refresh, account.network);
    if matches!(found.class, Class::Offline | Class::Transient) {
        let wait = match trouble {
            Trouble::Refused(error) => error.wait,
            _ => None,
        };
        account.retry_at = schedule::retry_at(found.class, account.failures + 1, wait, ports.clock.now());
        return put_off(ports, account, problem, found.class, Some(attempt));
    }
    let may_be_young = may_be_young(ports, &account);
    let is_young = may_be_young && found.class == Class::Unknown;
    if !is_young && !is_doubtful(&account, trouble, found.class, may_be_young) {
        return judged(ports, account, problem, found.class, Some(attempt));
    }
    match odd::look(ports.meta.as_ref(), account.network, &tokens.current.token, keys).await {
        Life::Alive if may_be_young => young(ports, account, tokens, problem, attempt),
        // Our own fault is said as that; it is no death.
        Life::Alive if problem.code == Code::OurFault => {
            judged(ports, account, problem, found.class, Some(attempt))
        }
        Life::Alive => {
            let problem = Problem { code: Code::MetaDown, action: Action::RetryLater, ..problem };
            put_off(ports, account, problem, Class::Transient, Some(attempt))
        }
        Life::Dead(_) if found.class == Class::Dead => {
            judged(ports, account, problem, found.class, Some(attempt))
        }
        // What `me` says is known, or says more than the refusal.
        Life::Dead(trouble) | Life::Unsure(trouble) => {
            let problem = diagnosis::problem(&trouble, Step::Call, account.network);
            let class = diagnosis::diagnose(&trouble, Step::Call).class;
            undecided_so(ports, account, problem, class, Some(attempt))
        }
    }
}

/// What passes is waited for; everything else is said.
pub(super) fn undecided_so(
    ports: &Ports,
    account: Account,
    problem: Problem,
    class: Class,
    attempt: Option<i64>,
) -> Result<Extended, Problem> {
    match class {
        Class::Offline | Class::Transient => put_off(ports, account, problem, class, attempt),
        _ => judged(ports, account, problem, class, attempt),
    }
}

/// Trouble that passes: everything stays, a later try is noted.
pub(super) fn put_off(
    ports: &Ports,
    mut account: Account,
    problem: Problem,
    class: Class,
    attempt: Option<i64>,
) -> Result<Extended, Problem> {
    let now = ports.clock.now();
    let planned = schedule::retry_at(class, account.failures + 1, None, now);
    account.retry_at = account.retry_at.max(planned);
    account.failing_since = account.failing_since.or(Some(now));
    account.failures += 1;
    let facts = json!({ "code": problem.code.key() });
    ports.ledger.keep(&account, &[line(&account, now, "put_off", facts)], attempt)?;
    Ok(stopped(ports, account, Outcome::RetryLater, problem))
}

/// Notes a failure in account and history.
pub(super) fn note(
    ports: &Ports,
    account: &mut Account,
    event: &str,
    problem: &Problem,
    attempt: Option<i64>,
) -> Result<(), Problem> {
    let now = ports.clock.now();
    account.failing_since = account.failing_since.or(Some(now));
    account.failures += 1;
    let class = if policy::is_turned_off(account) { Class::Dead } else { Class::Unknown };
    account.retry_at = schedule::retry_at(class, account.failures, None, now);
    let facts = json!({ "code": problem.code.key(), "meta": problem.meta });
    ports.ledger.keep(account, &[line(account, now, event, facts)], attempt)?;
    Ok(())
}

/// A death that `me` has to confirm: an odd one, that of a token which is perhaps too young, or that of a pasted one
/// which perhaps cannot be refreshed at all.
fn is_doubtful(account: &Account, trouble: &Trouble, class: Class, may_be_young: bool) -> bool {
    let is_refreshed = !account.network.extends_with_secret();
    let may_be_first = is_refreshed && account.token.kind == TokenKind::Unknown;
    odd::is_odd(trouble) || class == Class::Dead && (may_be_young || may_be_first)
}

/// Meta does not document what it says to a token that is too young; when its age is not known to be above a day and
/// the token answers, that is the likeliest cause.
fn may_be_young(ports: &Ports, account: &Account) -> bool {
    let age = account.network.facts().minimum_age();
    let made = account.token.obtained_at;
    let known_old = made.is_some_and(|made| ports.clock.now() - made > age + DATE_TOLERANCE);
    !age.is_zero() && !known_old
}

fn young(
    ports: &Ports,
    mut account: Account,
    tokens: &Tokens,
    problem: Problem,
    attempt: i64,
) -> Result<Extended, Problem> {
    let problem = Problem { code: Code::YoungMaybe, action: Action::Wait, ..problem };
    account.retry_at = Some(ports.clock.now() + account.network.facts().minimum_age());
    ports.ledger.keep(&account, &[], Some(attempt))?;
    Ok(Extended {
        problem: Some(about(problem, &account, ports.clock.now())),
        ..done(ports, account, tokens, Outcome::TooNew, None)?
    })
}

/// Meta's word stands.
pub(super) fn judged(
    ports: &Ports,
    mut account: Account,
    problem: Problem,
    class: Class,
    attempt: Option<i64>,
) -> Result<Extended, Problem> {
    let problem = about(problem, &account, ports.clock.now());
    if class != Class::SetUp && class != Class::Unknown {
        account.problem = Some(problem.clone());
    }
    note(ports, &mut account, "refused", &problem, attempt)?;
    let outcome = outcome_of(&problem);
    Ok(ended(ports, account, outcome, Some(problem)))
}
