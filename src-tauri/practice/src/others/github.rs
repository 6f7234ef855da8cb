//! GitHub's addresses for the secrets of Actions (docs.github.com, REST API, Actions secrets).

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::{Key, OthersReply};
use crate::meta::Call;
use crate::moment::Moment;

pub const HOST: &str = "/api.github.com/";

/// The key that secrets are sealed to. Its other half is known: the bytes 1 to 32.
const SEALING_KEY: &str = "B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw=";
const SEALING_KEY_ID: &str = "1380204578043523366";

/// How many days each key has left, as a fine-grained key that a person makes for three months.
const KEY_DAYS: i64 = 90;

/// The owner whose repositories nobody else sees.
const HIDDEN_OWNER: &str = "nobody";

pub fn answer(secrets: &mut BTreeMap<String, Value>, call: &Call, path: &str, now: Moment) -> OthersReply {
    let key = Key::of(call);
    if key == Key::Ended {
        return OthersReply::message(401, "Bad credentials");
    }
    let ends = now.checked_add_signed(TimeDelta::days(KEY_DAYS)).unwrap_or(now);
    let ends = ends.format("%Y-%m-%d %H:%M:%S UTC").to_string();
    let reply = asked(secrets, call, path, key);
    OthersReply { header: Some(("github-authentication-token-expiration", ends)), ..reply }
}

fn asked(secrets: &mut BTreeMap<String, Value>, call: &Call, path: &str, key: Key) -> OthersReply {
    let parts: Vec<&str> = path.split('/').collect();
    let name = match parts.as_slice() {
        ["repos", owner, _, "actions", "secrets", name] if *owner != HIDDEN_OWNER => *name,
        ["repos", owner, _, "environments", _, "secrets", name] if *owner != HIDDEN_OWNER => *name,
        _ => return OthersReply::message(404, "Not Found"),
    };
    if key == Key::Reader {
        return OthersReply::message(403, "Resource not accessible by personal access token");
    }
    match (call.method.as_str(), name) {
        ("GET", "public-key") => {
            OthersReply::json(200, json!({ "key_id": SEALING_KEY_ID, "key": SEALING_KEY }))
        }
        ("PUT", name) => {
            let body: Value = serde_json::from_slice(&call.form).unwrap_or_default();
            let is_sealed = body["encrypted_value"].as_str().is_some_and(is_sealed_box);
            if !is_sealed || body["key_id"] != SEALING_KEY_ID || name.starts_with("GITHUB_") {
                return OthersReply::message(422, "Validation Failed");
            }
            let was_here = secrets.insert(path.to_owned(), body).is_some();
            OthersReply {
                status: if was_here { 204 } else { 201 },
                header: None,
                body: (!was_here).then(|| json!({})),
            }
        }
        _ => OthersReply::message(404, "Not Found"),
    }
}

/// A sealed box is 48 bytes longer than what is in it; here only base64 and the length are looked at.
fn is_sealed_box(value: &str) -> bool {
    const LEAST: usize = 64;
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
    value.len() > LEAST && value.len().is_multiple_of(4) && value.bytes().all(is_base64)
}
