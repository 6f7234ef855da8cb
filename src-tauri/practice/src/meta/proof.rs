//! `appsecret_proof`, by which an app signs its calls.

use ring::hmac;

use crate::known_app::KnownApp;
use crate::network::{APP_SECRET, Network};
use crate::parameters::Parameters;
use crate::refusal::Refusal;
use crate::state::State;

/// Checks the proof where one is sent, and misses it where the Facebook app demands it: the HMAC-SHA256 of the token,
/// keyed with the app secret, in lower-case hex.
///
/// # Errors
///
/// Meta's refusal of a wrong or missing proof.
pub fn check_proof(state: &State, network: Network, parameters: &Parameters) -> Result<(), Refusal> {
    let Some(proof) = parameters.get("appsecret_proof") else {
        let is_demanded = network == Network::Facebook && state.switches.require_app_secret;
        return if is_demanded { Err(no_proof()) } else { Ok(()) };
    };
    let token = parameters.text("access_token");
    let app = state.tokens.get(token).and_then(|token| KnownApp::of(state, token));
    let secret = app.map_or(APP_SECRET, KnownApp::secret);
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let right: String =
        hmac::sign(&key, token.as_bytes()).as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    if proof == right {
        return Ok(());
    }
    let text = "Invalid appsecret_proof provided in the API argument";
    Err(Refusal::graph("GraphMethodException", 100, text))
}

fn no_proof() -> Refusal {
    let text = "API calls from the server require an appsecret_proof argument";
    Refusal::graph("GraphMethodException", 100, text)
}
