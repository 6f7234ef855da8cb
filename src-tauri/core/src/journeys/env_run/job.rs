//! The line of a settings file whose token is extended, and what is known of it beforehand.

use chrono::TimeDelta;

use super::{Ask, Means, Metadata, Ran, Refusal};
use crate::diagnosis::{self, Step};
use crate::journeys::extend::Outcome;
use crate::moment::Moment;
use crate::network::Network;
use crate::places::env_file::EnvFile;
use crate::policy;
use crate::ports::{AppKeys, Trouble};
use crate::problem::{Action, Code, Fact, Problem};
use crate::secret::Secret;
use crate::token_shape::{self, Shape};

/// The line and what it takes to extend its token.
pub(super) struct Job {
    pub(super) content: Vec<u8>,
    pub(super) key: String,
    pub(super) token: Secret,
    pub(super) network: Network,
    pub(super) keys: Option<AppKeys>,
}

/// Dates that are known before Meta is asked to extend.
#[derive(Default)]
pub(super) struct Known {
    pub(super) expires_at: Option<Moment>,
    pub(super) obtained_at: Option<Moment>,
}

impl Job {
    pub(super) fn of(ask: &Ask<'_>, content: &[u8]) -> Result<Self, Refusal> {
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
    pub(super) async fn known(&self, ports: &Means, ask: &Ask<'_>) -> Known {
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

    pub(super) fn not_now(&self, known: &Known, within: i64, now: Moment) -> Option<Ran> {
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

    pub(super) fn foreseen(&self, known: &Known, within: i64, now: Moment) -> Ran {
        self.not_now(known, within, now).unwrap_or_else(|| Ran {
            expires_at: known.expires_at,
            extend_from: policy::extend_from(self.network, known.obtained_at),
            ..self.ran(Outcome::Extended, None)
        })
    }

    pub(super) fn problem(&self, trouble: &Trouble, step: Step) -> Problem {
        diagnosis::problem(trouble, step, self.network).with_text("name", &self.key)
    }

    pub(super) fn ran(&self, outcome: Outcome, problem: Option<Problem>) -> Ran {
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
