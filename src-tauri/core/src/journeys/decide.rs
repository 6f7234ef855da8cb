//! What a person decides about an account.

use serde_json::json;

use super::remind::Facts;
use super::{LOCK_WAIT, line, recover};
use crate::account::Account;
use crate::api;
use crate::moment::Moment;
use crate::ports::Ports;
use crate::problem::Problem;
use crate::reminders;

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Whether it extends by itself.
    AutoExtend(bool),
    /// Its name here; None: none of its own.
    Rename(Option<String>),
    /// No reminder before this moment.
    Snooze(Moment),
    /// It is kept no longer; can be taken back for a while.
    Disconnect,
    /// It is kept after all.
    UndoDisconnect,
}

/// Keeps a decision. Under the lock: an extend that is under way writes the account as it read it, and would take the
/// decision back.
pub async fn decide(ports: &Ports, id: &str, decision: &Decision) -> Result<Account, Problem> {
    let _held = ports.locks.hold(id, LOCK_WAIT).await?;
    let mut account = ports.ledger.account(id)?.ok_or_else(|| recover::gone(id))?;
    let now = ports.clock.now();
    let (event, facts) = apply(&mut account, decision, now);
    ports.ledger.keep(&account, &[line(&account, now, event, facts)], None)?;
    if let Decision::Snooze(_) = decision {
        note_what_is_known(ports, &account, now)?;
    }
    Ok(account)
}

/// A person who puts an account off that is over knows that it is: only what is worse ends the snooze.
fn note_what_is_known(ports: &Ports, account: &Account, now: Moment) -> Result<(), Problem> {
    let facts = Facts::read(ports)?;
    match facts.look(ports, now, 0, |view| reminders::known(view, account)) {
        Some(known) => Ok(ports.ledger.give(&[known])?),
        None => Ok(()),
    }
}

/// Changes the account; gives its line of history.
fn apply(account: &mut Account, decision: &Decision, now: Moment) -> (&'static str, serde_json::Value) {
    match decision {
        Decision::AutoExtend(on) => {
            account.auto_extend = *on;
            ("set", json!({ "key": "auto-extend", "value": if *on { "on" } else { "off" } }))
        }
        Decision::Rename(label) => {
            account.label.clone_from(label);
            ("set", json!({ "key": "label", "value": label }))
        }
        Decision::Snooze(until) => {
            account.snoozed_until = Some(*until);
            ("set", json!({ "key": "snooze", "value": api::time(*until) }))
        }
        Decision::Disconnect => {
            account.disconnected_at = Some(now);
            ("disconnected", json!({}))
        }
        Decision::UndoDisconnect => {
            account.disconnected_at = None;
            ("disconnect_undone", json!({}))
        }
    }
}
