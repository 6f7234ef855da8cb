//! Extends the token in one settings file, for jobs that have nothing but that file: no ledger, no keychain.

use std::path::Path;
use std::sync::Arc;

use super::LOCK_WAIT;
use super::extend::Outcome;
use crate::moment::Moment;
use crate::network::Network;
use crate::places::env_file::KeyTrouble;
use crate::ports::{Clock, FileTrouble, Files, Meta};
use crate::problem::Problem;
use crate::secret::Secret;
use crate::steady::Steady;

mod job;
mod metadata;
mod taking;

use job::Job;
pub use metadata::Metadata;
use taking::Leftover;

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
        let mut known = job.known(ports, &ask).await;
        let seen = job.foreseen(&known, ask.within, ports.clock.now());
        return Ok(match seen.outcome {
            Outcome::Extended => job.look_first(ports, &mut known).await.unwrap_or(seen),
            _ => seen,
        });
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
        Leftover::Undecided(outcome, problem) => return Ok(job.ran(outcome, Some(problem))),
    }
    let mut known = job.known(ports, &ask).await;
    let ran = match job.not_now(&known, ask.within, ports.clock.now()) {
        None => job.look_first(ports, &mut known).await,
        ran => ran,
    };
    if let Some(ran) = ran {
        new_file.discard().map_err(|trouble| file_problem(&trouble, ask.file))?;
        return Ok(ran);
    }
    job.extend(ports, &ask, new_file, &known).await
}

fn file_problem(trouble: &FileTrouble, path: &Path) -> Problem {
    Problem::from(trouble.clone()).with_text("file", path.display().to_string())
}
