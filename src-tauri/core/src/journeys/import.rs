//! Adds an account from a token that a person already has. Never refreshes: the string in use elsewhere stays good.
//!
//! Ends in: `imp.none`, `imp.old`, `imp.hour`, `imp.cut`, `imp.appsecret`, `imp.apptoken`, `x.otherNetwork`,
//! `x.oldKind`, `x.paste`, `x.readOnly`, whatever else Meta's refusals are diagnosed as, and whatever vault, ledger and files say of
//! themselves.

mod chosen;
mod list;
mod look;
mod reply;

use std::path::Path;

use chrono::TimeDelta;
use futures_util::future::BoxFuture;

use super::arrive::{self, Arrival, KeptAccount, Origin};
use super::whose_page::Managers;
use super::{add_place, keys, purge, recover};
use crate::account::{App, Kind, PageFacts, TokenKind, Way};
use crate::diagnosis::{self, Class, Step};
use crate::exchange::{self, Before, Candidate, EndTold, Identity, network_of};
use crate::moment::{self, Moment};
use crate::network::Network;
use crate::places::Target;
use crate::places::env_file::Entry;
use crate::places::settings::{Settings, Unfit};
use crate::plain;
use crate::ports::{AppKeys, Inspection, Ports, Trouble};
use crate::problem::{Action, Code, FactName, Problem};
use crate::sealed;
use crate::secret::Secret;
use crate::token_shape;
use crate::tokens::Stored;
pub use chosen::{Chosen, import_lines};
pub use list::import_list;
pub use look::{Owner, Seen, look};

/// A token as it was pasted.
pub struct Pasted {
    /// The text as it was pasted, with quotes, names or addresses around the token.
    pub text: Secret,
    /// The network that the person chose; None to decide by the token's prefix.
    pub network: Option<Network>,
    /// The person's own name for the account.
    pub label: Option<String>,
    /// How the person got the token; None for a token that came from elsewhere.
    pub way: Option<Way>,
}

/// The accounts that were found in a settings file.
#[derive(Default)]
pub struct FromFile {
    /// Accounts that were added, or that were here already.
    pub kept: Vec<KeptAccount>,
    /// Lines that gave no account.
    pub skipped: Vec<Skipped>,
}

impl FromFile {
    /// Takes what another file, or another line, gave.
    pub(super) fn add(&mut self, other: Self) {
        other.kept.into_iter().for_each(|kept| self.keep(kept));
        self.skipped.extend(other.skipped);
    }

    /// One token may stand on several lines; its account is told once.
    fn keep(&mut self, kept: KeptAccount) {
        if self.kept.iter().all(|known| known.account.id != kept.account.id) {
            self.kept.push(kept);
        }
    }
}

/// A line of a file that gave no account.
pub struct Skipped {
    /// The line's number in the file, from 1.
    pub line: usize,
    /// The name before `=`.
    pub key: String,
    /// Why the line gave no account.
    pub problem: Problem,
}

/// Adds the account of a pasted token, or of each sealed reply in the text.
///
/// # Errors
///
/// The reason why no account was added; then nothing is stored.
pub async fn import(ports: &Ports, pasted: Pasted) -> Result<Vec<KeptAccount>, Problem> {
    recover::complete_arrivals(ports).await?;
    if sealed::is_sealed(pasted.text.expose()) {
        let text = plain::capped(pasted.text.expose());
        return reply::import(ports, &text, pasted.label).await;
    }
    let token = token_in(&pasted.text)?;
    let network = network_of(&token, pasted.network)?;
    let found = Found { label: pasted.label, way: pasted.way, ..Found::of(token) };
    Ok(vec![take(ports, network, found).await?])
}

/// The token in a text, with whatever people paste around it.
fn token_in(text: &Secret) -> Result<Secret, Problem> {
    let text = plain::capped(text.expose());
    let token = token_shape::clean_paste(&text);
    match token_shape::instead(&text, &token) {
        Some(instead) => Err(instead.problem()),
        None => Ok(token),
    }
}

/// Adds the account of each token in a settings file and keeps the file as its place. A line with a dead token is kept
/// as a place that waits for its account.
///
/// # Errors
///
/// The reason why the file as a whole failed: no file, no vault, no internet. A problem of one line is part of the
/// result.
pub async fn import_file(
    ports: &Ports,
    path: &Path,
    key: Option<&str>,
    network: Option<Network>,
) -> Result<FromFile, Problem> {
    recover::complete_arrivals(ports).await?;
    let file_name = path.display().to_string();
    let content = ports.files.read(path).map_err(|trouble| trouble.of(path))?;
    let settings = Settings::of(path, &content, key)?;
    let mut from_file = FromFile::default();
    for key in keys_of(&settings, key)? {
        let outcome = match network_of_line(&settings, &key, network) {
            Ok((entry, network)) => {
                let target = Target::EnvFile { path: path.to_owned(), key: key.clone(), user_id_key: None };
                take_line(ports, network, entry.value.clone(), target).await?
            }
            Err(problem) => Err(problem),
        };
        match outcome {
            Ok(kept) => from_file.keep(kept),
            Err(problem) => {
                let problem = problem.with_text(FactName::Line, &key).with_text(FactName::File, &file_name);
                // A line of another form has no entry; its problem knows where it is.
                let told = problem.text(FactName::Number).and_then(|number| number.parse().ok());
                let line = told.unwrap_or_else(|| settings.number_of(&key));
                from_file.skipped.push(Skipped { line, key, problem });
            }
        }
    }
    Ok(from_file)
}

