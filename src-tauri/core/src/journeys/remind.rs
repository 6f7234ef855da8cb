//! What a person is reminded of: look, say, note that it was said; put off.

mod days;

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::LOCK_WAIT;
use super::decide::{self, Decision};
use super::extend::{Extended, Outcome};
use crate::account::Account;
use crate::moment::Moment;
use crate::places::Place;
use crate::policy::{self, Standing};
use crate::ports::{Held, LedgerTrouble, NotShown, Notification, Ports, Shown};
use crate::problem::{Code, Problem};
use crate::reminders::timing::{self, Manners, Tick};
use crate::reminders::wording::{Button, Wording};
use crate::reminders::{self, Digest, Notice, Rules, Step, View};
use crate::settings::Settings;

pub use days::{end_of_pause, from_day_of, start_of, tomorrow};

/// The setting of one account's days has its id behind this.
const REMIND_AT: &str = "remind-at/";

/// Two programs at once would say everything twice. No account has this id.
const LOCK: &str = "remind";

/// So many lines of history are searched for the reason of a failure.
const LINES: usize = 20;

/// What reminders are made from, read at once.
pub struct Facts {
    accounts: Vec<Account>,
    places: Vec<Place>,
    given: Vec<Notice>,
    rules: Rules,
    settings: Settings,
}

impl Facts {
    /// Reads the ledger.
    pub fn read(ports: &Ports) -> Result<Self, LedgerTrouble> {
        let settings = Settings::read(|key| ports.ledger.setting(key))?;
        let mut accounts = ports.ledger.accounts()?;
        // Where nothing extends by itself, no account does.
        accounts.iter_mut().for_each(|account| account.auto_extend &= settings.auto_extend);
        let rules = rules(ports, &accounts, &settings)?;
        Ok(Self { places: ports.ledger.places()?, given: ports.ledger.notices()?, accounts, rules, settings })
    }

