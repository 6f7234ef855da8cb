//! The exchange of a first token for a long one; on Facebook also of a long one for the next.

use serde_json::{Value, json};

use crate::addresses::SIXTY_DAYS;
use crate::known_app::KnownApp;
use crate::moment::Moment;
use crate::network::Network;
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
    let key = if network == Network::Facebook { "fb_exchange_token" } else { "access_token" };
    let sent = parameters.text(key);
    let ours = state.tokens.get(sent).filter(|token| token.network == network);
    let issued_to = ours.and_then(|token| KnownApp::of(state, token));
    // Threads and Instagram are told no app: it is the token's.
    let app = match network {
        Network::Facebook => {
            KnownApp::find(state, network, parameters.text("client_id")).ok_or_else(no_app)?
        }
        _ => issued_to.unwrap_or(KnownApp::BuiltIn(network)),
    };
    if parameters.text("client_secret") != app.secret() {
        return Err(Refusal::graph("OAuthException", 1, "Error validating client secret."));
    }
    if issued_to.is_some_and(|issued_to| issued_to.id() != app.id()) {
        return Err(no_app());
    }
    let token = state.working(network, sent, now)?.clone();
    let asks_for_60_days = asks_for_60_days(parameters, &token)?;
    if network != Network::Facebook && !token.short {
        let text = "Error validating access token: Only a short-lived access token can be exchanged.";
        return Err(Refusal::graph("OAuthException", 190, text));
    }
    let (text, token) = exchanged(state, sent, &token, asks_for_60_days, now);
    Ok(token_body(&text, &token, now))
}

fn no_app() -> Refusal {
    let text = "Error validating application. Cannot get application info due to a system error.";
    Refusal::graph("OAuthException", 101, text)
}

/// `{"access_token","token_type","expires_in"}`; an endless token has no `expires_in`.
pub fn token_body(text: &str, token: &Token, now: Moment) -> Value {
    let mut body = json!({"access_token": text, "token_type": "bearer"});
    if let Some(seconds) = token.seconds_left(now) {
        body["expires_in"] = seconds.into();
    }
    body
}

/// Whether the call asks that the new token lives for 60 days, which Meta documents for system users alone.
fn asks_for_60_days(parameters: &Parameters, token: &Token) -> Result<bool, Refusal> {
    let wrong =
        |rule: String| Err(Refusal::graph("OAuthException", 100, "(#100) Param is invalid").breaking(rule));
    match parameters.get(SIXTY_DAYS) {
        None => Ok(false),
        Some("true") if token.is_of_system_user() => Ok(true),
        Some("true") => wrong(format!("{SIXTY_DAYS} is for system users")),
        Some(_) => wrong(format!("{SIXTY_DAYS} is not true")),
    }
}

/// The token that an exchange answers with. Exchanging an endless token gives one with an end date, as was seen at the
/// real Meta. A system user's token gets 60 days where the call asks for them; without that Meta documents no life, and
/// here the date stays. The new one does not count as fetched from `me/accounts`, which still hands out the endless one.
fn exchanged(
    state: &mut State,
    sent: &str,
    token: &Token,
    asks_for_60_days: bool,
    now: Moment,
) -> (String, Token) {
    let new = match state.switches.facebook_exchange {
        _ if asks_for_60_days => token.extended(now),
        _ if token.system && token.expires_at.is_some() => Token { issued_at: now, ..token.clone() },
        _ if token.short || token.network != Network::Facebook => token.extended(now),
        FacebookExchange::SameToken => return (sent.to_owned(), token.clone()),
        FacebookExchange::SameDate => Token { issued_at: now, ..token.clone() },
        FacebookExchange::Extend => token.extended(now),
    };
    let new = Token { taken_with: None, ..new };
    (state.mint(new.clone()), new)
}
