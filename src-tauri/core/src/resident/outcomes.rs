//! What follows from the outcomes that concern both halves: errands, log-ins, imports, the vault, notifications.

use std::path::PathBuf;

use super::errand::{Ended, Errand, Finished, Task};
use super::happening::Happening;
use super::message::Message;
use super::person::Happened;
use super::reachability::Evidence;
use super::state::State;
use super::unasked::AskedByNotification;
use crate::account::{Account, Way};
use crate::face::{self, ChosenAccounts, Exercise, VaultState, build};
use crate::journeys::connect::Connected;
use crate::journeys::decide::Decision;
use crate::journeys::deliver;
use crate::journeys::extend::{Extended, Outcome};
use crate::journeys::import::{FromFile, Seen};
use crate::moment::Moment;
use crate::network::Network;
use crate::places::Place;
use crate::policy::{self, Standing};
use crate::ports::{Answer, PracticeEvent, Sight, VaultTrouble};
use crate::problem::{Action, Code, Problem};
use crate::setup::Stage;

impl State {
    /// Passes the end of an errand to the schedule, and to the person if they asked for it.
    pub fn errand_finished(&mut self, finished: Finished) {
        let Self { base, person, keeper, .. } = self;
        base.tell(|| Happening::of(&finished));
        let Finished { errand, version, ended } = finished;
        if let Some(exercise) = exercise(&errand, &ended) {
            person.rehearsal.has_done(base, exercise);
        }
        let errand = base.turns.done(&errand.account).unwrap_or(errand);
        base.refresh();
        base.learn_the_time();
        let now = base.now();
        if let Some(evidence) = evidence(&ended) {
            base.reachability.learn(&evidence, now);
        }
        if errand.task == Task::Extend {
            keeper.reminding.extend_ended(base, &errand.account, &ended);
            person.together.ended(&errand.account, &ended);
        }
        let is_shut = !base.reachability.vault_may_be_touched(now);
        if is_shut {
            base.turns.drop_unasked();
            let left_out = base.turns.drop_extends(|account| person.together.waits_for(account));
            person.together.held_by_the_vault(left_out);
        }
        let Some(account) =
            base.records.accounts.iter().find(|account| account.id == errand.account).cloned()
        else {
            return;
        };
        match &ended {
            // How long a vault is left alone holds for all accounts, and ends when it is open.
            _ if is_shut => {}
            Ended::Extended(extended) => {
                keeper.plan.extended(&account, passes_by_itself(extended), now);
                // At once, so that no Page is extended before it has what its parent gives it.
                if extended.outcome == Outcome::Extended && base.records.has_outdated_pages(&account, now) {
                    base.read_pages(&account.id, errand.by_hand);
                }
            }
            Ended::PagesRead(_) => keeper.plan.read(&account, now),
            Ended::Checked(checked, _) => keeper.plan.checked(&account, checked.works.is_some(), now),
            // The errand failed before Meta was asked.
            Ended::Decided(Err(_)) if errand.asks_meta() => {
                keeper.plan.extended(&account, true, now);
                keeper.plan.checked(&account, false, now);
            }
            Ended::Sent(_) | Ended::Decided(_) => {}
        }
        // If the account has changed since, the outcome is about an older version of it.
        if errand.by_hand && version == Some(account.version) {
            self.tell_person(&account, &errand.task, ended, now);
        }
    }

    fn tell_person(&mut self, account: &Account, task: &Task, ended: Ended, now: Moment) {
        let Self { base, person, .. } = self;
        match ended {
            Ended::Extended(extended) => person.outcomes.show(account, outcome_face(&extended, now)),
            Ended::Checked(checked, _) if checked.works.is_none() => base.problem = checked.problem,
            Ended::PagesRead(Err(problem)) | Ended::Sent(Err(problem)) | Ended::Decided(Err(problem)) => {
                base.problem = Some(problem);
            }
            Ended::Sent(Ok(places)) => {
                let is_meant = |place: &&Place| is_about(task, place);
                let problem =
                    places.iter().filter(is_meant).find_map(|place| deliver::not_sent(place, account));
                base.problem = problem.or(base.problem.take());
            }
            Ended::Checked(..) | Ended::PagesRead(Ok(_)) | Ended::Decided(Ok(())) => {}
        }
    }

