//! A new token for the line: asked for, proved, and put in place.

use super::job::{Job, Known};
use super::{Ask, Means, Metadata, Ran, Refusal, file_problem};
use crate::diagnosis::{self, Class, Step};
use crate::journeys::deliver::edited;
use crate::journeys::extend::Outcome;
use crate::journeys::odd::{self, Life};
use crate::journeys::prove;
use crate::moment::Moment;
use crate::places::env_file::EnvFile;
use crate::policy::{self, DATE_TOLERANCE};
use crate::ports::{Inspection, NewFile, TokenAnswer, Trouble};
use crate::problem::{Action, Code, Problem};
use crate::secret::Secret;
use crate::token_shape::{self, Shape};

/// A token with the dates it came with.
pub(super) struct Fresh {
    pub(super) token: Secret,
    pub(super) expires_at: Option<Moment>,
    pub(super) answered_at: Moment,
}

/// What a run that was cut off left in the new file.
pub(super) enum Leftover {
    None,
    Good(Option<Inspection>, Fresh),
    /// Kept for the next run.
    Undecided(Outcome, Problem),
}

enum Verdict {
    Undecided(Problem),
    Refused(Problem),
}

/// What stays when the new token was refused.
enum Instead {
    /// The old one, which works.
    Old(Problem),
    /// Nothing that works: both are kept.
    Neither(Outcome, Problem),
}

impl Job {
    /// Proves what a run that was cut off left in the new file.
    pub(super) async fn leftover(
        &self,
        ports: &Means,
        new_file: &mut Box<dyn NewFile>,
    ) -> Result<Leftover, Refusal> {
        let left = new_file.leftover().map_err(Problem::from)?;
        let Some(content) = left else { return Ok(Leftover::None) };
        let value =
            EnvFile::read(&content).ok().and_then(|file| Some(file.find(&self.key).ok()?.value.clone()));
        // Cut off in the middle of a write, or somebody else's: there is no token in it to save.
        let Some(token) =
            value.filter(|value| matches!(token_shape::shape_of(value.expose()), Shape::Token(_)))
        else {
            return Ok(Leftover::None);
        };
        if token.same_as(&self.token) {
            return Ok(Leftover::None);
        }
        match self.prove(ports, &token, None, None).await {
            Ok(inspection) => {
                let expires_at = inspection.as_ref().and_then(|told| told.expires_at);
                let answered_at = inspection.as_ref().and_then(|told| told.issued_at);
                let answered_at = answered_at.unwrap_or_else(|| ports.clock.now());
                Ok(Leftover::Good(inspection, Fresh { token, expires_at, answered_at }))
            }
            Err(Verdict::Undecided(problem)) => Ok(Leftover::Undecided(Outcome::RetryLater, problem)),
            Err(Verdict::Refused(problem)) => Ok(match self.instead(ports, problem).await {
                Instead::Old(_) => Leftover::None,
                Instead::Neither(outcome, problem) => Leftover::Undecided(outcome, problem),
            }),
        }
    }

    /// What is left where a new token was refused: of two tokens none is thrown away unless the other works.
    async fn instead(&self, ports: &Means, refusal: Problem) -> Instead {
        // Somebody else's token is no loss.
        if refusal.code == Code::NotYours {
            return Instead::Old(refusal);
        }
        match odd::look(ports.meta.as_ref(), self.network, &self.token, self.keys.as_ref()).await {
            Life::Alive => Instead::Old(refusal),
            Life::Dead(_) => Instead::Neither(Outcome::Reconnect, refusal),
            Life::Unsure(trouble) => {
                Instead::Neither(Outcome::RetryLater, self.problem(&trouble, Step::Call))
            }
        }
    }

    /// An endless token that is exchanged gets an end: where the exchange is the way to extend, one without a known end
    /// is looked at first. What is learned of its end is only compared with: it makes nothing due.
    pub(super) async fn look_first(&self, ports: &Means, known: &mut Known) -> Option<Ran> {
        let keys = self.keys.as_ref().filter(|_| known.expires_at.is_none())?;
        match prove::inspect(ports.meta.as_ref(), self.network, &self.token, keys).await {
            Ok(told) if told.endless || told.valid && told.expires_at.is_none() => {
                Some(self.ran(Outcome::NotDue, None))
            }
            Ok(told) => {
                known.expires_at = told.expires_at;
                None
            }
            Err(trouble) => {
                let passes = matches!(self.verdict(&trouble), Verdict::Undecided(_));
                let outcome = if passes { Outcome::RetryLater } else { Outcome::Failed };
                Some(self.ran(outcome, Some(self.problem(&trouble, Step::TokenExchange))))
            }
        }
    }

    pub(super) async fn extend(
        &self,
        ports: &Means,
        ask: &Ask<'_>,
        mut new_file: Box<dyn NewFile>,
        known: &Known,
    ) -> Result<Ran, Refusal> {
        let stretch = ports.steady.stretch().await;
        let answer = match self.hand_out(ports).await {
            Ok(answer) => answer,
            Err(trouble) => {
                new_file.discard().map_err(|trouble| file_problem(&trouble, ask.file))?;
                return Ok(self.refused(ports, &trouble, known).await);
            }
        };
        let fresh =
            Fresh { token: answer.token, expires_at: answer.expires_at, answered_at: answer.answered_at };
        let new = edited(&self.content, &self.key, &fresh.token, None)
            .map_err(|trouble| Refusal::Line(self.key.clone(), trouble))?;
        let new = new.unwrap_or_else(|| self.content.clone());
        new_file.write(&new).map_err(|trouble| file_problem(&trouble, ask.file))?;
        drop(stretch);
        match self.prove(ports, &fresh.token, known.expires_at, fresh.expires_at).await {
            Ok(inspection) => {
                let ran = self.put_in_place(ports, ask, new_file, &inspection, &fresh)?;
                let kept = known
                    .expires_at
                    .is_some_and(|old| ran.expires_at.is_some_and(|new| new - old <= DATE_TOLERANCE));
                Ok(if kept { Ran { outcome: Outcome::Unchanged, ..ran } } else { ran })
            }
            Err(Verdict::Undecided(problem)) => Ok(self.ran(Outcome::RetryLater, Some(problem))),
            Err(Verdict::Refused(problem)) => match self.instead(ports, problem).await {
                Instead::Old(problem) => {
                    new_file.discard().map_err(|trouble| file_problem(&trouble, ask.file))?;
                    Ok(self.ran(Outcome::Failed, Some(problem)))
                }
                Instead::Neither(outcome, problem) => Ok(self.ran(outcome, Some(problem))),
            },
        }
    }

