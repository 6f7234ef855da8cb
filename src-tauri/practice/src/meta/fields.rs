//! The `fields` parameter of the Graph API.

use serde_json::{Map, Value};

use crate::refusal::Refusal;

/// The fields of `everything` that a `fields` parameter names; `name{…}` asks for a part of `name`.
///
/// # Errors
///
/// Meta's refusal of a field that does not exist.
pub fn chosen(everything: &Value, fields: &str) -> Result<Value, Refusal> {
    let mut answer = Map::new();
    for field in split(fields) {
        let (name, inner) = match field.split_once('{') {
            Some((name, rest)) => (name, rest.strip_suffix('}')),
            None => (field, None),
        };
        let value = everything.get(name).ok_or_else(|| no_field(name))?;
        match (value, inner) {
            // The Graph API leaves empty fields out.
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

/// Splits at the commas outside of braces.
fn split(fields: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    let is_end = |letter: char| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        letter == ',' && depth == 0
    };
    fields.split(is_end).collect()
}

/// Meta's words for an unknown field, recorded as a broken rule.
fn no_field(name: &str) -> Refusal {
    Refusal::graph("OAuthException", 100, &format!("(#100) Tried accessing nonexisting field ({name})"))
        .breaking("a field that does not exist")
}
