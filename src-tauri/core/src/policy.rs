//! What may and should happen to an account at a moment. Pure.

#![warn(clippy::arithmetic_side_effects)]

mod lifetime;
pub mod old_token;
mod parent;
mod state;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::account::{Account, Kind, TokenKind};
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::places::{Credential, Place, Reason};
use crate::problem::{Action, Code};
pub use lifetime::{Age, Lifetime, Readiness};
pub use parent::{is_outdated, works_on_facebook};
pub use state::{State, not_delivered, state};

/// Extending begins with this many days left: half of a token's 60, so that a month of failures does no harm.
pub const EXTEND_AT_DAYS_LEFT: i64 = 30;

/// The same for a token that a person pastes somewhere: they have to act each time, so it is asked of them less often.
pub const EXTEND_AT_DAYS_LEFT_BY_HAND: i64 = 14;

/// With fewer days left than this, a person is warned.
pub const WARN_AT_DAYS_LEFT: i64 = 14;

/// How long a token lives from the day on which Meta made it.
pub const FULL_LIFE: TimeDelta = TimeDelta::days(60);

/// The longest life that Meta gives a token or a log-in, 90 days for system users and data access, and a day for clocks
/// that differ.
pub const LONGEST_LIFE: TimeDelta = TimeDelta::days(91);

/// How long after its arrival Meta is asked about a token whose end is not known: by then it is old enough.
const UNKNOWN_DUE_AFTER: TimeDelta = TimeDelta::hours(24);

/// How often our own schedule extends an account at most.
pub const AT_MOST_ONCE_IN: TimeDelta = TimeDelta::hours(24);

/// The longest wait before another try: a day, and as much for a clock that differs. A moment further ahead was written
/// while the clock was wrong, and must not stop an account.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(48);

/// Two answers of Meta about one token may differ by seconds; dates closer than this count as the same.
pub const DATE_TOLERANCE: TimeDelta = TimeDelta::hours(1);

/// How long an extend that is due may go without success before it counts as stuck.
const STUCK_AFTER: TimeDelta = TimeDelta::hours(24);

/// The state of an account: the first status that fits, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Status {
    /// Meta said that the token no longer works.
    TurnedOff,
    /// The end of the token has passed.
    Expired,
    /// The token works, but a permission is gone.
    MissingPermission,
    /// A place missed the newest token.
    NotDelivered,
    /// The token ends within 14 days and will not extend by itself.
    Soon,
    /// The end of the token is not known yet.
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

    /// The key of the word that a person reads for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::TurnedOff => "cli-status-turned_off",
            Self::Expired => "cli-status-expired",
            Self::MissingPermission => "cli-status-missing_permission",
            Self::NotDelivered => "cli-status-not_delivered",
            Self::Soon => "cli-status-soon",
            Self::DateUnknown => "cli-status-date_unknown",
            Self::NoEndDate => "cli-status-no_end_date",
            Self::Good => "cli-status-good",
        }
    }
}

/// The status of an account at `now`. `places` are those of the account.
pub fn status(account: &Account, places: &[&Place], now: Moment) -> Status {
    state(account, places, now).status
}

/// The first moment at which Meta extends an account's token; None when its age is not known, or when it never ends.
pub fn extendable_from(account: &Account) -> Option<Moment> {
    Lifetime { kind: account.token.kind, ..Lifetime::of(account) }.extendable_from()
}

/// Whether Meta will soon want the person to log in again, or wants it already.
pub fn login_is_due(account: &Account, now: Moment) -> bool {
    /// Meta's answer after 90 days without a log-in.
    const UNUSED: i64 = 493;
    let told = account.problem.as_ref().and_then(|problem| problem.meta.as_ref()?.subcode);
    let by = account.token.login_required_by;
    told == Some(UNUSED) || by.is_some_and(|by| is_near(by, now))
}

/// When the schedule will ask Meta next; None when it will not ask.
pub fn next_attempt(account: &Account, now: Moment) -> Option<Moment> {
    wanted_at(account, now).map(|wanted| wanted.max(now))
}

