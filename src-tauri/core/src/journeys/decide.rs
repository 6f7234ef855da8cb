//! Stores what a person decides about an account.
//!
//! A decision waits for the account's lock, because a journey under way writes the account as it read it and would
//! undo the decision. Held by `a_decision_is_not_taken_back_by_the_extend_that_was_under_way`
//! (`resident/tests/snapshots.rs`).
//!
//! Ends in a problem if the account is gone (`Ledger`), if its lock is held for too long, or if the ledger cannot be
//! read or written.

use serde_json::json;

use super::remind::Facts;
use super::{LOCK_WAIT, line, recover};
use crate::account::Account;
use crate::moment;
use crate::moment::Moment;
use crate::ports::Ports;
use crate::problem::Problem;
use crate::reminders;

/// A decision about one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Whether the account extends by itself.
    AutoExtend(bool),
    /// The person's own name for it; None for Meta's.
    Rename(Option<String>),
    /// The client that it belongs to; None for none.
    Client(Option<String>),
    /// Until when there are no reminders of it.
    Snooze(Moment),
    /// The account is disconnected, which can be undone for 30 days.
    Disconnect,
    /// The disconnect is undone.
    UndoDisconnect,
}

/// Stores a decision under the account's lock: an extend under way writes the account as it read it, and would undo the
/// decision.
///
/// # Errors
///
/// The account is gone, its lock is held for too long, or the ledger cannot be written.
pub async fn decide(ports: &Ports, id: &str, decision: &Decision) -> Result<Account, Problem> {
    let _held = ports.locks.hold(id, LOCK_WAIT).await?;
    let mut account = ports.ledger.account(id)?.ok_or_else(|| recover::gone(id))?;
    let now = ports.clock.now();
    let (event, facts) = apply(&mut account, decision, now);
    ports.ledger.keep(&account, None, &[line(&account, now, event, facts)], None)?;
    if let Decision::Snooze(_) = decision {
        note_what_is_known(ports, &account, now)?;
    }
    Ok(account)
}

/// Snoozes these accounts until a moment. An account that is gone is skipped.
///
/// # Errors
///
/// The same as [`decide`].
pub async fn put_off(ports: &Ports, ids: &[String], until: Moment) -> Result<(), Problem> {
    for id in ids {
        if ports.ledger.account(id)?.is_some() {
            decide(ports, id, &Decision::Snooze(until)).await?;
        }
    }
    Ok(())
}

/// Records the present state as known: snoozing an account that has already expired counts as having been told, and
/// only a worse state ends the snooze.
fn note_what_is_known(ports: &Ports, account: &Account, now: Moment) -> Result<(), Problem> {
    let facts = Facts::of_account(ports, account)?;
    match facts.view(ports, now, 0, |view| reminders::already_known(view, account)) {
        Some(known) => Ok(ports.ledger.give(&[known], &[])?),
        None => Ok(()),
    }
}

/// Changes the account; returns the event and the facts of its line of history.
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
        Decision::Client(client) => {
            account.client.clone_from(client);
            ("set", json!({ "key": "client", "value": client }))
        }
        Decision::Snooze(until) => {
            account.snoozed_until = Some(*until);
            ("set", json!({ "key": "snooze", "value": moment::time(*until) }))
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
