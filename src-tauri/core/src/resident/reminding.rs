//! Reminders as notifications: said when something needs a person, answered through the inbox, taken back when mended.

mod attend;
mod telling;

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::message::Message;
use super::{Resident, Wish};
use crate::face::Who;
use crate::journeys::decide::Decision;
use crate::journeys::remind::{self, Facts, Occasion, Reminder};
use crate::ports::{Answer, NotShown, Shown};
use crate::problem::Problem;
use crate::reminders::Digest;
use crate::reminders::wording::{Button, Wording};
use crate::text::Texts;
use crate::tray::Page;
use attend::Order;
use telling::Awaited;

/// An account that extends within this time by itself is not spoken of before.
const EXTENDS_SOON: TimeDelta = TimeDelta::minutes(1);

/// Where nobody shows notifications it is tried again so much later.
const AGAIN: Duration = Duration::from_secs(600);

/// What is on the screen, and what is waited for.
#[derive(Default)]
pub(super) struct Reminding {
    shown: BTreeMap<u64, OnScreen>,
    /// Each looks after one notification.
    attending: JoinSet<()>,
    /// Extends that a person waits for outside of the window.
    awaited: Vec<Awaited>,
    /// A reminder is being said.
    saying: bool,
    /// The minute, and whether the window was in front, when it was last looked at this ledger.
    looked: Option<(i64, bool)>,
    not_before: Option<Instant>,
}

/// A notification that is on the screen.
struct OnScreen {
    /// Of whom it reminds; None once it has been answered, and where it tells how something ended.
    digest: Option<Digest>,
    buttons: Vec<Button>,
    orders: mpsc::UnboundedSender<Order>,
}

impl Reminding {
    /// The ledger says something else.
    pub fn look_again(&mut self) {
        self.looked = None;
    }

    /// Numbers of the reminders that are like this.
    fn those(&self, is_it: impl Fn(&Digest) -> bool) -> Vec<u64> {
        let is_it = |on_screen: &OnScreen| on_screen.digest.as_ref().is_some_and(&is_it);
        self.shown.iter().filter(|(_, on_screen)| is_it(on_screen)).map(|(number, _)| *number).collect()
    }
}

impl Resident {
    /// Takes back what is mended, and says what is due.
    pub(super) fn remind(&mut self) {
        let now = self.now();
        let looked = Some((now.timestamp().div_euclid(60), self.host.in_front));
        if self.reminding.looked == looked || !self.has_settled() {
            return;
        }
        self.reminding.looked = looked;
        let occasion = Occasion { in_front: self.host.in_front, practice: self.practice.is_some() };
        let due = Facts::read(&self.ports).map_err(Problem::from).and_then(|facts| {
            self.take_back_what_is_mended(&facts);
            remind::timely(&self.ports, &facts, occasion)
        });
        match due {
            Ok(Some(_)) if self.may_show() => self.say(occasion),
            Ok(_) => {}
            Err(problem) => self.problem = Some(problem),
        }
    }

    pub(super) fn reminded(&mut self, outcome: Result<Result<Option<Reminder>, NotShown>, Problem>) {
        self.reminding.saying = false;
        match outcome {
            Ok(Ok(Some(Reminder { digest, buttons, shown }))) => {
                self.take_back_what_is_said_anew(&digest);
                self.attend(shown, Some(digest), buttons);
            }
            Ok(Ok(None)) => {}
            // The tray and the window say it too.
            Ok(Err(_)) => self.reminding.not_before = Some(Instant::now() + AGAIN),
            Err(problem) => self.problem = Some(problem),
        }
    }

    pub(super) fn answered(&mut self, number: u64, answer: Answer) {
        let Some(on_screen) = self.reminding.shown.get_mut(&number) else { return };
        let pressed = match answer {
            Answer::Pressed(button) => on_screen.buttons.get(button).copied(),
            Answer::Opened | Answer::Closed => None,
        };
        let Some(digest) = on_screen.digest.take() else { return self.take_back(number) };
        match (answer, pressed) {
            (_, Some(Button::Extend)) => self.extend_from(number, &digest),
            (_, Some(Button::Tomorrow)) => {
                let tomorrow = remind::tomorrow(self.ports.clock.as_ref());
                ids(&digest).for_each(|id| self.decide(id, Decision::Snooze(tomorrow)));
                self.take_back(number);
            }
            (Answer::Opened, None) => {
                self.wish(Wish::Show(page(&digest)));
                self.take_back(number);
            }
            (Answer::Pressed(_) | Answer::Closed, None) => self.take_back(number),
        }
    }

