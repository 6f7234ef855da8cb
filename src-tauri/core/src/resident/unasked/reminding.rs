//! Reminders as notifications: shown when an account needs a person, answered through the inbox, taken back when the
//! account is mended, and changed when one of several accounts is. What is due is decided in [`crate::reminders`].
//!
//! We extend first and remind then, because an extend that still runs may mend what the reminder would be about. Of
//! the days of practice we remind at the end of a skip alone. A reminder that could not be shown is not noted as
//! given, so that it is shown later. Accounts that go bad together are found by checks that are spread over a minute, and
//! we wait for those, so that they are one reminder. Held by `resident/tests/reminding/many.rs`,
//! `a_computer_that_was_off_extends_first_and_then_says_what_is_left` (`resident/tests/reminding/due.rs`),
//! `practice_waits_for_no_hour_and_says_one_thing_a_skip` and
//! `a_reminder_that_nobody_could_show_is_said_as_soon_as_somebody_can` (`resident/tests/reminding/silence.rs`).

use std::time::Duration;

use chrono::TimeDelta;
use tokio::time::Instant;

use super::screen::Screen;
use super::telling::Telling;
use crate::account::Step;
use crate::journeys::remind::{self, Facts, Occasion, Reminder};
use crate::moment::Moment;
use crate::policy;
use crate::ports::{Answer, NotShown, Shown};
use crate::problem::Problem;
use crate::reminders::wording::{Button, Wording};
use crate::reminders::{Digest, Due};
use crate::resident::base::Base;
use crate::resident::errand::Ended;
use crate::resident::happening::Happening;
use crate::resident::message::Message;
use crate::resident::outside::Wish;
use crate::tray::Page;

/// How long to wait before trying again on a desktop that shows no notifications: it may still be starting.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(600);

/// After how many minutes reminders are looked for while nothing happens. Hours and days begin at such minutes, and a token
/// that ends may be told so much later.
const LOOKS_EVERY: i64 = 5;

/// How long a reminder waits for checks at most: the checks of very many accounts never pause.
const WAITS_FOR_CHECKS: TimeDelta = TimeDelta::minutes(3);

/// The notifications on the screen, and when to look for the next reminder.
#[derive(Default)]
pub struct Reminding {
    screen: Screen,
    telling: Telling,
    /// Whether a reminder is about to be shown.
    saying: bool,
    /// When reminders were last looked for; None before the first time.
    looked: Option<Looked>,
    /// What was read for that look. None once this program may have written.
    facts: Option<Facts>,
    not_before: Option<Instant>,
    /// Since when the due reminder waits for checks.
    waits_since: Option<Moment>,
}

/// The state at the last look. While it is the same, there is no need to look again.
#[derive(PartialEq, Eq)]
struct Looked {
    /// The value of [`Base::records_read`] at that time.
    records_read: u64,
    /// The minute of that look, counted from 1970 ([`Reminding::minute`]).
    minute: i64,
    in_front: bool,
}

/// A person's wish, expressed by a button of a notification.
pub enum AskedByNotification {
    /// Extend the tokens of these accounts now.
    Extend(Vec<String>),
    /// Remind of these accounts no earlier than this moment.
    Snooze(Vec<String>, Moment),
}

impl Reminding {
    /// Removes reminders whose cause is over, and shows those that are due. `checked_soon` finds the accounts of which Meta
    /// is asked soon, by id; it is called only when a reminder is due.
    pub fn remind(&mut self, base: &mut Base, checked_soon: impl FnOnce(&Base) -> Vec<String>) {
        let minute = self.minute(base.now());
        let in_front = base.host.in_front;
        let looked = Some(Looked { records_read: base.records_read, minute, in_front });
        if self.saying || self.looked == looked {
            return;
        }
        let before = std::mem::replace(&mut self.looked, looked);
        let is_known = before.is_some_and(|before| before.records_read == base.records_read);
        let occasion = Occasion { in_front, practice: base.practice.is_some() };
        let ports = base.believing_ports();
        let facts = self.facts.take().filter(|_| is_known).map_or_else(|| Facts::read(&ports), Ok);
        let due = facts.map_err(Problem::from).and_then(|facts| {
            self.keep_what_is_open(base, &facts);
            let due = remind::timely(&ports, &facts, occasion);
            self.facts = Some(facts);
            due
        });
        match due {
            Ok(Some(digest)) if self.waits_for_checks(base.now(), &digest, &checked_soon(base)) => {}
            Ok(Some(_)) if self.may_show() => self.say(base, occasion),
            Ok(Some(_)) => {}
            Ok(None) => (self.not_before, self.waits_since) = (None, None),
            Err(problem) => base.problem = Some(problem),
        }
    }

