//! Extends the token in one settings file, for jobs that have nothing but that file: no ledger, no keychain.

use std::path::Path;
use std::sync::Arc;

use chrono::TimeDelta;

use super::deliver::edited;
use super::extend::Outcome;
use super::{LOCK_WAIT, prove};
use crate::diagnosis::{self, Class, Step};
use crate::network::Network;
use crate::places::env_file::{EnvFile, KeyTrouble};
use crate::policy::{self, DATE_TOLERANCE, EXTEND_AT_DAYS_LEFT};
use crate::ports::{
    AppKeys, Clock, FileTrouble, Files, Inspection, Meta, Moment, NewFile, TokenAnswer, Trouble,
};
use crate::problem::{Action, Code, Fact, Problem};
use crate::secret::Secret;
use crate::steady::Steady;
use crate::token_shape::{self, Shape};

mod metadata;

pub use metadata::Metadata;

/// All that a run acts through.
pub struct Means {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Meta's addresses.
    pub meta: Arc<dyn Meta>,
    /// The file and what stands beside it.
    pub files: Arc<dyn Files>,
    /// What must be finished before the program ends.
    pub steady: Steady,
}

/// What is wanted.
pub struct Ask<'a> {
    /// The settings file.
    pub file: &'a Path,
    /// The name before `=`; None: the only line with a token.
    pub key: Option<&'a str>,
    /// None: the token's own prefix decides.
    pub network: Option<Network>,
    /// Extend with fewer days left than this.
    pub within: i64,
    /// Where the dates are kept between two runs.
    pub metadata: Option<&'a Path>,
    /// Tell and change nothing.
    pub dry_run: bool,
    /// Facebook: the app's id and, if it is not in the file, its secret.
    pub app: Option<(&'a str, Option<Secret>)>,
}

impl Ask<'_> {
    /// Extend at 30 days left.
    pub const WITHIN: i64 = EXTEND_AT_DAYS_LEFT;
}

/// What came of it.
pub struct Ran {
    /// The line.
    pub key: String,
    /// Where its token is from.
    pub network: Network,
    /// In one word.
    pub outcome: Outcome,
    /// The end, where it is known.
    pub expires_at: Option<Moment>,
    /// When it can be extended.
    pub extend_from: Option<Moment>,
    /// Whether the file holds another string.
    pub token_changed: Option<bool>,
    /// What stands in the way.
    pub problem: Option<Problem>,
}

