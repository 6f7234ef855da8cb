//! Answers to the question who the token's account is. Meta answers it only to a token that works.

use serde_json::Value;

/// The places where such answers begin.
pub fn answers(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut at, mut starts) = (0, 0);
    while let Some(start) = text[at..].find('{').map(|start| at + start) {
        starts += 1;
        if starts > MOST_STARTS {
            break;
        }
        let (object, end) = object(&text[start..]).unwrap_or((Value::Null, 1));
        at = start + end;
        if is_who(&object) && !is_beside_trouble(text, start, at) {
            found.push(start);
        }
    }
    found
}

const MOST_STARTS: usize = 4096;

/// How long the answer may be in a notation other than JSON.
const LONGEST: usize = 1024;

/// The object at the start of a text, in JSON or as Python and Ruby print it, and where it ends.
fn object(text: &str) -> Option<(Value, usize)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    if let Some(Ok(value)) = values.next() {
        return Some((value, values.byte_offset()));
    }
    let end = text.bytes().take(LONGEST).position(|byte| byte == b'}')? + 1;
    let object = &text[..end];
    if !["'", "=>"].iter().any(|sign| object.contains(sign)) || object[1..].contains('{') {
        return None;
    }
    let json = object.replace('\'', "\"").replace("=>", ":").replace(": None", ": null");
    let json = json.replace(": True", ": true").replace(": False", ": false");
    serde_json::from_str(&json).ok().map(|value| (value, end))
}

/// Whether an object has the account's id and name, and nothing that Meta does not tell of an account. Another service
/// has its user inside of `data`, Meta a list there.
fn is_who(object: &Value) -> bool {
    let Some(fields) = object.as_object() else { return false };
    if let Some([one]) = object.get("data").and_then(Value::as_array).map(Vec::as_slice) {
        return fields.len() == 1 && is_who(one);
    }
    let has_id = ["id", "user_id"].iter().any(|key| {
        let id = object.get(key).and_then(Value::as_str).unwrap_or_default();
        id.len() >= SHORTEST_ID && id.bytes().all(|byte| byte.is_ascii_digit())
    });
    let has_name = object.get("username").and_then(Value::as_str).is_some_and(|name| !name.is_empty());
    has_id && has_name && fields.keys().all(|key| FIELDS.contains(&key.as_str()))
}

/// Meta's ids have 15 digits and more; those of others count from 1.
const SHORTEST_ID: usize = 15;

/// The fields of an account.
const FIELDS: [&str; 15] = [
    "id",
    "user_id",
    "username",
    "name",
    "account_type",
    "biography",
    "website",
    "media_count",
    "followers_count",
    "follows_count",
    "profile_picture_url",
    "threads_profile_picture_url",
    "threads_biography",
    "is_verified",
    "is_verified_user",
];

/// Whether the lines of an object tell of trouble: then it is the account that a program wrote beside its error.
fn is_beside_trouble(text: &str, start: usize, end: usize) -> bool {
    const TROUBLE: [&str; 10] = [
        "error",
        "fail",
        "exception",
        "invalid",
        "expired",
        "refused",
        "190",
        "ошибк",
        "истек",
        "не удалось",
    ];
    let before = text[..start].rsplit('\n').next().unwrap_or_default().to_lowercase();
    let after = text[end..].split('\n').next().unwrap_or_default().to_lowercase();
    TROUBLE.iter().any(|word| before.contains(word) || after.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_that_was_told_is_an_answer_and_an_account_beside_an_error_is_none() {
        for (text, is_answer) in [
            (r#"{"id":"25212345678901201","username":"corner.bakery"}"#, true),
            (r#"me: {"user_id":"17841405793187218","username":"x","account_type":"BUSINESS"}"#, true),
            (r#"{"data":[{"user_id":"17841405793187218","username":"x"}]}"#, true),
            ("200 {'id': '25212345678901201', 'username': 'x', 'is_verified': False}", true),
            (r#"{"id"=>"25212345678901201", "username"=>"x"}"#, true),
            (r#"{"data":{"id":"2244994945123456","name":"X","username":"x"}}"#, false),
            (r#"{"id":"5","username":"admin"}"#, false),
            (r#"{"id":"25212345678901201","username":"x","role":"editor"}"#, false),
            (r#"refresh failed {"id":"25212345678901201","username":"x"}"#, false),
            (r#"{"id":"25212345678901201","username":"x"} ошибка 190"#, false),
            ("{'id': ", false),
        ] {
            assert_eq!(!answers(text).is_empty(), is_answer, "{text}");
        }
    }
}
