//! Reminders as notifications: shown when an account needs a person, answered through the inbox, taken back when the
//! account is mended. What is due is decided in [`crate::reminders`].
//!
//! We extend first and remind then, because an extend that still runs may mend what the reminder would be about. Of
//! the days of practice we remind at the end of a skip alone. A reminder that could not be shown is not noted as
//! given, so that it is shown later. Held by `a_computer_that_was_off_extends_first_and_then_says_what_is_left`
//! (`resident/tests/reminding/due.rs`), `practice_waits_for_no_hour_and_says_one_thing_a_skip` and
//! `a_reminder_that_nobody_could_show_is_said_as_soon_as_somebody_can` (`resident/tests/reminding/silence.rs`).

use std::time::Duration;

use tokio::time::Instant;

use super::screen::Screen;
use super::telling::Telling;
use crate::journeys::remind::{self, Facts, Occasion, Reminder};
use crate::moment::Moment;
use crate::ports::{Answer, NotShown, Shown};
use crate::problem::Problem;
use crate::reminders::Digest;
use crate::reminders::wording::{Button, Wording};
use crate::resident::base::Base;
use crate::resident::errand::Ended;
use crate::resident::message::Message;
use crate::resident::outside::Wish;
use crate::tray::Page;

/// How long to wait before trying again on a desktop that shows no notifications: it may still be starting.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(600);

/// The notifications on the screen, and when to look for the next reminder.
#[derive(Default)]
pub struct Reminding {
    screen: Screen,
    telling: Telling,
    /// Whether a reminder is about to be shown.
    saying: bool,
    /// When reminders were last looked for; None before the first time.
    looked: Option<Looked>,
    not_before: Option<Instant>,
}

/// What the last look saw. The same again needs no second look.
#[derive(PartialEq, Eq)]
struct Looked {
    /// [`Base::records_read`] at that time.
    records_read: u64,
    /// The minute of that look, counted from 1970.
    minute: i64,
    in_front: bool,
}

/// What a person asks for with a button of a notification.
pub enum AskedByNotification {
    /// Extend these accounts.
    Extend(Vec<String>),
    /// Remind of these accounts no earlier than this moment.
    Snooze(Vec<String>, Moment),
}

impl Reminding {
    /// Takes back reminders of what is mended, and shows what is due.
    pub fn remind(&mut self, base: &mut Base) {
        let minute = base.now().timestamp().div_euclid(60);
        let in_front = base.host.in_front;
        let looked = Some(Looked { records_read: base.records_read, minute, in_front });
        if self.saying || self.looked == looked {
            return;
        }
        self.looked = looked;
        let occasion = Occasion { in_front, practice: base.practice.is_some() };
        let due = Facts::read(&base.ports).map_err(Problem::from).and_then(|facts| {
            self.screen.take_back_where(|digest| facts.still_open(&base.ports, digest).is_empty());
            remind::timely(&base.ports, &facts, occasion)
        });
        match due {
            Ok(Some(_)) if self.may_show() => self.say(base, occasion),
            Ok(_) => {}
            Err(problem) => base.problem = Some(problem),
        }
    }

    /// A reminder was shown, or could not be. There is one notification for each account, so older ones are taken back.
    pub fn reminded(
        &mut self,
        base: &mut Base,
        outcome: Result<Result<Option<Reminder>, NotShown>, Problem>,
    ) {
        self.saying = false;
        match outcome {
            Ok(Ok(Some(Reminder { digest, buttons, shown }))) => {
                self.screen.take_back_where(|old| ids(old).any(|id| ids(&digest).any(|new| new == id)));
                self.screen.attend(base, shown, Some(digest), buttons);
            }
            Ok(Ok(None)) => {}
            // Tray and window show it meanwhile.
            Ok(Err(_)) => self.not_before = Some(Instant::now() + TRY_AGAIN_AFTER),
            Err(problem) => base.problem = Some(problem),
        }
    }

    /// A person answered a notification: opens its page, takes it back, or returns what its button asks for.
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
                let tomorrow = remind::tomorrow(base.ports.clock.as_ref());
                return Some(AskedByNotification::Snooze(ids(&digest).collect(), tomorrow));
            }
            (Some(digest), Answer::Opened, None) => base.wish(Wish::Show(page(&digest))),
            (Some(_), Answer::Pressed(_) | Answer::Closed, None) | (None, ..) => {}
        }
        self.screen.take_back(number);
        None
    }

    /// Takes a notification off the screen.
    pub fn take_back(&mut self, number: u64) {
        self.screen.take_back(number);
    }

    /// Tells as a notification how the extends of these accounts end, in place of the notification `from`.
    pub fn tell_how_these_end(&mut self, accounts: Vec<String>, from: Option<u64>) {
        self.telling.wait_for(&mut self.screen, accounts, from);
    }

    /// The extend of an account has ended.
    pub fn extend_ended(&mut self, base: &mut Base, account: &str, ended: &Ended) {
        self.telling.extend_ended(base, &mut self.screen, account, ended);
    }

    /// A notification that says how extends ended was shown.
    pub fn outcome_shown(&mut self, base: &mut Base, shown: Box<dyn Shown>) {
        self.screen.attend(base, shown, None, Vec::new());
    }

    /// Ends all attending: a real reminder stays to be read, practice leaves nothing behind.
    pub async fn stop(&mut self, is_practice: bool) {
        std::mem::take(self).screen.leave(is_practice).await;
    }

    fn may_show(&self) -> bool {
        self.not_before.is_none_or(|moment| Instant::now() >= moment)
    }

    fn say(&mut self, base: &mut Base, occasion: Occasion) {
        self.saying = true;
        let ports = base.ports.clone();
        let texts = base.texts();
        let Wording { now, practice, hide_names, .. } = base.wording(&texts);
        base.start(async move {
            let wording = Wording { texts: &texts, now, practice, hide_names };
            Message::Reminded(remind::say(&ports, occasion, &wording).await)
        });
    }
}

/// The accounts of a digest that still need it: some may have been mended elsewhere since.
fn still_due(base: &Base, digest: &Digest) -> Vec<String> {
    let still = Facts::read(&base.ports).map(|facts| facts.still_open(&base.ports, digest));
    still.unwrap_or_else(|_| ids(digest).collect())
}

/// The account's page, or the list for several accounts.
fn page(digest: &Digest) -> Page {
    match digest.0.as_slice() {
        [due] => Page::Account(due.account.id.clone()),
        _ => Page::Accounts,
    }
}

fn ids(digest: &Digest) -> impl Iterator<Item = String> + '_ {
    digest.0.iter().map(|due| due.account.id.clone())
}
