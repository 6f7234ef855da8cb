//! Extends one account's token: lock, attempt, Meta, vault, proof, vault, ledger, places.

mod asked;
mod refused;

use serde::Serialize;

use super::deliver::{self, Which};
use super::prove::{self, Proof};
use super::settle::{self, Settled};
use super::{LOCK_WAIT, Progress, Tell, overdue};
use crate::account::{Account, App, Attempt, AttemptKind, Kind, TokenKind};
use crate::places::Place;
use crate::policy::{self, DATE_TOLERANCE, Verdict};
use crate::ports::{AppKeys, EntryName, Moment, Ports};
use crate::problem::{Action, Code, Fact, PAGE, Problem};
use crate::tokens::{Stored, Tokens};
use asked::{Handed, Look};
use refused::{put_off, refused, undecided_so};

/// What is wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ask {
    /// Only with fewer days left than this, or an unknown date.
    pub within: Option<i64>,
    /// Tell and change nothing.
    pub dry_run: bool,
}

/// How it ended.
#[derive(Clone)]
pub struct Extended {
    /// The account after it.
    pub account: Account,
    /// In one word.
    pub outcome: Outcome,
    /// Whether the token is another string; None when Meta was not asked or gave none.
    pub token_changed: Option<bool>,
    /// The account's places after it.
    pub places: Vec<Place>,
    /// What stands in the way.
    pub problem: Option<Problem>,
}

/// The outcomes of an extend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ExtendEnd"))]
pub enum Outcome {
    /// A later date.
    Extended,
    /// Meta kept the date.
    Unchanged,
    /// Younger than a day.
    TooNew,
    /// Enough days left, or endless.
    NotDue,
    /// Only a new log-in helps.
    Reconnect,
    /// Meta or the network; it is tried again.
    RetryLater,
    /// Anything else that a person must do, or that was refused.
    Failed,
}

/// Extends an account. Never fails as such: what went wrong is part of the answer.
pub async fn extend(ports: &Ports, account: &Account, ask: Ask, tell: Tell<'_>) -> Extended {
    tell(Progress::Working(account.id.clone()));
    match run(ports, account, ask).await {
        Ok(extended) => extended,
        Err(problem) => {
            let outcome = outcome_of(&problem);
            stopped(ports, account.clone(), outcome, problem)
        }
    }
}

/// The keys of the app that an account's token belongs to; None when its secret is not here.
pub async fn keys_of(ports: &Ports, account: &Account) -> Result<Option<AppKeys>, Problem> {
    let apps = ports.ledger.apps()?;
    // Another app's secret proves nothing about a token; only of a pasted one the app is not known.
    let is_its = |app: &&App| match &account.app_id {
        Some(id) => app.id == *id,
        None => app.default,
    };
    let of_network = apps.iter().filter(|app| app.network == account.network);
    let Some(app) = of_network.into_iter().find(is_its) else { return Ok(None) };
    let secret = ports.vault.read(&EntryName::app(app.network, &app.id)).await?;
    Ok(secret.map(|secret| AppKeys { network: app.network, id: app.id.clone(), secret }))
}

/// A problem that names its account. A date is named only where it is true: one to come as the end, one that is over as
/// the day on which the token ran out.
pub fn about(mut problem: Problem, account: &Account, now: Moment) -> Problem {
    let ran_out = matches!(problem.code, Code::Expired | Code::ImportOld);
    let mut name = |key: &str, fact: Fact| {
        problem.facts.entry(key.to_owned()).or_insert(fact);
    };
    name("name", Fact::Text(account.network.handle(&account.name)));
    name("network", Fact::Text(account.network.brand().to_owned()));
    if account.kind == Kind::Page {
        name(PAGE, Fact::Text(account.user_id.clone()));
    }
    if let Some(end) = account.token.expires_at.filter(|end| (*end <= now) == ran_out) {
        name("date", Fact::Date(end));
    }
    if let Some(retry) = account.retry_at.filter(|retry| *retry > now) {
        name("time", Fact::Time(retry));
    }
    problem
}

