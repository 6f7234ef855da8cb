//! Reads Meta's error bodies in all their shapes. Pure: bytes in, facts out.

use serde_json::Value;

use crate::plain;
use crate::ports::MetaError;

/// The error in a body; None when the body is no error or not Meta's. Shapes, in the order they are tried:
/// `{"error":{…}}`, `{"data":{"is_valid":false,"error":{…}}}`, flat `{"error_message",…}`, the same inside of
/// `{"meta":{…}}` (Instagram's older addresses), `{"error":"…","error_description":"…"}` (RFC 6749 section 5.2).
pub fn read_error(body: &[u8], http_status: Option<u16>) -> Option<MetaError> {
    let body: Value = serde_json::from_slice(body).ok()?;
    error_in(&body, http_status)
}

/// Finds the error like [`read_error`], in a body that is already parsed.
pub fn error_in(body: &Value, http_status: Option<u16>) -> Option<MetaError> {
    let nested = body.get("error").filter(|error| error.is_object());
    let inspected = body.pointer("/data/error").filter(|error| error.is_object());
    if let Some(error) = nested.or(inspected) {
        return Some(graph_shape(error, http_status));
    }
    let enveloped = body.get("meta").filter(|meta| meta.is_object());
    let flat = [Some(body), enveloped].into_iter().flatten();
    flat.filter_map(|body| flat_shape(body, http_status)).next().or_else(|| named_shape(body, http_status))
}

/// A whole number, also when it is written as text.
pub fn number(value: Option<&Value>) -> Option<i64> {
    let value = value?;
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

/// A subcode. Meta writes 0 where it has none.
pub fn subcode(value: Option<&Value>) -> Option<i64> {
    number(value).filter(|subcode| *subcode != 0)
}

/// An id as text. Numbers keep all their digits, because ids exceed 2^53.
pub fn id(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) if number.is_u64() => Some(number.to_string()),
        _ => None,
    }
}

/// A list of permissions: an array, or text with commas.
pub fn permissions(value: Option<&Value>) -> Option<Vec<String>> {
    let list: Vec<String> = match value? {
        Value::Array(items) => items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect(),
        Value::String(text) => text.split([',', ' ']).map(str::to_owned).collect(),
        _ => return None,
    };
    let list = list.iter().map(|permission| plain::name(permission));
    Some(list.filter(|permission| !permission.is_empty()).collect())
}

fn graph_shape(error: &Value, http_status: Option<u16>) -> MetaError {
    MetaError {
        http_status,
        code: number(error.get("code")),
        subcode: subcode(error.get("error_subcode").or_else(|| error.get("subcode"))),
        kind: word(error.get("type")),
        message: words(error.get("message"))
            .or_else(|| words(error.get("error_user_msg")))
            .unwrap_or_default(),
        user_title: words(error.get("error_user_title")),
        user_message: words(error.get("error_user_msg")),
        trace: word(error.get("fbtrace_id")),
        transient: error.get("is_transient").is_some_and(is_true),
        wait: None,
    }
}

/// In this shape `code` is an HTTP number and decides nothing; `error_code` of the authorize page is one of Meta's
/// codes.
fn flat_shape(body: &Value, http_status: Option<u16>) -> Option<MetaError> {
    Some(MetaError {
        http_status,
        code: number(body.get("error_code")),
        kind: word(body.get("error_type")),
        message: words(body.get("error_message"))?,
        ..MetaError::default()
    })
}

/// The name of the error becomes part of the message, because there may be no description.
fn named_shape(body: &Value, http_status: Option<u16>) -> Option<MetaError> {
    // A proxy's `{"error":"Forbidden"}` is not an answer of Meta's.
    let name = body.get("error").and_then(Value::as_str).filter(|name| OAUTH_ERRORS.contains(name))?;
    let said = ["error_reason", "error_description"].into_iter().filter_map(|key| words(body.get(key)));
    let message = std::iter::once(name.to_owned()).chain(said).map(|said| said.replace('_', " "));
    Some(MetaError {
        http_status,
        code: number(body.get("error_code")),
        kind: Some(name.to_owned()),
        message: message.collect::<Vec<_>>().join(" "),
        transient: matches!(name, "server_error" | "temporarily_unavailable"),
        ..MetaError::default()
    })
}

/// A sentence of Meta's, cleaned and cut.
fn words(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?;
    Some(plain::message(text))
}