/// The line with the token, and the network that the token is for.
fn network_of_line<'s>(
    settings: &'s Settings<'_>,
    key: &str,
    network: Option<Network>,
) -> Result<(&'s Entry, Network), Problem> {
    let entry = settings.token_line(key).map_err(|unfit| settings.problem(key, unfit))?;
    let network = network_of(&entry.value, network).map_err(|problem| settings.on_line(key, problem))?;
    Ok((entry, network))
}

/// The name that was asked for, or the names of all lines whose value has the shape of a token.
fn keys_of(settings: &Settings<'_>, key: Option<&str>) -> Result<Vec<String>, Problem> {
    let none =
        || Problem::new(Code::ImportNone, Action::CheckPaste).with_text(FactName::File, settings.path());
    match key {
        // A name that no line has is the problem of the whole file, every other fault that of the line.
        Some(key) => match settings.line(key) {
            Err(unfit @ Unfit::Missing(..)) => Err(settings.problem(key, unfit)),
            _ => Ok(vec![key.to_owned()]),
        },
        None => match settings.token_keys() {
            keys if keys.is_empty() => Err(settings.nearest_miss().unwrap_or_else(none)),
            keys => Ok(keys),
        },
    }
}

/// Adds the account of a token that stands in a file, and keeps the file as its place. One with a dead token waits for its
/// account. Inner error: only this token failed.
///
/// # Errors
///
/// Nothing more can be done: no vault, no internet.
pub(super) async fn take_line(
    ports: &Ports,
    network: Network,
    token: Secret,
    target: Target,
) -> Result<Result<KeptAccount, Problem>, Problem> {
    let fingerprint = token.fingerprint();
    let found_in = Some((target.clone(), fingerprint.clone()));
    let found = Found { found_in, ..Found::of(token) };
    match take(ports, network, found).await {
        Ok(kept) => Ok(Ok(kept)),
        Err(problem) if is_dead(&problem) => {
            add_place::wait(ports, target, network, fingerprint).await?;
            Ok(Err(problem))
        }
        Err(problem) if is_about_the_line(&problem) => Ok(Err(problem)),
        Err(problem) => Err(problem),
    }
}

/// Whether a problem means that the token worked once. Its line waits for a new one.
pub fn is_dead(problem: &Problem) -> bool {
    matches!(problem.code, Code::ImportOld | Code::Password | Code::Removed)
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

/// A token, with the name and the client that its account shall have or the line that becomes its place, and how the
/// person got it.
struct Found {
    token: Secret,
    label: Option<String>,
    client: Option<String>,
    found_in: Option<(Target, String)>,
    sent: Option<Sent>,
    way: Option<Way>,
    /// The name that its account must have at Meta; None for any.
    expected: Option<String>,
}

impl Found {
    /// A token of which nothing else is known.
    fn of(token: Secret) -> Self {
        Self { token, label: None, client: None, found_in: None, sent: None, way: None, expected: None }
    }
}

/// Whether Meta's name of an account is the one that a person wrote.
fn is_called(name: &str, written: &str) -> bool {
    name.to_lowercase() == written.to_lowercase()
}

/// What the sender of a token says of it.
struct Sent {
    app_id: String,
    obtained_at: Option<Moment>,
    expires_at: Option<Moment>,
}

/// Asks Meta whose token it is, and keeps the account.
/// Boxed, so that it is compiled here once and not in each part that waits for it.
fn take(ports: &Ports, network: Network, found: Found) -> BoxFuture<'_, Result<KeptAccount, Problem>> {
    Box::pin(async move {
        let Found { token, label, client, found_in, sent, way, expected } = found;
        let is_its = |app: &App| match &sent {
            Some(sent) => app.id == sent.app_id,
            None => app.default,
        };
        let app = ports.ledger.apps()?.into_iter().find(|app| app.network == network && is_its(app));
        let keys = match &app {
            Some(app) => keys::of_app(ports, app).await?,
            None => None,
        };
        let (meta, keys) = (ports.meta.as_ref(), keys.as_ref());
        let now = ports.clock.now();
        let identity = exchange::identify(meta, network, &token, Before::default(), keys, now).await;
        let identity = identity.map_err(|trouble| unusable(&trouble, network, &token))?;
        if let Some(expected) = expected.filter(|expected| !is_called(&identity.profile.name, expected)) {
            return Err(Problem::new(Code::WrongAccount, Action::CheckPaste)
                .with_text(FactName::Name, network.handle(&expected))
                .with_text(FactName::Other, network.handle(&identity.profile.name)));
        }
        let pasted = dated(token, (network, sent.as_ref()), &identity, now);
        let traded =
            exchange::trade_pasted(meta, &candidate(ports, network, &pasted, &identity), keys).await?;
        let its_app = app.as_ref().filter(|_| traded.is_some() || sent.is_some());
        let app_id = its_app.map(|app| app.id.clone());
        let wanted =
            app.as_ref().filter(|_| sent.is_some()).map(|app| app.permissions.clone()).unwrap_or_default();
        let is_traded = traded.is_some();
        let token = match traded {
            Some(long) => {
                let told = EndTold { network, by_answer: long.expires_at, inspection: None, known: None };
                let expires_at = exchange::believed(told, now);
                Stored { token: long.token, obtained_at: long.answered_at, expires_at }
            }
            // Meta's page has made it just now, and does not say so.
            None if way == Some(Way::Quick) => {
                Stored { obtained_at: pasted.obtained_at.or(Some(now)), ..pasted }
            }
            None => pasted,
        };
        let page = page_facts(ports, &identity, &token.token, keys).await?;
        let origin = Origin::Imported;
        let arrival =
            Arrival { network, token, identity, page, app_id, wanted, label, client, found_in, origin, way };
        let kept = arrive::keep(ports, arrival).await?;
        if is_traded {
            purge::forget_used(ports, network, keys).await?;
        }
        Ok(kept)
    })
}