    /// Nothing of practice stays behind; a real reminder can still be read.
    pub(super) async fn stop_reminding(&mut self) {
        let reminding = std::mem::take(&mut self.reminding);
        for on_screen in reminding.shown.into_values() {
            let order = if self.practice.is_some() { Order::TakeBack } else { Order::LetBe };
            drop(on_screen.orders.send(order));
        }
        reminding.attending.join_all().await;
    }

    pub(super) fn wording<'a>(&self, texts: &'a Texts) -> Wording<'a> {
        let hide_names = self.known.settings.hide_names;
        Wording { texts, now: self.now(), practice: self.practice.is_some(), hide_names }
    }

    /// Nothing is under way, or about to be, that may mend it. Days that are lived through are looked at from their end.
    fn has_settled(&self) -> bool {
        let living_on = self.skipping.is_some() || self.advancing;
        let ordered = self.in_order_at.is_some() && !self.putting_in_order;
        ordered && !living_on && !self.reminding.saying && self.turns.is_idle() && !self.extends_soon()
    }

    fn extends_soon(&self) -> bool {
        let (now, on) = (self.now(), self.known.settings.auto_extend);
        let soon = |at| at <= now + EXTENDS_SOON;
        self.world.vault_may_be_touched(now)
            && self.live().any(|account| self.plan.extend_at(account, on, now).is_some_and(soon))
    }

    fn may_show(&self) -> bool {
        self.reminding.not_before.is_none_or(|moment| Instant::now() >= moment)
    }

    fn say(&mut self, occasion: Occasion) {
        self.reminding.saying = true;
        let ports = self.ports.clone();
        let texts = self.texts();
        let Wording { now, practice, hide_names, .. } = self.wording(&texts);
        self.start(async move {
            let wording = Wording { texts: &texts, now, practice, hide_names };
            Message::Reminded(remind::say(&ports, occasion, &wording).await)
        });
    }

    fn extend_from(&mut self, number: u64, digest: &Digest) {
        // Some may have been mended elsewhere.
        let still = Facts::read(&self.ports).map(|facts| facts.standing(&self.ports, digest));
        let who = Who::These(still.unwrap_or_else(|_| ids(digest).collect()));
        let meant = self.each(&who, &super::errand::What::Extend);
        self.tell_of(meant, Some(number));
    }

    fn take_back_what_is_mended(&mut self, facts: &Facts) {
        let mended = self.reminding.those(|digest| facts.standing(&self.ports, digest).is_empty());
        mended.into_iter().for_each(|number| self.take_back(number));
    }

    /// One notification an account.
    fn take_back_what_is_said_anew(&mut self, new: &Digest) {
        let old = self.reminding.those(|old| ids(old).any(|id| ids(new).any(|new| new == id)));
        old.into_iter().for_each(|number| self.take_back(number));
    }

    fn take_back(&mut self, number: u64) {
        if let Some(on_screen) = self.reminding.shown.remove(&number) {
            // It may have gone by itself.
            drop(on_screen.orders.send(Order::TakeBack));
        }
    }

    /// Looks after a notification from now on.
    fn attend(&mut self, shown: Box<dyn Shown>, digest: Option<Digest>, buttons: Vec<Button>) {
        let number = self.next_number();
        let (orders, ordered) = mpsc::unbounded_channel();
        while self.reminding.attending.try_join_next().is_some() {}
        self.reminding.attending.spawn(attend::attend(shown, ordered, number, self.sender.clone()));
        self.reminding.shown.insert(number, OnScreen { digest, buttons, orders });
    }
}

/// The account, or the list where there are several.
fn page(digest: &Digest) -> Page {
    match digest.0.as_slice() {
        [due] => Page::Account(due.account.id.clone()),
        _ => Page::Accounts,
    }
}

fn ids(digest: &Digest) -> impl Iterator<Item = String> + '_ {
    digest.0.iter().map(|due| due.account.id.clone())
}
