//! Whether what uses a token still has to read it.

use super::file::had;
use super::{Delivery, Filled};
use crate::account::Account;
use crate::moment::Moment;
use crate::places::uptake::{self, Running};
use crate::places::{Place, Restart};
use crate::ports::Ports;

/// A token that programs have not read yet waits for their restart.
pub(super) fn noted(delivery: &Delivery<'_>, filled: Filled) -> Filled {
    let Delivery { ports, account, place, running, .. } = delivery;
    let has_it =
        place.last.as_ref().filter(|last| last.fingerprint.as_ref() == Some(&account.token.fingerprint));
    let written_at = match has_it {
        // It had the token before, and nothing waited for it.
        Some(last) if last.restart != Restart::Needed => return filled,
        Some(last) => last.at,
        None => ports.clock.now(),
    };
    match is_awaited(ports, running, place, account, written_at) {
        true => Filled { restart: Restart::Needed, ..filled },
        false => filled,
    }
}

/// Whether one of these programs has read the file of a place before it was written at this moment. A place with a restart
/// of its own is not looked at: its programs were told.
pub fn is_awaited(
    ports: &Ports,
    running: &[Running],
    place: &Place,
    account: &Account,
    written_at: Moment,
) -> bool {
    let Some(line) = place.target.line().filter(|_| place.handling.restart.is_none()) else { return false };
    let newest = &account.token.fingerprint;
    let is_older = |mark: &str| mark != newest && had(ports.ledger.as_ref(), account, mark);
    running.iter().any(|running| uptake::is_behind(running, line.path, written_at, &is_older))
}