/// The facts about a Page. If Meta does not name its Instagram account now, the Page is kept without it.
///
/// # Errors
///
/// The ledger cannot be read.
async fn page_facts(
    ports: &Ports,
    identity: &Identity,
    token: &Secret,
    keys: Option<&AppKeys>,
) -> Result<Option<PageFacts>, Problem> {
    let is_page = |inspection: &&Inspection| inspection.kind == Some(Kind::Page);
    let Some(inspection) = identity.inspection.as_ref().filter(is_page) else { return Ok(None) };
    let instagram = ports.meta.linked_instagram(token, keys).await.ok().flatten();
    let page = &identity.profile.user_id;
    // Meta may give the Page's own id, which says nothing about the person behind it.
    let person = match inspection.person.clone().filter(|person| person != page) {
        Some(person) => Some(person),
        None => Managers::ask(ports).await?.of(page),
    };
    Ok(Some(PageFacts { person, instagram, ..PageFacts::default() }))
}

/// The token with its dates: those of Meta, and where Meta names none those of its sender.
fn dated(
    token: Secret,
    (network, sent): (Network, Option<&Sent>),
    identity: &Identity,
    now: Moment,
) -> Stored {
    let inspection = identity.inspection.as_ref();
    let issued_at = inspection.and_then(|inspection| inspection.issued_at);
    let by_answer = sent.and_then(|sent| sent.expires_at);
    let expires_at = match by_answer {
        Some(_) => exchange::believed(EndTold { network, by_answer, inspection, known: by_answer }, now),
        None => exchange::within_bounds(inspection.and_then(|inspection| inspection.expires_at), now),
    };
    Stored { token, obtained_at: issued_at.or(sent.and_then(|sent| sent.obtained_at)), expires_at }
}

/// The pasted token with its kind. Threads says when a token was made; elsewhere an end within hours shows a 1-hour
/// token.
fn candidate(ports: &Ports, network: Network, pasted: &Stored, identity: &Identity) -> Candidate {
    const SHORT_LEFT: TimeDelta = TimeDelta::hours(2);
    let mut candidate = Candidate::dated(network, pasted, identity.inspection.as_ref());
    let ends_soon = pasted.expires_at.is_some_and(|end| moment::span(ports.clock.now(), end) <= SHORT_LEFT);
    if pasted.obtained_at.is_none() && ends_soon {
        candidate.lifetime.kind = TokenKind::Short;
    }
    candidate
}

fn unusable(trouble: &Trouble, network: Network, token: &Secret) -> Problem {
    let problem = diagnosis::problem(trouble, Step::Call, network);
    match diagnosis::diagnose(trouble, Step::Call).class {
        Class::Dead if problem.code == Code::Expired => Problem { code: Code::ImportOld, ..problem },
        // It begins like a token and Meta cannot read it: most likely its end was not copied.
        Class::Paste if token.expose().len() < token_shape::USUAL_LENGTH => {
            Problem { code: Code::Cut, ..problem }
        }
        _ => problem,
    }
}