    /// Passes on the end of a log-in. Delays of the schedule for its accounts end, because they have new tokens.
    pub fn attempt_over(&mut self, number: u64, outcome: &Result<Connected, Problem>) {
        let Self { base, person, keeper, .. } = self;
        if let Ok(connected) = outcome {
            for kept in connected.all() {
                keeper.plan.forget(&kept.account.id);
                if kept.is_reconnected() {
                    person.rehearsal.has_done(base, Exercise::Reconnect);
                }
            }
        }
        person.log_in.over(number, outcome);
        let evidence = Evidence { problem: outcome.as_ref().err(), meta_answered: outcome.is_ok() };
        base.reachability.learn(&evidence, base.now());
        base.refresh();
        if let Ok(connected) = outcome {
            connected.all().for_each(|kept| base.read_pages_of(&kept.account));
            let network = connected.first.account.network;
            person.set_up.done(base, network, Stage::Try);
            person.rehearsal.has_walked(base, network);
        }
    }

    /// Passes on what stands in a file that a person wants to import.
    pub fn file_looked(&mut self, number: u64, path: PathBuf, outcome: &Result<Vec<Seen>, Problem>) {
        self.person.imports.looked(number, path, outcome);
        self.learn_of_import(outcome.as_ref().err());
    }

    /// Passes on the end of an import. Delays of the schedule for its accounts end, because they have new tokens.
    pub fn imported(&mut self, number: u64, outcome: &Result<FromFile, Problem>) {
        let Self { base, person, keeper, .. } = self;
        for kept in outcome.iter().flat_map(|from_file| &from_file.kept) {
            keeper.plan.forget(&kept.account.id);
            let exercise = if kept.is_reconnected() { Exercise::Reconnect } else { Exercise::Import };
            person.rehearsal.has_done(base, exercise);
        }
        person.imports.ended(number, outcome);
        self.learn_of_import(outcome.as_ref().err());
        let Self { base, person, .. } = self;
        base.refresh();
        let kept = outcome.iter().flat_map(|from_file| &from_file.kept);
        kept.clone().for_each(|kept| base.read_pages_of(&kept.account));
        if let Some(kept) = kept.filter(|kept| kept.taken).find(|kept| kept.account.way == Some(Way::Quick)) {
            person.set_up.done(base, kept.account.network, Stage::Token);
            person.rehearsal.has_walked(base, kept.account.network);
        }
    }

    fn learn_of_import(&mut self, problem: Option<&Problem>) {
        // Any other problem of a paste may be found before the vault is opened, and says nothing about it.
        if problem.is_none_or(vault_is_shut) {
            let evidence = Evidence { problem, meta_answered: problem.is_none() };
            self.base.reachability.learn(&evidence, self.base.now());
        }
    }

    /// Passes on what goes on in practice now. Meta is asked about the account at which it shows itself.
    pub fn happened(&mut self, going_on: Result<Vec<PracticeEvent>, Problem>, at: Happened) {
        let Happened(account) = at;
        let account = account.filter(|_| going_on.is_ok());
        self.person.rehearsal.happened(&mut self.base, going_on);
        if let Some(account) = account {
            self.queue(account, Task::Check);
        }
    }

    /// Passes on that the Meta app of a network was kept, or that one was removed.
    pub fn app_done(&mut self, outcome: Result<Option<Network>, Problem>) {
        let Self { base, person, .. } = self;
        let evidence = Evidence { problem: outcome.as_ref().err(), meta_answered: false };
        base.reachability.learn(&evidence, base.now());
        match outcome {
            Ok(kept) => {
                person.meta_app.forget_secret();
                kept.iter().for_each(|network| person.set_up.done(base, *network, Stage::Keys));
            }
            Err(problem) => base.problem = Some(problem),
        }
        base.refresh();
    }

    /// Passes on the result of unlocking the vault.
    pub fn vault_asked(&mut self, asked: Result<(), Problem>) {
        let now = self.base.now();
        self.base.reachability.learn_of_vault(&asked, now);
        if asked.is_ok() {
            self.go_on_with_the_vault();
        }
        self.base.problem = asked.err();
        self.person.check_ups.look_again(&mut self.base);
    }

    /// Passes on what a look at the vault showed.
    pub fn vault_looked(&mut self, looked: Result<Sight, VaultTrouble>) {
        let base = &mut self.base;
        base.vault_looks.ended();
        let before = base.reachability.vault;
        base.reachability.learn_of_look(looked);
        if before != VaultState::Open && base.reachability.vault == VaultState::Open {
            self.go_on_with_the_vault();
        }
    }

