//! Meta's error without its sentence, as far as it may be shown and kept.
//!
//! Meta writes `type` and `fbtrace_id`, and whoever answers in its place may put a part of the token there. So each has
//! to have the shape that Meta's have, also where it is read back from a ledger, and none may share a piece with a
//! secret that is known.

use serde::{Deserialize, Deserializer, Serialize};

use crate::hide;
use crate::secret::Secret;

/// Meta's numbers and ids of an error, for "Show details".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MetaFacts {
    /// Meta's `code`, a Graph API error number.
    pub code: Option<i64>,
    /// Meta's `error_subcode`, which narrows the code down.
    pub subcode: Option<i64>,
    /// Meta's `type`, e.g. `OAuthException`.
    #[serde(rename = "type", default, deserialize_with = "kept_kind")]
    pub kind: Option<String>,
    /// Meta's `fbtrace_id`: its support finds the call by it.
    #[serde(default, deserialize_with = "kept_trace")]
    pub fbtrace_id: Option<String>,
    /// The HTTP status of the answer.
    pub http_status: Option<u16>,
}

/// The longest `type` and `fbtrace_id` that are kept: Meta's have about 30 and 23 characters.
const LONGEST: usize = 40;

impl MetaFacts {
    /// The facts without a `type` or `fbtrace_id` that Meta does not write.
    #[must_use]
    pub fn in_shape(self) -> Self {
        let kind = self.kind.filter(|kind| is_kind(kind));
        Self { kind, fbtrace_id: self.fbtrace_id.filter(|trace| is_trace(trace)), ..self }
    }

    /// The facts without a `type` or `fbtrace_id` that has a piece of one of these secrets.
    #[must_use]
    pub fn apart_from(self, secrets: &[&Secret]) -> Self {
        let is_apart = |text: &String| !secrets.iter().any(|secret| secret.has_piece_in(text));
        Self { kind: self.kind.filter(is_apart), fbtrace_id: self.fbtrace_id.filter(is_apart), ..self }
    }
}

/// Meta's types are named like its classes, `OAuthException`; RFC 6749 writes `invalid_request`.
fn is_kind(text: &str) -> bool {
    let is_class = text.ends_with("Exception") || text.ends_with("Error");
    let is_letter = |byte: u8| match byte {
        b'_' => true,
        _ if is_class => byte.is_ascii_alphabetic(),
        _ => byte.is_ascii_lowercase(),
    };
    text.len() <= LONGEST && text.bytes().all(is_letter) && !hide::begins_like_a_token(text)
}

/// Traces are base64, in the older ones with `+` and `/`.
fn is_trace(text: &str) -> bool {
    text.len() <= LONGEST
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-+/".contains(&byte))
        && !hide::begins_like_a_token(text)
        && hide::hidden(text).is_none()
}

fn kept_kind<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.filter(|kind| is_kind(kind)))
}

fn kept_trace<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.filter(|trace| is_trace(trace)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_meta_writes_is_kept() {
        for kind in ["OAuthException", "IGApiException", "APINotFoundError", "invalid_request"] {
            assert_eq!(facts(kind, "T").in_shape().kind.as_deref(), Some(kind));
        }
        for trace in [
            "H2il2t5bn4e",
            "F2+nGYsbU2v",
            "Hib/71nvuXv",
            "AQf5oWTRKxDeIIweXJrRRYJ",
            "A_teeOpMVJNeoabpK5OZLGL",
        ] {
            assert_eq!(facts("OAuthException", trace).in_shape().fbtrace_id.as_deref(), Some(trace));
        }
    }

    #[test]
    fn what_meta_does_not_write_is_dropped() {
        let long = "a".repeat(LONGEST + 1);
        for text in ["THAAmadeUp", "EAAmadeUp", "IGAAmadeUpException", "two words", "a=b", "\u{1b}[2J", &long]
        {
            assert_eq!(facts(text, text).in_shape(), MetaFacts::default(), "{text}");
        }
        assert_eq!(facts("madeUp7piece", "T").in_shape().kind, None, "a class has another name");
    }

    #[test]
    fn what_a_ledger_holds_has_to_have_the_shape_too() {
        let stored = json!({ "code": 190, "type": "THAAmadeUp", "fbtrace_id": "IGAAmadeUp0123456789" });
        let read: MetaFacts = serde_json::from_value(stored).unwrap();
        assert_eq!(read, MetaFacts { code: Some(190), ..MetaFacts::default() });
    }

    proptest! {
        #[test]
        fn no_piece_of_a_known_secret_is_kept(
            token in "THAA[A-Za-z0-9]{60,180}",
            from in 0_usize..40,
            length in 6_usize..24,
            around in "[A-Za-z]{0,8}",
        ) {
            let piece = format!("{around}{}Exception", &token[from..from + length]);
            let kept = facts(&piece, &piece).apart_from(&[&Secret::new(token)]);
            prop_assert_eq!(kept, MetaFacts::default());
        }
    }

    fn facts(kind: &str, trace: &str) -> MetaFacts {
        MetaFacts { kind: Some(kind.to_owned()), fbtrace_id: Some(trace.to_owned()), ..MetaFacts::default() }
    }
}
