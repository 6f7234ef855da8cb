//! Adds an account from a token that a person already has. Never refreshes: the string in use elsewhere stays good.

use std::path::Path;

use chrono::TimeDelta;

use super::add_place::{self, Taker};
use super::arrive::{self, Arrival, Kept, Origin};
use super::deliver::{self, Which};
use super::prove::{self, Told};
use super::{LOCK_WAIT, settle};
use crate::account::{App, Kind, PageFacts, TokenKind};
use crate::diagnosis::{self, Class, Finding, Step, causes};
use crate::network::Network;
use crate::places::env_file::EnvFile;
use crate::places::{Receipt, Target};
use crate::ports::{AppKeys, EntryName, FileTrouble, Ports, Trouble};
use crate::problem::{Action, Code, Problem};
use crate::secret::Secret;
use crate::token_shape::{self, Shape};
use crate::tokens::{Stored, Tokens};

/// A token as it was pasted.
pub struct Pasted {
    /// With quotes, names and addresses around it.
    pub text: Secret,
    /// Chosen by the person; None: the token's own prefix decides.
    pub network: Option<Network>,
    /// The person's name for the account.
    pub label: Option<String>,
}

/// What came of a settings file.
#[derive(Default)]
pub struct FromFile {
    /// Added, or here already.
    pub kept: Vec<Kept>,
    /// Lines that gave no account.
    pub skipped: Vec<Skipped>,
}

/// A line that gave no account.
pub struct Skipped {
    /// From 1.
    pub line: usize,
    /// The name before `=`.
    pub key: String,
    /// Why.
    pub problem: Problem,
}

/// Adds the account of a pasted token.
pub async fn import(ports: &Ports, pasted: Pasted) -> Result<Kept, Problem> {
    settle::complete_arrivals(ports).await?;
    let token = token_shape::clean_paste(pasted.text.expose());
    let network = network_of(&token, pasted.network)?;
    take(ports, network, token, pasted.label).await
}

/// Adds the account of each token in a settings file and keeps the file as its place. A dead token's line is kept as a
/// place that waits for its account.
pub async fn import_file(
    ports: &Ports,
    path: &Path,
    key: Option<&str>,
    network: Option<Network>,
) -> Result<FromFile, Problem> {
    settle::complete_arrivals(ports).await?;
    let file_name = path.display().to_string();
    let content = ports.files.read(path).map_err(|trouble| unreadable(&trouble, &file_name))?;
    let lines = lines_of(&content, key).map_err(|problem| problem.with_text("file", &file_name))?;
    let mut from_file = FromFile::default();
    for (line, key, value) in lines {
        let outcome = match network_of(&value, network) {
            Ok(network) => take_line(ports, network, value, path, &key).await?,
            Err(problem) => Err(problem),
        };
        match outcome {
            Ok(kept) => from_file.kept.push(kept),
            Err(problem) => {
                let problem = problem.with_text("line", &key).with_text("file", &file_name);
                from_file.skipped.push(Skipped { line, key, problem });
            }
        }
    }
    Ok(from_file)
}

type Line = (usize, String, Secret);

/// The line of `key`, or every line whose value has a token's shape.
fn lines_of(content: &[u8], key: Option<&str>) -> Result<Vec<Line>, Problem> {
    let none = || Problem::new(Code::ImportNone, Action::CheckPaste);
    let file = EnvFile::read(content).map_err(|_| none())?;
    let entries: Vec<Line> = match key {
        Some(key) => {
            let entry = file.find(key).map_err(|_| none().with_text("line", key))?;
            vec![(entry.line, entry.key.clone(), entry.value.clone())]
        }
        None => file
            .entries()
            .iter()
            .filter(|entry| matches!(token_shape::shape_of(entry.value.expose()), Shape::Token(_)))
            .map(|entry| (entry.line, entry.key.clone(), entry.value.clone()))
            .collect(),
    };
    if entries.is_empty() { Err(none()) } else { Ok(entries) }
}