async fn run(ports: &Ports, account: &Account, ask: Ask) -> Result<Extended, Problem> {
    let _held = ports.locks.hold(&account.id, LOCK_WAIT).await?;
    if ask.dry_run {
        return foresee(ports, account, ask);
    }
    let keys = if may_need_secret(account) { keys_of(ports, account).await? } else { None };
    let Settled { account, tokens, took_over, undecided } =
        settle::settle(ports, &account.id, keys.as_ref()).await?;
    if let Some((problem, class)) = undecided {
        return undecided_so(ports, account, problem, class, None);
    }
    match policy::may_extend(&account, ask.within, ports.clock.now()) {
        Verdict::Ask => ask_meta(ports, account, tokens, keys.as_ref()).await,
        _ if took_over => done(ports, account, &tokens, Outcome::Extended, Some(true)),
        Verdict::TooNew(from) => {
            let young = young(&account, from, ports.clock.now());
            Ok(Extended { problem: Some(young), ..done(ports, account, &tokens, Outcome::TooNew, None)? })
        }
        Verdict::NotDue => done(ports, account, &tokens, Outcome::NotDue, None),
    }
}

/// The secret is read for what may be traded, and for nothing else.
fn may_need_secret(account: &Account) -> bool {
    account.network.extends_with_secret()
        || matches!(account.token.kind, TokenKind::Short | TokenKind::Unknown)
}

/// Says what would happen, by the ledger alone.
fn foresee(ports: &Ports, account: &Account, ask: Ask) -> Result<Extended, Problem> {
    let account = ports.ledger.account(&account.id)?.unwrap_or_else(|| account.clone());
    let (outcome, problem) = match policy::may_extend(&account, ask.within, ports.clock.now()) {
        Verdict::Ask if policy::is_turned_off(&account) => (Outcome::Reconnect, account.problem.clone()),
        Verdict::Ask => (Outcome::Extended, None),
        Verdict::NotDue => (Outcome::NotDue, None),
        Verdict::TooNew(from) => (Outcome::TooNew, Some(young(&account, from, ports.clock.now()))),
    };
    Ok(ended(ports, account, outcome, problem))
}

async fn ask_meta(
    ports: &Ports,
    mut account: Account,
    mut tokens: Tokens,
    keys: Option<&AppKeys>,
) -> Result<Extended, Problem> {
    if let Some(problem) = lacks_secret(&account, keys) {
        return Err(problem);
    }
    match asked::look_first(ports, &mut account, &mut tokens, keys).await? {
        Look::GoOn => {}
        Look::Endless => return done(ports, account, &tokens, Outcome::NotDue, None),
        Look::Later(problem, class) => return put_off(ports, account, problem, class, None),
    }
    let now = ports.clock.now();
    let attempt = Attempt { id: 0, kind: AttemptKind::Extend, started_at: now, account: account.clone() };
    let attempt = ports.ledger.begin(&attempt)?;

    let stretch = ports.steady.stretch().await;
    let Handed { answer, traded } =
        match asked::hand_out(ports.meta.as_ref(), &account, &tokens.current.token, keys).await {
            Ok(handed) => handed,
            Err(trouble) => return refused(ports, account, &tokens, keys, &trouble, attempt).await,
        };
    let next =
        Stored { token: answer.token, obtained_at: Some(answer.answered_at), expires_at: answer.expires_at };
    tokens.next = Some(next.clone());
    asked::save(ports, &account, &tokens).await?;
    drop(stretch);

    let old_end = tokens.current.expires_at;
    let changed = !next.token.same_as(&tokens.current.token);
    match prove::prove(ports.meta.as_ref(), &account, &tokens.current, &next, answer.permissions, keys).await
    {
        Proof::Good(told) => {
            let tokens = settle::promote(ports, &mut account, tokens, next, &told).await?;
            if traded {
                overdue::forget_used(ports, account.network, keys).await?;
            }
            let kept = old_end
                .is_some_and(|old| account.token.expires_at.is_some_and(|new| new - old <= DATE_TOLERANCE));
            let outcome = if kept { Outcome::Unchanged } else { Outcome::Extended };
            done(ports, account, &tokens, outcome, Some(changed))
        }
        Proof::Refused(problem) => {
            tokens.next = None;
            asked::save(ports, &account, &tokens).await?;
            refused::note(ports, &mut account, "not_proved", &problem, Some(attempt))?;
            Ok(stopped(ports, account, Outcome::Failed, problem))
        }
        Proof::Undecided(problem, class) => undecided_so(ports, account, problem, class, Some(attempt)),
    }
}

