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
use super::{LOCK_WAIT, arrive, deliver, keys, line};
use crate::account::Account;
use crate::diagnosis::{self, Step};
use crate::exchange;
use crate::ports::{LockTrouble, Ports, Trouble};
use crate::problem::{Action, Code, FactName, Problem};
use crate::tokens::Tokens;

/// How a check ended.
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
            let problem = Some(about(problem, account, ports.clock.now()));
            Checked { account: account.clone(), works, problem }
        }
    }
}

async fn run(ports: &Ports, account: &Account) -> Result<Checked, Problem> {
    let held = match ports.locks.hold(&account.id, LOCK_WAIT).await {
        Err(LockTrouble::Unusable(_)) => None,
        held => Some(held?),
    };
    let keys =
        if account.network.extends_with_secret() { keys::of_account(ports, account).await? } else { None };
    let (mut account, tokens) = match held {
        Some(_) => {
            let Recovered { account, tokens, .. } =
                recover::recover(ports, &account.id, keys.as_ref()).await?;
            (account, tokens)
        }
        None => as_they_are(ports, account).await?,
    };
    let token = tokens.current.token.clone();
    let now = ports.clock.now();

    let (works, problem) =
        match exchange::identify(ports.meta.as_ref(), account.network, &token, None, keys.as_ref()).await {
            Ok(told) if told.profile.user_id != account.user_id => {
                let not_yours = Problem::new(Code::NotYours, Action::Report);
                (Some(false), Some(not_yours.of_other_account(account.network, &told.profile.name)))
            }
            Ok(told) => {
                recover::learn(&mut account, &told, now);
                if let Some(inspection) = told.inspection.as_ref().filter(|_| held.is_some()) {
                    recover::learn_end(ports, &mut account, tokens, inspection).await?;
                }
                account.parent = arrive::parent_of(ports, &account)?;
                (Some(true), missing_permission(&account))
            }
            Err(trouble) => judge(&trouble, &account),
        };
    let problem = problem.map(|problem| about(problem, &account, now));
    if works.is_some() {
        account.problem.clone_from(&problem);
    }
    let facts = json!({ "works": works, "code": problem.as_ref().map(|problem| problem.code.key()) });
    match ports.ledger.keep(&account, &[line(&account, now, "checked", facts)], None) {
        Ok(()) if held.is_some() => deliver::look(ports, &account)?,
        Err(trouble) if !trouble.is_about_writing() => return Err(trouble.into()),
        _ => {}
    }
    Ok(Checked { account, works, problem })
}

/// Account and tokens as ledger and vault have them, with nothing put in order.
async fn as_they_are(ports: &Ports, account: &Account) -> Result<(Account, Tokens), Problem> {
    let account = ports.ledger.account(&account.id)?.ok_or_else(|| recover::gone(&account.id))?;
    let tokens = Tokens::read(ports.vault.as_ref(), &account.entry()).await?;
    let lost = || Problem::new(Code::VaultLost, Action::Reconnect);
    Ok((account, tokens.ok_or_else(lost)?))
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
