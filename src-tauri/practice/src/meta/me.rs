//! `me`: the account that a token belongs to.

use serde_json::{Value, json};

use super::accounts;
use super::fields::chosen;
use super::proof::check_proof;
use crate::known_app::KnownApp;
use crate::moment::Moment;
use crate::network::Network;
use crate::parameters::Parameters;
use crate::people::Person;
use crate::refusal::{Refusal, unknown_token};
use crate::state::State;
use crate::switches::Shape;
use crate::token::Token;

/// The account's fields that the call asks for.
///
/// # Errors
///
/// Meta's refusal of the token, the proof or a field.
pub fn answer(
    state: &mut State,
    network: Network,
    parameters: &Parameters,
    now: Moment,
) -> Result<Value, Refusal> {
    let sent = parameters.text("access_token");
    let token = state.working(network, sent, now)?;
    check_proof(state, network, parameters)?;
    let Some(person) = state.person(network, &token.person) else {
        return Err(unknown_token(network));
    };
    let is_let_in = KnownApp::of(state, token).is_some_and(|app| app.lets_in(person));
    if network == Network::Instagram && !(is_let_in && person.professional) {
        return Err(Refusal::graph("IGApiException", 100, "Unsupported request - method type: get"));
    }
    let everything = about(person, token);
    let fields = parameters.get("fields").unwrap_or(default_fields(network));
    let answer = chosen(&everything, fields)?;
    match (network, state.switches.instagram_shape) {
        (Network::Instagram, Shape::Data) => Ok(json!({"data": [answer]})),
        _ => Ok(answer),
    }
}

fn about(person: &Person, token: &Token) -> Value {
    let Person { name, id, scoped_id, .. } = person;
    let picture = format!("https://scontent.example/{id}.jpg");
    let page = person.pages.iter().find(|page| Some(&page.id) == token.page.as_ref());
    match person.network {
        Network::Threads => json!({
            "id": id, "username": name, "name": name, "threads_profile_picture_url": picture,
            "threads_biography": "", "is_verified": false,
        }),
        Network::Instagram => json!({
            "user_id": id, "id": scoped_id, "username": name, "name": name, "account_type": "Business",
            "profile_picture_url": picture, "followers_count": 120, "follows_count": 40, "media_count": 7,
        }),
        Network::Facebook => match page {
            Some(page) => accounts::about(page),
            None => json!({"id": id, "name": name}),
        },
    }
}

fn default_fields(network: Network) -> &'static str {
    match network {
        Network::Facebook => "id,name",
        _ => "id",
    }
}
