//! Asks Meta whether a token still works, and looks whether its places could take one.
//!
//! The answer is given also where it cannot be stored. Where not even a lock can be made, no program can store a token
//! there: the one in use is asked about, and nothing is put in order. Held by
//! `what_is_kept_can_be_read_where_nothing_can_be_written` (`tests/promises/reading.rs`).
//!
//! Ends in: `x.notYours`, `x.perm`, `x.vaultLost`, whatever Meta's refusals are diagnosed as, and whatever vault,
//! ledger and lock say of themselves.

use serde_json::json;

use super::about::about;
use super::recover::{self, Recovered};
use super::{LOCK_WAIT, arrive, deliver, keys, line, remember};
use crate::account::Account;
use crate::diagnosis::{self, Step};
use crate::exchange::{self, Before};
use crate::ports::{LockTrouble, Ports, Trouble};
use crate::problem::{Action, Code, FactName, Problem};
use crate::tokens::Tokens;

/// How a check ended.
#[derive(Clone)]
pub struct Checked {
    /// The account after the check.
    pub account: Account,
    /// Whether the token works; None when Meta could not be asked.
    pub works: Option<bool>,
    /// The problem that a person should know of.
    pub problem: Option<Problem>,
}

/// Checks one account: its name, its permissions and whether the token works. It does not fail: a problem is part of
/// the result.
pub async fn check(ports: &Ports, account: &Account) -> Checked {
    match run(ports, account).await {
        Ok(checked) => checked,
        Err(problem) => {
            let works = (problem.code == Code::VaultLost).then_some(false);
            // What was learned is in the ledger; without one the account is what it was.
            let known = ports.ledger.account(&account.id).ok().flatten().unwrap_or_else(|| account.clone());
            let problem = Some(about(problem, &known, ports.clock.now()));
            Checked { account: known, works, problem }
        }
    }
}

async fn run(ports: &Ports, account: &Account) -> Result<Checked, Problem> {
    let held = match ports.locks.hold(&account.id, LOCK_WAIT).await {
        Err(LockTrouble::Unusable(_)) => None,
        held => Some(held?),
    };
    let outcome = ask(ports, account, held.is_some()).await;
    if let (Err(problem), Some(_)) = (&outcome, &held)
        && let Err(told) = remember::remember(ports, &account.id, problem)
        && !told.is_about_writing()
    {
        return Err(told.into());
    }
    outcome
}

async fn ask(ports: &Ports, account: &Account, is_held: bool) -> Result<Checked, Problem> {
    let keys =
        if account.network.extends_with_secret() { keys::of_account(ports, account).await? } else { None };
    let (mut account, tokens) = if is_held {
        let Recovered { account, tokens, .. } = recover::recover(ports, &account.id, keys.as_ref()).await?;
        (account, tokens)
    } else {
        as_they_are(ports, account).await?
    };
    let token = tokens.current.token.clone();
    let now = ports.clock.now();

    let before = Before { owner: Some(&account.user_id), named: None };
    let asked =
        exchange::identify(ports.meta.as_ref(), account.network, &token, before, keys.as_ref(), now).await;
    let (works, problem) = match asked {
        Ok(told) if told.profile.user_id != account.user_id => {
            let not_yours = Problem::new(Code::NotYours, Action::Report);
            (Some(false), Some(not_yours.of_other_account(account.network, &told.profile.name)))
        }
        Ok(told) => {
            recover::learn(&mut account, &told, now);
            if let Some(inspection) = told.inspection.as_ref().filter(|_| is_held) {
                recover::learn_end(ports, &mut account, tokens, inspection).await?;
            }
            account.adopt_by(arrive::parent_of(ports, &account)?.as_ref());
            (Some(true), missing_permission(&account))
        }
        Err(trouble) => judge(&trouble, &account),
    };
    let problem = problem.map(|problem| about(problem, &account, now));
    let is_known = |found: &Problem| account.problem.as_ref().is_some_and(|known| known.code == found.code);
    let is_known = problem.as_ref().is_some_and(is_known);
    if works.is_some() || problem.as_ref().is_some_and(is_of_the_account) {
        // A token that works says nothing about what only concerns its next extend.
        let of_extending = account.problem.take().filter(|known| known.extending && works == Some(true));
        account.problem = problem.clone().or(of_extending);
    }
    let (code, meta) =
        (problem.as_ref().map(|it| it.code.key()), problem.as_ref().and_then(|it| it.meta.as_ref()));
    let known = is_known.then_some(true);
    let mut facts = json!({ "works": works, "code": code, "meta": meta, "known": known });
    // A line a day of each account is most of a ledger, so what is not there takes no room.
    if let Some(facts) = facts.as_object_mut() {
        facts.retain(|name, fact| name == "works" || !fact.is_null());
    }
    match ports.ledger.keep(&account, None, &[line(&account, now, "checked", facts)], None) {
        Err(trouble) if !trouble.is_about_writing() => return Err(trouble.into()),
        Err(_) => {}
        Ok(_) => deliver::look(ports, &account)?,
    }
    Ok(Checked { account, works, problem })
}

/// Account and tokens as ledger and vault have them, with nothing put in order.
async fn as_they_are(ports: &Ports, account: &Account) -> Result<(Account, Tokens), Problem> {
    let account = ports.ledger.account(&account.id)?.ok_or_else(|| recover::gone(&account.id))?;
    let tokens = deliver::read_own(ports, &account).await?;
    Ok((account, tokens))
}

/// Whether an answer of `me` is about the account and stays until a person has done something, although it does not say
/// whether the token works.
fn is_of_the_account(problem: &Problem) -> bool {
    matches!(problem.code, Code::Permission | Code::Checkpoint | Code::Limited | Code::BlockedApi)
}

fn judge(trouble: &Trouble, account: &Account) -> (Option<bool>, Option<Problem>) {
    let class = diagnosis::diagnose(trouble, Step::Call).class;
    (exchange::works(class), Some(diagnosis::problem(trouble, Step::Call, account.network)))
}

fn missing_permission(account: &Account) -> Option<Problem> {
    let missing = account.permissions.missing();
    let first = missing.first()?;
    Some(
        Problem::new(Code::Permission, Action::ReconnectWithPermission)
            .with_text(FactName::Permission, first),
    )
}
