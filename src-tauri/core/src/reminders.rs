//! Which reminder, if any, is due at a moment. Pure. Silence means that all is well.

mod step;
pub mod timing;
pub mod wording;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use crate::account::Account;
use crate::moment::Moment;
use crate::network::Network;
use crate::places::{Place, Reason};
use crate::policy::{self, Standing, WARN_AT_DAYS_LEFT};
use crate::problem::Code;

pub use step::{Notice, Step};

/// Hiccups are not news until they have lasted so long and so few days are left.
const STUCK_FOR: TimeDelta = TimeDelta::days(3);
const STUCK_AT_DAYS_LEFT: i64 = 20;

/// After the first word that a token has expired: weekly, so often.
const EXPIRED_AGAIN: usize = 3;
const EXPIRED_EVERY_DAYS: i64 = 7;

/// Two answers of Meta's about one date may differ, and a step may be said some days early ([`timing::ahead`]): a notice
/// that is older than its step by more than this belonged to an earlier date.
const SLACK_DAYS: i64 = 7;

/// What is looked at.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub now: Moment,
    /// Local time of this computer.
    pub local: &'a dyn Fn(Moment) -> NaiveDateTime,
    pub accounts: &'a [Account],
    /// All there are.
    pub places: &'a [Place],
    /// Every reminder that was given.
    pub given: &'a [Notice],
    pub rules: &'a Rules,
}

/// What a person has set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Days left at which is reminded.
    pub remind_at: Vec<i64>,
    /// The same for single accounts, by id.
    pub own_remind_at: BTreeMap<String, Vec<i64>>,
    /// Days that are looked ahead, as nothing will be said on them.
    pub ahead: i64,
}

impl Default for Rules {
    fn default() -> Self {
        Self { remind_at: vec![14, 7, 3, 1, 0], own_remind_at: BTreeMap::new(), ahead: 0 }
    }
}

/// What is said at once: one account, or several, worst first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest(pub Vec<Due>);

/// One account's part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub account: Account,
    pub step: Step,
    /// Days until the token's end, by the calendar; None when it has none.
    pub days_left: Option<i64>,
    /// The place that misses the token, for [`Step::Place`].
    pub place: Option<Place>,
    /// Why it does not extend, for [`Step::Stuck`], where that is known.
    pub reason: Option<Code>,
}

