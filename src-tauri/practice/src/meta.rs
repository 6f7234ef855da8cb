//! One call to the pretend Meta, from its parameters to its answer.

mod accounts;
mod authorize;
mod code;
mod exchange;
mod inspect;
mod me;
mod misuse;
mod page;
mod permissions;
mod refresh;

use serde_json::Value;

use crate::addresses::{self, Address, Endpoint, Found};
use crate::faults::{self, Mischief, Strike, Subject};
use crate::log::Row;
use crate::network::Network;
use crate::parameters::{Parameters, Wrong};
use crate::refusal::{self, Body, Refusal};
use crate::state::{Moment, State};
use misuse::{misused, nowhere, other_method};

/// A call as it came.
pub struct Asked {
    /// HTTP.
    pub method: String,
    /// `/HOST/PATH`.
    pub path: String,
    /// What follows the `?`.
    pub query: Vec<u8>,
    /// The body of a POST.
    pub form: Vec<u8>,
}

/// What goes back.
pub struct Reply {
    /// HTTP.
    pub status: u16,
    /// JSON or a page.
    pub body: Body,
    /// Where the browser goes on to.
    pub location: Option<String>,
    /// What happens to the answer on its way.
    pub mischief: Option<Mischief>,
    /// How many minutes the app is to keep quiet.
    pub regain_minutes: Option<i64>,
    /// Graph answers carry rate headers.
    pub is_graph: bool,
    /// The rule that the caller broke.
    pub violation: Option<String>,
}

/// Answers a call, and says what to write down about it.
pub fn answer(state: &mut State, asked: &Asked, now: Moment) -> (Reply, Row) {
    let is_graph = asked.path.starts_with("/graph.") || asked.path.starts_with("/api.");
    let mut row = row(asked, now);
    let done = match addresses::find(&asked.method, &asked.path) {
        Found::Here(address) => {
            name(&mut row, address);
            at(state, address, asked, now, &mut row)
        }
        Found::OtherMethod(address) => {
            name(&mut row, address);
            Err(other_method(address, &asked.method))
        }
        Found::Nowhere => Err(nowhere(&asked.path)),
    };
    let mut reply = done.unwrap_or_else(Reply::refused);
    reply.is_graph = is_graph;
    let is_answered = !matches!(reply.mischief, Some(Mischief::Timeout | Mischief::Hold | Mischief::Reset));
    row.status = is_answered.then_some(reply.status);
    (reply, row)
}

fn at(
    state: &mut State,
    address: &'static Address,
    asked: &Asked,
    now: Moment,
    row: &mut Row,
) -> Result<Reply, Refusal> {
    let (parameters, choices) = read(address, asked)?;
    row.keys = parameters.keys();
    parameters.check(address).map_err(|wrong| misused(address, wrong))?;
    let subject = subject(state, address, &parameters, &choices);
    row.user = subject.as_ref().map(|subject| subject.person.name.clone());
    let strike = faults::take(&mut state.faults, subject.as_ref(), address.endpoint);
    row.fault = strike.map(|strike| match strike {
        Strike::Error(known) => known.id.clone(),
        Strike::Mischief(mischief) => format!("{mischief:?}").to_lowercase(),
    });
    let mischief = match strike {
        Some(Strike::Error(known)) => return struck(known, address, &parameters),
        Some(Strike::Mischief(mischief)) => Some(mischief),
        None => None,
    };
    if let Some(undone) = mischief.filter(|mischief| !mischief.is_done()) {
        return Ok(Reply { mischief: Some(undone), ..Reply::json(Value::Null) });
    }
    if address.endpoint == Endpoint::Authorize {
        let reply = authorize::answer(state, address, &parameters, choices.as_ref(), now)?;
        return Ok(Reply { mischief, ..reply });
    }
    within_limit(state, now)?;
    Ok(Reply { mischief, ..Reply::json(call(state, address, &parameters, now)?) })
}

