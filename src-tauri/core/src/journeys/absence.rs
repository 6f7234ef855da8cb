//! Notes that the program runs, and what is told when it comes back after days: see [`crate::absence`].
//!
//! Ends in: whatever the ledger says of itself.

use crate::absence::{ABSENCE, Absence, RAN_AT, Return};
use crate::history::{Kind, Query};
use crate::moment::{Moment, time};
use crate::ports::{Ledger, LedgerTrouble};

/// Notes that the program runs at `now`, and before that an absence which has just ended: where the power fails in between,
/// the next run finds the same absence.
///
/// # Errors
///
/// The ledger cannot be read or written.
pub fn note(ledger: &dyn Ledger, now: Moment) -> Result<(), LedgerTrouble> {
    let ran_at = ledger.setting(RAN_AT)?.and_then(|text| text.parse().ok());
    if let Some(absence) = Absence::ending(ran_at, now) {
        keep(ledger, &absence)?;
    }
    goes_on(ledger, now)
}

/// Notes that the program still runs at `now`, however much time has passed: in practice time is moved by hand.
///
/// # Errors
///
/// The ledger cannot be written.
pub fn goes_on(ledger: &dyn Ledger, now: Moment) -> Result<(), LedgerTrouble> {
    ledger.set_setting(RAN_AT, &time(now))
}

/// The last absence that was not closed, with what was made up for.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn last(ledger: &dyn Ledger, now: Moment) -> Result<Option<Return>, LedgerTrouble> {
    let Some(absence) = Absence::read(ledger.setting(ABSENCE)?.as_deref(), now) else { return Ok(None) };
    let query = Query { kinds: &[Kind::Extended], since: Some(absence.back), ..Query::default() };
    let days = ledger.days(&query, absence.made_up_until(), 0)?;
    Ok(Some(Return { absence, extended: days.iter().map(|day| day.accounts).sum() }))
}

/// Notes that a notification has told of it.
///
/// # Errors
///
/// The ledger cannot be written.
pub fn notified(ledger: &dyn Ledger, absence: Absence) -> Result<(), LedgerTrouble> {
    keep(ledger, &Absence { notified: true, ..absence })
}

/// Ends what is told of it, for good.
///
/// # Errors
///
/// The ledger cannot be written.
pub fn close(ledger: &dyn Ledger) -> Result<(), LedgerTrouble> {
    ledger.set_setting(ABSENCE, "")
}

fn keep(ledger: &dyn Ledger, absence: &Absence) -> Result<(), LedgerTrouble> {
    ledger.set_setting(ABSENCE, &serde_json::to_string(absence).unwrap_or_default())
}