/// Why nothing could be tried.
pub enum Refusal {
    /// Which line is meant is not clear: the names of those that could be.
    WhichLine(Vec<String>),
    /// The line of this name cannot be read or written.
    Line(String, KeyTrouble),
    /// Something to mend first.
    Problem(Problem),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Runs once.
pub async fn run(ports: &Means, ask: Ask<'_>) -> Result<Ran, Refusal> {
    let content = ports.files.read(ask.file).map_err(|trouble| file_problem(&trouble, ask.file))?;
    let job = Job::of(&ask, &content)?;
    if ask.dry_run {
        let known = job.known(ports, &ask).await;
        return Ok(job.foreseen(&known, ask.within, ports.clock.now()));
    }
    // Opened before Meta is asked: a token that cannot be written down must not be asked for.
    let mut new_file =
        ports.files.open_beside(ask.file, LOCK_WAIT).map_err(|trouble| file_problem(&trouble, ask.file))?;
    // Another run may have finished while we waited for it.
    let content = ports.files.read(ask.file).map_err(|trouble| file_problem(&trouble, ask.file))?;
    let job = Job::of(&ask, &content)?;
    match job.leftover(ports, &mut new_file).await? {
        Leftover::None => {}
        Leftover::Good(told, token) => return job.put_in_place(ports, &ask, new_file, &told, &token),
        Leftover::Undecided(problem) => return Ok(job.ran(Outcome::RetryLater, Some(problem))),
    }
    let known = job.known(ports, &ask).await;
    if let Some(ran) = job.not_now(&known, ask.within, ports.clock.now()) {
        new_file.discard().map_err(|trouble| file_problem(&trouble, ask.file))?;
        return Ok(ran);
    }
    job.extend(ports, &ask, new_file, &known).await
}

/// The line and what it takes to extend its token.
struct Job {
    content: Vec<u8>,
    key: String,
    token: Secret,
    network: Network,
    keys: Option<AppKeys>,
}

/// Dates that are known before Meta is asked to extend.
#[derive(Default)]
struct Known {
    expires_at: Option<Moment>,
    obtained_at: Option<Moment>,
}

/// A token with the dates it came with.
struct Fresh {
    token: Secret,
    expires_at: Option<Moment>,
    answered_at: Moment,
}

enum Leftover {
    None,
    Good(Option<Inspection>, Fresh),
    Undecided(Problem),
}

impl Job {
    fn of(ask: &Ask<'_>, content: &[u8]) -> Result<Self, Refusal> {
        let refuse = |key: &str, trouble| Refusal::Line(key.to_owned(), trouble);
        let file = EnvFile::read(content).map_err(|trouble| refuse("", trouble))?;
        let entry = match ask.key {
            Some(key) => file.find(key).map_err(|trouble| refuse(key, trouble))?,
            None => {
                let shaped =
                    |value: &Secret| matches!(token_shape::shape_of(value.expose()), Shape::Token(_));
                let found: Vec<_> = file.entries().iter().filter(|entry| shaped(&entry.value)).collect();
                match found.as_slice() {
                    [only] => file.find(&only.key).map_err(|trouble| refuse(&only.key, trouble))?,
                    several => {
                        return Err(Refusal::WhichLine(
                            several.iter().map(|entry| entry.key.clone()).collect(),
                        ));
                    }
                }
            }
        };
        let network = network_of(&entry.value, ask.network)?;
        let keys = app_keys(ask, &file, network)?;
        let (key, token) = (entry.key.clone(), entry.value.clone());
        Ok(Self { content: content.to_vec(), key, token, network, keys })
    }

    /// The end by METADATA when it speaks of this token, else by Threads, else unknown.
    async fn known(&self, ports: &Means, ask: &Ask<'_>) -> Known {
        if let Some(metadata) = ask.metadata.and_then(|path| Metadata::read(ports.files.as_ref(), path))
            && metadata.speaks_of(&self.token)
        {
            return Known { expires_at: metadata.expires_at(), obtained_at: metadata.refreshed_at() };
        }
        if self.network != Network::Threads {
            return Known::default();
        }
        match ports.meta.inspect(self.network, &self.token, &self.token).await {
            Ok(told) if told.valid => Known { expires_at: told.expires_at, obtained_at: told.issued_at },
            _ => Known::default(),
        }
    }

    fn not_now(&self, known: &Known, within: i64, now: Moment) -> Option<Ran> {
        let dated = |outcome, problem| Ran {
            expires_at: known.expires_at,
            extend_from: policy::extend_from(self.network, known.obtained_at),
            ..self.ran(outcome, problem)
        };
        if known.expires_at.is_some_and(|end| end - now >= TimeDelta::days(within)) {
            return Some(dated(Outcome::NotDue, None));
        }
        let from = policy::extend_from(self.network, known.obtained_at).filter(|from| *from > now)?;
        let hours = known.obtained_at.map_or(0, |made| (now - made).num_hours().max(0));
        let young = Problem::new(Code::Young, Action::Wait)
            .with("hours", Fact::Number(hours))
            .with("time", Fact::Time(from))
            .with_text("name", &self.key);
        Some(dated(Outcome::TooNew, Some(young)))
    }

    fn foreseen(&self, known: &Known, within: i64, now: Moment) -> Ran {
        self.not_now(known, within, now).unwrap_or_else(|| Ran {
            expires_at: known.expires_at,
            extend_from: policy::extend_from(self.network, known.obtained_at),
            ..self.ran(Outcome::Extended, None)
        })
    }

    /// Proves what a run that was cut off left in the new file.
    async fn leftover(&self, ports: &Means, new_file: &mut Box<dyn NewFile>) -> Result<Leftover, Refusal> {
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
            Err(Verdict::Undecided(problem)) => Ok(Leftover::Undecided(problem)),
            Err(Verdict::Refused(_)) => Ok(Leftover::None),
        }
    }

