//! The refresh of a long token for another full life (Threads, Instagram).

use chrono::TimeDelta;
use serde_json::Value;

use super::code::written_list;
use super::exchange::token_body;
use crate::moment::Moment;
use crate::network::Network;
use crate::parameters::Parameters;
use crate::refusal::Refusal;
use crate::state::State;
use crate::switches::{List, OldToken, Refreshed};
use crate::token::Ending;

/// Meta's documentation: a token is refreshed when it is "at least 24 hours old".
const MINIMUM_AGE: TimeDelta = TimeDelta::hours(24);

/// Answers with a token that has a full life from now on.
///
/// # Errors
///
/// Meta's refusal of a token that does not work, is short or is too young.
pub fn answer(
    state: &mut State,
    network: Network,
    parameters: &Parameters,
    now: Moment,
) -> Result<Value, Refusal> {
    let sent = parameters.text("access_token");
    let token = state.working(network, sent, now)?.clone();
    if token.short {
        let text = "Error validating access token: A short-lived access token cannot be refreshed.";
        return Err(Refusal::graph("OAuthException", 190, text));
    }
    let scopes = state.scopes(&token);
    if !scopes.iter().any(|scope| scope == network.basic_permission()) {
        return Err(no_permission(network));
    }
    if now - token.issued_at < MINIMUM_AGE {
        let text = "(simulated: token is younger than 24 hours)";
        return Err(Refusal::graph("OAuthException", 100, text));
    }
    let new = token.extended(now);
    let text = match state.switches.refreshed_token {
        Refreshed::Same => {
            state.tokens.insert(sent.to_owned(), new.clone());
            sent.to_owned()
        }
        Refreshed::New => {
            if state.switches.old_token == OldToken::Dies
                && let Some(old) = state.tokens.get_mut(sent)
            {
                old.ended = Some(Ending::Replaced);
            }
            state.mint(new.clone())
        }
    };
    let mut body = token_body(&text, &new, now);
    if network == Network::Instagram
        && state.switches.refresh_tells_permissions
        && let Some(permissions) = written_list(&scopes, written_here(state.switches.permissions))
    {
        body["permissions"] = permissions;
    }
    Ok(body)
}

/// How a refresh writes the permissions. `Absent` is about code answers; for a refresh another switch decides that.
fn written_here(list: List) -> List {
    if list == List::Absent { List::String } else { list }
}

fn no_permission(network: Network) -> Refusal {
    let text = "Application does not have permission for this action";
    let refusal = Refusal::graph(network.exception(), 10, text);
    if network == Network::Threads { refusal.with_status(500) } else { refusal }
}
