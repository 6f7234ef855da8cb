//! One call to the pretend Meta, from its parameters to its answer.

mod accounts;
mod authorize;
mod code;
mod ended_features;
mod exchange;
mod fields;
mod inspect;
mod login_page;
mod me;
mod misuse;
mod permissions;
mod proof;
mod refresh;
mod reply;
mod revoke;

use serde_json::Value;

use crate::addresses::{self, Address, Endpoint, Lookup};
use crate::faults::{self, Mischief, Strike, Subject};
use crate::log::Row;
use crate::moment::Moment;
use crate::parameters::{Misuse, Parameters};
use crate::refusal::{self, Refusal};
use crate::state::State;
use misuse::{misused, nowhere, other_method};

pub use reply::{Call, Reply};

/// Answers a call; the row is what the log notes about it.
pub fn answer(state: &mut State, call: &Call, now: Moment) -> (Reply, Row) {
    let is_graph = call.path.starts_with("/graph.") || call.path.starts_with("/api.");
    let mut row = row(call, now);
    let done = match addresses::find(&call.method, &call.path) {
        _ if is_graph && let Some(ended) = ended_features::refused(call) => Err(ended),
        Lookup::Here(address) => {
            name(&mut row, address);
            answer_at(state, address, call, now, &mut row)
        }
        Lookup::OtherMethod(address) => {
            name(&mut row, address);
            Err(other_method(address, &call.method))
        }
        Lookup::Nowhere => Err(nowhere(&call.path)),
    };
    let mut reply = done.unwrap_or_else(Reply::refused);
    reply.is_graph = is_graph;
    let is_answered = !matches!(reply.mischief, Some(Mischief::Timeout | Mischief::Hold | Mischief::Reset));
    row.status = is_answered.then_some(reply.status);
    (reply, row)
}

fn answer_at(
    state: &mut State,
    address: &'static Address,
    call: &Call,
    now: Moment,
    row: &mut Row,
) -> Result<Reply, Refusal> {
    let (parameters, choices) = read(address, call)?;
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
        let reply = authorize::answer(state, address, &parameters, choices.as_ref(), call.language, now)?;
        return Ok(Reply { mischief, ..reply });
    }
    within_limit(state, now)?;
    Ok(Reply { mischief, ..Reply::json(call_endpoint(state, address, &parameters, now)?) })
}

/// The parameters of a call are in one place: the query of a GET or the form of a POST. The form of the log-in page holds
/// the person's choices, beside the app's parameters in its query.
fn read(address: &Address, call: &Call) -> Result<(Parameters, Option<Parameters>), Refusal> {
    let query = Parameters::read(&call.query);
    match (address.endpoint, call.method.as_str()) {
        (Endpoint::Authorize, "POST") => Ok((query, Some(Parameters::read(&call.form)))),
        (_, "POST") if !call.query.is_empty() => {
            let rule = "a POST has parameters in its address".to_owned();
            Err(misused(address, Misuse { missing: None, violation: rule }))
        }
        (_, "POST") => Ok((Parameters::read(&call.form), None)),
        _ if !call.form.is_empty() => {
            let rule = "a GET has a body".to_owned();
            Err(misused(address, Misuse { missing: None, violation: rule }))
        }
        (Endpoint::DebugToken, _) => match &call.bearer {
            // The asker's token may come in a header, which keeps it out of the address.
            Some(token) if query.get("access_token").is_none() => {
                Ok((query.with("access_token", token), None))
            }
            _ => Ok((query, None)),
        },
        _ => Ok((query, None)),
    }
}

fn call_endpoint(
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
        Endpoint::Revoke => revoke::answer(state, parameters, now),
        Endpoint::Authorize => Err(nowhere(address.path)),
    }
}

/// The person or Page that a call is about, for faults and the log.
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

/// The error that was set for this call, in the form in which Meta sends it.
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
        // Rounded up to whole minutes, because at the real Meta a call before that lengthens the wait.
        Some(until) if until > now => Err(refusal::limited((until - now).num_seconds().div_euclid(60) + 1)),
        _ => Ok(()),
    }
}

/// A log row without the address. An unknown path may hold a secret, so it is never logged.
fn row(call: &Call, now: Moment) -> Row {
    Row {
        at: now,
        method: call.method.clone(),
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
