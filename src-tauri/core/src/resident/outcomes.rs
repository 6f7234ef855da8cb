//! What comes back from errands.

use super::Resident;
use super::errand::{Ended, Errand, What};
use super::world::Seen;
use crate::face::{self, Who, build};
use crate::journeys::check::Checked;
use crate::journeys::extend::{Extended, Outcome};
use crate::policy::{self, Standing};
use crate::ports::{Moment, VaultTrouble};
use crate::problem::{Action, Code, Problem};
use crate::turns::Job;

impl Resident {
    pub(super) fn ended(&mut self, errand: Errand, version: Option<i64>, ended: &Ended) {
        let errand = self.turns.done(&errand.account).unwrap_or(errand);
        self.refresh();
        let now = self.now();
        if let Some(seen) = seen(ended) {
            self.world.learn(&seen, now);
        }
        if errand.what == What::Extend {
            self.extend_ended(&errand.account, ended);
        }
        if !self.world.vault_may_be_touched(now) {
            self.turns.leave_out(|errand| !errand.by_hand);
        }
        let Some(account) = self.known.accounts.iter().find(|account| account.id == errand.account) else {
            return;
        };
        match ended {
            Ended::Extended(extended) => self.plan.extended(account, passes(extended), now),
            Ended::Checked(checked) => self.plan.checked(account, checked.works.is_some(), now),
            // It came to nothing before it began.
            Ended::Decided(Err(_)) if errand.asks_meta() => {
                self.plan.extended(account, true, now);
                self.plan.checked(account, false, now);
            }
            Ended::Sent(_) | Ended::Decided(_) => {}
        }
        // Somebody changed the account meanwhile: what this says is about an older one.
        if !errand.by_hand || version != Some(account.version) {
            return;
        }
        match ended {
            Ended::Extended(extended) => {
                let outcome = (account.token.mark.clone(), outcome_face(extended, now));
                self.outcomes.insert(errand.account, outcome);
            }
            Ended::Checked(checked) if checked.works.is_none() => self.problem = checked.problem.clone(),
            Ended::Sent(Err(problem)) | Ended::Decided(Err(problem)) => self.problem = Some(problem.clone()),
            Ended::Checked(_) | Ended::Sent(Ok(_)) | Ended::Decided(Ok(())) => {}
        }
    }

    /// Puts an errand in line. One that is there already is not done twice; it is a person's from then on.
    pub(super) fn ask_for(&mut self, account: String, what: What) {
        let is_it = |errand: &Errand| errand.account == account && errand.what == what;
        match self.turns.find(is_it).filter(|errand| errand.asks_meta()) {
            Some(errand) => errand.by_hand = true,
            None => self.turns.add(Errand { account, what, by_hand: true }),
        }
    }

    pub(super) fn app_done(&mut self, outcome: Result<(), Problem>) {
        let now = self.now();
        self.world.learn(&Seen { problem: outcome.as_ref().err(), met: false }, now);
        match outcome {
            Ok(()) => self.app_secret = None,
            Err(problem) => self.problem = Some(problem),
        }
        self.refresh();
    }

    pub(super) fn vault_asked(&mut self, asked: Result<(), VaultTrouble>) {
        let now = self.now();
        self.world.learn_of_vault(&asked, now);
        if asked.is_ok() {
            self.take_up_again();
        }
        self.problem = asked.err().map(Problem::from);
    }

    /// What a person asked for while the vault was shut goes on by itself.
    fn take_up_again(&mut self) {
        let shut = [Code::VaultLocked, Code::VaultMissing].map(Code::key);
        let was_stopped = |outcome: &face::Outcome| {
            outcome.problem.as_ref().is_some_and(|problem| shut.iter().any(|code| *code == problem.code))
        };
        let stopped = self.outcomes.iter().filter(|(_, (_, outcome))| was_stopped(outcome));
        let stopped = Who::These(stopped.map(|(account, _)| account.clone()).collect());
        self.each(&stopped, &What::Extend);
    }
}

/// What an outcome tells about the world; None where it tells nothing.
fn seen(ended: &Ended) -> Option<Seen<'_>> {
    let met = |problem: Option<&Problem>| problem.is_some_and(|problem| problem.meta.is_some());
    match ended {
        Ended::Extended(extended) => {
            let Extended { problem, outcome, .. } = extended.as_ref();
            let answered = matches!(outcome, Outcome::Extended | Outcome::Unchanged);
            Some(Seen { problem: problem.as_ref(), met: answered || met(problem.as_ref()) })
        }
        Ended::Checked(checked) => {
            let Checked { problem, works, .. } = checked.as_ref();
            let met = *works == Some(true) || met(problem.as_ref());
            Some(Seen { problem: problem.as_ref(), met })
        }
        Ended::Sent(sent) => Some(Seen { problem: sent.as_ref().err(), met: false }),
        Ended::Decided(_) => None,
    }
}

/// Whether what stood in the way of an extend ends by itself.
fn passes(extended: &Extended) -> bool {
    let vault = |problem: &Problem| matches!(problem.code, Code::VaultLocked | Code::VaultMissing);
    extended.outcome == Outcome::RetryLater
        || extended
            .problem
            .as_ref()
            .is_some_and(|problem| vault(problem) || problem.action == Action::RetryLater)
}

fn outcome_face(extended: &Extended, now: Moment) -> face::Outcome {
    let has_it =
        |place: &&crate::places::Place| policy::standing(place, &extended.account) == Standing::Current;
    let renewed = extended.outcome == Outcome::Extended;
    let sent = if renewed { extended.places.iter().filter(has_it).count() } else { 0 };
    face::Outcome {
        outcome: extended.outcome,
        at: now.into(),
        token_changed: extended.token_changed,
        sent: u32::try_from(sent).unwrap_or(u32::MAX),
        problem: extended.problem.as_ref().map(build::problem),
    }
}
