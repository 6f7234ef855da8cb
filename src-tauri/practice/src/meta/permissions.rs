//! `me/permissions`: what a person granted the Facebook app.

use serde_json::{Value, json};

use super::proof::check_proof;
use crate::moment::Moment;
use crate::network::Network;
use crate::parameters::Parameters;
use crate::refusal::Refusal;
use crate::state::State;

/// A row for every permission that was asked for. Pages have no such list.
///
/// # Errors
///
/// Meta's refusal of the token, the proof or a Page's token.
pub fn answer(state: &mut State, parameters: &Parameters, now: Moment) -> Result<Value, Refusal> {
    let sent = parameters.text("access_token");
    let token = state.working(Network::Facebook, sent, now)?;
    check_proof(state, Network::Facebook, parameters)?;
    if token.page.is_some() {
        let text = "(#100) Tried accessing nonexisting field (permissions) on node type (Page)";
        return Err(Refusal::graph("OAuthException", 100, text));
    }
    let scopes = state.scopes(token);
    let rows = token.asked.iter().map(|permission| {
        let status = if scopes.contains(permission) { "granted" } else { "declined" };
        json!({"permission": permission, "status": status})
    });
    Ok(json!({"data": rows.collect::<Vec<_>>()}))
}