/// Inner error: this line alone. Outer error: nothing more can be done (no vault, no internet).
async fn take_line(
    ports: &Ports,
    network: Network,
    token: Secret,
    path: &Path,
    key: &str,
) -> Result<Result<Kept, Problem>, Problem> {
    let mark = token.mark();
    let target = Target::EnvFile { path: path.to_owned(), key: key.to_owned(), user_id_key: None };
    match take(ports, network, token, None).await {
        Ok(kept) => {
            let place = add_place::add(ports, target, Taker::Account(kept.account.id.clone())).await?;
            let _held = ports.locks.hold(&kept.account.id, LOCK_WAIT).await?;
            let held =
                Receipt { place: place.id.clone(), at: ports.clock.now(), mark: Some(mark), reason: None };
            let facts = serde_json::json!({ "place": place.id, "where": place.target.place() });
            ports.ledger.receive(&held, &super::line(&kept.account, held.at, "place_added", facts))?;
            let name = EntryName::account(network, &kept.account.user_id);
            let places = match Tokens::read(ports.vault.as_ref(), &name).await? {
                Some(tokens) => deliver::deliver(ports, &kept.account, &tokens, Which::Outdated)?,
                None => kept.places,
            };
            Ok(Ok(Kept { places, ..kept }))
        }
        Err(problem) if matches!(problem.code, Code::ImportOld | Code::Password | Code::Removed) => {
            add_place::add(ports, target, Taker::Next(network)).await?;
            Ok(Err(problem))
        }
        Err(problem) if is_about_the_line(&problem) => Ok(Err(problem)),
        Err(problem) => Err(problem),
    }
}

fn is_about_the_line(problem: &Problem) -> bool {
    matches!(
        problem.action,
        Action::CheckPaste
            | Action::Reconnect
            | Action::ReconnectWithPermission
            | Action::FixSetup
            | Action::OpenMeta
    )
}

/// The network of a token, or what else it is.
fn network_of(token: &Secret, chosen: Option<Network>) -> Result<Network, Problem> {
    let instead = |found: Finding| Err(found.problem(None));
    match (token_shape::shape_of(token.expose()), chosen) {
        (Shape::Token(found), Some(chosen)) if found != chosen => {
            Err(Problem::new(Code::OtherNetwork, Action::CheckPaste)
                .with_text("network", found.brand())
                .with_text("other", chosen.brand()))
        }
        (Shape::Token(found), _) => Ok(found),
        (Shape::LegacyInstagram, _) => Err(causes::OLD_KIND.problem(Some(Network::Instagram))),
        (Shape::AppToken(_), _) => instead(causes::APP_TOKEN),
        (Shape::AppSecret, _) => instead(causes::APP_SECRET),
        (Shape::CutOff(_), _) => instead(causes::CUT),
        (Shape::AppId, _) => instead(causes::NUMBER),
        (Shape::Jwt, _) => instead(causes::ID_TOKEN),
        // A prefix is a hint; the person may know better.
        (Shape::Unknown, Some(chosen)) if token.expose().len() >= token_shape::SHORTEST_TOKEN => Ok(chosen),
        (Shape::Unknown, _) => instead(causes::OTHER_TEXT),
    }
}

/// Asks Meta whose it is and keeps it.
async fn take(
    ports: &Ports,
    network: Network,
    token: Secret,
    label: Option<String>,
) -> Result<Kept, Problem> {
    let app = ports.ledger.apps()?.into_iter().find(|app| app.network == network && app.default);
    let keys = match &app {
        Some(app) => keys(ports, app).await?,
        None => None,
    };
    let told = match prove::ask(ports.meta.as_ref(), network, &token, None, keys.as_ref()).await {
        Ok(told) => told,
        Err(trouble) => return Err(unusable(&trouble, network, &token)),
    };
    let pasted = dated(token, &told);
    let (token, app_id) = lengthened(ports, network, pasted, &told, keys.as_ref()).await?;
    let page = page_facts(ports, &told, &token.token, keys.as_ref()).await;
    let origin = Origin::Imported;
    let arrival = Arrival { network, token, told, page, app_id, wanted: Vec::new(), label, origin };
    arrive::keep(ports, arrival).await
}

