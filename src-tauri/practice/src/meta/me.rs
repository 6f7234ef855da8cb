//! Whose token it is.

use ring::hmac;
use serde_json::{Map, Value, json};

use crate::network::{APP_SECRET, Network};
use crate::parameters::Parameters;
use crate::people::Person;
use crate::refusal::Refusal;
use crate::state::{Moment, State, Token};
use crate::switches::Shape;

/// The fields that are asked for.
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
        return Err(crate::refusal::unknown_token(network));
    };
    if network == Network::Instagram && !person.tester {
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

/// Takes fields out of all there is. `name{…}` asks for a part of `name`.
pub fn chosen(everything: &Value, fields: &str) -> Result<Value, Refusal> {
    let mut answer = Map::new();
    for field in split(fields) {
        let (name, inner) = match field.split_once('{') {
            Some((name, rest)) => (name, rest.strip_suffix('}')),
            None => (field, None),
        };
        let value = everything.get(name).ok_or_else(|| no_field(name))?;
        match (value, inner) {
            // Empty fields are left out, as Graph does it.
            (Value::Null, _) => {}
            (value, Some(inner)) => {
                answer.insert(name.to_owned(), chosen(value, inner)?);
            }
            (value, None) => {
                answer.insert(name.to_owned(), value.clone());
            }
        }
    }
    Ok(Value::Object(answer))
}

/// Lower-case hex HMAC-SHA256 of the token, keyed with the app secret; checked when it is sent, and missed where the
/// Facebook app demands it.
pub fn check_proof(state: &State, network: Network, parameters: &Parameters) -> Result<(), Refusal> {
    let Some(proof) = parameters.get("appsecret_proof") else {
        let is_demanded = network == Network::Facebook && state.switches.require_app_secret;
        return if is_demanded { Err(no_proof()) } else { Ok(()) };
    };
    let token = parameters.text("access_token");
    let key = hmac::Key::new(hmac::HMAC_SHA256, APP_SECRET.as_bytes());
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
            Some(page) => super::accounts::about(page),
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

/// At the commas outside of braces.
fn split(fields: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let is_end = |letter: char| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        letter == ',' && depth == 0
    };
    fields.split(is_end).collect()
}

fn no_field(name: &str) -> Refusal {
    Refusal::graph("OAuthException", 100, &format!("(#100) Tried accessing nonexisting field ({name})"))
        .breaking("a field that does not exist")
}
