//! The line of a settings file whose token is extended, and what is known of it beforehand.

use super::{Ask, EnvPorts, Ran, Refusal};
use crate::exchange::{self, Candidate, Outcome, Verdict};
use crate::journeys::metadata::Metadata;
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::places::date_line;
use crate::places::env_file::EnvFile;
use crate::places::settings::{Settings, Unfit};
use crate::ports::AppKeys;
use crate::problem::{Action, Code, FactName, Problem};
use crate::secret::Secret;
use crate::tokens::Stored;

/// A line of a settings file, with everything that is needed to extend its token.
pub(super) struct Job {
    /// The name before `=`.
    pub(super) key: String,
    /// The token that the line holds.
    pub(super) token: Secret,
    /// The name of a line beside it that grows old with it.
    pub(super) date_line: Option<String>,
    /// The network that the token belongs to.
    pub(super) network: Network,
    /// The keys of the Meta app, for Facebook only: the other networks extend a 60-day token without the app secret.
    pub(super) keys: Option<AppKeys>,
}

impl Job {
    /// Finds the line, the network of its token and the keys for extending it.
    pub(super) fn of(ask: &Ask<'_>, content: &[u8]) -> Result<Self, Refusal> {
        let settings = Settings::of(ask.file, content, ask.key)?;
        let key = match ask.key {
            Some(key) => key.to_owned(),
            None => match settings.token_keys().as_slice() {
                [only] => only.clone(),
                [] => {
                    let none = || Refusal::NoToken(settings.nearest_miss());
                    return Err(settings.near_miss().map_or_else(none, Refusal::from));
                }
                several => return Err(Refusal::WhichLine(several.to_vec())),
            },
        };
        let entry = settings.token_line(&key).map_err(|unfit| match unfit {
            Unfit::Other(problem) => Refusal::Problem(*problem),
            unfit => Refusal::Line(key.clone(), unfit),
        })?;
        let network = exchange::network_of(&entry.value, ask.network)
            .map_err(|problem| settings.on_line(&key, problem))?;
        let keys = app_keys(ask, &settings.file, network)?;
        let (key, token) = (entry.key.clone(), entry.value.clone());
        let date_line = date_line::date_line(&settings.file, &key);
        Ok(Self { date_line, key, token, network, keys })
    }

    /// The token with its dates: from METADATA if it is about this token, else from Threads, else unknown.
    pub(super) async fn candidate(&self, ports: &EnvPorts, ask: &Ask<'_>) -> Candidate {
        let now = ports.clock.now();
        let dated = |obtained_at, expires_at| Stored { token: self.token.clone(), obtained_at, expires_at };
        if let Some(metadata) = ask.metadata.and_then(|path| Metadata::read(ports.files.as_ref(), path))
            && metadata.speaks_of(&self.token)
        {
            let credible = |told: Option<Moment>| told.and_then(|told| moment::credible(told, now));
            let stored = dated(credible(metadata.refreshed_at()), credible(metadata.expires_at()));
            return Candidate::dated(self.network, &stored, None);
        }
        if self.network != Network::Threads {
            return self.undated();
        }
        match ports.meta.inspect(self.network, &self.token, &self.token).await {
            Ok(told) if told.valid => Candidate {
                granted: told.permissions.clone(),
                ..Candidate::dated(self.network, &dated(told.issued_at, told.expires_at), Some(&told))
            },
            _ => self.undated(),
        }
    }

    /// The token without any date.
    pub(super) fn undated(&self) -> Candidate {
        let stored = Stored { token: self.token.clone(), obtained_at: None, expires_at: None };
        Candidate::dated(self.network, &stored, None)
    }

    /// A problem that names the line.
    pub(super) fn named(&self, problem: Problem) -> Problem {
        problem.with_text(FactName::Name, &self.key)
    }

    /// The result that a verdict leads to.
    pub(super) fn concluded(&self, verdict: Verdict) -> Ran {
        self.ran(verdict.outcome(), Some(self.named(verdict.into_problem())))
    }

    /// A result with the dates of a token.
    pub(super) fn dated(&self, token: &Candidate, outcome: Outcome, problem: Option<Problem>) -> Ran {
        Ran {
            expires_at: token.lifetime.expires_at,
            extend_from: token.lifetime.extendable_from(),
            ..self.ran(outcome, problem)
        }
    }

    /// A result without dates.
    pub(super) fn ran(&self, outcome: Outcome, problem: Option<Problem>) -> Ran {
        Ran {
            key: self.key.clone(),
            network: self.network,
            outcome,
            expires_at: None,
            extend_from: None,
            token_changed: None,
            old_date: None,
            problem,
        }
    }
}

/// The keys of the Facebook app, which every extend needs: the secret is in the environment or in the line
/// `FB_APP_SECRET` of the same file.
fn app_keys(ask: &Ask<'_>, file: &EnvFile, network: Network) -> Result<Option<AppKeys>, Problem> {
    if !network.extends_with_secret() {
        return Ok(None);
    }
    let needs = || Problem::new(Code::NeedsSecret, Action::FixSetup).of_network(network);
    let (id, given) = ask.app.as_ref().ok_or_else(needs)?;
    let in_file = || file.find("FB_APP_SECRET").ok().map(|entry| entry.value.clone());
    let secret =
        given.clone().or_else(in_file).filter(|secret| !secret.expose().is_empty()).ok_or_else(needs)?;
    Ok(Some(AppKeys { network, id: (*id).to_owned(), secret }))
}
