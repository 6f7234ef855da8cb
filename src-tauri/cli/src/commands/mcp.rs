//! A server of the Model Context Protocol on standard input and output, for coding agents (modelcontextprotocol.io,
//! specification of 2025-06-18).
//!
//! Each tool is one of our own commands, run by this program for itself with `--json`: so an agent is answered what the
//! contract promises to scripts, and nothing that only a person may see is within its reach. No command that prints a secret
//! is among them, and whatever they say passes the search for secrets once more.
//!
//! The crate rmcp would add a megabyte to the program, most of it for schemas and transports that nothing here uses.

mod tools;

use std::io::BufRead as _;

use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::exit::Exit;
use crate::session::{Ended, Session};

/// The versions of the protocol whose tools are called as these are; the newest first.
const VERSIONS: [&str; 3] = ["2025-06-18", "2025-03-26", "2024-11-05"];

/// Errors of JSON-RPC 2.0, section 5.1.
const NO_JSON: i64 = -32_700;
const NO_REQUEST: i64 = -32_600;
const NO_METHOD: i64 = -32_601;
const NO_PARAMETERS: i64 = -32_602;

/// The longest message that is read: an error text to be explained has kilobytes.
const LONGEST: usize = 1 << 20;

pub async fn run(session: &Session<'_>) -> Ended {
    let mut messages = lines();
    while let Some(message) = messages.recv().await {
        if let Some(answer) = answer(session, &message).await {
            session.voice.raw(&answer.to_string());
        }
    }
    Ok(Exit::Done)
}

/// The lines of standard input, until it is closed. They are read on a thread of their own, because such a read cannot be
/// cut off.
fn lines() -> mpsc::Receiver<String> {
    let (send, receive) = mpsc::channel(1);
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines() {
            let Ok(line) = line else { break };
            if !line.trim().is_empty() && send.blocking_send(line).is_err() {
                break;
            }
        }
    });
    receive
}

/// The answer to a message; None to a notification.
async fn answer(session: &Session<'_>, message: &str) -> Option<Value> {
    if message.len() > LONGEST {
        return Some(failed(&Value::Null, NO_REQUEST, "the message is too long"));
    }
    let Ok(message) = serde_json::from_str::<Value>(message) else {
        return Some(failed(&Value::Null, NO_JSON, "this is no JSON"));
    };
    let Some(method) = message["method"].as_str() else {
        return Some(failed(&message["id"], NO_REQUEST, "this is no request"));
    };
    // A message without an id wants no answer.
    let id = message.get("id")?;
    let done = match method {
        "initialize" => Ok(greeting(&message["params"])),
        "ping" => Ok(json!({})),
        "tools/list" => Ok(json!({ "tools": tools::list() })),
        "tools/call" => called(session, &message["params"]).await,
        _ => Err((NO_METHOD, format!("there is no {method}"))),
    };
    Some(match done {
        Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
        Err((code, words)) => failed(id, code, &words),
    })
}

/// What we can do, in the version that the other side speaks where we speak it too.
fn greeting(parameters: &Value) -> Value {
    let asked = parameters["protocolVersion"].as_str();
    let version = VERSIONS.into_iter().find(|version| Some(*version) == asked).unwrap_or(VERSIONS[0]);
    json!({
        "protocolVersion": version,
        "capabilities": { "tools": {} },
        "serverInfo": { "name": "sixty", "version": env!("CARGO_PKG_VERSION") },
        "instructions": "Keeps access tokens of Instagram, Threads and Facebook alive. No answer holds a token.",
    })
}

async fn called(session: &Session<'_>, parameters: &Value) -> Result<Value, (i64, String)> {
    let name = parameters["name"].as_str().unwrap_or_default();
    let call = tools::call(name, &parameters["arguments"]).map_err(|words| (NO_PARAMETERS, words))?;
    Ok(call.run(session).await)
}

fn failed(id: &Value, code: i64, words: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": words } })
}
