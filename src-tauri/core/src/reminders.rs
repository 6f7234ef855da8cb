//! Which reminder is due at a moment. Pure. Silence means that all is well.
//!
//! We remind once for an account, its step and its date, because a reminder that repeats is soon ignored; what is
//! over is forgotten, so that it is news when it comes back. Held by
//! `no_step_is_said_twice_and_they_only_get_more_urgent` (`reminders/tests/always.rs`) and by
//! `one_that_was_turned_off_is_spoken_of_whatever_the_date_and_again_when_it_comes_back`
//! (`reminders/tests/trouble.rs`).

mod pause;
pub mod timing;
pub mod wording;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::absence::Absence;
use crate::account::{Account, ByAccount, Notice, Step};
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::places::Place;
use crate::policy::{self, WARN_AT_DAYS_LEFT};
use crate::problem::Code;

pub use pause::Pause;

/// How long extends must have failed before a reminder says so, because most obstacles end by themselves within a day
/// or two.
const STUCK_FOR: TimeDelta = TimeDelta::days(3);
/// How few days must be left before a reminder says so; with more, there is time enough for the next tries.
const STUCK_AT_DAYS_LEFT: i64 = 20;

/// How often the reminder that a token has expired is repeated. After a month the person knows.
const EXPIRED_AGAIN: usize = 3;
/// Days between two of those reminders.
const EXPIRED_EVERY_DAYS: i64 = 7;

/// How many days before its step a notice may have been shown and still be about the same date: two answers of Meta
/// about one date may differ a little, and a step may be shown some days early ([`timing::ahead`]). An older notice was
/// about an earlier date.
const SLACK_DAYS: i64 = 7;

/// Everything that decides which reminder is due.
#[derive(Clone)]
pub struct View<'a> {
    pub now: Moment,
    /// The local time of this computer at a moment.
    pub local: &'a dyn Fn(Moment) -> NaiveDateTime,
    pub accounts: &'a [Account],
    /// The places of all accounts.
    pub places: ByAccount<'a, Place>,
    /// Every reminder that was shown and not forgotten since.
    pub given: &'a [Notice],
    /// The same by their accounts.
    pub given_of: ByAccount<'a, Notice>,
    pub rules: &'a Rules,
}

/// When a person wants to be reminded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// The numbers of days left at which to remind.
    pub remind_at: Vec<i64>,
    /// The numbers of days left for accounts that have their own, by id.
    pub own_remind_at: BTreeMap<String, Vec<i64>>,
    /// How many of the next days count as today, because no reminders are shown on them.
    pub ahead: i64,
    /// Whether the day on which a token ends is told on that day alone, whatever day it is.
    pub last_day_always: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            remind_at: vec![14, 7, 3, 1, 0],
            own_remind_at: BTreeMap::new(),
            ahead: 0,
            last_day_always: false,
        }
    }
}

/// The accounts that one reminder is about, the worst first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest(pub Vec<Due>);

/// One account in a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub account: Account,
    pub step: Step,
    /// Whether the account needs the person now; else the step says what is coming.
    pub needs_you: bool,
    /// Calendar days until the token's end; None when it has no end.
    pub days_left: Option<i64>,
    /// The place that does not have the token, or whose key ends soon, for [`Step::Place`].
    pub place: Option<Place>,
    /// Why extending fails, for [`Step::Stuck`], if the history says so.
    pub reason: Option<Code>,
}

impl Due {
    /// Whether it says that the account expired while the program was away.
    pub fn expired_in(&self, absence: &Absence) -> bool {
        self.step == Step::Expired && absence.saw_the_end_of(&self.account)
    }
}

impl Digest {
    /// Whether it names an account that expired while the program was away.
    pub fn names_one_of(&self, absence: &Absence) -> bool {
        self.0.iter().any(|due| due.expired_in(absence))
    }
}

/// The digest that should be shown now; None when nothing should.
pub fn due(view: &View<'_>) -> Option<Digest> {
    let mut due: Vec<Due> = view
        .accounts
        .iter()
        .filter_map(|account| {
            let step = steps(view, account).into_iter().find(|step| is_unsaid(view, account, *step))?;
            Some(view.due(account, step))
        })
        .collect();
    due.sort_by(|one, other| {
        (one.step, one.account.token.expires_at, &one.account.name).cmp(&(
            other.step,
            other.account.token.expires_at,
            &other.account.name,
        ))
    });
    (!due.is_empty()).then_some(Digest(due))
}

