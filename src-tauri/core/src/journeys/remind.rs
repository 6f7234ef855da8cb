//! Reminders: finds out what is due, shows it, records that it was shown. Which step is due is decided in
//! [`crate::reminders`].
//!
//! Ends in: whatever ledger and lock say of themselves.

mod days;

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use serde_json::json;

use super::extend::{Extended, Outcome};
use super::{LOCK_WAIT, absence, line};
use crate::account::{Account, HistoryLine, Notice, Step};
use crate::moment::Moment;
use crate::places::Place;
use crate::policy::{self, Standing};
use crate::ports::{Held, LedgerTrouble, NotShown, Notification, Ports, Shown};
use crate::problem::{Code, Problem};
use crate::reminders::timing::{self, Manners, Tick};
use crate::reminders::wording::{Button, Wording};
use crate::reminders::{self, Digest, Due, Rules, View};
use crate::settings::Settings;

pub use days::{end_of_pause, from_day_of, start_of, tomorrow};

/// The key of the setting for one account's own days; the account's id is appended.
const REMIND_AT: &str = "remind-at/";

/// The name of the lock that lets one program remind at a time, so that nothing is shown twice. No account has this id.
const LOCK: &str = "remind";

/// How many lines of history are searched for the reason why extending fails. Each failed try writes a line, and tries
/// are at most hours apart.
const LINES: usize = 20;

/// The rows of the ledger that reminders are made from, read together.
pub struct Facts {
    accounts: Vec<Account>,
    places: Vec<Place>,
    given: Vec<Notice>,
    rules: Rules,
    settings: Settings,
}

impl Facts {
    /// Reads accounts, places, notices and settings from the ledger.
    ///
    /// # Errors
    /// The ledger's own trouble, if any part of it cannot be read.
    pub fn read(ports: &Ports) -> Result<Self, LedgerTrouble> {
        let settings = Settings::read(|key| ports.ledger.setting(key))?;
        let mut accounts = ports.ledger.accounts()?;
        // The setting for all accounts overrides the setting of each.
        accounts.iter_mut().for_each(|account| account.auto_extend &= settings.auto_extend);
        let rules = rules(ports, &accounts, &settings)?;
        let (places, given) = (ports.ledger.places()?, ports.ledger.notices()?);
        Ok(Self { places, given, accounts, rules, settings })
    }

    /// Reads what is about one account, and leaves the others alone.
    ///
    /// # Errors
    /// The ledger's own trouble, if any part of it cannot be read.
    pub fn of_account(ports: &Ports, account: &Account) -> Result<Self, LedgerTrouble> {
        let settings = Settings::read(|key| ports.ledger.setting(key))?;
        let auto_extend = account.auto_extend && settings.auto_extend;
        let accounts = vec![Account { auto_extend, ..account.clone() }];
        let rules = rules(ports, &accounts, &settings)?;
        let (places, given) = (ports.ledger.places_of(&account.id)?, ports.ledger.notices()?);
        Ok(Self { places, given, accounts, rules, settings })
    }

