//! The exchange of a first token for a long one; on Facebook also of a long one for the next.

use serde_json::{Value, json};

use crate::moment::Moment;
use crate::network::{APP_SECRET, Network};
use crate::parameters::Parameters;
use crate::refusal::Refusal;
use crate::state::State;
use crate::switches::FacebookExchange;
use crate::token::Token;

/// Answers with a long token.
///
/// # Errors
///
/// Meta's refusal of the app, its secret or the token.
pub fn answer(
    state: &mut State,
    network: Network,
    parameters: &Parameters,
    now: Moment,
) -> Result<Value, Refusal> {
    if network == Network::Facebook && parameters.text("client_id") != network.app_id() {
        let text = "Error validating application. Cannot get application info due to a system error.";
        return Err(Refusal::graph("OAuthException", 101, text));
    }
    if parameters.text("client_secret") != APP_SECRET {
        return Err(Refusal::graph("OAuthException", 1, "Error validating client secret."));
    }
    let key = if network == Network::Facebook { "fb_exchange_token" } else { "access_token" };
    let sent = parameters.text(key);
    let token = state.working(network, sent, now)?.clone();
    if network != Network::Facebook && !token.short {
        let text = "Error validating access token: Only a short-lived access token can be exchanged.";
        return Err(Refusal::graph("OAuthException", 190, text));
    }
    let (text, token) = exchanged(state, sent, &token, now);
    Ok(token_body(&text, &token, now))
}

/// `{"access_token","token_type","expires_in"}`; an endless token has no `expires_in`.
pub fn token_body(text: &str, token: &Token, now: Moment) -> Value {
    let mut body = json!({"access_token": text, "token_type": "bearer"});
    if let Some(seconds) = token.seconds_left(now) {
        body["expires_in"] = seconds.into();
    }
    body
}

/// The token that an exchange answers with. Exchanging an endless token gives one with an end date, as was seen at the
/// real Meta. The new one does not count as fetched from `me/accounts`, which still hands out the endless one.
fn exchanged(state: &mut State, sent: &str, token: &Token, now: Moment) -> (String, Token) {
    let new = match state.switches.facebook_exchange {
        _ if token.short || token.network != Network::Facebook => token.extended(now),
        FacebookExchange::SameToken => return (sent.to_owned(), token.clone()),
        FacebookExchange::SameDate => Token { issued_at: now, ..token.clone() },
        FacebookExchange::Extend => token.extended(now),
    };
    let new = Token { taken_with: None, ..new };
    (state.mint(new.clone()), new)
}
