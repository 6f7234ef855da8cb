//! What happened, as a person looks for it: a page of the history, or all of it.
//!
//! A page holds so many lines that are told, and the counted days that lie between them, so that what is read grows with
//! the page and not with the accounts. Held by `a_page_reads_on_where_the_one_before_it_ended` (`resident/tests/activity.rs`).
//!
//! Ends in: whatever the ledger says of itself.

use crate::history::{Kind, Mark, Query, Slice, Wanted};
use crate::moment::{self, Moment};
use crate::ports::{Clock, Ledger, LedgerTrouble};

/// How many lines of a page are told.
pub const PAGE: usize = 200;

/// One page of what is wanted.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn page(ledger: &dyn Ledger, clock: &dyn Clock, wanted: &Wanted) -> Result<Slice, LedgerTrouble> {
    read(ledger, clock, wanted, PAGE)
}

/// All that is wanted, on whichever page.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn all(ledger: &dyn Ledger, clock: &dyn Clock, wanted: &Wanted) -> Result<Slice, LedgerTrouble> {
    read(ledger, clock, &Wanted { older_than: None, ..wanted.clone() }, usize::MAX - 1)
}

fn read(
    ledger: &dyn Ledger,
    clock: &dyn Clock,
    wanted: &Wanted,
    most: usize,
) -> Result<Slice, LedgerTrouble> {
    let now = clock.now();
    let accounts = accounts(wanted, ledger)?;
    let (told, counted) = kinds(wanted.kind);
    let query = Query {
        accounts: accounts.as_deref(),
        kinds: &told,
        since: wanted.days.map(|days| moment::before(now, moment::days(days.into()))),
        older_than: wanted.older_than.map(|mark| mark.number),
        limit: most + 1,
    };
    let mut events = if told.is_empty() { Vec::new() } else { ledger.events(&query)? };
    let has_older = events.len() > most;
    events.truncate(most);
    let last = events.last().filter(|_| has_older);
    let older = last.map(|event| Mark { number: event.number, at: event.line.at });
    let days = if counted.is_empty() {
        Vec::new()
    } else {
        let query = Query { kinds: &counted, since: older.map(|mark| mark.at).or(query.since), ..query };
        let until = wanted.older_than.map_or(Moment::MAX_UTC, |mark| mark.at);
        ledger.days(&query, until, clock.offset(now).local_minus_utc())?
    };
    Ok(Slice { wanted: wanted.clone(), events, days, older })
}

/// The ids of the accounts that are wanted; None for all.
fn accounts(wanted: &Wanted, ledger: &dyn Ledger) -> Result<Option<Vec<String>>, LedgerTrouble> {
    Ok(match (&wanted.account, &wanted.client) {
        (Some(id), _) => Some(vec![id.clone()]),
        (None, Some(client)) => {
            let mut known = ledger.accounts()?;
            known.retain(|account| account.client.as_ref() == Some(client));
            Some(known.into_iter().map(|account| account.id).collect())
        }
        (None, None) => None,
    })
}

/// The kinds of which every line is told, and those that are counted.
fn kinds(wanted: Option<Kind>) -> (Vec<Kind>, Vec<Kind>) {
    match wanted {
        None => (Kind::TOLD.to_vec(), Kind::COUNTED.to_vec()),
        // A check without an answer is a trouble, too.
        Some(Kind::Problem) => (vec![Kind::Problem], vec![Kind::Unanswered]),
        Some(kind) if Kind::COUNTED.contains(&kind) => (Vec::new(), vec![kind]),
        Some(kind) => (vec![kind], Vec::new()),
    }
}
