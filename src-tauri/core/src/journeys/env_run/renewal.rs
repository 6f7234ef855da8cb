//! A newer token for the line: asked for, proved, and put in place.

use super::job::Job;
use super::{Ask, EnvPorts, Metadata, Ran, Refusal, file_problem};
use crate::exchange::{self, Candidate, FirstLook, HandedOut, Identity, Outcome, Proof, Verdict};
use crate::journeys::deliver::edited;
use crate::journeys::recover;
use crate::places::env_file::EnvFile;
use crate::policy::Readiness;
use crate::ports::NewFile;
use crate::problem::Problem;
use crate::secret::Secret;
use crate::token_shape::{self, Shape};
use crate::tokens::Stored;

/// The state of the new file that an interrupted run left behind.
pub(super) enum Leftover {
    /// The file has no token that is worth keeping.
    None,
    /// A token that may be used, with everything that Meta says about it.
    Good(Stored, Box<Identity>),
    /// A token that is kept for the next run.
    Undecided(Verdict),
}

impl Job {
    /// Proves the token that an interrupted run left in the new file.
    pub(super) async fn leftover(
        &self,
        ports: &EnvPorts,
        new_file: &mut Box<dyn NewFile>,
    ) -> Result<Leftover, Refusal> {
        let left = new_file.leftover().map_err(Problem::from)?;
        let Some(token) = left.and_then(|content| self.token_in(&content)) else { return Ok(Leftover::None) };
        let mut new = Stored { token, obtained_at: None, expires_at: None };
        Ok(
            match exchange::prove(
                ports.meta.as_ref(),
                &self.undated(),
                &new,
                None,
                self.keys.as_ref(),
                ports.clock.now(),
            )
            .await
            {
                Proof::Good(identity) => {
                    let inspection = identity.inspection.as_ref();
                    new.expires_at = inspection.and_then(|told| told.expires_at);
                    new.obtained_at = inspection.and_then(|told| told.issued_at).or(Some(ports.clock.now()));
                    Leftover::Good(new, identity)
                }
                Proof::Refused(_) => Leftover::None,
                Proof::Undecided(problem, class) => Leftover::Undecided(Verdict::by_class(problem, class)),
            },
        )
    }

    /// The token in a new file, unless it is the one in use. None where the write was interrupted, or where the file
    /// belongs to another program.
    fn token_in(&self, content: &[u8]) -> Option<Secret> {
        let value = EnvFile::read(content).ok()?.find(&self.key).ok()?.value.clone();
        let is_token = matches!(token_shape::shape_of(value.expose()), Shape::Token(_));
        (is_token && !value.same_as(&self.token)).then_some(value)
    }

    /// The reason why Meta is not asked for a newer token now; None where it is asked. The end that the inspection
    /// finds is stored in `candidate`.
    pub(super) async fn not_now(
        &self,
        ports: &EnvPorts,
        candidate: &mut Candidate,
        within: i64,
    ) -> Option<Ran> {
        let (lifetime, now) = (candidate.lifetime, ports.clock.now());
        match lifetime.readiness(Some(within), now) {
            Readiness::Ask => {}
            Readiness::NotDue => return Some(self.dated(candidate, Outcome::NotDue, None)),
            Readiness::TooNew(from) => {
                let young = self.named(exchange::too_new(lifetime, from, now));
                return Some(self.dated(candidate, Outcome::TooNew, Some(young)));
            }
        }
        if let Err(problem) = candidate.way(self.keys.as_ref()) {
            let problem = self.named(problem.of_network(self.network));
            return Some(self.dated(candidate, Outcome::of(&problem), Some(problem)));
        }
        match exchange::look_first(ports.meta.as_ref(), candidate, self.keys.as_ref(), now).await {
            Ok(FirstLook::MayAsk) => None,
            Ok(FirstLook::Endless | FirstLook::NoEndNamed) => Some(self.ran(Outcome::NotDue, None)),
            Err(verdict) => Some(self.concluded(verdict)),
        }
    }

    /// Asks Meta for a newer token, writes it into the new file, proves it and puts the file in place. The program does
    /// not end between the first two steps.
    pub(super) async fn extend(
        &self,
        ports: &EnvPorts,
        ask: &Ask<'_>,
        mut new_file: Box<dyn NewFile>,
        candidate: &Candidate,
    ) -> Result<Ran, Refusal> {
        let (meta, keys) = (ports.meta.as_ref(), self.keys.as_ref());
        let way = candidate.way(keys)?;
        let critical = ports.steady.critical_section().await;
        let HandedOut { answer, .. } = match exchange::hand_out(meta, candidate, &way).await {
            Ok(handed_out) => handed_out,
            Err(refusal) => {
                new_file.discard().map_err(|trouble| file_problem(&trouble, ask.file))?;
                let verdict = exchange::judge(meta, candidate, keys, &refusal, ports.clock.now()).await;
                let expires_at = candidate.lifetime.expires_at;
                return Ok(Ran { expires_at, ..self.concluded(verdict) });
            }
        };
        let new =
            Stored { token: answer.token, obtained_at: answer.answered_at, expires_at: answer.expires_at };
        let content = edited(&self.content, &self.key, &new.token, None)
            .map_err(|trouble| Refusal::Line(self.key.clone(), trouble))?
            .unwrap_or_else(|| self.content.clone());
        new_file.write(&content).map_err(|trouble| file_problem(&trouble, ask.file))?;
        drop(critical);
        match exchange::prove(meta, candidate, &new, answer.permissions, keys, ports.clock.now()).await {
            Proof::Good(identity) => self.put_in_place(ports, ask, new_file, candidate, &new, &identity),
            Proof::Refused(problem) => {
                new_file.discard().map_err(|trouble| file_problem(&trouble, ask.file))?;
                Ok(self.ran(Outcome::Failed, Some(self.named(problem))))
            }
            Proof::Undecided(problem, class) => Ok(self.concluded(Verdict::by_class(problem, class))),
        }
    }

    /// Puts a proved token in place, and its dates into the metadata file.
    pub(super) fn put_in_place(
        &self,
        ports: &EnvPorts,
        ask: &Ask<'_>,
        new_file: Box<dyn NewFile>,
        old: &Candidate,
        new: &Stored,
        identity: &Identity,
    ) -> Result<Ran, Refusal> {
        new_file.put_in_place().map_err(|trouble| file_problem(&trouble, ask.file))?;
        let expires_at = old.end_after(new, identity.inspection.as_ref(), ports.clock.now());
        let in_use = Candidate::dated(self.network, &Stored { expires_at, ..new.clone() }, None);
        if let Some(path) = ask.metadata {
            let dates = (new.obtained_at.unwrap_or_else(|| ports.clock.now()), expires_at);
            Metadata::write(ports.files.as_ref(), path, &new.token, dates)
                .map_err(|trouble| file_problem(&trouble, path))?;
        }
        let kept = exchange::unchanged(old.lifetime.expires_at, expires_at);
        let outcome = if kept { Outcome::Unchanged } else { Outcome::Extended };
        let token_changed = Some(!new.token.same_as(&self.token));
        let is_dated = new.obtained_at.is_some() || expires_at.is_some();
        let problem = (!is_dated).then(|| self.named(recover::clocks_differ()));
        Ok(Ran { token_changed, ..self.dated(&in_use, outcome, problem) })
    }
}
