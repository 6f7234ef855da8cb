//! Extends one account's token: lock, pending, Meta, vault, proof, vault, ledger, places.
//!
//! What becomes of the token is decided in [`crate::exchange`]; this journey only writes it down. The order is kept
//! exactly, so that a program may be killed after any step: `next` is in the vault before it is proved, `current`
//! before the ledger knows it, the ledger before the places. Held by
//! `after_every_arrow_of_extend_a_working_token_is_kept_and_delivered` (`tests/promises/dying.rs`) and by
//! `tests/promises/faults.rs`.
//!
//! Ends in: `x.young`, `x.youngMaybe`, `x.needsSecret`, `imp.hour`, `x.saveFailed`, `x.notYours`, `x.earlier`,
//! `x.perm`, `x.place`, `x.vaultLost`, whatever Meta's refusals are diagnosed as, and whatever vault, ledger and lock
//! say of themselves.

mod ended;
mod walk;

use futures_util::future::BoxFuture;

use super::about::about;
use super::recover::{self, Recovered};
use super::{LOCK_WAIT, deliver, keys, remember};
use crate::account::{Account, TokenKind};
use crate::exchange;
pub use crate::exchange::Outcome;
use crate::policy::{self, Lifetime, Readiness};
use crate::ports::{LockTrouble, Ports};
use crate::problem::Problem;
pub use ended::Extended;
use walk::Extend;

/// The options of one extend.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ask {
    /// The token is extended only with fewer days left than this, or if the end is not known.
    pub within: Option<i64>,
    /// Whether to say what would happen, and change nothing.
    pub dry_run: bool,
}

/// Extends an account. It does not fail: a problem is part of the result.
pub async fn extend(ports: &Ports, account: &Account, ask: Ask) -> Extended {
    match run(ports, account, ask).await {
        Ok(extended) => extended,
        Err(problem) => {
            // What was learned is in the ledger; without one the account is what it was.
            let known = ports.ledger.account(&account.id).ok().flatten().unwrap_or_else(|| account.clone());
            let problem = about(problem, &known, ports.clock.now());
            let outcome = Outcome::of(&problem);
            Extended::ended(ports, known, outcome, Some(problem))
        }
    }
}

/// Boxed, so that it is compiled here once and not in each program part that waits for it.
fn run<'a>(ports: &'a Ports, account: &'a Account, ask: Ask) -> BoxFuture<'a, Result<Extended, Problem>> {
    Box::pin(async move {
        let held = ports.locks.hold(&account.id, LOCK_WAIT).await;
        if ask.dry_run {
            // Where no lock can be made no other program extends either, and a foresight writes nothing.
            return if let Err(busy @ LockTrouble::Busy { .. }) = held {
                Err(busy.into())
            } else {
                foresee(ports, account, ask).await
            };
        }
        let _held = held?;
        let outcome = under_the_lock(ports, account, ask).await;
        if let Err(problem) = &outcome {
            remember::remember(ports, &account.id, problem)?;
        }
        outcome
    })
}

async fn under_the_lock(ports: &Ports, account: &Account, ask: Ask) -> Result<Extended, Problem> {
    let keys = if may_need_secret(account) { keys::of_account(ports, account).await? } else { None };
    let Recovered { account, tokens, took_over, undecided } =
        recover::recover(ports, &account.id, keys.as_ref()).await?;
    let extend = Extend { ports, keys, account, tokens, attempt: None, clocks_differ: false };
    match undecided {
        Some((problem, class)) => extend.undecided(problem, class).await,
        None => extend.if_due(ask.within, took_over).await,
    }
}

/// Whether the token may be exchanged. Only then the secret is read, because reading it may ask the person to unlock
/// the vault.
fn may_need_secret(account: &Account) -> bool {
    account.network.extends_with_secret()
        || matches!(account.token.kind, TokenKind::Short | TokenKind::Unknown)
}

/// Says what would happen, by everything that is known without Meta.
async fn foresee(ports: &Ports, account: &Account, ask: Ask) -> Result<Extended, Problem> {
    let mut account = ports.ledger.account(&account.id)?.unwrap_or_else(|| account.clone());
    let now = ports.clock.now();
    let tokens = deliver::read_own(ports, &account).await?;
    let keys = if may_need_secret(&account) { keys::of_account(ports, &account).await? } else { None };
    remember::mended(&mut account, keys.as_ref());
    let lifetime = Lifetime::of(&account);
    let readiness = lifetime.readiness(ask.within, now);
    let outcome = match readiness {
        Readiness::Ask if policy::is_turned_off(&account) || policy::is_expired(&account, now) => {
            let problem = policy::state(&account, &[], now).problem;
            let problem = problem.map(|problem| about(problem, &account, now));
            let outcome = problem.as_ref().map_or(Outcome::Reconnect, Outcome::of);
            return Ok(Extended::ended(ports, account, outcome, problem));
        }
        Readiness::Ask if policy::needs_a_person_to_extend(&account) => {
            let problem = account.problem.clone();
            let outcome = problem.as_ref().map_or(Outcome::Failed, Outcome::of);
            return Ok(Extended::ended(ports, account, outcome, problem));
        }
        Readiness::Ask => {
            exchange::Candidate::of(&account, &tokens.current).grant(keys.as_ref())?;
            Outcome::Extended
        }
        Readiness::NotDue => Outcome::NotDue,
        Readiness::TooNew(_) => Outcome::TooNew,
    };
    let places = deliver::foresee(ports, &account, outcome == Outcome::Extended)?;
    let extended = if let Readiness::TooNew(from) = readiness {
        Extended::stopped(ports, account, outcome, exchange::too_new(lifetime, from, now))
    } else {
        let kept = account.problem.clone().filter(|_| outcome == Outcome::NotDue);
        let problem = deliver::missed(&places, &account, now).or(kept);
        Extended::ended(ports, account, outcome, problem)
    };
    Ok(Extended { places, ..extended })
}