/// What is known of a Page. An Instagram account that Meta does not tell of now is no reason to refuse the Page.
async fn page_facts(ports: &Ports, told: &Told, token: &Secret, keys: Option<&AppKeys>) -> Option<PageFacts> {
    let inspection = told.inspection.as_ref().filter(|inspection| inspection.kind == Some(Kind::Page))?;
    let instagram = ports.meta.linked_instagram(token, keys).await.ok().flatten();
    Some(PageFacts { person: inspection.person.clone(), instagram })
}

async fn keys(ports: &Ports, app: &App) -> Result<Option<AppKeys>, Problem> {
    let secret = ports.vault.read(&EntryName::app(app.network, &app.id)).await?;
    Ok(secret.map(|secret| AppKeys { network: app.network, id: app.id.clone(), secret }))
}

fn dated(token: Secret, told: &Told) -> Stored {
    let inspection = told.inspection.as_ref();
    Stored {
        token,
        obtained_at: inspection.and_then(|inspection| inspection.issued_at),
        expires_at: inspection.and_then(|inspection| inspection.expires_at),
    }
}

/// A 1-hour token is traded for a 60-day one where the app secret is here. One of unknown age is offered to the same
/// exchange, which refuses those that are long-lived already.
async fn lengthened(
    ports: &Ports,
    network: Network,
    pasted: Stored,
    told: &Told,
    keys: Option<&AppKeys>,
) -> Result<(Stored, Option<String>), Problem> {
    let kind = kind_by_end(ports, &pasted, told);
    let (TokenKind::Short | TokenKind::Unknown) = kind else { return Ok((pasted, None)) };
    // Facebook's exchange takes every token, one without an end too, and gives one that ends.
    if kind == TokenKind::Unknown && network == Network::Facebook {
        return Ok((pasted, None));
    }
    let Some(keys) = keys else {
        return match kind {
            TokenKind::Short => {
                Err(Problem::new(Code::Hour, Action::FixSetup).with_text("network", network.brand()))
            }
            _ => Ok((pasted, None)),
        };
    };
    match ports.meta.exchange_token(keys, &pasted.token).await {
        Ok(long) => {
            let token = Stored {
                token: long.token,
                obtained_at: Some(long.answered_at),
                expires_at: long.expires_at,
            };
            Ok((token, Some(keys.id.clone())))
        }
        Err(_) if kind == TokenKind::Unknown => Ok((pasted, None)),
        Err(trouble) => Err(diagnosis::problem(&trouble, Step::TokenExchange, network)),
    }
}

/// Threads tells when a token was made; where that is missing, an end within hours tells the same.
fn kind_by_end(ports: &Ports, pasted: &Stored, told: &Told) -> TokenKind {
    const SHORT_LEFT: TimeDelta = TimeDelta::hours(2);
    let made = pasted.obtained_at;
    let ends_soon = pasted.expires_at.is_some_and(|end| end - ports.clock.now() <= SHORT_LEFT);
    if made.is_none() && ends_soon {
        TokenKind::Short
    } else {
        prove::kind_of(pasted, told.inspection.as_ref())
    }
}

fn unusable(trouble: &Trouble, network: Network, token: &Secret) -> Problem {
    let problem = diagnosis::problem(trouble, Step::Call, network);
    match diagnosis::diagnose(trouble, Step::Call).class {
        Class::Dead if problem.code == Code::Expired => Problem { code: Code::ImportOld, ..problem },
        // Meta cannot read it although it begins as a token does: the likeliest cause is that its end is missing.
        Class::Paste if token.expose().len() < token_shape::USUAL_LENGTH => {
            Problem { code: Code::Cut, ..problem }
        }
        _ => problem,
    }
}

fn unreadable(trouble: &FileTrouble, file: &str) -> Problem {
    let code = if *trouble == FileTrouble::Gone { Code::ImportNone } else { Code::ReadOnly };
    Problem { code, action: Action::CheckPaste, ..Problem::from(trouble.clone()) }.with_text("file", file)
}