    /// The minute of a look: while no reminder waits for a check, the last of those at which reminders are looked for.
    fn minute(&self, now: Moment) -> i64 {
        let minute = now.timestamp().div_euclid(60);
        if self.waits_since.is_some() { minute } else { minute - minute.rem_euclid(LOOKS_EVERY) }
    }

    /// Reads the ledger anew for the next look. What another program writes is noticed by [`Base::records_read`]; what this
    /// one writes comes with a message.
    pub fn forget_facts(&mut self) {
        self.facts = None;
    }

    /// Takes the result of showing a reminder. Each account is in one notification only, so older ones are removed.
    pub fn reminded(
        &mut self,
        base: &mut Base,
        outcome: Result<Result<Option<Reminder>, NotShown>, Problem>,
    ) {
        self.saying = false;
        match outcome {
            Ok(Ok(Some(Reminder { digest, buttons, shown }))) => {
                self.not_before = None;
                base.tell(|| vec![Happening::Reminded(ids(&digest).collect())]);
                self.screen.take_back_where(|old| ids(old).any(|id| ids(&digest).any(|new| new == id)));
                self.screen.attend(base, shown, Some(digest), buttons);
            }
            Ok(Ok(None)) => {}
            // Meanwhile, tray and window show the same, and the window says that no notification did.
            Ok(Err(_)) => self.not_before = Some(Instant::now() + TRY_AGAIN_AFTER),
            Err(problem) => base.problem = Some(problem),
        }
    }

    /// Takes the answer to a notification: opens its page, removes it, or returns the wish that its button means.
    pub fn answered(&mut self, base: &Base, number: u64, answer: Answer) -> Option<AskedByNotification> {
        let on_screen = self.screen.get_mut(number)?;
        let pressed = match answer {
            Answer::Pressed(button) => on_screen.buttons.get(button).copied(),
            Answer::Opened | Answer::Closed => None,
        };
        match (on_screen.digest.take(), answer, pressed) {
            (Some(digest), _, Some(Button::Extend)) => {
                return Some(AskedByNotification::Extend(still_due(base, &digest)));
            }
            (Some(digest), _, Some(Button::Tomorrow)) => {
                let tomorrow = remind::tomorrow(base.clock.as_ref());
                return Some(AskedByNotification::Snooze(ids(&digest).collect(), tomorrow));
            }
            (Some(digest), Answer::Opened, None) => base.wish(Wish::Show(page(&digest))),
            (Some(_), Answer::Pressed(_) | Answer::Closed, None) | (None, ..) => {}
        }
        self.screen.take_back(number);
        None
    }

    /// Shows what a reminder looks like.
    pub fn test(&self, base: &mut Base) {
        let texts = base.texts();
        let said = base.wording(&texts).test();
        let notifier = base.ports.notifier.clone();
        base.start(async move { Message::Tested(notifier.show(&said).await) });
    }

    /// Takes the end of that. A desktop that shows no notification is told in the settings.
    pub fn tested(&mut self, base: &mut Base, outcome: Result<Box<dyn Shown>, NotShown>) {
        match outcome {
            Ok(shown) => {
                self.not_before = None;
                self.outcome_shown(base, shown);
            }
            Err(_) => self.not_before = Some(Instant::now() + TRY_AGAIN_AFTER),
        }
    }

    /// Removes a notification from the screen.
    pub fn take_back(&mut self, number: u64) {
        self.screen.take_back(number);
    }

