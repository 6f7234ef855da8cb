//! Error bodies in the middle of anything: a log line, a dump of an answer, JSON as a text inside JSON.

use std::ops::Range;

use serde_json::Value;

use super::fields::{Answer, is_metas_kind};
use super::numbers::is_its_own_sign;
use crate::diagnosis::answer::{error_in, number, permissions};
use crate::ports::MetaError;

/// Every answer of Meta's in the text, in the order of the text, each with the part that it takes.
pub fn answers(text: &str) -> Vec<Answer> {
    let mut found = Vec::new();
    search(text, DEEPEST, None, &mut found);
    found
}

/// Whether a text has bodies with an error, and none of them has a field that is Meta's alone.
pub fn lack_signs(text: &str) -> bool {
    let answers = answers(text);
    !answers.is_empty() && answers.iter().all(|answer| !answer.has_own_fields())
}

/// How many braces are tried as the start of a body, so that a text full of braces stays fast to read.
const MOST_STARTS: usize = 4096;
const DEEPEST: usize = 4;

/// `within`: the part of the outer text, while a text inside of it is searched.
fn search(text: &str, depth: usize, within: Option<&Range<usize>>, found: &mut Vec<Answer>) {
    if depth == 0 {
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
                at = start + values.byte_offset();
                let range = within.cloned().unwrap_or(start..at);
                walk(&body, depth, &range, found);
            }
            _ => at = start + 1,
        }
    }
}

/// Looks for answers in an object and in everything inside it.
fn walk(body: &Value, depth: usize, range: &Range<usize>, found: &mut Vec<Answer>) {
    match body {
        Value::Object(fields) => {
            if let Some(answer) = inspection(body, range).or_else(|| token(body, range)) {
                found.push(answer);
            } else if let Some(error) = error_of(body) {
                found.push(Answer { range: range.clone(), error, ..Answer::default() });
            } else {
                fields.values().for_each(|value| walk(value, depth, range, found));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, depth, range, found)),
        Value::String(text) => search(text, depth - 1, Some(range), found),
        _ => {}
    }
}

/// The error of a body. Another program's `error` holds its own error in a text of its own, which is read instead.
fn error_of(body: &Value) -> Option<MetaError> {
    let error = error_in(body, None).filter(|error| !is_anothers(body, error)).or_else(|| bare(body))?;
    let is_empty = error.code.is_none() && error.subcode.is_none() && error.kind.is_none();
    let holds_another = is_empty && error.message.contains('{');
    (!holds_another).then_some(error)
}

/// Whether the form of an error is another program's: fields beside the code that Meta does not have, and none of Meta's
/// own.
fn is_anothers(body: &Value, error: &MetaError) -> bool {
    const BESIDE: [&str; 3] = ["jsonrpc", "success", "ok"];
    const INSIDE: [&str; 7] = ["status", "errors", "reason", "details", "param", "error_code", "error_msg"];
    let Some(inner) = body.get("error").filter(|inner| inner.is_object()) else { return false };
    let is_metas = error.subcode.is_some()
        || error.trace.is_some()
        || error.transient
        || error.kind.as_deref().is_some_and(is_metas_kind)
        || error.message.starts_with("(#")
        || error.code.is_some_and(is_its_own_sign);
    let has_foreign =
        BESIDE.iter().any(|key| body.get(key).is_some()) || INSIDE.iter().any(|key| inner.get(key).is_some());
    has_foreign && !is_metas
}

/// An answer of `debug_token`, of a token that works or does not.
fn inspection(body: &Value, range: &Range<usize>) -> Option<Answer> {
    let data = body.get("data").filter(|data| data.is_object()).unwrap_or(body);
    let is_valid = data.get("is_valid")?.as_bool()?;
    Some(Answer {
        range: range.clone(),
        error: error_in(body, None).unwrap_or_default(),
        is_valid: Some(is_valid),
        expires_at: number(data.get("expires_at")),
        scopes: permissions(data.get("scopes")).unwrap_or_default(),
    })
}

/// An answer that hands out a token: that token works.
fn token(body: &Value, range: &Range<usize>) -> Option<Answer> {
    body.get("access_token")?.as_str().filter(|token| !token.is_empty())?;
    ["token_type", "expires_in"].iter().find_map(|key| body.get(key))?;
    Some(Answer { range: range.clone(), is_valid: Some(true), ..Answer::default() })
}

/// The inner object alone, without `{"error": …}` around it. Objects of other programs have a `code` too, so it needs
/// more of Meta's fields.
fn bare(body: &Value) -> Option<MetaError> {
    number(body.get("code"))?;
    let is_metas = ["error_subcode", "fbtrace_id", "is_transient"].iter().any(|key| body.get(key).is_some())
        || body.get("type").and_then(Value::as_str).is_some_and(is_metas_kind);
    if !is_metas {
        return None;
    }
    error_in(&serde_json::json!({ "error": body }), None)
}
