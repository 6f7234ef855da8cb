//! Extends the token in one settings file, for jobs that have nothing but that file: no ledger, no keychain.
//!
//! The new file is opened beside the old one before Meta is asked and takes Meta's answer before the proof. After it the
//! token is put into what the old file holds by then, because others may have written other lines meanwhile. What becomes
//! of the token is decided in [`crate::exchange`], as for an account.
//!
//! Ends in: `x.young`, `x.youngMaybe`, `x.needsSecret`, `imp.hour`, `x.notYours`, `x.earlier`, `x.perm`,
//! `x.otherNetwork`, `x.paste` and what else the text may be in place of a token, `x.readOnly`, `x.diskFull`, and
//! whatever Meta's refusals are diagnosed as.

use std::path::Path;
use std::sync::Arc;

use super::LOCK_WAIT;
use crate::exchange::Outcome;
use crate::journeys::metadata::Metadata;
use crate::moment::Moment;
use crate::network::Network;
use crate::places::settings::Unfit;
use crate::ports::{Clock, Files, Meta, NewFile};
use crate::problem::Problem;
use crate::secret::Secret;
use crate::steady::Steady;

mod foresee;
mod job;
mod leftover;
mod renewal;

use job::Job;
use leftover::Leftover;

/// The ports that a run needs: fewer than [`crate::ports::Ports`], because a scheduled job has nothing but its file.
pub struct EnvPorts {
    /// The clock that dates are compared with.
    pub clock: Arc<dyn Clock>,
    /// The port that asks Meta.
    pub meta: Arc<dyn Meta>,
    /// The settings file, the new file beside it and the metadata file.
    pub files: Arc<dyn Files>,
    /// Lets a critical section end before the program does.
    pub steady: Steady,
}

/// The options of one run.
#[derive(Clone)]
pub struct Ask<'a> {
    /// The path of the settings file.
    pub file: &'a Path,
    /// The name before `=`; None for the only line with a token.
    pub key: Option<&'a str>,
    /// The network; None to decide by the token's prefix.
    pub network: Option<Network>,
    /// The token is extended with fewer days left than this.
    pub within: i64,
    /// The file that keeps the dates between two runs.
    pub metadata: Option<&'a Path>,
    /// Whether to say what would happen, and change nothing.
    pub dry_run: bool,
    /// Facebook: the ID of the app and, unless it is in the file, its secret.
    pub app: Option<(&'a str, Option<Secret>)>,
}

/// How a run ended.
pub struct Ran {
    /// The name before `=`.
    pub key: String,
    /// The network that the token belongs to.
    pub network: Network,
    /// The outcome in one word of the contract.
    pub outcome: Outcome,
    /// When the token ends, where it is known.
    pub expires_at: Option<Moment>,
    /// From when on Meta extends the token.
    pub extend_from: Option<Moment>,
    /// Whether the file now holds another string.
    pub token_changed: Option<bool>,
    /// The name of a line that still holds the date of the token before; in a dry run, of one that would.
    pub old_date: Option<String>,
    /// The problem that a person should know of.
    pub problem: Option<Problem>,
}

/// The reasons why nothing could be tried.
pub enum Refusal {
    /// Several lines may be meant: their names.
    WhichLine(Vec<String>),
    /// No line holds a token, and none was named; what is in the place of one, where a line is called a token.
    NoToken(Option<Problem>),
    /// The line of this name is absent, or is there twice.
    Line(String, Unfit),
    /// A problem that a person has to fix first.
    Problem(Problem),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Extends the token of one line, once.
///
/// # Errors
///
/// The reason why nothing could be tried, or why the file could not be written. Meta's refusal is part of the result.
pub async fn run(ports: &EnvPorts, ask: Ask<'_>) -> Result<Ran, Refusal> {
    let files = ports.files.as_ref();
    let content = files.read(ask.file).map_err(|trouble| trouble.of(ask.file))?;
    let job = Job::of(&ask, &content)?;
    // Whatever cannot be written is found before Meta is asked, also by a dry run.
    files.may_write(ask.file).map_err(|trouble| trouble.of(ask.file))?;
    if let Some(path) = ask.metadata {
        Metadata::may_write(files, path)?;
    }
    if ask.dry_run {
        return Ok(job.foresee(ports, &ask).await);
    }
    let (job, new_file) = match begin(ports, &ask).await? {
        Begun::New(job, new_file) => (job, new_file),
        Begun::Ended(ran) => return Ok(ran),
    };
    let mut candidate = job.candidate(ports, &ask).await;
    if let Some(ran) = job.not_now(ports, &mut candidate, ask.within).await {
        new_file.discard().map_err(|trouble| trouble.of(ask.file))?;
        return Ok(ran);
    }
    job.extend(ports, &ask, new_file, &candidate).await
}

/// How a run begins.
enum Begun {
    /// The new file is empty and held, and nothing of an earlier run is left.
    New(Job, Box<dyn NewFile>),
    /// An earlier run had left the token of this line, or something that stands in the way.
    Ended(Ran),
}

/// Opens the new file, because a token that cannot be written must not be asked for, and brings to an end what an
/// interrupted run left in it. That may be the token of another line.
async fn begin(ports: &EnvPorts, ask: &Ask<'_>) -> Result<Begun, Refusal> {
    loop {
        let files = ports.files.as_ref();
        let mut new_file = files.open_beside(ask.file, LOCK_WAIT).map_err(|trouble| trouble.of(ask.file))?;
        // Another run may have finished while this one waited for the file.
        let content = files.read(ask.file).map_err(|trouble| trouble.of(ask.file))?;
        let job = Job::of(ask, &content)?;
        let Some(left) = new_file.leftover().map_err(|trouble| trouble.of(ask.file))? else {
            return Ok(Begun::New(job, new_file));
        };
        let key = leftover::line_of(&left).filter(|key| *key != job.key);
        let other =
            key.as_deref().map(|key| Ask { key: Some(key), network: None, metadata: None, ..ask.clone() });
        let Ok(owner) = Job::of(other.as_ref().unwrap_or(ask), &content) else {
            let key = key.unwrap_or_default();
            return Ok(Begun::Ended(job.is_kept(ask.file, &key)));
        };
        let ran = match owner.leftover(ports, &left).await {
            Leftover::None => {
                new_file.discard().map_err(|trouble| trouble.of(ask.file))?;
                continue;
            }
            Leftover::Good(new, identity) => {
                let ask = other.as_ref().unwrap_or(ask);
                owner.put_in_place(ports, ask, new_file, &owner.undated(), &new, &identity)?
            }
            Leftover::Undecided(verdict) => owner.concluded(verdict),
            Leftover::NotPlain => job.cannot_stand(ask.file),
        };
        if other.is_none() || !matches!(ran.outcome, Outcome::Extended | Outcome::Unchanged) {
            return Ok(Begun::Ended(Ran { key: job.key, ..ran }));
        }
    }
}

/// The new file's path, for people: Meta's answer is in it.
fn new_file_of(file: &Path) -> String {
    format!("{}.sixty-new", file.display())
}