    /// Calls `ask` with a view of the rows at this moment. For `ahead` see [`Rules::ahead`].
    pub fn view<T>(&self, ports: &Ports, now: Moment, ahead: i64, ask: impl FnOnce(&View<'_>) -> T) -> T {
        let local = |moment: Moment| local(ports, moment);
        let rules = Rules { ahead, ..self.rules.clone() };
        ask(&View {
            now,
            local: &local,
            accounts: &self.accounts,
            places: Place::by_account(&self.places),
            given: &self.given,
            given_of: Notice::by_account(&self.given),
            rules: &rules,
        })
    }

    /// How many accounts need the person now.
    pub fn needing(&self, ports: &Ports) -> usize {
        self.view(ports, ports.clock.now(), 0, reminders::needing)
    }

    /// The accounts of a digest, by id, that still have the problem it is about.
    pub fn still_open(&self, ports: &Ports, digest: &Digest) -> Vec<String> {
        let named = steps(digest);
        self.view(ports, ports.clock.now(), 0, |view| reminders::still_open(view, &named))
    }
}

/// The circumstances in which the desktop program might remind.
#[derive(Debug, Clone, Copy)]
pub struct Occasion {
    /// Whether the window has the focus, and shows the same by itself.
    pub in_front: bool,
    /// Whether this is practice, where days are skipped and no hour is unsuitable.
    pub practice: bool,
}

/// A reminder that is on the screen.
pub struct Reminder {
    pub digest: Digest,
    /// What its buttons do, in their order.
    pub buttons: Vec<Button>,
    pub shown: Box<dyn Shown>,
}

/// Keeps other programs from reminding while the returned lock is held.
///
/// # Errors
///
/// The problem of a lock that another program still holds after [`LOCK_WAIT`].
pub async fn alone(ports: &Ports) -> Result<Held, Problem> {
    Ok(ports.locks.hold(LOCK, LOCK_WAIT).await?)
}

/// Shows the digest that is due, once for all programs; None when nothing is due. On a desktop that shows no
/// notifications nothing is recorded, so that the digest is shown as soon as the desktop can.
///
/// # Errors
///
/// The problem of the lock or of the ledger.
pub async fn say(
    ports: &Ports,
    occasion: Occasion,
    wording: Wording<'_>,
) -> Result<Result<Option<Reminder>, NotShown>, Problem> {
    let _alone = alone(ports).await?;
    let facts = Facts::read(ports)?;
    tidy(ports, &facts)?;
    let Some(digest) = timely(ports, &facts, occasion)? else { return Ok(Ok(None)) };
    let back = absence::last(ports.ledger.as_ref(), ports.clock.now())?;
    let back = back.filter(|back| !back.absence.notified && digest.names_one_of(&back.absence));
    let wording = Wording { needing: facts.needing(ports), back, ..wording };
    let (notification, buttons) = wording.notification(&digest);
    let shown = match ports.notifier.show(&notification).await {
        Ok(shown) => shown,
        Err(not_shown) => return Ok(Err(not_shown)),
    };
    // Recorded last: if the program is interrupted here, the reminder is shown twice rather than never.
    note(ports, &digest)?;
    if let Some(back) = back {
        absence::notified(ports.ledger.as_ref(), back.absence)?;
    }
    Ok(Ok(Some(Reminder { digest, buttons, shown })))
}

/// The part of a due digest that the desktop program may show now: nothing at night, on weekends or during a pause.
///
/// # Errors
///
/// The problem of a ledger that cannot be read or written.
pub fn timely(ports: &Ports, facts: &Facts, occasion: Occasion) -> Result<Option<Digest>, Problem> {
    let settings = &facts.settings;
    let now = ports.clock.now();
    if !settings.notify || settings.paused(now).is_some() {
        return Ok(None);
    }
    let Settings { quiet, not_on_weekends, last_day_always, .. } = *settings;
    let manners = Manners { quiet, not_on_weekends, last_day_always };
    let Occasion { in_front, practice } = occasion;
    let ahead = if practice { 0 } else { timing::ahead(local(ports, now).date(), &manners) };
    let Some(digest) = due(ports, facts, ahead)? else { return Ok(None) };
    let local = |moment: Moment| local(ports, moment);
    let tick = Tick { now, local: &local, in_front, practice };
    Ok(timing::timely(digest, &tick, &manners, &facts.given))
}

/// Everything that is due now, the worst first. For `ahead` see [`Rules::ahead`].
///
/// # Errors
/// The problem of a ledger that cannot be read or written.
pub fn due(ports: &Ports, facts: &Facts, ahead: i64) -> Result<Option<Digest>, Problem> {
    let digest = facts.view(ports, ports.clock.now(), ahead, reminders::due);
    digest.map(|digest| with_reasons(ports, digest)).transpose()
}

/// Deletes the notices whose cause is over, so that the same is shown again when it returns.
///
/// # Errors
///
/// The problem of a ledger that cannot be read or written.
pub fn tidy(ports: &Ports, facts: &Facts) -> Result<(), Problem> {
    let over = facts.view(ports, ports.clock.now(), 0, reminders::over);
    if over.is_empty() { Ok(()) } else { Ok(ports.ledger.take_back(&over)?) }
}

/// Records that a digest was shown.
///
/// # Errors
///
/// The problem of a ledger that cannot be read or written.
pub fn note(ports: &Ports, digest: &Digest) -> Result<(), Problem> {
    let given_at = ports.clock.now();
    let notice = |(id, step): (String, Step)| Notice { account: id, step, given_at };
    let notices: Vec<Notice> = steps(digest).into_iter().map(notice).collect();
    let shown = |due: &Due| {
        let facts = json!({ "step": due.step.to_string(), "days": due.days_left });
        line(&due.account, given_at, "reminded", facts)
    };
    let history: Vec<HistoryLine> = digest.0.iter().map(shown).collect();
    Ok(ports.ledger.give(&notices, &history)?)
}

/// The notification about the outcome of extends that a person started outside of the window.
pub fn outcome(wording: &Wording<'_>, results: &[Result<Extended, Problem>]) -> Notification {
    let problem = |result: &'_ Result<Extended, Problem>| match result {
        Ok(extended) => extended.problem.clone(),
        Err(problem) => Some(problem.clone()),
    };
    let extended: Vec<&Extended> = results.iter().filter_map(|result| result.as_ref().ok()).collect();
    let kept = extended.iter().find(|extended| extended.outcome == Outcome::Unchanged);
    let said = match (results.iter().find_map(problem), kept, extended.as_slice()) {
        (Some(problem), ..) => wording.not_extended(&problem),
        (None, Some(kept), _) => wording.unchanged(&kept.account),
        (None, None, [one]) => {
            let has_it = |place: &&Place| policy::standing(place, &one.account) == Standing::Current;
            wording.extended(&one.account, one.places.iter().filter(has_it).count())
        }
        (None, None, several) => wording.extended_all(several.len()),
    };
    Notification { title: said.title, body: said.body, buttons: Vec::new(), sound: false, stays: false }
}

