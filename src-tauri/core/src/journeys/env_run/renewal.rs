//! A newer token for the line: asked for, proved, and put in place.

use std::path::Path;

use super::job::Job;
use super::{Ask, EnvPorts, Ran, Refusal, leftover, new_file_of};
use crate::exchange::{self, Candidate, FirstLook, HandedOut, Identity, Outcome, Proof, Verdict};
use crate::journeys::metadata::Metadata;
use crate::journeys::recover;
use crate::places::env_file::EnvFile;
use crate::policy::Readiness;
use crate::ports::{FileTrouble, NewFile};
use crate::problem::{Action, Case, Code, FactName, Problem};
use crate::secret::Secret;
use crate::tokens::Stored;

impl Job {
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
        if let Err(problem) = candidate.grant(self.keys.as_ref()) {
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
        let grant = candidate.grant(keys)?;
        let critical = ports.steady.critical_section().await;
        let HandedOut { answer, .. } = match exchange::hand_out(meta, candidate, &grant).await {
            Ok(handed_out) => handed_out,
            Err(refusal) => {
                new_file.discard().map_err(|trouble| trouble.of(ask.file))?;
                let exchange::Judged { verdict, .. } =
                    exchange::judge(meta, candidate, keys, &refusal, ports.clock.now()).await;
                let expires_at = candidate.lifetime.expires_at;
                return Ok(Ran { expires_at, ..self.concluded(verdict) });
            }
        };
        let new =
            Stored { token: answer.token, obtained_at: answer.answered_at, expires_at: answer.expires_at };
        new_file.write(&leftover::kept(&self.key, &new.token)).map_err(|trouble| trouble.of(ask.file))?;
        drop(critical);
        if !EnvFile::can_hold(&new.token) {
            return Ok(self.cannot_stand(ask.file));
        }
        match exchange::prove(meta, candidate, &new, answer.permissions, keys, ports.clock.now()).await {
            Proof::Good(identity) => self.put_in_place(ports, ask, new_file, candidate, &new, &identity),
            Proof::Refused(problem) => {
                new_file.discard().map_err(|trouble| trouble.of(ask.file))?;
                Ok(self.ran(Outcome::Failed, Some(self.named(problem))))
            }
            Proof::Undecided(problem, class) => Ok(self.concluded(Verdict::by_class(problem, class))),
        }
    }

    /// Puts a proved token into the line as it is now, and its dates into the metadata file. Where the line is another by
    /// now, the token stays in the new file.
    pub(super) fn put_in_place(
        &self,
        ports: &EnvPorts,
        ask: &Ask<'_>,
        new_file: Box<dyn NewFile>,
        old: &Candidate,
        new: &Stored,
        identity: &Identity,
    ) -> Result<Ran, Refusal> {
        let placed = new_file.put_in_place(&mut |now| self.with_token(now, &new.token));
        match placed {
            Ok(true) => {}
            Ok(false) | Err(FileTrouble::Gone | FileTrouble::Changed) => {
                return Ok(self.is_kept(ask.file, &self.key));
            }
            Err(trouble) => return Err(trouble.of(ask.file).into()),
        }
        let expires_at = old.end_after(new, identity.inspection.as_ref(), ports.clock.now());
        let in_use = Candidate::dated(self.network, &Stored { expires_at, ..new.clone() }, None);
        let dates = (new.obtained_at.unwrap_or_else(|| ports.clock.now()), expires_at);
        let noted = match ask.metadata {
            Some(path) => Metadata::write(ports.files.as_ref(), path, &new.token, dates)
                .map_err(|trouble| trouble.of(path).because(Case::NotNoted)),
            None => Ok(()),
        };
        let kept = exchange::unchanged(old.lifetime.expires_at, expires_at);
        let outcome = if kept { Outcome::Unchanged } else { Outcome::Extended };
        let token_changed = Some(!new.token.same_as(&self.token));
        let is_dated = new.obtained_at.is_some() || expires_at.is_some();
        let undated = (!is_dated).then(|| self.named(recover::clocks_differ()));
        let old_date = self.date_line.clone().filter(|_| !kept);
        Ok(Ran { token_changed, old_date, ..self.dated(&in_use, outcome, noted.err().or(undated)) })
    }

    /// The file as it is now with the token in its line; None where the line is gone or holds another token by now.
    fn with_token(&self, now: &[u8], token: &Secret) -> Option<Vec<u8>> {
        let file = EnvFile::read(now).ok()?;
        let value = &file.find(&self.key).ok()?.value;
        let is_ours = value.same_as(&self.token) || value.same_as(token);
        if is_ours { file.replace(&self.key, token).ok() } else { None }
    }

    /// The result where the line of this name is another by now than when Meta was asked.
    pub(super) fn is_kept(&self, file: &Path, key: &str) -> Ran {
        self.beside(file, key, Case::KeptBeside, Action::CheckPaste)
    }

    /// The result where Meta handed out a token that no settings file can hold.
    pub(super) fn cannot_stand(&self, file: &Path) -> Ran {
        self.beside(file, &self.key, Case::NotPlain, Action::Report)
    }

    fn beside(&self, file: &Path, key: &str, why: Case, action: Action) -> Ran {
        let problem = Problem::new(Code::ReadOnly, action)
            .because(why)
            .with_text(FactName::File, file.display().to_string())
            .with_text(FactName::Line, key)
            .with_text(FactName::Place, new_file_of(file));
        self.ran(Outcome::Failed, Some(problem))
    }
}