/// The steps that an account is at, the worst first, whether they were shown or not. Empty for an account without
/// trouble.
pub fn steps(view: &View<'_>, account: &Account) -> Vec<Step> {
    if account.disconnected_at.is_some() {
        return Vec::new();
    }
    // Only the worst step: the log-in that it asks for ends the other steps too.
    if policy::is_turned_off(account) {
        return vec![Step::TurnedOff];
    }
    if policy::is_expired(account, view.now) {
        return vec![Step::Expired];
    }
    let place = view.place(account).map(|_| Step::Place);
    let login = is_login_near(view, account).then_some(Step::Login);
    [token_step(view, account), login, place].into_iter().flatten().collect()
}

/// How many accounts need the person now, those that were told before among them: the number that window and tray say.
pub fn needing(view: &View<'_>) -> usize {
    let live = view.accounts.iter().filter(|account| account.disconnected_at.is_none());
    live.filter(|account| view.needs_you(account)).count()
}

/// The notices to forget: their account was fixed, extended or deleted, so a next time is new again.
pub fn over(view: &View<'_>) -> Vec<Notice> {
    let accounts = view.by_id();
    let is_over = |notice: &&Notice| {
        let Some(account) = accounts.get(notice.account.as_str()) else { return true };
        let lasts = matches!(notice.step, Step::TurnedOff | Step::Stuck | Step::Place);
        !counts(view, account, notice) || lasts && !steps(view, account).contains(&notice.step)
    };
    view.given.iter().filter(is_over).cloned().collect()
}

/// The notice to record when a person snoozes an account that has already expired or was turned off: the person counts
/// as told, so that only a worse state ends the snooze.
pub fn already_known(view: &View<'_>, account: &Account) -> Option<Notice> {
    let token_end = account.token.expires_at.filter(|end| *end <= view.now);
    let (step, given_at) = match steps(view, account).first()? {
        Step::TurnedOff => (Step::TurnedOff, token_start(account)),
        Step::Expired => (Step::Expired, token_end.unwrap_or(token_start(account))),
        _ => return None,
    };
    is_unsaid(view, account, step).then(|| Notice { account: account.id.clone(), step, given_at })
}

/// The ids of the accounts that are still at the step that a reminder named.
pub fn still_open(view: &View<'_>, named: &[(String, Step)]) -> Vec<String> {
    let accounts = view.by_id();
    let is_open = |(id, step): &&(String, Step)| {
        accounts.get(id.as_str()).is_some_and(|account| {
            // A later day of the same countdown fixes nothing.
            let steps = steps(view, account);
            if step.is_of_the_token() {
                steps.iter().any(|now| now.is_of_the_token())
            } else {
                steps.contains(step)
            }
        })
    };
    named.iter().filter(is_open).map(|(id, _)| id.clone()).collect()
}

/// Whether a button that extends this account would do something.
pub fn can_extend(account: &Account, now: Moment) -> bool {
    let login_passed = account.network == Network::Facebook
        && account.token.login_required_by.is_some_and(|login| login <= now);
    !policy::is_turned_off(account) && !policy::is_expired(account, now) && !login_passed
}

/// Reads a list of days left as a person types it, `14,7,3,1,0`; None for anything else.
pub fn days_in(text: &str) -> Option<Vec<i64>> {
    let day = |day: &str| day.trim().parse::<u8>().ok().filter(|day| *day <= 60).map(i64::from);
    text.split(',').map(day).collect()
}

impl Digest {
    /// Splits the digest by step.
    pub fn by_step(&self) -> impl Iterator<Item = Self> {
        self.0.chunk_by(|one, next| one.step == next.step).map(|same| Self(same.to_vec()))
    }

    /// Splits the digest by account.
    pub fn one_by_one(&self) -> impl Iterator<Item = Self> {
        self.0.iter().map(|due| Self(vec![due.clone()]))
    }
}