fn local(ports: &Ports, moment: Moment) -> NaiveDateTime {
    // At the edge of what chrono can express there is no local time.
    let utc = moment.naive_utc();
    utc.checked_add_offset(ports.clock.offset(moment)).unwrap_or(utc)
}

/// The id and the step of each account in a digest.
fn steps(digest: &Digest) -> Vec<(String, Step)> {
    digest.0.iter().map(|due| (due.account.id.clone(), due.step)).collect()
}

/// A setting that cannot be understood counts as not set: one reminder too many is better than none.
fn rules(ports: &Ports, accounts: &[Account], settings: &Settings) -> Result<Rules, LedgerTrouble> {
    let mut own_remind_at = BTreeMap::new();
    for account in accounts {
        let days = ports.ledger.setting(&format!("{REMIND_AT}{}", account.id))?;
        if let Some(days) = days.as_deref().and_then(reminders::days_in) {
            own_remind_at.insert(account.id.clone(), days);
        }
    }
    let remind_at = settings.remind_at.iter().copied().map(i64::from).collect();
    let last_day_always = settings.last_day_always;
    Ok(Rules { remind_at, own_remind_at, last_day_always, ..Rules::default() })
}

/// Adds to each account whose extends fail the reason that it has as its problem, or the newest from its history.
fn with_reasons(ports: &Ports, mut digest: Digest) -> Result<Digest, Problem> {
    for due in digest.0.iter_mut().filter(|due| due.step == Step::Stuck) {
        due.reason =
            due.account.problem.as_ref().filter(|problem| problem.extending).map(|problem| problem.code);
        if due.reason.is_some() {
            continue;
        }
        let history = ports.ledger.history(&due.account.id, LINES)?;
        let codes = history.iter().filter_map(|line| line.facts.get("code")?.as_str());
        due.reason =
            codes.into_iter().find_map(|key| Code::ALL.iter().copied().find(|code| code.key() == key));
    }
    Ok(digest)
}
