//! The exchange of a log-in's code for its first token.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::known_app::KnownApp;
use crate::moment::Moment;
use crate::network::Network;
use crate::parameters::Parameters;
use crate::refusal::Refusal;
use crate::state::{Code, State};
use crate::switches::{Ids, List, Shape};
use crate::token::{LOGIN_LIFETIME, SHORT_LIFETIME, Token};

/// Answers with the first token; a code is good once.
///
/// # Errors
///
/// Meta's refusal of the app, its secret, the code or the return address.
pub fn answer(
    state: &mut State,
    network: Network,
    parameters: &Parameters,
    now: Moment,
) -> Result<Value, Refusal> {
    let app =
        KnownApp::find(state, network, parameters.text("client_id")).ok_or_else(|| wrong_app(network))?;
    if parameters.text("client_secret") != app.secret() {
        return Err(wrong_secret(network));
    }
    let app = app.made_id();
    let code = state.codes.get_mut(parameters.text("code"));
    let code = code.filter(|code| code.network == network && code.app == app);
    let code = code.filter(|code| !code.used).ok_or_else(|| used(network))?;
    if now - code.issued_at >= code_lifetime(network) {
        return Err(late(network));
    }
    if code.redirect_uri != parameters.text("redirect_uri") {
        return Err(other_address(network));
    }
    code.used = true;
    let code = code.clone();
    let text = state.mint(first_token(&code, now));
    Ok(body(state, &code, text))
}

fn first_token(code: &Code, now: Moment) -> Token {
    Token {
        network: code.network,
        app: code.app.clone(),
        person: code.person.clone(),
        page: None,
        short: true,
        issued_at: now,
        expires_at: Some(now + SHORT_LIFETIME),
        login_by: now + LOGIN_LIFETIME,
        asked: code.asked.clone(),
        granted: code.granted.clone(),
        ended: None,
        taken_with: None,
        system: false,
        assets: None,
    }
}

fn body(state: &State, code: &Code, token: String) -> Value {
    if code.network == Network::Facebook {
        return json!({"access_token": token, "token_type": "bearer", "expires_in": SHORT_LIFETIME.num_seconds()});
    }
    let id = state.person(code.network, &code.person).map_or("", |person| person.scoped_id.as_str());
    let mut body = json!({"access_token": token, "user_id": written_id(id, state.switches.ids)});
    if code.network == Network::Threads {
        return body;
    }
    if let Some(permissions) = written_list(&code.granted, state.switches.permissions) {
        body["permissions"] = permissions;
    }
    match state.switches.instagram_shape {
        Shape::Flat => body,
        Shape::Data => json!({"data": [body]}),
    }
}

fn written_id(id: &str, ids: Ids) -> Value {
    match (ids, id.parse::<u64>()) {
        (Ids::Number, Ok(number)) => number.into(),
        _ => id.into(),
    }
}

/// A list of names in the form that the switch chooses; None where it is absent.
pub fn written_list(names: &[String], list: List) -> Option<Value> {
    match list {
        List::String => Some(names.join(",").into()),
        List::Array => Some(names.into()),
        List::Absent => None,
    }
}

/// How long a code is good. Meta documents an hour for Threads and Instagram; for Facebook ten minutes are reported.
fn code_lifetime(network: Network) -> TimeDelta {
    if network == Network::Facebook { TimeDelta::minutes(10) } else { TimeDelta::hours(1) }
}

fn wrong_app(network: Network) -> Refusal {
    match network {
        Network::Instagram => Refusal::flat("Invalid platform app"),
        Network::Threads => Refusal::flat("Error validating application. Invalid application ID."),
        Network::Facebook => {
            Refusal::graph("OAuthException", 101, "Error validating application. Invalid application ID.")
        }
    }
}

/// Instagram answers a wrong secret with the words for another return address.
fn wrong_secret(network: Network) -> Refusal {
    match network {
        Network::Instagram => other_address(network),
        Network::Threads => Refusal::flat("Error validating client secret."),
        Network::Facebook => Refusal::graph("OAuthException", 1, "Error validating client secret."),
    }
}

fn used(network: Network) -> Refusal {
    match network {
        Network::Facebook => {
            Refusal::graph_sub("OAuthException", 100, 36009, "This authorization code has been used.")
        }
        _ => Refusal::flat("Matching code was not found or was already used"),
    }
}

fn late(network: Network) -> Refusal {
    match network {
        Network::Facebook => {
            Refusal::graph_sub("OAuthException", 100, 36007, "This authorization code has expired.")
        }
        Network::Instagram => Refusal::flat("Invalid authorization code"),
        Network::Threads => used(network),
    }
}

fn other_address(network: Network) -> Refusal {
    let text = "Error validating verification code. Please make sure your redirect_uri is identical to the one you \
                used in the OAuth dialog request";
    match network {
        Network::Facebook => Refusal::graph_sub("OAuthException", 100, 36008, text),
        _ => Refusal::flat(text),
    }
}