/// A call's parameters stand in one place: the query of a GET, the form of a POST. The page's form is the person's.
fn read(address: &Address, asked: &Asked) -> Result<(Parameters, Option<Parameters>), Refusal> {
    let query = Parameters::read(&asked.query);
    match (address.endpoint, asked.method.as_str()) {
        (Endpoint::Authorize, "POST") => Ok((query, Some(Parameters::read(&asked.form)))),
        (_, "POST") if !asked.query.is_empty() => {
            let rule = "a POST has parameters in its address".to_owned();
            Err(misused(address, Wrong { missing: None, violation: rule }))
        }
        (_, "POST") => Ok((Parameters::read(&asked.form), None)),
        _ if !asked.form.is_empty() => {
            let rule = "a GET has a body".to_owned();
            Err(misused(address, Wrong { missing: None, violation: rule }))
        }
        _ => Ok((query, None)),
    }
}

fn call(
    state: &mut State,
    address: &Address,
    parameters: &Parameters,
    now: Moment,
) -> Result<Value, Refusal> {
    match address.endpoint {
        Endpoint::Code => code::answer(state, address.network, parameters, now),
        Endpoint::Exchange => exchange::answer(state, address.network, parameters, now),
        Endpoint::Refresh => refresh::answer(state, address.network, parameters, now),
        Endpoint::Me => me::answer(state, address.network, parameters, now),
        Endpoint::DebugToken => inspect::answer(state, address.network, parameters, now),
        Endpoint::Permissions => permissions::answer(state, parameters, now),
        Endpoint::Accounts => accounts::answer(state, parameters, now),
        Endpoint::Authorize => Err(nowhere(address.path)),
    }
}

/// Who a call is about, for faults and log.
fn subject(
    state: &State,
    address: &Address,
    parameters: &Parameters,
    choices: &Option<Parameters>,
) -> Option<Subject> {
    let network = address.network;
    let token = match address.endpoint {
        Endpoint::Authorize => {
            let person = state.named(network, choices.as_ref()?.get("person")?)?;
            return Some(Subject { person: person.clone(), page: None });
        }
        Endpoint::Code => {
            let person = state.person(network, &state.codes.get(parameters.text("code"))?.person)?;
            return Some(Subject { person: person.clone(), page: None });
        }
        Endpoint::DebugToken => parameters.get("input_token")?,
        _ => parameters.get("access_token").or_else(|| parameters.get("fb_exchange_token"))?,
    };
    let token = state.tokens.get(token)?;
    let person = state.person(network, &token.person)?.clone();
    let page = person.pages.iter().find(|page| Some(&page.id) == token.page.as_ref()).cloned();
    Some(Subject { person, page })
}

fn struck(known: &faults::KnownError, address: &Address, parameters: &Parameters) -> Result<Reply, Refusal> {
    match known.redirect_query() {
        Some(query) if address.endpoint == Endpoint::Authorize => {
            Ok(Reply::redirect(authorize::back(parameters, query, address.network)))
        }
        _ => Err(known.refusal()),
    }
}

fn within_limit(state: &State, now: Moment) -> Result<(), Refusal> {
    match state.limited_until {
        // A part of a minute is a minute: too early lengthens the wait.
        Some(until) if until > now => Err(refusal::limited((until - now).num_seconds().div_euclid(60) + 1)),
        _ => Ok(()),
    }
}

/// A path that is nobody's may hold anything, so it is not written down.
fn row(asked: &Asked, now: Moment) -> Row {
    Row {
        at: now,
        method: asked.method.clone(),
        path: "(unknown)".to_owned(),
        network: None,
        endpoint: None,
        user: None,
        keys: Vec::new(),
        status: None,
        fault: None,
    }
}

fn name(row: &mut Row, address: &Address) {
    row.path = address.path.to_owned();
    row.network = Some(address.network);
    row.endpoint = Some(address.endpoint);
}

impl Reply {
    fn json(body: Value) -> Self {
        Self::with(200, Body::Json(body))
    }

    fn page(html: String) -> Self {
        Self::with(200, Body::Page(html))
    }

    fn redirect(location: String) -> Self {
        Self { location: Some(location), ..Self::with(302, Body::Page(String::new())) }
    }

    fn refused(refusal: Refusal) -> Self {
        let Refusal { status, body, violation, regain_minutes } = refusal;
        let body = match body {
            Body::Page(text) => Body::Page(page::sorry(&text)),
            body => body,
        };
        Self { violation, regain_minutes, ..Self::with(status, body) }
    }

    fn with(status: u16, body: Body) -> Self {
        Self {
            status,
            body,
            location: None,
            mischief: None,
            regain_minutes: None,
            is_graph: false,
            violation: None,
        }
    }
}
