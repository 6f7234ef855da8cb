//! What may and should happen to an account at a moment. Pure.

mod lifetime;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::account::{Account, Kind, TokenKind};
use crate::moment::Moment;
use crate::network::Network;
use crate::places::{Place, Reason};
use crate::problem::Code;
pub use lifetime::{Age, Lifetime, Readiness};

/// Extending begins with this many days left: half of a token's 60, so that a month of failures does no harm.
pub const EXTEND_AT_DAYS_LEFT: i64 = 30;

/// From here on a person hears of it.
pub const WARN_AT_DAYS_LEFT: i64 = 14;

/// A token whose end is not known is asked about when it must be old enough.
const UNKNOWN_DUE_AFTER: TimeDelta = TimeDelta::hours(24);

/// Meta's dates of one token may differ by seconds between two answers; below this they are the same.
pub const DATE_TOLERANCE: TimeDelta = TimeDelta::hours(1);

/// How long an extend that is due may go without success before it counts as stuck.
const STUCK_AFTER: TimeDelta = TimeDelta::hours(24);

/// How an account stands. The first that fits, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Status {
    /// Meta said that the token is no longer good.
    TurnedOff,
    /// The date has passed.
    Expired,
    /// The token lives, a permission is gone.
    MissingPermission,
    /// A place did not get it.
    NotDelivered,
    /// Ends within 14 days and will not extend by itself.
    Soon,
    /// No end date learned yet.
    DateUnknown,
    /// The token never ends.
    NoEndDate,
    /// Nothing is wrong, and nothing is due.
    Good,
}

impl Status {
    /// Whether a person has to do something.
    pub fn needs_a_person(self) -> bool {
        self <= Self::NotDelivered
    }
}

/// Where an account stands at `now`. `places` are those of the account.
pub fn status(account: &Account, places: &[&Place], now: Moment) -> Status {
    if is_turned_off(account) {
        Status::TurnedOff
    } else if is_expired(account, now) {
        Status::Expired
    } else if problem_is(account, Code::Permission) || !account.permissions.missing().is_empty() {
        Status::MissingPermission
    } else if places.iter().any(|place| missed(place, account)) {
        Status::NotDelivered
    } else if is_soon(account, now) {
        Status::Soon
    } else if account.token.kind == TokenKind::Endless {
        Status::NoEndDate
    } else if account.token.expires_at.is_none() {
        Status::DateUnknown
    } else {
        Status::Good
    }
}

/// The first moment at which Meta extends an account's token; None when its age is not known, or when it never ends.
pub fn extendable_from(account: &Account) -> Option<Moment> {
    Lifetime::of(account).extendable_from()
}

/// Whether Meta will soon want the person to log in again, or wants it already.
pub fn login_is_due(account: &Account, now: Moment) -> bool {
    /// Meta's answer after 90 days without a log-in.
    const UNUSED: i64 = 493;
    let told = account.problem.as_ref().and_then(|problem| problem.meta.as_ref()?.subcode);
    let by = account.token.login_required_by;
    told == Some(UNUSED) || by.is_some_and(|by| by - now <= TimeDelta::days(WARN_AT_DAYS_LEFT))
}

/// When the schedule will ask Meta next; None when it will not.
pub fn next_attempt(account: &Account, now: Moment) -> Option<Moment> {
    wanted_at(account, now).map(|wanted| wanted.max(now))
}

/// When the schedule wants to ask Meta, or has wanted to since; None when it does not.
pub fn wanted_at(account: &Account, now: Moment) -> Option<Moment> {
    let hopeless = is_turned_off(account) || is_expired(account, now);
    let off = !account.auto_extend || account.disconnected_at.is_some();
    if hopeless || off || may_be_endless(account) {
        return None;
    }
    let due = account.retry_at.or_else(|| due_at(account))?;
    let from = extendable_from(account).unwrap_or(due);
    Some(due.max(from))
}

/// Whether its token has no end, or may have none: tokens of Pages and system users mostly have none, and exchanging
/// one that has none gives one that ends.
fn may_be_endless(account: &Account) -> bool {
    let facts = &account.token;
    let is_nobodys = matches!(account.kind, Kind::Page | Kind::System) && facts.expires_at.is_none();
    facts.kind == TokenKind::Endless || is_nobodys
}

/// Whether Meta, or the lack of the token itself, leaves only a new log-in.
pub fn is_turned_off(account: &Account) -> bool {
    account.problem.as_ref().is_some_and(|problem| {
        matches!(
            problem.code,
            Code::Password | Code::Removed | Code::Checkpoint | Code::OldKind | Code::VaultLost | Code::Paste
        )
    })
}

/// Whether its time has passed, by its date or by Meta's word.
pub fn is_expired(account: &Account, now: Moment) -> bool {
    problem_is(account, Code::Expired) || account.token.expires_at.is_some_and(|end| end <= now)
}

fn problem_is(account: &Account, code: Code) -> bool {
    account.problem.as_ref().is_some_and(|problem| problem.code == code)
}

/// The moment at which extending becomes wanted.
pub fn due_at(account: &Account) -> Option<Moment> {
    let facts = &account.token;
    match facts.expires_at {
        Some(end) => Some(end - TimeDelta::days(EXTEND_AT_DAYS_LEFT)),
        None => Some(facts.obtained_at.unwrap_or(account.connected_at) + UNKNOWN_DUE_AFTER),
    }
}

/// Whether the schedule will extend it, as far as can be told: it is on, possible, and not overdue.
pub fn extends_by_itself(account: &Account, now: Moment) -> bool {
    let stuck = due_at(account).is_some_and(|due| now - due >= STUCK_AFTER);
    next_attempt(account, now).is_some() && !stuck
}

fn is_soon(account: &Account, now: Moment) -> bool {
    let near = |end: Moment| end - now <= TimeDelta::days(WARN_AT_DAYS_LEFT);
    let token_near = account.token.expires_at.is_some_and(near);
    let login_near = account.token.login_required_by.is_some_and(near);
    let by_itself = extends_by_itself(account, now);
    login_near && account.network == Network::Facebook || (token_near || login_near) && !by_itself
}

/// Whether a place does not have its account's token although it should.
pub fn missed(place: &Place, account: &Account) -> bool {
    matches!(standing(place, account), Standing::Failed(_) | Standing::Stale)
}

/// How a place stands towards its account's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Has the newest token.
    Current,
    /// Waits for its account, the first delivery or a person.
    Waiting(Reason),
    /// The last delivery did not work.
    Failed(Reason),
    /// Has an older token.
    Stale,
}

impl Standing {
    /// The word in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Waiting(_) => "waiting",
            Self::Failed(_) => "failed",
            Self::Stale => "stale",
        }
    }

    /// Why, where there is a reason.
    pub fn reason(self) -> Option<Reason> {
        match self {
            Self::Waiting(reason) | Self::Failed(reason) => Some(reason),
            Self::Current | Self::Stale => None,
        }
    }
}

/// Where a place stands. The account is the place's own.
pub fn standing(place: &Place, account: &Account) -> Standing {
    let Some(last) = &place.last else { return Standing::Waiting(Reason::NotYet) };
    match last.reason {
        Some(Reason::ByHand) => Standing::Waiting(Reason::ByHand),
        Some(reason) => Standing::Failed(reason),
        None if last.fingerprint.as_deref() == Some(&account.token.fingerprint) => Standing::Current,
        None => Standing::Stale,
    }
}

#[cfg(test)]
mod tests;