/// A name or an id of Meta's, cleaned and cut.
fn word(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?;
    Some(plain::name(text))
}

fn is_true(value: &Value) -> bool {
    value.as_bool().or_else(|| value.as_str().map(|text| text.eq_ignore_ascii_case("true"))).unwrap_or(false)
}

/// The error names of OAuth: RFC 6749, sections 4.1.2.1 and 5.2.
const OAUTH_ERRORS: [&str; 10] = [
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "invalid_scope",
    "unauthorized_client",
    "unsupported_grant_type",
    "unsupported_response_type",
    "access_denied",
    "server_error",
    "temporarily_unavailable",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_graph_shape_gives_code_subcode_and_trace() {
        let error = read(
            r#"{"error":{"message":"m","type":"OAuthException","code":190,"error_subcode":463,"fbtrace_id":"T"}}"#,
        );
        assert_eq!((error.code, error.subcode, error.trace.as_deref()), (Some(190), Some(463), Some("T")));
    }

    #[test]
    fn a_subcode_of_zero_is_none() {
        for zero in ["0", "\"0\""] {
            let error = read(&format!(r#"{{"error":{{"message":"m","code":190,"error_subcode":{zero}}}}}"#));
            assert_eq!((error.code, error.subcode), (Some(190), None), "{zero}");
        }
    }

    #[test]
    fn the_flat_shape_has_no_graph_code() {
        let error = read(
            r#"{"error_type":"OAuthException","code":400,"error_message":"Invalid authorization code"}"#,
        );
        assert_eq!((error.code, error.message.as_str()), (None, "Invalid authorization code"));
    }

    #[test]
    fn the_authorize_page_has_a_code_of_its_own() {
        assert_eq!(read(r#"{"error_message":"m","error_code":1349245}"#).code, Some(1_349_245));
    }

    #[test]
    fn a_dead_token_under_inspection_is_an_error_although_http_says_200() {
        let error = read(r#"{"data":{"is_valid":false,"error":{"code":190,"message":"m","subcode":463}}}"#);
        assert_eq!((error.code, error.subcode), (Some(190), Some(463)));
    }

    #[test]
    fn the_older_envelope_is_read_as_what_is_inside_of_it() {
        let inside = r#"{"error_type":"OAuthAccessTokenException","code":400,"error_message":"m"}"#;
        let error = read(&format!(r#"{{"meta":{inside}}}"#));
        assert_eq!(error, read(inside));
        assert_eq!((error.code, error.kind.as_deref()), (None, Some("OAuthAccessTokenException")));
    }

    #[test]
    fn an_error_by_name_alone_is_an_error() {
        let error = read(r#"{"error":"invalid_request","error_description":"Insufficient developer role"}"#);
        assert_eq!(error.message, "invalid request Insufficient developer role");
        assert_eq!(read(r#"{"error":"access_denied"}"#).message, "access denied");
    }

    #[test]
    fn an_answer_is_no_error() {
        for answer in [
            r#"{"access_token":"x","token_type":"bearer","expires_in":5183944}"#,
            r#"{"data":[{"user_id":"1","username":"mara"}]}"#,
            r#"{"data":{"is_valid":true,"expires_at":0}}"#,
            r#"{"meta":{"code":200},"data":{}}"#,
            r#"{"error":null}"#,
            r#"{"error":"Forbidden"}"#,
            "[]",
            "<html>",
            "",
        ] {
            assert_eq!(read_error(answer.as_bytes(), Some(200)), None, "{answer}");
        }
    }

    #[test]
    fn ids_keep_every_digit() {
        let body: Value =
            serde_json::from_str(r#"{"a":17841405793187218,"b":"17841405793187218","c":1.5}"#).unwrap();
        assert_eq!(id(body.get("a")).as_deref(), Some("17841405793187218"));
        assert_eq!(id(body.get("b")), id(body.get("a")));
        assert_eq!(id(body.get("c")), None);
    }

    #[test]
    fn permissions_are_read_from_text_and_from_a_list() {
        let body: Value = serde_json::from_str(r#"{"a":"x,y","b":["x","y"],"c":""}"#).unwrap();
        assert_eq!(permissions(body.get("a")), permissions(body.get("b")));
        assert_eq!(permissions(body.get("c")), Some(vec![]));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(body in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read_error(&body, None);
        }
    }

    fn read(body: &str) -> MetaError {
        read_error(body.as_bytes(), Some(400)).unwrap()
    }
}