impl View<'_> {
    fn by_id(&self) -> BTreeMap<&str, &Account> {
        self.accounts.iter().map(|account| (account.id.as_str(), account)).collect()
    }

    /// Calendar days until a moment, in this computer's time zone.
    fn days_until(&self, moment: Moment) -> i64 {
        (self.date(moment) - self.date(self.now)).num_days()
    }

    fn date(&self, moment: Moment) -> NaiveDate {
        (self.local)(moment).date()
    }

    /// The account's place that does not have its token, or that only a person can fill; else one whose key ends soon.
    fn place(&self, account: &Account) -> Option<&Place> {
        let places = self.places.of(&account.id).iter().copied();
        let ending = |place: &&Place| policy::key_end_near(place, self.now).is_some();
        policy::first_missed(places.clone(), account).or_else(|| places.into_iter().find(ending))
    }

    fn needs_you(&self, account: &Account) -> bool {
        policy::status(account, self.places.of(&account.id), self.now).needs_a_person()
    }

    fn due(&self, account: &Account, step: Step) -> Due {
        Due {
            needs_you: self.needs_you(account),
            days_left: account.token.expires_at.map(|end| self.days_until(end)),
            place: self.place(account).filter(|_| step == Step::Place).cloned(),
            account: account.clone(),
            step,
            reason: None,
        }
    }
}

/// The step of the countdown, or [`Step::Stuck`] when extending has failed for days or waits for a person; None for an
/// account without trouble.
fn token_step(view: &View<'_>, account: &Account) -> Option<Step> {
    // Only a person can help, so no further tries are waited for.
    let is_due = policy::due_at(account).is_some_and(|due| due <= view.now);
    let waits = account.auto_extend && is_due && policy::needs_a_person_to_extend(account);
    let waiting = waits.then_some(Step::Stuck);
    let Some(end) = account.token.expires_at else { return waiting };
    let left = view.days_until(end);
    let remind_at = view.rules.own_remind_at.get(&account.id).unwrap_or(&view.rules.remind_at);
    let ahead = |days: i64| if days == 0 && view.rules.last_day_always { 0 } else { view.rules.ahead };
    let reached = remind_at.iter().copied().filter(|days| *days >= left - ahead(*days)).min();
    if let Some(days) = reached
        && !policy::extends_by_itself(account, view.now)
    {
        return Some(Step::Days(days));
    }
    let failing = account.failing_since.is_some_and(|since| moment::span(since, view.now) >= STUCK_FOR);
    // After a single failure without a further try, it is not known that extending still fails.
    let stuck = account.auto_extend && failing && account.failures > 1 && left <= STUCK_AT_DAYS_LEFT;
    waiting.or(stuck.then_some(Step::Stuck))
}

fn is_login_near(view: &View<'_>, account: &Account) -> bool {
    let login = account.token.login_required_by.filter(|_| account.network == Network::Facebook);
    login.is_some_and(|login| view.days_until(login) - view.rules.ahead <= WARN_AT_DAYS_LEFT)
}

fn is_unsaid(view: &View<'_>, account: &Account, step: Step) -> bool {
    let of_step = |notice: &&Notice| notice.step == step && counts(view, account, notice);
    let said: Vec<&Notice> = view.given_of.of(&account.id).iter().copied().filter(of_step).collect();
    let snooze = account.snoozed_until;
    if snooze.is_some_and(|until| view.now < until) {
        // The snooze ends early when the account gets worse than the person was told before.
        return matches!(step, Step::TurnedOff | Step::Expired) && said.is_empty();
    }
    let since_snooze = |notice: &&&Notice| snooze.is_none_or(|until| notice.given_at >= until);
    let Some(last) = said.iter().filter(since_snooze).map(|notice| notice.given_at).max() else {
        return true;
    };
    step == Step::Expired && said.len() <= EXPIRED_AGAIN && -view.days_until(last) >= EXPIRED_EVERY_DAYS
}

/// Whether a notice is about the account's present token and date, not about earlier ones.
fn counts(view: &View<'_>, account: &Account, notice: &Notice) -> bool {
    let token = &account.token;
    let from = |end: Option<Moment>, days: i64| {
        end.is_some_and(|end| (view.date(end) - view.date(notice.given_at)).num_days() <= days + SLACK_DAYS)
    };
    match notice.step {
        Step::Days(days) => from(token.expires_at, days),
        Step::Login => from(token.login_required_by, WARN_AT_DAYS_LEFT),
        Step::Expired => match token.expires_at.filter(|end| *end <= view.now) {
            Some(end) => notice.given_at >= end,
            None => policy::is_expired(account, view.now) && notice.given_at >= token_start(account),
        },
        Step::TurnedOff | Step::Stuck | Step::Place => notice.given_at >= token_start(account),
    }
}

/// When the current token was made or last extended; if that is unknown, when the account was connected here.
fn token_start(account: &Account) -> Moment {
    account.token.obtained_at.unwrap_or(account.connected_at)
}

#[cfg(test)]
mod tests;