/// When the schedule wants to ask Meta, in the past if it is overdue; None when it does not want to.
pub fn wanted_at(account: &Account, now: Moment) -> Option<Moment> {
    let hopeless = is_turned_off(account) || is_expired(account, now);
    let off = !account.auto_extend || account.disconnected_at.is_some();
    if hopeless || off || may_be_endless(account) {
        return None;
    }
    let retry_at = account.retry_at.filter(|at| *at <= moment::after(now, LONGEST_WAIT));
    let due = retry_at.or_else(|| due_at(account))?;
    let from = extendable_from(account).unwrap_or(due);
    Some(due.max(from).max(rested_from(account).unwrap_or(due)))
}

/// The first moment at which our own schedule asks again for a token that Meta gave: Meta may have kept its date. A person
/// may ask sooner, where the network allows that.
fn rested_from(account: &Account) -> Option<Moment> {
    let made = account.token.obtained_at.filter(|_| account.token.kind != TokenKind::Short)?;
    Some(moment::after(made, AT_MOST_ONCE_IN))
}

/// Whether its token has no end, or may have none: tokens of Pages and system users mostly never end, and an exchange
/// would give an endless token an end.
fn may_be_endless(account: &Account) -> bool {
    let facts = &account.token;
    let is_nobodys = matches!(account.kind, Kind::Page | Kind::System) && facts.expires_at.is_none();
    facts.kind == TokenKind::Endless || is_nobodys
}

/// Whether only a new log-in helps, because Meta turned the token off or the token itself is lost. A problem of
/// extending alone says nothing against the token in use.
pub fn is_turned_off(account: &Account) -> bool {
    account.problem.as_ref().filter(|problem| !problem.extending).is_some_and(|problem| {
        matches!(
            problem.code,
            Code::Password
                | Code::Removed
                | Code::Checkpoint
                | Code::OldKind
                | Code::VaultLost
                | Code::Paste
                | Code::NotYours
        )
    })
}

/// Whether the token has expired, by its date or because Meta says so.
pub fn is_expired(account: &Account, now: Moment) -> bool {
    is_said_to_have_expired(account) || account.token.expires_at.is_some_and(|end| end <= now)
}

/// Whether Meta has said that the token has expired.
pub fn is_said_to_have_expired(account: &Account) -> bool {
    account.problem.as_ref().is_some_and(|found| found.code == Code::Expired && !found.extending)
}

/// Whether the token cannot be extended before a person has done something: the app secret is missing, or Meta wants
/// another set-up. Nothing is said against the token in use.
pub fn needs_a_person_to_extend(account: &Account) -> bool {
    account.problem.as_ref().filter(|problem| problem.extending).is_some_and(|problem| {
        matches!(
            problem.action,
            Action::FixSetup
                | Action::Reconnect
                | Action::ReconnectWithPermission
                | Action::CheckPaste
                | Action::OpenMeta
        )
    })
}

/// Whether something else than its date shows that the token no longer works.
pub fn is_known_dead(account: &Account) -> bool {
    is_turned_off(account) || is_said_to_have_expired(account)
}

fn problem_is(account: &Account, code: Code) -> bool {
    account.problem.as_ref().is_some_and(|problem| problem.code == code)
}

/// The moment from which the account should be extended.
pub fn due_at(account: &Account) -> Option<Moment> {
    let facts = &account.token;
    let before_end = TimeDelta::days(extend_at_days_left(account));
    match (facts.expires_at, facts.obtained_at) {
        (Some(end), _) => Some(moment::before(end, before_end)),
        // The day after they pasted it, nobody pastes it again only because its end is not known.
        (None, Some(made)) if account.by_hand => {
            Some(moment::before(moment::after(made, FULL_LIFE), before_end))
        }
        (None, made) => Some(moment::after(made.unwrap_or(account.connected_at), UNKNOWN_DUE_AFTER)),
    }
}

fn extend_at_days_left(account: &Account) -> i64 {
    if account.by_hand { EXTEND_AT_DAYS_LEFT_BY_HAND } else { EXTEND_AT_DAYS_LEFT }
}

