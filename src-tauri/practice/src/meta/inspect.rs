//! `debug_token`: what Meta says about a token. A dead token gives an answer, not an error.

use serde_json::{Value, json};

use super::proof::check_proof;
use crate::known_app::KnownApp;
use crate::moment::Moment;
use crate::network::Network;
use crate::parameters::Parameters;
use crate::refusal::{Body, Refusal, unknown_token};
use crate::state::State;
use crate::token::Token;

/// Answers `{"data":{…}}`.
///
/// # Errors
///
/// Meta's refusal of an asker who may not inspect tokens, or of the proof.
pub fn answer(
    state: &mut State,
    network: Network,
    parameters: &Parameters,
    now: Moment,
) -> Result<Value, Refusal> {
    let asker = parameters.text("access_token");
    let input = parameters.text("input_token");
    check_asker(state, network, asker, now)?;
    // The app's own token contains the secret, so it needs no proof; a proof that is sent is checked all the same.
    if !asker.contains('|') || parameters.get("appsecret_proof").is_some() {
        check_proof(state, network, parameters)?;
    }
    let Some(token) = state.tokens.get(input).filter(|token| token.network == network) else {
        let error = error_of(unknown_token(network));
        return Ok(json!({"data": {"error": error, "is_valid": false, "scopes": []}}));
    };
    let mut data = match network {
        Network::Facebook => facebook(state, token),
        _ => threads(state, token),
    };
    let why_dead = state.why_dead(token, now);
    data["is_valid"] = why_dead.is_none().into();
    if let Some(refusal) = why_dead {
        data["error"] = error_of(refusal);
    }
    Ok(json!({"data": data}))
}

fn facebook(state: &State, token: &Token) -> Value {
    let kind = match token.page {
        Some(_) => "PAGE",
        None if token.is_of_system_user() => "SYSTEM_USER",
        None => "USER",
    };
    // Nobody logs in as a system user, so no date for that.
    let login_by = if token.system { 0 } else { token.login_by.timestamp() };
    let (id, name) = app(state, token);
    let mut data = json!({
        "app_id": id, "type": kind, "application": name,
        "data_access_expires_at": login_by, "expires_at": end(token),
        "scopes": state.scopes(token), "user_id": token.person,
    });
    if !token.short {
        data["issued_at"] = token.issued_at.timestamp().into();
    }
    if let Some(page) = &token.page {
        data["profile_id"] = page.as_str().into();
    }
    data
}

fn threads(state: &State, token: &Token) -> Value {
    json!({
        "type": "USER", "application": app(state, token).1, "data_access_expires_at": token.login_by.timestamp(),
        "expires_at": end(token), "issued_at": token.issued_at.timestamp(), "scopes": state.scopes(token),
        "user_id": token.person,
    })
}

/// The number and the name of the app that the token was issued to.
fn app<'a>(state: &'a State, token: &Token) -> (&'a str, &'a str) {
    KnownApp::of(state, token).map_or(("", ""), |app| (app.id(), app.name()))
}

/// The end in Unix seconds; 0 for an endless token.
fn end(token: &Token) -> i64 {
    token.expires_at.map_or(0, |end| end.timestamp())
}

/// Threads takes the token of any tester; Facebook takes the app's own token or that of a developer of the app, which no
/// system user is: its token may not inspect itself.
fn check_asker(state: &State, network: Network, asker: &str, now: Moment) -> Result<(), Refusal> {
    if network == Network::Facebook
        && let Some((id, secret)) = asker.split_once('|')
    {
        return check_app_token(state, id, secret);
    }
    let token = state.working(network, asker, now)?;
    let person = state.person(network, &token.person);
    let may_ask = match network {
        Network::Facebook => person.is_some_and(|person| person.developer),
        _ => person.zip(KnownApp::of(state, token)).is_some_and(|(person, app)| app.lets_in(person)),
    };
    if may_ask { Ok(()) } else { Err(not_allowed()) }
}

fn check_app_token(state: &State, id: &str, secret: &str) -> Result<(), Refusal> {
    let Some(app) = KnownApp::find(state, Network::Facebook, id) else {
        let text = "Error validating application. Invalid application ID.";
        return Err(Refusal::graph("OAuthException", 101, text));
    };
    if app.is_distrusted() {
        let text = "An active access token must be used to query information about the current user.";
        return Err(Refusal::graph("OAuthException", 2500, text));
    }
    if secret != app.secret() {
        return Err(Refusal::graph("OAuthException", 190, "Invalid OAuth access token signature."));
    }
    Ok(())
}

fn not_allowed() -> Refusal {
    let text = "(#100) You must provide an app access token, or a user access token that is an owner or developer \
                of the app";
    Refusal::graph("OAuthException", 100, text)
}

/// The error of a dead token. Inside of `debug_token` Meta calls `error_subcode` just `subcode`.
fn error_of(refusal: Refusal) -> Value {
    let Body::Json(body) = refusal.body else { return Value::Null };
    let error = &body["error"];
    let mut written = json!({"code": error["code"], "message": error["message"]});
    if let Some(subcode) = error.get("error_subcode") {
        written["subcode"] = subcode.clone();
    }
    written
}
