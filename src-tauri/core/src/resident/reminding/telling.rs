//! How extends ended that a person asked for outside of the window.

use std::collections::BTreeMap;

use super::super::Resident;
use super::super::errand::Ended;
use super::super::message::Message;
use super::Order;
use crate::journeys::extend::Extended;
use crate::journeys::remind;
use crate::ports::{Notification, Shown};
use crate::problem::Problem;

/// Extends that were asked for at once.
pub struct Awaited {
    /// By account; None while it is under way.
    ended: BTreeMap<String, Option<Result<Extended, Problem>>>,
    /// The number of the notification whose button was pressed.
    from: Option<u64>,
}

impl Resident {
    /// Tells as a notification how these end. `from`: in this one's place.
    pub(in super::super) fn tell_of(&mut self, accounts: Vec<String>, from: Option<u64>) {
        if accounts.is_empty() {
            from.into_iter().for_each(|number| self.take_back(number));
            return;
        }
        let ended = accounts.into_iter().map(|id| (id, None)).collect();
        self.reminding.awaited.push(Awaited { ended, from });
    }

    pub(in super::super) fn extend_ended(&mut self, account: &str, ended: &Ended) {
        let result = match ended {
            Ended::Extended(extended) => Ok(Extended::clone(extended)),
            Ended::Decided(Err(problem)) => Err(problem.clone()),
            Ended::Checked(_) | Ended::Sent(_) | Ended::Decided(Ok(())) => return,
        };
        for awaited in &mut self.reminding.awaited {
            if let Some(ended) = awaited.ended.get_mut(account) {
                *ended = Some(result.clone());
            }
        }
        let all_ended = |awaited: &mut Awaited| awaited.ended.values().all(Option::is_some);
        let over: Vec<Awaited> = self.reminding.awaited.extract_if(.., all_ended).collect();
        over.into_iter().for_each(|awaited| self.tell(awaited));
    }

    pub(in super::super) fn told(&mut self, shown: Box<dyn Shown>) {
        self.attend(shown, None, Vec::new());
    }

    /// The window says it itself when it is in front.
    fn tell(&mut self, awaited: Awaited) {
        let Awaited { ended, from } = awaited;
        if self.host.in_front {
            from.into_iter().for_each(|number| self.take_back(number));
            return;
        }
        let results: Vec<_> = ended.into_values().flatten().collect();
        let texts = self.texts();
        let outcome = remind::outcome(&self.wording(&texts), &results);
        let shown = from.and_then(|number| self.reminding.shown.get(&number));
        match shown.map(|on_screen| on_screen.orders.send(Order::Say(outcome.clone()))) {
            Some(Ok(())) => {}
            Some(Err(_)) | None => self.show(outcome),
        }
    }

    fn show(&mut self, outcome: Notification) {
        let notifier = self.ports.notifier.clone();
        let sender = self.sender.clone();
        self.start_quietly(async move {
            // Where nobody shows notifications, tray and window say it too.
            if let Ok(shown) = notifier.show(&outcome).await {
                drop(sender.send(Message::Told(shown)));
            }
        });
    }
}