/// Whether the schedule will extend it, as far as can be told: it is switched on, possible, and not overdue.
pub fn extends_by_itself(account: &Account, now: Moment) -> bool {
    let stuck = due_at(account).is_some_and(|due| moment::span(due, now) >= STUCK_AFTER);
    next_attempt(account, now).is_some() && !stuck && !needs_a_person_to_extend(account)
}

fn is_soon(account: &Account, now: Moment) -> bool {
    let token_near = account.token.expires_at.is_some_and(|end| is_near(end, now));
    let login_near = account.token.login_required_by.is_some_and(|end| is_near(end, now));
    let by_itself = extends_by_itself(account, now);
    login_near && account.network == Network::Facebook || (token_near || login_near) && !by_itself
}

/// Whether an end is so near that a person hears of it.
pub fn is_near(end: Moment, now: Moment) -> bool {
    moment::span(now, end) <= TimeDelta::days(WARN_AT_DAYS_LEFT)
}

/// The state of the key that opens a place, in the words of the contract.
pub fn key_state(key: &Credential, now: Moment) -> &'static str {
    match key.expires_at {
        None => "unknown",
        Some(end) if end <= now => "expired",
        Some(end) if is_near(end, now) => "soon",
        Some(_) => "good",
    }
}

/// When the key of a place ends, where a person hears of that: no token gets there afterwards.
pub fn key_end_near(place: &Place, now: Moment) -> Option<Moment> {
    place.handling.credential.as_ref()?.expires_at.filter(|end| is_near(*end, now))
}

/// Whether a place lacks its account's token although it should have it.
pub fn missed(place: &Place, account: &Account) -> bool {
    standing(place, account).is_missed()
}

/// The place of an account that lacks its token and is spoken of: first a place that we write, because there something
/// went wrong, then a place that waits for the person.
pub fn first_missed<'a>(
    places: impl IntoIterator<Item = &'a Place> + Clone,
    account: &Account,
) -> Option<&'a Place> {
    let is_written = |place: &&Place| !place.target.is_by_hand();
    let missed = |place: &&Place| missed(place, account);
    let written = places.clone().into_iter().filter(is_written).find(missed);
    written.or_else(|| places.into_iter().find(missed))
}

/// The state of a place compared to its account's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The place has the newest token.
    Current,
    /// The place waits for its account, the first delivery or a person.
    Waiting(Reason),
    /// The last delivery did not work.
    Failed(Reason),
    /// The place has an older token.
    Stale,
}

impl Standing {
    /// Whether the place should have another token than it has.
    pub fn is_missed(self) -> bool {
        matches!(self, Self::Failed(_) | Self::Stale | Self::Waiting(Reason::ByHand))
    }

    /// The spelling in data.
    pub fn key(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Waiting(_) => "waiting",
            Self::Failed(_) => "failed",
            Self::Stale => "stale",
        }
    }

    /// The reason for the state, where there is one.
    pub fn reason(self) -> Option<Reason> {
        match self {
            Self::Waiting(reason) | Self::Failed(reason) => Some(reason),
            Self::Current | Self::Stale => None,
        }
    }
}

/// The state of a place. The account must be the place's own.
pub fn standing(place: &Place, account: &Account) -> Standing {
    if place.target.is_by_hand() {
        // Only the person knows what is in the form, so it has what they said last.
        let said = place.last.as_ref().filter(|last| last.reason.is_none());
        let is_current =
            said.is_some_and(|said| said.fingerprint.as_deref() == Some(&account.token.fingerprint));
        return if is_current { Standing::Current } else { Standing::Waiting(Reason::ByHand) };
    }
    let Some(last) = place.last.as_ref().filter(|_| !place.handling.is_off) else {
        return Standing::Waiting(Reason::NotYet);
    };
    match last.reason {
        Some(reason @ (Reason::ByHand | Reason::Replaced | Reason::NotYet)) => Standing::Waiting(reason),
        Some(reason) => Standing::Failed(reason),
        None if last.fingerprint.as_deref() == Some(&account.token.fingerprint) => Standing::Current,
        None => Standing::Stale,
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "the tests count with days that they name themselves")]
mod tests;