/// What the token needs a secret for, where the secret is not here.
fn lacks_secret(account: &Account, keys: Option<&AppKeys>) -> Option<Problem> {
    let code = match account.token.kind {
        _ if keys.is_some() => return None,
        _ if account.network.extends_with_secret() => Code::NeedsSecret,
        TokenKind::Short => Code::Hour,
        TokenKind::Long | TokenKind::Endless | TokenKind::Unknown => return None,
    };
    Some(Problem::new(code, Action::FixSetup))
}

/// It ends here, and a person is told why.
fn stopped(ports: &Ports, account: Account, outcome: Outcome, problem: Problem) -> Extended {
    let problem = about(problem, &account, ports.clock.now());
    ended(ports, account, outcome, Some(problem))
}

/// It ends here without a new token.
fn ended(ports: &Ports, account: Account, outcome: Outcome, problem: Option<Problem>) -> Extended {
    Extended { places: places_of(ports, &account), account, outcome, token_changed: None, problem }
}

/// The account stands well: places that miss its token get it.
fn done(
    ports: &Ports,
    mut account: Account,
    tokens: &Tokens,
    outcome: Outcome,
    token_changed: Option<bool>,
) -> Result<Extended, Problem> {
    // Daily until the date moves; with many days left nothing is due yet.
    let now = ports.clock.now();
    if outcome == Outcome::Unchanged && policy::due_at(&account).is_some_and(|due| due <= now) {
        account.retry_at = Some(now + chrono::TimeDelta::days(1));
        ports.ledger.keep(&account, &[], None)?;
    }
    let which = if outcome == Outcome::Extended { Which::Every } else { Which::Outdated };
    let delivery = deliver::deliver(ports, &account, tokens, which)?;
    let problem = deliver::missed(&delivery, &account, ports.clock.now());
    Ok(Extended { account, outcome, token_changed, places: delivery, problem })
}

fn young(account: &Account, from: Moment, now: Moment) -> Problem {
    let age = account.token.obtained_at.map_or(0, |made| (now - made).num_hours().max(0));
    let problem = Problem::new(Code::Young, Action::Wait)
        .with("hours", Fact::Number(age))
        .with("time", Fact::Time(from));
    about(problem, account, now)
}

fn outcome_of(problem: &Problem) -> Outcome {
    match problem.action {
        Action::Reconnect => Outcome::Reconnect,
        Action::Wait | Action::RetryLater if passes(problem.code) => Outcome::RetryLater,
        _ => Outcome::Failed,
    }
}

/// Trouble outside this computer that ends by itself.
fn passes(code: Code) -> bool {
    matches!(code, Code::Offline | Code::MetaDown | Code::SlowDown | Code::BlockedNet | Code::Unknown)
}

fn places_of(ports: &Ports, account: &Account) -> Vec<Place> {
    let places = ports.ledger.places().unwrap_or_default();
    places.into_iter().filter(|place| place.account.as_ref() == Some(&account.id)).collect()
}

#[cfg(test)]
mod tests;
