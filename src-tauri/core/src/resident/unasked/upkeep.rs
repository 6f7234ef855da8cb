//! Upkeep of ledger and vault: notes that the program runs, completes journeys that were cut off, deletes what has reached its deletion date.

use chrono::TimeDelta;

use crate::face::VaultState;
use crate::journeys::rebuild::{self, Rebuilt};
use crate::journeys::{absence, in_force, purge, recover, trust};
use crate::moment::Moment;
use crate::ports::Ports;
use crate::problem::Problem;
use crate::resident::base::Base;
use crate::resident::message::Message;
use crate::resident::reachability::Evidence;

/// How often upkeep runs. It deletes one-time app secrets after a day and disconnected accounts after thirty, so an
/// hour more does not matter.
const EVERY: TimeDelta = TimeDelta::hours(1);

/// When upkeep ran last.
#[derive(Default)]
pub struct Upkeep {
    /// When the last run ended; None until the first has ended.
    done_at: Option<Moment>,
    running: bool,
    /// Whether a person was told that the accounts are missing: each run finds that anew.
    loss_told: bool,
}

impl Upkeep {
    /// Whether the first run has ended.
    pub fn was_done(&self) -> bool {
        self.done_at.is_some()
    }

    /// Whether a run is under way.
    pub fn is_running(&self) -> bool {
        self.running
    }

    /// Starts a run, unless one is under way.
    pub fn start(&mut self, base: &mut Base) {
        if self.running {
            return;
        }
        self.running = true;
        let ports = base.ports.clone();
        let noting = self.noting(base);
        let upkeep = async move { Message::InOrder(put_in_order(&ports, noting).await) };
        base.start_or(upkeep, |problem| Message::InOrder(Err(problem)));
    }

    /// By a clock that shows another day nothing is noted, and nothing is deleted for its age before Meta has told the time.
    fn noting(&self, base: &Base) -> Noting {
        let is_practice = base.practice.is_some();
        let is_another_day = base.clock.is_another_day();
        let certain = if is_practice { Some(base.now()) } else { base.clock.certain_now() };
        Noting {
            runs_at: Some(base.now()).filter(|_| !is_another_day),
            may_have_been_away: !is_practice || !self.was_done(),
            certain: certain.filter(|_| !is_another_day),
        }
    }

    /// Starts a run if the last one is an hour ago, or if the clock was set back to before it.
    pub fn start_if_due(&mut self, base: &mut Base) {
        let now = base.now();
        if self.done_at.is_some_and(|done_at| now - done_at >= EVERY || done_at > now) {
            self.start(base);
        }
    }

    /// Takes the end of a run. A ledger that was made anew is told as a problem, because places are missing then.
    pub fn done(&mut self, base: &mut Base, outcome: Result<Option<Rebuilt>, Problem>) {
        self.running = false;
        let now = base.now();
        self.done_at = Some(now);
        let is_loss = matches!(&outcome, Ok(Some(rebuilt)) if rebuilt.is_loss());
        let is_told = is_loss && self.loss_told;
        self.loss_told |= is_loss;
        let problem = match outcome {
            Ok(rebuilt) => rebuilt.map(|rebuilt| rebuilt.problem()).filter(|_| !is_told),
            Err(problem) => Some(problem),
        };
        if let Some(problem) = problem {
            base.reachability.learn(&Evidence { problem: Some(&problem), meta_answered: false }, now);
            // A vault that is locked or missing is shown as a state of its own.
            if base.reachability.vault == VaultState::Open {
                base.problem = Some(problem);
            }
        }
        base.refresh();
    }
}

/// What a run notes and forgets by the time.
struct Noting {
    /// When the program runs; None where the time is not known.
    runs_at: Option<Moment>,
    /// Whether time that has passed was time away.
    may_have_been_away: bool,
    /// The time by which what is old is deleted; None where it is not certain.
    certain: Option<Moment>,
}

async fn put_in_order(ports: &Ports, noting: Noting) -> Result<Option<Rebuilt>, Problem> {
    let note = if noting.may_have_been_away { absence::note } else { absence::goes_on };
    noting.runs_at.map_or(Ok(()), |now| note(ports.ledger.as_ref(), now))?;
    let rebuilt = rebuild::if_lost(ports).await?;
    recover::complete_arrivals(ports).await?;
    noting.certain.map_or(Ok(()), |now| purge::forget_history(ports, now))?;
    purge::purge(ports, noting.certain).await?;
    // Whatever hinders it is told where the person asks for it: a browser that warns stops no token.
    trust::keep(ports).await.unwrap_or_default();
    // What still runs with an older token is looked for again in an hour.
    in_force::settle(ports).await.unwrap_or_default();
    Ok(rebuilt)
}