    async fn hand_out(&self, ports: &Means) -> Result<TokenAnswer, Trouble> {
        match &self.keys {
            Some(keys) => ports.meta.exchange_token(keys, &self.token).await,
            None => ports.meta.refresh(self.network, &self.token).await,
        }
    }

    /// Whether a token answers for the same account as the one in use, and does not end earlier.
    async fn prove(
        &self,
        ports: &Means,
        token: &Secret,
        old_end: Option<Moment>,
        new_end: Option<Moment>,
    ) -> Result<Option<Inspection>, Verdict> {
        let told = prove::ask(ports.meta.as_ref(), self.network, token, None, self.keys.as_ref()).await;
        let told = told.map_err(|trouble| self.verdict(&trouble))?;
        if !token.same_as(&self.token) {
            // The old string may be dead already; then there is nothing to compare with.
            if let Ok(old) = ports.meta.me(self.network, &self.token, self.keys.as_ref()).await
                && old.user_id != told.profile.user_id
            {
                let problem =
                    Problem::new(Code::NotYours, Action::Report).with_text("other", told.profile.name);
                return Err(Verdict::Refused(problem.with_text("name", &self.key)));
            }
        }
        let end = prove::end_of(self.network, new_end, told.inspection.as_ref());
        if old_end.is_some_and(|old| end.is_some_and(|end| end < old - DATE_TOLERANCE)) {
            let problem = Problem::new(Code::Earlier, Action::Report).with_text("name", &self.key);
            return Err(Verdict::Refused(problem));
        }
        Ok(told.inspection)
    }

    fn verdict(&self, trouble: &Trouble) -> Verdict {
        let problem = self.problem(trouble, Step::Call);
        match diagnosis::diagnose(trouble, Step::Call).class {
            Class::Offline | Class::Transient => Verdict::Undecided(problem),
            _ if odd::is_odd(trouble) => Verdict::Undecided(problem),
            _ => Verdict::Refused(problem),
        }
    }

    async fn refused(&self, ports: &Means, trouble: &Trouble, known: &Known) -> Ran {
        let found = diagnosis::diagnose(trouble, Step::Refresh);
        let problem = self.problem(trouble, Step::Refresh);
        let has_minimum_age = !self.network.facts().minimum_age().is_zero();
        let may_be_young = has_minimum_age
            && matches!(found.class, Class::Unknown | Class::Dead)
            && known.obtained_at.is_none();
        let life = if odd::is_odd(trouble) || may_be_young {
            Some(odd::look(ports.meta.as_ref(), self.network, &self.token, self.keys.as_ref()).await)
        } else {
            None
        };
        let (outcome, problem) = match (found.class, life) {
            (Class::Offline | Class::Transient, _) => (Outcome::RetryLater, problem),
            (_, Some(Life::Alive)) if may_be_young => {
                (Outcome::TooNew, Problem { code: Code::YoungMaybe, action: Action::Wait, ..problem })
            }
            (_, Some(Life::Alive)) if problem.code != Code::OurFault => {
                let problem = Problem { code: Code::MetaDown, action: Action::RetryLater, ..problem };
                (Outcome::RetryLater, problem)
            }
            (Class::Dead, None | Some(Life::Dead(_))) => (Outcome::Reconnect, problem),
            (_, Some(Life::Dead(trouble))) => (Outcome::Reconnect, self.problem(&trouble, Step::Call)),
            (_, Some(Life::Unsure(trouble))) => {
                let passes = matches!(self.verdict(&trouble), Verdict::Undecided(_));
                let outcome = if passes { Outcome::RetryLater } else { Outcome::Failed };
                (outcome, self.problem(&trouble, Step::Call))
            }
            _ => (Outcome::Failed, problem),
        };
        Ran { expires_at: known.expires_at, ..self.ran(outcome, Some(problem)) }
    }

    pub(super) fn put_in_place(
        &self,
        ports: &Means,
        ask: &Ask<'_>,
        new_file: Box<dyn NewFile>,
        inspection: &Option<Inspection>,
        fresh: &Fresh,
    ) -> Result<Ran, Refusal> {
        new_file.put_in_place().map_err(|trouble| file_problem(&trouble, ask.file))?;
        let expires_at = prove::end_of(self.network, fresh.expires_at, inspection.as_ref());
        if let Some(path) = ask.metadata {
            let dates = (fresh.answered_at, expires_at);
            Metadata::write(ports.files.as_ref(), path, &fresh.token, dates)
                .map_err(|trouble| file_problem(&trouble, path))?;
        }
        Ok(Ran {
            expires_at,
            extend_from: policy::extend_from(self.network, Some(fresh.answered_at)),
            token_changed: Some(!fresh.token.same_as(&self.token)),
            ..self.ran(Outcome::Extended, None)
        })
    }
}