    /// Looks at them by this clock; `ahead`: see [`Rules::ahead`].
    pub fn look<T>(&self, ports: &Ports, now: Moment, ahead: i64, look: impl FnOnce(&View<'_>) -> T) -> T {
        let local = |moment: Moment| local(ports, moment);
        let rules = Rules { ahead, ..self.rules.clone() };
        look(&View {
            now,
            local: &local,
            accounts: &self.accounts,
            places: &self.places,
            given: &self.given,
            rules: &rules,
        })
    }

    /// Those of a digest's accounts that still stand where it says.
    pub fn standing(&self, ports: &Ports, digest: &Digest) -> Vec<String> {
        let stands = |(id, step): &(String, Step)| {
            self.look(ports, ports.clock.now(), 0, |view| reminders::still_stands(view, id, *step))
        };
        said(digest).into_iter().filter(stands).map(|(id, _)| id).collect()
    }
}

/// What the desktop program knows of the moment at which it might speak.
#[derive(Debug, Clone, Copy)]
pub struct Occasion {
    /// The window is before the person's eyes.
    pub in_front: bool,
    /// In practice days are lived through at a click.
    pub practice: bool,
}

/// A reminder that is on the screen.
pub struct Reminder {
    pub digest: Digest,
    /// What its buttons do, in their order.
    pub buttons: Vec<Button>,
    pub shown: Box<dyn Shown>,
}

/// No other program reminds while this lives.
pub async fn alone(ports: &Ports) -> Result<Held, Problem> {
    Ok(ports.locks.hold(LOCK, LOCK_WAIT).await?)
}

/// Says what the desktop program may say now, once over all programs. None when there is nothing to say. Where nobody
/// shows notifications nothing is noted, so that it is said as soon as somebody does.
pub async fn say(
    ports: &Ports,
    occasion: Occasion,
    wording: &Wording<'_>,
) -> Result<Result<Option<Reminder>, NotShown>, Problem> {
    let _alone = alone(ports).await?;
    let facts = Facts::read(ports)?;
    tidy(ports, &facts)?;
    let Some(digest) = timely(ports, &facts, occasion)? else { return Ok(Ok(None)) };
    let (notification, buttons) = wording.notification(&digest);
    let shown = match ports.notifier.show(&notification).await {
        Ok(shown) => shown,
        Err(not_shown) => return Ok(Err(not_shown)),
    };
    // Noted last: a reminder that is cut off here is said twice rather than never.
    note(ports, &digest)?;
    Ok(Ok(Some(Reminder { digest, buttons, shown })))
}

/// What the desktop program may say now.
pub fn timely(ports: &Ports, facts: &Facts, occasion: Occasion) -> Result<Option<Digest>, Problem> {
    let settings = &facts.settings;
    let now = ports.clock.now();
    if !settings.notify || settings.paused(now).is_some() {
        return Ok(None);
    }
    let manners = Manners { quiet: settings.quiet, not_on_weekends: settings.not_on_weekends };
    let Occasion { in_front, practice } = occasion;
    let ahead = if practice { 0 } else { timing::ahead(local(ports, now).date(), &manners) };
    let Some(digest) = due(ports, facts, ahead)? else { return Ok(None) };
    let local = |moment: Moment| local(ports, moment);
    let tick = Tick { now, local: &local, in_front, practice };
    Ok(timing::timely(digest, &tick, &manners, &facts.given))
}

/// What is due now, worst first.
pub fn due(ports: &Ports, facts: &Facts, ahead: i64) -> Result<Option<Digest>, Problem> {
    let digest = facts.look(ports, ports.clock.now(), ahead, reminders::due);
    digest.map(|digest| with_reasons(ports, digest)).transpose()
}

/// Forgets what is over, so that it is said anew when it comes back.
pub fn tidy(ports: &Ports, facts: &Facts) -> Result<(), Problem> {
    let over = facts.look(ports, ports.clock.now(), 0, reminders::over);
    if over.is_empty() { Ok(()) } else { Ok(ports.ledger.take_back(&over)?) }
}

/// Notes that a digest was given.
pub fn note(ports: &Ports, digest: &Digest) -> Result<(), Problem> {
    let given_at = ports.clock.now();
    let notice = |(id, step): (String, Step)| Notice { account: id, step, given_at };
    Ok(ports.ledger.give(&said(digest).into_iter().map(notice).collect::<Vec<_>>())?)
}

/// What is said when the extends that a person asked for outside of the window have ended.
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

/// Says nothing more of these accounts until then, unless they get worse.
pub async fn put_off(ports: &Ports, ids: &[String], until: Moment) -> Result<(), Problem> {
    for id in ids {
        // One that is gone is spoken of no more.
        if ports.ledger.account(id)?.is_some() {
            decide::decide(ports, id, &Decision::Snooze(until)).await?;
        }
    }
    Ok(())
}

fn local(ports: &Ports, moment: Moment) -> NaiveDateTime {
    // At the very edge of the calendar there is no local time.
    let utc = moment.naive_utc();
    utc.checked_add_offset(ports.clock.offset(moment)).unwrap_or(utc)
}

fn said(digest: &Digest) -> Vec<(String, Step)> {
    digest.0.iter().map(|due| (due.account.id.clone(), due.step)).collect()
}

/// A setting that cannot be read counts as none: a reminder too many is better than none.
fn rules(ports: &Ports, accounts: &[Account], settings: &Settings) -> Result<Rules, LedgerTrouble> {
    let mut own_remind_at = BTreeMap::new();
    for account in accounts {
        let days = ports.ledger.setting(&format!("{REMIND_AT}{}", account.id))?;
        if let Some(days) = days.as_deref().and_then(reminders::days_in) {
            own_remind_at.insert(account.id.clone(), days);
        }
    }
    let remind_at = settings.remind_at.iter().copied().map(i64::from).collect();
    Ok(Rules { remind_at, own_remind_at, ..Rules::default() })
}

/// Why an account is stuck stands in its history.
fn with_reasons(ports: &Ports, mut digest: Digest) -> Result<Digest, Problem> {
    for due in digest.0.iter_mut().filter(|due| due.step == Step::Stuck) {
        let history = ports.ledger.history(&due.account.id, LINES)?;
        let codes = history.iter().filter_map(|line| line.facts.get("code")?.as_str());
        due.reason =
            codes.into_iter().find_map(|key| Code::ALL.iter().copied().find(|code| code.key() == key));
    }
    Ok(digest)
}
