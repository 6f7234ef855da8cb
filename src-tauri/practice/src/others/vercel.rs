//! Vercel's address for the environment variables of a project, and its deploy hooks (vercel.com, REST API).

use serde_json::{Value, json};

use super::{Key, OthersReply};
use crate::given::Given;
use crate::meta::Call;

pub const HOST: &str = "/api.vercel.com/";

pub fn answer(given: &mut Given, call: &Call, path: &str) -> OthersReply {
    let parts: Vec<&str> = path.split('/').collect();
    match (call.method.as_str(), parts.as_slice()) {
        ("POST", ["v10", "projects", project, "env"]) => match Key::of(call) {
            Key::Ended => error(403, "forbidden", "Not authorized"),
            Key::Reader => error(403, "forbidden", "You don't have permission to create a project variable."),
            Key::Good => variable(given, call, project),
        },
        // The address of a hook is its own key.
        ("POST", ["v1", "integrations", "deploy", project, hook]) => {
            *given.deploys.entry(format!("{project}/{hook}")).or_default() += 1;
            OthersReply::json(201, json!({ "job": { "id": "made-up", "state": "PENDING" } }))
        }
        _ => error(404, "not_found", "The requested API endpoint was not found."),
    }
}

fn variable(given: &mut Given, call: &Call, project: &str) -> OthersReply {
    let body: Value = serde_json::from_slice(&call.form).unwrap_or_default();
    let (Some(name), Some(_), Some(kind)) =
        (body["key"].as_str(), body["value"].as_str(), body["type"].as_str())
    else {
        return error(400, "bad_request", "Invalid request: missing required property.");
    };
    let targets = body["target"].as_array().cloned().unwrap_or_default();
    if targets.is_empty() || kind == "sensitive" && targets.contains(&json!("development")) {
        return error(400, "bad_request", "Invalid request: `target` is invalid.");
    }
    let is_replaced = String::from_utf8_lossy(&call.query).split('&').any(|pair| pair == "upsert=true");
    let place = format!("{project}/{name}");
    if given.vercel.contains_key(&place) && !is_replaced {
        let failed = json!([{ "error": { "code": "ENV_CONFLICT", "key": name } }]);
        return OthersReply::json(201, json!({ "created": [], "failed": failed }));
    }
    given.vercel.insert(place, body.clone());
    let created = json!({ "key": name, "type": kind, "target": targets });
    OthersReply::json(201, json!({ "created": created, "failed": [] }))
}

fn error(status: u16, code: &str, message: &str) -> OthersReply {
    OthersReply::json(status, json!({ "error": { "code": code, "message": message } }))
}