/// What should be said now; None when there is nothing.
pub fn due(view: &View<'_>) -> Option<Digest> {
    let mut due: Vec<Due> = view
        .accounts
        .iter()
        .filter_map(|account| {
            let step = standing(view, account).into_iter().find(|step| is_unsaid(view, account, *step))?;
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

/// Where an account stands, said or not, worst first. Nothing for one that is well.
pub fn standing(view: &View<'_>, account: &Account) -> Vec<Step> {
    if account.disconnected_at.is_some() {
        return Vec::new();
    }
    // A new log-in mends all the rest as well.
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

/// Notices of what is over: mended, extended, or gone with its account. Forgotten, so that the next time is said again.
pub fn over(view: &View<'_>) -> Vec<Notice> {
    let is_over = |notice: &&Notice| {
        let Some(account) = view.accounts.iter().find(|account| account.id == notice.account) else {
            return true;
        };
        let lasts = matches!(notice.step, Step::TurnedOff | Step::Stuck | Step::Place);
        !counts(view, account, notice) || lasts && !standing(view, account).contains(&notice.step)
    };
    view.given.iter().filter(is_over).cloned().collect()
}

/// What a person who puts reminders off knows already: an account that is over breaks no snooze that was set after.
pub fn known(view: &View<'_>, account: &Account) -> Option<Notice> {
    let token_end = account.token.expires_at.filter(|end| *end <= view.now);
    let (step, given_at) = match standing(view, account).first()? {
        Step::TurnedOff => (Step::TurnedOff, life_start(account)),
        Step::Expired => (Step::Expired, token_end.unwrap_or(life_start(account))),
        _ => return None,
    };
    is_unsaid(view, account, step).then(|| Notice { account: account.id.clone(), step, given_at })
}

/// Whether an account still stands at a step that was said of it.
pub fn still_stands(view: &View<'_>, id: &str, step: Step) -> bool {
    let account = view.accounts.iter().find(|account| account.id == id);
    account.is_some_and(|account| {
        // A later day of the same countdown mends nothing.
        let standing = standing(view, account);
        if step.is_of_the_token() {
            standing.iter().any(|now| now.is_of_the_token())
        } else {
            standing.contains(&step)
        }
    })
}

/// Whether extending helps, so that a button for it does something.
pub fn can_extend(account: &Account, now: Moment) -> bool {
    let login_passed = account.network == Network::Facebook
        && account.token.login_required_by.is_some_and(|login| login <= now);
    !policy::is_turned_off(account) && !policy::is_expired(account, now) && !login_passed
}

/// Days left at which is reminded, as they are typed: `14,7,3,1,0`.
pub fn days_in(text: &str) -> Option<Vec<i64>> {
    let day = |day: &str| day.trim().parse::<u8>().ok().filter(|day| *day <= 60).map(i64::from);
    text.split(',').map(day).collect()
}

impl Digest {
    /// The same, a digest for each step.
    pub fn by_step(&self) -> impl Iterator<Item = Self> {
        self.0.chunk_by(|one, next| one.step == next.step).map(|same| Self(same.to_vec()))
    }

    /// A digest for each account.
    pub fn one_by_one(&self) -> impl Iterator<Item = Self> {
        self.0.iter().map(|due| Self(vec![due.clone()]))
    }
}

impl View<'_> {
    /// Days until a moment, by the calendar of this computer.
    fn days_until(&self, moment: Moment) -> i64 {
        (self.date(moment) - self.date(self.now)).num_days()
    }

    fn date(&self, moment: Moment) -> NaiveDate {
        (self.local)(moment).date()
    }

    /// The account's place that misses its token, or waits for a person.
    fn place(&self, account: &Account) -> Option<&Place> {
        let own = || self.places.iter().filter(|place| place.account.as_ref() == Some(&account.id));
        let by_hand = |place: &&Place| policy::standing(place, account) == Standing::Waiting(Reason::ByHand);
        own().find(|place| policy::missed(place, account)).or_else(|| own().find(by_hand))
    }

    fn due(&self, account: &Account, step: Step) -> Due {
        Due {
            days_left: account.token.expires_at.map(|end| self.days_until(end)),
            place: self.place(account).filter(|_| step == Step::Place).cloned(),
            account: account.clone(),
            step,
            reason: None,
        }
    }
}

/// The countdown, or before it begins the news that extending does not work.
fn token_step(view: &View<'_>, account: &Account) -> Option<Step> {
    let left = view.days_until(account.token.expires_at?);
    let remind_at = view.rules.own_remind_at.get(&account.id).unwrap_or(&view.rules.remind_at);
    let reached = remind_at.iter().copied().filter(|days| *days >= left - view.rules.ahead).min();
    if let Some(days) = reached
        && !policy::extends_by_itself(account, view.now)
    {
        return Some(Step::Days(days));
    }
    let failing = account.failing_since.is_some_and(|since| view.now - since >= STUCK_FOR);
    // One that failed once and was not tried again has not failed for days.
    let stuck = account.auto_extend && failing && account.failures > 1 && left <= STUCK_AT_DAYS_LEFT;
    stuck.then_some(Step::Stuck)
}

fn is_login_near(view: &View<'_>, account: &Account) -> bool {
    let login = account.token.login_required_by.filter(|_| account.network == Network::Facebook);
    login.is_some_and(|login| view.days_until(login) - view.rules.ahead <= WARN_AT_DAYS_LEFT)
}

fn is_unsaid(view: &View<'_>, account: &Account, step: Step) -> bool {
    let of_step = |notice: &&Notice| {
        notice.account == account.id && notice.step == step && counts(view, account, notice)
    };
    let said: Vec<&Notice> = view.given.iter().filter(of_step).collect();
    let snooze = account.snoozed_until;
    if snooze.is_some_and(|until| view.now < until) {
        // It ends early when the account gets worse; what was said before it was known.
        return matches!(step, Step::TurnedOff | Step::Expired) && said.is_empty();
    }
    let since_snooze = |notice: &&&Notice| snooze.is_none_or(|until| notice.given_at >= until);
    let Some(last) = said.iter().filter(since_snooze).map(|notice| notice.given_at).max() else {
        return true;
    };
    step == Step::Expired && said.len() <= EXPIRED_AGAIN && -view.days_until(last) >= EXPIRED_EVERY_DAYS
}

/// Whether a notice is about the token and the date that the account has now.
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
            None => policy::is_expired(account, view.now) && notice.given_at >= life_start(account),
        },
        Step::TurnedOff | Step::Stuck | Step::Place => notice.given_at >= life_start(account),
    }
}

/// When the current token was made or last extended, or came here.
fn life_start(account: &Account) -> Moment {
    account.token.obtained_at.unwrap_or(account.connected_at)
}

#[cfg(test)]
mod tests;
