//! What becomes of one account of a backup. Pure.
//!
//! A backup is older than what is here, or of another computer that went on. Meta is not asked, so the known ends decide,
//! and where they do not, ours stays. Held by `a_token_is_replaced_only_by_one_that_is_known_to_end_later` (`tests.rs`
//! beside this file).

use serde::{Deserialize, Serialize};

use super::SavedAccount;
use crate::account::{Account, TokenKind};
use crate::moment::{self, Moment};
use crate::policy::{self, DATE_TOLERANCE};
use crate::tokens::{Stored, Tokens};

/// What becomes of an account of a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "RestoreOutcome"))]
pub enum Outcome {
    /// The backup's token is used: the account was not here, its token was lost or is dead, or it ends earlier.
    Restored,
    /// The token here stays, because nothing shows that the backup's would be better: one of the ends is not known, both
    /// are the same, the backup's token is dead, or the account is disconnected here.
    Kept,
    /// The token here stays, because the backup's ends earlier.
    Older,
    /// The same token is here.
    Already,
}

/// An account that is here.
#[derive(Clone, Copy)]
pub struct Ours<'a> {
    pub account: &'a Account,
    /// Its tokens; None where the vault has none of it.
    pub tokens: Option<&'a Tokens>,
}

/// What becomes of an account of a backup at `now`. `ours`: the same account, where it is here.
pub fn judge(saved: &SavedAccount, ours: Option<Ours<'_>>, now: Moment) -> Outcome {
    let Some(Ours { account, tokens }) = ours else { return Outcome::Restored };
    let Some(tokens) = tokens else {
        return if account.is_kept() { Outcome::Restored } else { Outcome::Kept };
    };
    let theirs = &saved.tokens.current;
    let is_theirs = |stored: &Stored| stored.token.same_as(&theirs.token);
    if is_theirs(&tokens.current) {
        return Outcome::Already;
    }
    let order = order(end_of(&saved.account, theirs), end_of(account, &tokens.current));
    if tokens.previous.as_ref().is_some_and(is_theirs) || order == Order::Earlier {
        return Outcome::Older;
    }
    // A token that Meta gave and that is not proved yet may end later than every other; a check decides about it.
    let is_settled = account.is_kept() && tokens.next.is_none();
    let works = !is_dead(&saved.account, theirs, now);
    let is_better = match order {
        Order::Later => true,
        Order::Same | Order::Unknown => is_dead(account, &tokens.current, now),
        Order::Earlier => false,
    };
    if is_settled && works && is_better { Outcome::Restored } else { Outcome::Kept }
}

/// When a token ends, as far as that is known.
#[derive(Clone, Copy)]
enum End {
    At(Moment),
    Never,
    Unknown,
}

/// How the end of the backup's token lies to the end of ours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Earlier,
    Same,
    Later,
    Unknown,
}

/// The end by the vault, which is written before the ledger.
fn end_of(account: &Account, stored: &Stored) -> End {
    match stored.expires_at {
        Some(end) => End::At(end),
        None if account.token.kind == TokenKind::Endless => End::Never,
        None => End::Unknown,
    }
}

fn order(theirs: End, ours: End) -> Order {
    match (theirs, ours) {
        (End::Unknown, _) | (_, End::Unknown) => Order::Unknown,
        (End::Never, End::Never) => Order::Same,
        (End::Never, End::At(_)) => Order::Later,
        (End::At(_), End::Never) => Order::Earlier,
        (End::At(theirs), End::At(ours)) if moment::is_near(theirs, ours, DATE_TOLERANCE) => Order::Same,
        (End::At(theirs), End::At(ours)) if theirs < ours => Order::Earlier,
        (End::At(_), End::At(_)) => Order::Later,
    }
}

/// Whether a token is known not to work any more.
fn is_dead(account: &Account, stored: &Stored, now: Moment) -> bool {
    // What the ledger says is about the token that it knows.
    let is_told = policy::is_known_dead(account) && account.token.fingerprint == stored.token.fingerprint();
    is_told || stored.expires_at.is_some_and(|end| end <= now)
}