    /// Makes a notification of the outcome of these extends.
    pub fn tell_how_these_end(&mut self, accounts: Vec<String>) {
        self.telling.wait_for(accounts);
    }

    /// Takes the end of an account's extend.
    pub fn extend_ended(&mut self, base: &mut Base, account: &str, ended: &Ended) {
        self.telling.extend_ended(base, account, ended);
    }

    /// Takes a notification without a reminder that was just shown.
    pub fn outcome_shown(&mut self, base: &mut Base, shown: Box<dyn Shown>) {
        self.screen.attend(base, shown, None, Vec::new());
    }

    /// Stops attending to all notifications: real reminders stay on the screen, those of practice are removed.
    pub async fn stop(&mut self, is_practice: bool) {
        std::mem::take(self).screen.leave(is_practice).await;
    }

    /// Whether a reminder is due that this desktop did not show.
    pub fn is_unseen(&self) -> bool {
        self.not_before.is_some()
    }

    fn keep_what_is_open(&mut self, base: &Base, facts: &Facts) {
        let ports = base.believing_ports();
        let rest_of = |digest: &Digest| {
            let open = facts.still_open(&ports, digest);
            Digest(digest.0.iter().filter(|due| open.contains(&due.account.id)).cloned().collect())
        };
        self.screen.keep(rest_of, |digest| {
            let texts = base.texts();
            let needing = facts.needing(&ports);
            Wording { needing, ..base.wording(&texts) }.notification(digest)
        });
    }

    /// Whether a check that is about to be made may add an account to this digest, or take one from it that has expired by
    /// its date alone.
    fn waits_for_checks(&mut self, now: Moment, digest: &Digest, checked_soon: &[String]) -> bool {
        let is_unnamed = |id: &String| ids(digest).all(|named| named != *id);
        let is_by_date = |id: &String| digest.0.iter().any(|due| due.account.id == *id && is_by_date(due));
        if !checked_soon.iter().any(|id| is_unnamed(id) || is_by_date(id)) {
            self.waits_since = None;
            return false;
        }
        let since = *self.waits_since.get_or_insert(now);
        // A clock that was set back ends the wait.
        (since..since + WAITS_FOR_CHECKS).contains(&now)
    }

    fn may_show(&self) -> bool {
        self.not_before.is_none_or(|moment| Instant::now() >= moment)
    }

    fn say(&mut self, base: &mut Base, occasion: Occasion) {
        self.saying = true;
        let ports = base.believing_ports();
        let texts = base.texts();
        let Wording { now, practice, hide_names, names, .. } = base.wording(&texts);
        let saying = async move {
            let wording = Wording { texts: &texts, now, practice, hide_names, needing: 0, back: None, names };
            Message::Reminded(remind::say(&ports, occasion, wording).await)
        };
        base.start_or(saying, |problem| Message::Reminded(Err(problem)));
    }
}

/// The accounts of a digest that still need it: the cause of some may have ended in the meantime.
fn still_due(base: &Base, digest: &Digest) -> Vec<String> {
    let ports = base.believing_ports();
    let still = Facts::read(&ports).map(|facts| facts.still_open(&ports, digest));
    still.unwrap_or_else(|_| ids(digest).collect())
}

/// Whether it has expired by its date, and Meta has not said so.
fn is_by_date(due: &Due) -> bool {
    due.step == Step::Expired && !policy::is_said_to_have_expired(&due.account)
}

/// The account's page, or for several accounts the list of those alone that are like them. Where some of them need the
/// person and others only soon will, it is the whole list, which begins with both.
fn page(digest: &Digest) -> Page {
    match digest.0.as_slice() {
        [due] => Page::Account(due.account.id.clone()),
        several if several.iter().all(|due| due.needs_you) => Page::NeedYou,
        several if several.iter().all(|due| !due.needs_you) => Page::Soon,
        _ => Page::Accounts,
    }
}

fn ids(digest: &Digest) -> impl Iterator<Item = String> + '_ {
    digest.0.iter().map(|due| due.account.id.clone())
}