    /// Starts again what the vault had stopped: extends that a person wants. What is due by itself comes in its turn.
    fn go_on_with_the_vault(&mut self) {
        let mut stopped = self.person.outcomes.stopped_by_the_vault();
        stopped.extend(self.person.together.let_go());
        self.extend_together(&ChosenAccounts::These(stopped));
    }

    /// Looks at the vault while it is shut, so that its end is seen; and before anything has to be kept in it, so that a
    /// person learns at the beginning that it is missing. Once there are accounts, their errands tell.
    pub fn look_at_vault(&mut self) {
        let base = &mut self.base;
        let vault = base.reachability.vault;
        let is_wanted = vault != VaultState::Open || base.records.live().next().is_none();
        if is_wanted && base.vault_looks.begin(vault) {
            let vault = base.ports.vault.clone();
            base.start_or(async move { Message::LookedAtVault(vault.look().await) }, |_| {
                Message::LookedAtVault(Ok(Sight::Unsure))
            });
        }
    }

    /// Does what the person chose in a notification: a button, its page, or nothing when it was closed.
    pub fn notification_answered(&mut self, number: u64, answer: Answer) {
        match self.keeper.reminding.answered(&self.base, number, answer) {
            Some(AskedByNotification::Extend(ids)) => {
                // What it says is about to be over, and not every desktop closes it for a pressed button.
                self.keeper.reminding.take_back(number);
                let queued = self.queue_for_each(&ChosenAccounts::These(ids), &Task::Extend);
                self.keeper.reminding.tell_how_these_end(queued);
            }
            Some(AskedByNotification::Snooze(ids, until)) => {
                ids.into_iter().for_each(|id| self.decide(id, Decision::Snooze(until)));
                self.keeper.reminding.take_back(number);
            }
            None => {}
        }
    }
}

/// The exercise that a person's errand is, where it succeeded.
fn exercise(errand: &Errand, ended: &Ended) -> Option<Exercise> {
    match ended {
        _ if !errand.by_hand => None,
        Ended::Extended(extended) if extended.outcome == Outcome::Extended => Some(Exercise::Extend),
        Ended::Sent(Ok(_)) => Some(Exercise::SendToFile),
        _ => None,
    }
}

/// Whether a person asked for the token to be sent to this place.
fn is_about(task: &Task, place: &Place) -> bool {
    match task {
        Task::Send { place: id } | Task::Adopt { place: id } => place.id == *id,
        Task::AddPlace { path, key, .. } => place.target.is_line(path, key),
        _ => false,
    }
}

/// Conclusions from an outcome about the vault and the connection to Meta; None for a decision, which uses neither.
fn evidence(ended: &Ended) -> Option<Evidence<'_>> {
    let from_meta = |problem: Option<&Problem>| problem.is_some_and(|problem| problem.meta.is_some());
    let (problem, meta_answered) = match ended {
        Ended::Extended(extended) => {
            let problem = extended.problem.as_ref();
            let worked = matches!(extended.outcome, Outcome::Extended | Outcome::Unchanged);
            (problem, worked || from_meta(problem))
        }
        Ended::Checked(checked, _) => {
            let problem = checked.problem.as_ref();
            (problem, checked.works == Some(true) || from_meta(problem))
        }
        Ended::PagesRead(read) => (read.as_ref().err(), read.is_ok()),
        Ended::Sent(sent) => (sent.as_ref().err(), false),
        Ended::Decided(_) => return None,
    };
    Some(Evidence { problem, meta_answered })
}

/// Whether the obstacle to an extend ends by itself, so that the next try may be soon.
fn passes_by_itself(extended: &Extended) -> bool {
    let passes = |problem: &Problem| vault_is_shut(problem) || problem.action == Action::RetryLater;
    extended.outcome == Outcome::RetryLater || extended.problem.as_ref().is_some_and(passes)
}

fn vault_is_shut(problem: &Problem) -> bool {
    matches!(problem.code, Code::VaultLocked | Code::VaultMissing)
}

fn outcome_face(extended: &Extended, now: Moment) -> face::Outcome {
    let has_it = |place: &&Place| policy::standing(place, &extended.account) == Standing::Current;
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
