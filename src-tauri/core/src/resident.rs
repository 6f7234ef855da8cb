//! The resident: the part of the desktop program that keeps running, one for each profile.
//!
//! We keep all state in one task that reads one inbox, so that no two outcomes ever change it at the same time. The task
//! never awaits an effect: it starts the effect, and the outcome comes back as a [`message::Message`]. Faces get immutable
//! snapshots and numbered changes. The promises are in `resident/tests`.
//!
//! Two halves share one [`base::Base`]: [`person::Person`] is what one window has open, [`unasked::Keeper`] is what works
//! without a click. A file uses only the files above it in the list below.

mod asked_vault;
mod backup_end;
mod believed_clock;
mod errand;
mod handing_end;
mod happening;
mod outside;
mod reachability;
mod records;
mod vault_looks;

mod message;
mod turns;

mod base;
mod handle;

mod faces;
mod person;
mod unasked;

mod state;
mod view;

mod intents;
mod outcomes;

mod window;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

pub use handle::Handle;
pub use happening::Happening;
pub use outside::{HostFacts, MayTouch, Outside, PortsOfCheckUp, Wish};
pub use person::opening::not_opened;
// What decides what is due, for those who measure it.
pub use records::Records;
pub use unasked::{Plan, due};

use base::Base;
use believed_clock::BelievedClock;
use faces::Faces;
use message::Message;
use person::Person;
use state::State;
use unasked::Keeper;
use window::Window;

use crate::face::Exercise;
use crate::ports::Clock;

/// How often the ledger and the schedule are looked at while no window is open: a tray shows what another program wrote. It
/// is an interval and not a moment, so that a clock that was set back does not stop it.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// How often, where nobody sees anything: reminders are due by the minute.
const LOOK_EVERY_UNSEEN: Duration = Duration::from_secs(60);

/// How often, while a window is open: then writes of another program appear within a second.
const LOOK_EVERY_WITH_A_WINDOW: Duration = Duration::from_secs(1);

/// Owns all state of one profile and the inbox that changes it.
pub struct Resident {
    inbox: mpsc::UnboundedReceiver<Message>,
    state: State,
    window: Window,
}

impl Resident {
    /// A resident over a profile, the handle that talks to it, and its wishes to the host.
    pub fn new(outside: Outside) -> (Self, Handle, mpsc::UnboundedReceiver<Wish>) {
        Self::over(outside, Window::ANY)
    }

    /// A resident that no window will ever show: what a person asks it for is not heard, and its snapshot stays empty.
    pub fn unseen(outside: Outside) -> (Self, Handle) {
        let (resident, handle, _) = Self::over(outside, Window::NONE);
        (resident, handle)
    }

    fn over(outside: Outside, window: Window) -> (Self, Handle, mpsc::UnboundedReceiver<Wish>) {
        let (sender, inbox) = mpsc::unbounded_channel();
        let (wishes, wished) = mpsc::unbounded_channel();
        let clock = Arc::new(BelievedClock::new(Arc::clone(&outside.ports.clock)));
        let now = clock.now();
        let empty = view::empty(now, outside.practice.is_some(), &outside.facts);
        let faces = Faces::new(empty);
        let handle = Handle::new(sender.clone(), faces.snapshots(), faces.changes(), clock.clone());
        let base = Base::new(outside, clock, sender, wishes);
        let state = State { base, person: Person::default(), keeper: Keeper::new(now), faces };
        let mut resident = Self { inbox, state, window };
        resident.state.base.refresh();
        resident.publish();
        (resident, handle, wished)
    }

    /// Reads the inbox until [`Handle::stop`], and looks at ledger and schedule in between.
    pub async fn run(mut self) {
        self.state.keeper.put_in_order(&mut self.state.base);
        self.state.person.rehearsal.begin(&mut self.state.base);
        loop {
            let State { base, keeper, .. } = &self.state;
            let look_every =
                if base.host.window_open { LOOK_EVERY_WITH_A_WINDOW } else { self.window.look_every };
            let look_in = keeper.due_in(base).map_or(look_every, |due_in| due_in.min(look_every));
            let message = tokio::select! {
                message = self.inbox.recv() => message,
                Some(_) = self.state.base.jobs.join_next() => continue,
                () = tokio::time::sleep(look_in) => None,
            };
            match message {
                Some(Message::Stop(stopped)) => return self.stop(stopped).await,
                Some(message) => self.hear(message),
                None => {}
            }
            self.go_on();
        }
    }

    /// Does everything that follows from the last message, or from the pause that has just ended.
    fn go_on(&mut self) {
        self.state.look_at_vault();
        let State { base, person, keeper, .. } = &mut self.state;
        base.clock.look();
        person.drop_what_expired(base);
        base.refresh_if_changed();
        if base.is_outdated {
            // What a person asks for is tried and refused by the ledger.
            base.start_errands();
            base.give_way();
            return self.publish();
        }
        keeper.queue_what_is_due(base);
        base.start_errands();
        keeper.live_on(base);
        keeper.remind(base);
        self.publish();
    }

    fn hear(&mut self, message: Message) {
        let state = &mut self.state;
        let State { base, person, keeper, .. } = state;
        keeper.hears();
        match message {
            Message::Person(message) => (self.window.hear)(state, message),
            Message::CouldNot(problem) => base.could_not(problem),
            Message::InOrder(outcome) => keeper.in_order(base, outcome),
            Message::Finished(finished) => state.errand_finished(finished),
            Message::Vault(asked) => state.vault_asked(asked),
            Message::LookedAtVault(looked) => state.vault_looked(looked),
            Message::DayPassed(outcome) => keeper.days.day_passed(base, outcome),
            Message::Reminded(outcome) => {
                // The samples bring a reminder of their own, before the person has done anything.
                if keeper.days.has_skipped() && matches!(outcome, Ok(Ok(Some(_)))) {
                    person.rehearsal.has_done(base, Exercise::SeeReminder);
                }
                keeper.reminding.reminded(base, outcome);
            }
            Message::Answered(number, answer) => state.notification_answered(number, answer),
            Message::Tested(outcome) => keeper.reminding.tested(base, outcome),
            Message::OutcomeShown(shown) => keeper.reminding.outcome_shown(base, shown),
            Message::AreYouThere(answer) => answer.send(()).unwrap_or_default(),
            Message::Stop(_) => {}
        }
    }

    /// Sends the faces a change, if it makes a visible difference.
    fn publish(&mut self) {
        (self.window.publish)(&mut self.state);
    }

    /// Finishes the critical sections, clears a copied token from the clipboard and drops everything else.
    async fn stop(self, stopped: oneshot::Sender<()>) {
        let State { mut base, mut person, mut keeper, .. } = self.state;
        // First, because a log-in that waits for a person would delay the end.
        person.log_in.close();
        keeper.reminding.stop(base.practice.is_some()).await;
        base.ports.steady.close().await;
        person.copied.clear_now(&base).await;
        base.jobs.shutdown().await;
        // Before the answer, because the host may then delete the folder that holds the ledger.
        drop((base, person, keeper));
        // The host may have stopped waiting.
        stopped.send(()).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests;
