//! Error bodies in the middle of anything: a log line, a dump of an answer, JSON as a text inside JSON.

use serde_json::Value;

use crate::diagnosis::answer::{error_in, number};
use crate::ports::MetaError;

/// Every error of Meta's in the text, in the order of the text.
pub fn errors(text: &str) -> Vec<MetaError> {
    let mut found = Vec::new();
    search(text, DEEPEST, &mut found);
    found
}

/// How many braces are tried as the start of a body, so that a text full of braces stays fast to read.
const MOST_STARTS: usize = 64;
const DEEPEST: usize = 4;

fn search(text: &str, depth: usize, found: &mut Vec<MetaError>) {
    if depth == 0 || !text.contains('{') {
        return;
    }
    let (mut at, mut starts) = (0, 0);
    while let Some(start) = text[at..].find('{').map(|start| at + start) {
        starts += 1;
        if starts > MOST_STARTS {
            break;
        }
        let mut values = serde_json::Deserializer::from_str(&text[start..]).into_iter::<Value>();
        match values.next() {
            Some(Ok(body)) => {
                walk(&body, depth, found);
                at = start + values.byte_offset();
            }
            _ => at = start + 1,
        }
    }
    if found.is_empty()
        && let Some(plain) = unescaped(text)
    {
        search(&plain, depth - 1, found);
    }
}

/// Looks for errors in an object and in everything inside it.
fn walk(body: &Value, depth: usize, found: &mut Vec<MetaError>) {
    match body {
        Value::Object(fields) => {
            if let Some(error) = error_in(body, None).or_else(|| bare(body)) {
                found.push(error);
                return;
            }
            fields.values().for_each(|value| walk(value, depth, found));
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, depth, found)),
        Value::String(text) => search(text, depth - 1, found),
        _ => {}
    }
}

/// The inner object alone, without `{"error": …}` around it. Objects of other programs have a `code` too, so it needs
/// more of Meta's fields.
fn bare(body: &Value) -> Option<MetaError> {
    number(body.get("code"))?;
    let is_metas = ["error_subcode", "fbtrace_id", "is_transient"].iter().any(|key| body.get(key).is_some())
        || body.get("type").and_then(Value::as_str).is_some_and(|kind| kind.ends_with("Exception"));
    if !is_metas {
        return None;
    }
    error_in(&serde_json::json!({ "error": body }), None)
}

/// Removes one layer of escapes: JSON within text, HTML or percent-encoding.
fn unescaped(text: &str) -> Option<String> {
    if text.contains("\\\"") {
        return Some(text.replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if text.contains("&quot;") {
        return Some(text.replace("&quot;", "\"").replace("&amp;", "&").replace("&#039;", "'"));
    }
    None
}
