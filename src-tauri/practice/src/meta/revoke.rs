//! `oauth/revoke`: one token is ended, by the app that it was issued to and with another token of the same owner.

use serde_json::{Value, json};

use super::proof::check_proof;
use crate::known_app::KnownApp;
use crate::moment::Moment;
use crate::network::Network;
use crate::parameters::Parameters;
use crate::refusal::Refusal;
use crate::state::State;
use crate::token::Ending;

/// Ends the token and answers `{"success":true}`.
///
/// # Errors
///
/// Meta's refusal of the app, its secret, the token that asks, or a token that is not the same owner's.
pub fn answer(state: &mut State, parameters: &Parameters, now: Moment) -> Result<Value, Refusal> {
    let network = Network::Facebook;
    let app = KnownApp::find(state, network, parameters.text("client_id")).ok_or_else(no_app)?;
    if parameters.text("client_secret") != app.secret() {
        return Err(Refusal::graph("OAuthException", 1, "Error validating client secret."));
    }
    let app = app.id().to_owned();
    let asker = state.working(network, parameters.text("access_token"), now)?;
    check_proof(state, network, parameters)?;
    let old = parameters.text("revoke_token");
    let found = state.working(network, old, now)?;
    let is_its = KnownApp::of(state, found).is_some_and(|issued_to| issued_to.id() == app);
    if !is_its || found.person != asker.person {
        return Err(Refusal::graph("OAuthException", 100, "(#100) Param revoke_token is invalid"));
    }
    if let Some(token) = state.tokens.get_mut(old) {
        token.ended = Some(Ending::Revoked);
    }
    Ok(json!({"success": true}))
}

fn no_app() -> Refusal {
    Refusal::graph("OAuthException", 101, "Error validating application. Invalid application ID.")
}