    async fn extend(
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
            Err(Verdict::Refused(problem)) => {
                new_file.discard().map_err(|trouble| file_problem(&trouble, ask.file))?;
                Ok(self.ran(Outcome::Failed, Some(problem)))
            }
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
            if let Ok(old) = ports.meta.me(self.network, &self.token).await
                && old.user_id != told.profile.user_id
            {
                let problem =
                    Problem::new(Code::NotYours, Action::Report).with_text("other", told.profile.name);
                return Err(Verdict::Refused(problem.with_text("name", &self.key)));
            }
        }
        let end = prove::end_of(new_end, told.inspection.as_ref());
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
            _ => Verdict::Refused(problem),
        }
    }

    async fn refused(&self, ports: &Means, trouble: &Trouble, known: &Known) -> Ran {
        let found = diagnosis::diagnose(trouble, Step::Refresh);
        let problem = self.problem(trouble, Step::Refresh);
        let may_be_young = found.class == Class::Unknown
            && known.obtained_at.is_none()
            && ports.meta.me(self.network, &self.token).await.is_ok();
        let (outcome, problem) = match found.class {
            Class::Offline | Class::Transient => (Outcome::RetryLater, problem),
            Class::Dead => (Outcome::Reconnect, problem),
            Class::Unknown if may_be_young => {
                (Outcome::TooNew, Problem { code: Code::YoungMaybe, action: Action::Wait, ..problem })
            }
            _ => (Outcome::Failed, problem),
        };
        Ran { expires_at: known.expires_at, ..self.ran(outcome, Some(problem)) }
    }

    fn put_in_place(
        &self,
        ports: &Means,
        ask: &Ask<'_>,
        new_file: Box<dyn NewFile>,
        inspection: &Option<Inspection>,
        fresh: &Fresh,
    ) -> Result<Ran, Refusal> {
        new_file.put_in_place().map_err(|trouble| file_problem(&trouble, ask.file))?;
        let expires_at = prove::end_of(fresh.expires_at, inspection.as_ref());
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

    fn problem(&self, trouble: &Trouble, step: Step) -> Problem {
        diagnosis::problem(trouble, step, self.network).with_text("name", &self.key)
    }

    fn ran(&self, outcome: Outcome, problem: Option<Problem>) -> Ran {
        Ran {
            key: self.key.clone(),
            network: self.network,
            outcome,
            expires_at: None,
            extend_from: None,
            token_changed: None,
            problem,
        }
    }
}

enum Verdict {
    Undecided(Problem),
    Refused(Problem),
}

fn network_of(token: &Secret, chosen: Option<Network>) -> Result<Network, Problem> {
    match (chosen, token_shape::shape_of(token.expose())) {
        (Some(chosen), Shape::Token(found)) if chosen != found => {
            Err(Problem::new(Code::OtherNetwork, Action::CheckPaste)
                .with_text("network", found.brand())
                .with_text("other", chosen.brand()))
        }
        (Some(chosen), _) => Ok(chosen),
        (None, Shape::Token(found)) => Ok(found),
        (None, _) => Err(Problem::new(Code::Paste, Action::CheckPaste)),
    }
}

/// Facebook extends with the app's secret: from the environment or the line `FB_APP_SECRET` of the same file.
fn app_keys(ask: &Ask<'_>, file: &EnvFile, network: Network) -> Result<Option<AppKeys>, Problem> {
    if !network.extends_with_secret() {
        return Ok(None);
    }
    let needs = || Problem::new(Code::NeedsSecret, Action::FixSetup).with_text("network", network.brand());
    let (id, given) = ask.app.as_ref().ok_or_else(needs)?;
    let in_file = || file.find("FB_APP_SECRET").ok().map(|entry| entry.value.clone());
    let secret =
        given.clone().or_else(in_file).filter(|secret| !secret.expose().is_empty()).ok_or_else(needs)?;
    Ok(Some(AppKeys { network, id: (*id).to_owned(), secret }))
}

fn file_problem(trouble: &FileTrouble, path: &Path) -> Problem {
    Problem::from(trouble.clone()).with_text("file", path.display().to_string())
}
