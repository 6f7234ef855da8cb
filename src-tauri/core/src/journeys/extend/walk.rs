//! The steps of one extend, in their order: what is asked, what is written, and where it ends.

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::json;

use super::ended::Extended;
use crate::account::{Account, Kind, Pending, PendingKind};
use crate::diagnosis::{self, Class, Step};
use crate::exchange::{self, Candidate, FirstLook, Grant, HandedOut, Outcome, Proof, Verdict};
use crate::journeys::about::about;
use crate::journeys::deliver::{self, PlacesMeant};
use crate::journeys::{line, purge, recover};
use crate::moment;
use crate::policy::{self, Lifetime, Readiness};
use crate::ports::{AppKeys, Ports, Trouble};
use crate::problem::{Action, Code, FactName, Problem};
use crate::schedule;
use crate::tokens::{Stored, Tokens};

/// An extend under way, while the account's lock is held.
pub(super) struct Extend<'a> {
    pub ports: &'a Ports,
    /// The keys of the account's app, where its secret is kept.
    pub keys: Option<AppKeys>,
    /// The account, with all changes so far.
    pub account: Account,
    /// The tokens as they are in the vault.
    pub tokens: Tokens,
    /// The row number of the step in the ledger, once it has begun.
    pub attempt: Option<i64>,
    /// Whether Meta's clock and ours differ by more than a day, so that the dates of the new token are not known.
    pub clocks_differ: bool,
}

