//! Tells as a notification how extends ended that a person asked for outside of the window.

use std::collections::BTreeMap;

use crate::journeys::extend::Extended;
use crate::journeys::remind;
use crate::ports::Notification;
use crate::problem::Problem;
use crate::resident::base::Base;
use crate::resident::errand::Ended;
use crate::resident::message::Message;

/// Extends that a person started outside of the window, whose outcome is shown as a notification.
#[derive(Default)]
pub struct Telling {
    awaited: Vec<Awaited>,
}

/// The extends that one click started.
struct Awaited {
    /// The results by account; None while an extend is under way.
    ended: BTreeMap<String, Option<Result<Extended, Problem>>>,
}

impl Telling {
    /// Waits for the extends of these accounts.
    pub fn wait_for(&mut self, accounts: Vec<String>) {
        if !accounts.is_empty() {
            self.awaited.push(Awaited { ended: accounts.into_iter().map(|id| (id, None)).collect() });
        }
    }

    /// Takes the end of an account's extend; after the last extend of its click, shows the outcome.
    pub fn extend_ended(&mut self, base: &mut Base, account: &str, ended: &Ended) {
        let result = match ended {
            Ended::Extended(extended) => Ok(Extended::clone(extended)),
            Ended::Decided(Err(problem)) => Err(problem.clone()),
            Ended::Checked(..) | Ended::PagesRead(_) | Ended::Sent(_) | Ended::Decided(Ok(())) => return,
        };
        for awaited in &mut self.awaited {
            if let Some(ended) = awaited.ended.get_mut(account) {
                *ended = Some(result.clone());
            }
        }
        let all_ended = |awaited: &mut Awaited| awaited.ended.values().all(Option::is_some);
        let over: Vec<Awaited> = self.awaited.extract_if(.., all_ended).collect();
        over.into_iter().for_each(|awaited| tell(base, awaited));
    }
}

/// Shows the outcome. A window in front shows it itself.
fn tell(base: &mut Base, awaited: Awaited) {
    if base.host.in_front {
        return;
    }
    let results: Vec<_> = awaited.ended.into_values().flatten().collect();
    let texts = base.texts();
    let outcome = remind::outcome(&base.wording(&texts), &results);
    show(base, outcome);
}

fn show(base: &mut Base, outcome: Notification) {
    let notifier = base.ports.notifier.clone();
    let sender = base.sender.clone();
    base.start_quietly(async move {
        // If the desktop shows no notifications, tray and window show the outcome.
        if let Ok(shown) = notifier.show(&outcome).await {
            drop(sender.send(Message::OutcomeShown(shown)));
        }
    });
}