impl Extend<'_> {
    /// Asks Meta if the token is due. `took_over`: a token of an interrupted run has just been put into use.
    ///
    /// # Errors
    ///
    /// The vault or the ledger fails. Meta's refusal is part of the result.
    pub async fn if_due(self, within: Option<i64>, took_over: bool) -> Result<Extended, Problem> {
        let now = self.ports.clock.now();
        // By the ledger, which also knows an end that a look showed: `status` and a dry run say the same.
        let lifetime = Lifetime::of(&self.account);
        let readiness = lifetime.readiness(within, now);
        let rests = |made| moment::after(made, policy::AT_MOST_ONCE_IN) > now;
        // What the interrupted run was for is done; Facebook would extend it once more.
        if took_over && (readiness != Readiness::Ask || lifetime.obtained_at.is_some_and(rests)) {
            return self.done(Outcome::Extended, Some(true)).await;
        }
        match readiness {
            Readiness::Ask => self.ask().await,
            Readiness::NotDue => self.done(Outcome::NotDue, None).await,
            Readiness::TooNew(from) => self.too_new(exchange::too_new(lifetime, from, now)).await,
        }
    }

    /// Keeps both tokens: Meta could not be asked about the leftover, or neither token works.
    ///
    /// # Errors
    ///
    /// The ledger cannot be written.
    pub async fn undecided(self, problem: Problem, class: Class) -> Result<Extended, Problem> {
        self.conclude(Verdict::by_class(problem, class)).await
    }

    async fn ask(mut self) -> Result<Extended, Problem> {
        let (meta, keys) = (self.ports.meta.as_ref(), self.keys.clone());
        let mut candidate = Candidate::of(&self.account, &self.tokens.current);
        let grant = candidate.grant(keys.as_ref())?;
        let look = exchange::look_first(meta, &mut candidate, keys.as_ref(), self.ports.clock.now()).await;
        if candidate.owner == Some(Kind::System) {
            self.account.kind = Kind::System;
        }
        match look {
            Ok(FirstLook::MayAsk) => self.hand_out(candidate, grant).await,
            Ok(FirstLook::NoEndNamed) => self.done(Outcome::NotDue, None).await,
            Ok(FirstLook::Endless) => {
                self.account.token.kind = candidate.lifetime.kind;
                self.account.token.expires_at = candidate.lifetime.expires_at;
                self.ports.ledger.keep(&self.account, None, &[], None)?;
                self.done(Outcome::NotDue, None).await
            }
            // Meta was not asked about the token itself, so nothing is recorded against it.
            Err(Verdict::Said(problem, _)) => {
                let problem = about(problem, &self.account, self.ports.clock.now());
                self.keep_problem(problem.clone().of_extending());
                self.note("refused", &problem)?;
                let outcome = Outcome::of(&problem);
                Ok(Extended::ended(self.ports, self.account, outcome, Some(problem)))
            }
            Err(verdict) => self.conclude(verdict).await,
        }
    }

    /// Asks Meta for a newer token and stores it. The program does not end between the two steps.
    async fn hand_out(mut self, candidate: Candidate, grant: Grant<'_>) -> Result<Extended, Problem> {
        self.learn_end(&candidate);
        let (meta, now) = (self.ports.meta.as_ref(), self.ports.clock.now());
        let account = self.account.clone();
        let attempt = Pending { id: 0, kind: PendingKind::Extend, started_at: now, account, place: None };
        self.attempt = Some(self.ports.ledger.begin(&attempt)?);

        let critical = self.ports.steady.critical_section().await;
        let handed_out = match exchange::hand_out(meta, &candidate, &grant).await {
            Ok(handed_out) => handed_out,
            Err(refusal) => return self.refused(&candidate, &refusal).await,
        };
        let HandedOut { answer, traded } = handed_out;
        let next =
            Stored { token: answer.token, obtained_at: answer.answered_at, expires_at: answer.expires_at };
        self.clocks_differ = answer.answered_at.is_none();
        self.tokens.next = Some(next.clone());
        self.save().await?;
        drop(critical);
        self.prove(candidate, next, answer.permissions, traded).await
    }

    /// Records the end that the inspection before an exchange found, to compare the new end with it.
    fn learn_end(&mut self, candidate: &Candidate) {
        self.tokens.current.expires_at = candidate.lifetime.expires_at;
        self.account.token.expires_at = candidate.lifetime.expires_at;
    }

    /// Proves the new token and puts it into use. `traded`: a 1-hour token was exchanged, so a one-time secret has been
    /// used.
    async fn prove(
        mut self,
        candidate: Candidate,
        next: Stored,
        named: Option<Vec<String>>,
        traded: bool,
    ) -> Result<Extended, Problem> {
        let (ports, keys) = (self.ports, self.keys.as_ref());
        match exchange::prove(ports.meta.as_ref(), &candidate, &next, named, keys, ports.clock.now()).await {
            Proof::Good(identity) => {
                let changed = !next.token.same_as(&candidate.token);
                self.tokens =
                    recover::promote(ports, &mut self.account, self.tokens, next, &identity).await?;
                if traded {
                    purge::forget_used(ports, self.account.network, keys).await?;
                }
                if self.clocks_differ && self.account.token.expires_at.is_none() {
                    let problem = about(recover::clocks_differ(), &self.account, ports.clock.now());
                    self.account.problem = Some(problem);
                    self.account.retry_at = Some(moment::after(ports.clock.now(), TimeDelta::days(1)));
                    ports.ledger.keep(&self.account, None, &[], None)?;
                }
                let kept = exchange::unchanged(candidate.lifetime.expires_at, self.account.token.expires_at);
                self.done(if kept { Outcome::Unchanged } else { Outcome::Extended }, Some(changed)).await
            }
            Proof::Refused(problem) => {
                self.tokens.next = None;
                self.save().await?;
                let problem = about(problem, &self.account, ports.clock.now());
                self.keep_problem(problem.clone().of_extending());
                self.note("not_proved", &problem)?;
                Ok(Extended::ended(ports, self.account, Outcome::Failed, Some(problem)))
            }
            Proof::Undecided(problem, class) => self.undecided(problem, class).await,
        }
    }

    /// Decides what follows when Meta refused to extend. The token stays in any case.
    async fn refused(mut self, candidate: &Candidate, refusal: &Trouble) -> Result<Extended, Problem> {
        let (ports, now) = (self.ports, self.ports.clock.now());
        let class = diagnosis::diagnose(refusal, Step::Refresh).class;
        if class.passes() {
            let wait = pause(refusal);
            self.account.retry_at = schedule::retry_at(class, self.account.failures + 1, wait, now);
        }
        let judged = exchange::judge(ports.meta.as_ref(), candidate, self.keys.as_ref(), refusal, now).await;
        let exchange::Judged { verdict, lives } = judged;
        if lives {
            // A death that was known of it is over; what is about its permissions or the next extend stays.
            let stays = |known: &Problem| known.extending || known.code == Code::Permission;
            self.account.problem = self.account.problem.take().filter(stays);
        }
        self.conclude(verdict).await
    }

    /// Writes to the ledger what a verdict means for the account.
    async fn conclude(self, verdict: Verdict) -> Result<Extended, Problem> {
        match verdict {
            Verdict::Later(problem, class) => self.put_off(problem, class),
            Verdict::PerhapsTooYoung(problem) => self.perhaps_too_young(problem).await,
            Verdict::Said(problem, class) => self.said(problem, class),
        }
    }

    /// For trouble that passes: nothing changes but the time of the next try.
    fn put_off(mut self, problem: Problem, class: Class) -> Result<Extended, Problem> {
        let (account, now) = (&mut self.account, self.ports.clock.now());
        let planned = schedule::retry_at(class, account.failures + 1, None, now);
        account.retry_at = account.retry_at.max(planned);
        account.failing_since = account.failing_since.or(Some(now));
        account.failures += 1;
        let history =
            [line(account, now, "put_off", json!({ "code": problem.code.key(), "meta": problem.meta }))];
        self.ports.ledger.keep(&self.account, None, &history, self.attempt)?;
        Ok(Extended::stopped(self.ports, self.account, Outcome::RetryLater, problem))
    }

    async fn perhaps_too_young(mut self, problem: Problem) -> Result<Extended, Problem> {
        let minimum_age = self.account.network.facts().minimum_age();
        self.account.retry_at = Some(moment::after(self.ports.clock.now(), minimum_age));
        self.ports.ledger.keep(&self.account, None, &[], self.attempt)?;
        self.too_new(problem).await
    }

    /// For a refusal that counts: it is recorded, and a person is told.
    fn said(mut self, problem: Problem, class: Class) -> Result<Extended, Problem> {
        let problem = about(problem, &self.account, self.ports.clock.now());
        // Only a death says something against the token in use, and it was confirmed.
        let is_death = matches!(class, Class::Dead | Class::Paste);
        self.keep_problem(Problem { extending: !is_death, ..problem.clone() });
        self.note("refused", &problem)?;
        let outcome = Outcome::of(&problem);
        Ok(Extended::ended(self.ports, self.account, outcome, Some(problem)))
    }

    /// Makes the problem the account's, unless it has one that says more: a token that is gone is worse than one that
    /// was not extended.
    fn keep_problem(&mut self, problem: Problem) {
        let known = self.account.problem.as_ref();
        if !problem.extending || known.is_none_or(|known| known.extending) {
            self.account.problem = Some(problem);
        }
    }

    /// Writes a failure to the account and its history.
    fn note(&mut self, event: &str, problem: &Problem) -> Result<(), Problem> {
        let (account, now) = (&mut self.account, self.ports.clock.now());
        account.failing_since = account.failing_since.or(Some(now));
        account.failures += 1;
        let class = if policy::is_turned_off(account) { Class::Dead } else { Class::Unknown };
        account.retry_at = schedule::retry_at(class, account.failures, None, now);
        let facts = json!({ "code": problem.code.key(), "meta": problem.meta });
        let history = [line(account, now, event, facts)];
        self.ports.ledger.keep(&self.account, None, &history, self.attempt)?;
        Ok(())
    }

    async fn too_new(self, problem: Problem) -> Result<Extended, Problem> {
        let now = self.ports.clock.now();
        let extended = self.done(Outcome::TooNew, None).await?;
        let problem = about(problem, &extended.account, now);
        Ok(Extended { problem: Some(problem), ..extended })
    }

    /// The token works: it is written to the places that miss it.
    async fn done(mut self, outcome: Outcome, token_changed: Option<bool>) -> Result<Extended, Problem> {
        let (ports, now) = (self.ports, self.ports.clock.now());
        // While the date does not move, the next try is a day later; with many days left nothing is due.
        let is_due = policy::due_at(&self.account).is_some_and(|due| due <= now);
        if outcome == Outcome::Unchanged && is_due {
            self.account.retry_at = Some(now + TimeDelta::days(1));
            ports.ledger.keep(&self.account, None, &[], None)?;
        }
        let which = if outcome == Outcome::Extended { PlacesMeant::Every } else { PlacesMeant::Outdated };
        let places = deliver::deliver(ports, &self.account, &self.tokens, which).await?;
        let problem = deliver::missed(&places, &self.account, now).or_else(|| self.account.problem.clone());
        Ok(Extended { account: self.account, outcome, token_changed, places, problem })
    }

    /// Stores the tokens. Meta issues a token only once, so a vault that fails is tried again.
    async fn save(&self) -> Result<(), Problem> {
        const TRIES: u32 = 3;
        let (vault, clock) = (self.ports.vault.as_ref(), &self.ports.clock);
        for _ in 1..TRIES {
            if self.tokens.write(vault, &self.account).await.is_ok() {
                return Ok(());
            }
            clock.until(clock.now() + TimeDelta::seconds(1)).await;
        }
        let trouble = self.tokens.write(vault, &self.account).await;
        trouble.map_err(|trouble| {
            Problem::new(Code::SaveFailed, Action::RetryLater)
                .with_text(FactName::Detail, trouble.to_string())
        })
    }
}

/// The pause that Meta asked for.
fn pause(refusal: &Trouble) -> Option<Duration> {
    match refusal {
        Trouble::Refused(error) => error.wait,
        _ => None,
    }
}
